"""A programme with two years of approved reports, so that a quarter can be reviewed and compared.

All of it is made once for a module, in a transaction around those of its tests.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.foundation.periods import Cut, Kind
from phoihop.indicators import services as indicators
from phoihop.indicators.models import Indicator
from phoihop.people import services as people
from phoihop.people.models import Person
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party, Programme
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Obligation, Section
from phoihop.reviews import services
from phoihop.reviews.beginning import Plan
from phoihop.reviews.models import Review
from phoihop.submissions import services as submissions
from phoihop.submissions.services import Answers, Statement, Turn
from phoihop.territories.models import Level
from tests.cast import BEGINNING, PASSWORD, SINCE, World, build
from tests.sharing import made_once

ASKED = ("TT01", "TT02", "NM01", "NM03", "AS03", "CT02", "CT04", "DV05", "QP10")
LATER = datetime(2026, 4, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
QUARTER = {"since": date(2026, 1, 1), "until": date(2026, 4, 1)}
SAID = {
    2025: {"TT01": "2.000", "TT02": "10", "NM01": "100", "NM03": "1,5", "AS03": "20", "CT02": "4", "CT04": "3"},
    2026: {"TT01": "trên 2.400", "TT02": "12", "NM01": "150", "NM03": "1,5", "AS03": "25,5", "CT02": "2", "CT04": "2"},
}
TOLD = {
    Section.Kind.LIMITATIONS: "Công tác phối hợp giữa các đơn vị có lúc chưa thường xuyên;",
    Section.Kind.CAUSES: "- Cán bộ kiêm nhiệm nhiều việc\n- Kinh phí bảo đảm còn hạn chế",
    Section.Kind.LESSONS: "Phải bám sát cơ sở.",
    Section.Kind.PROPOSALS: "Đề nghị tăng kinh phí cho công tác dân vận.",
}
AIMS = (("TT02", "60"), ("NM01", "2.000"), ("CT03", "90"))


@dataclass(frozen=True, slots=True)
class _Made:
    world: World
    programme: Programme


@pytest.fixture(scope="module")
def _made(request, totals_kept, django_db_setup, django_db_blocker):
    yield from made_once(request, django_db_blocker, _make)


def _make():
    world = build()
    made = _Made(world, _sign(world))
    _regulate(world, made.programme)
    _fill(world)
    return made


def _sign(world):
    """The programme, in which both communes report to the military command of the province."""
    keeper = {"actor": world.person("binh"), "at": BEGINNING}
    signed = programmes.sign(
        title="Chương trình phối hợp công tác dân vận giai đoạn 2025-2026",
        number=2,
        symbol="CTr/BTGDVTU-BCHQST",
        signed_on=date(2024, 12, 15),
        term_from=date(2025, 1, 1),
        term_until=date(2027, 1, 1),
        parties=[
            programmes.NewParty(body=world.province_military, role=Party.Role.LEAD, signatory="Nông Văn Hùng"),
            programmes.NewParty(body=world.province_party, role=Party.Role.COORDINATING),
        ],
        **keeper,
    )
    above = world.province_military
    rows = [
        programmes.Joining(body=body, since=date(2025, 1, 1), reports_to=above if body != above else None)
        for body in (world.commune_military, world.second_commune_military, above)
    ]
    programmes.join_many(programme=signed, rows=rows, **keeper)
    return signed


def _regulate(world, programme):
    """Nine figures and four narratives are asked every month; three targets are set for 2026."""
    keeper = {"actor": world.person("binh"), "at": BEGINNING}
    owner = world.province_military
    indicators.load_catalogue(actor=SYSTEM, at=BEGINNING)
    known = {one.code: one for one in Indicator.objects.all()}
    version = reporting.design_form(code="thang", name="Biểu tháng", since=date(2025, 1, 1), owner=owner, **keeper)
    section = reporting.add_section(version=version, name="Số liệu", **keeper)
    for code in ASKED:
        reporting.add_line(section=section, indicator=known[code], **keeper)
    for kind in TOLD:
        reporting.add_section(version=version, name=str(kind.label), kind=kind.value, **keeper)
    form = reporting.publish_version(version=version, **keeper).form
    calendar = reporting.make_calendar(code="thang", name="Tháng", cut=Cut.CALENDAR, owner=owner, **keeper)
    for level in (Level.COMMUNE, Level.PROVINCE):
        reporting.set_deadline(calendar=calendar, period_kind=Kind.MONTH, level=level, days=5, **keeper)
    asks = {"form": form, "calendar": calendar, "period_kind": Kind.MONTH, "since": date(2025, 1, 1)}
    regime = reporting.establish_regime(programme=programme, name="Báo cáo tháng", **asks, **keeper)
    reporting.make_obligations(regime=regime, until=date(2026, 7, 1), **keeper)
    year = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}
    for code, words in AIMS:
        indicators.set_target(programme=programme, indicator=known[code], words=words, **year, **keeper)


def _fill(world):
    """Every report of both first quarters is approved, but one of the second commune in March 2026."""
    new = people.NewPerson(
        username="hoa", full_name="Đỗ Thị Hoa", body=world.second_commune_military, roles=(Role.APPROVER,), since=SINCE
    )
    people.add_people(rows=[new], password=PASSWORD, actor=SYSTEM, at=BEGINNING)
    writers = {
        world.commune_military.pk: world.person("anh"),
        world.second_commune_military.pk: world.person("hoa"),
        world.province_military.pk: world.person("binh"),
    }
    late = (world.second_commune_military.pk, "2026-03")
    months = {f"{year}-0{month}" for year in (2025, 2026) for month in (1, 2, 3)}
    listed = Obligation.objects.for_listing().filter(period_code__in=months)
    due = [(one, writers[one.body_id]) for one in listed if (one.body_id, one.period_code) != late]
    _report(due, world.person("binh"), telling={"2026-01"})


def _report(due, approver, telling):
    turns = {obligation.pk: Turn(writer, LATER) for obligation, writer in due}
    keeper = {"actor": approver, "at": LATER}
    begun = submissions.open_many(obligations=[obligation for obligation, _ in due], turns=turns, **keeper)
    turns = {submission.pk: turns[submission.obligation_id] for submission in begun}
    answers = [Answers(one, _statements(one.obligation.since.year)) for one in begun]
    outcomes = submissions.state_many(reports=answers, turns=turns, **keeper)
    assert [outcome.faults for outcome in outcomes if outcome.faults] == []
    for one in begun:
        if one.obligation.period_code in telling:
            _tell(one, turns[one.pk].actor)
    submissions.submit_many(submissions=begun, acknowledged=True, turns=turns, **keeper)
    submissions.approve_many(submissions=begun, **keeper)


def _statements(year):
    said = SAID[year] | {"DV05": "5", "QP10": "có"}
    return [Statement(indicator=code, words=words) for code, words in said.items()]


def _tell(submission, writer):
    for section in submission.obligation.form_version.sections.exclude(kind="figures"):
        submissions.narrate(submission=submission, section=section, text=TOLD[section.kind], actor=writer, at=LATER)


@pytest.fixture
def world(_made, db):
    """The world of the module."""
    return _made.world


@pytest.fixture
def programme(_made, db):
    """The programme afresh, as a new request would read it."""
    return Programme.objects.get(pk=_made.programme.pk)


@pytest.fixture
def catalogue(_made, db):
    """The starting catalogue, by code."""
    return {indicator.code: indicator for indicator in Indicator.objects.all()}


@pytest.fixture
def late_report(world, binh):
    """Lets the report that is lacking be approved after all."""

    def come_in():
        owed = Obligation.objects.for_listing()
        obligation = owed.get(body=world.second_commune_military, period_code="2026-03")
        _report([(obligation, Person.objects.get(username="hoa"))], binh, telling={"2026-03"})

    return come_in


@pytest.fixture
def plan(programme):
    """The first quarter of 2026."""
    return Plan(programme=programme, **QUARTER)


@pytest.fixture(scope="module")
def _drafted(request, _made, django_db_blocker):
    def draft():
        plan = Plan(programme=_made.programme, **QUARTER)
        return services.draft_review(plan=plan, actor=_made.world.person("binh"), at=LATER)

    yield from made_once(request, django_db_blocker, draft)


@pytest.fixture
def review(_drafted, db):
    """The draft of that quarter's review, made by Bình."""
    return Review.objects.get(pk=_drafted.pk)


@pytest.fixture
def signed(review, binh):
    """The review signed on 20 April 2026."""
    named = [
        services.Signing(body=issuer.body, signatory="Nông Văn Hùng", office="Chính ủy", superior=issuer.superior)
        for issuer in review.issuers.select_related("body")
    ]
    services.set_issuers(review=review, issuers=named, actor=binh, at=LATER)
    return services.sign(review=review, actor=binh, at=LATER)
