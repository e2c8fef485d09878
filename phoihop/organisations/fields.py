"""Form fields that find a body or a place by what a person types: its name, with or without accents, or its address."""

from typing import Any

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy

from phoihop.organisations.models import Body, BodyQuerySet
from phoihop.territories.fields import DayField, NamedField, NamedLinesField, PlaceField

__all__ = ["BodyField", "DayField", "NamedField", "NamedLinesField", "PlaceField"]


class BodyField(NamedField):
    """A body found by its name or address."""

    model = Body
    names = reverse_lazy("organisations:names")
    default_error_messages = {
        "required": gettext_lazy("Type the name of a body."),
        "unknown": gettext_lazy("Nothing is called “%(text)s”. Check the spelling."),
        "several": gettext_lazy("Several answer to “%(text)s”: %(names)s. Type one of the addresses in brackets."),
    }

    def likeliest(self, text: str) -> BodyQuerySet:
        """Those that exist today first, each in the order of the alphabet."""
        return Body.objects.search(text).living_first(timezone.localdate()).select_related("place")

    def beside(self, thing: Any) -> str:  # noqa: ANN401 - a body with its place
        """Where it works."""
        return str(thing.place)
