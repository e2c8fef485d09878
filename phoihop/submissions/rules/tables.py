"""How a table that a person made is read: what its columns mean, and what the names of its rows mean."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import fold
from phoihop.prose.heads import PART, PERIOD
from phoihop.prose.layouts import MOST_HEADS

# How far down one looks for the beginning of a table.
DEEPEST = 60
# What stands before a column's meaning where it is of one indicator, one body or one period.
INDICATOR, OF_BODY, OF_PERIOD = "indicator:", "body:", "period:"
ORDINAL = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?|[ivx]{1,5}[.)]|[a-z]\))\s+")


class Meaning(StrEnum):
    """What a column of such a table holds (nội dung cột)."""

    NOTHING = ""
    NAME = "name"
    VALUE = "value"
    UNIT = "unit"
    NOTE = "note"
    BODY = "body"
    PLACE = "place"
    PERIOD = "period"


SINGLE = (Meaning.NAME, Meaning.VALUE, Meaning.UNIT, Meaning.NOTE, Meaning.BODY, Meaning.PLACE, Meaning.PERIOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How one table is read (cách đọc bảng).

    `head` is the row (from 1) with which its heads begin, `first` the first row of its data. `columns` tells by the
    place of a column (from 0) what it means, `labels` by the key of a row's name the code of its indicator; an empty
    code leaves the row out.
    """

    head: int
    first: int
    columns: Mapping[int, str]
    labels: Mapping[str, str] = field(default_factory=dict)

    def place(self, meaning: str) -> int | None:
        """The column that has a meaning; None for none."""
        return next((place for place, told in self.columns.items() if told == meaning), None)

    @property
    def listed(self) -> bool:
        """Whether each row names its indicator, so that names of rows have meanings too."""
        return self.place(Meaning.NAME) is not None

    def values(self) -> list[tuple[int, str]]:
        """The columns that hold figures, each with its meaning."""
        kinds = (INDICATOR, OF_BODY, OF_PERIOD)
        return [(at, told) for at, told in self.columns.items() if told == Meaning.VALUE or told.startswith(kinds)]


def hold_plan(plan: Plan) -> None:
    """Raises Invalid, naming what is missing, unless a table can be read so."""
    if not 1 <= plan.head < plan.first or plan.first - plan.head > MOST_HEADS:
        reason = _("The heads take one row to %(most)s, and the first row of figures comes after them.")
        raise Invalid(reason % {"most": MOST_HEADS})
    counted = Counter(told for told in plan.columns.values() if told)
    twice = [told for told, times in counted.items() if times > 1]
    if twice:
        raise Invalid(_("Two columns are said to mean the same. Choose one of the two, and leave the other out."))
    figures = [told for _at, told in plan.values()]
    if not figures:
        raise Invalid(_("No column holds figures yet. Choose which one does, or which indicator a column is of."))
    of_indicators = [told.startswith(INDICATOR) for told in figures]
    if any(of_indicators) and plan.listed:
        raise Invalid(_("Either the rows name the indicators, or the columns do: leave one of the two out."))
    if not plan.listed and not all(of_indicators):
        raise Invalid(_("Nothing names the indicators. Choose the column that names them in each row."))


def heads_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """What the rows of heads say of each column together, from the top."""
    width = max(map(len, rows), default=0)
    columns = ([row[at] if at < len(row) else "" for row in rows] for at in range(width))
    return [" ".join(dict.fromkeys(filter(None, column))) for column in columns]


def digest(heads: Iterable[str]) -> str:
    """By what a table is known again: the words of its heads, whatever accents, signs and single period they bear."""
    folded = [fold(head) for head in heads]
    dated = [bool(PERIOD.search(head)) for head in folded]
    if sum(dated) == 1:
        folded = [PERIOD.sub("", head) for head in folded]
    bare = [" ".join(re.sub(r"[^\w%]+", " ", head).split()) for head in folded]
    while bare and not bare[-1]:
        bare.pop()
    return hashlib.sha256("\x1f".join(bare).encode()).hexdigest()


@lru_cache(maxsize=5_000)
def bare_label(text: str) -> tuple[str, bool]:
    """The name of a row without accents, number and signs, and whether it names a part of what stands above."""
    said = ORDINAL.sub("", fold(text))
    part = PART.match(said)
    return (said[part.end() :] if part else said).strip(" .:;-,"), part is not None


class Labels:
    """The keys of the rows' names, one after the other: "- Tập thể" is a part of the row above it (tên dòng)."""

    def __init__(self) -> None:
        self._whole = ""

    def key(self, text: str) -> str:
        """By what the name of a row is known again."""
        name, part = bare_label(text)
        if not part:
            self._whole = name
            return name[:200]
        return f"{self._whole} / {name}"[:200]
