"""What is asked of bodies, and what a steward hands in to change them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.organisations.fields import BodyField, DayField, PlaceField
from phoihop.organisations.models import Body, BodyQuerySet, Line
from phoihop.organisations.rules import Decision
from phoihop.territories.models import Level


class SearchForm(forms.Form):
    """Which bodies a person looks for, as of which day."""

    q = forms.CharField(label=gettext_lazy("Name"), required=False)
    line = forms.ChoiceField(
        label=gettext_lazy("Line"), required=False, choices=[("", gettext_lazy("All chains of command")), *Line.choices]
    )
    place = PlaceField(label=gettext_lazy("Place"), required=False)
    day = DayField(label=gettext_lazy("As of"), required=False)

    @property
    def on(self) -> date:
        """The day asked for; today where none, or none that can be read."""
        self.is_valid()
        return self.cleaned_data.get("day") or timezone.localdate()

    def found(self) -> BodyQuerySet:
        """The bodies that exist on the day and answer to whatever else could be read."""
        day = self.on
        wanted = self.cleaned_data
        bodies = Body.objects.alive_on(day)
        if wanted.get("q"):
            bodies = bodies.search(wanted["q"])
        if wanted.get("line"):
            bodies = bodies.filter(line=wanted["line"])
        if wanted.get("place"):
            bodies = bodies.within_place(wanted["place"], day)
        return bodies.for_listing(day)


class DecidedForm(forms.Form):
    """A change, the day it takes force, and the paper that decided it."""

    on = DayField(label=gettext_lazy("In force from"))
    decision_number = forms.CharField(
        label=gettext_lazy("Number of the decision"), max_length=80, required=False, help_text="983-QĐ/TU"
    )
    decided_on = DayField(label=gettext_lazy("Decided on"), required=False)

    field_order: Sequence[str] = ()

    def asked(self) -> dict[str, Any]:
        """What the service is called with."""
        facts = dict(self.cleaned_data)
        facts["decision"] = Decision(facts.pop("decision_number"), facts.pop("decided_on"))
        return facts


class FoundForm(DecidedForm):
    """A body to be entered in the register."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=250)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=250, required=False)
    abbreviation = forms.CharField(label=gettext_lazy("Abbreviation"), max_length=30, required=False)
    line = forms.ChoiceField(label=gettext_lazy("Line"), choices=Line.choices)
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=Level.choices)
    parent = BodyField(label=gettext_lazy("Under"), required=False)
    place = PlaceField(label=gettext_lazy("Place"))

    field_order = ("name", "name_en", "abbreviation", "line", "level", "parent", "place")


class RenameForm(DecidedForm):
    """A new name."""

    name = forms.CharField(label=gettext_lazy("New name"), max_length=250)
    abbreviation = forms.CharField(label=gettext_lazy("Abbreviation"), max_length=30, required=False)

    field_order = ("name", "abbreviation")


class MoveForm(DecidedForm):
    """A new superior."""

    parent = BodyField(
        label=gettext_lazy("New superior"),
        required=False,
        help_text=gettext_lazy("Leave empty if it stands under none."),
    )

    field_order = ("parent",)


class RelocateForm(DecidedForm):
    """A new place."""

    place = PlaceField(label=gettext_lazy("New place"))

    field_order = ("place",)


class DissolveForm(DecidedForm):
    """The end of a body."""


class MergeForm(DecidedForm):
    """The body that takes over."""

    into = BodyField(
        label=gettext_lazy("Becomes part of"), help_text=gettext_lazy("A body that exists on the day it takes force.")
    )

    field_order = ("into",)


class SplitForm(DecidedForm):
    """The bodies that take over."""

    into = forms.CharField(
        label=gettext_lazy("Becomes"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One body a line, by name or address; each exists on the day it takes force."),
    )

    field_order = ("into",)

    def clean_into(self) -> list[Body]:
        """The bodies named, each once."""
        lines = [line.strip() for line in self.cleaned_data["into"].splitlines() if line.strip()]
        bodies = list(dict.fromkeys(BodyField().clean(line) for line in lines))
        if len(bodies) < 2:
            raise ValidationError(_("Name at least two bodies, one a line. If it becomes one body, merge it."))
        return bodies
