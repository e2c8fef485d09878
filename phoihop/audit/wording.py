"""What a line of the journal says, in the reader's words.

A line keeps what was done as a code and what is told of it by short names, so that its seal outlives every wording.
What these are called each room says in its `journal.py`, as WORDS.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.db.models import Field, Model
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.vietnamese import fold

GROUPED = 10_000
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What is told of things in many rooms.
COMMON: Mapping[str, Promise] = {
    "after": gettext_lazy("after"),
    "before": gettext_lazy("before"),
    "bodies": gettext_lazy("bodies"),
    "body": gettext_lazy("body"),
    "changed": gettext_lazy("what was changed"),
    "changes": gettext_lazy("changes"),
    "code": gettext_lazy("code"),
    "decision": gettext_lazy("decision"),
    "digest": gettext_lazy("hash"),
    "figures": gettext_lazy("figures"),
    "indicators": gettext_lazy("indicators"),
    "into": gettext_lazy("taken over by"),
    "letters": gettext_lazy("number of characters"),
    "name": gettext_lazy("name"),
    "new": gettext_lazy("new"),
    "number": gettext_lazy("number"),
    "old": gettext_lazy("earlier"),
    "on": gettext_lazy("day"),
    "parent": gettext_lazy("superior"),
    "parts": gettext_lazy("parts"),
    "period": gettext_lazy("period"),
    "periods": gettext_lazy("periods"),
    "points": gettext_lazy("number of points"),
    "reason": gettext_lazy("reason"),
    "sha256": gettext_lazy("hash of the file (SHA-256)"),
    "since": gettext_lazy("from"),
    "stated": gettext_lazy("number of figures stated"),
    "text": gettext_lazy("text"),
    "until": gettext_lazy("until, not including"),
    "up": gettext_lazy("moved up"),
    "version": gettext_lazy("version"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a room's part of the journal is called (lời của nhật ký).

    `deeds` names what is done, by the code of the action; `facts` what is told of it, where that is not named like a
    field of the thing or of another model of the room; `codes` gives the words of values that no such field knows.
    """

    deeds: Mapping[str, Promise]
    facts: Mapping[str, Promise] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def deed(action: str) -> str:
    """What was done, in words; the code itself where no room says."""
    teller = _tellers().get(action)
    return str(teller.words.deeds[action]) if teller else action


def deeds_called(text: str) -> list[str]:
    """The codes of the actions in whose words every word of `text` is found, whatever the accents."""
    sought = fold(text).split()
    return [action for action in _tellers() if all(word in fold(deed(action)) for word in sought)]


def told(action: str, kind: str, facts: Mapping[str, object]) -> list[tuple[str, str]]:
    """What a line tells besides, each fact with its name; `kind` is the label of the model of the thing."""
    teller = _tellers().get(action, _Teller(Words(deeds={}), ()))
    about = _Teller(teller.words, (apps.get_model(kind), *teller.models))
    return [(about.name(key), about.value(key, value)) for key, value in facts.items()]


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells facts in the words of a room; the models are those whose fields may name them, the nearest first."""

    words: Words
    models: Sequence[type[Model]]

    def name(self, key: str) -> str:
        """What a fact is called."""
        if key in self.words.facts:
            return str(self.words.facts[key])
        named = [each.verbose_name for each in self._fields(key)]
        # Django makes a name of its own, in one language only, for a field that was given none.
        said = [name for name in named if isinstance(name, Promise)]
        return str(said[0] if said else COMMON.get(key, key))

    def value(self, key: str, value: object) -> str:
        """What a fact says."""
        match value:
            case None | "":
                return "–"
            case bool():
                return _("yes") if value else _("no")
            case int() | float():
                # A year is no sum: 2026, not 2.026.
                return number_format(value) if value >= GROUPED or isinstance(value, float) else str(value)
            case list():
                return "; ".join(self._item(key, each) for each in value) or "–"
            case dict():
                within = {each: key if key in self.words.codes else each for each in value}
                return ", ".join(f"{self.name(each)}: {self.value(within[each], value[each])}" for each in value)
        return self._worded(key, str(value))

    def _item(self, key: str, each: object) -> str:
        return self.name(each) if key == "changed" and isinstance(each, str) else self.value(key, each)

    def _worded(self, key: str, text: str) -> str:
        known = [self.words.codes.get(key, {}), *(dict(each.flatchoices) for each in self._fields(key))]
        # What comes after a colon tells a thing of a kind from others: “note:12”.
        code, colon, rest = text.partition(":")
        for words in known:
            if text in words:
                return str(words[text])
            if colon and code in words:
                return f"{words[code]} {rest}"
        if _MOMENT.match(text) and (moment := parse_datetime(text)):
            return date_format(timezone.localtime(moment), "H:i d/m/Y")
        if _DAY.fullmatch(text) and (day := parse_date(text)):
            return date_format(day, "d/m/Y")
        return text

    def _fields(self, key: str) -> "list[Field[Any, Any]]":
        options = [model._meta for model in self.models]
        return [each for known in options for each in (*known.fields, *known.many_to_many) if each.name == key]


@cache
def _tellers() -> dict[str, _Teller]:
    """Who tells each action: the room whose `journal.py` names it."""
    named: dict[str, _Teller] = {}
    for room in apps.get_app_configs():
        if room.module and module_has_submodule(room.module, "journal"):
            words = import_module(f"{room.name}.journal").WORDS
            named |= dict.fromkeys(words.deeds, _Teller(words, tuple(room.get_models())))
    return named
