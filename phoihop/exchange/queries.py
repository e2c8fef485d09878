"""What `/api/analytics` is asked: columns, filters and switches, with DHIS2's codes for what cannot be asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from operator import eq, ge, gt, le, lt
from typing import Any

from phoihop.exchange.rules.asking import last, on
from phoihop.foundation.refusals import Invalid, Refused

COLUMNS = {"dx": "Data", "pe": "Period", "ou": "Organisation unit", "co": "Category option combo",
           "ao": "Attribute option combo"}  # fmt: skip
NUMBERS = ("numerator", "denominator", "factor", "multiplier", "divisor")
MEASURES = {"EQ": eq, "GT": gt, "GE": ge, "LT": lt, "LE": le}
TEXTS = {
    "E7101": "At least one dimension must be specified",
    "E7102": "At least one data dimension item or data element group set dimension item must be specified",
    "E7103": "Dimensions cannot be specified as dimension and filter simultaneously: `{0}`",
    "E7104": "At least one period as dimension or filter, or start and dates, must be specified",
    "E7105": "Periods and start and end dates cannot be specified simultaneously",
    "E7106": "Start date cannot be after end date",
    "E7110": "Category option combos cannot be specified as filter",
    "E7111": "Dimensions cannot be specified more than once: `{0}`",
    "E7115": "Data elements must be of a value and aggregation type that allow aggregation: `{0}`",
    "E7120": "User: `{0}` is not allowed to view org unit: `{1}`",
    "E7124": "Dimension is present in query without any valid dimension options: `{0}`",
    "E7125": "Dimension identifier does not reference any dimension: `{0}`",
    "E7128": "Query result set exceeded max limit: `{0}`",
    "E7149": "Invalid measure filter operator: `{0}`",
}


def refused(error: str, *facts: object) -> Refused:
    """The refusal that DHIS2 knows by this code."""
    return Refused(TEXTS[error].format(*facts), code=error)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: columns in their order, what is summed away, and how it is shown."""

    dimensions: Mapping[str, Sequence[str]]
    filters: Mapping[str, Sequence[str]]
    asked: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def headers(self, column: Callable[[str], str | None] = COLUMNS.get) -> list[dict[str, Any]]:
        """The heads of the columns, the value after the dimensions and the parts of a ratio last."""
        heads = [_head(name, COLUMNS.get(name) or column(name) or name) for name in self.dimensions]
        heads.append(_head("value", "Value", number=True))
        names = {"numerator": "Numerator", "denominator": "Denominator", "factor": "Factor",
                 "multiplier": "Multiplier", "divisor": "Divisor"}  # fmt: skip
        return heads + (
            [_head(name, names[name], number=True) for name in NUMBERS] if on(self.asked, "includeNumDen") else []
        )


def read_query(query: Mapping[str, Sequence[str]]) -> Query:
    """The query of an address. Raises Refused with DHIS2's code for what it could not be."""
    dimensions, filters = _dimensions(query.get("dimension", ())), _dimensions(query.get("filter", ()))
    if not dimensions:
        raise refused("E7101")
    for name in dimensions:
        if name in filters:
            raise refused("E7103", name)
    if "co" in filters:
        raise refused("E7110")
    asked = {**dimensions, **filters}
    if "dx" not in asked:
        raise refused("E7102")
    dates = last(query, "startDate"), last(query, "endDate")
    if "pe" not in asked and not all(dates):
        raise refused("E7104")
    if "pe" in asked and any(dates):
        raise refused("E7105")
    if all(dates) and dates[0] > dates[1]:
        raise refused("E7106")
    # What is counted is the first column, wherever it is asked for.
    columns = {name: dimensions[name] for name in sorted(dimensions, key=lambda name: name != "dx")}
    return Query(columns, filters, query)


def measures(written: str) -> list[tuple[Callable[[Decimal, Decimal], bool], Decimal]]:
    """What values are held against, as `GE:10;LT:50` says. Raises Refused for others, Invalid for no number."""
    parts = [one.partition(":") for one in written.split(";") if one]
    for name, _colon, _limit_of in parts:
        if name not in MEASURES:
            raise refused("E7149", name[:40])
    return [(MEASURES[name], _limit(limit)) for name, _colon, limit in parts]


def _limit(written: str) -> Decimal:
    try:
        found = Decimal(written)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Invalid(f"Not a number: `{written[:40]}`")
    return found


def _dimensions(written: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in (part for each in written for part in each.split(",") if part):
        name, _colon, items = one.partition(":")
        if name in found:
            raise refused("E7111", name)
        found[name] = [item for item in items.split(";") if item]
    return found


def _head(name: str, column: str, *, number: bool = False) -> dict[str, Any]:
    kind = ("NUMBER", "java.lang.Double") if number else ("TEXT", "java.lang.String")
    return {"name": name, "column": column, "valueType": kind[0], "type": kind[1], "hidden": False, "meta": not number}
