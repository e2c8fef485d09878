"""The small world in which every test plays, and its cast; all made by the services.

An writes for a commune, Anh signs for it, Bình decides and coordinates at the province, Chi coordinates and reads at
the military region above, Dũng signs in another province, Giang keeps the registers.
"""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.organisations import services as organisations
from phoihop.organisations.models import Body, Line
from phoihop.people import services as people
from phoihop.people.models import Person
from phoihop.territories import services as territories
from phoihop.territories.models import Level, Place
from phoihop.territories.registers import RegionMember, Register, UnitVersion
from tests.sharing import made_once

SINCE = date(2020, 1, 1)
COMMISSION = "Ban Tuyên giáo và Dân vận"
PASSWORD = "trăng lên từ núi"
NOON = datetime(2025, 3, 5, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
BEGINNING = datetime(2020, 1, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Places and bodies, all of them alive from 1 January 2020 on; people by the name they sign in with."""

    country: Place
    zone: Place
    province: Place
    commune: Place
    second_commune: Place
    other_province: Place
    other_commune: Place

    central_party: Body
    region_military: Body
    province_party: Body
    province_military: Body
    commune_party: Body
    commune_military: Body
    second_commune_party: Body
    second_commune_military: Body
    other_party: Body
    other_military: Body
    other_commune_party: Body
    other_commune_military: Body

    people: dict[str, Person]

    def person(self, username: str) -> Person:
        """The person afresh, as a new request would read them."""
        return Person.objects.get(username=username)


UNITS = (
    UnitVersion("19", "Thái Nguyên", "tỉnh", "", SINCE, None, 1, "Tỉnh Thái Nguyên"),
    UnitVersion("04", "Cao Bằng", "tỉnh", "", SINCE, None, 1, "Tỉnh Cao Bằng"),
    UnitVersion("05758", "Đại Từ", "xã", "19", SINCE, None, 3, "Xã Đại Từ"),
    UnitVersion("05611", "Phú Lương", "xã", "19", SINCE, None, 3, "Xã Phú Lương"),
    UnitVersion("01726", "Nguyên Bình", "xã", "04", SINCE, None, 3, "Xã Nguyên Bình"),
)
REGION = tuple(RegionMember(code, "QK1", "Quân khu 1", SINCE, None) for code in ("19", "04"))


def build() -> World:
    """Make the world and its cast."""
    country = territories.load_units(actor=SYSTEM, at=BEGINNING, register=Register(UNITS, (), REGION))
    named = {place.name: place for place in Place.objects.all()}
    places = {
        "country": country,
        "zone": named["Quân khu 1"],
        "province": named["Thái Nguyên"],
        "commune": named["Đại Từ"],
        "second_commune": named["Phú Lương"],
        "other_province": named["Cao Bằng"],
        "other_commune": named["Nguyên Bình"],
    }
    bodies = _bodies(places)
    return World(**places, **bodies, people=_people(bodies))


def _bodies(places: dict[str, Place]) -> dict[str, Body]:
    party, military = Line.PARTY, Line.MILITARY
    country, zone, province, commune = Level.COUNTRY, Level.ZONE, Level.PROVINCE, Level.COMMUNE
    rows = {
        "central_party": (party, country, f"{COMMISSION} Trung ương", "country", None),
        "region_military": (military, zone, "Bộ Tư lệnh Quân khu 1", "zone", None),
        "province_party": (party, province, f"{COMMISSION} Tỉnh ủy Thái Nguyên", "province", "central_party"),
        "province_military": (military, province, "Bộ CHQS tỉnh Thái Nguyên", "province", "region_military"),
        "commune_party": (party, commune, "Đảng ủy xã Đại Từ", "commune", "province_party"),
        "commune_military": (military, commune, "Ban CHQS xã Đại Từ", "commune", "province_military"),
        "second_commune_party": (party, commune, "Đảng ủy xã Phú Lương", "second_commune", "province_party"),
        "second_commune_military": (military, commune, "Ban CHQS xã Phú Lương", "second_commune", "province_military"),
        "other_party": (party, province, f"{COMMISSION} Tỉnh ủy Cao Bằng", "other_province", "central_party"),
        "other_military": (military, province, "Bộ CHQS tỉnh Cao Bằng", "other_province", "region_military"),
        "other_commune_party": (party, commune, "Đảng ủy xã Nguyên Bình", "other_commune", "other_party"),
        "other_commune_military": (military, commune, "Ban CHQS xã Nguyên Bình", "other_commune", "other_military"),
    }
    new = [
        organisations.NewBody(
            slug=key.replace("_", "-"),
            line=line,
            level=level,
            name=name,
            place=places[place],
            since=SINCE,
            parent=parent.replace("_", "-") if parent else None,
        )
        for key, (line, level, name, place, parent) in rows.items()
    ]
    return dict(zip(rows, organisations.found_many(rows=new, actor=SYSTEM, at=BEGINNING), strict=True))


def _people(bodies: dict[str, Body]) -> dict[str, Person]:
    rows = [
        ("an", "Nguyễn Văn An", "commune_military", (Role.REPORTER,)),
        ("anh", "Trần Thị Ánh", "commune_military", (Role.APPROVER,)),
        ("binh", "Lê Thanh Bình", "province_military", (Role.APPROVER, Role.COORDINATOR)),
        ("chi", "Phạm Linh Chi", "region_military", (Role.COORDINATOR, Role.LEADER)),
        ("dung", "Hoàng Tiến Dũng", "other_military", (Role.APPROVER,)),
        ("giang", "Vũ Hương Giang", "central_party", (Role.STEWARD,)),
    ]
    new = [
        people.NewPerson(username=username, full_name=name, body=bodies[body], roles=roles, since=SINCE)
        for username, name, body, roles in rows
    ]
    added = people.add_people(rows=new, password=PASSWORD, actor=SYSTEM, at=BEGINNING)
    return {person.username: person for person in added}


@pytest.fixture(scope="module")
def _world_of_the_module(request, django_db_setup, django_db_blocker):
    yield from made_once(request, django_db_blocker, build)


@pytest.fixture
def world(_world_of_the_module, db):
    """Two provinces of one military region, their communes, and a Party and a military body in each."""
    return deepcopy(_world_of_the_module) or build()


@pytest.fixture
def an(world):
    """Writes reports for the military command of the commune."""
    return world.person("an")


@pytest.fixture
def anh(world):
    """Signs what the military command of the commune reports."""
    return world.person("anh")


@pytest.fixture
def binh(world):
    """Approves and coordinates at the military command of the province."""
    return world.person("binh")


@pytest.fixture
def chi(world):
    """Coordinates and reads at the military region, above both provinces."""
    return world.person("chi")


@pytest.fixture
def dung(world):
    """Approves at the military command of the other province."""
    return world.person("dung")


@pytest.fixture
def giang(world):
    """Keeps the registers."""
    return world.person("giang")
