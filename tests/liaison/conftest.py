"""The military command of the province and its Party commission inform one another in the small world."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.liaison import services
from phoihop.liaison.rules import CaseKind, Cases, Kind
from phoihop.liaison.services import Told
from phoihop.people import services as people
from tests.cast import BEGINNING, PASSWORD, SINCE

NOW = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(autouse=True)
def _late_in_2026():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def hoa(world):
    """Approves at the Party commission of the province, the other leading party."""
    row = people.NewPerson(
        username="hoa",
        full_name="Nông Thị Hoa",
        body=world.province_party,
        roles=(Role.APPROVER,),
        since=SINCE,
        office="Phó Trưởng ban",
    )
    people.add_people(rows=[row], password=PASSWORD, actor=SYSTEM, at=BEGINNING)
    return world.person("hoa")


@pytest.fixture
def told(world):
    """A landslide, told to the Party commission."""
    return Told(
        subject="Tình hình sạt lở tại xã Đại Từ",
        account="Lúc 3 giờ ngày 24/11/2026, sạt lở taluy tại xóm Đình, không có thiệt hại về người.",
        assessment="Nguy cơ sạt lở tiếp do mưa lớn.",
        proposals="Đề nghị phối hợp vận động nhân dân di dời khỏi khu vực nguy hiểm.",
        signatory="Nông Văn Hùng",
        office="Phó Chính ủy",
        recipients=[world.province_party],
        cases=[Cases(CaseKind.DISASTER, 1, 0, 1)],
    )


@pytest.fixture
def asked(programme, world, told):
    """With what Bình begins an urgent note."""
    return {"programme": programme, "body": world.province_military, "kind": Kind.URGENT, "told": told}


@pytest.fixture
def draft(asked, binh):
    """The note before it is sent."""
    return services.draft(**asked, actor=binh, at=NOW)


@pytest.fixture
def note(draft, binh):
    """The note, sent."""
    return services.send(note=draft, actor=binh, at=NOW)
