"""What is asked of plans and tasks, and what people hand in to make, change and report on them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor
from phoihop.foundation.refusals import Invalid
from phoihop.indicators.models import Indicator, Target
from phoihop.organisations.fields import BodyField, DayField
from phoihop.people.models import Person
from phoihop.plans.fields import IndicatorsField, TaskField
from phoihop.plans.models import Block, Plan, PlanQuerySet, Task, TaskQuerySet
from phoihop.plans.rules import Clause, PlanKind, Source, State, clauses_of
from phoihop.plans.services import NewTask
from phoihop.programmes.fields import BodiesField, LastDayField
from phoihop.programmes.models import Programme

SCOPES = [
    ("", gettext_lazy("Of my bodies, and those I coordinate")),
    ("mine", gettext_lazy("Of my bodies")),
    ("coordinated", gettext_lazy("Of programmes I coordinate")),
    ("all", gettext_lazy("All I may see")),
]
STATES = [
    ("", gettext_lazy("Overdue or nearly due")),
    *State.choices,
    ("all", gettext_lazy("However they stand")),
]


class AskedForm(forms.Form):
    """What a service is called with."""

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        return dict(self.cleaned_data)


def _text(label: Any, rows: int = 3, **facts: Any) -> forms.CharField:  # noqa: ANN401 - passed on as they are
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **facts)


class PlanSearchForm(forms.Form):
    """Which plans a person looks for."""

    q = forms.CharField(label=gettext_lazy("Title or number"), required=False)

    def found(self, plans: PlanQuerySet) -> PlanQuerySet:
        """Those of `plans` that answer."""
        self.is_valid()
        return plans.search(self.cleaned_data.get("q") or "").for_listing()


class TaskSearchForm(forms.Form):
    """Which tasks a person looks for: without a word those overdue or nearly due that concern them."""

    q = forms.CharField(label=gettext_lazy("Task, product or source"), required=False)
    scope = forms.ChoiceField(label=gettext_lazy("Whose"), required=False, choices=SCOPES)
    state = forms.ChoiceField(label=gettext_lazy("How they stand"), required=False, choices=STATES)
    block = forms.ModelChoiceField(
        label=gettext_lazy("Block"),
        queryset=Block.objects.all(),
        required=False,
        to_field_name="code",
        empty_label=gettext_lazy("All blocks"),
    )
    body = BodyField(label=gettext_lazy("Lead or co-operating body"), required=False)

    def of_scope(self, person: Person) -> TaskQuerySet:
        """The binding tasks within the scope asked for, however they stand."""
        self.is_valid()
        visible = Task.objects.visible_to(person).binding()
        mine = visible.of_bodies({body.pk for body in person.bodies})
        match self.cleaned_data.get("scope"):
            case "mine":
                return mine
            case "coordinated":
                return visible.coordinated_by(person)
            case "all":
                return visible
            case _:
                return mine | visible.coordinated_by(person)

    def found(self, person: Person) -> TaskQuerySet:
        """Those that answer to whatever could be read."""
        today = timezone.localdate()
        tasks = self.of_scope(person)
        wanted = self.cleaned_data
        state = wanted.get("state") or ""
        if not state:
            tasks = tasks.overdue(today) | tasks.near_due(today)
        elif state != "all":
            tasks = tasks.in_state(State(state), today)
        if wanted.get("block"):
            tasks = tasks.filter(block=wanted["block"])
        if wanted.get("body"):
            tasks = tasks.of_bodies({wanted["body"].pk})
        return tasks.search(wanted.get("q") or "").for_listing()


class PlanForm(AskedForm):
    """A plan as its paper states it."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=400)
    title_en = forms.CharField(label=gettext_lazy("English title"), max_length=400, required=False)
    reference = forms.CharField(label=gettext_lazy("Number and symbol"), max_length=120, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of plan"), choices=PlanKind.choices)
    since = DayField(label=gettext_lazy("First day"))
    until = LastDayField(label=gettext_lazy("Last day"))


class ApproveForm(AskedForm):
    """The approval of a plan or of its amendment."""

    approved_on = DayField(label=gettext_lazy("Approved on"), initial=timezone.localdate)
    reference = forms.CharField(
        label=gettext_lazy("Number and symbol"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Of the paper that approves it; empty keeps the one before."),
    )


class AmendForm(AskedForm):
    """The beginning of an amendment."""

    summary = _text(gettext_lazy("What is amended, and why"), 4)


class SureForm(AskedForm):
    """Nothing is asked but whether it is meant."""


class TermsForm(AskedForm):
    """What is asked by a task."""

    name = _text(gettext_lazy("Task"))
    product = forms.CharField(
        label=gettext_lazy("Product"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("What is handed in at the end: a report, a plan, a list."),
    )
    lead = BodyField(label=gettext_lazy("Lead body"))
    partners = BodiesField(
        label=gettext_lazy("Co-operating bodies"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One body a line, by name or address."),
    )
    block = forms.ModelChoiceField(label=gettext_lazy("Block"), queryset=Block.objects.all(), required=False)
    starts_on = DayField(label=gettext_lazy("Starts on"), required=False)
    due_on = DayField(label=gettext_lazy("To be completed by"))
    weight = forms.IntegerField(
        label=gettext_lazy("Weight"),
        initial=1,
        min_value=1,
        max_value=1_000,
        localize=False,
        help_text=gettext_lazy("How much it counts for in the progress of the whole."),
    )


class TaskForm(TermsForm):
    """A task to be put into a plan, perhaps as a part of another."""

    parent = TaskField(label=gettext_lazy("Part of the task"), queryset=Task.objects.none(), required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = plan.tasks.select_related("lead")  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """The task, as services take it."""
        return {"task": NewTask(**self.cleaned_data)}


class GiveForm(TermsForm):
    """A task outside any plan."""

    source_kind = forms.ChoiceField(
        label=gettext_lazy("Source"),
        choices=[choice for choice in Source.choices if choice[0] != Source.PLAN],
        initial=Source.AD_HOC,
    )
    source_label = forms.CharField(label=gettext_lazy("Where it comes from"), max_length=400, required=False)

    def asked(self) -> dict[str, Any]:
        """The task and its source, as services take them."""
        facts = dict(self.cleaned_data)
        source = {name: facts.pop(name) for name in ("source_kind", "source_label")}
        return {"task": NewTask(**facts), **source}


class PartForm(forms.Form):
    """A part of a task: what, by whom, by when."""

    name = forms.CharField(label=gettext_lazy("Part"))
    lead = BodyField(label=gettext_lazy("Lead body"))
    due_on = DayField(label=gettext_lazy("To be completed by"))
    product = forms.CharField(label=gettext_lazy("Product"), max_length=400, required=False)
    weight = forms.IntegerField(label=gettext_lazy("Weight"), initial=1, min_value=1, max_value=1_000, localize=False)


class PartFormSet(forms.BaseFormSet):  # type: ignore[type-arg]
    """The parts in their order; empty rows do not count."""

    def asked(self) -> dict[str, Any]:
        """The parts, as services take them."""
        rows = [form.cleaned_data for form in self.forms if form.has_changed() and form.cleaned_data]
        return {"parts": [NewTask(**row) for row in rows]}


PARTS = forms.formset_factory(PartForm, formset=PartFormSet, extra=6, max_num=20, min_num=1, validate_min=True)


class ProgressForm(AskedForm):
    """How a task goes on."""

    text = _text(gettext_lazy("How it goes on"), 4)
    share = forms.IntegerField(
        label=gettext_lazy("Done, in per cent"), min_value=0, max_value=100, required=False, localize=False
    )
    product = forms.CharField(label=gettext_lazy("Product so far"), max_length=400, required=False)


class CompleteForm(AskedForm):
    """The product of a task."""

    product = forms.CharField(
        label=gettext_lazy("Product handed in"),
        max_length=400,
        help_text=gettext_lazy("Its number and symbol, or its title."),
    )
    on = DayField(label=gettext_lazy("Completed on"), initial=timezone.localdate)


class ReasonForm(AskedForm):
    """A reason."""

    reason = _text(gettext_lazy("Reason"))


class CancelForm(ReasonForm):
    """Why a task is no longer carried out, and which paper says so."""

    decision = forms.CharField(label=gettext_lazy("Decided by"), max_length=200, required=False)


class ReassignForm(ReasonForm):
    """Another lead body."""

    lead = BodyField(label=gettext_lazy("New lead body"))

    field_order = ("lead", "reason")


class ProofsForm(forms.Form):
    """The indicators that prove a task; the targets set for them are found by its lead body and due day."""

    indicators = IndicatorsField(
        label=gettext_lazy("Indicators"),
        required=False,
        help_text=gettext_lazy(
            "Their codes, one a line. The target set for the lead body or the programme is found by itself."
        ),
    )

    def proofs_of(self, task: Task) -> Mapping[Indicator, Target | None]:
        """Each indicator with the target that aims at the due day: the lead body's before the programme's."""
        named = self.cleaned_data["indicators"]
        targets = Target.objects.filter(
            programme=task.programme, indicator__in=named, since__lte=task.due_on, until__gt=task.due_on
        )
        found: dict[int, Target] = {}
        for target in targets:
            if target.body_id == task.lead_id or (target.body_id is None and target.indicator_id not in found):
                found[target.indicator_id] = target
        return {indicator: found.get(indicator.pk) for indicator in named}


class PlanField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A plan that is being drafted."""

    def label_from_instance(self, plan: Plan) -> str:
        """Its title."""
        return plan.label


class BreakDownForm(forms.Form):
    """A resolution as pasted, and to whom its clauses are given."""

    source_label = forms.CharField(
        label=gettext_lazy("Resolution"), max_length=300, help_text=gettext_lazy("Its number, symbol and day.")
    )
    text = _text(gettext_lazy("Its clauses, as pasted"), 14)
    bodies = BodiesField(label=gettext_lazy("Bodies"), help_text=gettext_lazy("One body a line, by name or address."))
    starts_on = DayField(label=gettext_lazy("Starts on"), required=False)
    due_on = DayField(label=gettext_lazy("To be completed by"))
    plan = PlanField(
        label=gettext_lazy("Into the plan"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=gettext_lazy("No plan: the tasks bind at once"),
    )

    def __init__(self, *args: Any, programme: Programme, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        drafted = Plan.objects.visible_to(actor).filter(programme=programme, versions__approved_on=None)
        self.fields["plan"].queryset = drafted  # type: ignore[attr-defined]

    def clean_text(self) -> str:
        """The text, once it has clauses."""
        try:
            self.clauses: list[Clause] = clauses_of(self.cleaned_data["text"])
        except Invalid as refusal:
            raise ValidationError(str(refusal)) from refusal
        return str(self.cleaned_data["text"])

    def asked(self) -> dict[str, Any]:
        """Those of the clauses that are ticked, each under the block chosen beside it, as services take them."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "text"}
        ticked = set(self.data.getlist("clause"))  # type: ignore[attr-defined]
        known = {str(block.pk): block for block in Block.objects.all()}
        blocks = {clause.number: known.get(self.data.get(f"block-{clause.number}", "")) for clause in self.clauses}
        chosen = [clause for clause in self.clauses if clause.number in ticked]
        if not chosen:
            reason = _("No clause is ticked. Tick those that become tasks.")
            raise Invalid(reason, clause=reason)
        return {**facts, "clauses": chosen, "blocks": blocks}
