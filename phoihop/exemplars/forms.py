"""What is asked of models, and what bodies hand in about them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.exemplars.models import Exemplar, ExemplarField, ExemplarQuerySet, Rubric
from phoihop.exemplars.reaching import own_bodies
from phoihop.exemplars.rules import Gate, Mark, National, Origin, State
from phoihop.exemplars.services import BOXES, Boxes, NewCriterion, Thresholds
from phoihop.organisations.fields import BodyField, DayField, PlaceField
from phoihop.organisations.models import Body
from phoihop.programmes.fields import LastDayField, ProgrammeField
from phoihop.programmes.models import Programme

ANY = ("", gettext_lazy("All"))
WHOSE = [
    ("all", gettext_lazy("All models I may see")),
    ("ours", gettext_lazy("Of our bodies")),
    ("check", gettext_lazy("Of our bodies, to be checked")),
]


def offer(form: forms.Form, name: str, things: QuerySet[Any]) -> None:
    """Let the field of that name choose among these."""
    form.fields[name].queryset = things  # type: ignore[attr-defined]


def _box(label: Any, hint: Any, rows: int = 3) -> forms.CharField:  # noqa: ANN401 - whatever a field takes
    widget: forms.Widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, max_length=300 if rows == 1 else 5_000, widget=widget)


class AskedForm(forms.Form):
    """What a service is called with."""

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        return dict(self.cleaned_data)


class SearchForm(forms.Form):
    """Which models somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Name, body or content"), required=False)
    whose = forms.ChoiceField(label=gettext_lazy("Whose"), choices=WHOSE, required=False)
    programme = ProgrammeField(label=gettext_lazy("Programme"), queryset=Programme.objects.none(), required=False)
    national = forms.ChoiceField(label=gettext_lazy("Field"), choices=[ANY, *National.choices], required=False)
    gate = forms.ChoiceField(label=gettext_lazy("Gate"), choices=[ANY, *Gate.choices], required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=[ANY, *State.choices], required=False)
    year = forms.IntegerField(
        label=gettext_lazy("Registered in"), min_value=2000, max_value=2100, required=False, localize=False
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.actor = actor
        offer(self, "programme", Programme.objects.visible_to(actor))

    def found(self, today: Any) -> ExemplarQuerySet:  # noqa: ANN401 - a day
        """Those that answer, of those that may be seen."""
        self.is_valid()
        asked = self.cleaned_data
        found = Exemplar.objects.visible_to(self.actor).standing().search(asked.get("q", ""))
        if asked.get("whose") in {"ours", "check"}:
            found = found.of_bodies(bodies_reaching(self.actor, Permission.EXEMPLAR_EDIT, Reach.OWN))
        if asked.get("whose") == "check":
            found = found.awaiting_check(today)
        plain = {"programme": "programme", "national": "field__national", "gate": "gate", "year": "registered_on__year"}
        found = found.filter(**{name: asked[key] for key, name in plain.items() if asked.get(key)})
        if asked.get("state"):
            found = found.in_state(State(asked["state"]), today)
        return found.for_listing()


class EditForm(AskedForm):
    """A registration in its nine boxes, and what stands around them."""

    field = forms.ModelChoiceField(ExemplarField.objects.none(), label=gettext_lazy("Field"))
    unit = forms.CharField(
        label=gettext_lazy("Residential group, cell or unit"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Whose model it is, within the body. Name no private person."),
    )
    place = PlaceField(label=gettext_lazy("Place"))
    origin = forms.ChoiceField(label=gettext_lazy("Kind of registration"), choices=Origin.choices)
    started_on = DayField(
        label=gettext_lazy("At work since"),
        required=False,
        help_text=gettext_lazy("Leave empty while a new model is being prepared."),
    )
    name = _box(gettext_lazy("1. Name of the model"), "", rows=1)
    situation = _box(gettext_lazy("2. Situation and reason"), gettext_lazy("What is to be solved."))
    aim = _box(gettext_lazy("3. Aims and criteria"), gettext_lazy("By what it will be seen that it works."))
    content = _box(gettext_lazy("4. Content and way of working"), "", rows=5)
    reach = _box(gettext_lazy("5. Area and people addressed"), gettext_lazy("Groups and numbers, no names."))
    forces = _box(gettext_lazy("6. Forces"), gettext_lazy("Who leads, co-operates and takes part."))
    resources = _box(gettext_lazy("7. Resources and time"), "")
    products = _box(gettext_lazy("8. Products and results"), gettext_lazy("Such as can be checked."))
    durability = _box(gettext_lazy("9. Whether it can last and be copied"), "")

    def __init__(self, *args: Any, programme: Programme, kept: int | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        offered = ExemplarField.objects.filter(programme=programme, retired=False)
        offer(self, "field", offered | ExemplarField.objects.filter(pk=kept or 0))

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords; the boxes together."""
        said = super().asked()
        boxes = Boxes(**{name: said.pop(name) for name in BOXES})
        return said | {"boxes": boxes}


def edit_form(posted: Any, exemplar: Exemplar, initial: dict[str, object]) -> EditForm:  # noqa: ANN401 - a form's own
    """The registration of a model to be corrected, in its own field even where that is no longer used."""
    return EditForm(posted, initial=initial, programme=exemplar.programme, kept=exemplar.field_id)


class RegisterForm(EditForm):
    """A model to be registered."""

    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Registered by"), empty_label=None)
    registered_on = DayField(label=gettext_lazy("Registered on"))

    field_order = ("body", "registered_on", "field", "unit", "place", "origin", "started_on")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        offer(self, "body", own_bodies(actor))


class DayForm(AskedForm):
    """On which day."""

    on = DayField(label=gettext_lazy("On"))


class StopForm(DayForm):
    """From when on a model works no longer, and why."""

    on = DayField(label=gettext_lazy("First day it no longer works"))
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


class ReasonForm(AskedForm):
    """Why."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


class SureForm(AskedForm):
    """Nothing more than that one means it."""


class CheckForm(AskedForm):
    """Whether a model was kept up in the half-year that ended last."""

    maintained = forms.TypedChoiceField(
        label=gettext_lazy("Is it still kept up?"),
        choices=[("1", gettext_lazy("Yes, it is kept up")), ("0", gettext_lazy("No, it has stopped"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Results, or why it stopped"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """What has stopped has stopped for a reason."""
        if self.cleaned_data.get("maintained") is False and not self.cleaned_data.get("note"):
            self.add_error("note", gettext_lazy("Say why it stopped."))
        return self.cleaned_data


class GateForm(DayForm):
    """By whose decision a model passed its next gate."""

    decided_by = forms.CharField(label=gettext_lazy("By whose decision"), max_length=200, required=False)
    reference = forms.CharField(label=gettext_lazy("Number and symbol of the decision"), max_length=120, required=False)


class PublishForm(AskedForm):
    """What everybody may read."""

    summary = forms.CharField(
        label=gettext_lazy("What everybody may read"),
        max_length=5_000,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy("What it is, how it works, what came of it, what others need to copy it. No names."),
    )


class ReplicateForm(AskedForm):
    """Where a model was taken up."""

    copy = forms.ModelChoiceField(
        Exemplar.objects.none(),
        label=gettext_lazy("Registered copy"),
        required=False,
        help_text=gettext_lazy("If the copy is itself registered; otherwise name the place."),
    )
    place = PlaceField(label=gettext_lazy("Or the place"), required=False)
    by = forms.CharField(label=gettext_lazy("Taken up by"), max_length=200, required=False)
    on = DayField(label=gettext_lazy("On"))

    def __init__(self, *args: Any, actor: Actor, model: Exemplar, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        others = Exemplar.objects.visible_to(actor).standing().filter(programme=model.programme_id)
        offer(self, "copy", others.exclude(pk=model.pk).order_by("name"))

    def clean(self) -> dict[str, Any]:
        """Exactly one of copy and place."""
        if bool(self.cleaned_data.get("copy")) == bool(self.cleaned_data.get("place")):
            self.add_error("place", gettext_lazy("Choose the registered copy or name a place, only one of them."))
        return self.cleaned_data


class EvaluationForm(AskedForm):
    """What a council gave, criterion by criterion."""

    council = forms.CharField(label=gettext_lazy("Council"), max_length=200)
    members = forms.IntegerField(label=gettext_lazy("Members"), min_value=1, max_value=200, localize=False)
    present = forms.IntegerField(label=gettext_lazy("Present"), min_value=1, max_value=200, localize=False)
    on = DayField(label=gettext_lazy("On"))
    opinion = forms.CharField(
        label=gettext_lazy("Opinion of the council"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, rubric: Rubric, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.criteria = list(rubric.criteria.all())
        for each in self.criteria:
            if each.veto:
                self.fields[f"satisfied_{each.pk}"] = forms.BooleanField(label=each.label, required=False)
            else:
                self.fields[f"points_{each.pk}"] = forms.DecimalField(
                    label=each.label, min_value=0, max_value=each.most, decimal_places=2, localize=True
                )
            self.fields[f"evidence_{each.pk}"] = forms.CharField(
                label=_("Evidence: %(criterion)s") % {"criterion": each.label}, max_length=500, required=False
            )

    @property
    def frame(self) -> list[forms.BoundField]:
        """The fields around the criteria."""
        return [self[name] for name in ("council", "members", "present", "on", "opinion")]

    @property
    def rows(self) -> list[tuple[Any, forms.BoundField, forms.BoundField]]:
        """Each criterion with its mark and its evidence."""
        return [
            (each, self[f"{'satisfied' if each.veto else 'points'}_{each.pk}"], self[f"evidence_{each.pk}"])
            for each in self.criteria
        ]

    def clean(self) -> dict[str, Any]:
        """Points that ask for evidence have some."""
        for each in self.criteria:
            points = self.cleaned_data.get(f"points_{each.pk}")
            if each.evidence and points and not self.cleaned_data.get(f"evidence_{each.pk}"):
                self.add_error(f"evidence_{each.pk}", gettext_lazy("Say where it can be checked."))
        return self.cleaned_data

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords; the marks by criterion."""
        said = super().asked()
        marks = {
            each.pk: Mark(
                said.pop(f"points_{each.pk}", Decimal(0)),
                said.pop(f"satisfied_{each.pk}", True),
                said.pop(f"evidence_{each.pk}"),
            )
            for each in self.criteria
        }
        return said | {"marks": marks}


class FieldForm(AskedForm):
    """A field of models and which of the national four it is."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=300, required=False)
    national = forms.ChoiceField(label=gettext_lazy("National field"), choices=National.choices)
    order = forms.IntegerField(label=gettext_lazy("Order"), min_value=1, max_value=99, initial=1, localize=False)


class CriterionForm(AskedForm):
    """One criterion of a rubric."""

    name = forms.CharField(label=gettext_lazy("Criterion"), max_length=300)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=300, required=False)
    most = forms.DecimalField(
        label=gettext_lazy("Points at most"), min_value=0, max_value=999, decimal_places=2, required=False
    )
    evidence = forms.BooleanField(label=gettext_lazy("Evidence required"), required=False)
    veto = forms.BooleanField(label=gettext_lazy("Decides by itself"), required=False)


class CriteriaFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    """Criteria in rows; empty rows do not count."""

    def criteria(self) -> list[NewCriterion]:
        """Those written."""
        said = [form.asked() for form in self.forms if form.has_changed() and form.cleaned_data]
        return [NewCriterion(**{**each, "most": each["most"] or Decimal(0)}) for each in said]


CRITERIA = forms.formset_factory(CriterionForm, formset=CriteriaFormSet, extra=8, max_num=30)


class RubricForm(AskedForm):
    """From when on the criteria hold, and what each gate asks."""

    since = DayField(label=gettext_lazy("In force from"))
    reference = forms.CharField(label=gettext_lazy("Number and symbol of the decision"), max_length=120, required=False)
    effective = forms.DecimalField(label=gettext_lazy("Points to be effective"), min_value=0, initial=50)
    recognised = forms.DecimalField(label=gettext_lazy("Points to be recognised"), min_value=0, initial=70)
    typical = forms.DecimalField(label=gettext_lazy("Points to be typical"), min_value=0, initial=85)

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords; the thresholds together."""
        said = super().asked()
        gates = {name: said.pop(name) for name in ("effective", "recognised", "typical")}
        return said | {"thresholds": Thresholds(**gates)}


class IndividualsForm(AskedForm):
    """How many individuals there are."""

    body = BodyField(label=gettext_lazy("Body"))
    field = forms.ModelChoiceField(ExemplarField.objects.none(), label=gettext_lazy("Field"))
    gate = forms.ChoiceField(label=gettext_lazy("Gate"), choices=Gate.choices)
    on = DayField(label=gettext_lazy("On"))
    number = forms.IntegerField(
        label=gettext_lazy("Number of individuals"),
        min_value=0,
        max_value=1_000_000,
        localize=False,
        help_text=gettext_lazy("0 takes back what was stated for that day."),
    )
    reference = forms.CharField(label=gettext_lazy("Number and symbol of the decision"), max_length=120, required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, **kwargs)
        offer(self, "field", ExemplarField.objects.filter(programme=programme, retired=False))


class FiguresForm(forms.Form):
    """Of which body and days the figures are asked."""

    body = BodyField(label=gettext_lazy("Body"))
    programme = forms.ModelChoiceField(
        Programme.objects.none(), to_field_name="slug", label=gettext_lazy("Programme"), empty_label=None
    )
    since = DayField(label=gettext_lazy("First day"), input_formats=["%d/%m/%Y", "%Y-%m-%d"])
    last = LastDayField(label=gettext_lazy("Last day"), input_formats=["%d/%m/%Y", "%Y-%m-%d"])

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        offer(self, "programme", Programme.objects.visible_to(actor))


class PublicSearchForm(forms.Form):
    """Which public models somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Name, place or content"), required=False, max_length=100)
    national = forms.ChoiceField(label=gettext_lazy("Field"), choices=[ANY, *National.choices], required=False)
