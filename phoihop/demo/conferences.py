"""The conferences of 2026 under the provincial programme: what was concluded, and how its tasks ended; made up."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import docx

from phoihop.commendations import services as commendations
from phoihop.commendations.models import AwardDecision
from phoihop.organisations.models import Body, Line
from phoihop.people.models import Person
from phoihop.plans import services as plans
from phoihop.programmes.models import Programme
from phoihop.reviews import services as reviews
from phoihop.reviews.beginning import Plan
from phoihop.reviews.models import Conference, Review
from phoihop.reviews.rules.conferences import AgendaLine, Answer, Came, Clause, ConferenceKind, Invited
from phoihop.reviews.services import NewConference, Taken

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
PARTY, ARMY, FARMERS, WOMEN, YOUTH = (
    "ban-dan-van-thai-nguyen",
    "chqs-thai-nguyen",
    "hoi-nong-dan",
    "hoi-phu-nu",
    "tinh-doan",
)
UPPER = (PARTY, ARMY, FARMERS, WOMEN, YOUTH)
COMMUNE = "xã"
# Clause, suggested lead, and its tasks: lead, due on, completed on or not at all.
FIRST = (
    ("Hoàn thành kiện toàn lực lượng làm công tác dân vận ở xã, phường trước ngày 30/5.", PARTY,
     ((PARTY, "2026-05-30", "2026-05-27"),)),
    ("Thống nhất lịch giao ban và biểu tổng hợp giữa hai cơ quan thường trực.", ARMY,
     ((ARMY, "2026-05-15", "2026-05-22"),)),
)  # fmt: skip
INTERIM = (
    ("Tập trung giúp nhân dân phòng, chống và khắc phục hậu quả mưa lũ; mỗi xã, phường ven sông có phương án.", ARMY,
     ((ARMY, "2026-08-31", "2026-08-28"), (COMMUNE, "2026-08-20", "2026-08-24"))),
    ("Rà soát, nhân rộng mô hình Dân vận khéo hiệu quả ra các địa bàn lân cận.", PARTY,
     ((PARTY, "2026-10-31", None), (FARMERS, "2026-10-15", "2026-10-12"))),
    ("Đẩy mạnh tuyên truyền trong đoàn viên, hội viên trước mùa tuyển quân.", YOUTH,
     ((YOUTH, "2026-12-15", None), (WOMEN, "2026-12-10", None))),
    ("Biểu dương các cơ quan, đơn vị hoàn thành sớm chỉ tiêu sáu tháng đầu năm.", None, ()),
)  # fmt: skip
THIRD = (
    ("Chuẩn bị nội dung, văn kiện hội nghị tổng kết chương trình giai đoạn 2024-2026.", PARTY,
     ((PARTY, "2026-12-10", None),)),
    ("Đôn đốc các đơn vị chậm báo cáo; bảo đảm đủ số liệu trước khi chốt năm.", ARMY, ()),
)  # fmt: skip
PAPERS = (
    (FARMERS, "Vận động hội viên hiến đất, góp công làm đường nông thôn"),
    (YOUTH, "Đoàn viên, thanh niên xung kích phòng, chống thiên tai"),
    (COMMUNE, "Kinh nghiệm phối hợp giữa Ban CHQS xã và các đoàn thể ở cơ sở"),
)
PROGRESS = (
    "Đại diện Ban Chỉ đạo khai mạc, quán triệt mục đích, yêu cầu.\n"
    "Cơ quan thường trực trình bày báo cáo sơ kết; các cơ quan trình bày tham luận."
)
DISCUSSION = (
    "Các cơ quan thống nhất với đánh giá trong báo cáo; đề nghị bổ sung giải pháp về nguồn lực cho cơ sở "
    "và cách phối hợp khi thiên tai xảy ra trên nhiều địa bàn."
)


def tell(programme: Programme, cast: dict[str, Person], communes: Sequence[Body], awards: AwardDecision) -> None:
    """Two liaison meetings, the review of July, which announces awards, and the final review that is still to come."""
    story = _Story(programme, cast, communes)
    first = story.plan(ConferenceKind.BRIEFING, "Hội nghị giao ban quý I năm 2026", date(2026, 4, 9))
    story.hold(first, FIRST)
    title = "Hội nghị sơ kết công tác phối hợp 6 tháng đầu năm 2026"
    interim = story.plan(ConferenceKind.INTERIM, title, date(2026, 7, 15), report=story.report())
    story.speak(interim)
    at = interim.begins_at - timedelta(days=1)
    commendations.announce(conference=interim, decisions=[awards], actor=cast["chi"], at=at)
    story.hold(interim, INTERIM, absent=WOMEN)
    third = story.plan(ConferenceKind.BRIEFING, "Hội nghị giao ban quý III năm 2026", date(2026, 10, 8))
    story.hold(third, THIRD, finished=False)
    title = "Hội nghị tổng kết chương trình phối hợp giai đoạn 2024-2026"
    story.plan(ConferenceKind.FINAL, title, date(2026, 12, 22), sent=date(2026, 11, 18))


class _Story:
    """Who acts, and which bodies are meant by their short names."""

    def __init__(self, programme: Programme, cast: dict[str, Person], communes: Sequence[Body]) -> None:
        self.programme, self.chi, self.anh = programme, cast["chi"], cast["anh"]
        self.bodies = Body.objects.in_bulk(UPPER, field_name="slug") | {COMMUNE: cast["an"].bodies[0]}
        army = [body for body in communes if body.line == Line.MILITARY and body != self.bodies[COMMUNE]]
        self.communes = sorted(army, key=lambda body: body.slug)[:11]

    def report(self) -> Review:
        """The central report of the first half-year: drafted from the figures, and signed by the Party commission."""
        acts: dict[str, Any] = {"actor": self.chi, "at": _at(date(2026, 7, 9))}
        since, until = date(2026, 1, 1), date(2026, 7, 1)
        half = Plan(programme=self.programme, since=since, until=until, compares_last_year=False)
        review = reviews.draft_review(plan=half, **acts)
        signing = reviews.Signing(body=self.bodies[PARTY], signatory=self.chi.full_name, office="Phó Trưởng ban")
        reviews.set_issuers(review=review, issuers=[signing], **acts)
        return reviews.sign(review=review, **acts)

    def plan(
        self, kind: ConferenceKind, title: str, day: date, sent: date | None = None, report: Review | None = None
    ) -> Conference:
        """A conference of that morning with its agenda and those it invites; some answer at once."""
        at = _at(sent or day - timedelta(days=14))
        acts: dict[str, Any] = {"actor": self.chi, "at": at}
        party, army = self.bodies[PARTY], self.bodies[ARMY]
        said = NewConference(
            kind=kind,
            title=title,
            venue="Hội trường Tỉnh ủy Thái Nguyên",
            place=party.place,
            begins_at=_at(day, 8),
            ends_at=_at(day, 11),
            chairs=[party, army],
            issuer=party,
            issued_from="Thái Nguyên",
            signatory=self.chi.full_name,
            office="Phó Trưởng ban",
            report=report,
            regulation=self.programme.regulations.last() if kind == ConferenceKind.FINAL else None,
        )
        made = reviews.plan_conference(programme=self.programme, said=said, **acts)
        lines = [
            AgendaLine("Khai mạc", time(8, 0), party, "Trưởng Ban Chỉ đạo"),
            AgendaLine("Báo cáo trung tâm", time(8, 15), army, "Phó Trưởng ban Thường trực"),
            AgendaLine("Tham luận, thảo luận", time(8, 45)),
            AgendaLine("Phát biểu kết luận", time(10, 30), party, "Trưởng Ban Chỉ đạo"),
        ]
        reviews.set_agenda(conference=made, lines=lines, **acts)
        rows = [Invited(self.bodies[slug], 2) for slug in UPPER]
        rows += [Invited(body) for body in (self.bodies[COMMUNE], *self.communes)]
        reviews.invite(conference=made, rows=rows, **acts)
        made = reviews.send_invitations(conference=made, **acts)
        for invitation in made.invitations.filter(body__in=[self.bodies[PARTY], self.bodies[ARMY]]):
            reviews.answer_invitation(invitation=invitation, answer=Answer.COMING, **acts)
        return made

    def speak(self, conference: Conference) -> None:
        """Papers are handed in a week before."""
        at = conference.begins_at - timedelta(days=7)
        for slug, title in PAPERS:
            reviews.hand_in_paper(
                conference=conference,
                body=self.bodies[slug],
                title=title,
                content=_document(title, at),
                name="tham luận.docx",
                actor=self.chi,
                at=at,
            )

    def hold(
        self,
        conference: Conference,
        clauses: Sequence[tuple[str, str | None, Sequence[tuple[str, str, str | None]]]],
        absent: str = "",
        *,
        finished: bool = True,
    ) -> None:
        """It is held, concluded two days later, and its tasks are given and go their way."""
        acts: dict[str, Any] = {"actor": self.chi, "at": conference.ends_at + timedelta(hours=4)}
        rows = [
            Came(
                each.body_id,
                each.invited - (each.body.slug == absent),
                "01 đồng chí đi công tác" * (each.body.slug == absent),
            )
            for each in conference.invitations.select_related("body")
        ]
        reviews.note_attendance(conference=conference, rows=rows, **acts)
        reviews.take_minutes(conference=conference, taken=self._taken(), finish=finished, **acts)
        said = [Clause(text, self.bodies.get(lead or ""), asks_task=lead is not None) for text, lead, _tasks in clauses]
        kept = reviews.set_conclusions(conference=conference, clauses=said, **acts)
        at = conference.ends_at + timedelta(days=2)
        reviews.conclude(conference=conference, actor=self.chi, at=at)
        for conclusion, (text, _lead, tasks) in zip(kept, clauses, strict=True):
            for lead, due, done in tasks:
                body, last = self.bodies[lead], date.fromisoformat(due)
                new = plans.NewTask(name=text, lead=body, due_on=last, product="Báo cáo kết quả thực hiện")
                task = reviews.give_task_of(conclusion=conclusion, task=new, actor=self.chi, at=at)
                if done is not None:
                    on = date.fromisoformat(done)
                    report = f"Báo cáo kết quả ngày {on:%d/%m/%Y}"
                    plans.complete_task(task=task, product=report, on=on, actor=self.chi, at=_at(on, 16))

    def _taken(self) -> Taken:
        return Taken(
            progress=PROGRESS,
            discussion=DISCUSSION,
            conclusion="Đồng chí chủ trì ghi nhận kết quả, thống nhất các nội dung sau:",
            secretary="Hoàng Văn Bình",
            secretary_office="Trợ lý dân vận",
            chair=self.chi.full_name,
            chair_office="Phó Trưởng ban",
        )


def _at(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour, 0), CLOCK)


def _document(title: str, at: datetime) -> bytes:
    """A paper as a Word file; the same title gives the same words."""
    made = docx.Document()
    made.core_properties.created = made.core_properties.modified = at.replace(tzinfo=None)
    made.add_heading(title, 1)
    made.add_paragraph("Tham luận tại hội nghị sơ kết công tác phối hợp (nội dung minh họa).")
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()
