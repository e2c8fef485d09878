"""Figures proposed from a text: the way from words to proposals (đề xuất số liệu)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from phoihop.prose import qualifiers, roles
from phoihop.prose.context import Context, context, nearest, subject
from phoihop.prose.figures import Figure, Reading, Silence
from phoihop.prose.legacy import unicode_text
from phoihop.prose.matching import Catalogue, Sought, default_catalogue
from phoihop.prose.numbers import Number, number_at
from phoihop.prose.pairs import Pair, pair_at
from phoihop.prose.plausibility import doubt
from phoihop.prose.silences import WHOLES, Site, reason
from phoihop.prose.stating import BEGINNINGS, Found, taken
from phoihop.prose.tables import Table, masked, tables
from phoihop.prose.tokens import SENTENCE_ENDS, Passage, passage
from phoihop.prose.units import unit_at


def read(text: str, catalogue: Catalogue | Iterable[tuple[str, ...]] | None = None) -> Reading:
    """The figures that a report states in its prose.

    `catalogue` holds the indicators among which to look, ready-made or as rows (code, name, unit, definition); without
    one the programme's own is used. The text may be in an old encoding, decomposed, or typed without accents; offsets
    count code points of the text returned.
    """
    whole = unicodedata.normalize("NFC", unicode_text(text))
    indicators = _catalogue(catalogue)
    found = tables(whole, indicators)
    made = _prose(masked(whole, found) if found else whole, indicators)
    if found:
        _add_tables(made, whole, found)
    return made


def _prose(text: str, indicators: Catalogue) -> Reading:
    read_passage = passage(text)
    surroundings = context(read_passage)
    surroundings.terms = indicators.terms(read_passage)
    made = Reading(read_passage.text, [], [])
    beyond = 0
    for place, word in enumerate(read_passage.words):
        if place >= beyond and (word in BEGINNINGS or word[0].isdecimal()):
            number = number_at(read_passage, place)
            beyond = _take(read_passage, number, made, surroundings, indicators) if number else place + 1
    return made


def _add_tables(made: Reading, whole: str, found: list[Table]) -> None:
    """Put the figures of tables among those of the prose, each in its place."""
    made.text = whole
    made.tables = [replace(table.grid, heads=table.layout.body) for table in found]
    made.figures = sorted(chain(made.figures, *(table.figures for table in found)), key=attrgetter("start"))


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
    found = Found(number, unit, pair, unit.last if unit else end)
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


def _figure(text: Passage, found: Found, made: Reading) -> Figure:
    number, unit, pair = found.number, found.unit, found.pair
    unit_word = text.word(unit.first) if unit else ""
    cue = qualifiers.before(text, number, unit_word)
    qualifier, first, low, high = taken(text, found, cue)
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


def _role(text: Passage, found: Found, first: int, per: str | None, made: Reading) -> str:
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


def _imply(found: Found, figure: Figure, made: Reading) -> None:
    """Tell the unit meant where none is written: millions are money; else it is that of the figure beside."""
    earlier = made.figures[-1] if made.figures else None
    if not figure.unit:
        millions = found.number.scaled and found.number.value >= 1e6
        figure.unit_implied = "đồng" if millions else earlier.unit if earlier else ""
    elif earlier and earlier.role == "from" and figure.role == "to" and not earlier.unit:
        earlier.unit_implied = figure.unit


def _surround(text: Passage, found: Found, figure: Figure, surroundings: Context, indicators: Catalogue) -> None:
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
