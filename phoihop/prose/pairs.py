"""Two numbers that make one statement: ranges, parts of a whole, and changes from one to another (cặp số)."""

import re
from dataclasses import dataclass

from phoihop.prose.numbers import Number, number_at, written
from phoihop.prose.tokens import SENTENCE_ENDS, Passage
from phoihop.prose.units import Unit, unit_at

DASHES = frozenset({"-", "–", "—", "−"})
CHANGES = frozenset({"lên", "xuống", "còn"})
RISEN = frozenset({"tăng", "giảm", "nâng"})
HEDGES = frozenset({"đến", "tới", "còn", "thành", "hơn", "trên", "gần", "khoảng", "dưới", "lên"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair that ends at `last`; `kind` is range, fraction, from or to. `low` and `high` are its numbers."""

    kind: str
    first: int
    last: int
    low: float
    high: float
    unit: Unit | None = None


def pair_at(passage: Passage, number: Number) -> Pair | None:
    """The pair of which a number is the first (or, for a change, either) number."""
    if number.vague:
        return None
    return _fraction(passage, number) or _range(passage, number) or _from(passage, number) or _to(passage, number)


def _fraction(passage: Passage, number: Number) -> Pair | None:
    """11/11 xã: the part and the whole, without scales."""
    if number.spelt or number.scaled or passage.word(number.last) != "/":
        return None
    whole = passage.word(number.last + 1)
    if not whole[:1].isdecimal() or passage.word(number.last + 2) == "/":
        return None
    high = written(whole)
    if number.value > high or high == 0 or re.fullmatch(r"(?:19|20)\d\d", whole):
        return None
    return Pair("fraction", number.first, number.last + 2, number.value, high)


def _range(passage: Passage, number: Number) -> Pair | None:
    """Từ 5 đến 7 hộ, 5-7%, 500 ngàn đến 2 triệu đồng; a scale said once holds for both numbers."""
    place, between = number.last, None
    if passage.word(place) not in DASHES | {"đến", "tới"}:
        between = unit_at(passage, place)
        if between is None or passage.word(between.last) not in DASHES | {"đến", "tới"}:
            return None
        place = between.last
    dashed = passage.word(place) in DASHES
    place += 1
    place += passage.word(place) in {"trên", "hơn", "gần", "khoảng"} and not dashed
    following = passage.word(place)
    if not following or not (following[0].isdecimal() or (not dashed and number.spelt)):
        return None
    second = number_at(passage, place)
    if second is None or _is_calendar(passage, number, second, place):
        return None
    low = _with_scale(number, second)
    unit = unit_at(passage, second.last)
    if (
        between
        and (unit is None or unit.text != between.text)
        and not (between.kind == "money" and unit and unit.kind == "money")
    ):
        return None
    if low >= second.value:
        return None
    first = number.first - (passage.word(number.first - 1) == "từ")
    return Pair("range", first, second.last, low, second.value)


def _is_calendar(passage: Passage, number: Number, second: Number, place: int) -> bool:
    """Whether what looks like a range are years or days."""
    years = all(re.fullmatch(r"(?:19|20)\d\d", each.raw) for each in (number, second))
    return years or (
        passage.word(second.last) in {"/", "."} and passage.glued(second.last + 1) and passage.word(place - 1) in DASHES
    )


def _with_scale(number: Number, second: Number) -> float:
    if number.scaled or not second.scaled or not second.raw:
        return number.value
    typed = written(second.raw)
    return number.value * (second.value / typed) if typed and number.value < typed else number.value


def _from(passage: Passage, number: Number) -> Pair | None:
    """Từ 45% … xuống 20%: the first of the two."""
    opened = number.first - 1
    if passage.word(opened) in {"hơn", "gần", "trên", "khoảng"}:
        opened -= 1
    if passage.word(opened) != "từ":
        return None
    unit = unit_at(passage, number.last)
    start = unit.last if unit else number.last
    end = passage.on_to(start, SENTENCE_ENDS, 16)
    for place in range(start, end):
        if passage.words[place] in CHANGES or (passage.words[place] == "đạt" and passage.word(opened - 1) in RISEN):
            target = place + 1
            while passage.word(target) in HEDGES:
                target += 1
            second = number_at(passage, target) if passage.word(target)[:1].isdecimal() else None
            if second is None:
                continue
            if unit is None or unit.kind in {"unknown", "time"}:
                return Pair("from", number.first, number.last, number.value, second.value)
            return Pair("from", number.first, number.last, number.value, second.value)
    return None


def _to(passage: Passage, number: Number) -> Pair | None:
    """Từ 45% … xuống 20%: the second of the two."""
    place = number.first - 1
    while passage.word(place) in HEDGES - CHANGES:
        place -= 1
    if passage.word(place) not in CHANGES | {"đạt"}:
        return None
    start = passage.back_to(place, SENTENCE_ENDS, 20)
    before = passage.words[start:place]
    for offset in range(len(before) - 1):
        after = before[offset + 1]
        if passage.words[place] == "đạt" and (offset == 0 or before[offset - 1] not in RISEN):
            continue
        if before[offset] == "từ" and (
            after[0].isdecimal() or (after in HEDGES and offset + 2 < len(before) and before[offset + 2][0].isdecimal())
        ):
            return Pair("to", number.first, number.last, number.value, number.value)
    return None
