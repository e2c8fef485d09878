"""What decides about awards holds for any claims and votes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.commendations.rules import (
    GIVEN,
    LIFE,
    STANDING,
    Claim,
    FormKind,
    Given,
    State,
    Step,
    Subject,
    Votes,
    carried,
    counted,
    hold_votes,
    same_achievement,
    state_after,
    steps_from,
)
from phoihop.foundation.refusals import Invalid, Refused

days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
claims = st.builds(
    lambda subject, achievement, since, length, exemplars: Claim(
        subject=subject,
        achievement=achievement,
        since=since,
        until=since + timedelta(days=length),
        exemplars=frozenset(exemplars),
    ),
    st.sampled_from(["một", "hai"]),
    st.sampled_from(["Thành tích A", "thanh tich a.", "Thành tích B"]),
    days,
    st.integers(1, 400),
    st.sets(st.integers(1, 3), max_size=2),
)


@given(claims, claims)
def test_the_same_achievement_is_the_same_either_way(one, other):
    assert same_achievement(one, other) == same_achievement(other, one)


@given(claims)
def test_every_claim_is_its_own_achievement(one):
    assert same_achievement(one, one)


@given(claims, claims)
def test_neither_another_subject_nor_other_days_are_the_same(one, other):
    if one.subject != other.subject or one.until <= other.since or other.until <= one.since:
        assert not same_achievement(one, other)


votes = st.builds(
    Votes,
    members=st.integers(0, 12),
    present=st.integers(0, 12),
    in_favour=st.integers(0, 12),
    against=st.integers(0, 6),
    blank=st.integers(0, 6),
)


@given(votes, st.integers(1, 100))
def test_votes_that_hold_never_carry_more_than_all_members(cast, share):
    try:
        hold_votes(cast)
    except Invalid:
        return

    assert cast.in_favour <= cast.present <= cast.members
    assert carried(cast, share) == (100 * cast.in_favour >= share * cast.members)


@given(st.sampled_from(State), st.sampled_from(Step))
def test_no_step_is_taken_that_the_table_does_not_hold(state, step):
    if (state, step) in LIFE:
        assert step in steps_from(state)
        assert state_after(state, step) is LIFE[state, step]
    else:
        with pytest.raises(Refused):
            state_after(state, step)


def test_what_ends_stands_in_nobody_s_way_and_nothing_leads_out_of_it():
    ended = set(State) - STANDING

    assert ended == {State.REJECTED, State.WITHDRAWN, State.REVOKED}
    assert not any(steps_from(state) for state in ended)
    assert GIVEN < STANDING


given_awards = st.lists(
    st.builds(Given, kind=st.sampled_from(FormKind), subject=st.sampled_from(Subject), on=days), max_size=12
)


@given(given_awards, st.tuples(days, days, days).map(sorted))
def test_neighbouring_spans_add_up(some, three):
    first, second, third = three
    parts = [counted(some, first, second), counted(some, second, third)]

    assert counted(some, first, third) == {code: parts[0][code] + parts[1][code] for code in parts[0]}


def test_a_province_s_list_of_an_emulation_year():
    """28 collectives and 12 individuals were given bằng khen; a union gave giấy khen to 20 and 82."""
    numbers = {
        (FormKind.MERIT, Subject.COLLECTIVE): 28,
        (FormKind.MERIT, Subject.INDIVIDUAL): 12,
        (FormKind.LETTER, Subject.COLLECTIVE): 20,
        (FormKind.LETTER, Subject.INDIVIDUAL): 82,
    }
    some = [Given(*sort, date(2021, 12, 1)) for sort, number in numbers.items() for _each in range(number)]

    assert list(counted(some, date(2021, 1, 1), date(2022, 1, 1)).values()) == [28, 12, 20, 82]
