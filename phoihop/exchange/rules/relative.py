"""Periods that DHIS2 names by how far back they lie: `THIS_YEAR`, `LAST_12_MONTHS`, `LAST_7_DAYS`."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from phoihop.foundation import periods
from phoihop.foundation.periods import Kind, Period, adhoc

DAY = timedelta(days=1)
KINDS = {
    "MONTH": (Kind.MONTH, "MONTHS", (2, 3, 6, 9, 12)),
    "QUARTER": (Kind.QUARTER, "QUARTERS", (2, 3, 4)),
    "SIX_MONTH": (Kind.HALF, "SIXMONTHS", (2,)),
    "YEAR": (Kind.YEAR, "YEARS", (5, 10)),
}
Relative = Callable[[date], list[Period]]


def _this(kind: Kind, today: date) -> list[Period]:
    return [periods.containing(today, kind)]


def _last(kind: Kind, count: int, today: date) -> list[Period]:
    """The last periods of a kind before the one that runs on `today`."""
    found = _this(kind, today)
    for _step in range(count):
        found.insert(0, periods.previous(found[0]))
    return found[:-1]


def _days(count: int, length: int, today: date) -> list[Period]:
    """The last days, or weeks from Monday, before the one that runs on `today`; with nought, the one that runs."""
    first = today - timedelta(days=today.weekday() if length == 7 else 0)
    begins = [first - timedelta(days=length * back) for back in range(count, 0, -1)] or [first]
    return [adhoc(one, one + timedelta(days=length) - DAY) for one in begins]


def _of_year(kind: Kind, back: int, today: date) -> list[Period]:
    count = 12 if kind is Kind.MONTH else 4
    return [periods.period(kind, today.year - back, number) for number in range(1, count + 1)]


def _all() -> dict[str, Relative]:
    found: dict[str, Relative] = {}
    for name, (kind, plural, counts) in KINDS.items():
        found |= {f"THIS_{name}": partial(_this, kind), f"LAST_{name}": partial(_last, kind, 1)}
        found |= {f"LAST_{count}_{plural}": partial(_last, kind, count) for count in counts}
    for plural, kind in (("MONTHS", Kind.MONTH), ("QUARTERS", Kind.QUARTER)):
        found |= {f"{plural}_THIS_YEAR": partial(_of_year, kind, 0), f"{plural}_LAST_YEAR": partial(_of_year, kind, 1)}
    found |= {f"LAST_{count}_DAYS": partial(_days, count, 1) for count in (3, 7, 14, 30, 60, 90, 180)}
    found |= {f"LAST_{count}_WEEKS": partial(_days, count, 7) for count in (4, 12, 52)}
    found |= {"TODAY": partial(_days, 0, 1), "YESTERDAY": partial(_days, 1, 1)}
    return found | {"THIS_WEEK": partial(_days, 0, 7), "LAST_WEEK": partial(_days, 1, 7)}


RELATIVE = _all()
