"""What happens to words that somebody writes into a report."""

from decimal import Decimal

import pytest

from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import NotAllowed, Refused
from phoihop.submissions import services
from phoihop.submissions.models import Entry
from phoihop.submissions.services import Statement


def state(submission, actor, at, *statements, **how):
    return services.state(submission=submission, statements=statements, actor=actor, at=at, **how)


def test_words_become_a_quantity_with_bounds(draft, an, noon):
    [entry] = state(draft, an, noon, Statement(indicator="TT01", words="trên 2,8 triệu")).accepted

    assert (entry.words, entry.low, entry.high) == ("trên 2,8 triệu", 2_800_000, 2_900_000)


def test_money_is_kept_in_dong(draft, an, noon):
    [entry] = state(draft, an, noon, Statement(indicator="AS05", words="15,5")).accepted

    assert entry.low == 15_500_000


@pytest.mark.parametrize(("words", "truth"), [("có", 1), ("Không", 0), ("yes", 1), ("no", 0), ("1", 1), ("0", 0)])
def test_yes_and_no_are_understood_in_both_languages(draft, an, noon, words, truth):
    [entry] = state(draft, an, noon, Statement(indicator="QP10", words=words)).accepted

    assert entry.low == entry.high == Decimal(truth)


def test_a_bad_statement_does_not_block_a_good_one(draft, an, noon):
    outcome = state(draft, an, noon, Statement(indicator="TT01", words="nhiều"), Statement(indicator="DV01", words="3"))

    assert ([fault.code for fault in outcome.faults], Entry.objects.get().indicator.code) == (["TT01"], "DV01")


def test_what_was_typed_is_given_back(draft, an, noon):
    [fault] = state(draft, an, noon, Statement(indicator="TT01", words="rất nhiều")).faults

    assert (fault.words, fault.cell) == ("rất nhiều", "TT01")


@pytest.mark.parametrize(
    "statement",
    [
        Statement(indicator="TT01", words="35%"),
        Statement(indicator="TT01", words="2.800 người"),
        Statement(indicator="CT13", words="12 lượt người"),
        Statement(indicator="DV01", words="1,5"),
        Statement(indicator="DV01", words="-3"),
        Statement(indicator="DV01", words="3", missing="not_yet"),
        Statement(indicator="DV01", missing="because"),
        Statement(indicator="DV01", words="3", estimated=True),
        Statement(indicator="DV01", words="3", note="Ông A, CCCD 001099012345"),
        Statement(indicator="XX99", words="3"),
        Statement(indicator="QP10", words="5"),
    ],
    ids=lambda statement: f"{statement.indicator} {statement.words}{statement.missing}",
)
def test_what_cannot_be_right_is_refused_with_a_remedy(draft, an, noon, statement):
    [fault] = state(draft, an, noon, statement).faults

    assert fault.reason.count(".") >= 1
    assert not Entry.objects.exists()


def test_zero_is_a_statement(draft, an, noon):
    [entry] = state(draft, an, noon, Statement(indicator="DV01", words="0")).accepted

    assert (entry.low, entry.missing) == (0, "")


def test_a_reason_stands_where_there_is_no_figure(draft, an, noon):
    [entry] = state(draft, an, noon, Statement(indicator="DV01", missing="not_yet")).accepted

    assert (entry.low, entry.missing) == (None, "not_yet")


def test_an_empty_box_takes_the_figure_back(filled, an, noon):
    outcome = state(filled, an, noon, Statement(indicator="TT01"))

    assert outcome.taken_back == ["TT01"]
    assert not filled.entries.filter(indicator__code="TT01").exists()


def test_within_a_revision_a_figure_is_replaced_in_place(filled, an, noon):
    state(filled, an, noon, Statement(indicator="TT01", words="3.000"))

    assert filled.entries.get(indicator__code="TT01").words == "3.000"


def test_the_journal_keeps_what_stood_before(filled, an, noon):
    state(filled, an, noon, Statement(indicator="TT01", words="3.000"))

    facts = JournalEntry.objects.filter(action="submission.stated").latest("pk").facts
    assert facts["changes"] == [{"indicator": "TT01", "before": "trên 2.800", "after": "3.000"}]


def test_the_same_again_changes_nothing(filled, an, noon):
    stamp = filled.stamp

    state(filled, an, noon, Statement(indicator="TT01", words="trên 2.800"))

    assert filled.stamp == stamp


def test_a_note_stays_until_another_is_given(draft, an, noon):
    state(draft, an, noon, Statement(indicator="TT01", words="5", note="Theo sổ theo dõi"))

    [entry] = state(draft, an, noon, Statement(indicator="TT01", words="6")).accepted

    assert entry.note == "Theo sổ theo dõi"


def test_across_revisions_both_figures_are_kept(approved, binh, an, noon):
    services.reopen(submission=approved, reason="Sửa số liệu", actor=binh, at=noon)

    state(approved, an, noon, Statement(indicator="TT01", words="3.000"))

    said = [approved.entries.in_revision(n).get(indicator__code="TT01").words for n in (1, 2)]
    assert said == ["trên 2.800", "3.000"]


def test_a_dry_run_says_the_same_and_leaves_nothing(draft, an, noon):
    outcome = state(
        draft, an, noon, Statement(indicator="TT01", words="5"), Statement(indicator="DV01", words="x"), dry_run=True
    )

    assert (len(outcome.accepted), len(outcome.faults)) == (1, 1)
    assert not Entry.objects.exists()


def test_of_two_who_state_otherwise_the_second_is_shown_the_first(draft, an, anh, noon):
    state(draft, an, noon, Statement(indicator="TT01", words="5", seen_stamp=0))

    [fault] = state(draft, anh, noon, Statement(indicator="TT01", words="7", seen_stamp=0)).faults

    assert (fault.rule, fault.words, fault.theirs.words, fault.theirs.name) == ("conflict", "7", "5", str(an))
    assert draft.entries.get().words == "5"


def test_whoever_has_seen_the_other_figure_may_replace_it(draft, an, anh, noon):
    state(draft, an, noon, Statement(indicator="TT01", words="5", seen_stamp=0))
    [fault] = state(draft, anh, noon, Statement(indicator="TT01", words="7", seen_stamp=0)).faults

    state(draft, anh, noon, Statement(indicator="TT01", words="7", seen_stamp=fault.theirs.stamp))

    assert draft.entries.get().words == "7"


def test_two_who_agree_are_not_in_conflict(draft, an, anh, noon):
    state(draft, an, noon, Statement(indicator="TT01", words="5", seen_stamp=0))

    assert state(draft, anh, noon, Statement(indicator="TT01", words="5", seen_stamp=0)).faults == []


def test_the_rest_is_zero_by_one_press(draft, an, noon):
    state(draft, an, noon, Statement(indicator="TT01", words="5"))

    outcome = services.rest_is_zero(submission=draft, actor=an, at=noon)

    assert {entry.words for entry in outcome.accepted} == {"0"}
    assert not draft.entries.filter(indicator__code="QP10").exists()
    assert draft.entries.get(indicator__code="TT01").words == "5"


def test_what_was_submitted_can_no_longer_be_filled_in(submitted, an, noon):
    with pytest.raises(Refused):
        state(submitted, an, noon, Statement(indicator="TT01", words="5"))


def test_only_those_of_the_body_fill_in_its_report(draft, binh, noon):
    with pytest.raises(NotAllowed):
        state(draft, binh, noon, Statement(indicator="TT01", words="5"))


def test_a_place_elsewhere_is_refused(draft, world, an, noon):
    [fault] = state(draft, an, noon, Statement(indicator="TT01", words="5", place=world.other_commune.pk)).faults

    assert fault.rule == "place_elsewhere"


def test_of_several_statements_for_one_box_the_last_holds(filled, an, noon):
    several = [Statement(indicator="TT01", words=words) for words in ("1", "2", "", "3", "")]

    state(filled, an, noon, *several)

    assert not filled.entries.filter(indicator__code="TT01").exists()
