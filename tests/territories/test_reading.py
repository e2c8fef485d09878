"""Places are found however they are typed, and followed from one day to another."""

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.refusals import Invalid
from phoihop.territories.models import Level, Place, Succession
from phoihop.territories.rules import Part, Step, steps_by_old, trace_forward

FIRST, EVE, DAY, NOW = date(2024, 2, 1), date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 25)


@pytest.mark.parametrize("typed", ["thuy nguyen", "Thuỷ Nguyên", "Thủy Nguyên", "THỦY NGUYÊN", "thuy ngu", " thuỷ  ng"])
def test_a_place_is_found_however_it_is_typed(units, typed):
    assert "Phường Thủy Nguyên" in {place.full_name for place in Place.objects.search(typed, NOW)}


def test_provinces_come_before_communes(units):
    assert Place.objects.search("thai nguyen").first().level == Level.PROVINCE


def test_names_with_just_these_accents_come_first(units):
    found = list(Place.objects.search("Hà", NOW))

    exact = [" hà" in place.spelled_text for place in found]
    assert found[0].name == "Hà Nội"
    assert exact == sorted(exact, reverse=True)


def test_a_place_is_found_by_the_name_it_once_bore(units):
    assert Place.objects.search("thừa thiên", NOW).first().name == "Huế"


def test_on_a_day_only_what_exists_is_found(units):
    search = Place.objects.filter(level=Level.PROVINCE).search

    assert [[p.name for p in search("bắc kạn", day)] for day in (EVE, DAY)] == [["Bắc Kạn"], []]


@pytest.mark.parametrize("nothing", ["", "   ", "-", "zzz"])
def test_nothing_is_found_for_nothing(units, nothing):
    assert not Place.objects.search(nothing).exists()


@pytest.mark.parametrize("typed", ["100%", "a_b", "o'neil", '"', "\\"])
def test_signs_of_the_query_language_are_only_letters(units, typed):
    assert not Place.objects.search(typed).exists()


@pytest.mark.parametrize("typed", ["tan lap", "Thủy Nguyên", "a", "phuong 1"])
def test_the_whole_country_is_searched_at_once(units, typed):
    def seconds():
        begun = time.perf_counter()
        list(Place.objects.search(typed, NOW)[:20])
        return time.perf_counter() - begun

    # Half a second would be felt; the fastest of five tells the query from a busy machine.
    assert min(seconds() for _ in range(5)) < 0.2


def test_a_merged_province_is_wholly_its_successor(unit):
    [portion] = unit("06", "2025-06-30").successors(EVE, DAY)

    assert (portion.place.name, portion.share) == ("Thái Nguyên", Decimal(1))


def test_a_province_that_went_on_is_itself(unit):
    place = unit("89", "2024-02-01")

    assert place.successors(FIRST, NOW) == [(place, Decimal(1))]


def test_a_divided_commune_has_parts_of_unknown_share(units):
    place = Succession.objects.filter(kind="split", old__level=Level.COMMUNE, on=DAY).first().old

    portions = place.successors(EVE, DAY)

    assert len(portions) > 1
    assert {portion.share for portion in portions} == {None}


def test_every_unit_of_the_first_day_is_followed_to_today(units):
    steps = Succession.objects.steps()
    alive = set(Place.objects.alive_on(NOW).values_list("pk", flat=True))

    lost = [
        pk
        for pk in Place.objects.alive_on(FIRST).values_list("pk", flat=True)
        if not all(part.place in alive for part in trace_forward(pk, steps, FIRST, NOW))
    ]

    assert lost == []


def test_following_one_place_asks_the_database_little(unit, django_assert_max_num_queries):
    place = unit("00001", "2024-02-01")

    with django_assert_max_num_queries(6):
        place.successors(FIRST, NOW)


def test_a_unit_that_does_not_exist_on_the_first_day_cannot_be_followed(unit):
    with pytest.raises(Invalid):
        unit("06", "2025-06-30").successors(DAY, NOW)


def test_what_stands_above_and_beneath_is_told_for_a_day(unit):
    hoan_kiem = unit("002", "2024-02-01")

    assert [place.name for place in hoan_kiem.ancestors_on(FIRST)] == ["Việt Nam", "Hà Nội"]
    assert hoan_kiem.children_on(FIRST).count() == 18
    assert hoan_kiem.children_on(DAY).count() == 0


def test_a_military_region_has_its_provinces_beneath_it(units):
    region = Place.objects.get(level=Level.ZONE, name="Quân khu 1")

    assert {place.name for place in region.children_on(DAY)} == {"Bắc Ninh", "Cao Bằng", "Lạng Sơn", "Thái Nguyên"}


def test_the_military_regions_stand_under_the_country(units):
    assert units.children_on(DAY).filter(level=Level.ZONE).count() == 8


D1, D2, D3 = date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1)


def traced(steps, since=date(2024, 1, 1), until=date(2027, 1, 1)):
    return trace_forward(
        1, steps_by_old(Step(a, b, on, share and Decimal(share)) for a, b, on, share in steps), since, until
    )


def test_shares_are_multiplied_along_the_way():
    parts = traced([(1, 2, D1, "0.5"), (1, 3, D1, "0.5"), (2, 4, D2, "0.5"), (2, 5, D2, "0.5")])

    assert parts == [Part(3, Decimal("0.5")), Part(4, Decimal("0.25")), Part(5, Decimal("0.25"))]


def test_parts_that_meet_again_are_whole():
    assert traced([(1, 2, D1, None), (1, 3, D1, None), (2, 3, D2, "1")]) == [Part(3, Decimal(1))]


def test_a_share_is_unknown_as_soon_as_one_on_the_way_is():
    parts = traced([(1, 2, D1, "0.5"), (1, 3, D1, "0.5"), (3, 4, D2, None), (3, 5, D2, None)])

    assert parts == [Part(2, Decimal("0.5")), Part(4, None), Part(5, None)]


def test_a_step_of_the_first_day_is_past_and_one_of_the_last_day_is_taken():
    steps = [(1, 2, D1, "1"), (2, 3, D2, "1")]

    assert traced(steps, D1, D2) == [Part(1, Decimal(1))]
    assert traced(steps, date(2024, 12, 31), D2) == [Part(3, Decimal(1))]


def test_time_runs_forward_only():
    with pytest.raises(Invalid):
        traced([], D2, D1)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5), st.sampled_from([D1, D2, D3])), unique=True))
def test_following_in_two_stages_leads_where_one_does(pairs):
    counts = {(a, on): sum(1 for c, _, day in pairs if (c, day) == (a, on)) for a, _, on in pairs}
    steps = steps_by_old(Step(a, b, on, Decimal(1) if counts[a, on] == 1 else None) for a, b, on in pairs)
    start, end = date(2024, 1, 1), date(2027, 1, 1)

    at_once = {part.place for part in trace_forward(1, steps, start, end)}
    by_stages = {
        last.place
        for first in trace_forward(1, steps, start, D2)
        for last in trace_forward(first.place, steps, D2, end)
    }

    assert at_once == by_stages
