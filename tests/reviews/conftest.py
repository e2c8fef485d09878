"""A programme with two years of approved reports, so that a quarter can be reviewed and compared."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.analytics import refresh
from phoihop.indicators import services as indicators
from phoihop.people import services as people
from phoihop.people.models import Person
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Obligation, Section
from phoihop.reviews import services
from phoihop.reviews.beginning import Plan
from phoihop.submissions import services as submissions
from phoihop.submissions.services import Answers, Statement
from tests.cast import BEGINNING, PASSWORD, SINCE

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


@pytest.fixture(autouse=True)
def _fresh_store(db):
    """No state of the store outlives the transaction of a test."""
    refresh.discard()


@pytest.fixture
def version(world, binh, catalogue):
    """A form that asks nine figures and four narratives."""
    keeper = {"actor": binh, "at": BEGINNING}
    version = reporting.design_form(
        code="thang", name="Biểu báo cáo tháng", since=date(2025, 1, 1), owner=world.province_military, **keeper
    )
    section = reporting.add_section(version=version, name="Số liệu", **keeper)
    for code in ASKED:
        reporting.add_line(section=section, indicator=catalogue[code], **keeper)
    for kind in TOLD:
        reporting.add_section(version=version, name=str(kind.label), kind=kind.value, **keeper)
    return reporting.publish_version(version=version, **keeper)


@pytest.fixture
def targets(programme, catalogue, binh):
    """What is aimed at in 2026."""
    year = {"since": date(2026, 1, 1), "until": date(2027, 1, 1), "actor": binh, "at": BEGINNING}
    for code, words in (("TT02", "60"), ("NM01", "2.000"), ("CT03", "90")):
        indicators.set_target(programme=programme, indicator=catalogue[code], words=words, **year)


@pytest.fixture
def hoa(world):
    """Writes and signs for the second commune."""
    new = people.NewPerson(
        username="hoa", full_name="Đỗ Thị Hoa", body=world.second_commune_military, roles=(Role.APPROVER,), since=SINCE
    )
    people.add_people(rows=[new], password=PASSWORD, actor=SYSTEM, at=BEGINNING)
    return Person.objects.get(username="hoa")


@pytest.fixture
def owed(regime, world, binh, hoa, targets):
    """What the communes and the province owe, by body and month."""
    reporting.make_obligations(regime=regime, until=date(2026, 7, 1), actor=binh, at=BEGINNING)
    return {(one.body_id, one.period_code): one for one in Obligation.objects.for_listing()}


@pytest.fixture
def reported(owed, world, anh, binh, hoa):
    """Every report of both quarters approved, but one of the second commune in March 2026."""
    late = (world.second_commune_military.pk, "2026-03")
    writers = {world.commune_military.pk: anh, world.second_commune_military.pk: hoa, world.province_military.pk: binh}
    for (body, code), obligation in owed.items():
        if code[5:] in {"01", "02", "03"} and (body, code) != late:
            report(obligation, writers[body], binh)


def report(obligation, writer, approver, **instead):
    """A report written, told, submitted and approved."""
    keeper = {"actor": writer, "at": LATER}
    submission = submissions.open_report(obligation=obligation, **keeper)
    said = SAID[obligation.since.year] | {"DV05": "5", "QP10": "có"} | instead
    statements = [Statement(indicator=code, words=words) for code, words in said.items()]
    [outcome] = submissions.state_many(reports=[Answers(submission, statements)], **keeper)
    assert outcome.faults == []
    for section in obligation.form_version.sections.exclude(kind="figures"):
        submissions.narrate(submission=submission, section=section, text=TOLD[section.kind], **keeper)
    submissions.submit(submission=submission, acknowledged=True, **keeper)
    return submissions.approve(submission=submission, actor=approver, at=LATER)


@pytest.fixture
def plan(programme, reported):
    """The first quarter of 2026."""
    return Plan(programme=programme, **QUARTER)


@pytest.fixture
def review(plan, binh):
    """The draft of that quarter's review, made by Bình."""
    return services.draft_review(plan=plan, actor=binh, at=LATER)


@pytest.fixture
def signed(review, binh):
    """The review signed on 20 April 2026."""
    named = [
        services.Signing(body=issuer.body, signatory="Nông Văn Hùng", office="Chính ủy")
        for issuer in review.issuers.select_related("body")
    ]
    services.set_issuers(review=review, issuers=named, actor=binh, at=LATER)
    return services.sign(review=review, actor=binh, at=LATER)
