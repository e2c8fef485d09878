"""Chapter two: a programme of Thái Nguyên, 2024-2026, across the mergers of 1 July 2025, with Bắc Kạn joining.

Its figures are made up from a fixed seed, and it is marked so wherever it shows.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from phoihop.demo.bodies import MERGERS, REGISTER, UNIONS
from phoihop.foundation.periods import Kind
from phoihop.indicators import services as indicators
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body, BodyVersion
from phoihop.people.models import Person
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party, Programme
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Calendar, FormVersion, Regime, Section

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
SIGNED = datetime(2024, 1, 18, 9, tzinfo=CLOCK)
TERM = (date(2024, 1, 1), date(2027, 1, 1))
STAGES = (REGISTER, date(2025, 1, 1), MERGERS)
SECTIONS = (
    ("Tuyên truyền, vận động", "Outreach", ("TT02", "TT01")),
    ("Xây dựng nông thôn mới, giảm nghèo", "New countryside, poverty reduction", ("NM01", "NM02", "NM03", "NM07")),
    ("Chính sách, an sinh xã hội", "Social welfare", ("AS04", "AS17", "AS18")),
    ("Tham gia xây dựng cơ sở chính trị", "Grass roots", ("CT02", "CT04")),
    ("Dân vận khéo", "Exemplary models", ("DV05",)),
    ("Phòng, chống thiên tai", "Disaster response", ("PC01", "PC02")),
    ("Điều hành phối hợp", "Running the programme", ("DH08",)),
)
NARRATIVES = (
    (Section.Kind.LIMITATIONS, "Tồn tại, hạn chế", "Limitations"),
    (Section.Kind.CAUSES, "Nguyên nhân", "Causes"),
    (Section.Kind.LESSONS, "Bài học kinh nghiệm", "Lessons"),
    (Section.Kind.PROPOSALS, "Kiến nghị, đề xuất", "Proposals"),
)
TARGETS = {
    2024: (("TT01", "1 triệu"), ("NM01", "250.000"), ("AS04", "18.000"), ("AS17", "80 tỷ"), ("DV05", "1.000")),
    2025: (("TT01", "900 nghìn"), ("NM01", "260.000"), ("AS04", "20.000"), ("AS17", "85 tỷ"), ("DV05", "600")),
    2026: (("TT01", "600 nghìn"), ("NM01", "170.000"), ("AS04", "16.000"), ("AS17", "60 tỷ"), ("DV05", "600")),
}


def sign(chi: Person, parent: Programme) -> Programme:
    """The programme of the province, which carries out that of the centre."""
    party = Body.objects.get(slug="ban-dan-van-thai-nguyen")
    army = Body.objects.get(slug="chqs-thai-nguyen")
    unions = [Body.objects.get(slug=row[0]) for row in UNIONS]
    programme = programmes.sign(
        title="Chương trình phối hợp thực hiện công tác dân vận trên địa bàn tỉnh Thái Nguyên giai đoạn 2024-2026",
        title_en="Coordination programme on mass-mobilisation work in Thái Nguyên, 2024-2026",
        slug="thai-nguyen-2024-2026",
        number=3,
        symbol="CTr/BDVTU-BCHQST",
        signed_on=SIGNED.date(),
        term_from=TERM[0],
        term_until=TERM[1],
        illustrative=True,
        parent=parent,
        parties=[
            programmes.NewParty(body=party, role=Party.Role.LEAD, office="Trưởng ban"),
            programmes.NewParty(body=army, role=Party.Role.COORDINATING, office="Chính ủy"),
            *(programmes.NewParty(body=union, role=Party.Role.MEMBER, office="Chủ tịch") for union in unions),
        ],
        actor=chi,
        at=SIGNED,
    )
    _regulate(programme, chi)
    _seat(programme, [party, army, *unions], chi)
    return programme


def _regulate(programme: Programme, chi: Person) -> None:
    """The regulation of the committee, and its amendment after the mergers."""
    programmes.adopt_regulation(
        programme=programme,
        title="Quy chế hoạt động của Ban Chỉ đạo chương trình phối hợp",
        reference="05-QC/BCĐ",
        signed_on=date(2024, 1, 25),
        since=date(2024, 2, 1),
        actor=chi,
        at=SIGNED,
    )
    programmes.amend_regulation(
        programme=programme,
        title="Quy chế hoạt động của Ban Chỉ đạo chương trình phối hợp (sửa đổi, bổ sung)",
        reference="11-QC/BCĐ",
        summary="Bỏ cấp huyện; xã, phường báo cáo thẳng về cấp tỉnh; bổ sung các xã thuộc tỉnh Bắc Kạn trước sắp xếp.",
        signed_on=date(2025, 7, 10),
        since=date(2025, 7, 10),
        actor=chi,
        at=SIGNED,
    )


def _seat(programme: Programme, bodies: list[Body], chi: Person) -> None:
    """The steering committee: the Party's commission chairs, the Army is its standing deputy."""
    party, army, *unions = bodies
    seats = ((party, "Trưởng Ban Chỉ đạo", "Trưởng ban"), (army, "Phó Trưởng ban Thường trực", "Chính ủy"))
    for body, title, office in (*seats, *((union, "Ủy viên", "Chủ tịch") for union in unions)):
        programmes.seat(
            programme=programme, title=title, body=body, office=office, since=date(2024, 2, 1), actor=chi, at=SIGNED
        )


def join(programme: Programme, stages: list[list[Body]], chi: Person) -> None:
    """Who takes part in each stage, reporting to whoever stood above them then."""
    rows = []
    for bodies, since, until in zip(stages, STAGES, (*STAGES[1:], None), strict=True):
        above = dict(BodyVersion.objects.as_of(since).filter(body__in=bodies).values_list("body", "parent").iterator())
        superiors = Body.objects.in_bulk(set(above.values()))
        rows += [
            programmes.Joining(body=body, since=since, until=until, reports_to=superiors[above[body.pk]])
            for body in bodies
        ]
    programmes.join_many(programme=programme, rows=rows, actor=chi, at=SIGNED)


def ask(programme: Programme, calendar: Calendar, chi: Person, since: date) -> Regime:
    """The monthly form, its regime from `since` on, and targets."""
    version = _form(chi)
    regime = reporting.establish_regime(
        programme=programme,
        name="Báo cáo tháng",
        name_en="Monthly report",
        form=version.form,
        calendar=calendar,
        period_kind=Kind.MONTH,
        since=since,
        actor=chi,
        at=SIGNED,
    )
    catalogue = Indicator.objects.in_bulk(field_name="code")
    for year, rows in TARGETS.items():
        for code, words in rows:
            indicators.set_target(
                programme=programme,
                indicator=catalogue[code],
                since=date(year, 1, 1),
                until=date(year + 1, 1, 1),
                words=words,
                actor=chi,
                at=SIGNED,
            )
    return regime


def _form(chi: Person) -> FormVersion:
    version = reporting.design_form(
        code="bao-cao-thang",
        name="Báo cáo tháng công tác dân vận",
        name_en="Monthly report on mass-mobilisation work",
        owner=Body.objects.get(slug="ban-dan-van-thai-nguyen"),
        since=REGISTER,
        actor=chi,
        at=SIGNED,
    )
    catalogue = Indicator.objects.in_bulk(field_name="code")
    for name, name_en, codes in SECTIONS:
        section = reporting.add_section(version=version, name=name, name_en=name_en, actor=chi, at=SIGNED)
        for code in codes:
            reporting.add_line(section=section, indicator=catalogue[code], actor=chi, at=SIGNED)
    for kind, name, name_en in NARRATIVES:
        reporting.add_section(version=version, kind=kind, name=name, name_en=name_en, actor=chi, at=SIGNED)
    return reporting.publish_version(version=version, actor=chi, at=SIGNED)


def owe(regime: Regime, today: date, chi: Person) -> None:
    """Make what is owed up to the month that `today` lies in."""
    until = min((today.replace(day=1) + timedelta(days=32)).replace(day=1), TERM[1])
    reporting.make_obligations(regime=regime, until=until + timedelta(days=1), actor=chi, at=SIGNED)
