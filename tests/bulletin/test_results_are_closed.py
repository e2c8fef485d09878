"""Everybody sees closed figures by a dated decision, and nothing that is not closed."""

from datetime import date

import pytest

from phoihop.bulletin import services
from phoihop.bulletin.models import ResultRelease
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Obligation
from phoihop.submissions import services as submissions

SPAN = {"since": date(2026, 1, 1), "until": date(2026, 4, 1)}
TODAY = date(2026, 11, 25)


@pytest.fixture
def owed(regime, binh, now):
    """What the communes owe for the first quarter, by body and month."""
    reporting.make_obligations(regime=regime, until=date(2026, 4, 1), actor=binh, at=now)
    return {(one.body.slug, one.period_code): one for one in Obligation.objects.for_listing()}


@pytest.fixture
def reported(owed, anh, binh, now):
    """Reports of the commune for two months, approved."""

    def report(month, people):
        begun = submissions.open_report(obligation=owed["commune-military", month], actor=anh, at=now)
        said = {"TT01": people, "NM01": "100", "NM03": "1,5", "AS03": "20 triệu", "CT02": "4", "CT04": "3"}
        stated = [submissions.Statement(indicator=code, words=words) for code, words in said.items()]
        assert submissions.state(submission=begun, statements=stated, actor=anh, at=now).faults == []
        submissions.submit(submission=begun, actor=anh, at=now, acknowledged=True)
        return submissions.approve(submission=begun, actor=binh, at=now)

    report("2026-01", "trên 2.000")
    report("2026-02", "1.500")
    return report


@pytest.fixture
def closing(reported, programme, binh, now):
    """The first quarter, closed."""
    return submissions.close(programme=programme, actor=binh, at=now, **SPAN)


def released(closing, binh, now):
    return services.release(closing=closing, decided_on=TODAY, reference="12-QĐ/BCĐ", actor=binh, at=now)


def test_figures_are_shown_as_worded_with_their_coverage(closing, binh, now):
    made = released(closing, binh, now)

    people = made.figures.get(indicator__code="TT01")
    assert (people.words, people.low, people.high) == ("khoảng 4 nghìn", 3500, 4500)
    assert (made.expected, made.received, made.approved) == (9, 2, 2)


def test_the_months_within_stand_beside_each_figure(closing, binh, now):
    points = released(closing, binh, now).figures.get(indicator__code="TT01").points

    assert [(label, words) for label, _low, _high, words in points] == [
        ("1", "trên 2 nghìn"),
        ("2", "1.500"),
        ("3", ""),
    ]


def test_what_is_approved_after_the_closing_is_not_shown(closing, reported, binh, now):
    reported("2026-03", "900")

    with pytest.raises(Refused):
        released(closing, binh, now)


def test_what_is_shown_does_not_move_with_later_approvals(closing, reported, binh, now):
    made = released(closing, binh, now)
    reported("2026-03", "900")

    assert made.figures.get(indicator__code="TT01").low == 3500


def test_only_those_who_sign_for_the_lead_show_figures(closing, an, anh, chi, dung, giang, now):
    for one in (an, anh, chi, dung, giang):
        with pytest.raises(NotAllowed):
            released(closing, one, now)


def test_a_closing_is_shown_once(closing, binh, now):
    released(closing, binh, now)

    with pytest.raises(Refused):
        released(closing, binh, now)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 26)])
def test_it_is_decided_after_the_closing_and_not_in_the_future(closing, binh, now, day):
    with pytest.raises(Invalid):
        services.release(closing=closing, decided_on=day, actor=binh, at=now)


def test_what_is_withdrawn_is_shown_no_longer(closing, binh, now):
    services.withdraw_release(release=released(closing, binh, now), reason="Sai phạm vi", actor=binh, at=now)

    assert not ResultRelease.objects.shown().exists()
