"""Public holidays and working days, against the days off that were really given."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.periods import add_working_days, holidays, is_working_day, working_day_on_or_after
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.workdays import EXCHANGED, LUNAR

days = st.dates(date(2016, 3, 1), date(2040, 9, 1))

# First and last day of the rest at Tết, weekends included, as announced for State bodies each year.
TET = {
    2016: (date(2016, 2, 6), date(2016, 2, 14)),
    2017: (date(2017, 1, 26), date(2017, 2, 1)),
    2018: (date(2018, 2, 14), date(2018, 2, 20)),
    2019: (date(2019, 2, 2), date(2019, 2, 10)),
    2020: (date(2020, 1, 23), date(2020, 1, 29)),
    2021: (date(2021, 2, 10), date(2021, 2, 16)),
    2022: (date(2022, 1, 29), date(2022, 2, 6)),
    2023: (date(2023, 1, 20), date(2023, 1, 26)),
    2024: (date(2024, 2, 8), date(2024, 2, 14)),
    2025: (date(2025, 1, 25), date(2025, 2, 2)),
    2026: (date(2026, 2, 14), date(2026, 2, 22)),
}
# The same around 2 September.
INDEPENDENCE = {
    2021: (date(2021, 9, 2), date(2021, 9, 5)),
    2022: (date(2022, 9, 1), date(2022, 9, 4)),
    2023: (date(2023, 9, 1), date(2023, 9, 4)),
    2024: (date(2024, 8, 31), date(2024, 9, 3)),
    2025: (date(2025, 8, 30), date(2025, 9, 2)),
    2026: (date(2026, 8, 29), date(2026, 9, 2)),
}


@pytest.mark.parametrize(("first", "last"), [*TET.values(), *INDEPENDENCE.values()])
def test_the_rest_lasts_from_its_first_day_to_its_last(first, last):
    rest = [first + timedelta(days=more) for more in range((last - first).days + 1)]
    before = first - timedelta(days=1)

    assert not any(is_working_day(day) for day in rest)
    assert (is_working_day(before), working_day_on_or_after(first)) == (True, last + timedelta(days=1))


@pytest.mark.parametrize("year", sorted(LUNAR))
def test_every_year_has_its_named_days(year):
    named = {date(year, *at) for at in [(1, 1), (4, 30), (5, 1), (9, 2), *LUNAR[year]]}

    assert named <= holidays(year)


@pytest.mark.parametrize("year", sorted(LUNAR))
def test_ten_days_of_rest_fall_on_weekdays_and_eleven_since_2021(year):
    on_weekdays = [day for day in holidays(year) if day.weekday() < 5]

    assert len(on_weekdays) == (11 if year >= 2021 else 10)


@pytest.mark.parametrize(
    ("day", "next_one"),
    [
        (date(2022, 1, 1), date(2022, 1, 4)),
        (date(2023, 4, 29), date(2023, 5, 4)),
        (date(2025, 4, 7), date(2025, 4, 8)),
        (date(2026, 11, 25), date(2026, 11, 25)),
        (date(2026, 11, 28), date(2026, 11, 30)),
    ],
)
def test_a_day_of_rest_gives_way_to_the_next_working_day(day, next_one):
    assert working_day_on_or_after(day) == next_one


@pytest.mark.parametrize(("rest", "work"), EXCHANGED.items())
def test_a_day_exchanged_is_rested_and_its_saturday_worked(rest, work):
    assert (is_working_day(rest), is_working_day(work), work.weekday()) == (False, True, 5)


@given(days, st.integers(-60, 60))
def test_adding_working_days_arrives_on_a_working_day(day, number):
    assert is_working_day(add_working_days(day, number))


@given(days, st.integers(1, 40), st.integers(1, 40))
def test_working_days_are_added_in_steps(day, first, more):
    assert add_working_days(add_working_days(day, first), more) == add_working_days(day, first + more)


@given(days, st.integers(1, 60))
def test_going_back_as_many_working_days_returns(day, number):
    start = working_day_on_or_after(day)

    assert add_working_days(add_working_days(start, number), -number) == start


@given(days)
def test_no_working_day_is_passed_over(day):
    arrived = working_day_on_or_after(day)
    passed = [day + timedelta(days=more) for more in range((arrived - day).days)]

    assert not any(is_working_day(one) for one in passed)


@pytest.mark.parametrize("year", [2015, 2041])
def test_years_whose_lunar_dates_are_not_known_are_refused(year):
    with pytest.raises(Invalid, match=str(year)):
        holidays(year)
