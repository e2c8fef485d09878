"""What one cell of a table states, where it holds a quantity and nothing else to be read as prose (ô số liệu)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from phoihop.foundation.vietnamese import fold
from phoihop.prose import qualifiers
from phoihop.prose.numbers import Number, number_at
from phoihop.prose.pairs import pair_at
from phoihop.prose.silences import CODE, DATE, MONTH, YEARS
from phoihop.prose.stating import BEGINNINGS, Found, taken
from phoihop.prose.tokens import Passage, passage
from phoihop.prose.units import Unit, unit_at

LONGEST = 80
# "x" and signs that stand for nothing done, nothing known or nothing asked.
VOID = frozenset({"-", "–", "—", "−", "...", "…", "/", "x", "//", "''", '"', "-/-", "0/0", "*", "."})
# What says yes or no, without accents; where neither is asked, "x" says nothing.
YES, NO = frozenset({"co", "dung", "x"}), frozenset({"khong", "chua"})
PLAIN = re.compile(r"0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:\.\d{3}){1,3}")
SIGNED = re.compile(r"([+\-–−])\s?(?=\d)")
UNCOUNTED = re.compile(r"0\d{2,}[\d.\s]*|\d{16,}")
CUES = frozenset(
    {*qualifiers.SINGLE, *(word for pair in qualifiers.PAIRS for word in pair), "từ", "đạt", "được", "có", "là", ":"}
)
BETWEEN = frozenset({";", ",", "/", "và", "("})
# Units as tables shorten them, without accents, points and spaces.
SHORT = {
    "trd": "triệu đồng", "trdong": "triệu đồng", "trieud": "triệu đồng", "trvnd": "triệu đồng", "tr": "triệu đồng",
    "trieu": "triệu đồng", "tyd": "tỷ đồng", "tid": "tỷ đồng", "ty": "tỷ đồng", "ngd": "nghìn đồng",
    "ngdong": "nghìn đồng", "nghind": "nghìn đồng", "ngand": "nghìn đồng", "1000d": "nghìn đồng",
    "1000dong": "nghìn đồng", "1000vnd": "nghìn đồng", "d": "đồng", "vnd": "đồng", "ng": "người", "hs": "học sinh",
    "luotng": "lượt người", "luot/nguoi": "lượt người", "dc": "đồng chí", "d/c": "đồng chí", "d/chi": "đồng chí",
    "ngcong": "ngày công", "nc": "ngày công", "mh": "mô hình", "clb": "câu lạc bộ", "ct": "công trình",
}  # fmt: skip
folded = lru_cache(maxsize=20_000)(fold)
LISTED = ("unit list", "lượt", "measure", "money", "classifier with noun", "classifier alone")


@dataclass(frozen=True, slots=True)
class Stated:
    """One quantity of a cell; `start` and `end` count within the cell's text, `low` and `high` are scaled."""

    start: int
    end: int
    qualifier: str
    low: float | None
    high: float | None
    of: float | None
    unit: str
    name: str
    kind: str
    rule: str


def is_void(text: str) -> bool:
    """Whether a cell holds nothing, or a sign for nothing."""
    return not text or text.lower() in VOID


def truth(text: str) -> bool | None:
    """Whether a cell says yes or no; None for anything else."""
    said = folded(text) if len(text) <= 5 else ""
    return True if said in YES else False if said in NO else None


@lru_cache(maxsize=20_000)
def stated(text: str, unit: str = "") -> tuple[Stated, ...]:
    """The quantities a cell states, in `unit` where it names none itself; none where it says anything else besides."""
    if len(text) > LONGEST or not any(letter.isdecimal() for letter in text) or is_void(text):
        return ()
    plain = bool(PLAIN.fullmatch(text))
    if not plain and (UNCOUNTED.fullmatch(text) or _is_dated(text)):
        return ()
    if plain:
        told = _measured(unit)
        worth = float(text.replace(".", "")) * told.scale
        return (Stated(0, len(text), "exact", worth, worth, None, told.unit, told.name, told.kind, told.rule),)
    found = _all(passage(text), len(text))
    if len(found) == 1 and not found[0].unit and unit:
        return _in(text, found[0], unit)
    return () if len(found) > 1 and any(not each.unit for each in found) else found


def _is_dated(text: str) -> bool:
    """Whether a cell begins with a date, years or a code; of a day and a month alone nobody can tell, as of "5/7"."""
    day = DATE.match(text)
    return bool(day and day[4]) or any(pattern.match(text) for pattern in (MONTH, YEARS, CODE))


@dataclass(frozen=True, slots=True)
class _Measured:
    """What a unit makes of a bare number: "triệu đồng" scales it by a million, and is then "đồng"."""

    scale: float
    unit: str
    name: str
    kind: str
    rule: str


@lru_cache(maxsize=5_000)
def _measured(unit: str) -> _Measured:
    found = _one(passage(f"2 {unit}"), 0)
    if found is None or not found[0].low:
        return _Measured(1.0, "", "", "", "digits")
    told = found[0]
    return _Measured((told.low or 2.0) / 2, told.unit, told.name, told.kind, told.rule)


def _in(text: str, alone: Stated, unit: str) -> tuple[Stated, ...]:
    """The same quantity with its unit said after it; the span stays within the cell."""
    said = passage(f"{text[: alone.end]} {unit}")
    found = _one(said, 0)
    if found is None:
        return (alone,)
    made = found[0]
    return (Stated(alone.start, alone.end, *(getattr(made, name) for name in Stated.__slots__[2:])),)


def _all(text: Passage, length: int) -> tuple[Stated, ...]:
    """Every quantity of a cell, if it holds quantities alone; what stands in brackets after them is left."""
    found: list[Stated] = []
    place = 0
    while place < len(text):
        one = _one(text, place)
        if one is None:
            return ()
        found.append(one[0])
        place = one[1]
        if text.word(place) in {"", "("} or text.starts[place] >= length:
            break
        rest = text.words[place:]
        if not any(word[0].isdecimal() or word in BEGINNINGS for word in rest):
            # The mark of a footnote, or a few words that describe what is counted: "12*", "12 buổi tuyên truyền".
            told = len(rest) <= 6 and (one[0].unit or not any(map(str.isalpha, rest)))
            return tuple(found) if told else ()
        if text.words[place] not in BETWEEN:
            return ()
        place += 1
    return tuple(found)


def _one(text: Passage, place: int) -> tuple[Stated, int] | None:
    """The quantity that begins at a token, after its cue, and where it ends."""
    first = place
    while text.word(first) in CUES and first - place < 3:
        first += 1
    signed = text.word(place) in {"+", "-", "–", "−"} and text.glued(place + 1)
    first += signed
    word = text.word(first)
    number = number_at(text, first) if word and (word[0].isdecimal() or word in BEGINNINGS) else None
    if number is None or (number.spelt and not number.scaled and first == place):
        return None
    pair = pair_at(text, number)
    end = pair.last if pair else number.last
    unit = pair.unit if pair and pair.unit else unit_at(text, end)
    if unit and unit.kind == "time":
        return None
    return _made(text, Found(number, unit, pair, unit.last if unit else end), signed=signed)


def _made(text: Passage, found: Found, *, signed: bool) -> tuple[Stated, int]:
    number, unit, pair = found.number, found.unit, found.pair
    cue = qualifiers.before(text, number, text.word(unit.first) if unit else "")
    qualifier, first, low, high = taken(text, found, cue)
    if signed:
        first -= 1
        if text.word(first) != "+":
            low, high = (None if each is None else -each for each in (high, low))
    after = found.last + 2 * (qualifiers.after(text, found.last) is not None)
    rules = [number.rule, *([pair.kind] if pair else []), *([unit.rule] if unit else [])]
    name, kind = _named(number, unit)
    made = Stated(
        text.starts[first],
        text.ends[after - 1],
        qualifier,
        low,
        high,
        pair.high if pair and pair.kind == "fraction" else None,
        unit.text if unit else "",
        name,
        kind,
        " + ".join(rules),
    )
    return made, after


def _named(number: Number, unit: Unit | None) -> tuple[str, str]:
    if unit:
        return unit.name, unit.kind
    return ("", "money") if number.scaled and number.value >= 1e6 else ("", "")


@lru_cache(maxsize=5_000)
def as_unit(text: str, *, any_noun: bool = False) -> str:
    """The unit that a few words are and nothing else, written out; empty for none.

    `any_noun` takes a noun on no list as well: a column headed by "ĐVT" holds units, whatever they are.
    """
    short = fold(text).replace(".", "").replace(" ", "").strip("()")
    if short in SHORT:
        return SHORT[short]
    said = " ".join(text.strip("()[] .:").split())
    if not said or len(said) > 30 or any(letter.isdecimal() for letter in said.rstrip("23")):
        return ""
    if _is_listed(said.lower()):
        return said.lower()
    return said if _is_listed(said) or (any_noun and len(said.split()) <= 4) else ""


def _is_listed(words: str) -> bool:
    """Whether words are a unit of the lists and nothing else."""
    said = passage(f"2 {words}")
    number = number_at(said, 0)
    unit = unit_at(said, number.last) if number else None
    return unit is not None and unit.last == len(said) and unit.rule.startswith(LISTED)


@lru_cache(maxsize=5_000)
def counted(text: str) -> str:
    """The unit that a head names by what it counts: "Số lượt người được tuyên truyền" counts "lượt người"."""
    words = passage(text)
    place = 0
    while words.word(place) in {"tổng", "số", "lượng", "-", "+", "trong", "đó", ":", "có", "về", "các"}:
        place += 1
    if "số" not in words.words[:place]:
        return ""
    unit = unit_at(words, place)
    return unit.name if unit and unit.rule.startswith(LISTED) and unit.kind != "time" else ""
