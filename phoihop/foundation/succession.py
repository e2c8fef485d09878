"""What a unit of one day is on another, through mergers, divisions and the rest (kế tục qua thời gian)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Passing:
    """On a day a unit, or a part of it, passed into another; a unit may pass into itself."""

    old: int
    new: int
    on: date


class Successions:
    """Every passing there was, asked forwards and backwards in time."""

    def __init__(self, passings: Iterable[Passing]) -> None:
        self._forward: dict[date, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._backward: dict[date, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for passing in passings:
            self._forward[passing.on][passing.old].add(passing.new)
            self._backward[passing.on][passing.new].add(passing.old)
        self._days = sorted(self._forward)

    @property
    def days(self) -> list[date]:
        """The days on which anything passed, in order."""
        return self._days

    def on(self, unit: int, since: date, day: date) -> frozenset[int]:
        """The units of `day` that hold what `unit` was on `since`.

        One unit means that the whole of it lies there; several, that it was divided among them or, asked
        backwards, that it was put together from them. Units without a passing go on as themselves.
        """
        if since == day:
            return frozenset({unit})
        if since < day:
            steps = [self._forward[on] for on in self._days if since < on <= day]
        else:
            steps = [self._backward[on] for on in reversed(self._days) if day < on <= since]
        held = {unit}
        for step in steps:
            held = {other for one in held for other in step.get(one, {one})}
        return frozenset(held)
