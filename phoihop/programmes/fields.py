"""Form fields for days and bodies of a programme, and for programmes.

Spans are half-open in the house, but people name the last day of a term; these fields turn the one into the other.
"""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.organisations.fields import BodyField, DayField
from phoihop.organisations.models import Body
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
        return value - DAY if isinstance(value, date) else value


class BodiesField(forms.CharField):
    """Several bodies, one a line, each by name or address."""

    widget = forms.Textarea(attrs={"rows": 8})
    default_error_messages = {"required": _("Name at least one body.")}

    def to_python(self, value: object) -> list[Body]:  # type: ignore[override]
        """The bodies named, each once, in the order of the lines."""
        if isinstance(value, list):
            return value
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        return list(dict.fromkeys(BodyField().clean(line) for line in lines))

    def prepare_value(self, value: object) -> object:
        """Bodies are shown by their addresses, one a line."""
        return "\n".join(body.slug for body in value) if isinstance(value, list) else value


class ProgrammeField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable when it runs
    """A programme among those a person may see."""

    def label_from_instance(self, programme: Programme) -> str:
        """Its number, symbol and title."""
        return f"{programme.reference} · {programme.label}" if programme.reference else programme.label
