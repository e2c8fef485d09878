"""Text is changed passage by passage; references survive, and nobody overwrites another."""

from datetime import date

import pytest

from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.reviews import services
from phoihop.reviews.models import Passage
from tests.reviews.conftest import LATER


@pytest.fixture
def passage(review):
    """The sentence about outreach."""
    return review.passages.get(text__startswith="Có [[F-008]]")


def edit(passage, text, actor, stamp=0):
    return services.edit_passage(passage=passage, text=text, seen_stamp=stamp, actor=actor, at=LATER)


def test_an_edit_keeps_the_references(passage, binh):
    edit(passage, "Toàn tỉnh có [[F-008]] lượt người được tuyên truyền.", binh)

    passage.refresh_from_db()
    assert (passage.codes, passage.stamp, passage.edited_by) == (["F-008"], 1, binh)


def test_a_code_that_is_no_figure_is_refused_and_nothing_typed_is_lost(passage, binh):
    edited = edit(passage, "Có [[F-999]] lượt người.", binh)

    assert "F-999" in edited.fault
    assert edited.typed == "Có [[F-999]] lượt người."


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(passage, binh):
    edit(passage, "Một.", binh)

    edited = edit(passage, "Hai.", binh, stamp=0)

    assert (edited.theirs, edited.typed) == ("Một.", "Hai.")
    passage.refresh_from_db()
    assert passage.text == "Một."


def test_secrecy_marks_and_personal_numbers_are_refused(passage, binh):
    assert edit(passage, "Liên hệ 0912 345 678.", binh).fault


def test_whoever_only_reads_does_not_edit(passage, chi):
    with pytest.raises(NotAllowed):
        edit(passage, "Khác.", chi)


def test_a_passage_is_added_after_another(review, passage, binh):
    new = services.add_passage(
        review=review, kind=Passage.Kind.PARAGRAPH, after=passage, text="Mới.", actor=binh, at=LATER
    )

    order = list(review.passages.filter(annex=0).values_list("pk", flat=True))
    assert order.index(new.pk) == order.index(passage.pk) + 1


def test_a_passage_moves_up_and_down(review, passage, binh):
    before = list(review.passages.values_list("pk", flat=True))

    services.move_passage(passage=passage, up=True, actor=binh, at=LATER)
    services.move_passage(passage=passage, up=False, actor=binh, at=LATER)

    assert list(review.passages.values_list("pk", flat=True)) == before


def test_the_first_passage_does_not_move_up(review, binh):
    with pytest.raises(Refused):
        services.move_passage(passage=review.passages.first(), up=True, actor=binh, at=LATER)


def test_a_passage_is_taken_out(review, passage, binh):
    services.drop_passage(passage=passage, actor=binh, at=LATER)

    assert not review.passages.filter(pk=passage.pk).exists()


def test_a_figure_is_quoted_for_a_unit_and_some_days(review, catalogue, world, binh):
    figure = services.quote_figure(
        review=review,
        indicator=catalogue["TT02"],
        node=world.commune,
        since=date(2026, 1, 1),
        until=date(2026, 2, 1),
        actor=binh,
        at=LATER,
    )

    assert (figure.words, "Xã Đại Từ; tháng 1/2026" in figure.label) == ("12", True)


def test_a_figure_that_is_there_keeps_its_code(review, catalogue, binh):
    figure = services.quote_figure(review=review, indicator=catalogue["TT01"], actor=binh, at=LATER)

    assert figure.code == "F-008"


def test_a_unit_of_the_other_hierarchy_is_refused(review, catalogue, world, binh):
    with pytest.raises(Invalid):
        services.quote_figure(
            review=review, indicator=catalogue["TT01"], node=world.commune_military, actor=binh, at=LATER
        )


def test_nothing_has_changed_at_first(review, binh):
    assert services.refresh_figures(review=review, actor=binh, at=LATER) == []


def test_a_refresh_takes_what_was_approved_since_and_says_what_changed(review, late_report, binh):
    late_report()

    changed = {
        one.code: (one.was, one.becomes) for one in services.refresh_figures(review=review, actor=binh, at=LATER)
    }

    assert changed["F-010"] == ("96", "108")
    assert changed["F-012"] == ("tăng ít nhất 6,6%", "tăng 20%")
    assert review.figures.get(code="F-010").words == "108"
