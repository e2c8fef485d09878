"""Figures proposed from a text: the way from words to proposals (đề xuất số liệu)."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from phoihop.prose import qualifiers, roles
from phoihop.prose.context import Context, context, nearest, subject
from phoihop.prose.legacy import unicode_text
from phoihop.prose.matching import Catalogue, Match, Sought, default_catalogue
from phoihop.prose.numbers import STARTS, VAGUE, Number, number_at
from phoihop.prose.pairs import Pair, pair_at
from phoihop.prose.plausibility import doubt
from phoihop.prose.qualifiers import Cue
from phoihop.prose.silences import WHOLES, Site, reason
from phoihop.prose.tokens import SENTENCE_ENDS, Passage, passage
from phoihop.prose.units import Unit, unit_at

BEGINNINGS = STARTS | VAGUE | {"chục", "trăm", "nghìn", "ngàn", "vạn", "nửa"}
COMMA_THOUSANDS = re.compile(r"\d{1,3},\d{3}")


@dataclass(slots=True)
class Figure:
    """One proposal. Offsets are into `Reading.text`; `low` and `high` are scaled, None being open."""

    start: int
    end: int
    span: str
    qualifier: str
    low: float | None
    high: float | None
    unit: str
    role: str
    rule: str
    per: str | None = None
    of: float | None = None
    unit_implied: str = ""
    what: str = ""
    period: str | None = None
    org: str | None = None
    indicator: str = ""
    indicators: list[Match] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The figure as plain values, whole numbers as such."""
        plain = asdict(self)
        for name in ("low", "high", "of"):
            value = plain[name]
            plain[name] = int(value) if value is not None and value == int(value) else value
        return plain


@dataclass(slots=True)
class Silence:
    """A number that was seen and left alone, and the rule that did so."""

    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Reading:
    """A text in Unicode NFC, the figures proposed from it, and the numbers left alone, each in order."""

    text: str
    figures: list[Figure]
    silences: list[Silence]


@dataclass(slots=True)
class _Found:
    """A figure while it is being put together."""

    number: Number
    unit: Unit | None
    pair: Pair | None
    last: int


def read(text: str, catalogue: Catalogue | Iterable[tuple[str, ...]] | None = None) -> Reading:
    """The figures that a report states in its prose.

    `catalogue` holds the indicators among which to look, ready-made or as rows (code, name, unit, definition); without
    one the programme's own is used. The text may be in an old encoding, decomposed, or typed without accents; offsets
    count code points of the text returned.
    """
    read_passage = passage(unicode_text(text))
    indicators = _catalogue(catalogue)
    surroundings = context(read_passage)
    surroundings.terms = indicators.terms(read_passage)
    made = Reading(read_passage.text, [], [])
    beyond = 0
    for place, word in enumerate(read_passage.words):
        if place >= beyond and (word in BEGINNINGS or word[0].isdecimal()):
            number = number_at(read_passage, place)
            beyond = _take(read_passage, number, made, surroundings, indicators) if number else place + 1
    return made


def _catalogue(given: Catalogue | Iterable[tuple[str, ...]] | None) -> Catalogue:
    if given is None:
        return default_catalogue()
    return given if isinstance(given, Catalogue) else Catalogue.of(given)


def _take(text: Passage, number: Number, made: Reading, surroundings: Context, indicators: Catalogue) -> int:
    """Read on from one number: propose or keep silent, and tell where to go on."""
    pair = pair_at(text, number)
    end = pair.last if pair else number.last
    unit = pair.unit if pair and pair.unit else unit_at(text, end)
    site = Site(text, number, unit, pair is not None and pair.kind == "fraction", pair.high if pair else 0.0)
    why = reason(site) or doubt(site, pair)
    if why:
        if not number.spelt:
            made.silences.append(Silence(text.starts[number.first], text.ends[number.last - 1], why))
        return _beyond(site, pair, why)
    found = _Found(number, unit, pair, unit.last if unit else end)
    figure = _figure(text, found, made)
    _imply(found, figure, made)
    _surround(text, found, figure, surroundings, indicators)
    made.figures.append(figure)
    return found.last


def _beyond(site: Site, pair: Pair | None, why: str) -> int:
    """Where to go on after a number left alone: a date, a code or a range is left as a whole."""
    shown = WHOLES.get(why)
    found = shown and next((match for match in map(site.match, shown) if match), None)
    if found:
        return max(site.passage.token_at(found.end() - 1) + 1, site.number.last)
    if why == "age or span of time" and site.unit:
        return site.unit.last
    return pair.last if pair and (pair.kind == "range" or why == "share in words") else site.number.last


def _figure(text: Passage, found: _Found, made: Reading) -> Figure:
    number, unit, pair = found.number, found.unit, found.pair
    unit_word = text.word(unit.first) if unit else ""
    cue = qualifiers.before(text, number, unit_word)
    qualifier, first, low, high = _taken(text, found, cue)
    of = pair.high if pair and pair.kind == "fraction" else None
    per = roles.per(text, first, unit, found.last)
    role = _role(text, found, first, per, made)
    start, end = text.starts[first], text.ends[found.last - 1]
    rules = [number.rule, *([pair.kind] if pair else []), unit.rule if unit else "no unit"]
    return Figure(
        start,
        end,
        text.text[start:end],
        qualifier,
        low,
        high,
        unit.text if unit else "",
        role,
        " + ".join(rules),
        per,
        of,
    )


def _taken(text: Passage, found: _Found, cue: Cue) -> tuple[str, int, float | None, float | None]:
    """The qualifier, the token where the statement begins, and its low and high."""
    number, pair, first = found.number, found.pair, cue.first
    value = _value(number, found.unit)
    if pair and pair.kind == "range":
        return "range", pair.first if cue.qualifier == "exact" else first, pair.low, pair.high
    later = qualifiers.after(text, found.last)
    if cue.qualifier == "exact" and later:
        return later, first - (text.word(first - 1) == "từ"), *qualifiers.bounds(later, value)
    if cue.qualifier == "exact" and text.word(number.last) == "hơn" and number.scaled:
        return "over", first, value, None
    return cue.qualifier, first, *qualifiers.bounds(cue.qualifier, value, vague=number.vague)


def _value(number: Number, unit: Unit | None) -> float:
    """The number's value; "1,234 người" is a slip for 1.234, since people have no decimals."""
    whole = unit is not None and (unit.kind not in {"measure", "money"} or unit.text == "ngày công")
    if whole and not number.scaled and COMMA_THOUSANDS.fullmatch(number.raw):
        return float(number.raw.replace(",", ""))
    return number.value


def _role(text: Passage, found: _Found, first: int, per: str | None, made: Reading) -> str:
    if found.pair and found.pair.kind in {"from", "to"}:
        return found.pair.kind
    role = roles.role(text, first, found.last, per)
    if role == "result" and made.figures:
        earlier = made.figures[-1]
        between = text.text[earlier.end : text.starts[first]]
        if earlier.role in {"state", "delta", "target"} and len(between) < 40 and not re.search(r"[.;:()\n]", between):
            joined = re.search(r"(?:,| và)\s*$", between)
            if joined and (earlier.unit == (found.unit.text if found.unit else "") or earlier.role == "target"):
                return earlier.role
    return role


def _imply(found: _Found, figure: Figure, made: Reading) -> None:
    """Tell the unit meant where none is written: millions are money; else it is that of the figure beside."""
    earlier = made.figures[-1] if made.figures else None
    if not figure.unit:
        millions = found.number.scaled and found.number.value >= 1e6
        figure.unit_implied = "đồng" if millions else earlier.unit if earlier else ""
    elif earlier and earlier.role == "from" and figure.role == "to" and not earlier.unit:
        earlier.unit_implied = figure.unit


def _surround(text: Passage, found: _Found, figure: Figure, surroundings: Context, indicators: Catalogue) -> None:
    """Add what is counted, the period, the body and the indicators that may be meant."""
    first, last = found.number.first, found.last
    begin, end = text.back_to(first, SENTENCE_ENDS), text.on_to(last, SENTENCE_ENDS)
    sentence = (text.starts[begin], text.ends[max(end - 1, begin)])
    figure.what = subject(text, first, figure.unit, last)
    figure.period = nearest(surroundings.periods, figure.start, sentence)
    figure.org = nearest(surroundings.bodies, figure.start, sentence)
    kind, name = (
        (found.unit.kind, found.unit.name) if found.unit else ("money" if found.number.value >= 1e6 else "", "")
    )
    figure.indicators = indicators.matches(text, surroundings.terms, Sought(first, last, name, kind, figure.role))
    figure.indicator = figure.indicators[0].code if figure.indicators and figure.indicators[0].likely else ""
