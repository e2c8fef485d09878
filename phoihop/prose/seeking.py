"""Which indicators the heads of a table tell: what they say is put as a sentence and sought as one (tìm chỉ tiêu)."""

import re
from dataclasses import dataclass

from phoihop.foundation.vietnamese import fold
from phoihop.prose.heads import Head
from phoihop.prose.matching import ANY, Catalogue, Match, Sought
from phoihop.prose.numbers import number_at
from phoihop.prose.tokens import passage
from phoihop.prose.units import unit_at

SIGNS = str.maketrans(dict.fromkeys(".;:?!…,()[]“”\"'\n\t-–+•*", " "))


@dataclass(frozen=True, slots=True)
class Subject:
    """What the heads of a figure say: of its row, of what it is a part of, of its column, and what stands above."""

    name: str
    parent: str
    head: Head
    around: str


class Seeker:
    """Indicators by heads and unit, each sought once: the columns of a row mostly ask for the same."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._found: dict[tuple[str, str, str, str], list[Match]] = {}

    def seek(self, subject: Subject, unit: str, role: str) -> tuple[list[Match], str]:
        """The indicators that may be meant, the likeliest first, and by which heads they were found."""
        words = " ".join(filter(None, (subject.parent, subject.name, subject.head.subject)))
        key = (subject.around, words, unit, role)
        if key not in self._found:
            self._found[key] = self._sought(*key)
        how = "row and column heads" if subject.head.subject else "row head"
        return list(self._found[key]), how if subject.name else "column head"

    def _sought(self, around: str, words: str, unit: str, role: str) -> list[Match]:
        heading, said = _words(around), _words(words)
        # Words typed without accents are known for such only if none of the others has any.
        plain = said.isascii()
        text = passage(f"{fold(heading) if plain else heading}. {said}: 2 {fold(unit) if plain else unit}")
        first = max(place for place, word in enumerate(text.words) if word == "2")
        number = number_at(text, first)
        after = number.last if number else first + 1
        measured = unit_at(text, after)
        name, kind = (measured.name, measured.kind) if measured else ("", ANY)
        place = Sought(first, measured.last if measured else after, name, kind, role)
        found = self.catalogue.matches(text, self.catalogue.terms(text), place)
        # Without a unit nothing tells persons from times, or millions from thousands: that is for a person to say.
        return found if measured else [Match(each.code, each.confidence) for each in found]


def _words(text: str) -> str:
    """Words alone: signs and numbers in a head only keep its words apart."""
    return " ".join(re.sub(r"\d+", " ", text.translate(SIGNS)).split())
