"""Form fields for days and bodies of a programme, and for programmes.

Spans are half-open in the house, but people name the last day of a term; these fields turn the one into the other.
"""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.organisations.fields import BodyField, DayField, NamedLinesField
from phoihop.programmes.models import Programme

DAY = timedelta(days=1)


class LastDayField(DayField):
    """The last day of a span, as people name it; its value is the day after."""

    def clean(self, value: object) -> date | None:
        """The first day that no longer belongs to the span."""
        day = super().clean(value)
        return day + DAY if day else None

    def prepare_value(self, value: object) -> object:
        """A span's end is shown by the day before."""
        return value - DAY if isinstance(value, date) else super().prepare_value(value)


class BodiesField(NamedLinesField):
    """Several bodies, one a line, each by name or address."""

    one = BodyField
    widget = forms.Textarea(attrs={"rows": 8})
    default_error_messages = {"required": _("Name at least one body.")}


class ProgrammeField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable when it runs
    """A programme among those a person may see."""

    def label_from_instance(self, programme: Programme) -> str:
        """Its number, symbol and title."""
        return f"{programme.reference} · {programme.label}" if programme.reference else programme.label
