"""Fields and criteria of a programme, and a model of the commune in the small world."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from phoihop.exemplars import services
from phoihop.exemplars.models import ExemplarField
from phoihop.exemplars.rules import Mark, Origin

NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
BOXES = {
    "name": "Mô hình Tiếng loa an ninh xóm Đình",
    "situation": "Xóm xa trung tâm, người dân khó tiếp cận thông tin.",
    "aim": "Mỗi tuần hai buổi phát; giảm số vụ vi phạm.",
    "content": "Loa phát thanh xóm tuyên truyền pháp luật, phòng chống tội phạm, nhắc lịch sinh hoạt.",
    "reach": "Xóm Đình, nhân dân trong xóm.",
    "forces": "Chi bộ xóm chủ trì; Ban CHQS xã phối hợp; nhân dân tham gia.",
    "resources": "Xã hội hóa 12 triệu đồng; từ tháng 4.",
    "products": "96 buổi phát thanh, sổ theo dõi.",
    "durability": "Duy trì lâu dài, nhân rộng ra các xóm.",
}


@pytest.fixture
def now():
    """The hour at which these tests act: late in 2026."""
    return NOON


@pytest.fixture
def fields(programme, binh, now):
    """The national four, by their key."""
    services.settle_national_fields(programme=programme, actor=binh, at=now)
    return {field.national: field for field in ExemplarField.objects.filter(programme=programme)}


@pytest.fixture
def told(programme, world, fields):
    """What the commune registers: a model of security, newly built this year."""
    return {
        "programme": programme,
        "body": world.commune_military,
        "field": fields["defence"],
        "place": world.commune,
        "boxes": services.Boxes(**BOXES),
        "registered_on": date(2026, 3, 10),
        "started_on": date(2026, 4, 1),
        "origin": Origin.NEW,
        "unit": "Xóm Đình",
    }


@pytest.fixture
def loudspeaker(told, an, now):
    """The model, registered by An."""
    return services.register(**told, actor=an, at=now)


@pytest.fixture
def rubric(programme, binh, now):
    """The neutral criteria, in force since the beginning of the year."""
    return services.issue_default_rubric(programme=programme, since=date(2026, 1, 1), actor=binh, at=now)


def marks(rubric, share=1, *, satisfied=True):
    """The same share of the points for each criterion."""
    return {
        each.pk: Mark(each.most * Decimal(share), satisfied or not each.veto, "Sổ theo dõi")
        for each in rubric.criteria.all()
    }


def judged(exemplar, rubric, actor, share=1, on=date(2026, 11, 1), **more):
    """An evaluation by the province's council."""
    return services.evaluate(
        exemplar=exemplar,
        council="Hội đồng Dân vận khéo tỉnh",
        members=9,
        present=7,
        on=on,
        marks=marks(rubric, share, **more),
        actor=actor,
        at=NOON,
    )


@pytest.fixture
def recognised(loudspeaker, rubric, binh, now):
    """The model with all points, recognised."""
    judged(loudspeaker, rubric, binh)
    for gate in ("effective", "recognised"):
        loudspeaker = services.pass_gate(
            exemplar=loudspeaker,
            gate=gate,
            on=date(2026, 11, 10),
            decided_by="Ban Thường vụ Tỉnh ủy",
            actor=binh,
            at=now,
        )
    return loudspeaker
