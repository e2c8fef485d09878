"""A closing freezes what counts; what changes later shows, and nothing changes silently."""

from datetime import date

import pytest

from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.submissions import services
from phoihop.submissions.models import Entry
from phoihop.submissions.services import Statement

YEAR = {"since": date(2025, 1, 1), "until": date(2026, 1, 1)}


@pytest.fixture
def closing(approved, asked, binh, noon):
    """The year 2025, with the commune's quarter I in it."""
    return services.close(programme=asked.programme, actor=binh, at=noon, **YEAR)


def corrected(report, an, anh, binh, noon, **instead):
    services.reopen(submission=report, reason="Sửa số liệu", actor=binh, at=noon)
    statements = [Statement(indicator=code, words=words) for code, words in instead.items()]
    services.state(submission=report, statements=statements, actor=an, at=noon)
    services.submit(submission=report, actor=anh, at=noon, acknowledged=True)
    return services.approve(submission=report, actor=binh, at=noon)


def test_nothing_approved_is_nothing_to_close(asked, submitted, binh, noon):
    with pytest.raises(Refused):
        services.close(programme=asked.programme, actor=binh, at=noon, **YEAR)


def test_only_whoever_runs_the_programme_closes_its_figures(approved, asked, chi, noon):
    with pytest.raises(NotAllowed):
        services.close(programme=asked.programme, actor=chi, at=noon, **YEAR)


def test_a_span_ends_after_it_begins(asked, binh, noon):
    with pytest.raises(Invalid):
        services.close(programme=asked.programme, since=YEAR["until"], until=YEAR["since"], actor=binh, at=noon)


def test_the_same_figures_have_the_same_hash(closing, asked, binh, noon):
    again = services.close(programme=asked.programme, actor=binh, at=noon, **YEAR)

    assert again.digest == closing.digest


def test_a_closing_is_verified(closing):
    assert services.verify(closing)


@pytest.mark.parametrize("change", [{"words": "2"}, {"low": 1}, {"high": 10**6}, {"note": "Khác"}])
def test_what_was_tampered_with_is_found_out(closing, change):
    Entry.objects.filter(indicator__code="TT01").update(**change)

    assert not services.verify(closing)


def test_nothing_differs_at_first(closing):
    assert services.differences(closing) == []


def test_a_correction_shows_then_now_and_who(closing, approved, an, anh, binh, noon):
    corrected(approved, an, anh, binh, noon, TT01="3.000")

    [difference] = services.differences(closing)

    assert (difference.indicator.code, difference.then, difference.now) == ("TT01", "trên 2.800", "3.000")
    assert difference.by == an


def test_a_correction_leaves_what_was_frozen_as_it_was(closing, approved, an, anh, binh, noon):
    corrected(approved, an, anh, binh, noon, TT01="3.000")

    assert services.verify(closing)


def test_while_a_correction_is_not_approved_nothing_differs(closing, approved, an, binh, noon):
    services.reopen(submission=approved, reason="Sửa", actor=binh, at=noon)
    services.state(submission=approved, statements=[Statement(indicator="TT01", words="1")], actor=an, at=noon)

    assert services.differences(closing) == []


def test_a_report_approved_later_shows_as_a_whole(closing, asked, an, anh, binh, noon):
    late = services.open_report(obligation=asked.owed["commune-military", "2025-Q2"], actor=an, at=noon)
    services.rest_is_zero(submission=late, actor=an, at=noon)
    services.state(submission=late, statements=[Statement(indicator="QP10", words="có")], actor=an, at=noon)
    services.submit(submission=late, actor=anh, at=noon, acknowledged=True)
    services.approve(submission=late, actor=binh, at=noon)

    [difference] = services.differences(closing)

    assert (difference.submission, difference.indicator) == (late, None)


def test_what_a_text_says_is_frozen_too(closing, approved, asked, an, anh, binh, noon):
    services.reopen(submission=approved, reason="Sửa", actor=binh, at=noon)
    services.narrate(submission=approved, section=asked.results, text="Ba mô hình mới", actor=an, at=noon)
    services.submit(submission=approved, actor=anh, at=noon)
    services.approve(submission=approved, actor=binh, at=noon)

    [difference] = services.differences(closing)

    assert (difference.section, difference.then, difference.now) == (asked.results, "", "Ba mô hình mới")
