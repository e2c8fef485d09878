"""What is asked of the lists of this room."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.inspections.forms.recording import YEAR, offer
from phoihop.inspections.models import (
    Inspection,
    InspectionPlan,
    InspectionPlanQuerySet,
    InspectionQuerySet,
    InspectionRequest,
    InspectionRequestQuerySet,
)
from phoihop.inspections.rules import Stage, State
from phoihop.organisations.fields import BodyField, DayField
from phoihop.programmes.fields import LastDayField, ProgrammeField
from phoihop.programmes.models import Programme

ANY = ("", gettext_lazy("All"))
SIDES = [ANY, ("team", gettext_lazy("That our bodies carry out")), ("inspected", gettext_lazy("Of our bodies"))]
KINDS = [ANY, ("inspection", gettext_lazy("Inspections")), ("survey", gettext_lazy("Surveys"))]
ASKED = [
    ANY,
    ("asked", gettext_lazy("Made to our bodies")),
    ("verify", gettext_lazy("For us to verify")),
]
ISO = ["%d/%m/%Y", "%Y-%m-%d"]


class SearchForm(forms.Form):
    """Which inspections somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Title, body, place or scope"), required=False)
    side = forms.ChoiceField(label=gettext_lazy("Whose"), choices=SIDES, required=False)
    programme = ProgrammeField(
        label=gettext_lazy("Programme"), queryset=Programme.objects.none(), required=False, to_field_name="slug"
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=KINDS, required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=[ANY, *State.choices], required=False)
    year = forms.IntegerField(label=YEAR, min_value=2000, max_value=2100, required=False, localize=False)
    # The figures of a report lead here: by the body that headed the team, and the days of signing or closing.
    head = BodyField(label=gettext_lazy("Head of the team"), required=False, widget=forms.HiddenInput())
    signed_since = DayField(required=False, input_formats=ISO, widget=forms.HiddenInput())
    signed_last = LastDayField(required=False, input_formats=ISO, widget=forms.HiddenInput())
    closed_since = DayField(required=False, input_formats=ISO, widget=forms.HiddenInput())
    closed_last = LastDayField(required=False, input_formats=ISO, widget=forms.HiddenInput())

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.actor = actor
        offer(self, "programme", Programme.objects.visible_to(actor))

    def found(self, today: date) -> InspectionQuerySet:
        """Those that answer, of those that may be seen."""
        self.is_valid()
        asked = self.cleaned_data
        found = Inspection.objects.visible_to(self.actor).search(asked.get("q", ""))
        if asked.get("side") == "team":
            found = found.of_team(bodies_reaching(self.actor, Permission.INSPECTION_RECORD, Reach.OWN))
        if asked.get("side") == "inspected":
            own = bodies_reaching(self.actor, Permission.INSPECTION_REMEDY, Reach.RECEIVER)
            found = found.filter(body__in=own)
        if asked.get("kind"):
            found = found.filter(is_survey=asked["kind"] == "survey")
        if asked.get("state"):
            found = found.in_state(State(asked["state"]), today)
        if asked.get("head"):
            found = found.filter(team__body=asked["head"], team__heads=True)
        plain = {
            "programme": "programme",
            "year": "since__year",
            "signed_since": "conclusion__signed_on__gte",
            "signed_last": "conclusion__signed_on__lt",
            "closed_since": "closed_on__gte",
            "closed_last": "closed_on__lt",
        }
        return found.filter(**{name: asked[key] for key, name in plain.items() if asked.get(key)}).for_listing()


class RequestSearchForm(forms.Form):
    """Which requests somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Request or body"), required=False)
    whose = forms.ChoiceField(label=gettext_lazy("Whose"), choices=ASKED, required=False)
    stage = forms.ChoiceField(
        label=gettext_lazy("State"),
        choices=[ANY, ("late", gettext_lazy("Overdue")), *(each for each in Stage.choices if each[0] != Stage.DRAFT)],
        required=False,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.actor = actor

    def found(self, today: date) -> InspectionRequestQuerySet:
        """Those that answer, of those that a signed conclusion made and that may be seen."""
        self.is_valid()
        asked = self.cleaned_data
        found = InspectionRequest.objects.visible_to(self.actor).exclude(stage=Stage.DRAFT).search(asked.get("q", ""))
        if asked.get("whose") == "asked":
            found = found.asked_of(bodies_reaching(self.actor, Permission.INSPECTION_REMEDY, Reach.RECEIVER))
        if asked.get("whose") == "verify":
            own = bodies_reaching(self.actor, Permission.INSPECTION_VERIFY, Reach.OWN)
            found = found.awaiting_verification_of(own)
        if asked.get("stage") == "late":
            found = found.overdue(today)
        elif asked.get("stage"):
            found = found.filter(stage=asked["stage"])
        return found.for_listing()


class PlanSearchForm(forms.Form):
    """Which plans of inspections somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Number or purpose"), required=False)
    programme = ProgrammeField(
        label=gettext_lazy("Programme"), queryset=Programme.objects.none(), required=False, to_field_name="slug"
    )
    year = forms.IntegerField(label=YEAR, min_value=2000, max_value=2100, required=False, localize=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.actor = actor
        offer(self, "programme", Programme.objects.visible_to(actor))

    def found(self) -> InspectionPlanQuerySet:
        """Those that answer, of those that may be seen."""
        self.is_valid()
        found = InspectionPlan.objects.visible_to(self.actor).search(self.cleaned_data.get("q", ""))
        asked = {name: self.cleaned_data[name] for name in ("programme", "year") if self.cleaned_data.get(name)}
        return found.filter(**asked).for_listing()
