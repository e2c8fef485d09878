"""What a foreign data set asks, of whom, and for which periods it is open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from phoihop.exchange.rules.periods import identifier, is_open
from phoihop.foundation.periods import Period


@dataclass(frozen=True, slots=True)
class Opening:
    """The days on which a data set takes values for a period."""

    period: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set as it was told: its elements and units, and how long it is open.

    `ahead` is how many periods still to come it takes, `expiry` how many days after the end of a period it stays open
    (0: for good); with `openings` it takes only those periods, each on its days.
    """

    uid: str
    period_type: str
    elements: frozenset[str]
    units: frozenset[str]
    ahead: int
    expiry: float
    openings: Sequence[Opening] = ()

    def closed(self, period: Period, today: date) -> str:
        """By which of DHIS2's codes the set takes nothing for a period; empty where it does."""
        last_day = period.until - timedelta(days=1)
        if self.expiry and today > last_day + timedelta(days=self.expiry):
            return "E7640"
        if not is_open(period, self.ahead, today):
            return "E7641"
        of_it = [one for one in self.openings if one.period == identifier(period)]
        if self.openings and not of_it:
            return "E7644"
        in_time = any((one.since or "0") <= today.isoformat() <= (one.until or "9") for one in of_it)
        return "E7643" if of_it and not in_time else ""


def closed_by(sets: Iterable[DataSet], period: Period, today: date) -> tuple[str, DataSet] | None:
    """Why none of these sets takes values for a period, and which says so first; None where one does, or none asks."""
    reasons = [(one.closed(period, today), one) for one in sets]
    return reasons[0] if reasons and all(reason for reason, _set in reasons) else None


def data_set(told: Mapping[str, Any]) -> DataSet:
    """A data set of what is told of it; what is told in another way than DHIS2 tells it is as if it were not."""
    elements = [one.get("dataElement", one) for one in _rows(told, "dataSetElements")]
    inputs = _rows(told, "dataInputPeriods")
    return DataSet(
        uid=str(told.get("id", "")),
        period_type=str(told.get("periodType", "")),
        elements=frozenset(map(_id, elements)),
        units=frozenset(map(_id, _rows(told, "organisationUnits"))),
        ahead=int(_number(told, "openFuturePeriods")),
        expiry=_number(told, "expiryDays"),
        openings=[Opening(_id(one.get("period")), *(str(one.get(name) or "")[:10] for name in DAYS)) for one in inputs],
    )


DAYS = ("openingDate", "closingDate")
MOST = 100_000


def _number(told: Mapping[str, Any], name: str) -> float:
    value = told.get(name)
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return min(float(value), MOST) if known and value > 0 else 0.0  # type: ignore[arg-type,operator]


def _id(told: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return str(told.get("id", "")) if isinstance(told, Mapping) else ""


def _rows(told: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = told.get(name)
    return [one for one in rows if isinstance(one, Mapping)] if isinstance(rows, list) else []
