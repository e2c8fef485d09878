"""Months tile quarters, quarters halves, and halves years, wherever the reporting calendar cuts them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.periods import (
    Cut,
    Kind,
    Period,
    adhoc,
    code,
    containing,
    from_code,
    label,
    months_of,
    period,
    periods_between,
    previous,
    same_last_year,
    term,
)
from phoihop.foundation.refusals import Invalid

PARTS = {Kind.MONTH: 12, Kind.QUARTER: 4, Kind.HALF: 2, Kind.NINE_MONTHS: 1, Kind.YEAR: 1}
TILING = [Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.YEAR]

cuts = st.sampled_from(Cut)
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
years = st.integers(2000, 2100)


@st.composite
def calendar_periods(draw):
    kind = draw(st.sampled_from(sorted(PARTS)))
    return period(kind, draw(years), draw(st.integers(1, PARTS[kind])), draw(cuts))


terms = st.builds(lambda first, more, cut: term(first, first + more, cut), years, st.integers(0, 9), cuts)
adhocs = st.builds(lambda first, more: adhoc(first, first + timedelta(days=more)), days, st.integers(0, 900))
any_period = st.one_of(calendar_periods(), terms, adhocs)


@given(years, cuts, st.sampled_from(TILING))
def test_the_periods_of_a_year_tile_it(year, cut, kind):
    whole = period(Kind.YEAR, year, 1, cut)
    parts = [period(kind, year, number, cut) for number in range(1, PARTS[kind] + 1)]

    assert (parts[0].since, parts[-1].until) == (whole.since, whole.until)
    assert all(earlier.until == later.since for earlier, later in pairwise(parts))


@given(st.one_of(calendar_periods(), terms))
def test_months_tile_every_period_of_the_calendar(whole):
    months = months_of(whole)

    assert (months[0].since, months[-1].until) == (whole.since, whole.until)
    assert all(earlier.until == later.since for earlier, later in pairwise(months))


@given(years, cuts)
def test_one_year_follows_another_without_a_gap(year, cut):
    assert period(Kind.YEAR, year, 1, cut).until == period(Kind.YEAR, year + 1, 1, cut).since


@given(days, cuts, st.sampled_from(TILING))
def test_every_day_is_in_the_period_that_contains_it(day, cut, kind):
    assert day in containing(day, kind, cut)


@given(calendar_periods())
def test_the_first_and_the_last_day_are_the_periods_own(whole):
    kind = Kind.HALF if whole.kind is Kind.NINE_MONTHS else whole.kind
    whole = period(kind, whole.year, whole.number, whole.cut)

    assert containing(whole.since, kind, whole.cut) == containing(whole.last_day, kind, whole.cut) == whole


@given(calendar_periods())
def test_the_period_before_ends_where_the_next_begins(whole):
    if whole.kind is not Kind.NINE_MONTHS:
        assert previous(whole).until == whole.since


@given(st.one_of(terms, adhocs))
def test_the_term_or_ad_hoc_period_before_ends_where_the_next_begins(whole):
    assert previous(whole).until == whole.since


@given(any_period)
def test_a_code_names_one_period(whole):
    assert from_code(code(whole), whole.cut) == whole


@given(any_period)
def test_the_same_period_last_year_is_of_the_same_kind_a_year_earlier(whole):
    earlier = same_last_year(whole)

    assert (earlier.kind, earlier.year) == (whole.kind, whole.year - 1)


@given(days, st.integers(0, 800), cuts, st.sampled_from(TILING))
def test_the_periods_between_two_days_are_those_that_share_a_day_with_them(since, length, cut, kind):
    until = since + timedelta(days=length)
    found = periods_between(kind, since, until, cut)
    wanted = sorted(
        {containing(since + timedelta(days=more), kind, cut) for more in range(length)}, key=lambda one: one.since
    )

    assert found == wanted


def test_20_december_2026_counts_in_2027_when_cut_on_the_fifteenth():
    assert containing(date(2026, 12, 20), Kind.YEAR, Cut.FIFTEENTH).year == 2027


@pytest.mark.parametrize(
    ("kind", "number", "first", "last"),
    [
        (Kind.MONTH, 1, date(2025, 12, 15), date(2026, 1, 14)),
        (Kind.MONTH, 3, date(2026, 2, 15), date(2026, 3, 14)),
        (Kind.QUARTER, 1, date(2025, 12, 15), date(2026, 3, 14)),
        (Kind.HALF, 1, date(2025, 12, 15), date(2026, 6, 14)),
        (Kind.HALF, 2, date(2026, 6, 15), date(2026, 12, 14)),
        (Kind.NINE_MONTHS, 1, date(2025, 12, 15), date(2026, 9, 14)),
        (Kind.YEAR, 1, date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_decree_09_of_2019_cuts_on_the_fifteenth(kind, number, first, last):
    cut = period(kind, 2026, number, Cut.FIFTEENTH)

    assert (cut.since, cut.last_day) == (first, last)


@pytest.mark.parametrize(
    ("written", "vietnamese", "english"),
    [
        ("2025-03", "tháng 3/2025", "March 2025"),
        ("2025-Q1", "quý I/2025", "quarter I of 2025"),
        ("2025-H1", "6 tháng đầu năm 2025", "first half of 2025"),
        ("2025-H2", "6 tháng cuối năm 2025", "second half of 2025"),
        ("2025-9M", "9 tháng năm 2025", "first nine months of 2025"),
        ("2025", "năm 2025", "2025"),
        ("2016..2018", "giai đoạn 2016-2018", "2016–2018"),
        ("2025-03-01..2025-03-09", "từ 01/03/2025 đến 09/03/2025", "1 March 2025 to 9 March 2025"),
    ],
)
def test_a_period_has_a_code_and_a_name_in_two_languages(written, vietnamese, english):
    named = from_code(written)

    assert (code(named), label(named), str(named), label(named, "en")) == (written, vietnamese, vietnamese, english)


@pytest.mark.parametrize(
    "written",
    [
        *("", "2025-13", "2025-00", "2025-Q5", "2025-H3", "2025-8M", "25", "2025-3", "2025-W03", "0000", "9999"),
        *("2018..2016", "2025-02-30..2025-03-01", "2025-03-09..2025-03-01", "2025-Q1 ", "٢٠٢٥"),
    ],
)
def test_what_names_no_period_is_refused(written):
    with pytest.raises(Invalid):
        from_code(written)


@pytest.mark.parametrize(("kind", "number"), [(Kind.MONTH, 13), (Kind.QUARTER, 0), (Kind.YEAR, 2), (Kind.ADHOC, 1)])
def test_there_is_no_such_period(kind, number):
    with pytest.raises(Invalid):
        period(kind, 2025, number)


@pytest.mark.parametrize("kind", [Kind.NINE_MONTHS, Kind.TERM, Kind.ADHOC])
def test_a_day_is_not_placed_in_a_kind_that_leaves_days_out(kind):
    with pytest.raises(Invalid):
        containing(date(2025, 3, 5), kind)


@pytest.mark.parametrize("kind", [Kind.TERM, Kind.ADHOC])
def test_terms_and_ad_hoc_periods_are_not_listed(kind):
    with pytest.raises(Invalid):
        periods_between(kind, date(2025, 1, 1), date(2026, 1, 1))


def test_an_ad_hoc_period_has_no_months():
    with pytest.raises(Invalid):
        months_of(adhoc(date(2025, 1, 1), date(2025, 1, 31)))


def test_a_term_is_a_period_too():
    assert period(Kind.TERM, 2016, 2021) == Period(Kind.TERM, 2016, 2021, date(2016, 1, 1), date(2022, 1, 1))


def test_the_leap_day_is_compared_with_the_28th():
    assert same_last_year(adhoc(date(2024, 2, 29), date(2024, 2, 29))) == adhoc(date(2023, 2, 28), date(2023, 2, 28))
