"""When two records seem to tell of the same activity (nghi trùng hoạt động)."""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from phoihop.foundation.vietnamese import fold

# How much of the words of two titles must be the same. Half is met by any two meetings of one kind.
ALIKE = 0.7

Amount = tuple[int, Decimal, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """By what activities are recognised: days, places, host and co-hosts, title, results (đặc điểm nhận dạng).

    `amounts` are indicator, least and most; the span is half-open.
    """

    title: str
    since: date
    until: date
    bodies: Set[int]
    places: Set[int] = frozenset()
    amounts: Set[Amount] = field(default_factory=frozenset)


def alike(one: Traits, other: Traits) -> bool:
    """Whether both may be the same: the same place, a body in common, days that overlap, and a title or amount alike.

    An activity without a place may have been anywhere. Zero is no amount to be recognised by.
    """
    return bool(alike_by(one, other))


def alike_by(one: Traits, other: Traits) -> frozenset[str]:
    """By what two records are alike: "title", "amounts"; nothing where they cannot be the same."""
    if not (one.bodies & other.bodies and one.since < other.until and other.since < one.until):
        return frozenset()
    if one.places and other.places and not one.places & other.places:
        return frozenset()
    amounts = {amount for amount in one.amounts & other.amounts if amount[2] != 0}
    found = {"title": titles_alike(one.title, other.title), "amounts": bool(amounts)}
    return frozenset(name for name, same in found.items() if same)


def titles_alike(one: str, other: str) -> bool:
    """Whether most words of two titles are the same, whatever the accents, capitals and order."""
    words, others = set(fold(one).split()), set(fold(other).split())
    if not words or not others:
        return False
    return 2 * len(words & others) / (len(words) + len(others)) >= ALIKE
