"""Form fields for places and days, as people type them.

A thing is typed by name, with or without accents, or by its address: a list to choose from would hold thousands.
"""

import re
from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy

from phoihop.foundation.vietnamese import fold
from phoihop.territories.models import Place

SHOWN = 5
# “Xã Tân Hòa [commune-tan-hoa-05833]”: a name that several bear, told apart by its address.
_ADDRESSED = re.compile(r"^.*\[(?P<slug>[\w-]+)\]$")


class NamedField(forms.CharField):
    """A thing found by its name or address; when several answer, the fault names the first of them."""

    model: type[Any]

    def to_python(self, value: object) -> Model | None:  # type: ignore[override]
        """The one thing that answers to `value`; None for an empty field."""
        if value is None or isinstance(value, Model):
            return value
        text = str(super().to_python(value))
        if text in self.empty_values:
            return None
        addressed = _ADDRESSED.match(text)
        slug = addressed["slug"] if addressed else text
        found: Model | None = self.model.objects.filter(slug=slug).first()
        return found or self._named(text)

    def prepare_value(self, value: object) -> object:
        """A thing is shown by its name, with its address where others bear that name."""
        if not isinstance(value, Model):
            return value
        known: Any = value
        return str(known) if self._answering(str(known)) == [known] else f"{known} [{known.slug}]"

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether the words differ from those shown."""
        return super().has_changed(self.prepare_value(initial), data)

    def _named(self, text: str) -> Model:
        found = self._answering(text)
        if not found:
            raise ValidationError(self.error_messages["unknown"], params={"text": text})
        if len(found) > 1:
            names = "; ".join(f"{thing} [{thing.slug}]" for thing in found[:SHOWN])
            raise ValidationError(self.error_messages["several"], params={"text": text, "names": names})
        only: Model = found[0]
        return only

    def _answering(self, text: str) -> list[Any]:
        """The things called just so, accents and all or without them, or else those whose names begin so.

        Of several that bear a name those that bear it today are meant: names have passed from unit to unit.
        """
        found = list(self.model.objects.search(text)[: SHOWN + 1])
        for spelled in (str.casefold, fold):
            just = [thing for thing in found if spelled(text) in {spelled(str(thing)), spelled(thing.name)}]
            if len(just) > 1:
                alive = set(self.model.objects.alive_on(timezone.localdate()).filter(pk__in=[one.pk for one in just]))
                return [thing for thing in just if thing in alive] or just
            if just:
                return just
        return found


class NamedLinesField(forms.CharField):
    """Several things, one on each line, each by its name or address."""

    one: type[NamedField]
    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: object) -> list[Any]:  # type: ignore[override]
        """The things named, each once, in the order of the lines."""
        if isinstance(value, list):
            return value
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        return list(dict.fromkeys(self.one().clean(line) for line in lines))

    def prepare_value(self, value: object) -> object:
        """Things are shown by their names, one a line."""
        return "\n".join(str(self.one().prepare_value(each)) for each in value) if isinstance(value, list) else value


class PlaceField(NamedField):
    """One place, by its name or address."""

    model = Place
    default_error_messages = {
        "required": gettext_lazy("Type the name of a place."),
        "unknown": gettext_lazy("No place is called “%(text)s”. Check the spelling."),
        "several": gettext_lazy(
            "Several places answer to “%(text)s”: %(names)s. Type one of the addresses in brackets."
        ),
    }


class PlacesField(NamedLinesField):
    """Several places, one on each line."""

    one = PlaceField
    default_error_messages = {"required": gettext_lazy("Type the name of at least one place.")}


class DayField(forms.DateField):
    """A day as people write it: 05/03/2025."""

    widget = forms.DateInput(
        attrs={"placeholder": gettext_lazy("dd/mm/yyyy"), "autocomplete": "off", "inputmode": "numeric"}
    )

    def prepare_value(self, value: object) -> object:
        """A day that stood in an address is shown as people write it."""
        if isinstance(value, str):
            with suppress(ValueError):
                return date.fromisoformat(value)
        return value
