"""Loading the registers of Viet Nam whole, once."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.hierarchy import Link
from phoihop.foundation.refusals import Refused
from phoihop.records.writing import append, take_statistics
from phoihop.territories.models import Level, Place, PlaceVersion, Standing, Succession, ZoneMembership
from phoihop.territories.registers import CodesOverTime, RegionMember, Register, UnitVersion, lives
from phoihop.territories.rules import slug
from phoihop.territories.services._standing import standings

LEVELS = {1: Level.PROVINCE, 2: Level.DISTRICT, 3: Level.COMMUNE}
Owners = dict[UnitVersion, Place]


@transaction.atomic
def load_units(*, actor: Actor, at: datetime, register: Register | None = None) -> Place:
    """Load the units of Viet Nam, what became of them, and their military regions; returns the country.

    Without `register`, the one that comes with this room. Raises `Refused` where places are there already, for a
    register is where a history begins and its later changes are decisions, and where it has an orphan, an overlap
    or a cycle on any day.
    """
    require(actor, Permission.REGISTER_EDIT)
    if Place.objects.exists():
        raise Refused(_("The units are loaded already. Record what changes in them as decisions, one by one."))
    register = register or Register.read()
    country = _country(register)
    owners, versions = _units(register, country)
    zones, memberships = _zones(register, country, owners)
    successions = _successions(register, owners)
    _save_standings([*country.versions.all(), *versions, *_versions_of(zones)], memberships, zones)
    facts = {"versions": len(versions), "successions": len(successions), "memberships": len(memberships)}
    take_statistics(Place, PlaceVersion, ZoneMembership, Standing, Succession)
    record(actor=actor, action="territories.loaded", target=country, at=at, **facts)
    return country


def _country(register: Register) -> Place:
    """The root, which is as old as the register: nothing in it may stand under what is not there yet."""
    country = Place(slug="country-viet-nam", level=Level.COUNTRY)
    since = min(version.since for version in register.versions)
    version = PlaceVersion(place=country, name="Việt Nam", kind="Quốc gia", full_name="Việt Nam", valid_from=since)
    country.take_names([version])
    country.save()
    version.place = country
    version.save()
    return country


def _units(register: Register, country: Place) -> tuple[Owners, list[PlaceVersion]]:
    codes = CodesOverTime(register.versions)
    owners: Owners = {}
    places = []
    for life in lives(register):
        place = _place(life)
        places.append(place)
        owners.update(dict.fromkeys(life, place))
    Place.objects.bulk_create(places, batch_size=2_000)
    versions = []
    for version, place in owners.items():
        parent = owners[codes.on(version.parent_code, version.since)] if version.parent_code else country
        versions.append(_version(version, place, parent))
    append(versions)
    return owners, versions


def _place(life: Sequence[UnitVersion]) -> Place:
    latest = life[-1]
    level = LEVELS[latest.level]
    place = Place(level=level, slug=slug(level, latest.name, latest.code))
    place.take_names(_version(version, place, None) for version in life)
    return place


def _version(version: UnitVersion, place: Place, parent: Place | None) -> PlaceVersion:
    return PlaceVersion(
        place=place,
        name=version.name,
        kind=version.kind,
        full_name=version.full_name,
        code=version.code,
        parent=parent,
        valid_from=version.since,
        valid_until=version.until,
    )


def _zones(register: Register, country: Place, owners: Owners) -> tuple[list[Place], list[ZoneMembership]]:
    codes = CodesOverTime(register.versions)
    zones: dict[str, Place] = {}
    for member in register.members:
        if member.region_code not in zones:
            zones[member.region_code] = _zone(member, country, register)
    memberships = [
        ZoneMembership(
            zone=zones[member.region_code],
            place=owners[codes.on(member.province_code, member.since)],
            valid_from=member.since,
            valid_until=member.until,
        )
        for member in register.members
    ]
    return list(zones.values()), ZoneMembership.objects.bulk_create(_joined(memberships), batch_size=2_000)


def _zone(member: RegionMember, country: Place, register: Register) -> Place:
    zone = Place(level=Level.ZONE, slug=slug(Level.ZONE, member.region_name, member.region_code))
    version = PlaceVersion(
        place=zone,
        name=member.region_name,
        kind="Quân khu",
        full_name=member.region_name,
        code=member.region_code,
        parent=country,
        valid_from=min(version.since for version in register.versions),
    )
    zone.take_names([version])
    zone.save()
    version.place = zone
    version.save()
    return zone


def _joined(memberships: Iterable[ZoneMembership]) -> list[ZoneMembership]:
    """The same memberships, a province that stayed in its region having one and not two that touch."""
    joined: dict[int, list[ZoneMembership]] = {}
    for membership in sorted(memberships, key=lambda m: m.valid_from):
        held = joined.setdefault(membership.place_id, [])
        if held and held[-1].zone_id == membership.zone_id and held[-1].valid_until == membership.valid_from:
            held[-1].valid_until = membership.valid_until
        else:
            held.append(membership)
    return [membership for held in joined.values() for membership in held]


def _successions(register: Register, owners: Owners) -> list[Succession]:
    """What became of what; the old code is read on the day before, through the version that ended on the day."""
    codes = CodesOverTime(register.versions)
    ended = {(version.code, version.until): version for version in register.versions}
    rows = []
    for row in register.successions:
        old = ended[row.old_code, row.on] if (row.old_code, row.on) in ended else codes.on(row.old_code, row.on)
        rows.append(
            Succession(
                old=owners[old],
                new=owners[codes.on(row.new_code, row.on)],
                on=row.on,
                kind=row.kind,
                share=row.share,
                confidence=row.confidence,
                note=row.note,
                decision_number=row.note if row.note.startswith("Nghị quyết") else "",
            )
        )
    append(rows)
    return rows


def _versions_of(places: Iterable[Place]) -> list[PlaceVersion]:
    return list(PlaceVersion.objects.filter(place__in=places))


def _save_standings(
    versions: Iterable[PlaceVersion], memberships: Iterable[ZoneMembership], zones: Iterable[Place]
) -> None:
    links = [Link(v.place_id, v.parent_id, v.valid_from, v.valid_until) for v in versions]
    members = [Link(m.place_id, m.zone_id, m.valid_from, m.valid_until) for m in memberships]
    append(standings(links, members, {zone.pk for zone in zones}))
