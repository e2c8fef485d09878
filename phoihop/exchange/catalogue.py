"""Metadata as DHIS2 lists them: our own things under computed identifiers, foreign ones as they came."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils import timezone

from phoihop.exchange.models import Identifier, Noun
from phoihop.exchange.naming import Names, is_ratio
from phoihop.exchange.rules.fields import Ref
from phoihop.exchange.rules.periods import TYPES
from phoihop.exchange.rules.uids import (
    DEFAULT_CATEGORY,
    DEFAULT_COMBO,
    DEFAULT_COMBOS,
    DEFAULT_OPTION,
    uid_of,
)
from phoihop.foundation.periods import Kind
from phoihop.indicators.models import Indicator, IndicatorGroup
from phoihop.organisations.models import Body, BodyVersion
from phoihop.programmes.models import Participation
from phoihop.reporting.models import Form, Line, Regime

RESOURCES = (
    *("organisationUnits", "organisationUnitLevels", "organisationUnitGroups", "organisationUnitGroupSets"),
    *("dataElements", "dataElementGroups"),
    *("dataSets", "indicators", "indicatorGroups", "indicatorTypes", "categoryOptionCombos", "categoryCombos"),
    *("categories", "categoryOptions", "optionSets", "attributes"),
)
BEGAN = "2020-01-01T00:00:00.000"
VALUE_TYPES = {"yesno": "BOOLEAN", "count": "INTEGER_ZERO_OR_POSITIVE", "money": "INTEGER_ZERO_OR_POSITIVE"}
TOTALS = {"sum": "SUM", "last": "LAST", "max": "MAX", "yes_share": "SUM"}
Told = dict[str, Any]


class Catalogue:
    """The lists of metadata on a day; made of the database once for each request, and only what is asked for."""

    def __init__(self, day: date | None = None, *, wide: bool = False) -> None:
        self.day = day or timezone.localdate()
        self.all_days = day is None
        # Which bodies answer which form is thousands of lines, and told where it is asked for.
        self.wide = wide
        self.names = Names()
        self._lists: dict[str, dict[str, Told]] = {}

    def objects(self, resource: str) -> dict[str, Told]:
        """The objects of a list by identifier, in its order. Raises KeyError for a list there is none of."""
        if resource not in self._lists:
            make = {
                "organisationUnits": self._units,
                "organisationUnitLevels": self._levels,
                "dataElements": self._elements,
                "dataElementGroups": self._groups,
                "indicators": self._indicators,
                "dataSets": self._sets,
            }
            ours = make[resource]() if resource in make else DEFAULTS.get(resource, {})
            self._lists[resource] = dict(ours) | self._kept(resource, dict(ours))
        return self._lists[resource]

    def find(self, ref: Ref) -> Mapping[str, Any] | None:
        """The object a reference names."""
        return self.objects(ref.resource).get(ref.uid) if ref.resource in RESOURCES else None

    def anywhere(self, uid: str) -> Told | None:
        """The object with an identifier, of whatever list."""
        return next((found for one in RESOURCES if (found := self.objects(one).get(uid))), None)

    def _kept(self, resource: str, ours: dict[str, Told]) -> dict[str, Told]:
        """What came from elsewhere, with what is known of it here."""
        return {
            one.uid: _named(one.told | ours.get(one.uid, {}))
            for one in Identifier.objects.within(resource)
            if resource != "organisationUnits" or one.uid in ours
        }

    @cached_property
    def _versions(self) -> dict[int, BodyVersion]:
        """The version of each body that holds on the day; without a day asked for, the latest of those that ended."""
        listed = BodyVersion.objects.filter(valid_from__lte=self.day).order_by("body", "valid_from")
        if not self.all_days:
            listed = listed.filter(Q(valid_until=None) | Q(valid_until__gt=self.day))
        return {version.body_id: version for version in listed}

    def _units(self) -> dict[str, Told]:
        versions, names = self._versions, self.names
        bodies = Body.objects.in_bulk(list(versions))
        begins = dict(BodyVersion.objects.order_by("body", "-valid_from").values_list("body", "valid_from"))
        codes = dict(Identifier.objects.filter(noun=Noun.BODY).exclude(code="").values_list("thing", "code"))
        below: dict[int, list[int]] = defaultdict(list)
        for key, version in versions.items():
            if version.parent_id in versions:
                below[version.parent_id].append(key)
        found: dict[str, Told] = {}
        waiting = [(key, "", 1) for key, version in versions.items() if version.parent_id not in versions]
        while waiting:
            key, path, level = waiting.pop()
            version, uid = versions[key], names.body(key)
            path = f"{path}/{uid}"
            known_as = codes.get(key) or (None if key in names.bodies else bodies[key].slug)
            told = _named({"id": uid, "name": version.name} | ({"code": known_as} if known_as else {}))
            found[uid] = told | {
                "shortName": (version.abbreviation or version.name)[:50],
                "path": path,
                "level": level,
                "leaf": not below[key],
                "openingDate": f"{begins[key]}T00:00:00.000",
                "children": [Ref("organisationUnits", names.body(one)) for one in below[key]],
                "ancestors": [Ref("organisationUnits", one) for one in path.split("/")[1:-1]],
                "lastUpdated": f"{version.valid_from}T00:00:00.000",
            }
            if version.parent_id in versions:
                found[uid]["parent"] = Ref("organisationUnits", names.body(version.parent_id))
            if version.valid_until is not None and version.valid_until <= self.day:
                found[uid]["closedDate"] = f"{version.valid_until}T00:00:00.000"
            waiting += [(one, path, level + 1) for one in below[key]]
        return dict(sorted(found.items(), key=lambda one: (one[1]["level"], one[1]["name"], one[0])))

    def _levels(self) -> dict[str, Told]:
        deepest = max((one["level"] for one in self.objects("organisationUnits").values()), default=0)
        kept = {int(one.told.get("level", 0)) for one in Identifier.objects.within("organisationUnitLevels")}
        rows = [(uid_of("level", level), level) for level in range(1, deepest + 1) if level not in kept]
        return {uid: _named({"id": uid, "name": f"Cấp {level}", "level": level}) for uid, level in rows}

    @cached_property
    def _sets_of(self) -> dict[int, list[tuple[str, str]]]:
        """The data sets, with their types of period, that ask an indicator."""
        kinds = dict(Regime.objects.order_by("-pk").values_list("form", "period_kind"))
        rows = Line.objects.filter(section__version__published_at__isnull=False)
        found: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for indicator, form in rows.values_list("indicator", "section__version__form").distinct():
            found[indicator].append((self.names.form(form), _type(kinds.get(form))))
        return found

    def _elements(self) -> dict[str, Told]:
        names, found = self.names, {}
        stated = Indicator.objects.typed().exclude(pk__in=names.operands).select_related("group")
        for one in stated.order_by("code"):
            uid, _combo = names.element(one.pk)
            told = _named({"id": uid, "code": one.code, "name": one.name, "shortName": one.name[:50]})
            found[uid] = told | {
                "description": one.definition,
                "valueType": VALUE_TYPES.get(one.kind, "NUMBER"),
                "domainType": "AGGREGATE",
                "aggregationType": TOTALS.get(one.aggregation, "SUM"),
                "categoryCombo": Ref("categoryCombos", DEFAULT_COMBOS),
                "zeroIsSignificant": True,
                "dataSetElements": [
                    {"dataSet": Ref("dataSets", of), "dataElement": Ref("dataElements", uid)}
                    for of, _type_of in self._sets_of.get(one.pk, ())
                ],
            }
            if one.pk in names.indicators:
                # What came is told as it came; only where it stands here is ours to say.
                found[uid] = {"dataSetElements": found[uid]["dataSetElements"], "domainType": "AGGREGATE"}
        return found

    def _groups(self) -> dict[str, Told]:
        members: dict[int, list[Ref]] = defaultdict(list)
        for key, group in Indicator.objects.typed().exclude(code__startswith="DX").values_list("pk", "group"):
            members[group].append(Ref("dataElements", self.names.element(key)[0]))
        rows = IndicatorGroup.objects.filter(pk__in=members)
        return {
            (uid := uid_of("group", one.pk)): _named({"id": uid, "code": one.code, "name": one.name})
            | {"dataElements": members[one.pk]}
            for one in rows
        }

    def _indicators(self) -> dict[str, Told]:
        found = {}
        for one in Indicator.objects.select_related("numerator", "denominator").order_by("code"):
            if is_ratio(one) and one.numerator and one.denominator:
                uid = uid_of("ratio", one.pk)
                parts = [self.names.element(part.pk)[0] for part in (one.numerator, one.denominator)]
                found[uid] = _named({"id": uid, "code": one.code, "name": one.name, "shortName": one.name[:50]}) | {
                    "numerator": f"#{{{parts[0]}}}",
                    "denominator": f"#{{{parts[1]}}}",
                    "indicatorType": {"id": "prctPercent", "name": "Per cent", "factor": 100},
                    "annualized": False,
                }
        return found

    def _sets(self) -> dict[str, Told]:
        kinds = dict(Regime.objects.order_by("-pk").values_list("form", "period_kind"))
        asked: dict[int, list[str]] = defaultdict(list)
        lines = Line.objects.filter(section__version__published_at__isnull=False).order_by("section__order", "order")
        for form, indicator in lines.values_list("section__version__form", "indicator"):
            asked[form].append(self.names.element(indicator)[0])
        found = {}
        for one in Form.objects.filter(pk__in=asked).order_by("name"):
            uid = self.names.form(one.pk)
            units = [Ref("organisationUnits", self.names.body(key)) for key in self._answering.get(one.pk, ())]
            if one.pk in self.names.forms:
                # Whoever told which units report it knows better.
                told = self.names.data_set(uid)
                found[uid] = {} if told and told.units else {"organisationUnits": units}
                continue
            found[uid] = _named({"id": uid, "code": one.code, "name": one.name, "shortName": one.name[:50]}) | {
                "periodType": _type(kinds.get(one.pk)),
                "openFuturePeriods": 0,
                "expiryDays": 0,
                "timelyDays": 15,
                "dataSetElements": [
                    {"dataElement": Ref("dataElements", element), "dataSet": Ref("dataSets", uid)}
                    for element in dict.fromkeys(asked[one.pk])
                ],
                "organisationUnits": units,
                "indicators": [],
                "categoryCombo": Ref("categoryCombos", DEFAULT_COMBOS),
            }
        return found

    @cached_property
    def _answering(self) -> dict[int, list[int]]:
        if not self.wide:
            return {}
        programmes: dict[int, set[int]] = defaultdict(set)
        for programme, form in Regime.objects.values_list("programme", "form"):
            programmes[programme].add(form)
        found: dict[int, list[int]] = defaultdict(list)
        rows = Participation.objects.as_of(self.day).order_by("body").values_list("programme", "body")
        for programme, body in rows.distinct():
            for form in programmes[programme]:
                found[form].append(body)
        return found


def _named(told: Mapping[str, Any]) -> Told:
    """With the names under which clients ask for the same."""
    name = str(told.get("name", ""))
    return {"created": BEGAN, "lastUpdated": BEGAN, "displayName": name, "shortName": name[:50]} | dict(told)


def feature(unit: Mapping[str, Any]) -> Told:
    """A unit that has a shape as GeoJSON, with the properties under which DHIS2 tells it."""
    path = str(unit["path"]).split("/")[1:]
    told = {"code": unit.get("code"), "name": unit["name"], "level": unit["level"], "parentGraph": "/".join(path[:-1])}
    if len(path) > 1:
        told["parent"] = path[-2]
    return {"type": "Feature", "id": unit["id"], "geometry": unit["geometry"], "properties": told | {"groups": []}}


def _type(kind: str | None) -> str:
    return TYPES.get(Kind(kind), "Monthly") if kind else "Monthly"


DEFAULTS: dict[str, dict[str, Told]] = {
    "categoryOptionCombos": {
        DEFAULT_COMBO: _named({"id": DEFAULT_COMBO, "code": "default", "name": "default"})
        | {"categoryOptions": [{"id": DEFAULT_OPTION}], "categoryCombo": Ref("categoryCombos", DEFAULT_COMBOS)}
    },
    "categoryCombos": {
        DEFAULT_COMBOS: _named({"id": DEFAULT_COMBOS, "code": "default", "name": "default", "isDefault": True})
        | {"categories": [{"id": DEFAULT_CATEGORY}], "categoryOptionCombos": [{"id": DEFAULT_COMBO}]}
    },
    "categories": {DEFAULT_CATEGORY: _named({"id": DEFAULT_CATEGORY, "code": "default", "name": "default"})},
    "categoryOptions": {DEFAULT_OPTION: _named({"id": DEFAULT_OPTION, "code": "default", "name": "default"})},
}
