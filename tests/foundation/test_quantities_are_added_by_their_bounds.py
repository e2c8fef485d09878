"""A sum says no more than its parts allow.

The honest relation between bounds and their wording: whatever number within the bounds is the true one, the words
are true of it ("over X" of any number from X up), and a figure that is not exact names no digit finer than the
bounds are wide apart.
"""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from phoihop.foundation.quantities import (
    Bounds,
    Qualifier,
    exact,
    percent,
    read,
    total,
    unit_of_last_digit,
    word,
)
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import number

figures = st.one_of(
    st.integers(0, 10**7),
    st.builds(lambda digit, power: digit * 10**power, st.integers(1, 99), st.integers(0, 8)),
)
beginnings = st.sampled_from(["", "trên ", "gần ", "khoảng ", "ít nhất ", "tối đa "])
statements = st.builds(lambda beginning, value: read(f"{beginning}{number(value)}"), beginnings, figures)
closed = st.builds(lambda low, width: (Decimal(low), Decimal(low + width)), figures, figures)
# Ends of which one figure can often be said: the upper is at most the double of the lower.
near = st.builds(lambda low, part: (Decimal(low), Decimal(low + low * part // 20)), figures, st.integers(0, 20))


def true_of(said, value):
    """Whether the words are true of a number, "over" setting no upper end."""
    if said.qualifier is Qualifier.OVER:
        return value >= said.amount
    return value in said.bounds


@given(st.lists(statements, min_size=1, max_size=6), st.randoms())
def test_the_order_of_addition_does_not_matter(parts, random):
    summed, shuffled = total(parts), total(random.sample(parts, len(parts)))

    assert (summed.bounds, summed.words) == (shuffled.bounds, shuffled.words)


@given(st.lists(statements, min_size=3, max_size=6))
def test_adding_in_groups_gives_the_same_bounds(parts):
    assert total([total(parts[:2]), *parts[2:]]).bounds == total(parts).bounds


@given(st.lists(figures, min_size=1, max_size=20))
def test_exact_parts_give_an_exact_sum(values):
    assert total([exact(value) for value in values]).bounds == exact(sum(values)).bounds


@given(st.lists(figures, min_size=2, max_size=20))
def test_an_exact_sum_names_every_digit(values):
    assert total([exact(value) for value in values]).words == number(sum(values))


@given(st.lists(statements, min_size=2, max_size=6))
def test_a_worded_sum_is_true_of_every_number_within_its_bounds(parts):
    summed = total(parts)
    said = read(summed.words, decimals=9)

    assert true_of(said, summed.low)
    assert true_of(said, summed.low * 2 + 1 if summed.high is None else summed.high)


@given(closed)
def test_worded_bounds_are_true_of_both_ends(ends):
    said = read(word(*ends), decimals=9)

    assert all(true_of(said, end) for end in ends)


@given(closed)
def test_over_is_never_said_of_more_than_the_lowest(ends):
    said = read(word(*ends), decimals=9)

    assert said.qualifier is not Qualifier.OVER or said.amount <= ends[0]


@given(near)
def test_over_and_about_name_no_digit_finer_than_the_bounds_are_wide(ends):
    low, high = ends
    said = read(word(low, high), decimals=9)
    unqualified = said.qualifier not in {Qualifier.OVER, Qualifier.ABOUT}

    assert unqualified or unit_of_last_digit(said.amount) >= high - low


@given(near)
def test_english_and_vietnamese_name_the_same_figures(ends):
    english = word(*ends, style="en").replace(",", "").replace("over ", "").replace("about ", "")
    has_words = not english.replace(".", "").isdigit()

    assert has_words or Decimal(english) == read(word(*ends), decimals=9).amount


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (["trên 2,8 triệu", "317.402"], "trên 3,1 triệu"),
        (["1.204", "300"], "1.504"),
        (["0", "0"], "0"),
        (["khoảng 300"], "khoảng 300"),
        (["gần 256 nghìn"], "gần 256 nghìn"),
        (["khoảng 300", "100"], "khoảng 400"),
        (["ít nhất 5", "10"], "ít nhất 15"),
        (["tối đa 10", "tối đa 5"], "tối đa 15"),
        (["từ 150 đến 600", "350"], "từ 500 đến 950"),
        (["trên 2 tỷ 600 triệu", "150 triệu"], "khoảng 2,8 tỷ"),
    ],
)
def test_sums_as_a_report_would_word_them(parts, words):
    assert total([read(part) for part in parts]).words == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "vietnamese", "english"),
    [
        (3_117_402, 3_217_402, "", "trên 3,1 triệu", "over 3.1 million"),
        (3_117_402, 3_117_402, "", "3.117.402", "3,117,402"),
        (68_900, 69_000, "", "trên 68.900", "over 68,900"),
        (256_000, 257_000, "", "trên 256 nghìn", "over 256,000"),
        (2_600_000_000, 2_700_000_000, "đồng", "trên 2,6 tỷ đồng", "over 2.6 billion đồng"),
        (0, 10, "", "tối đa 10", "at most 10"),
        (5, None, "", "ít nhất 5", "at least 5"),
        (1_234, 9_871, "", "từ 1.200 đến 9.900", "from 1,200 to 9,900"),
    ],
)
def test_bounds_in_two_languages(low, high, unit, vietnamese, english):
    low, high = Decimal(low), None if high is None else Decimal(high)

    assert (word(low, high, unit=unit), word(low, high, unit=unit, style="en")) == (vietnamese, english)


def test_persons_and_work_days_are_not_added():
    with pytest.raises(Refused, match="lượt người, ngày công"):
        total([read("5", "ngày công"), read("5", "lượt người")])


def test_nothing_stated_is_not_zero():
    with pytest.raises(ValueError, match=r"\[\]"):
        total([])


@given(st.lists(statements, min_size=2, max_size=5))
def test_each_part_makes_the_sum_no_narrower(parts):
    sums = [total(parts[: count + 1]).bounds for count in range(len(parts))]
    widths = [bounds.high - bounds.low if bounds.high is not None else Decimal("Infinity") for bounds in sums]

    assert all(narrow <= wide for narrow, wide in pairwise(widths))


def test_a_share_of_exact_figures_is_exact():
    assert percent(exact(31).bounds, exact(1550).bounds) == Bounds(Decimal(2), Decimal(2))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        ("50", "từ 100 đến 200", 25, 50),
        ("từ 50 đến 100", "200", 25, 50),
        ("50", "ít nhất 100", 0, 50),
        ("ít nhất 50", "100", 50, None),
        ("50", "tối đa 100", 50, None),
    ],
)
def test_a_share_is_bounded(part, whole, low, high):
    share = percent(read(part).bounds, read(whole).bounds)

    assert share == Bounds(Decimal(low), None if high is None else Decimal(high))


def test_a_share_of_zero_is_refused():
    with pytest.raises(Refused):
        percent(exact(1).bounds, exact(0).bounds)


@given(statements, statements)
def test_the_share_of_any_possible_pair_lies_within_the_bounds(part, whole):
    assume(whole.high != 0)
    share = percent(part.bounds, whole.bounds)
    wholes = [value for value in (whole.low, whole.high) if value]

    assert all(part.low * 100 / value in share for value in wholes)
