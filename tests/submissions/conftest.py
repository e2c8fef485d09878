"""A programme of the province's military command, the form its communes answer, and what they owe."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.indicators import services as indicators
from phoihop.indicators.models import Aggregation, Indicator, IndicatorGroup, Kind
from phoihop.people import services as people
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party, Programme
from phoihop.reporting import services as reporting
from phoihop.reporting.models import FormVersion, Obligation, Regime, Section
from phoihop.submissions import services
from tests.sharing import made_once

BEGAN = datetime(2024, 9, 2, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
SINCE, UNTIL = date(2024, 10, 1), date(2025, 7, 2)
INDICATORS = {
    "TT01": ("Số lượt người được tuyên truyền", "lượt người", Kind.COUNT, {}),
    "DV01": ("Số mô hình, điển hình Dân vận khéo đăng ký trong năm", "mô hình", Kind.COUNT, {}),
    "DV02": ("Trong đó: tập thể đăng ký", "mô hình", Kind.COUNT, {"whole": "DV01"}),
    "DV03": ("Trong đó: cá nhân đăng ký", "mô hình", Kind.COUNT, {"whole": "DV01"}),
    "AS05": ("Trị giá quà tặng", "đồng", Kind.MONEY, {"typed_in": "triệu đồng"}),
    "CT13": ("Số cựu quân nhân tham gia câu lạc bộ", "người", Kind.COUNT, {"aggregation": Aggregation.LAST}),
    "NM03": ("Chiều dài đường giao thông nông thôn làm mới", "km", Kind.MEASURE, {"decimals": 2}),
    "QP10": (
        "Xã, phường hoàn thành kế hoạch tuyển quân",
        "có/không",
        Kind.YES_NO,
        {"aggregation": Aggregation.YES_SHARE},
    ),
}
SOUND = {
    "TT01": "trên 2.800",
    "DV01": "10",
    "DV02": "4",
    "DV03": "6",
    "AS05": "15,5 triệu",
    "CT13": "12",
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


@pytest.fixture(scope="module")
def _asked_of_the_module(request, _world_of_the_module, django_db_setup, django_db_blocker):
    yield from made_once(request, django_db_blocker, lambda: ask(_world_of_the_module))


@pytest.fixture
def asked(_asked_of_the_module, world):
    """Two communes and the province owe quarterly reports to the province's military command."""
    return deepcopy(_asked_of_the_module) or ask(world)


def ask(world):
    """Sign the programme, design its form, and make what is owed for three quarters."""
    who = {"actor": world.person("binh"), "at": BEGAN}
    programme = programmes.sign(
        title="Chương trình phối hợp công tác dân vận",
        slug="dan-van",
        term_from=SINCE,
        term_until=date(2029, 1, 1),
        parties=[
            programmes.NewParty(body=world.province_military, role=Party.Role.LEAD),
            programmes.NewParty(body=world.province_party, role=Party.Role.MEMBER),
        ],
        **who,
    )
    province, communes = world.province_military, (world.commune_military, world.second_commune_military)
    joining = [programmes.Joining(body=body, since=SINCE, reports_to=province) for body in communes]
    joining += [programmes.Joining(body=body, since=SINCE) for body in (province, world.other_military)]
    programmes.join_many(programme=programme, rows=joining, **who)
    version, results = design(world, who)
    regime = reporting.establish_regime(
        programme=programme,
        name="Báo cáo quý",
        form=version.form,
        calendar=calendar(world, who),
        period_kind="quarter",
        since=SINCE,
        **who,
    )
    owed = reporting.make_obligations(regime=regime, until=UNTIL, **who)
    return Asked(
        programme=programme,
        regime=regime,
        version=version,
        indicators={indicator.code: indicator for indicator in Indicator.objects.all()},
        results=results,
        owed={(one.body.slug, one.period_code): one for one in owed},
    )


def design(world, who):
    """The form: a section of figures, every one of which must be answered, and one of words."""
    define()
    version = reporting.design_form(
        code="bc-quy", name="Báo cáo quý công tác dân vận", since=SINCE, owner=world.province_military, **who
    )
    figures = reporting.add_section(version=version, name="Kết quả bằng số", **who)
    for code in SOUND:
        reporting.add_line(section=figures, indicator=Indicator.objects.get(code=code), **who)
    results = reporting.add_section(version=version, name="Kết quả nổi bật", kind=Section.Kind.RESULTS, **who)
    return reporting.publish_version(version=version, **who), results


def define():
    """The few indicators of the catalogue that the form asks."""
    group = IndicatorGroup.objects.create(code="chung", name="Chung")
    for code, (name, unit, kind, more) in INDICATORS.items():
        facts = {"aggregation": Aggregation.SUM} | more
        if "whole" in facts:
            facts["whole"] = Indicator.objects.get(code=facts["whole"])
        who = {"actor": SYSTEM, "at": BEGAN}
        indicators.define_indicator(code=code, group=group, name=name, unit=unit, kind=kind, **facts, **who)


def calendar(world, who):
    """Calendar months; everybody has ten days."""
    made = reporting.make_calendar(
        code="thang", name="Theo tháng dương lịch", cut="calendar", owner=world.province_military, **who
    )
    for level in ("commune", "province"):
        reporting.set_deadline(calendar=made, period_kind="quarter", level=level, days=10, **who)
    return made


@pytest.fixture
def draft(asked, an, noon):
    """The commune's report for quarter I, begun by An and still empty."""
    return services.open_report(obligation=asked.owed["commune-military", "2025-Q1"], actor=an, at=noon)


@pytest.fixture
def everywhere(world, an, noon):
    """An, who also writes for the other commune."""
    post = {"person": an, "body": world.second_commune_military, "role": Role.REPORTER, "since": date(2020, 1, 1)}
    people.give_post(**post, actor=world.person("giang"), at=noon)
    return world.person("an")


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
