"""What is asked of activities, and what bodies hand in about them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.activities.models import Activity, ActivityQuerySet
from phoihop.activities.rules import DONE, MoneySource, OverlapKind, Stage, Traits
from phoihop.activities.services import Money, Result
from phoihop.foundation.quantities import DONG, read
from phoihop.foundation.refusals import Invalid
from phoihop.indicators.fields import IndicatorField
from phoihop.indicators.models import Aggregation, Indicator, Kind
from phoihop.organisations.fields import BodyField, DayField, PlaceField
from phoihop.organisations.models import Body
from phoihop.programmes.fields import BodiesField, LastDayField, ProgrammeField
from phoihop.programmes.models import Programme
from phoihop.territories.fields import PlacesField
from phoihop.territories.models import Place

WHOSE = [
    ("ours", gettext_lazy("Of our bodies")),
    ("waiting", gettext_lazy("Awaiting our answer")),
    ("all", gettext_lazy("All that I may see")),
]


def own_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies for which somebody may record activities."""
    return Body.objects.filter(pk__in=bodies_reaching(actor, Permission.ACTIVITY_EDIT, Reach.OWN)).order_by("sort_text")


def addable() -> QuerySet[Indicator]:
    """The indicators that are added up from activities."""
    kinds = (Kind.COUNT, Kind.MONEY, Kind.MEASURE)
    return Indicator.objects.in_use().filter(aggregation=Aggregation.SUM, kind__in=kinds).for_listing()


def _offer(form: forms.Form, name: str, things: QuerySet[Any]) -> None:
    """Let one of these things be chosen in a field."""
    form.fields[name].queryset = things  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    """Which activities somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Title or host"), required=False)
    whose = forms.ChoiceField(label=gettext_lazy("Whose"), choices=WHOSE, required=False)
    programme = ProgrammeField(label=gettext_lazy("Programme"), queryset=Programme.objects.none(), required=False)
    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"), choices=[("", gettext_lazy("All")), *Stage.choices], required=False
    )
    joint = forms.BooleanField(label=gettext_lazy("Joint activities only"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.actor = actor
        _offer(self, "programme", Programme.objects.visible_to(actor))

    def found(self) -> ActivityQuerySet:
        """Those that answer, of those that may be seen; without a question, those of one's own bodies."""
        self.is_valid()
        asked = self.cleaned_data
        found = Activity.objects.visible_to(self.actor).standing().search(asked.get("q", ""))
        own = bodies_reaching(self.actor, Permission.ACTIVITY_VIEW, Reach.OWN)
        if asked.get("whose") == "waiting":
            found = found.awaiting_answer_of(bodies_reaching(self.actor, Permission.ACTIVITY_CONFIRM, Reach.OWN))
        elif asked.get("whose") != "all" and not asked.get("q"):
            found = found.of_bodies(own)
        if asked.get("programme"):
            found = found.of_programme(asked["programme"])
        if asked.get("stage"):
            found = found.filter(stage=asked["stage"])
        return (found.joint() if asked.get("joint") else found).for_listing()


class AskedForm(forms.Form):
    """What a service is called with."""

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        return dict(self.cleaned_data)


class EditForm(AskedForm):
    """What is said of an activity."""

    title = forms.CharField(
        label=gettext_lazy("Title of the activity"),
        max_length=300,
        help_text=gettext_lazy("For instance: building the concrete road of Đình hamlet."),
    )
    since = DayField(label=gettext_lazy("First day"))
    until = LastDayField(label=gettext_lazy("Last day"))
    places = PlacesField(label=gettext_lazy("Places"), help_text=gettext_lazy("One place a line, by name or address."))
    co_hosts = BodiesField(
        label=gettext_lazy("Co-hosts"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("One body a line. Each is asked to confirm; the figures stay with the host."),
    )
    programmes = forms.ModelMultipleChoiceField(
        Programme.objects.none(), label=gettext_lazy("Programmes"), widget=forms.CheckboxSelectMultiple
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Who helped, how it went. Name no beneficiary and nobody's number."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        _offer(self, "programmes", Programme.objects.visible_to(actor))

    def traits(self, host: Body, results: Iterable[Result] = ()) -> Traits:
        """By what the activity would be recognised."""
        said = self.cleaned_data
        quantities = [(result.indicator, result.indicator.read(result.words)) for result in results]
        return Traits(
            title=said["title"],
            since=said["since"],
            until=max(said["until"], said["since"]),
            bodies=frozenset([host.pk, *(body.pk for body in said["co_hosts"])]),
            places=frozenset(place.pk for place in said["places"]),
            amounts=frozenset((indicator.pk, quantity.low, quantity.high) for indicator, quantity in quantities),
        )


class RecordForm(EditForm):
    """An activity to be recorded, with its money."""

    host = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Host"), empty_label=None)
    stage = forms.ChoiceField(label=gettext_lazy("Stage"), choices=Stage.choices, initial=Stage.FINISHED)
    budget = forms.CharField(label=MoneySource.BUDGET.label, required=False, max_length=120)
    contributed = forms.CharField(label=MoneySource.CONTRIBUTED.label, required=False, max_length=120)
    socialised = forms.CharField(label=MoneySource.SOCIALISED.label, required=False, max_length=120)

    field_order = ("host", "title", "since", "until", "stage", "places", "co_hosts", "programmes", "description")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, actor=actor, **kwargs)
        _offer(self, "host", own_bodies(actor))

    def clean(self) -> dict[str, Any]:
        """Each amount of money must be readable."""
        for source in MoneySource:
            words = self.cleaned_data.get(source.value, "")
            if words:
                _hold_read(self, source.value, words, DONG)
        return self.cleaned_data

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords; money by its source."""
        said = super().asked()
        words = {source: said.pop(source.value) for source in MoneySource}
        return said | {"money": [Money(source=source, words=told) for source, told in words.items() if told]}

    @property
    def about(self) -> list[forms.BoundField]:
        """The fields before the results."""
        return [self[name] for name in self.field_order]

    @property
    def money(self) -> list[forms.BoundField]:
        """The fields after the results."""
        return [self[source.value] for source in MoneySource]


def _hold_read(form: forms.Form, name: str, words: str, unit: str) -> None:
    try:
        read(words, unit)
    except Invalid as refusal:
        form.add_error(name, str(refusal))


class ResultForm(AskedForm):
    """One result: an indicator, the figure as it would stand in a report, and a place where that is not all."""

    indicator = IndicatorField(label=gettext_lazy("Indicator"), queryset=Indicator.objects.none())
    words = forms.CharField(
        label=gettext_lazy("Figure"), max_length=120, help_text=gettext_lazy("120, “trên 300”, “1,2”")
    )
    place = PlaceField(
        label=gettext_lazy("Place"), required=False, help_text=gettext_lazy("Only where it is one of several places.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        _offer(self, "indicator", addable())

    def clean(self) -> dict[str, Any]:
        """The figure must be one that the indicator takes."""
        indicator, words = self.cleaned_data.get("indicator"), self.cleaned_data.get("words")
        if indicator and words:
            try:
                indicator.read(words)
            except Invalid as refusal:
                self.add_error("words", str(refusal))
        return self.cleaned_data


class ResultFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    """Results in rows; empty rows do not count."""

    def results(self) -> list[Result]:
        """Those stated."""
        return [Result(**form.asked()) for form in self.forms if form.has_changed() and form.cleaned_data]


RESULTS: type[ResultFormSet] = forms.formset_factory(  # type: ignore[assignment]
    ResultForm, formset=ResultFormSet, extra=3, max_num=12
)


class MoneyForm(AskedForm):
    """What came from one source; an empty amount takes it back."""

    source = forms.ChoiceField(label=gettext_lazy("Source"), choices=MoneySource.choices)
    words = forms.CharField(
        label=gettext_lazy("Amount in đồng"), max_length=120, required=False, help_text=gettext_lazy("“15,5 triệu”")
    )

    def clean(self) -> dict[str, Any]:
        """The amount must be readable."""
        if self.cleaned_data.get("words"):
            _hold_read(self, "words", self.cleaned_data["words"], DONG)
        return self.cleaned_data


class StageForm(AskedForm):
    """A further stage, and the day on which it was reached."""

    stage = forms.ChoiceField(label=gettext_lazy("Stage"), choices=[(each.value, each.label) for each in sorted(DONE)])
    on = DayField(label=gettext_lazy("On"))


class PictureForm(AskedForm):
    """A picture and what it shows."""

    picture = forms.FileField(
        label=gettext_lazy("Picture"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png", "data-shrink": True}),
    )
    caption = forms.CharField(label=gettext_lazy("What it shows"), max_length=300)

    def asked(self) -> dict[str, Any]:
        """The file's content and name, and the caption."""
        file = self.cleaned_data["picture"]
        return {"content": file.read(), "name": file.name, "caption": self.cleaned_data["caption"]}


class WithdrawForm(AskedForm):
    """Why a record is taken back."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


class AnswerForm(AskedForm):
    """What a co-host says of its part."""

    agrees = forms.TypedChoiceField(
        label=gettext_lazy("Did your body take part?"),
        choices=[("1", gettext_lazy("Yes, we took part")), ("0", gettext_lazy("No, we did not"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Our part, or why not"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )


class OverlapForm(AskedForm):
    """How far two programmes count the same deeds."""

    first = ProgrammeField(label=gettext_lazy("Programme"), queryset=Programme.objects.none())
    second = ProgrammeField(label=gettext_lazy("Other programme"), queryset=Programme.objects.none())
    indicator = IndicatorField(label=gettext_lazy("Indicator"), queryset=Indicator.objects.none())
    place = PlaceField(label=gettext_lazy("In the place"), required=False)
    body = BodyField(
        label=gettext_lazy("Or in the body"), required=False, help_text=gettext_lazy("A place or a body, not both.")
    )
    since = DayField(label=gettext_lazy("First day"))
    until = LastDayField(label=gettext_lazy("Last day"))
    kind = forms.ChoiceField(label=gettext_lazy("Overlap"), choices=OverlapKind.choices)
    words = forms.CharField(
        label=gettext_lazy("Amount in common"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("If it is known."),
    )
    decided_by = BodyField(label=gettext_lazy("Body that decided"))
    ground = forms.CharField(label=gettext_lazy("On what ground"), max_length=300)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            _offer(self, name, Programme.objects.visible_to(actor))
        _offer(self, "indicator", addable())

    def clean(self) -> dict[str, Any]:
        """Exactly one of place and body."""
        if bool(self.cleaned_data.get("place")) == bool(self.cleaned_data.get("body")):
            self.add_error("place", gettext_lazy("Name a place or a body, and only one of them."))
        return self.cleaned_data

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        said = super().asked()
        unit: Place | Body = said.pop("place") or said.pop("body")
        said.pop("body", None)
        return said | {"programmes": (said.pop("first"), said.pop("second")), "unit": unit}
