"""Which units hold which facts, through the structure of a fact's own time or of any other day.

Pure: known by numbers alone, no database. A leaf is a unit during a span in which all that stands above it is
the same and it takes in and gives away nothing; a fact is pinned to the leaf of its last day, and everything above
is a small table joined to leaves.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from phoihop.foundation.hierarchy import FOREVER, Reach
from phoihop.foundation.succession import Passing, Successions

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A unit while its superiors are these, itself included; `life_until` is the day it ceases to exist."""

    number: int
    unit: int
    since: date
    until: date
    life_until: date
    above: frozenset[int]


class Spell(NamedTuple):
    """That a unit holds a leaf, or is one of the parts of it, through the structures of [since, until)."""

    unit: int
    since: date
    until: date


class Structure:
    """One tree through time: its leaves, and what holds a leaf on another day."""

    def __init__(self, reaches: Iterable[Reach], passings: Iterable[Passing]) -> None:
        by_unit: dict[int, list[Reach]] = defaultdict(list)
        for reach in reaches:
            by_unit[reach.descendant].append(reach)
        passings = list(passings)
        self.leaves = list(_cut(by_unit, passings))
        self._of_unit: dict[int, list[Leaf]] = defaultdict(list)
        for leaf in self.leaves:
            self._of_unit[leaf.unit].append(leaf)
        self._first = min((leaf.since for leaf in self.leaves), default=date.min)
        self._passings = list(self._completed(passings))
        self._successions = Successions(self._passings)
        self._above: dict[tuple[int, date], frozenset[int]] = {}
        self._days: dict[int, frozenset[date]] = {}
        self._relatives: dict[int, set[int]] = defaultdict(set)
        for passing in self._passings:
            self._relatives[passing.old].add(passing.new)
            self._relatives[passing.new].add(passing.old)

    def leaf_on(self, unit: int, day: date) -> Leaf | None:
        """The leaf of `unit` that holds `day`; else the nearest before it, or its first, so that no fact is lost."""
        leaves = self._of_unit.get(unit)
        if not leaves:
            return None
        return next((leaf for leaf in reversed(leaves) if leaf.since <= day), leaves[0])

    def parts_on(self, leaf: Leaf, day: date) -> frozenset[int]:
        """The units of `day` that hold what the leaf was: several where it was divided or, asked back, put together."""
        if leaf.since <= day < leaf.until:
            return frozenset({leaf.unit})
        return self._successions.on(leaf.unit, leaf.since if day < leaf.since else leaf.until - DAY, day)

    def holders_on(self, leaf: Leaf, day: date) -> frozenset[int]:
        """The units that, on `day`, hold the whole of the leaf: for a divided unit only what its parts share.

        A figure is never apportioned, so that totals at a common ancestor agree under every structure.
        """
        return frozenset.intersection(*(self._held_by(part, day) for part in self.parts_on(leaf, day)))

    def divided_on(self, leaf: Leaf, day: date) -> frozenset[int]:
        """The units of `day` among which the leaf's figures cannot be divided; none where one of them holds it all."""
        parts = self.parts_on(leaf, day)
        if len(parts) == 1 or parts & self.holders_on(leaf, day):
            return frozenset()
        return frozenset(part for part in parts if not parts & (self._held_by(part, day) - {part}))

    def holders(self, leaf: Leaf) -> Iterator[Spell]:
        """Every unit that holds the leaf, with the days of the structures through which it does."""
        return self._spells(leaf, partial(self.holders_on, leaf))

    def divisions(self, leaf: Leaf) -> Iterator[Spell]:
        """Every unit that holds a part of the leaf which nobody can tell, with the days of the structures."""
        return self._spells(leaf, partial(self.divided_on, leaf))

    def _spells(self, leaf: Leaf, held_on: "partial[frozenset[int]]") -> Iterator[Spell]:
        """What holds day by day, put into spans; before anything is known, the first structure is taken."""
        days = [self._first, *sorted(day for day in self._days_of(leaf) if day > self._first)]
        begun: dict[int, date] = {}
        for number, day in enumerate(days):
            held, since = held_on(day), day if number else date.min
            for unit in sorted(begun.keys() - held):
                yield Spell(unit, begun.pop(unit), since)
            begun.update(dict.fromkeys(held - begun.keys(), since))
        for unit, since in sorted(begun.items()):
            yield Spell(unit, since, FOREVER)

    def _days_of(self, leaf: Leaf) -> frozenset[date]:
        """The days on which anything changed for the leaf, its relatives, or whatever stood above any of them."""
        kin = self._kin(leaf.unit)
        above = {ancestor for unit in kin for its in self._of_unit[unit] for ancestor in its.above}
        return frozenset().union(*(self._own_days(unit) for unit in kin | above))

    def _own_days(self, unit: int) -> frozenset[date]:
        if unit not in self._days:
            kin = self._kin(unit)
            leaves = (leaf for relative in kin for leaf in self._of_unit[relative])
            self._days[unit] = frozenset(day for leaf in leaves for day in (leaf.since, leaf.until) if day != FOREVER)
        return self._days[unit]

    def _kin(self, unit: int) -> set[int]:
        """The unit and whatever it became or came from, itself or through others."""
        kin, waiting = {unit}, [unit]
        while waiting:
            new = self._relatives.get(waiting.pop(), set()) - kin
            kin |= new
            waiting += new
        return kin

    def _held_by(self, unit: int, day: date) -> frozenset[int]:
        """The unit and all above it on `day`; of one that does not exist then, what holds all that stood above it."""
        key = unit, day
        if key not in self._above:
            leaf = self.leaf_on(unit, day)
            if leaf is None:
                self._above[key] = frozenset()
            elif leaf.since <= day < leaf.until:
                self._above[key] = leaf.above
            else:
                nearest = leaf.since if day < leaf.since else leaf.until - DAY
                superiors = (self.leaf_on(ancestor, nearest) for ancestor in leaf.above - {unit})
                held = (self.holders_on(superior, day) for superior in superiors if superior)
                self._above[key] = frozenset().union(*held)
        return self._above[key]

    def _completed(self, passings: Iterable[Passing]) -> Iterator[Passing]:
        """The passings, and that a unit which takes part and existed before and after also passed into itself.

        Registers say it of some units and not of others; without it a unit that took in another could not be
        followed back to itself.
        """
        for passing in passings:
            yield passing
            for unit in (passing.old, passing.new):
                if self._lived_through(unit, passing.on):
                    yield Passing(unit, unit, passing.on)

    def _lived_through(self, unit: int, day: date) -> bool:
        leaves = self._of_unit.get(unit, ())
        return any(leaf.since <= day < leaf.until for leaf in leaves) and any(
            leaf.since < day <= leaf.until for leaf in leaves
        )


def _cut(by_unit: dict[int, list[Reach]], passings: Iterable[Passing]) -> Iterator[Leaf]:
    number = 0
    cuts: dict[int, set[date]] = defaultdict(set)
    for passing in passings:
        cuts[passing.old].add(passing.on)
        cuts[passing.new].add(passing.on)
    for unit, reaches in sorted(by_unit.items()):
        life_until = max(_end(reach) for reach in reaches)
        days = sorted({reach.since for reach in reaches} | {_end(reach) for reach in reaches} | cuts[unit])
        for since, until in pairwise(days):
            above = frozenset(r.ancestor for r in reaches if r.since <= since and until <= _end(r))
            if unit in above:
                number += 1
                yield Leaf(number, unit, since, until, life_until, above)


def _end(reach: Reach) -> date:
    return reach.until or FOREVER
