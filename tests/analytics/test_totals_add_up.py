"""A parent is its children and its own, whatever the figures, by each of the five ways of adding up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.analytics.figures import Span, Tree
from phoihop.analytics.questions import figures, measure
from phoihop.submissions import services as submissions
from tests.analytics.ground import AT, PART, PEAK, SHARE, STOCK, SUM, WHOLE, YES

pytestmark = pytest.mark.long

MONTHS = ("2025-01", "2025-02", "2025-05")
words = st.builds(
    "{} {}".format,
    st.sampled_from(["", "trên", "gần", "khoảng", "ít nhất", "tối đa"]),
    st.integers(0, 3_000).map(lambda number: f"{number:,}".replace(",", ".")),
).map(str.strip)


@st.composite
def reports(draw):
    """What some of five bodies say in some months; yes or no in the second place."""
    return {
        (body, month): (draw(words), draw(words), draw(words), draw(st.sampled_from(["có", "không"])))
        for body in range(5)
        for month in MONTHS
        if draw(st.booleans())
    }


@given(said=reports())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_parent_is_its_children_and_its_own(bodies, said):
    ground, world, five = bodies
    point = transaction.savepoint()
    tell(ground, five, said)

    for parent, children in (
        (world.province, (world.commune, world.second_commune)),
        (world.country, (world.province, world.other_province)),
    ):
        question = ground.question(SUM, parent, *children)
        question = replace(question, measures=tuple(measure(ground.indicators[code]) for code in RULES))
        own = replace(question, nodes=(parent.pk,), without=tuple(child.pk for child in children))
        whole = iter(figures(question))
        for put_together, rest in zip(RULES.values(), figures(own), strict=True):
            total, *parts = (next(whole) for _ in range(3))
            assert put_together([*parts, rest]) == spoken(total)
    transaction.savepoint_rollback(point)


@given(said=reports())
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_trees_come_to_the_same(bodies, said):
    ground, world, five = bodies
    point = transaction.savepoint()
    tell(ground, five, said)

    for code in (SUM, STOCK, PEAK, YES):
        by_place = ground.figure(code, world.zone)
        by_body = ground.figure(code, world.region_military, tree=Tree.BODY)
        assert spoken(by_place) == spoken(by_body)
    transaction.savepoint_rollback(point)


@pytest.fixture
def bodies(ground, world):
    five = [
        world.commune_military,
        world.second_commune_military,
        world.other_commune_military,
        world.province_military,
        world.other_military,
    ]
    return ground, world, five


def tell(ground, five, said):
    drafts = [
        ground.draft(five[body], month, **dict(zip((SUM, STOCK, PEAK, YES), stated, strict=True)))
        for (body, month), stated in said.items()
    ]
    waiting = submissions.submit_many(submissions=drafts, actor=ground.scribe, at=AT, acknowledged=True)
    submissions.approve_many(submissions=waiting, actor=ground.scribe, at=AT)


def spoken(figure):
    return (figure.low, figure.high, figure.facts)


def added(parts):
    known = [part for part in parts if part.known]
    if not known:
        return (None, None, 0)
    high = None if any(part.high is None for part in known) else sum(part.high for part in known)
    return (sum(part.low for part in known), high, sum(part.facts for part in known))


def peak(parts):
    known = [part for part in parts if part.known]
    if not known:
        return (None, None, 0)
    high = None if any(part.high is None for part in known) else max(part.high for part in known)
    return (max(part.low for part in known), high, sum(part.facts for part in known))


def shared(parts):
    known = [part for part in parts if part.known]
    facts = sum(part.facts for part in known)
    if not facts:
        return (None, None, 0)
    yes = sum(round(part.low * part.facts / 100) for part in known)
    return (Decimal(100) * yes / facts, Decimal(100) * yes / facts, facts)


RULES = {SUM: added, STOCK: added, PEAK: peak, YES: shared}


def test_bounds_are_added_apart(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="trên 2.800")
    ground.report(world.second_commune_military, "2025-01", TT01="gần 100")

    assert ground.bounds(SUM, world.province) == (2800, 3000)


def test_one_open_bound_leaves_the_sum_open(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="ít nhất 100")
    ground.report(world.second_commune_military, "2025-01", TT01="7")

    assert ground.bounds(SUM, world.province) == (107, None)


def test_months_are_added(ground, world):
    for month, said in (("2025-01", "7"), ("2025-02", "khoảng 20")):
        ground.report(world.commune_military, month, TT01=said)

    assert ground.bounds(SUM, world.commune) == (22, 32)


def test_a_report_counts_only_in_spans_that_hold_it_whole(ground, world):
    ground.report(world.commune_military, "2025-03", TT01="7")

    found = [
        ground.figure(SUM, world.commune, span=Span(*span)).known
        for span in (
            (date(2025, 3, 1), date(2025, 4, 1)),
            (date(2025, 3, 2), date(2025, 4, 1)),
            (date(2025, 1, 1), date(2025, 3, 31)),
        )
    ]
    assert found == [True, False, False]


def test_a_stock_is_what_was_said_last(ground, world):
    for month, said in (("2025-01", "10"), ("2025-03", "12"), ("2025-02", "99")):
        ground.report(world.commune_military, month, DV05=said)

    assert ground.bounds(STOCK, world.commune) == (12, 12)


def test_stocks_are_added_over_units(ground, world):
    ground.report(world.commune_military, "2025-01", DV05="10")
    ground.report(world.second_commune_military, "2025-03", DV05="trên 20")

    assert ground.bounds(STOCK, world.province) == (30, 40)


def test_a_peak_is_not_added_over_units(ground, world):
    ground.report(world.commune_military, "2025-01", PC02="10")
    ground.report(world.second_commune_military, "2025-03", PC02="trên 20")

    assert ground.bounds(PEAK, world.province) == (20, 30)


def test_an_open_peak_leaves_the_peak_open(ground, world):
    ground.report(world.commune_military, "2025-01", PC02="ít nhất 10")
    ground.report(world.second_commune_military, "2025-03", PC02="20")

    assert ground.bounds(PEAK, world.province) == (20, None)


def test_a_ratio_is_of_sums(ground, world):
    ground.report(world.commune_military, "2025-01", CT04="1", CT02="2")
    ground.report(world.second_commune_military, "2025-01", CT04="8", CT02="8")

    assert ground.bounds(SHARE, world.province) == (90, 90)


def test_a_ratio_of_bounds_takes_each_against_the_others_far_bound(ground, world):
    ground.report(world.commune_military, "2025-01", CT04="từ 40 đến 50", CT02="từ 80 đến 100")

    assert ground.bounds(SHARE, world.commune) == (40, Decimal("62.5"))


@pytest.mark.parametrize(
    ("part", "whole", "bounds"),
    [("0", "0", (None, None)), ("0", "5", (0, 0)), ("1", "tối đa 5", (20, None)), ("5", "ít nhất 10", (0, 50))],
)
def test_a_ratio_at_the_edge(ground, world, part, whole, bounds):
    ground.report(world.commune_military, "2025-01", CT04=part, CT02=whole)

    assert ground.bounds(SHARE, world.commune) == bounds


@pytest.mark.parametrize("code", [PART, WHOLE])
def test_a_ratio_of_which_one_part_is_not_stated_is_not_known(ground, world, code):
    ground.report(world.commune_military, "2025-01", **{code: "5"})

    assert not ground.figure(SHARE, world.commune).known


def test_a_share_of_yes_is_of_those_who_answered(ground, world):
    ground.report(world.commune_military, "2025-01", QP10="có")
    ground.report(world.second_commune_military, "2025-01", QP10="không")
    ground.report(world.province_military, "2025-01", TT01="1")

    assert ground.bounds(YES, world.province) == (50, 50)


def test_of_yes_and_no_the_last_answer_counts(ground, world):
    ground.report(world.commune_military, "2025-01", QP10="không")
    ground.report(world.commune_military, "2025-02", QP10="có")

    assert ground.bounds(YES, world.commune) == (100, 100)


def test_only_the_lines_asked_for_are_counted(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="7")

    found = [ground.figure(SUM, world.commune, lines=lines).known for lines in (("military",), ("party",), ())]

    assert found == [True, False, True]


def test_figures_of_another_programme_are_not_in_it(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="7")
    question = replace(ground.question(SUM, world.commune), programmes=(ground.programme.pk + 1,))

    [figure] = figures(question)

    assert not figure.known
