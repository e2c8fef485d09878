"""Taking over the metadata of a DHIS2 server, with its identifiers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.exchange.models import Identifier, Noun, Operand
from phoihop.exchange.rules.shapes import UNIT_EN, Shape, code_of, shape_of
from phoihop.exchange.rules.uids import DEFAULT_COMBO, DEFAULT_COMBOS, UID, uid_of
from phoihop.exchange.services import _programme
from phoihop.indicators import services as indicators
from phoihop.indicators.models import Indicator, IndicatorGroup
from phoihop.organisations import services as organisations
from phoihop.organisations.models import Body, Line
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Section
from phoihop.territories import services as territories
from phoihop.territories.models import Level, Place

SINCE = date(1990, 1, 1)
LEVELS = (Level.COUNTRY, Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
Told = Mapping[str, Any]
Metadata = Mapping[str, Sequence[Told]]
# What has no counterpart here, and is given back as it came.
KEPT = (
    *(
        "categoryOptions",
        "categories",
        "categoryCombos",
        "categoryOptionCombos",
        "optionSets",
        "organisationUnitLevels",
    ),
    *("organisationUnitGroups", "organisationUnitGroupSets", "dataElementGroups", "indicatorGroups"),
    *("indicatorTypes", "indicators", "attributes"),
)


@dataclass(slots=True)
class Loaded:
    """How many objects of each list were taken over (kết quả nạp)."""

    counts: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        return ", ".join(f"{resource}: {count}" for resource, count in self.counts.items() if count)


@transaction.atomic
def load_metadata(*, metadata: Metadata, actor: Actor, at: datetime) -> Loaded:
    """Take over units, elements, data sets and all that belongs to them, identifiers included (nạp siêu dữ liệu DHIS2).

    Units become bodies, elements indicators (or texts), data sets forms that all these bodies may answer for any
    period. What was taken over before is left as it is. Raises what the services of those rooms raise.
    """
    require(actor, Permission.REGISTER_EDIT)
    loading = _Loading(metadata, actor, at)
    loading.run()
    latest = Identifier.objects.order_by("-pk").first()
    if latest is not None:
        record(actor=actor, action="exchange.loaded", target=latest, at=at, counts=loading.loaded.counts)
    return loading.loaded


class _Loading:
    def __init__(self, metadata: Metadata, actor: Actor, at: datetime) -> None:
        self.metadata = metadata
        self.who: dict[str, Any] = {"actor": actor, "at": at}
        self.loaded = Loaded()
        self.combos = _combos(metadata)

    def run(self) -> None:
        for resource in KEPT:
            self._keep(resource, [(told, Noun.NOTHING, None) for told in self._new(resource)])
        extra = [one for told in self.combos.values() for one in told if one["id"] != DEFAULT_COMBO]
        self._keep("categoryOptionCombos", [(told, Noun.NOTHING, None) for told in self._unknown(extra)])
        self._units()
        self._elements()
        self._sets()

    def _unknown(self, told: Sequence[Told]) -> list[Told]:
        """Those that bear an identifier and are not known by it, each once."""
        named = {str(one["id"]): one for one in told if one.get("id")}
        known = set(Identifier.objects.filter(uid__in=list(named)).values_list("uid", flat=True))
        return [one for uid, one in named.items() if uid not in known]

    def _new(self, resource: str) -> list[Told]:
        told = self.metadata.get(resource, ())
        if resource == "organisationUnitLevels":
            # An export may leave them without identifiers.
            told = [{"id": uid_of("level", int(one["level"])), **one} for one in told]
        return self._unknown(told)

    def _keep(self, resource: str, rows: Sequence[tuple[Told, Noun, int | None]]) -> list[Identifier]:
        self.loaded.counts[resource] = self.loaded.counts.get(resource, 0) + len(rows)
        return Identifier.objects.bulk_create(
            [
                Identifier(
                    uid=told["id"],
                    resource=resource,
                    noun=noun,
                    thing=thing,
                    code=str(told.get("code") or "")[:100],
                    told={name: _referred(value) for name, value in told.items()},
                )
                for told, noun, thing in rows
            ],
            batch_size=1_000,
        )

    def _units(self) -> None:
        told = sorted(self._new("organisationUnits"), key=lambda one: int(one.get("level", 1)))
        if not told:
            return
        country = territories.enter_country(name=_root(told), since=SINCE, **self.who)
        rows = self._bodies(told, country)
        bodies = organisations.found_many(rows=rows, **self.who)
        kept = [(one, Noun.BODY, body.pk) for one, body in zip(told, bodies, strict=True)]
        self._keep("organisationUnits", kept)

    def _bodies(self, told: Sequence[Told], country: Place) -> list[organisations.NewBody]:
        """The bodies that units become, those above before those beneath."""
        slugs = {one["id"]: f"dhis2-{one['id'].lower()}-{number}" for number, one in enumerate(told)}
        known = Identifier.objects.filter(noun=Noun.BODY, uid__in=[_parent(one) for one in told if _parent(one)])
        above = dict(Body.objects.in_bulk([one.thing for one in known if one.thing]))
        slugs |= {one.uid: above[one.thing].slug for one in known if one.thing in above}
        begins = {one.uid: above[one.thing].versions.all()[0].valid_from for one in known if one.thing in above}
        for one in told:
            # A unit cannot stand under one that is not there yet; the registers of other systems are not so strict.
            begins[one["id"]] = max(_day(one.get("openingDate")) or SINCE, begins.get(_parent(one) or "", SINCE))
        return [
            organisations.NewBody(
                slug=slugs[one["id"]],
                line=Line.GOVERNMENT,
                level=LEVELS[min(int(one.get("level", 1)), len(LEVELS)) - 1],
                name=str(one["name"])[:250],
                place=country,
                since=begins[one["id"]],
                parent=slugs.get(_parent(one) or ""),
            )
            for one in told
        ]

    def _elements(self) -> None:
        told = self._new("dataElements")
        shapes = {one["id"]: shape_of(one) for one in told}
        counted = [one for one in told if shapes[one["id"]]]
        group, _made = IndicatorGroup.objects.get_or_create(code="dhis2", defaults={"name": "DHIS2", "order": 99})
        names = [(one, None) for one in counted] + [
            (one, combo) for one in counted for combo in self.combos.get(_combos_of(one), ())
        ]
        first = Indicator.objects.filter(code__startswith="DX").count()
        rows = [
            _indicator(code_of(first + number), _named(one, combo), group, shapes[one["id"]])
            for number, (one, combo) in enumerate(names)
        ]
        made = indicators.define_many(rows=rows, **self.who)
        kept: list[tuple[Told, Noun, int | None]] = []
        kept += [(one, Noun.INDICATOR, made[number].pk) for number, one in enumerate(counted)]
        kept += [(one, Noun.NOTHING, None) for one in told if not shapes[one["id"]]]
        of = {one.uid: one for one in self._keep("dataElements", kept)}
        parts = zip(names[len(counted) :], made[len(counted) :], strict=True)
        Operand.objects.bulk_create(
            [Operand(element=of[one["id"]], combo=combo["id"], indicator=part) for (one, combo), part in parts if combo]
        )

    def _sets(self) -> None:
        told = self._new("dataSets")
        if not told:
            return
        programme = _programme.programme_of(**self.who)
        calendar = _programme.calendar_of(**self.who)
        asked: set[str] = set(_programme.asked_already(programme))
        for one in told:
            form = self._form(one, asked)
            if form is not None:
                reporting.establish_regime(
                    programme=programme, name=str(one["name"])[:300], form=form, calendar=calendar,
                    period_kind=_programme.KIND, since=programme.term_from, **self.who,
                )  # fmt: skip

    def _form(self, told: Told, asked: set[str]) -> Any:  # noqa: ANN401
        """The form of a data set: its figures, and a section for each text; None where others ask all of it."""
        elements = [str(one["dataElement"]["id"]) for one in told.get("dataSetElements", ())]
        named = [one for one in Identifier.objects.filter(uid__in=elements) if one.uid not in asked]
        asked |= {one.uid for one in named}
        figures = _figures(named)
        texts = [one for one in named if one.noun == Noun.NOTHING]
        if not figures and not texts:
            self._keep("dataSets", [(told, Noun.NOTHING, None)])
            return None
        name = str(told["name"])[:300]
        version = reporting.design_form(code=f"dhis2-{told['id'].lower()}", name=name, since=SINCE, **self.who)
        if figures:
            section = reporting.add_section(version=version, name=name, **self.who)
            reporting.add_lines(section=section, indicators=figures, required=False, **self.who)
        for one in texts:
            kind = Section.Kind.RESULTS
            text = reporting.add_section(version=version, name=one.told["name"][:300], kind=kind, **self.who)
            Identifier.objects.filter(pk=one.pk).update(noun=Noun.SECTION, thing=text.pk)
        reporting.publish_version(version=version, **self.who)
        self._keep("dataSets", [(told, Noun.FORM, version.form_id)])
        return version.form


def _figures(named: Sequence[Identifier]) -> list[Indicator]:
    """The indicators of these elements and of their combinations, an element's own before its parts."""
    keys = [one.thing for one in named if one.noun == Noun.INDICATOR]
    parts = list(Operand.objects.filter(element__in=named).select_related("indicator", "element"))
    found = Indicator.objects.in_bulk([key for key in keys if key])
    return [
        indicator
        for key in keys
        if key
        for indicator in [found[key], *(one.indicator for one in parts if one.element.thing == key)]
    ]


def _indicator(code: str, name: str, group: IndicatorGroup, shape: Shape | None) -> Indicator:
    shape = shape or Shape("measure", "sum")
    return Indicator(
        code=code, name=name[:300], name_en=name[:300], group=group, unit=shape.unit, unit_en=UNIT_EN,
        kind=shape.kind, aggregation=shape.aggregation, decimals=shape.decimals, source="DHIS2",
    )  # fmt: skip


def _combos(metadata: Metadata) -> dict[str, list[Told]]:
    """The combinations of each category combo but the default one, whether they stand within it or apart."""
    found: dict[str, list[Told]] = {}
    for combo in metadata.get("categoryCombos", ()):
        within = [one for one in combo.get("categoryOptionCombos", ()) if "name" in one]
        found[combo["id"]] = [{**one, "categoryCombo": {"id": combo["id"]}} for one in within]
    for one in metadata.get("categoryOptionCombos", ()):
        of = found.setdefault(_combos_of(one), [])
        if one["id"] not in {each["id"] for each in of}:
            of.append(one)
    found.pop(DEFAULT_COMBOS, None)
    return found


def _combos_of(told: Told) -> str:
    return str((told.get("categoryCombo") or {}).get("id", DEFAULT_COMBOS))


def _named(element: Told, combo: Told | None) -> str:
    return f"{element['name']} ({combo['name']})" if combo else str(element["name"])


def _referred(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Lists of bare identifiers become lists of references, which is how clients ask for them."""
    if isinstance(value, list) and value and all(isinstance(one, str) and UID.fullmatch(one) for one in value):
        return [{"id": one} for one in value]
    return value


def _root(told: Sequence[Told]) -> str:
    return str(told[0]["name"])


def _parent(told: Told) -> str | None:
    return (told.get("parent") or {}).get("id")


def _day(written: object) -> date | None:
    return date.fromisoformat(str(written)[:10]) if written else None
