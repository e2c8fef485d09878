"""Chapter one: Military Region 1 with six provincial Party commissions, 2016-2018, with the figures stated then.

The figures are those its review of 9 August 2018 made public; none is made up.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from phoihop.access.checks import SYSTEM
from phoihop.demo.bodies import PROVINCES
from phoihop.demo.narratives import REGION_TEXTS
from phoihop.foundation.periods import Cut, Kind
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.people.models import Person
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party, Programme
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Calendar, FormVersion, Obligation, Section
from phoihop.submissions import services as submissions
from phoihop.territories.models import Level

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
SIGNED = datetime(2016, 8, 15, 9, tzinfo=CLOCK)
TERM = (date(2016, 1, 1), date(2019, 1, 1))
# The review speaks of two years, 2016-2018, without naming days; they are taken to end in the middle of 2018.
REVIEWED = (date(2016, 7, 1), date(2018, 7, 1))
REVIEW = datetime(2018, 8, 6, 9, tzinfo=CLOCK)
AMENDED = date(2018, 8, 9)
REGULATION = "Quy chế phối hợp chỉ đạo, thực hiện công tác dân vận"
STATED = (
    ("TT01", "trên 2,8 triệu"),
    ("TT03", "650"),
    ("TT04", "hơn 2 nghìn"),
    ("NM01", "gần 256 nghìn"),
    ("PC01", "trên 68.900"),
    ("CT02", "120"),
    ("CT01", "196"),
    ("TD01", "12"),
)
SECTIONS = (
    (Section.Kind.FIGURES, "Kết quả chủ yếu", "Main results"),
    (Section.Kind.RESULTS, "Đánh giá kết quả", "Assessment of results"),
    (Section.Kind.LIMITATIONS, "Tồn tại, hạn chế", "Limitations"),
    (Section.Kind.LESSONS, "Bài học kinh nghiệm", "Lessons"),
    (Section.Kind.PROPOSALS, "Kiến nghị, đề xuất", "Proposals"),
)


def tell(calendar: Calendar, parent: Programme) -> Programme:
    """Sign, report, approve, and amend the regulation at the review."""
    lead = Body.objects.get(slug="cuc-chinh-tri-quan-khu-1")
    hai = Person.objects.get(username="hai")
    programme = _sign(lead, hai, parent)
    version = _form(hai)
    obligation = _ask(programme, version, calendar, lead)
    _report(obligation, version, hai)
    programmes.amend_regulation(
        programme=programme,
        title=f"{REGULATION} (sửa đổi, bổ sung)",
        signed_on=AMENDED,
        since=AMENDED,
        summary="Bổ sung chế độ kiểm tra, khảo sát chung và trao đổi thông tin định kỳ; ký tại hội nghị sơ kết.",
        actor=hai,
        at=datetime(2018, 8, 9, 11, tzinfo=CLOCK),
    )
    return programme


def _sign(lead: Body, hai: Person, parent: Programme) -> Programme:
    """Seven parties: the region's political department and the commissions of six provinces."""
    parties = [programmes.NewParty(body=lead, role=Party.Role.LEAD, office="Phó Chủ nhiệm Chính trị")]
    for slug in PROVINCES:
        body = Body.objects.get(slug=f"ban-dan-van-{slug}")
        parties.append(programmes.NewParty(body=body, role=Party.Role.COORDINATING, office="Trưởng ban"))
    programme = programmes.sign(
        title="Quy chế phối hợp chỉ đạo, thực hiện công tác dân vận giữa Cục Chính trị Quân khu 1 với Ban Dân vận "
        "Tỉnh ủy sáu tỉnh trên địa bàn",
        title_en="Coordination of mass-mobilisation work, Military Region 1 and six provincial Party commissions",
        slug="quan-khu-1-2016-2018",
        symbol="QC/CCT-BDVTU",
        signed_on=SIGNED.date(),
        term_from=TERM[0],
        term_until=TERM[1],
        parties=parties,
        parent=parent,
        actor=hai,
        at=SIGNED,
    )
    programmes.adopt_regulation(
        programme=programme, title=REGULATION, signed_on=SIGNED.date(), since=SIGNED.date(), actor=hai, at=SIGNED
    )
    programmes.join(programme=programme, body=lead, since=TERM[0], actor=hai, at=SIGNED)
    return programme


def _ask(programme: Programme, version: FormVersion, calendar: Calendar, lead: Body) -> Obligation:
    """The one report of the term, asked for before the review."""
    hai = Person.objects.get(username="hai")
    regime = reporting.establish_regime(
        programme=programme,
        name="Báo cáo sơ kết giai đoạn",
        name_en="Report of the term",
        form=version.form,
        calendar=calendar,
        period_kind=Kind.ADHOC,
        since=TERM[0],
        actor=hai,
        at=SIGNED,
    )
    [obligation] = reporting.request_adhoc(
        regime=regime,
        bodies=[lead],
        since=REVIEWED[0],
        until=REVIEWED[1],
        due_on=date(2018, 8, 6),
        request="Báo cáo sơ kết hai năm thực hiện quy chế phối hợp (2016-2018)",
        actor=hai,
        at=REVIEW - timedelta(days=30),
    )
    return obligation


def _form(actor: Person) -> FormVersion:
    version = reporting.design_form(
        code="so-ket-quan-khu",
        name="Biểu báo cáo sơ kết cấp quân khu",
        name_en="Review form of a military region",
        owner=Body.objects.get(slug="cuc-chinh-tri-quan-khu-1"),
        since=TERM[0],
        actor=actor,
        at=SIGNED,
    )
    for kind, name, name_en in SECTIONS:
        section = reporting.add_section(version=version, kind=kind, name=name, name_en=name_en, actor=actor, at=SIGNED)
        if kind is Section.Kind.FIGURES:
            for code, _words in STATED:
                indicator = Indicator.objects.get(code=code)
                reporting.add_line(section=section, indicator=indicator, actor=actor, at=SIGNED)
    return reporting.publish_version(version=version, actor=actor, at=SIGNED)


def _report(obligation: Obligation, version: FormVersion, actor: Person) -> None:
    submission = submissions.open_report(obligation=obligation, actor=actor, at=REVIEW)
    said = [submissions.Statement(indicator=code, words=words) for code, words in STATED]
    submissions.state(submission=submission, statements=said, actor=actor, at=REVIEW)
    for section in version.sections.exclude(kind=Section.Kind.FIGURES):
        submissions.narrate(
            submission=submission,
            section=section,
            text=REGION_TEXTS[Section.Kind(section.kind)],
            actor=actor,
            at=REVIEW,
        )
    submissions.submit(submission=submission, actor=actor, at=REVIEW, acknowledged=True)
    submissions.approve(submission=submission, actor=actor, at=REVIEW + timedelta(hours=3))


def make_calendar(at: datetime) -> Calendar:
    """Calendar months, with a deadline for each level."""
    calendar = reporting.make_calendar(
        code="thang-duong-lich",
        name="Lịch báo cáo theo tháng dương lịch",
        name_en="Calendar months",
        cut=Cut.CALENDAR,
        actor=SYSTEM,
        at=at,
    )
    days = {Level.COMMUNE: 5, Level.DISTRICT: 8, Level.PROVINCE: 12, Level.ZONE: 15, Level.COUNTRY: 20}
    for level, number in days.items():
        for kind in (Kind.MONTH, Kind.QUARTER, Kind.YEAR):
            reporting.set_deadline(calendar=calendar, period_kind=kind, level=level, days=number, actor=SYSTEM, at=at)
    return calendar
