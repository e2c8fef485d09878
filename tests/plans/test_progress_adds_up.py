"""Progress rolls up by weight, within its bounds."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from phoihop.indicators.rules import Goal, Sense
from phoihop.plans.rules import NOTHING, WHOLE, Progress, progress_of, proven, rolled_up, shares

SHARE = st.fractions(0, 1, max_denominator=1_000)
PROGRESS = st.tuples(SHARE, SHARE).map(lambda pair: Progress(*sorted(pair)))
PARTS = st.lists(st.tuples(st.integers(1, 1_000), PROGRESS), min_size=1, max_size=12)
FIGURES = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(sorted)


@given(PARTS)
def test_a_whole_lies_between_the_least_and_the_most_of_its_parts(parts):
    whole = rolled_up(parts)

    assert min(p.low for _w, p in parts) <= whole.low <= max(p.low for _w, p in parts)
    assert min(p.high for _w, p in parts) <= whole.high <= max(p.high for _w, p in parts)
    assert whole.low <= whole.high


@given(st.lists(st.integers(1, 1_000), min_size=1, max_size=30))
def test_weights_share_out_exactly_the_whole(weights):
    assert sum(shares(weights)) == 1


@given(PARTS, st.randoms())
def test_the_order_of_parts_does_not_matter(parts, random):
    shuffled = list(parts)
    random.shuffle(shuffled)

    assert rolled_up(shuffled) == rolled_up(parts)


@given(PARTS)
def test_parts_rolled_up_in_two_steps_give_the_same_when_weights_are_kept(parts):
    half = len(parts) // 2
    first, second = parts[:half], parts[half:]
    steps = [(sum(w for w, _p in some), rolled_up(some)) for some in (first, second) if some]

    assert rolled_up(steps) == rolled_up(parts)


def test_without_parts_there_is_nothing_to_roll_up():
    assert rolled_up([]) is None


def test_what_is_completed_is_whole_whatever_was_reported():
    assert progress_of(completed=True, reported_share=20) == WHOLE


def test_figures_prove_more_than_reports_do():
    measured = Progress(Fraction(1, 2), Fraction(3, 4))

    assert progress_of(completed=False, reported_share=90, measured=measured) == measured


@given(FIGURES, st.integers(1, 500))
def test_a_figure_proves_between_its_bounds(figures, aim):
    low, high = map(Decimal, figures)

    found = proven(low, high, Goal(Decimal(aim), Decimal(aim)))

    assert Fraction(0) <= found.low <= found.high <= Fraction(1)
    assert (found.low == 1) == (low >= aim)


def test_an_open_figure_may_prove_the_whole():
    assert proven(Decimal(40), None, Goal(Decimal(80), None)) == Progress(Fraction(1, 2), Fraction(1))


def test_a_limit_is_kept_or_it_is_not():
    limit = Goal(Decimal(0), Decimal(10), Sense.AT_MOST)

    assert proven(Decimal(8), Decimal(8), limit) == WHOLE
    assert proven(Decimal(11), Decimal(12), limit) == NOTHING
    assert proven(Decimal(9), Decimal(12), limit) == Progress(Fraction(0), Fraction(1))
