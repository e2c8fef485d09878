"""A joint activity is counted once, under any tree, over several programmes, and the figure says what was joint."""

from datetime import date
from decimal import Decimal

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.activities import services as activities
from phoihop.analytics import refresh
from phoihop.analytics.figures import Question, Span, Tree
from phoihop.analytics.joint import combined_total, joint
from phoihop.analytics.questions import figures, measure
from phoihop.foundation.periods import Kind
from phoihop.foundation.quantities import Bounds
from phoihop.people import services as people
from phoihop.people.models import Person
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Obligation
from phoihop.submissions import services as submissions
from phoihop.submissions.proposals import proposed
from phoihop.submissions.services import Statement
from tests.cast import BEGINNING, SINCE

YEAR = Span(date(2025, 1, 1), date(2026, 1, 1))


@pytest.fixture(autouse=True)
def _no_store(db):
    """What another test left behind is of another history."""
    refresh.discard()


@pytest.fixture
def scribe(world):
    """Writes and approves everything."""
    thu = people.add_person(
        username="thu", full_name="Đỗ Minh Thư", password="trăng lên từ núi", actor=SYSTEM, at=BEGINNING
    )
    for body in (world.commune_military, world.second_commune_military, world.province_military, world.commune_party):
        for role in ("reporter", "approver"):
            people.give_post(person=thu, body=body, role=role, since=SINCE, actor=SYSTEM, at=BEGINNING)
    return Person.objects.get(username="thu")


@pytest.fixture
def regimes(regime, programme, second_programme, version, calendar, binh):
    """Both programmes ask for the same figures every month."""
    monthly = {"form": version.form, "calendar": calendar, "period_kind": Kind.MONTH, "since": date(2025, 1, 1)}
    second = reporting.establish_regime(
        programme=second_programme, name="Báo cáo tháng", **monthly, actor=binh, at=BEGINNING
    )
    for each in (regime, second):
        reporting.make_obligations(regime=each, until=date(2025, 4, 1), actor=binh, at=BEGINNING)
    return {programme.pk: regime, second_programme.pk: second}


@pytest.fixture
def report(regimes, scribe, noon):
    """Writes and approves a report of February: what activities propose, and whatever else is stated."""

    def reported(programme, body, **words):
        owed = Obligation.objects.get(regime=regimes[programme.pk], body=body, period_code="2025-02")
        made = submissions.open_report(obligation=owed, actor=scribe, at=noon)
        for each in proposed(made):
            submissions.accept(
                submission=made,
                indicator=each.indicator,
                place=each.place,
                besides=words.pop(each.indicator.code, ""),
                actor=scribe,
                at=noon,
            )
        stated = [Statement(indicator=code, words=text) for code, text in words.items()]
        submissions.state(submission=made, statements=stated, actor=scribe, at=noon)
        submissions.rest_is_zero(submission=made, actor=scribe, at=noon)
        made = submissions.submit(submission=made, actor=scribe, at=noon, acknowledged=True)
        return submissions.approve(submission=made, actor=scribe, at=noon)

    return reported


@pytest.fixture
def ask(catalogue):
    """A question about work-days in one place or body, of some programmes."""

    def asked(node, *programmes, tree=Tree.PLACE):
        return Question(
            programmes=tuple(programme.pk for programme in programmes),
            measures=(measure(catalogue["NM01"]),),
            nodes=(node.pk,),
            spans=(YEAR,),
            tree=tree,
        )

    return asked


@pytest.fixture
def in_both(told, programme, second_programme, catalogue, an, noon):
    """A joint activity of 120 work-days that both programmes claim."""
    results = [activities.Result(indicator=catalogue["NM01"], words="120")]
    claimed = told | {"programmes": [programme, second_programme]}
    return activities.record_activity(**claimed, results=results, actor=an, at=noon)


def bounds(question):
    [figure] = figures(question)
    return figure.low, figure.high


def test_two_programmes_count_an_activity_once(in_both, programme, second_programme, report, ask, world):
    report(programme, world.commune_military, NM01="30")
    report(second_programme, world.commune_military, NM01="7")
    both = (programme, second_programme)

    assert bounds(ask(world.province, programme)) == (150, 150)
    assert bounds(ask(world.province, second_programme)) == (127, 127)
    assert bounds(ask(world.province, *both)) == (157, 157)
    assert bounds(ask(world.province_military, *both, tree=Tree.BODY)) == (157, 157)


def test_a_figure_says_what_was_joint_and_what_was_left_out(in_both, programme, second_programme, report, ask, world):
    report(programme, world.commune_military, NM01="30")
    report(second_programme, world.commune_military)
    question = ask(world.country, programme, second_programme)

    [found] = joint(question).values()

    assert (found.part, found.removed) == (Bounds(Decimal(120), Decimal(120)), Bounds(Decimal(120), Decimal(120)))


def test_the_dashboard_says_what_was_joint(in_both, programme, report, client, binh, world):
    report(programme, world.commune_military, NM01="30")
    client.force_login(binh)

    page = client.get(f"/analytics/programmes/{programme.slug}/?kind=month&period=2025-02").content.decode()

    assert "trong đó phối hợp: 120" in page
    assert "đã loại trùng" not in page


def test_within_one_programme_nothing_is_left_out(in_both, programme, second_programme, report, ask, world):
    report(programme, world.commune_military)
    report(second_programme, world.commune_military)

    [found] = joint(ask(world.country, programme)).values()

    assert (found.part.low, found.removed) == (120, Bounds(Decimal(0), Decimal(0)))


def test_what_a_body_did_alone_is_not_joint(told, programme, catalogue, report, ask, world, an, noon):
    results = [activities.Result(indicator=catalogue["NM01"], words="120")]
    activities.record_activity(**told | {"co_hosts": []}, results=results, actor=an, at=noon)
    report(programme, world.commune_military)

    [found] = joint(ask(world.country, programme)).values()

    assert found.part.low == 0


def test_a_co_host_that_carries_the_figure_elsewhere_is_met_at_the_common_ancestor(
    told, programme, second_programme, catalogue, report, ask, world, an, noon
):
    results = [activities.Result(indicator=catalogue["NM01"], words="gần 200")]
    hosted = told | {
        "host": world.commune_military,
        "co_hosts": [world.second_commune_military],
        "places": [world.commune, world.second_commune],
        "programmes": [programme, second_programme],
    }
    activities.record_activity(**hosted, results=results, actor=an, at=noon)
    report(programme, world.commune_military)
    report(second_programme, world.commune_military)
    both = (programme, second_programme)

    once = (Decimal(100), Decimal(200))
    assert bounds(ask(world.commune, *both)) == once
    assert bounds(ask(world.province, *both)) == once
    assert bounds(ask(world.country, *both)) == once
    [figure] = figures(ask(world.second_commune, *both))
    assert not figure.known


def test_a_store_made_anew_counts_the_same(in_both, programme, second_programme, report, ask, world):
    report(programme, world.commune_military)
    report(second_programme, world.commune_military, NM01="7")
    question = ask(world.province, programme, second_programme)
    followed = bounds(question)

    refresh.rebuild()

    assert bounds(question) == followed == (127, 127)
    assert refresh.verify() == {}


@pytest.fixture
def totals(programme, second_programme, report, world):
    """The work-days of Region 1, stated as totals in two programmes."""
    report(programme, world.commune_military, NM01="gần 256.000")
    report(second_programme, world.commune_military, NM01="877.150")
    return programme, second_programme


def test_totals_of_which_nobody_knows_the_overlap_lie_between_the_larger_and_the_sum(totals, ask, world):
    found = combined_total(ask(world.province, *totals))

    assert found.overlap is None
    assert found.bounds == Bounds(Decimal(877_150), Decimal(877_150 + 256_000))


def test_a_known_overlap_is_subtracted(totals, ask, catalogue, world, binh, noon):
    activities.declare_overlap(
        programmes=totals,
        indicator=catalogue["NM01"],
        unit=world.province,
        since=YEAR.since,
        until=YEAR.until,
        kind="known",
        words="100.000",
        decided_by=world.province_military,
        ground="Biên bản thống nhất",
        actor=binh,
        at=noon,
    )

    found = combined_total(ask(world.province, *totals))

    assert found.bounds == Bounds(Decimal(877_150 + 255_000 - 100_000), Decimal(877_150 + 256_000 - 100_000))


def test_activities_in_both_are_in_common_for_certain(in_both, programme, second_programme, report, ask, world):
    report(programme, world.commune_military, NM01="30")
    report(second_programme, world.commune_military, NM01="7")

    found = combined_total(ask(world.province, programme, second_programme))

    assert found.shared == Bounds(Decimal(120), Decimal(120))
    assert found.bounds == Bounds(Decimal(150), Decimal(157))
