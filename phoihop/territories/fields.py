"""Form fields for places and days, as people type them.

A place is typed by name, with or without accents, or by its address: a list to choose from would hold thousands.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.vietnamese import fold
from phoihop.territories.models import Place

SHOWN = 5


def named(text: str) -> Place:
    """The one place that answers to an address or a name; `ValidationError` names the likeliest where several do."""
    place = Place.objects.filter(slug=text).first()
    if place is not None:
        return place
    found = list(Place.objects.search(text)[: SHOWN + 1])
    exact = [place for place in found if fold(text) in {fold(place.full_name), fold(place.name)}]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise ValidationError(_("No place is called “%(text)s”. Check the spelling."), params={"text": text})
    names = "; ".join(f"{place} [{place.slug}]" for place in found[:SHOWN])
    reason = _("Several places answer to “%(text)s”: %(names)s. Type one of the addresses in brackets.")
    raise ValidationError(reason, params={"text": text, "names": names})


class PlaceField(forms.CharField):
    """One place, by its name or address."""

    default_error_messages = {"required": gettext_lazy("Type the name of a place.")}

    def clean(self, value: Any) -> Place | None:  # noqa: ANN401 - whatever was handed in
        """The place; None for an empty field that may be empty."""
        text = super().clean(value)
        return named(text) if text else None


class PlacesField(forms.CharField):
    """Several places, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4})
    default_error_messages = {"required": gettext_lazy("Type the name of at least one place.")}

    def clean(self, value: Any) -> list[Place]:  # noqa: ANN401 - whatever was handed in
        """The places in the order in which they were typed."""
        return [named(line.strip()) for line in super().clean(value).splitlines() if line.strip()]


class DayField(forms.DateField):
    """A day as people write it: 05/03/2025."""

    widget = forms.DateInput(
        attrs={"placeholder": gettext_lazy("dd/mm/yyyy"), "autocomplete": "off", "inputmode": "numeric"}
    )
