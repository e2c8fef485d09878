"""Form fields that find a body or a place by what a person types: its name, with or without accents, or its address."""

from django.utils.translation import gettext_lazy

from phoihop.organisations.models import Body
from phoihop.territories.fields import DayField, NamedField, NamedLinesField, PlaceField

__all__ = ["BodyField", "DayField", "NamedField", "NamedLinesField", "PlaceField"]


class BodyField(NamedField):
    """A body found by its name or address."""

    model = Body
    default_error_messages = {
        "required": gettext_lazy("Type the name of a body."),
        "unknown": gettext_lazy("Nothing is called “%(text)s”. Check the spelling."),
        "several": gettext_lazy("Several answer to “%(text)s”: %(names)s. Type one of the addresses in brackets."),
    }
