"""Form fields for places and days, as people type them.

A thing is typed by name, with or without accents, or by its address: a list to choose from would hold thousands.
"""

import re
from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy

from phoihop.foundation.vietnamese import fold
from phoihop.territories.models import Place, PlaceQuerySet

SHOWN = 5
SUGGESTED = 10
FEWEST = 2
# “Xã Tân Hòa [commune-tan-hoa-05833]”: a name that several bear, told apart by its address.
_ADDRESSED = re.compile(r"^.*\[(?P<slug>[\w-]+)\]$")


def suggesting(widget: forms.Widget, names: object) -> dict[str, Any]:
    """The attribute by which a box says where names are suggested; a hidden one does not."""
    # Not “not names”: the address is lazy, and is not known yet where forms are declared.
    return {} if widget.is_hidden or names is None else {"data-names": names, "autocomplete": "off"}


class NamedField(forms.CharField):
    """A thing found by its name or address; when several answer, the fault names the first of them.

    `bears` are the columns that hold what a thing is called now; `names` is the address of the page that suggests names
    while one types, for browsers that run scripts.
    """

    model: type[Any]
    bears: tuple[str, ...] = ("name",)
    names: object = None
    _read: tuple[str, Model | None] | None = None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Where names are suggested."""
        return super().widget_attrs(widget) | suggesting(widget, self.names)

    def to_python(self, value: object) -> Model | None:  # type: ignore[override]
        """The one thing that answers to `value`; None for an empty field."""
        if value is None or isinstance(value, Model):
            return value
        text = str(super().to_python(value))
        if text in self.empty_values:
            return None
        # A form asks twice: what was typed, and whether that has changed.
        if self._read is None or self._read[0] != text:
            self._read = text, self._named(text)
        return self._read[1]

    def prepare_value(self, value: object) -> object:
        """A thing is shown by its name, with its address where others bear that name."""
        return self._told_apart([value])[0] if isinstance(value, Model) else value

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether another thing is named."""
        try:
            return not self.disabled and self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True

    def suggested(self, text: str) -> list[dict[str, str]]:
        """The likeliest things called with the words typed: what to write, and what tells namesakes apart."""
        if len("".join(fold(text).split())) < FEWEST:
            return []
        found = list(self.likeliest(text)[:SUGGESTED])
        shown = self._told_apart(found)
        return [{"name": name, "more": self.beside(thing)} for thing, name in zip(found, shown, strict=True)]

    def likeliest(self, text: str) -> QuerySet[Any]:
        """What answers to words, the likeliest first."""
        raise NotImplementedError

    def beside(self, thing: Any) -> str:  # noqa: ANN401 - of the field's own model
        """What is said beside a name."""
        raise NotImplementedError

    def _named(self, text: str) -> Model:
        addressed = _ADDRESSED.match(text)
        slug = addressed["slug"] if addressed else text
        known = list(self.model.objects.filter(Q(slug=slug) | self._called([text])))
        found = [thing for thing in known if thing.slug == slug] or self._answering(text, known)
        if not found:
            raise ValidationError(self.error_messages["unknown"], params={"text": text})
        if len(found) > 1:
            names = "; ".join(f"{thing} [{thing.slug}]" for thing in found[:SHOWN])
            raise ValidationError(self.error_messages["several"], params={"text": text, "names": names})
        only: Model = found[0]
        return only

    def _answering(self, text: str, known: list[Any]) -> list[Any]:
        """The things called just so, accents and all or without them, or else those whose names begin so.

        Of several that bear a name those that bear it today are meant: names have passed from unit to unit.
        """
        if known:
            return self._living(known)
        found = list(self.model.objects.search(text)[: SHOWN + 1])
        for spelled in (str.casefold, fold):
            if just := [thing for thing in found if spelled(text) in {spelled(str(thing)), spelled(thing.name)}]:
                return self._living(just)
        return found

    def _living(self, things: list[Any]) -> list[Any]:
        """Those of several that exist today; all of them where none does."""
        if len(things) < 2:
            return things
        keys = [thing.pk for thing in things]
        alive = set(self.model.objects.alive_on(timezone.localdate()).filter(pk__in=keys))
        return [thing for thing in things if thing in alive] or things

    def _told_apart(self, things: list[Any]) -> list[str]:
        """What each is called, with its address where its name alone would not find it again."""
        bearing = list(self.model.objects.filter(self._called([str(thing) for thing in things])))
        same = [[each for each in bearing if str(thing) in {str(each), each.name}] for thing in things]
        return [
            str(thing) if self._living(namesakes) == [thing] else f"{thing} [{thing.slug}]"
            for thing, namesakes in zip(things, same, strict=True)
        ]

    def _called(self, names: list[str]) -> Q:
        called = Q()
        for column in self.bears:
            called |= Q(**{f"{column}__in": names})
        return called


class NamedLinesField(forms.CharField):
    """Several things, one on each line, each by its name or address."""

    one: type[NamedField]
    widget = forms.Textarea(attrs={"rows": 4})
    _read: tuple[str, list[Any]] | None = None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Where names are suggested."""
        return super().widget_attrs(widget) | suggesting(widget, self.one.names)

    def to_python(self, value: object) -> list[Any]:  # type: ignore[override]
        """The things named, each once, in the order of the lines."""
        if isinstance(value, list):
            return value
        text = str(value or "")
        if self._read is None or self._read[0] != text:
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            self._read = text, list(dict.fromkeys(self.one().clean(line) for line in lines))
        return self._read[1]

    def prepare_value(self, value: object) -> object:
        """Things are shown by their names, one a line."""
        return "\n".join(str(self.one().prepare_value(each)) for each in value) if isinstance(value, list) else value


class PlaceField(NamedField):
    """One place, by its name or address."""

    model = Place
    bears = ("name", "full_name")
    names = reverse_lazy("territories:names")
    default_error_messages = {
        "required": gettext_lazy("Type the name of a place."),
        "unknown": gettext_lazy("No place is called “%(text)s”. Check the spelling."),
        "several": gettext_lazy(
            "Several places answer to “%(text)s”: %(names)s. Type one of the addresses in brackets."
        ),
    }

    def likeliest(self, text: str) -> PlaceQuerySet:
        """Those that exist today first."""
        today = timezone.localdate()
        return Place.objects.search(text).living_first(today).with_versions(today)

    def beside(self, thing: Any) -> str:  # noqa: ANN401 - a place with its versions
        """What it stands under, or last stood under."""
        return str(thing.life[-1].parent or "")


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
