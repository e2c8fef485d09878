"""What a unit was and became is found by following the passings, forwards and backwards."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.succession import Passing, Successions

REFORM = date(2025, 7, 1)
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 2)
DAYS = [date(2020, 1, 1) + timedelta(days=number * 100) for number in range(6)]
MERGED, DIVIDED, KEPT, STRANGER, NEW, OTHER = range(1, 7)
FOLLOWED = Successions(
    [
        Passing(MERGED, NEW, REFORM),
        Passing(DIVIDED, NEW, REFORM),
        Passing(DIVIDED, OTHER, REFORM),
        Passing(KEPT, KEPT, REFORM),
        Passing(KEPT, OTHER, date(2025, 9, 1)),
        Passing(OTHER, OTHER, date(2025, 9, 1)),
    ]
)
passings = st.lists(st.builds(Passing, st.integers(1, 5), st.integers(1, 5), st.sampled_from(DAYS)), max_size=12)
histories = passings.map(Successions)


@pytest.mark.parametrize(
    ("unit", "since", "day", "found"),
    [
        (MERGED, BEFORE, AFTER, {NEW}),
        (MERGED, BEFORE, REFORM, {NEW}),
        (MERGED, date(2025, 1, 1), BEFORE, {MERGED}),
        (DIVIDED, BEFORE, AFTER, {NEW, OTHER}),
        (KEPT, BEFORE, AFTER, {KEPT}),
        (KEPT, BEFORE, date(2025, 9, 1), {OTHER}),
        (STRANGER, BEFORE, AFTER, {STRANGER}),
        (NEW, AFTER, BEFORE, {MERGED, DIVIDED}),
        (NEW, REFORM, BEFORE, {MERGED, DIVIDED}),
        (NEW, AFTER, REFORM, {NEW}),
        (OTHER, date(2025, 9, 1), BEFORE, {KEPT, DIVIDED}),
    ],
)
def test_a_unit_is_followed_to(unit, since, day, found):
    assert FOLLOWED.on(unit, since, day) == found


def test_the_days_of_passings_are_in_order():
    assert FOLLOWED.days == [REFORM, date(2025, 9, 1)]


@given(histories, st.integers(1, 5), st.sampled_from(DAYS))
def test_on_its_own_day_a_unit_is_itself(history, unit, day):
    assert history.on(unit, day, day) == {unit}


@given(histories, st.integers(1, 5), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_no_unit_is_lost_on_the_way(history, unit, since, day):
    assert history.on(unit, since, day)


@given(histories, st.integers(1, 5), st.tuples(*[st.sampled_from(DAYS)] * 3).map(sorted))
def test_going_in_two_steps_leads_to_the_same_units(history, unit, days):
    first, middle, last = days
    halfway = history.on(unit, first, middle)

    assert history.on(unit, first, last) == {found for one in halfway for found in history.on(one, middle, last)}


@given(passings, st.integers(1, 5), st.tuples(*[st.sampled_from(DAYS)] * 2).map(sorted))
def test_a_unit_is_found_again_from_what_it_became(passed, unit, days):
    since, day = days
    # That a unit which takes another in goes on itself must have been said.
    history = Successions([*passed, *(Passing(passing.new, passing.new, passing.on) for passing in passed)])

    assert all(unit in history.on(one, day, since) for one in history.on(unit, since, day))
