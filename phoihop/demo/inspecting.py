"""The inspections of 2026 under the provincial programme, each at another step of the loop; made up."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from phoihop.inspections import services
from phoihop.inspections.models import ChecklistPoint, Inspection, InspectionRequest
from phoihop.inspections.rules import Kind, Verdict
from phoihop.inspections.services import Answered, NewPoint, Planned, Shown, Signing
from phoihop.organisations.models import Body, Line
from phoihop.people.models import Person
from phoihop.programmes.models import Programme

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
PARTY, ARMY = "ban-dan-van-thai-nguyen", "chqs-thai-nguyen"
POINTS = (
    NewPoint("Có kế hoạch thực hiện chương trình phối hợp của năm, phân công rõ đầu mối", "Chương trình phối hợp"),
    NewPoint("Chế độ giao ban, trao đổi thông tin giữa các bên được duy trì", "Quy chế phối hợp"),
    NewPoint("Báo cáo đúng hạn, đủ số liệu, số liệu có nguồn", "Chế độ báo cáo của chương trình"),
    NewPoint("Mô hình Dân vận khéo đăng ký có sản phẩm, được kiểm tra duy trì", "Bộ tiêu chí Dân vận khéo"),
    NewPoint("Kiến nghị của lần kiểm tra trước đã được khắc phục", "Thông báo kết luận lần trước"),
)
VERDICTS = (Verdict.YES, Verdict.YES, Verdict.PARTLY, Verdict.YES, Verdict.NOT_APPLICABLE)
PURPOSE = (
    "Nắm tình hình thực hiện chương trình ở cơ sở; kịp thời biểu dương cách làm tốt, chấn chỉnh tồn tại.\n"
    "Kiểm tra gọn, không chồng chéo, không gây phiền hà cho cơ sở."
)
STRENGTH = "Cấp ủy, chỉ huy quan tâm lãnh đạo; các lực lượng phối hợp chặt chẽ khi giúp dân khắc phục thiên tai."
SHORTCOMING = "Chế độ báo cáo có tháng còn chậm; một số số liệu chưa ghi rõ nguồn."
REQUEST = "Chấn chỉnh chế độ báo cáo; phân công cán bộ theo dõi, gửi báo cáo đúng hạn và ghi rõ nguồn số liệu."
SECOND_REQUEST = "Bổ sung kế hoạch kiểm tra, duy trì các mô hình Dân vận khéo đã đăng ký."
HEARD = "Nhân dân đồng tình, chủ động tham gia các phần việc chung; nội dung phối hợp sát với yêu cầu của cơ sở."
LONGER = "Đơn vị tập trung khắc phục hậu quả mưa lũ; cần thêm thời gian để có kết quả qua hai kỳ báo cáo quý."
ASSESSMENT = (
    "Đơn vị đã triển khai chương trình phối hợp nghiêm túc, có kết quả cụ thể trên các nội dung chính; "
    "chế độ báo cáo cần được chấn chỉnh."
)


def tell(programme: Programme, cast: dict[str, Person], communes: Sequence[Body]) -> None:
    """The plan of the year: a survey, three inspections that were concluded and one still to come."""
    story = _Story(programme, cast)
    own = cast["an"].bodies[0]
    others = sorted(
        (body for body in communes if body.line == Line.MILITARY and body != own), key=lambda body: body.slug
    )
    story.plan(date(2026, 1, 20))
    first = story.inspect(own, date(2026, 4, 14), due=date(2026, 6, 30))
    second = story.inspect(others[0], date(2026, 6, 16), due=date(2026, 8, 31))
    third = story.inspect(own, date(2026, 9, 15), due=date(2026, 12, 15), text=SECOND_REQUEST)
    story.inspect(others[1], date(2026, 12, 8))
    survey = story.inspect(others[2], date(2026, 3, 10), is_survey=True)
    story.approve(date(2026, 1, 22))
    story.survey(survey)
    for inspection in (first, second, third):
        story.hold(inspection)
    loop = first.requests.get()
    story.remedy(loop, "Đã ban hành văn bản chấn chỉnh.", date(2026, 5, 20))
    story.verify(loop, date(2026, 5, 25), verified=False, reason="Chưa có minh chứng về kết quả các tháng tiếp theo.")
    story.remedy(loop, "Đã phân công cán bộ theo dõi; báo cáo các tháng 5, 6 gửi đúng hạn.", date(2026, 6, 24))
    story.verify(loop, date(2026, 6, 29), verified=True, reason="Đã đối chiếu báo cáo trên hệ thống, đạt yêu cầu.")
    story.extend(second.requests.get(), date(2026, 8, 20), until=date(2026, 12, 31))
    services.close(inspection=first, actor=story.chi, at=_at(date(2026, 6, 30)))
    story.remedy(third.requests.get(), "Đã bổ sung kế hoạch kiểm tra mô hình hằng quý.", date(2026, 11, 12))


class _Story:
    """Who acts: Chi plans, records and signs for the Party commission; An answers for the commune."""

    def __init__(self, programme: Programme, cast: dict[str, Person]) -> None:
        self.programme, self.chi, self.an = programme, cast["chi"], cast["an"]
        self.bodies = Body.objects.in_bulk((PARTY, ARMY), field_name="slug")
        self.asked: dict[int, tuple[str, date]] = {}

    def plan(self, day: date) -> None:
        """The plan and the checklist of the year."""
        turn = self._turn(day)
        facts: dict[str, Any] = {"year": 2026, "purpose": PURPOSE, "reference": "08-KH/BTGDVTU"}
        self.year = services.draft_plan(programme=self.programme, **facts, **turn)
        self.checklist = services.issue_checklist(
            programme=self.programme,
            name="Đề cương kiểm tra thực hiện chương trình phối hợp",
            points=POINTS,
            since=day,
            **turn,
        )

    def inspect(
        self, body: Body, since: date, due: date | None = None, text: str = REQUEST, **more: bool
    ) -> Inspection:
        """An inspection or survey of two days in the plan."""
        place = str(body.place)
        doing = "Khảo sát, nắm tình hình" if more else "Kiểm tra việc"
        said = Planned(
            title=f"{doing} thực hiện chương trình phối hợp tại {place[:1].lower()}{place[1:]}",
            body=body,
            place=body.place,
            since=since,
            until=date.fromordinal(since.toordinal() + 2),
            head=self.bodies[PARTY],
            office="Phó Trưởng ban",
            others=[self.bodies[ARMY]],
            scope="Việc quán triệt, triển khai, chế độ thông tin báo cáo và kết quả các nội dung phối hợp.",
            plan=self.year,
            checklist=self.checklist,
            **more,
        )
        turn = self._turn(date(2026, 1, 21))
        made = services.plan_inspection(programme=self.programme, said=said, **turn)
        if due is not None:
            self.asked[made.pk] = (text, due)
        return made

    def approve(self, day: date) -> None:
        """The plan is approved."""
        services.approve_plan(plan=self.year, **self._turn(day))

    def survey(self, inspection: Inspection) -> None:
        """How things stand is heard and handed over; nothing is asked for."""
        turn = self._turn(inspection.since)
        services.add_finding(inspection=inspection, kind=Kind.STRENGTH, text=HEARD, **turn)
        services.hand_over(inspection=inspection, **self._turn(inspection.last_day))

    def hold(self, inspection: Inspection) -> None:
        """It is held, its findings are handed over and answered, and a week later it is concluded."""
        turn = self._turn(inspection.since)
        points = ChecklistPoint.objects.filter(version=self.checklist)
        answers = {point: Answered(verdict) for point, verdict in zip(points, VERDICTS, strict=True)}
        services.answer_checklist(inspection=inspection, answers=answers, **turn)
        services.add_finding(inspection=inspection, kind=Kind.STRENGTH, text=STRENGTH, **turn)
        fault = services.add_finding(inspection=inspection, kind=Kind.SHORTCOMING, text=SHORTCOMING, **turn)
        services.attach_evidence(finding=fault, label="Bảng theo dõi báo cáo", address="/submissions/", **turn)
        text, due_on = self.asked[inspection.pk]
        facts: dict[str, Any] = {"text": text, "body": inspection.body, "due_on": due_on, "finding": fault}
        services.draft_request(inspection=inspection, **facts, **turn)
        inspection = services.hand_over(inspection=inspection, **turn)
        if inspection.body in self.an.bodies:
            said = "Đơn vị tiếp thu; nguyên nhân do cán bộ phụ trách mới nhận nhiệm vụ."
            at = _at(inspection.last_day, 15)
            services.reply(finding=fault, text=said, actor=self.an, at=at)
        day = date.fromordinal(inspection.since.toordinal() + 8)
        signing = Signing(
            assessment=ASSESSMENT,
            signed_on=day,
            issued_from="Thái Nguyên",
            signatory=self.chi.full_name,
            office="Phó Trưởng ban",
        )
        services.conclude(inspection=inspection, signing=signing, **self._turn(day))

    def remedy(self, request: InspectionRequest, statement: str, day: date) -> None:
        """The commune hands in what it did."""
        shown = [Shown("Báo cáo trên hệ thống", address="/submissions/")]
        services.hand_in_remedy(request=request, statement=statement, evidence=shown, actor=self.an, at=_at(day))

    def extend(self, request: InspectionRequest, day: date, until: date) -> None:
        """The inspecting side gives more time."""
        services.extend(request=request, due_on=until, reason=LONGER, **self._turn(day))

    def verify(self, request: InspectionRequest, day: date, *, verified: bool, reason: str) -> None:
        """The inspecting side says whether that suffices."""
        services.verify(request=request, verified=verified, reason=reason, **self._turn(day))

    def _turn(self, day: date) -> dict[str, Any]:
        return {"actor": self.chi, "at": _at(day)}


def _at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour, 0), CLOCK)
