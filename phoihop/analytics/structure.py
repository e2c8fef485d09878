"""Which units hold which facts, through the structure of a fact's own time or of any other day.

Pure: known by numbers alone, no database. A leaf is a unit during a span in which all that stands above it is
the same; a fact is pinned to the leaf of its last day, and everything above is a small table joined to leaves.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from phoihop.foundation.hierarchy import FOREVER, Reach
from phoihop.foundation.succession import Successions


@dataclass(frozen=True, slots=True)
class Leaf:
    """A unit while its superiors are these, itself included; `life_until` is the day it ceases to exist."""

    number: int
    unit: int
    since: date
    until: date
    life_until: date
    above: frozenset[int]


class Structure:
    """One tree through time: its leaves, and what holds a leaf on another day."""

    def __init__(self, reaches: Iterable[Reach], successions: Successions) -> None:
        self._reaches: dict[int, list[Reach]] = defaultdict(list)
        for reach in reaches:
            self._reaches[reach.descendant].append(reach)
        self._successions = successions
        self.leaves = list(self._cut())
        self._of_unit: dict[int, list[Leaf]] = defaultdict(list)
        for leaf in self.leaves:
            self._of_unit[leaf.unit].append(leaf)

    def _cut(self) -> Iterator[Leaf]:
        number = 0
        for unit, reaches in sorted(self._reaches.items()):
            life_until = max(_end(reach) for reach in reaches)
            days = sorted({reach.since for reach in reaches} | {_end(reach) for reach in reaches})
            for since, until in pairwise(days):
                above = frozenset(r.ancestor for r in reaches if r.since <= since and until <= _end(r))
                if unit in above:
                    number += 1
                    yield Leaf(number, unit, since, until, life_until, above)

    def leaf_on(self, unit: int, day: date) -> Leaf | None:
        """The leaf of `unit` that holds `day`; else its first or last one, so that no fact is ever lost."""
        leaves = self._of_unit.get(unit)
        if not leaves:
            return None
        for leaf in leaves:
            if leaf.since <= day < leaf.until:
                return leaf
        return leaves[0] if day < leaves[0].since else leaves[-1]

    def parts_on(self, leaf: Leaf, day: date) -> frozenset[int]:
        """The units of `day` that hold what the leaf was: several where it was divided."""
        if leaf.since <= day < leaf.until:
            return frozenset({leaf.unit})
        start = leaf.since if day < leaf.since else date.fromordinal(min(leaf.until.toordinal() - 1, day.toordinal()))
        return self._successions.on(leaf.unit, start, day)

    def kin_of(self, leaf: Leaf) -> frozenset[int]:
        """The unit itself and what it became, or was put together from, on any day on which units passed over."""
        days = self._successions.days
        return frozenset({leaf.unit}).union(*(self.parts_on(leaf, day) for day in days))

    def holders_on(self, leaf: Leaf, day: date) -> frozenset[int]:
        """The units that, on `day`, hold the whole of the leaf: for a divided unit only what its parts share.

        A figure is never apportioned, so that totals at a common ancestor agree under every structure.
        """
        parts = self.parts_on(leaf, day)
        above = [self._above(part, day) for part in parts]
        return frozenset.intersection(*above) if above else frozenset()

    def _above(self, unit: int, day: date) -> frozenset[int]:
        return frozenset(r.ancestor for r in self._reaches.get(unit, ()) if r.since <= day < _end(r))


def _end(reach: Reach) -> date:
    return reach.until or FOREVER
