"""An interim conference of the small world: planned on 1 July 2026, held on the 15th, concluded on the 17th."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from phoihop.plans.services import NewTask, complete_task
from phoihop.reviews import services
from phoihop.reviews.models import Conclusion, Conference
from phoihop.reviews.rules.conferences import AgendaLine, Clause, ConferenceKind, Invited

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
PLANNED = datetime(2026, 7, 1, 9, tzinfo=CLOCK)
BEGINS = datetime(2026, 7, 15, 8, tzinfo=CLOCK)
ENDS = datetime(2026, 7, 15, 11, 30, tzinfo=CLOCK)
AFTER = datetime(2026, 7, 16, 9, tzinfo=CLOCK)
CONCLUDED = datetime(2026, 7, 17, 9, tzinfo=CLOCK)
NOVEMBER = datetime(2026, 11, 25, 12, tzinfo=CLOCK)
CLAUSES = (
    "Các đơn vị kiện toàn lực lượng làm công tác dân vận trước mùa mưa bão.",
    "Nhân rộng mô hình “Tiếng loa an ninh”",
    "Hội nghị biểu dương Ban CHQS xã Đại Từ.",
)


@pytest.fixture
def move():
    """Moves the clock to another moment."""
    with time_machine.travel(PLANNED, tick=False) as traveller:
        yield traveller.move_to


@pytest.fixture(autouse=True)
def _on_the_first_of_july(move):
    """Tests begin on 1 July 2026."""


@pytest.fixture
def said(world):
    """What is said of the conference, unless a test says otherwise."""

    def make(**facts):
        return services.NewConference(
            **{
                "kind": ConferenceKind.INTERIM,
                "title": "Hội nghị sơ kết 6 tháng đầu năm 2026",
                "venue": "Hội trường Bộ CHQS tỉnh Thái Nguyên",
                "place": world.province,
                "begins_at": BEGINS,
                "ends_at": ENDS,
                "chairs": [world.province_military, world.province_party],
                "issuer": world.province_military,
                "issued_from": "Thái Nguyên",
                "signatory": "Nông Văn Hùng",
                "office": "Chính ủy",
                **facts,
            }
        )

    return make


@pytest.fixture
def conference(programme, said, world, binh):
    """Planned by Bình, with an agenda; the commune is invited with two, the second commune with one."""
    acts = {"actor": binh, "at": PLANNED}
    made = services.plan_conference(programme=programme, said=said(), **acts)
    lines = [
        AgendaLine("Khai mạc"),
        AgendaLine("Báo cáo trung tâm", BEGINS.time(), world.province_military, "Phó Chính ủy"),
    ]
    services.set_agenda(conference=made, lines=lines, **acts)
    rows = [Invited(world.commune_military, 2), Invited(world.second_commune_military)]
    services.invite(conference=made, rows=rows, **acts)
    return Conference.objects.get(pk=made.pk)


@pytest.fixture
def sent(conference, binh):
    """Its invitations are sent."""
    return services.send_invitations(conference=conference, actor=binh, at=PLANNED)


@pytest.fixture
def held(sent, binh, move):
    """It is over, and its clauses are written."""
    move(AFTER)
    first, second, third = CLAUSES
    clauses = [
        Clause(first, sent.issuer, date(2026, 8, 31)),
        Clause(second),
        Clause(third, asks_task=False),
    ]
    services.set_conclusions(conference=sent, clauses=clauses, actor=binh, at=AFTER)
    return sent


@pytest.fixture
def concluded(held, binh, move):
    """Its conclusions are issued."""
    move(CONCLUDED)
    return services.conclude(conference=held, actor=binh, at=CONCLUDED)


@pytest.fixture
def give(world, binh):
    """Gives a task of a clause to the commune, completed on a day or not at all."""

    def given(conclusion: Conclusion, due_on: date, completed_on: date | None = None):
        task = NewTask(name=f"Nhiệm vụ của kết luận {conclusion.number}", lead=world.commune_military, due_on=due_on)
        made = services.give_task_of(conclusion=conclusion, task=task, actor=binh, at=CONCLUDED)
        if completed_on is not None:
            complete_task(task=made, product="Báo cáo kết quả", on=completed_on, actor=binh, at=NOVEMBER)
        return made

    return given


@pytest.fixture
def followed(concluded, give, move):
    """Of clause 1 one task was done in time and one late; of clause 2 one is overdue and one under way."""
    move(NOVEMBER)
    first, second, _third = concluded.conclusions.all()
    give(first, date(2026, 8, 31), date(2026, 8, 30))
    give(first, date(2026, 8, 31), date(2026, 9, 3))
    give(second, date(2026, 10, 31))
    give(second, date(2026, 12, 25))
    return concluded
