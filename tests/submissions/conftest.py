"""A programme of the province's military command, the form its communes answer, and what they owe."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from phoihop.indicators.models import Aggregation, Indicator, IndicatorGroup, Kind
from phoihop.programmes.models import Participation, Party, Programme
from phoihop.reporting.models import Calendar, Form, FormVersion, Line, Obligation, Regime, Section
from phoihop.submissions import services

PUBLISHED = datetime(2024, 1, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
INDICATORS = {
    "TT01": ("Số lượt người được tuyên truyền", "lượt người", Kind.COUNT, Aggregation.SUM, None),
    "DV01": ("Số mô hình, điển hình Dân vận khéo đăng ký trong năm", "mô hình", Kind.COUNT, Aggregation.SUM, None),
    "DV02": ("Trong đó: tập thể đăng ký", "mô hình", Kind.COUNT, Aggregation.SUM, "DV01"),
    "DV03": ("Trong đó: cá nhân đăng ký", "mô hình", Kind.COUNT, Aggregation.SUM, "DV01"),
    "AS05": ("Trị giá quà tặng", "đồng", Kind.MONEY, Aggregation.SUM, None),
    "AS11": ("Số học sinh đang được đỡ đầu", "người", Kind.COUNT, Aggregation.LAST, None),
    "NM03": ("Chiều dài đường giao thông nông thôn làm mới", "km", Kind.MEASURE, Aggregation.SUM, None),
    "QP10": ("Xã, phường hoàn thành kế hoạch tuyển quân", "có/không", Kind.YES_NO, Aggregation.YES_SHARE, None),
}
QUARTERS = [
    ("2024-Q4", date(2024, 10, 1), date(2025, 1, 1), date(2025, 1, 10)),
    ("2025-Q1", date(2025, 1, 1), date(2025, 4, 1), date(2025, 4, 10)),
    ("2025-Q2", date(2025, 4, 1), date(2025, 7, 1), date(2025, 7, 10)),
]
SOUND = {
    "TT01": "trên 2.800",
    "DV01": "10",
    "DV02": "4",
    "DV03": "6",
    "AS05": "15,5 triệu",
    "AS11": "12",
    "NM03": "1,25",
    "QP10": "có",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The programme, its regime, its form, and the obligations by body and quarter."""

    programme: Programme
    regime: Regime
    version: FormVersion
    indicators: dict[str, Indicator]
    results: Section
    owed: dict[tuple[str, str], Obligation]


@pytest.fixture
def asked(world):
    """Two communes and the province owe quarterly reports to the province's military command."""
    return ask(world)


def ask(world):
    programme = Programme.objects.create(
        slug="dan-van",
        title="Chương trình phối hợp công tác dân vận",
        term_from=date(2024, 1, 1),
        term_until=date(2029, 1, 1),
        paper_form=Programme.PaperForm.PARTY,
    )
    Party.objects.create(
        programme=programme, body=world.province_military, role=Party.Role.LEAD, signatory="Lê Thanh Bình"
    )
    bodies = [world.commune_military, world.second_commune_military, world.province_military, world.other_military]
    for body in bodies:
        receiver = world.province_military if body.level == "commune" else None
        Participation.objects.create(programme=programme, body=body, reports_to=receiver, valid_from=date(2024, 1, 1))
    indicators = catalogue()
    version, results = design(indicators)
    calendar = Calendar.objects.create(code="thang", name="Theo tháng dương lịch", cut="calendar")
    regime = Regime.objects.create(
        name="Báo cáo quý",
        programme=programme,
        form=version.form,
        calendar=calendar,
        period_kind="quarter",
        valid_from=date(2024, 1, 1),
        estimate_allowed=False,
    )
    owed = {
        (body.slug, code): Obligation.objects.create(
            regime=regime,
            form_version=version,
            body=body,
            place=body.place,
            period_code=code,
            since=since,
            until=until,
            due_on=due_on,
            receiver=world.province_military if body.level == "commune" else body,
        )
        for body in bodies
        for code, since, until, due_on in QUARTERS
    }
    return Asked(programme=programme, regime=regime, version=version, indicators=indicators, results=results, owed=owed)


def catalogue():
    group = IndicatorGroup.objects.create(code="chung", name="Chung")
    made = {}
    for code, (name, unit, kind, aggregation, whole) in INDICATORS.items():
        made[code] = Indicator.objects.create(
            code=code,
            group=group,
            name=name,
            unit=unit,
            kind=kind,
            aggregation=aggregation,
            typed_in="triệu đồng" if kind == Kind.MONEY else "",
            decimals=2 if kind == Kind.MEASURE else 0,
            whole=made.get(whole),
        )
    return made


def design(indicators):
    form = Form.objects.create(code="bc-quy", name="Báo cáo quý công tác dân vận")
    version = FormVersion.objects.create(form=form, number=1, valid_from=date(2024, 1, 1), published_at=PUBLISHED)
    figures = Section.objects.create(version=version, order=1, kind=Section.Kind.FIGURES, name="Kết quả bằng số")
    for order, indicator in enumerate(indicators.values(), 1):
        Line.objects.create(section=figures, order=order, indicator=indicator, required=True)
    results = Section.objects.create(version=version, order=2, kind=Section.Kind.RESULTS, name="Kết quả nổi bật")
    return version, results


@pytest.fixture
def draft(asked, an, noon):
    """The commune's report for quarter I, begun by An and still empty."""
    return services.open_report(obligation=asked.owed["commune-military", "2025-Q1"], actor=an, at=noon)


@pytest.fixture
def filled(draft, an, noon):
    """The commune's report for quarter I with every line answered."""
    outcome = services.state(submission=draft, statements=sound(), actor=an, at=noon)
    assert outcome.faults == []
    return draft


@pytest.fixture
def submitted(filled, anh, noon):
    """The commune's report, signed by Anh."""
    return services.submit(submission=filled, actor=anh, at=noon)


@pytest.fixture
def approved(submitted, binh, noon):
    """The commune's report, approved by Bình."""
    return services.approve(submission=submitted, actor=binh, at=noon)


def sound(**instead):
    """Statements for every line, without a fault."""
    return [services.Statement(indicator=code, words=words) for code, words in (SOUND | instead).items()]
