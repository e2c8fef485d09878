"""Form fields that find a body or a place by what a person types: its name, with or without accents, or its address.

A list to choose from would hold thirty thousand bodies.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.vietnamese import fold
from phoihop.organisations.models import Body
from phoihop.territories.models import Place

SHOWN = 5


class NamedField(forms.CharField):
    """A thing found by its name or slug; when several answer, the fault names the first of them."""

    model: type[Body] | type[Place]

    def to_python(self, value: object) -> Model | None:  # type: ignore[override]
        """The one thing that answers to `value`; None for an empty field."""
        if value is None or isinstance(value, Model):
            return value
        text = super().to_python(value)
        if text in self.empty_values:
            return None
        found = self.model.objects.filter(slug=text).first()
        return found or self._by_name(str(text))

    def prepare_value(self, value: object) -> object:
        """A thing is shown by its name."""
        return str(value) if isinstance(value, Model) else value

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether the words differ from those shown."""
        return super().has_changed(self.prepare_value(initial), data)

    def _by_name(self, text: str) -> Body | Place:
        found: list[Any] = list(self.model.objects.search(text)[: SHOWN + 1])
        exact = [thing for thing in found if fold(str(thing)) == fold(text)]
        if len(exact or found) == 1:
            only: Body | Place = (exact or found)[0]
            return only
        if not found:
            raise ValidationError(_("Nothing is called “%(text)s”. Check the spelling.") % {"text": text})
        names = "; ".join(f"{thing} [{thing.slug}]" for thing in found[:SHOWN])
        reason = _("Several answer to “%(text)s”: %(names)s. Type one of the addresses in brackets.")
        raise ValidationError(reason % {"text": text, "names": names})


class BodyField(NamedField):
    """A body found by its name or address."""

    model = Body
    default_error_messages = {"required": gettext_lazy("Type the name of a body.")}


class PlaceField(NamedField):
    """A place found by its name or address."""

    model = Place
    default_error_messages = {"required": gettext_lazy("Type the name of a place.")}


class DayField(forms.DateField):
    """A day as people write it: 05/03/2025."""

    widget = forms.DateInput(
        attrs={"placeholder": gettext_lazy("dd/mm/yyyy"), "autocomplete": "off", "inputmode": "numeric"}
    )
