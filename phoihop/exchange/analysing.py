"""`/api/analytics`: figures out of approved reports, laid out as DHIS2 lays them out.

A dimension becomes a column, a filter is summed away. What adds up how is asked of `analytics`.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from itertools import product
from typing import Any

from django.utils import timezone

from phoihop.exchange.catalogue import Catalogue
from phoihop.exchange.counting import Figures, Item
from phoihop.exchange.dimensions import EVERYTHING, GROUP, Dimensions, Member, combos_of, is_default, together, uids
from phoihop.exchange.labelling import AnalysisLabels
from phoihop.exchange.queries import COLUMNS, Query, measures, refused
from phoihop.exchange.rules.aggregation import KINDS
from phoihop.exchange.rules.asking import last, on
from phoihop.exchange.rules.periods import identifier, read_period
from phoihop.exchange.rules.relative import RELATIVE
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.exchange.rules.values import cell
from phoihop.exchange.wanting import read_day
from phoihop.foundation.periods import Period, adhoc
from phoihop.foundation.refusals import Invalid
from phoihop.people.models import Person
from phoihop.programmes.models import Participation, Programme

RATES = {"REPORTING_RATE", "REPORTING_RATE_ON_TIME", "ACTUAL_REPORTS", "ACTUAL_REPORTS_ON_TIME", "EXPECTED_REPORTS"}
MOST_ROWS = 50_000
GROUPS = {"DE_GROUP": ("dataElementGroups", "dataElements"), "IN_GROUP": ("indicatorGroups", "indicators")}
# Dimensions with a reading of their own; any other is a category or a set of groups.
OWN = ("dx", "pe", "ou", "co", "ao")


class Analysis:
    """A query and its answer, as far as the person may see the programmes asked."""

    def __init__(self, query: Query, person: Person) -> None:
        self.query, self.person = query, person
        self.catalogue = Catalogue()
        self.dimensions = Dimensions(self.catalogue)
        self.labels = AnalysisLabels(self.catalogue, query)
        self.unknown: list[str] = []
        asked = {**query.dimensions, **query.filters}
        for name in asked:
            if name not in COLUMNS and self.dimensions.column(name) is None:
                raise refused("E7125", name)
        if not is_default(asked.get("ao", ())):
            raise refused("E7124", "ao")
        self.items = self._items(self.labels.read("dx", asked["dx"]))
        self.periods = self._periods(asked.get("pe"))
        self.units = self._units(self.labels.read("ou", asked.get("ou") or ["USER_ORGUNIT"]))
        self._hold_visible(asked.get("ou", ()))
        self.members = {
            name: self._valid(name, self.dimensions.members(name, asked[name])) for name in asked if name not in OWN
        }
        self.combos = combos_of(asked.get("co", ())) or EVERYTHING
        self.kind = self._kind((last(query.asked, "aggregationType") or "DEFAULT").upper())
        self.measures = measures(last(query.asked, "measureCriteria"))

    @staticmethod
    def _kind(asked: str) -> str:
        """How everything is to add up, where that is asked for; empty where each thing adds up in its own way."""
        if asked not in {"DEFAULT", *KINDS}:
            raise refused("E7115", asked)
        return "" if asked == "DEFAULT" else asked

    def _valid(self, name: str, found: Sequence[Any]) -> Any:  # noqa: ANN401
        if not found:
            raise refused("E7124", name)
        return found

    def _items(self, written: Sequence[str]) -> list[Item]:
        expanded: list[str] = []
        for one in written:
            prefix, _dash, group = one.partition("-")
            resource, members = GROUPS.get(prefix, ("", ""))
            known = self.catalogue.objects(resource) if resource else {}
            expanded += uids(known.get(group, {}).get(members)) or [one]
        found = [self._item(one) for one in dict.fromkeys(expanded)]
        return list(self._valid("dx", [one for one in found if one is not None]))

    def _item(self, uid: str) -> Item | None:
        first, _dot, second = uid.partition(".")
        # There is no attribute combination but the default one.
        second = second.removesuffix(f".{DEFAULT_COMBO}").removesuffix(".*")
        if second in RATES and first in self.catalogue.objects("dataSets"):
            return Item(uid, rate=(first, second))
        element = self.catalogue.objects("dataElements").get(first)
        if element is not None:
            known = self.catalogue.names.elements_by([first]).get(first)
            if known is None or known.key is None or known.noun == "section":
                raise refused("E7115", uid)
            return Item(uid, formula=f"#{{{first}.{second}}}" if second not in {"", "*"} else f"#{{{first}}}")
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
            since, until = (read_day(last(self.query.asked, name)) for name in ("startDate", "endDate"))
            if since is None or until is None:
                raise refused("E7104")
            return {"": adhoc(since, until)}
        day = read_day(last(self.query.asked, "relativePeriodDate")) or timezone.localdate()
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
        plain = [one for one in written if one in objects]
        own = [self.catalogue.names.body(body.pk) for body in self.person.bodies] or self._roots()
        # Beside levels and groups, units named by themselves say only where to look.
        bounded = any(one.startswith(("LEVEL-", GROUP)) for one in written)
        found: list[str] = []
        for one in written:
            depth = {"USER_ORGUNIT": 0, "USER_ORGUNIT_CHILDREN": 1, "USER_ORGUNIT_GRANDCHILDREN": 2}.get(one)
            if depth is not None:
                found += self._below(own, depth)
            elif one.startswith("LEVEL-"):
                found += self._at_level(one, plain)
            elif one.startswith(GROUP):
                group = self.dimensions.group(one.removeprefix(GROUP))
                found += self.dimensions.within(plain or self._roots(), group)
            elif one.startswith("DS-"):
                found += self._reporting(one.removeprefix("DS-"))
            elif one not in objects:
                self.unknown.append(one)
            elif not bounded:
                found.append(one)
        return list(self._valid("ou", list(dict.fromkeys(found))))

    def _reporting(self, data_set: str) -> list[str]:
        """The units that a data set is asked of."""
        sets = Catalogue(wide=True)
        objects, told = self.catalogue.objects("organisationUnits"), sets.objects("dataSets").get(data_set, {})
        return [uid for uid in uids(told.get("organisationUnits")) if uid in objects]

    def _hold_visible(self, asked: Sequence[str]) -> None:
        """Raises Refused (E7120) for a unit that reports only to programmes that this person may not see."""
        names, objects = self.catalogue.names, self.catalogue.objects("organisationUnits")
        paths = [str(objects[one]["path"]) for one in asked if one in objects]
        if not paths:
            return
        taking_part, seen = set(), set()
        visible = set(Programme.objects.visible_to(self.person).values_list("pk", flat=True))
        for programme, body in Participation.objects.values_list("programme", "body").distinct():
            above = str(objects.get(names.body(body), {}).get("path", "")).split("/")
            taking_part.update(above)
            if programme in visible:
                seen.update(above)
        for uid in (path.rpartition("/")[2] for path in paths):
            if uid in taking_part - seen:
                raise refused("E7120", self.person.username, uid)

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
        heads = self.query.headers(self.dimensions.column)
        rows = [] if on(self.query.asked, "skipData") else self._rows()
        told: dict[str, Any] = {"headers": heads, "headerWidth": len(heads)}
        if not on(self.query.asked, "skipMeta"):
            told["metaData"] = self._meta()
        return told | {"rows": rows, "width": len(heads), "height": len(rows)}

    def _spread(self, name: str, values: Sequence[str]) -> list[list[str]]:
        """One member each for a column; all together for what is summed away."""
        return [[one] for one in values] if name in self.query.dimensions else [list(values)]

    def _rows(self) -> list[list[str]]:
        columns = {"pe": self._spread("pe", list(self.periods)), "ou": self._spread("ou", self.units)}
        axes = [
            members if name in self.query.dimensions else [together(members)] for name, members in self.members.items()
        ]
        many = len(self.items) * len(columns["pe"]) * len(columns["ou"])
        for axis in axes:
            many *= len(axis)
        if many > MOST_ROWS and not on(self.query.asked, "ignoreLimit"):
            raise refused("E7128", MOST_ROWS)
        figures = Figures(self.items, self.periods, self._counted(), self.person, self.kind)
        rows = []
        for item, periods, units, *chosen in product(self.items, columns["pe"], columns["ou"], *axes):
            narrowed = reduce(Member.beside, chosen, self.combos)
            within = units if narrowed.units is None else self.dimensions.within(units, narrowed.units)
            named = {"dx": item.uid, "pe": periods[0], "ou": units[0], "ao": DEFAULT_COMBO}
            named |= {name: member.uid for name, member in zip(self.members, chosen, strict=True)}
            for combo, combos in self._split(figures, item, narrowed.combos):
                found = figures.value(item, periods, within, combos)
                if found is not None and self._measured(found[0]):
                    rows.append(self._row(named | {"co": combo}, self._cells(item, *found)))
        return self.labels.rows(self._in_order(rows))

    def _counted(self) -> list[str]:
        """The units of which figures are needed: those asked for, and those that groups narrow them to."""
        narrowing = [one.units for members in self.members.values() for one in members if one.units is not None]
        return list(dict.fromkeys([*self.units, *sorted(frozenset().union(*narrowing))]))

    def _split(
        self, figures: Figures, item: Item, allowed: frozenset[str] | None
    ) -> list[tuple[str, Collection[str] | None]]:
        """One by one the combinations in which an item is stated, where they are a column; otherwise all at once."""
        if "co" not in self.query.dimensions:
            return [("", allowed)]
        stated = figures.combos(item)
        return [(one, {one}) for one in sorted(stated if allowed is None else stated & allowed)]

    def _row(self, named: Mapping[str, str], cells: list[str]) -> list[str]:
        return [named[name] for name in self.query.dimensions] + cells

    def _in_order(self, rows: list[list[str]]) -> list[list[str]]:
        """The rows by their columns, each in the order in which its members were asked for; or by their values."""
        if order := last(self.query.asked, "order").upper():
            place = len(self.query.dimensions)
            return sorted(rows, key=lambda row: Decimal(row[place]), reverse=order == "DESC")
        members = {"dx": [one.uid for one in self.items], "pe": list(self.periods), "ou": self.units}
        members |= {name: [one.uid for one in found] for name, found in self.members.items()}
        ranks = [{one: rank for rank, one in enumerate(members.get(name, ()))} for name in self.query.dimensions]
        return sorted(rows, key=lambda row: [rank.get(one, 0) for rank, one in zip(ranks, row, strict=False)])

    def _cells(self, item: Item, value: Decimal, above: Decimal | None, below: Decimal | None) -> list[str]:
        rounded = not on(self.query.asked, "skipRounding")
        cells = [cell(value, rounded=rounded)]
        if not on(self.query.asked, "includeNumDen"):
            return cells
        if item.denominator == "1" and item.factor == 1:
            return [*cells, "", "", "", "", ""]
        parts = [cell(part, rounded=False) if part is not None else "" for part in (above, below)]
        return [*cells, *parts, cell(item.factor), str(int(item.factor)), "1"]

    def _measured(self, value: Decimal) -> bool:
        return all(holds(value, limit) for holds, limit in self.measures)

    def _meta(self) -> dict[str, Any]:
        members = {"dx": [one.uid for one in self.items], "pe": [one for one in self.periods if one]}
        members |= {"ou": self.units, "co": []} | {
            name: [one.uid for one in found] for name, found in self.members.items()
        }
        heads = {name: COLUMNS.get(name) or self.dimensions.column(name) or name for name in members if name != "co"}
        told = self.labels.meaning(members, heads, self.periods)
        # DHIS2 drops what it does not know without a word; clients rely on that, but whoever looks should see it.
        return told | ({"unknownItems": self.unknown} if self.unknown else {})
