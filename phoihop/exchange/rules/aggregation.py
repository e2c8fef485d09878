"""How values become one where an analysis is asked to add up in another way than each thing does by itself.

Source: the aggregation types of DHIS2. What is said last or first is looked for up to ten years back, as there.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from statistics import stdev, variance
from typing import NamedTuple


class Fact(NamedTuple):
    """A value that was approved: of which indicator and body, and for which days, the last not included."""

    indicator: int
    body: int
    since: date
    until: date
    value: Decimal


Facts = Sequence[Fact]
YEARS_BACK = 10


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def _each(facts: Facts) -> list[list[Fact]]:
    """The values of each body and indicator, in the order of their periods."""
    found: dict[tuple[int, int], list[Fact]] = {}
    for one in sorted(facts, key=lambda fact: (fact.until, fact.since)):
        found.setdefault((one.indicator, one.body), []).append(one)
    return list(found.values())


def _at(place: int, facts: Facts) -> list[Decimal]:
    return [some[place].value for some in _each(facts)]


def _spread(measured: Callable[[Sequence[Decimal]], Decimal]) -> Callable[[Facts], Decimal | None]:
    return lambda facts: measured([one.value for one in facts]) if len(facts) > 1 else None


KINDS: dict[str, Callable[[Facts], Decimal | None]] = {
    "SUM": lambda facts: sum((one.value for one in facts), Decimal(0)),
    "AVERAGE": lambda facts: _mean([one.value for one in facts]),
    "AVERAGE_SUM_ORG_UNIT": lambda facts: sum(
        (_mean([one.value for one in some]) for some in _each(facts)), Decimal(0)
    ),
    "COUNT": lambda facts: Decimal(len(facts)),
    "MIN": lambda facts: min(one.value for one in facts),
    "MAX": lambda facts: max(one.value for one in facts),
    "STDDEV": _spread(stdev),
    "VARIANCE": _spread(variance),
    "LAST": lambda facts: sum(_at(-1, facts), Decimal(0)),
    "LAST_AVERAGE_ORG_UNIT": lambda facts: _mean(_at(-1, facts)),
    "LAST_IN_PERIOD": lambda facts: sum(_at(-1, facts), Decimal(0)),
    "LAST_IN_PERIOD_AVERAGE_ORG_UNIT": lambda facts: _mean(_at(-1, facts)),
    "FIRST": lambda facts: sum(_at(0, facts), Decimal(0)),
    "FIRST_AVERAGE_ORG_UNIT": lambda facts: _mean(_at(0, facts)),
}
LOOKING_BACK = {"LAST", "LAST_AVERAGE_ORG_UNIT", "FIRST", "FIRST_AVERAGE_ORG_UNIT"}


def years_before(day: date) -> date:
    """The day so many years ago as values are looked for."""
    return day.replace(year=max(day.year - YEARS_BACK, 1), day=min(day.day, 28))
