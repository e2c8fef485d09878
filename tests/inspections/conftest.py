"""The province inspects a commune of the small world: planned in May 2026, held in June, concluded on 20 June."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from phoihop.inspections import services
from phoihop.inspections.models import Inspection, InspectionRequest
from phoihop.inspections.rules import Kind
from phoihop.inspections.services import NewPoint, Planned, Signing

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
MAY = datetime(2026, 5, 4, 9, tzinfo=CLOCK)
VISIT = datetime(2026, 6, 10, 9, tzinfo=CLOCK)
SIGNED = datetime(2026, 6, 20, 9, tzinfo=CLOCK)
JULY = datetime(2026, 7, 10, 9, tzinfo=CLOCK)
POINTS = (
    NewPoint("Có kế hoạch thực hiện chương trình của năm", "Quy chế, Điều 5"),
    NewPoint("Báo cáo đúng hạn, đủ số liệu"),
)


@pytest.fixture
def move():
    """Moves the clock to another moment."""
    with time_machine.travel(MAY, tick=False) as traveller:
        yield traveller.move_to


@pytest.fixture(autouse=True)
def _in_may(move):
    """Tests begin on 4 May 2026."""


@pytest.fixture
def checklist(programme, binh):
    """A checklist of two points."""
    return services.issue_checklist(
        programme=programme, name="Đề cương kiểm tra năm", points=POINTS, since=date(2026, 1, 1), actor=binh, at=MAY
    )


@pytest.fixture
def plan(programme, binh):
    """The plan of the year, not approved yet."""
    return services.draft_plan(programme=programme, year=2026, purpose="Nắm tình hình cơ sở", actor=binh, at=MAY)


@pytest.fixture
def said(world, plan, checklist):
    """What is said of the inspection, unless a test says otherwise."""

    def make(**facts):
        return Planned(
            **{
                "title": "Kiểm tra việc thực hiện chương trình phối hợp tại xã Đại Từ",
                "body": world.commune_military,
                "place": world.commune,
                "since": date(2026, 6, 10),
                "until": date(2026, 6, 12),
                "head": world.province_military,
                "others": [world.province_party],
                "office": "Phó Chính ủy",
                "plan": plan,
                "checklist": checklist,
                **facts,
            }
        )

    return make


@pytest.fixture
def inspection(programme, said, binh):
    """The inspection, planned by Bình."""
    return services.plan_inspection(programme=programme, said=said(), actor=binh, at=MAY)


@pytest.fixture
def finding(inspection, binh, move):
    """A shortcoming found during the visit."""
    move(VISIT)
    text = "Báo cáo tháng 4 và tháng 5 gửi chậm so với quy định."
    return services.add_finding(inspection=inspection, kind=Kind.SHORTCOMING, text=text, actor=binh, at=VISIT)


@pytest.fixture
def handed_over(finding, world, binh):
    """Its findings are handed over, with one request drafted."""
    services.draft_request(
        inspection=finding.inspection,
        finding=finding,
        text="Chấn chỉnh chế độ báo cáo, gửi đúng hạn hằng tháng.",
        body=world.commune_military,
        due_on=date(2026, 7, 31),
        actor=binh,
        at=VISIT,
    )
    return services.hand_over(inspection=finding.inspection, actor=binh, at=VISIT)


@pytest.fixture
def signing():
    """How the conclusion is issued."""
    return Signing(
        assessment="Ban CHQS xã đã triển khai chương trình nghiêm túc; chế độ báo cáo còn chậm.",
        signed_on=SIGNED.date(),
        issued_from="Thái Nguyên",
        signatory="Nông Văn Hùng",
        office="Phó Chính ủy",
    )


@pytest.fixture
def concluded(handed_over, signing, binh, move):
    """Its conclusion is signed."""
    move(SIGNED)
    services.conclude(inspection=handed_over, signing=signing, actor=binh, at=SIGNED)
    return Inspection.objects.get(pk=handed_over.pk)


@pytest.fixture
def request_made(concluded, move):
    """The one request of the conclusion, in July."""
    move(JULY)
    return InspectionRequest.objects.for_listing().get(inspection=concluded)


@pytest.fixture
def remedied(request_made, an):
    """The commune has handed in a remedy."""
    said = "Đã phân công cán bộ theo dõi; báo cáo tháng 6 gửi đúng hạn."
    shown = [services.Shown("Báo cáo tháng 6", address="/submissions/?year=2026")]
    return services.hand_in_remedy(request=request_made, statement=said, evidence=shown, actor=an, at=JULY)
