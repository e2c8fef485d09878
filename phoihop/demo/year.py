"""The plan of 2026 under the provincial programme, its tasks in every standing, and what was done together."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from phoihop.access.checks import SYSTEM
from phoihop.activities import services as activities
from phoihop.activities.rules import MoneySource
from phoihop.indicators.models import Indicator, Target
from phoihop.organisations.models import Body, Line
from phoihop.people.models import Person
from phoihop.plans import services as plans
from phoihop.plans.models import Block, Plan, Task
from phoihop.plans.rules import Source, clauses_of
from phoihop.programmes.models import Programme

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
APPROVED = datetime(2026, 1, 20, 9, tzinfo=CLOCK)
PARTY, ARMY, FARMERS, WOMEN, YOUTH = (
    "ban-dan-van-thai-nguyen",
    "chqs-thai-nguyen",
    "hoi-nong-dan",
    "hoi-phu-nu",
    "tinh-doan",
)
# Name, product, block, lead, partners, due on, completed on.
TASKS = (
    ("Kiện toàn Ban Chỉ đạo sau sắp xếp", "Quyết định kiện toàn", 2, PARTY, (ARMY,), "2026-02-10", "2026-02-06"),
    ("Tập huấn nghiệp vụ dân vận cho cán bộ xã, phường", "Hai lớp, danh sách theo đơn vị", 11, PARTY, (ARMY,),
     "2026-04-30", "2026-05-12"),
    ("Hành quân dã ngoại làm công tác dân vận tại năm xã", "Báo cáo kết quả từng xã", 3, ARMY, (PARTY, YOUTH),
     "2026-06-30", "2026-06-26"),
    ("Vận động xóa nhà tạm cho gia đình chính sách", "Biên bản bàn giao nhà", 6, ARMY, (FARMERS, WOMEN),
     "2026-07-27", "2026-07-20"),
    ("Diễn tập phòng, chống lụt bão ở các xã ven sông Cầu", "Phương án và biên bản diễn tập", 4, ARMY, (YOUTH,),
     "2026-08-15", "2026-08-14"),
    ("Rà soát, nhân rộng mô hình Dân vận khéo", "Danh mục mô hình nhân rộng", 9, PARTY, (FARMERS, WOMEN),
     "2026-10-31", None),
    ("Kiểm tra việc thực hiện chương trình tại mười xã", "Thông báo kết quả kiểm tra", 12, PARTY, (ARMY,),
     "2026-11-27", None),
    ("Tuyên truyền Luật Nghĩa vụ quân sự trước mùa tuyển quân", "Báo cáo số buổi, số lượt người", 1, YOUTH, (ARMY,),
     "2026-12-20", None),
    ("Tổng kết chương trình giai đoạn 2024-2026", "Báo cáo tổng kết", 12, PARTY, (ARMY,), "2026-12-31", None),
)  # fmt: skip

RESOLUTION = """1. Đổi mới nội dung, phương thức tuyên truyền, vận động nhân dân.
a) Xây dựng chuyên mục về công tác phối hợp.
b) Bồi dưỡng đội ngũ báo cáo viên, tuyên truyền viên ở cơ sở.
2. Chăm lo đời sống nhân dân, thực hiện chính sách hậu phương quân đội.
a) Rà soát nhu cầu nhà ở của gia đình chính sách.
b) Vận động nguồn lực giúp hộ khó khăn trước mùa mưa bão.
3. Nhân rộng mô hình Dân vận khéo ra các địa bàn lân cận."""


def tell(programme: Programme, cast: dict[str, Person], communes: list[Body]) -> None:
    """The year's plan with its tasks, and two joint activities of a commune."""
    chi = cast["chi"]
    plans.load_blocks(actor=SYSTEM, at=APPROVED)
    plan = plans.draft_plan(
        programme=programme,
        title="Kế hoạch phối hợp công tác dân vận năm 2026",
        title_en="Coordination plan on mass-mobilisation work, 2026",
        reference="07-KH/BCĐ",
        since=date(2026, 1, 1),
        until=date(2027, 1, 1),
        actor=chi,
        at=APPROVED - timedelta(days=10),
    )
    _give_tasks(plan, chi)
    _break_down(programme, chi)
    _act(programme, cast["an"], communes)


def _give_tasks(plan: Plan, chi: Person) -> None:
    bodies = Body.objects.in_bulk([PARTY, ARMY, FARMERS, WOMEN, YOUTH], field_name="slug")
    blocks = {block.order: block for block in Block.objects.all()}
    given = []
    for name, product, block, lead, partners, due, done in TASKS:
        new = plans.NewTask(
            name=name,
            product=product,
            block=blocks[block],
            lead=bodies[lead],
            partners=[bodies[partner] for partner in partners],
            starts_on=date(2026, 1, 20),
            due_on=date.fromisoformat(due),
        )
        given.append((plans.add_task(plan=plan, task=new, actor=chi, at=APPROVED - timedelta(days=9)), product, done))
    plans.approve_plan(plan=plan, approved_on=APPROVED.date(), reference="07-KH/BCĐ", actor=chi, at=APPROVED)
    for task, product, done in given:
        if done is not None:
            on = date.fromisoformat(done)
            at = datetime(on.year, on.month, on.day, 16, tzinfo=CLOCK)
            plans.complete_task(task=task, product=product, on=on, actor=chi, at=at)
    _go_on([task for task, *_rest in given], chi)
    _amend(plan, given[-1][0], chi)
    plans.give_task(
        programme=plan.programme,
        task=plans.NewTask(
            name="Báo cáo nhanh việc giúp dân khắc phục hậu quả mưa lũ tháng 9",
            lead=bodies[ARMY],
            due_on=date(2026, 9, 20),
            product="Báo cáo nhanh đủ ba phần",
        ),
        source_kind=Source.AD_HOC,
        source_label="Công văn 215-CV/BCĐ ngày 12/9/2026",
        actor=chi,
        at=datetime(2026, 9, 12, 8, tzinfo=CLOCK),
    )


def _go_on(tasks: list[Task], chi: Person) -> None:
    """Two tasks are proved by figures; of three that are open it is told how they go on."""
    _prove(tasks[2], "NM01", chi)
    _prove(tasks[7], "TT01", chi)
    for number, task in enumerate(tasks[5:8], 4):
        at = datetime(2026, 10, 28, 9, tzinfo=CLOCK)
        told = "Đã phân công, đang thực hiện theo kế hoạch."
        plans.report_progress(task=task, text=told, share=10 * number, actor=chi, at=at)


def _prove(task: Task, code: str, chi: Person) -> None:
    """The figures of an indicator prove the task against the year's target, where one is set."""
    target = Target.objects.filter(programme=task.programme, indicator__code=code, since=date(2026, 1, 1)).first()
    plans.set_proofs(task=task, proofs={Indicator.objects.get(code=code): target}, actor=chi, at=APPROVED)


def _amend(plan: Plan, task: Task, chi: Person) -> None:
    """After the review of July the plan is amended once: the final review is to be ready ten days earlier."""
    at = datetime(2026, 7, 28, 9, tzinfo=CLOCK)
    summary = "Thực hiện kết luận hội nghị sơ kết: hoàn thành báo cáo tổng kết sớm hơn."
    plans.open_amendment(plan=plan, summary=summary, actor=chi, at=at)
    plans.edit_task(task=task, due_on=date(2026, 12, 21), actor=chi, at=at)
    plans.approve_plan(plan=plan, approved_on=at.date(), reference="19-KH/BCĐ", actor=chi, at=at)


def _break_down(programme: Programme, chi: Person) -> None:
    """The clauses of a resolution become tasks of four bodies, and some of them are done."""
    bodies = Body.objects.in_bulk([ARMY, FARMERS, WOMEN, YOUTH], field_name="slug")
    made = plans.break_down(
        programme=programme,
        clauses=clauses_of(RESOLUTION),
        bodies=list(bodies.values()),
        starts_on=date(2026, 3, 2),
        due_on=date(2026, 12, 15),
        source_label="Nghị quyết số 25-NQ/TU ngày 12/02/2026",
        actor=chi,
        at=datetime(2026, 3, 2, 9, tzinfo=CLOCK),
    )
    for number, task in enumerate(each for each in made if each.parent_id):
        if number % 3 == 0:
            on = date(2026, 5 + number % 5, 20)
            at = datetime(on.year, on.month, on.day, 16, tzinfo=CLOCK)
            plans.complete_task(task=task, product="Báo cáo kết quả", on=on, actor=chi, at=at)


def _act(programme: Programme, an: Person, communes: list[Body]) -> None:
    host = an.bodies[0]
    partner = next(body for body in communes if body.place_id == host.place_id and body.line == Line.PARTY)
    indicators = Indicator.objects.in_bulk(["NM01", "NM03", "AS04"], field_name="code")
    activities.record_activity(
        title="Ngày thứ Bảy giúp dân làm đường liên xóm",
        host=host,
        co_hosts=[partner],
        programmes=[programme],
        places=[host.place],
        since=date(2026, 10, 10),
        until=date(2026, 10, 11),
        description="Đổ bê tông và phát quang đường liên xóm cùng nhân dân.",
        results=[
            activities.Result(indicator=indicators["NM01"], words="48"),
            activities.Result(indicator=indicators["NM03"], words="0,7"),
        ],
        money=[
            activities.Money(source=MoneySource.BUDGET, words="12 triệu"),
            activities.Money(source=MoneySource.SOCIALISED, words="trên 20 triệu"),
        ],
        actor=an,
        at=datetime(2026, 10, 12, 9, tzinfo=CLOCK),
    )
    activities.record_activity(
        title="Thăm, tặng quà gia đình chính sách",
        host=host,
        co_hosts=[partner],
        programmes=[programme],
        places=[host.place],
        since=date(2026, 10, 20),
        until=date(2026, 10, 21),
        results=[activities.Result(indicator=indicators["AS04"], words="15")],
        actor=an,
        at=datetime(2026, 10, 21, 15, tzinfo=CLOCK),
    )
