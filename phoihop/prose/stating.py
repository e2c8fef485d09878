"""A number with what belongs to it: its pair, its unit, how it is taken, what it comes to (phát biểu)."""

import re
from dataclasses import dataclass

from phoihop.prose import qualifiers
from phoihop.prose.numbers import STARTS, VAGUE, Number
from phoihop.prose.pairs import Pair
from phoihop.prose.qualifiers import Cue
from phoihop.prose.tokens import Passage
from phoihop.prose.units import Unit

BEGINNINGS = STARTS | VAGUE | {"chục", "trăm", "nghìn", "ngàn", "vạn", "nửa"}
COMMA_THOUSANDS = re.compile(r"\d{1,3},\d{3}")


@dataclass(slots=True)
class Found:
    """A figure while it is being put together."""

    number: Number
    unit: Unit | None
    pair: Pair | None
    last: int


def taken(text: Passage, found: Found, cue: Cue) -> tuple[str, int, float | None, float | None]:
    """The qualifier, the token where the statement begins, and its low and high."""
    number, pair, first = found.number, found.pair, cue.first
    worth = value(number, found.unit)
    if pair and pair.kind == "range":
        return "range", pair.first if cue.qualifier == "exact" else first, pair.low, pair.high
    later = qualifiers.after(text, found.last)
    if cue.qualifier == "exact" and later:
        return later, first - (text.word(first - 1) == "từ"), *qualifiers.bounds(later, worth)
    if cue.qualifier == "exact" and text.word(number.last) == "hơn" and number.scaled:
        return "over", first, worth, None
    return cue.qualifier, first, *qualifiers.bounds(cue.qualifier, worth, vague=number.vague)


def value(number: Number, unit: Unit | None) -> float:
    """The number's value; "1,234 người" is a slip for 1.234, since people have no decimals."""
    whole = unit is not None and (unit.kind not in {"measure", "money"} or unit.text == "ngày công")
    if whole and not number.scaled and COMMA_THOUSANDS.fullmatch(number.raw):
        return float(number.raw.replace(",", ""))
    return number.value
