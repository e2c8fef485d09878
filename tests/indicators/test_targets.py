"""What is aimed at, and whether it is met."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed
from phoihop.indicators import services
from phoihop.indicators.models import Target
from phoihop.indicators.rules import Goal, Sense, Verdict, attainment


@pytest.fixture
def aiming(programme, catalogue, binh, noon):
    """What `set_target` is called with."""
    return {
        "programme": programme,
        "indicator": catalogue["NM01"],
        "since": date(2025, 1, 1),
        "until": date(2026, 1, 1),
        "words": "ít nhất 2.000",
        "actor": binh,
        "at": noon,
    }


def test_a_target_keeps_its_words_and_bounds(aiming):
    target = services.set_target(**aiming)

    assert (target.words, target.low, target.high) == ("ít nhất 2.000", 2000, None)


def test_money_is_aimed_at_in_its_own_unit(aiming, catalogue):
    assert services.set_target(**aiming | {"indicator": catalogue["AS03"], "words": "500"}).low == 500_000_000


@pytest.mark.parametrize("words", ["95", "95 %", "95%"])
def test_a_share_is_aimed_at_in_per_cent(aiming, catalogue, words):
    target = services.set_target(**aiming | {"indicator": catalogue["CT03"], "words": words})

    assert (target.measure, target.low) == (Target.Measure.SHARE, 95)


def test_a_new_target_takes_the_place_of_the_old_which_the_journal_keeps(aiming):
    services.set_target(**aiming)
    target = services.set_target(**aiming | {"words": "2.500"})

    assert Target.objects.get() == target
    assert JournalEntry.objects.about(target).first().facts["old"] == "ít nhất 2.000"


def test_a_body_has_its_own_target(aiming, world):
    services.set_target(**aiming)
    services.set_target(**aiming, body=world.commune_military)

    assert Target.objects.count() == 2


@pytest.mark.parametrize(
    "faulty",
    [
        {"words": "nhiều"},
        {"since": date(2024, 1, 1)},
        {"until": date(2027, 2, 1)},
        {"until": date(2025, 1, 1)},
    ],
)
def test_a_target_is_a_figure_within_the_term(aiming, faulty):
    with pytest.raises(Invalid):
        services.set_target(**aiming | faulty)


def test_whoever_reports_sets_no_target(aiming, anh):
    with pytest.raises(NotAllowed):
        services.set_target(**aiming | {"actor": anh})


def test_a_dropped_target_stays_in_the_journal(aiming, binh, noon):
    target = services.set_target(**aiming)

    services.drop_target(target=target, actor=binh, at=noon)

    assert not Target.objects.exists()
    assert JournalEntry.objects.filter(action="indicators.target_dropped").get().facts["old"] == "ít nhất 2.000"


HUNDRED = Goal(Decimal(100), None)


@pytest.mark.parametrize(
    ("low", "high", "goal", "verdict"),
    [
        (100, 110, HUNDRED, Verdict.MET),
        (90, 100, HUNDRED, Verdict.CANNOT_TELL),
        (90, 99, HUNDRED, Verdict.NOT_MET),
        (90, None, HUNDRED, Verdict.CANNOT_TELL),
        (90, 100, Goal(Decimal(0), Decimal(100), Sense.AT_MOST), Verdict.MET),
        (90, 101, Goal(Decimal(0), Decimal(100), Sense.AT_MOST), Verdict.CANNOT_TELL),
        (101, 110, Goal(Decimal(0), Decimal(100), Sense.AT_MOST), Verdict.NOT_MET),
        (0, 0, Goal(Decimal(0), Decimal(0), Sense.AT_MOST), Verdict.MET),
    ],
)
def test_a_verdict_claims_no_more_than_the_bounds_allow(low, high, goal, verdict):
    high = None if high is None else Decimal(high)

    assert attainment(Decimal(low), high, goal).verdict is verdict


def test_a_target_passed_by_half_again_is_too_easy():
    assert [attainment(Decimal(low), Decimal(low), HUNDRED).too_easy for low in (150, 151, 530)] == [False, True, True]


def test_a_target_not_to_be_passed_is_never_too_easy():
    assert not attainment(Decimal(0), Decimal(1), Goal(Decimal(0), Decimal(100), Sense.AT_MOST)).too_easy


amounts = st.decimals(0, 10**6, places=2)


@given(amounts, amounts, amounts, amounts, st.sampled_from(Sense))
def test_a_verdict_holds_whatever_the_truth_within_the_bounds(one, other, mark, where, sense):
    low, high = min(one, other), max(one, other)
    truth = min(max(low, where), high)
    goal = Goal(mark, mark, sense)

    verdict = attainment(low, high, goal).verdict

    met = truth >= mark if sense is Sense.AT_LEAST else truth <= mark
    assert verdict is Verdict.CANNOT_TELL or (verdict is Verdict.MET) == met
