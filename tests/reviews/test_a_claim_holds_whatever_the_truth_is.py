"""A comparison is claimed only where it holds for every true total within the bounds."""

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from phoihop.foundation.quantities import Bounds
from phoihop.reviews.rules import Direction, claim_words, compare, percent_words, versus

AMOUNTS = st.integers(0, 10**7).map(Decimal)
TINY = Decimal("1e-9")


@st.composite
def within(draw):
    """Bounds, sometimes open, and a truth within them."""
    low, width, open_ = draw(AMOUNTS), draw(AMOUNTS), draw(st.booleans())
    truth = low + draw(st.integers(0, int(width)))
    return Bounds(low, None if open_ else low + width), truth


@given(within(), within())
def test_a_claimed_direction_is_the_true_one(now, then):
    claim = compare(now[0], then[0])

    holds = {
        Direction.RISE: now[1] > then[1],
        Direction.FALL: now[1] < then[1],
        Direction.SAME: now[1] == then[1],
        Direction.UNTOLD: True,
    }
    assert holds[claim.direction]


@given(within(), within())
def test_a_claimed_percentage_holds_the_true_one(now, then):
    claim = compare(now[0], then[0])
    assume(claim.low is not None and then[1])

    true = abs(now[1] - then[1]) * 100 / then[1]

    assert claim.low - TINY <= true
    assert claim.high is None or true <= claim.high + TINY


@given(within(), within())
def test_a_share_of_then_holds_the_true_one(now, then):
    share = versus(now[0], then[0])
    assume(share is not None)

    true = now[1] * 100 / then[1]

    assert share.low - TINY <= true
    assert share.high is None or true <= share.high + TINY


def test_bounds_that_touch_claim_nothing():
    claim = compare(Bounds(Decimal(100), Decimal(120)), Bounds(Decimal(90), Decimal(100)))

    assert claim.direction is Direction.UNTOLD


def test_a_total_that_lacks_reports_is_not_said_to_have_fallen():
    claim = compare(Bounds(Decimal(50), None), Bounds(Decimal(90), Decimal(90)))

    assert claim.direction is Direction.UNTOLD


def test_a_rise_from_nought_names_no_percentage():
    claim = compare(Bounds(Decimal(5), Decimal(5)), Bounds(Decimal(0), Decimal(0)))

    assert claim_words(claim) == "tăng"


def test_an_exact_rise_is_worded_with_one_decimal():
    assert claim_words(compare(Bounds(Decimal(9), Decimal(9)), Bounds(Decimal(7), Decimal(7)))) == "tăng 28,6%"


def test_a_share_is_never_worded_more_certainly_than_its_bounds():
    assert percent_words(Decimal("66.67"), None) == "ít nhất 66,6%"
