"""Two programmes of the province, a youth programme, and activities of the commune in the small world."""

from datetime import date

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.activities import services
from phoihop.people import services as people
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party
from tests.cast import BEGINNING, SINCE


@pytest.fixture
def em(world):
    """Writes reports and signs for the Party committee of the commune."""
    roles = (Role.REPORTER, Role.APPROVER)
    new = people.NewPerson(username="em", full_name="Ma Thị Em", body=world.commune_party, roles=roles, since=SINCE)
    people.add_people(rows=[new], password="trăng lên từ núi", actor=SYSTEM, at=BEGINNING)
    return world.person("em")


@pytest.fixture
def second_programme(world, binh):
    """Another programme of the same bodies, in which the commune's Party committee takes part as well."""
    signed = programmes.sign(
        title="Chương trình phối hợp xây dựng nông thôn mới 2025-2026",
        signed_on=date(2024, 12, 20),
        term_from=date(2025, 1, 1),
        term_until=date(2027, 1, 1),
        parties=[
            programmes.NewParty(body=world.province_military, role=Party.Role.LEAD),
            programmes.NewParty(body=world.province_party, role=Party.Role.COORDINATING),
        ],
        actor=binh,
        at=BEGINNING,
    )
    joining = [
        programmes.Joining(body=body, since=date(2025, 1, 1), reports_to=world.province_military)
        for body in (world.commune_military, world.second_commune_military, world.commune_party)
    ]
    joining.append(programmes.Joining(body=world.province_military, since=date(2025, 1, 1)))
    programmes.join_many(programme=signed, rows=joining, actor=binh, at=BEGINNING)
    return signed


@pytest.fixture
def told(world, programme):
    """What is said of a road built in February by the commune's military command and its Party committee."""
    return {
        "title": "Làm đường bê tông xóm Đình",
        "description": "Hai đơn vị cùng nhân dân làm đường.",
        "host": world.commune_military,
        "co_hosts": [world.commune_party],
        "since": date(2025, 2, 10),
        "until": date(2025, 2, 15),
        "programmes": [programme],
        "places": [world.commune],
    }


@pytest.fixture
def road(told, catalogue, an, noon):
    """The road, recorded by An with its results and its money."""
    results = [
        services.Result(indicator=catalogue["NM03"], words="1,2"),
        services.Result(indicator=catalogue["NM01"], words="trên 300"),
    ]
    money = [
        services.Money(source="budget", words="15,5 triệu"),
        services.Money(source="contributed", words="gần 8 triệu"),
    ]
    return services.record_activity(**told, results=results, money=money, actor=an, at=noon)
