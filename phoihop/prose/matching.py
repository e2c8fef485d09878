"""Which indicator a figure may be a value of, by words shared with the catalogue where units agree (khớp chỉ tiêu)."""

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Self

from phoihop.foundation.vietnamese import fold, old_tone
from phoihop.prose.agreement import agreement
from phoihop.prose.listing import entries
from phoihop.prose.synonyms import CUES
from phoihop.prose.tokens import SENTENCE_ENDS, Passage

# The programme's own catalogue, found beside this package by its path; no room above is imported.
CATALOGUE = Path(__file__).resolve().parent.parent / "indicators" / "catalogue.csv"
IGNORED = frozenset(
    entries("số, các, và, của, được, trong, tham, gia, năm, kỳ, cho, theo, về, một, với, đã, là, do, có, ở")
)
LINE_ENDS = frozenset(".;\n")
WEIGHT_OF_DEFINITION = 0.25
# Confidence from which the first indicator is proposed outright, and from which one is worth listing.
LIKELY, LISTED = 0.42, 0.12
# A rate, a change or one end of it is seldom the value of an indicator; it is listed, but not proposed outright.
BESIDE = {"rate": 1.0, "from": 1.0, "to": 1.0, "delta": 0.69}
# The kind of a unit that nothing tells, as in a table of bare numbers; and how well it goes with any indicator's.
ANY, UNTOLD = "any", 0.5

# For each token of a passage, the terms that begin there.
Terms = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator as the matcher sees it."""

    code: str
    name: str
    unit: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An indicator that may be meant, with a confidence between 0 and 1."""

    code: str
    confidence: float
    likely: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class Sought:
    """The figure at `words[first:last]` for which indicators are sought, its unit, the unit's kind, and its role."""

    first: int
    last: int
    unit: str
    kind: str
    role: str


@dataclass(frozen=True, slots=True)
class _Weighed:
    indicator: Indicator
    terms: tuple[tuple[str, float], ...]
    norm: float


@dataclass(frozen=True, slots=True)
class _Agreeing:
    """The indicators that go with one unit: codes, what the unit alone tells, and where each term counts."""

    codes: list[str]
    base: list[float]
    terms: dict[str, list[tuple[int, float]]]


# The unit of an indicator that asks yes or no; and how many words of its name tell it.
YES_OR_NO, FEWEST_WORDS = "co/khong", 3


class Catalogue:
    """Indicators made ready to be matched; build once, use for many texts."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self.indicators = tuple(indicators)
        named = [_terms(each.name) for each in self.indicators]
        counts = Counter(term for terms in named for term in set(terms))
        size = max(len(self.indicators), 1)
        self._rarity = {term: math.log(1 + size / count) for term, count in counts.items()}
        self._weighed = [self._weigh(each, terms) for each, terms in zip(self.indicators, named, strict=True)]
        self._vocabulary = frozenset(CUES) | {term for each in self._weighed for term, _ in each.terms}
        self._agreeing: dict[tuple[str, str], _Agreeing | None] = {}
        names = Counter(_bare(each.name) for each in self.indicators)
        self._parts = {each.code for each in self.indicators if fold(each.name).startswith("trong do")}
        self._named = {name: each for each in self.indicators if names[name := _bare(each.name)] == 1}

    @classmethod
    def of(cls, rows: Iterable[tuple[str, ...]]) -> Self:
        """A catalogue of rows (code, name, unit, definition), the definition being optional."""
        return cls(Indicator(*row[:4]) for row in rows)

    @classmethod
    def from_csv(cls, path: Path) -> Self:
        """A catalogue of a file with the columns code, name_vi, unit_vi and, where given, definition_vi."""
        with path.open(encoding="utf-8", newline="") as lines:
            return cls(_indicator(row) for row in csv.DictReader(lines))

    def terms(self, passage: Passage) -> Terms:
        """For each token the terms of the vocabulary that begin there: the word, and it with the next."""
        vocabulary = self._vocabulary
        following = [*passage.words[1:], ""][: len(passage)]
        pairs = (f"{first} {second}" for first, second in zip(passage.words, following, strict=True))
        return [
            ((word, pair) if pair in vocabulary else (word,))
            if word in vocabulary
            else ((pair,) if pair in vocabulary else ())
            for word, pair in zip(passage.words, pairs, strict=True)
        ]

    def matches(self, passage: Passage, terms: Terms, sought: Sought) -> list[Match]:
        """The three likeliest indicators for the figure at `words[first:last]`, the likeliest first."""
        agreeing = self._agreeing_with(sought.unit, sought.kind)
        if not agreeing:
            return []
        said = _said(passage, terms, (sought.first, sought.last))
        _add_cues(said, sought)
        scores = list(agreeing.base)
        for term, weight in said.items():
            for order, worth in agreeing.terms.get(term, ()):
                scores[order] += weight * worth
        best = sorted(range(len(scores)), key=lambda order: (-scores[order], order))[:3]
        sure = [(agreeing.codes[order], _confidence(scores[order])) for order in best]
        enough = BESIDE.get(sought.role, LIKELY)
        return [Match(code, confidence, confidence >= enough) for code, confidence in sure if confidence >= LISTED]

    def named(self, text: str) -> Indicator | None:
        """The indicator whose name these words are, case, accents and signs aside; None for none, or for several."""
        return self._named.get(_bare(text))

    def yes_or_no(self, text: str) -> Indicator | None:
        """The indicator answered by yes or no that these words name, or that alone has all of them in its name."""
        asked = [each for each in self.indicators if fold(each.unit) == YES_OR_NO]
        if (named := self.named(text)) in asked:
            return named
        found = [each for each in asked if self.tells(each.code, text)]
        return found[0] if len(found) == 1 and len(_bare(text).split()) >= FEWEST_WORDS else None

    def parts(self, found: Iterable[Match], wholes: Container[str]) -> list[Match]:
        """Matches for a part, what may be a part before what is the whole: names that say so come first."""
        return sorted(found, key=lambda match: (match.code in wholes, match.code not in self._parts))

    def tells(self, code: str, text: str) -> bool:
        """Whether every word of a text stands in the name of an indicator."""
        words = set(_bare(text).split())
        return any(words <= set(_bare(each.name).split()) for each in self.indicators if each.code == code and words)

    def _agreeing_with(self, unit: str, kind: str) -> _Agreeing | None:
        """The indicators whose unit goes with a figure's, made ready once for each unit met."""
        if (unit, kind) in self._agreeing:
            return self._agreeing[unit, kind]
        weighed = [
            (each, UNTOLD if kind == ANY else agreement(each.indicator.unit, unit, kind)) for each in self._weighed
        ]
        found = [(each, agrees) for each, agrees in weighed if agrees]
        terms: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for order, (each, _) in enumerate(found):
            for term, worth in each.terms:
                terms[term].append((order, worth / each.norm))
        made = _Agreeing(
            [each.indicator.code for each, _ in found], [agrees * 0.15 for _, agrees in found], dict(terms)
        )
        if len(self._agreeing) < 5000:
            self._agreeing[unit, kind] = made if found else None
        return made if found else None

    def _weigh(self, indicator: Indicator, named: list[str]) -> _Weighed:
        weights: dict[str, float] = defaultdict(float)
        for term in set(named):
            weights[term] += self._rarity[term] * (1.5 if " " in term else 0.7)
        norm = math.sqrt(sum(worth * worth for worth in weights.values())) or 1.0
        for term in set(_terms(indicator.definition)) - weights.keys():
            weights[term] += WEIGHT_OF_DEFINITION * (1.5 if " " in term else 0.3)
        return _Weighed(indicator, tuple(weights.items()), norm)


@lru_cache(maxsize=1)
def default_catalogue() -> Catalogue:
    """The catalogue that stands beside this package; an empty one where there is none."""
    return Catalogue.from_csv(CATALOGUE) if CATALOGUE.exists() else Catalogue(())


def _indicator(row: Mapping[str, str]) -> Indicator:
    return Indicator(row["code"], row["name_vi"], row["unit_vi"], row.get("definition_vi") or "")


def _bare(name: str) -> str:
    """A name by its letters, without what stands before it in one list and not in another."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(name.partition(" (")[0])).split()
    return " ".join(words).removeprefix("trong do ").removeprefix("tong ").removeprefix("so ").removeprefix("luong ")


def _terms(text: str) -> list[str]:
    """Words and pairs of neighbouring words, without those that every name has."""
    words = "".join(letter if letter.isalnum() else " " for letter in old_tone(text.lower())).split()
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    return [word for word in words if word not in IGNORED and not word.isdecimal()] + pairs


def _confidence(score: float) -> float:
    return round(score / (1.0 + score), 3) if score > 0 else 0.0


def _said(passage: Passage, terms: Terms, place: tuple[int, int]) -> dict[str, float]:
    """Words and pairs of the vocabulary around a figure, weighed by how close they stand to it."""
    first, last = place
    begin, end = passage.back_to(first, SENTENCE_ENDS, 45), passage.on_to(last, SENTENCE_ENDS, 22)
    said: dict[str, float] = {}
    words = passage.words
    weight = 1.0
    for index in range(first, end):
        word = words[index]
        if index >= last and (word[0].isdecimal() or word in {";", ",", "("}):
            weight = max(weight * (0.45 if word[0].isdecimal() or word == ";" else 0.8), 0.25)
        for term in terms[index]:
            said.setdefault(term, weight)
    weight = 0.85
    for index in range(first - 1, begin - 1, -1):
        word = words[index]
        if word[0].isdecimal() or word == ";":
            weight = max(weight * 0.6, 0.3)
        elif word == ",":
            weight *= 0.92
        for term in terms[index]:
            if said.get(term, 0.0) < weight:
                said[term] = weight
    _add_earlier(said, passage, terms, begin)
    return said


def _add_earlier(said: dict[str, float], passage: Passage, terms: Terms, begin: int) -> None:
    """The sentence before, and the heading of a list, tell a little of what the figure is about."""
    for index in range(passage.back_to(max(begin - 1, 0), LINE_ENDS, 30), max(begin - 1, 0)):
        for term in terms[index]:
            said.setdefault(term, 0.12)


def _add_cues(said: dict[str, float], sought: Sought) -> None:
    """What other words for the same thing would have said."""
    for term in sorted(said.keys() & CUES.keys()):
        weight = said[term]
        for cue in CUES[term]:
            if not cue.kinds or sought.kind in cue.kinds or sought.unit in cue.kinds:
                for meant in cue.terms:
                    worth = min(weight * cue.weight, 1.3)
                    if said.get(meant, 0.0) < worth:
                        said[meant] = worth
