"""Figures reach the report from the register by themselves, and nobody types them there."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.exemplars import services
from phoihop.exemplars.deriving import derived_statements
from phoihop.foundation.periods import Kind
from phoihop.indicators import services as indicators
from phoihop.indicators.models import Indicator
from phoihop.reporting import services as reporting
from phoihop.submissions import services as submissions
from phoihop.submissions.models import Submission
from phoihop.submissions.rules import Channel
from phoihop.submissions.services import Statement
from tests.cast import BEGINNING

AFTER = datetime(2027, 1, 4, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ASKED = ("DV01", "DV02", "DV03", "DV05", "DV07", "TT01")


@pytest.fixture
def owed(programme, world, binh, calendar, db):
    """What the commune owes for 2026: a form that asks some of the figures, and one that is typed."""
    if not Indicator.objects.exists():
        indicators.load_catalogue(actor=SYSTEM, at=BEGINNING)
    keeper = {"actor": binh, "at": BEGINNING}
    version = reporting.design_form(
        code="dvk", name="Dân vận khéo", since=date(2025, 1, 1), owner=world.province_military, **keeper
    )
    section = reporting.add_section(version=version, name="Số liệu", **keeper)
    for code in ASKED:
        reporting.add_line(section=section, indicator=Indicator.objects.get(code=code), **keeper)
    reporting.publish_version(version=version, **keeper)
    reporting.set_deadline(calendar=calendar, period_kind=Kind.YEAR, level="commune", days=10, **keeper)
    reporting.set_deadline(calendar=calendar, period_kind=Kind.YEAR, level="province", days=10, **keeper)
    regime = reporting.establish_regime(
        programme=programme,
        name="Báo cáo năm",
        form=version.form,
        calendar=calendar,
        period_kind=Kind.YEAR,
        since=date(2026, 1, 1),
        **keeper,
    )
    reporting.make_obligations(regime=regime, until=date(2027, 1, 1), **keeper)
    return regime.obligations.for_listing().get(body=world.commune_military, period_code="2026")


def words(report):
    return {entry.indicator.code: (entry.words, entry.channel) for entry in report.entries.current()}


def test_a_report_opens_with_what_the_register_counts(owed, loudspeaker, an):
    report = submissions.open_report(obligation=owed, actor=an, at=AFTER)

    assert words(report) == {
        "DV01": ("1", Channel.REGISTER),
        "DV02": ("1", Channel.REGISTER),
        "DV03": ("0", Channel.REGISTER),
        "DV05": ("1", Channel.REGISTER),
        "DV07": ("0", Channel.REGISTER),
    }
    assert report.entries.get(indicator__code="DV01").source["register"] == "exemplars"


def test_a_body_that_registers_nothing_types_as_before(owed, an):
    report = submissions.open_report(obligation=owed, actor=an, at=AFTER)

    assert words(report) == {}


@pytest.mark.parametrize("typed", [{"words": "9"}, {"missing": "not_yet"}, {}])
def test_what_the_register_counts_is_not_typed(typed, owed, loudspeaker, an):
    report = submissions.open_report(obligation=owed, actor=an, at=AFTER)

    outcome = submissions.state(
        submission=report, statements=[Statement(indicator="DV01", **typed)], actor=an, at=AFTER
    )

    assert [fault.rule for fault in outcome.faults] == ["derived"]
    assert words(report)["DV01"] == ("1", Channel.REGISTER)


def test_a_note_beside_it_may_be_written(owed, loudspeaker, an):
    report = submissions.open_report(obligation=owed, actor=an, at=AFTER)
    noted = Statement(indicator="DV01", words="1", note="Xóm Đình")

    outcome = submissions.state(submission=report, statements=[noted], actor=an, at=AFTER)

    assert (outcome.faults, words(report)["DV01"][1]) == ([], Channel.REGISTER)


def test_what_is_submitted_is_what_the_register_says_then(owed, loudspeaker, told, fields, an, anh):
    report = submissions.open_report(obligation=owed, actor=an, at=AFTER)
    submissions.state(submission=report, statements=[Statement(indicator="TT01", words="100")], actor=an, at=AFTER)
    services.count_individuals(
        programme=told["programme"],
        body=told["body"],
        field=fields["economy"],
        on=date(2026, 12, 1),
        number=15,
        actor=an,
        at=AFTER,
    )

    submissions.submit(submission=report, actor=anh, at=AFTER, acknowledged=True)

    assert words(report)["DV01"] == ("16", Channel.REGISTER)


def test_the_figures_are_taken_again_on_demand(owed, loudspeaker, an):
    report = submissions.open_report(obligation=owed, actor=an, at=AFTER)
    services.withdraw(exemplar=loudspeaker, reason="Đăng ký trùng", actor=an, at=AFTER)

    services.state_derived(submission=report, actor=an, at=AFTER)

    assert words(Submission.objects.get())["DV01"] == ("0", Channel.REGISTER)


def test_the_report_shows_them_as_counted(client, owed, loudspeaker, an):
    report = submissions.open_report(obligation=owed, actor=an, at=AFTER)
    client.force_login(an)

    page = client.get(f"/submissions/{report.pk}/").text

    assert "Tính từ sổ đăng ký" in page
    assert "/exemplars/figures/?body=commune-military" in page


def test_there_is_a_statement_for_each_indicator_but_the_ratio(loudspeaker, world, programme):
    stated = derived_statements(world.commune_military, programme, date(2026, 1, 1), date(2027, 1, 1))

    codes = {statement.indicator for statement in stated}
    assert codes == {f"DV{number:02}" for number in range(1, 18)} - {"DV10"}
