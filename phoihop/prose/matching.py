"""Which indicator a figure may be a value of, by words shared with the catalogue where units agree (khớp chỉ tiêu)."""

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Self

from phoihop.foundation.vietnamese import old_tone
from phoihop.prose.agreement import agreement
from phoihop.prose.listing import entries
from phoihop.prose.synonyms import CUES
from phoihop.prose.tokens import SENTENCE_ENDS, Passage

# The programme's own catalogue, found beside this package by its path; no room above is imported.
CATALOGUE = Path(__file__).resolve().parent.parent / "indicators" / "catalogue.csv"
IGNORED = frozenset(
    entries("số, các, và, của, được, trong, tham, gia, năm, kỳ, cho, theo, về, một, với, đã, là, do, có, ở")
)
WEIGHT_OF_DEFINITION = 0.25
# Confidence from which the first indicator is proposed outright, and from which one is worth listing.
LIKELY, LISTED = 0.42, 0.12
# A rate, a change or one end of it is seldom the value of an indicator; it is listed, but not proposed outright.
BESIDE = {"rate": 1.0, "from": 1.0, "to": 1.0, "delta": 0.69}


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

    @classmethod
    def of(cls, rows: Iterable[tuple[str, ...]]) -> Self:
        """A catalogue of rows (code, name, unit, definition), the definition being optional."""
        return cls(Indicator(*row[:4]) for row in rows)

    @classmethod
    def from_csv(cls, path: Path) -> Self:
        """A catalogue of a file with the columns code, name_vi, unit_vi and, where given, definition_vi."""
        with path.open(encoding="utf-8", newline="") as lines:
            return cls(_indicator(row) for row in csv.DictReader(lines))

    def matches(self, passage: Passage, place: tuple[int, int], unit: str, kind: str, role: str) -> list[Match]:
        """The three likeliest indicators for the figure at `words[first:last]`, the likeliest first."""
        agreeing = self._agreeing_with(unit, kind)
        if not agreeing:
            return []
        said = _said(passage, place, self._vocabulary)
        _add_cues(said, unit, kind, role)
        scores = list(agreeing.base)
        for term, weight in said.items():
            for order, worth in agreeing.terms.get(term, ()):
                scores[order] += weight * worth
        best = sorted(range(len(scores)), key=lambda order: (-scores[order], order))[:3]
        sure = [(agreeing.codes[order], _confidence(scores[order])) for order in best]
        enough = BESIDE.get(role, LIKELY)
        return [Match(code, confidence, confidence >= enough) for code, confidence in sure if confidence >= LISTED]

    def _agreeing_with(self, unit: str, kind: str) -> _Agreeing | None:
        """The indicators whose unit goes with a figure's, made ready once for each unit met."""
        if (unit, kind) in self._agreeing:
            return self._agreeing[unit, kind]
        weighed = [(each, agreement(each.indicator.unit, unit, kind)) for each in self._weighed]
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


def _terms(text: str) -> list[str]:
    """Words and pairs of neighbouring words, without those that every name has."""
    words = "".join(letter if letter.isalnum() else " " for letter in old_tone(text.lower())).split()
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    return [word for word in words if word not in IGNORED and not word.isdecimal()] + pairs


def _confidence(score: float) -> float:
    return round(score / (1.0 + score), 3) if score > 0 else 0.0


def _said(passage: Passage, place: tuple[int, int], vocabulary: frozenset[str]) -> dict[str, float]:
    """Words and pairs of the vocabulary around a figure, weighed by how close they stand to it."""
    first, last = place
    begin, end = passage.back_to(first, SENTENCE_ENDS, 45), passage.on_to(last, SENTENCE_ENDS, 22)
    said: dict[str, float] = {}
    words = passage.words
    weight, previous = 1.0, ""
    for index in range(first, end):
        word = words[index]
        if index >= last and (word[0].isdecimal() or word in {";", ",", "("}):
            weight = max(weight * (0.45 if word[0].isdecimal() or word == ";" else 0.8), 0.25)
        _say(said, vocabulary, (word, f"{previous} {word}"), weight)
        previous = word
    weight, following = 0.85, words[first]
    for index in range(first - 1, begin - 1, -1):
        word = words[index]
        if word[0].isdecimal() or word == ";":
            weight = max(weight * 0.6, 0.3)
        elif word == ",":
            weight *= 0.92
        _say(said, vocabulary, (word, f"{word} {following}"), weight)
        following = word
    _say_earlier(passage, begin, said, vocabulary)
    return said


def _say_earlier(passage: Passage, begin: int, said: dict[str, float], vocabulary: frozenset[str]) -> None:
    """The sentence before, and the heading of a list, tell a little of what the figure is about."""
    start = passage.back_to(max(begin - 1, 0), frozenset(".;\n"), 30)
    previous = ""
    for word in passage.words[start : max(begin - 1, 0)]:
        _say(said, vocabulary, (word, f"{previous} {word}"), 0.12)
        previous = word


def _say(said: dict[str, float], vocabulary: frozenset[str], terms: tuple[str, str], weight: float) -> None:
    for term in terms:
        if term in vocabulary and said.get(term, 0.0) < weight:
            said[term] = weight


def _add_cues(said: dict[str, float], unit: str, kind: str, role: str) -> None:
    """What other words for the same thing would have said."""
    for term in sorted(said.keys() & CUES.keys()):
        weight = said[term]
        for cue in CUES[term]:
            if (not cue.kinds or kind in cue.kinds or unit in cue.kinds) and (not cue.role or cue.role == role):
                for meant in cue.terms:
                    worth = min(weight * cue.weight, 1.3)
                    if said.get(meant, 0.0) < worth:
                        said[meant] = worth
