"""A change of places or bodies changes no earlier total, and totals above it agree under every structure."""

from datetime import date

import pytest

from phoihop.analytics.figures import Span, Tree
from phoihop.analytics.questions import figures, structure_days, undivided
from phoihop.organisations import services as organisations
from phoihop.territories import services as territories
from phoihop.territories.models import Level, Place, Portion
from tests.analytics.ground import AT, PEAK, SHARE, STOCK, SUM, YES

pytestmark = pytest.mark.long

MERGED = date(2025, 7, 1)
THEN, LATER = date(2025, 6, 30), date(2025, 12, 31)
FIRST_HALF, SECOND_HALF = Span(date(2025, 1, 1), MERGED), Span(MERGED, date(2026, 1, 1))
STRUCTURES = (None, date(2019, 1, 1), THEN, MERGED, LATER)


@pytest.fixture
def told(ground, world):
    """Both communes and both provinces have said something in the spring and in the autumn."""
    bodies = (world.commune_military, world.second_commune_military, world.province_military, world.other_military)
    ground.report_many(
        [
            (body, month, {"TT01": f"trên {n}00", "DV05": f"{n}", "PC02": f"{n}0", "QP10": "có"} | ratio(n))
            for n, body in enumerate(bodies, 1)
            for month in ("2025-02", "2025-09")
        ]
    )
    return ground


def ratio(number):
    return {"CT04": f"{number}", "CT02": f"{number + 1}"}


@pytest.fixture
def merge(world, giang):
    """The second commune becomes part of the first, and its command of the other's."""

    def happen():
        steward = {"actor": giang, "at": AT}
        organisations.merge(bodies=[world.second_commune_military], into=world.commune_military, on=MERGED, **steward)
        organisations.merge(bodies=[world.second_commune_party], into=world.commune_party, on=MERGED, **steward)
        territories.merge(places=[world.second_commune], into=world.commune, on=MERGED, **steward)

    return happen


@pytest.fixture
def divide(world, giang):
    """The second commune is divided between the first and the commune of the other province; nobody knows how."""

    def happen():
        parts = [Portion(world.commune, None), Portion(world.other_commune, None)]
        organisations.merge(
            bodies=[world.second_commune_military], into=world.commune_military, on=MERGED, actor=giang, at=AT
        )
        organisations.merge(
            bodies=[world.second_commune_party], into=world.commune_party, on=MERGED, actor=giang, at=AT
        )
        territories.split(place=world.second_commune, parts=parts, on=MERGED, actor=giang, at=AT)

    return happen


def everywhere(ground, span, structure=None):
    places = Place.objects.order_by("pk")
    return [
        (figure.node, figure.low, figure.high, figure.facts)
        for code in (SUM, STOCK, PEAK, SHARE, YES)
        for figure in figures(ground.question(code, *places, span=span, structure=structure))
    ]


@pytest.mark.parametrize("change", ["merge", "divide"])
def test_as_then_no_earlier_total_changes(told, change, request):
    before = everywhere(told, FIRST_HALF)

    request.getfixturevalue(change)()

    assert everywhere(told, FIRST_HALF) == before


@pytest.mark.parametrize("change", ["merge", "divide"])
@pytest.mark.parametrize("code", [SUM, STOCK, PEAK, SHARE, YES])
def test_above_all_that_changed_every_structure_comes_to_the_same(told, world, change, code, request):
    request.getfixturevalue(change)()

    found = {told.bounds(code, world.zone, structure=day) for day in STRUCTURES}

    assert len(found) == 1
    assert found != {(None, None)}


def test_as_today_the_successor_holds_what_was_merged_into_it(told, world, merge):
    merge()

    of_then = [
        told.bounds(SUM, place, span=FIRST_HALF, structure=THEN) for place in (world.commune, world.second_commune)
    ]
    of_today = [
        told.bounds(SUM, place, span=FIRST_HALF, structure=LATER) for place in (world.commune, world.second_commune)
    ]

    assert of_then == [(100, 200), (200, 300)]
    assert of_today == [(300, 500), (None, None)]


def test_a_figure_of_the_merged_unit_cannot_be_divided_among_those_before(told, world, merge):
    merge()

    parts = [
        told.bounds(SUM, place, span=SECOND_HALF, structure=THEN) for place in (world.commune, world.second_commune)
    ]
    [shared] = undivided(told.question(SUM, world.province, span=SECOND_HALF, structure=THEN))

    # What the second commune's command had been asked after it ended still stands at that commune.
    assert parts[0] == (None, None)
    assert (shared.unit, set(shared.parts)) == (world.commune.pk, {world.commune.pk, world.second_commune.pk})
    assert (shared.figure.low, shared.figure.high) == (100, 200)


def test_a_divided_units_figure_is_in_no_part_and_in_what_stands_above_all(told, world, divide):
    divide()
    ask = {"span": FIRST_HALF, "structure": LATER}

    assert told.bounds(SUM, world.commune, **ask) == (100, 200)
    assert told.bounds(SUM, world.other_commune, **ask) == (None, None)
    assert told.bounds(SUM, world.province, **ask) == (100 + 300, 200 + 400)
    assert told.bounds(SUM, world.zone, **ask) == (1000, 1400)


def test_a_divided_unit_is_listed_with_its_successors(told, world, divide):
    divide()

    [shared] = undivided(told.question(SUM, world.zone, span=FIRST_HALF, structure=LATER))

    assert (shared.unit, set(shared.parts)) == (world.second_commune.pk, {world.commune.pk, world.other_commune.pk})
    assert (shared.figure.low, shared.figure.high) == (200, 300)


def test_as_then_nothing_is_divided(told, world, divide):
    divide()

    assert undivided(told.question(SUM, world.zone, span=FIRST_HALF)) == []


@pytest.mark.parametrize("structure", STRUCTURES)
def test_a_stock_is_not_counted_with_its_successors(ground, world, merge, structure):
    ground.report(world.commune_military, "2025-06", DV05="10")
    ground.report(world.second_commune_military, "2025-06", DV05="5")
    ground.report(world.commune_military, "2025-12", DV05="16")
    merge()

    assert ground.bounds(STOCK, world.province, structure=structure) == (16, 16)
    assert ground.bounds(STOCK, world.province, structure=structure, span=FIRST_HALF) == (15, 15)


def test_a_stock_of_the_province_is_owed_by_those_that_are_left(ground, world, merge):
    merge()

    assert ground.figure(STOCK, world.province).coverage.expected == 2


def test_a_body_that_moved_states_its_stock_once(ground, world, giang):
    ground.report(world.commune_military, "2025-01", DV05="10")
    organisations.relocate(body=world.commune_military, place=world.second_commune, on=MERGED, actor=giang, at=AT)
    report = ground.draft(world.commune_military, "2025-12", DV05="11")
    report.entries.update(place=world.second_commune)
    ground.approve(ground.submit(report))

    assert ground.bounds(STOCK, world.province) == (11, 11)


def test_a_province_that_was_merged_holds_all_its_communes_today(told, world, giang):
    province = {"actor": giang, "at": AT, "on": MERGED}
    territories.merge(places=[world.other_province], into=world.province, **province)
    ask = {"span": FIRST_HALF}

    assert told.bounds(SUM, world.province, structure=LATER, **ask) == (1000, 1400)
    assert told.bounds(SUM, world.other_province, **ask) == (400, 500)
    assert told.bounds(SUM, world.other_province, structure=LATER, **ask) == (None, None)


def test_a_commune_that_moved_counts_where_it_stood_or_where_it_stands(told, world, giang):
    territories.move(place=world.second_commune, parent=world.other_province, on=MERGED, actor=giang, at=AT)
    ask = {"span": FIRST_HALF}

    found = [told.bounds(SUM, world.other_province, structure=day, **ask) for day in (None, THEN, LATER)]

    assert found == [(400, 500), (400, 500), (600, 800)]


def test_a_dissolved_unit_stays_with_what_stood_above_it(told, world, giang):
    organisations.dissolve(body=world.second_commune_military, on=MERGED, actor=giang, at=AT)
    ask = {"span": FIRST_HALF, "tree": Tree.BODY}

    found = {told.bounds(SUM, world.province_military, structure=day, **ask) for day in STRUCTURES}

    assert found == {(600, 900)}


def test_bodies_that_became_one_are_followed_in_their_own_tree(told, world, merge):
    merge()
    ask = {"span": FIRST_HALF, "tree": Tree.BODY}

    found = [told.bounds(SUM, world.commune_military, structure=day, **ask) for day in (None, LATER)]

    assert found == [(100, 200), (300, 500)]


def test_the_days_on_which_the_structure_changed_are_known(told, merge):
    merge()

    assert MERGED in structure_days(Tree.PLACE)


def test_a_unit_founded_later_is_not_in_an_earlier_structure(told, world, giang):
    place = territories.found(
        level=Level.COMMUNE, name="Mới", kind="xã", code="99999", parent=world.province, on=MERGED, actor=giang, at=AT
    )
    report = told.draft(world.commune_military, "2025-10", TT01="7")
    report.entries.update(place=place)
    told.approve(told.submit(report))
    october = Span(date(2025, 10, 1), date(2025, 11, 1))

    assert told.bounds(SUM, world.province, span=october, structure=THEN) == (7, 7)
    assert told.bounds(SUM, place, span=october, structure=THEN) == (None, None)
