"""Totals that may count the same deeds are put together honestly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.activities import services
from phoihop.activities.models import Overlap
from phoihop.activities.rules import Declared, OverlapKind, combined
from phoihop.foundation.quantities import Bounds, read
from phoihop.foundation.refusals import Invalid, NotAllowed
from phoihop.programmes.models import Programme

NONE, FULL, UNKNOWN = (Declared(kind) for kind in (OverlapKind.NONE, OverlapKind.FULL, OverlapKind.UNKNOWN))
NUMBERS = st.integers(0, 10**9).map(Decimal)


@st.composite
def bounds(draw):
    low, more = draw(NUMBERS), draw(st.none() | NUMBERS)
    return Bounds(low, None if more is None else low + more)


def known(low, high=None):
    return Declared(OverlapKind.KNOWN, Bounds(Decimal(low), Decimal(low if high is None else high)))


@st.composite
def truths(draw):
    """Two true totals and what is truly in both, each within what was stated of it."""
    one, other = draw(NUMBERS), draw(NUMBERS)
    both = Decimal(draw(st.integers(0, int(min(one, other)))))
    around = [Bounds(max(Decimal(0), each - draw(NUMBERS)), each + draw(NUMBERS)) for each in (one, other, both)]
    return (one, other, both), around


@given(truths())
def test_the_truth_is_never_left_out(truth):
    (one, other, both), (stated, too, common) = truth
    together = one + other - both

    assert together in combined(stated, too)
    assert together in combined(stated, too, Declared(OverlapKind.KNOWN, common))
    assert together in combined(stated, too, UNKNOWN, common)


@given(bounds(), bounds())
def test_none_is_the_sum_and_full_is_the_larger(one, other):
    assert combined(one, other, NONE) == one + other
    assert combined(one, other, FULL).low == max(one.low, other.low)


@given(bounds(), bounds(), st.sampled_from([NONE, FULL, UNKNOWN]))
def test_unknown_holds_whatever_else_might_be_declared(one, other, declared):
    assert combined(one, other, declared) in combined(one, other, UNKNOWN)


@given(bounds(), bounds(), st.sampled_from([NONE, FULL, UNKNOWN, known(0), known(0, 10**6)]))
def test_the_order_of_the_programmes_does_not_matter(one, other, declared):
    assert combined(one, other, declared) == combined(other, one, declared)


@given(NUMBERS, NUMBERS, st.data())
def test_exact_totals_with_a_known_overlap_are_subtracted_exactly(one, other, data):
    both = data.draw(st.integers(0, int(min(one, other))))
    total = one + other - both

    assert combined(Bounds(one, one), Bounds(other, other), known(both)) == Bounds(total, total)


def test_more_in_common_than_there_is_cannot_be():
    with pytest.raises(Invalid):
        combined(Bounds(Decimal(5), Decimal(5)), Bounds(Decimal(9), Decimal(9)), known(6))


def test_region_1_reported_work_days_under_two_programmes():
    """Nearly 256.000 under one programme in 2016-2018, and 877.150 under the youth programme in 2016-2017."""
    review, youth = read("gần 256.000", "ngày công").bounds, read("877.150", "ngày công").bounds

    assert combined(youth, review) == Bounds(Decimal(877_150), Decimal(877_150 + 256_000))
    assert combined(youth, read("256.000").bounds, known(100_000)) == Bounds(Decimal(1_033_150), Decimal(1_033_150))


@pytest.fixture
def said(programme, second_programme, catalogue, world):
    """What is declared of the work-days of both programmes in the province."""
    return {
        "programmes": (second_programme, programme),
        "indicator": catalogue["NM01"],
        "unit": world.province,
        "since": programme.term_from,
        "until": programme.term_until,
        "decided_by": world.province_military,
        "ground": "Biên bản thống nhất số liệu",
    }


def test_whoever_leads_declares_and_declares_again(said, binh, noon):
    services.declare_overlap(**said, kind=OverlapKind.UNKNOWN, actor=binh, at=noon)

    services.declare_overlap(**said, kind=OverlapKind.KNOWN, words="trên 2.000", actor=binh, at=noon)

    overlap = Overlap.objects.get()
    assert overlap.declared == known(2_000, 3_000)


@pytest.mark.parametrize(
    "wrong", [{"kind": "known"}, {"kind": "none", "words": "5"}, {"kind": "none", "ground": " "}, {"until": None}]
)
def test_a_declaration_says_what_it_means(wrong, said, binh, noon):
    asked = said | {"kind": "none"} | wrong
    asked["until"] = asked["until"] or said["since"]

    with pytest.raises(Invalid):
        services.declare_overlap(**asked, actor=binh, at=noon)


def test_a_programme_does_not_overlap_with_itself(said, programme, binh, noon):
    with pytest.raises(Invalid):
        services.declare_overlap(**said | {"programmes": (programme,) * 2}, kind="none", actor=binh, at=noon)


def test_only_whoever_leads_one_of_them_declares(said, an, noon):
    with pytest.raises(NotAllowed):
        services.declare_overlap(**said, kind="none", actor=an, at=noon)


def test_a_declaration_can_be_taken_back(said, binh, noon):
    overlap = services.declare_overlap(**said, kind="full", actor=binh, at=noon)

    services.withdraw_overlap(overlap=overlap, actor=binh, at=noon)

    assert not Overlap.objects.between(*Programme.objects.values_list("pk", flat=True)).exists()
