"""When two models of one place seem to be the same (nghi trùng mô hình).

A Party cell's model must not be identical with a movement or model led by the Front, the unions or residents' groups
in the same neighbourhood.
"""

from collections.abc import Set
from dataclasses import dataclass

from phoihop.foundation.vietnamese import fold

# How much of the words of two names, or of what two models do, must be the same.
NAMES_ALIKE = 0.7
CONTENTS_ALIKE = 0.6
# Stands in nearly every name, and tells no two models apart.
COMMON = frozenset(fold("mô hình dân vận khéo trong về của và các").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """By what models are recognised (đặc điểm nhận dạng mô hình)."""

    name: str
    content: str
    place: int


def alike_by(one: Traits, other: Traits) -> frozenset[str]:
    """By what two models are alike: "name", "content"; nothing for models of different places."""
    if one.place != other.place:
        return frozenset()
    found = {
        "name": _share(one.name, other.name) >= NAMES_ALIKE,
        "content": _share(one.content, other.content) >= CONTENTS_ALIKE,
    }
    return frozenset(name for name, same in found.items() if same)


def _words(text: str) -> Set[str]:
    """The words that tell, without accents, signs and what every name says."""
    letters = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    words = frozenset(letters.split())
    return words - COMMON or words


def _share(one: str, other: str) -> float:
    words, others = _words(one), _words(other)
    if not words or not others:
        return 0.0
    return 2 * len(words & others) / (len(words) + len(others))
