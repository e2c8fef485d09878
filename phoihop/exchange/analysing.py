"""`/api/analytics`: figures out of approved reports, laid out as DHIS2 lays them out.

A dimension becomes a column, a filter is summed away. What adds up how is asked of `analytics`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

from django.utils import timezone

from phoihop.exchange.catalogue import Catalogue
from phoihop.exchange.counting import Figures, Item
from phoihop.exchange.rules.periods import RELATIVE, identifier, read_period
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.exchange.rules.values import cell
from phoihop.foundation.periods import Period, adhoc
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.people.models import Person

COLUMNS = {"dx": "Data", "pe": "Period", "ou": "Organisation unit", "co": "Category option combo",
           "ao": "Attribute option combo"}  # fmt: skip
NUMBERS = ("numerator", "denominator", "factor", "multiplier", "divisor")
RATES = {"REPORTING_RATE", "REPORTING_RATE_ON_TIME", "ACTUAL_REPORTS", "ACTUAL_REPORTS_ON_TIME", "EXPECTED_REPORTS"}
MOST_ROWS = 50_000
TEXTS = {
    "E7101": "At least one dimension must be specified",
    "E7102": "At least one data dimension item or data element group set dimension item must be specified",
    "E7103": "Dimensions cannot be specified as dimension and filter simultaneously: `{0}`",
    "E7104": "At least one period as dimension or filter, or start and dates, must be specified",
    "E7105": "Periods and start and end dates cannot be specified simultaneously",
    "E7106": "Start date cannot be after end date",
    "E7111": "Dimensions cannot be specified more than once: `{0}`",
    "E7115": "Data elements must be of a value and aggregation type that allow aggregation: `{0}`",
    "E7124": "Dimension is present in query without any valid dimension options: `{0}`",
    "E7125": "Dimension identifier does not reference any dimension: `{0}`",
    "E7128": "Query result set exceeded max limit: `{0}`",
}


def refused(error: str, *facts: object) -> Refused:
    """The refusal that DHIS2 knows by this code."""
    return Refused(TEXTS[error].format(*facts), code=error)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: columns in their order, what is summed away, and how it is shown."""

    dimensions: Mapping[str, Sequence[str]]
    filters: Mapping[str, Sequence[str]]
    switches: Mapping[str, str] = field(default_factory=dict)

    def on(self, name: str) -> bool:
        return self.switches.get(name, "").lower() == "true"

    def headers(self) -> list[dict[str, Any]]:
        """The heads of the columns, the value after the dimensions and the parts of a ratio last."""
        heads = [_head(name, COLUMNS.get(name, name)) for name in self.dimensions]
        heads.append(_head("value", "Value", number=True))
        names = {"numerator": "Numerator", "denominator": "Denominator", "factor": "Factor",
                 "multiplier": "Multiplier", "divisor": "Divisor"}  # fmt: skip
        return heads + ([_head(name, names[name], number=True) for name in NUMBERS] if self.on("includeNumDen") else [])


def read_query(query: Mapping[str, Sequence[str]]) -> Query:
    """The query of an address. Raises Refused with DHIS2's code for what it could not be."""
    dimensions, filters = _dimensions(query.get("dimension", ())), _dimensions(query.get("filter", ()))
    switches = {name: values[-1] for name, values in query.items() if values and name not in {"dimension", "filter"}}
    if not dimensions:
        raise refused("E7101")
    for name in dimensions:
        if name in filters:
            raise refused("E7103", name)
    asked = {**dimensions, **filters}
    if "dx" not in asked:
        raise refused("E7102")
    dates = switches.get("startDate"), switches.get("endDate")
    if "pe" not in asked and not all(dates):
        raise refused("E7104")
    if "pe" in asked and any(dates):
        raise refused("E7105")
    if all(dates) and str(dates[0]) > str(dates[1]):
        raise refused("E7106")
    # What is counted is the first column, wherever it is asked for.
    columns = {name: dimensions[name] for name in sorted(dimensions, key=lambda name: name != "dx")}
    return Query(columns, filters, switches)


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


class Analysis:
    """A query and its answer, as far as the person may see the programmes asked."""

    def __init__(self, query: Query, person: Person) -> None:
        self.query, self.person = query, person
        self.catalogue = Catalogue()
        self.unknown: list[str] = []
        asked = {**query.dimensions, **query.filters}
        for name in asked:
            if name not in COLUMNS:
                raise refused("E7125", name)
        self.items = self._items(asked["dx"])
        self.periods = self._periods(asked.get("pe"))
        self.units = self._units(asked.get("ou") or ["USER_ORGUNIT"])

    def _valid(self, name: str, found: Sequence[Any]) -> Any:  # noqa: ANN401
        if not found:
            raise refused("E7124", name)
        return found

    def _items(self, written: Sequence[str]) -> list[Item]:
        expanded: list[str] = []
        groups = self.catalogue.objects("dataElementGroups")
        for one in written:
            members = groups.get(one.removeprefix("DE_GROUP-"), {}).get("dataElements", ()) if "GROUP-" in one else ()
            expanded += [each.uid if hasattr(each, "uid") else each["id"] for each in members] or [one]
        found = [self._item(one) for one in dict.fromkeys(expanded)]
        return list(self._valid("dx", [one for one in found if one is not None]))

    def _item(self, uid: str) -> Item | None:
        first, _dot, second = uid.partition(".")
        if second in RATES and first in self.catalogue.objects("dataSets"):
            return Item(uid, rate=(first, second))
        element = self.catalogue.objects("dataElements").get(first)
        if element is not None:
            known = self.catalogue.names.elements_by([first]).get(first)
            if known is None or known.key is None or known.noun == "section":
                raise refused("E7115", uid)
            return Item(uid, formula=f"#{{{uid}}}")
        indicator = self.catalogue.objects("indicators").get(uid)
        if indicator is None:
            self.unknown.append(uid)
            return None
        factor = (indicator.get("indicatorType") or {}).get("factor") or self._factor(indicator)
        return Item(uid, str(indicator["numerator"]), str(indicator["denominator"] or "1"), Decimal(str(factor)))

    def _factor(self, indicator: Mapping[str, Any]) -> object:
        of = (indicator.get("indicatorType") or {}).get("id", "")
        return self.catalogue.objects("indicatorTypes").get(of, {}).get("factor", 1)

    def _periods(self, written: Sequence[str] | None) -> dict[str, Period]:
        if written is None:
            dates = [date.fromisoformat(self.query.switches[name][:10]) for name in ("startDate", "endDate")]
            return {"": adhoc(dates[0], dates[1])}
        today = self.query.switches.get("relativePeriodDate", "")[:10]
        day = date.fromisoformat(today) if today else timezone.localdate()
        found: dict[str, Period] = {}
        for one in written:
            if one in RELATIVE:
                found |= {str(identifier(period)): period for period in RELATIVE[one](day)}
                continue
            try:
                found[one] = read_period(one)
            except Invalid:
                self.unknown.append(one)
        self._valid("pe", list(found))
        return found

    def _units(self, written: Sequence[str]) -> list[str]:
        objects = self.catalogue.objects("organisationUnits")
        levels = [one for one in written if one.startswith("LEVEL-")]
        own = [self.catalogue.names.body(body.pk) for body in self.person.bodies]
        plain = [one for one in written if one in objects]
        found: list[str] = [] if levels else list(plain)
        for one in written:
            depth = {"USER_ORGUNIT": 0, "USER_ORGUNIT_CHILDREN": 1, "USER_ORGUNIT_GRANDCHILDREN": 2}.get(one)
            if depth is not None:
                found += self._below(own or self._roots(), depth)
            elif one in levels:
                found += self._at_level(one, plain)
            elif one not in objects:
                self.unknown.append(one)
        return list(self._valid("ou", list(dict.fromkeys(found))))

    def _roots(self) -> list[str]:
        return [uid for uid, told in self.catalogue.objects("organisationUnits").items() if told["level"] == 1]

    def _below(self, units: Sequence[str], depth: int) -> list[str]:
        objects = self.catalogue.objects("organisationUnits")
        for _step in range(depth):
            units = [child.uid for uid in units if uid in objects for child in objects[uid]["children"]]
        return list(units)

    def _at_level(self, written: str, within: Sequence[str]) -> list[str]:
        named, _dash, boundary = written.removeprefix("LEVEL-").partition("-")
        boundaries = [boundary] if boundary else list(within)
        level = self.catalogue.objects("organisationUnitLevels").get(named, {}).get("level") or named
        return [
            uid
            for uid, told in self.catalogue.objects("organisationUnits").items()
            if str(told["level"]) == str(level)
            and (not boundaries or any(f"/{one}" in told["path"] for one in boundaries))
        ]

    def answer(self) -> dict[str, Any]:
        """The table, with its heads and what its identifiers mean."""
        heads = self.query.headers()
        rows = [] if self.query.on("skipData") else self._rows()
        told: dict[str, Any] = {"headers": heads, "headerWidth": len(heads)}
        if not self.query.on("skipMeta"):
            told["metaData"] = self._meta()
        return told | {"rows": rows, "width": len(heads), "height": len(rows)}

    def _spread(self, name: str, values: Sequence[str]) -> list[list[str]]:
        """One member each for a column; all together for what is summed away."""
        return [[one] for one in values] if name in self.query.dimensions else [list(values)]

    def _rows(self) -> list[list[str]]:
        columns = {"pe": self._spread("pe", list(self.periods)), "ou": self._spread("ou", self.units)}
        many = len(self.items) * len(columns["pe"]) * len(columns["ou"])
        if many > MOST_ROWS and not self.query.on("ignoreLimit"):
            raise refused("E7128", MOST_ROWS)
        figures = Figures(self.items, self.periods, self.units, self.person)
        rows = []
        for item, periods, units in product(self.items, columns["pe"], columns["ou"]):
            combos = sorted(figures.combos(item)) if "co" in self.query.dimensions else [""]
            for combo in combos:
                found = figures.value(item, periods, units, combo)
                if found is not None and self._measured(found[0]):
                    named = {"dx": item.uid, "pe": periods[0], "ou": units[0], "co": combo, "ao": DEFAULT_COMBO}
                    rows.append([named[name] for name in self.query.dimensions] + self._cells(item, *found))
        return self._in_order(rows)

    def _in_order(self, rows: list[list[str]]) -> list[list[str]]:
        """The rows by their columns, each in the order in which its members were asked for."""
        members = {"dx": [one.uid for one in self.items], "pe": list(self.periods), "ou": self.units}
        ranks = [{one: rank for rank, one in enumerate(members.get(name, ()))} for name in self.query.dimensions]
        return sorted(rows, key=lambda row: [rank.get(one, 0) for rank, one in zip(ranks, row, strict=False)])

    def _cells(self, item: Item, value: Decimal, above: Decimal | None, below: Decimal | None) -> list[str]:
        rounded = not self.query.on("skipRounding")
        cells = [cell(value, rounded=rounded)]
        if not self.query.on("includeNumDen"):
            return cells
        if item.denominator == "1" and item.factor == 1:
            return [*cells, "", "", "", "", ""]
        parts = [cell(part, rounded=False) if part is not None else "" for part in (above, below)]
        return [*cells, *parts, cell(item.factor), str(int(item.factor)), "1"]

    def _measured(self, value: Decimal) -> bool:
        tests = {"EQ": value.__eq__, "GT": value.__gt__, "GE": value.__ge__, "LT": value.__lt__, "LE": value.__le__}
        asked = self.query.switches.get("measureCriteria", "")
        parts = [one.partition(":") for one in asked.split(";") if one]
        return all(bool(tests[name](Decimal(limit))) for name, _colon, limit in parts if name in tests)

    def _meta(self) -> dict[str, Any]:
        objects = self.catalogue.objects
        items = {one.uid: {"name": self._name(one.uid)} for one in self.items}
        items |= {one: {"name": one} for one in self.periods if one}
        items |= {one: {"name": objects("organisationUnits")[one]["name"]} for one in self.units}
        items |= {name: {"name": column} for name, column in COLUMNS.items() if name in {"dx", "pe", "ou"}}
        dimensions = {"dx": [one.uid for one in self.items], "pe": [one for one in self.periods if one]}
        told = {"items": items, "dimensions": dimensions | {"ou": self.units, "co": []}}
        # DHIS2 drops what it does not know without a word; clients rely on that, but whoever looks should see it.
        return told | ({"unknownItems": self.unknown} if self.unknown else {})

    def _name(self, uid: str) -> str:
        first = uid.partition(".")[0]
        lists = [self.catalogue.objects(one) for one in ("dataElements", "indicators", "dataSets")]
        return next((str(one[first]["name"]) for one in lists if first in one), uid)
