# ruff: noqa: F811 - fixtures of another room are named as they are used
"""The workbook of a report is filled in with LibreOffice, saved in its kinds, and comes back as it was typed."""

import io

import openpyxl
import pytest

from phoihop.submissions.models import Submission
from phoihop.submissions.rules import Channel, Missing
from phoihop.submissions.workbooks import previews
from phoihop.submissions.workbooks.blank_book import write_blanks
from phoihop.submissions.workbooks.blanks import TEXT, blanks
from phoihop.submissions.workbooks.returned_book import read_returned
from tests.submissions.conftest import SOUND, _asked_of_the_module, asked, draft  # noqa: F401
from tests.submissions.test_reports_come_back_in_workbooks import book_of, box, saved

KINDS = pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
TOLD = "Đã phối hợp tốt.\n“Dân vận khéo” được nhân rộng."


@pytest.fixture
def book(draft):
    """The workbook as it is given out."""
    return book_of(draft.obligation)


@pytest.fixture
def given_out(draft):
    """The same as a file."""
    return write_blanks(blanks([draft.obligation]))


def typed(book, answers, column="F"):
    """What is typed, cell by cell, to answer these lines."""
    return [(book.active.title, box(book.active, code, column).coordinate, words) for code, words in answers.items()]


@KINDS
def test_what_is_typed_comes_in(office, draft, book, given_out, an, noon, kind):
    files, _ = office.save_as(given_out, "xlsx", kind, typed=typed(book, SOUND))

    returned = read_returned(files[kind], f"bao-cao.{kind}")
    preview = previews.take(returned, actor=an, at=noon, dry_run=True)
    assert preview.faults == []
    assert {change.now for part in preview.parts for change in part.changes} == set(SOUND.values())
    assert not draft.entries.exists()

    previews.take(returned, actor=an, at=noon, dry_run=False)
    assert dict(draft.entries.values_list("indicator__code", "words")) == SOUND
    assert set(draft.entries.values_list("channel", flat=True)) == {Channel.EXCEL}


@KINDS
def test_reasons_and_notes_come_in(office, draft, book, given_out, an, noon, kind):
    reason = str(Missing.NOT_YET.label)
    words = [*typed(book, {"TT01": reason}, "G"), *typed(book, {"DV01": "10"}), *typed(book, {"DV01": "=1+1"}, "H")]
    files, shown = office.save_as(given_out, "xlsx", kind, typed=words)

    previews.take(read_returned(files[kind], "a"), actor=an, at=noon, dry_run=False)

    assert shown[0] == reason
    assert draft.entries.get(indicator__code="TT01").missing == Missing.NOT_YET
    assert draft.entries.get(indicator__code="DV01").note == "=1+1"


@KINDS
def test_what_is_told_in_words_comes_in(office, draft, book, given_out, asked, an, noon, kind):
    files, _ = office.save_as(given_out, "xlsx", kind, typed=typed(book, {f"{TEXT}{asked.results.pk}": TOLD}, "C"))

    previews.take(read_returned(files[kind], "a"), actor=an, at=noon, dry_run=False)

    assert draft.narratives.get(section=asked.results).text == TOLD


@KINDS
def test_the_locked_frame_takes_no_words_and_stays_sealed(office, draft, book, given_out, kind):
    frame = [*typed(book, {"TT01": "người"}, "C"), *typed(book, {"TT01": "phoihop:1:DV01"}, "A")]
    files, shown = office.save_as(given_out, "xlsx", kind, typed=[*frame, *typed(book, {"TT01": "5"})])

    returned = read_returned(files[kind], "a")

    assert shown == ["lượt người", f"phoihop:{draft.obligation_id}:TT01", "5"]
    assert set(returned.sealed) == {draft.obligation_id}
    assert [(answer.code, answer.typed.words) for answer in returned.answers] == [("TT01", "5")]


@KINDS
def test_a_file_only_opened_and_saved_says_nothing_new(office, given_out, kind):
    files, _ = office.save_as(given_out, "xlsx", kind)

    assert read_returned(files[kind], "a").answers == []


def test_a_file_goes_from_kind_to_kind(office, book, given_out):
    ods, _ = office.save_as(given_out, "xlsx", "ods", typed=typed(book, SOUND))
    xls, _ = office.save_as(ods["ods"], "ods", "xls")
    back, _ = office.save_as(xls["xls"], "xls", "xlsx")

    assert {answer.code: answer.typed.words for answer in read_returned(back["xlsx"], "a").answers} == SOUND


def test_the_sheet_is_still_locked_when_it_comes_back(office, book, given_out):
    files, _ = office.save_as(given_out, "xlsx", "xlsx", typed=typed(book, {"TT01": "5"}))
    page = openpyxl.load_workbook(io.BytesIO(files["xlsx"])).worksheets[0]

    assert page.protection.sheet
    assert [box(page, "TT01", column).protection.locked for column in "BF"] == [True, False]


def test_a_copy_with_faults_is_opened_and_mended(office, draft, book, given_out, an, noon):
    box(book.active, "TT01").value = "nhiều lắm"
    returned = read_returned(saved(book), "a")
    faults = {(draft.obligation_id, "TT01"): ["Không hiểu số liệu này."]}
    copy = write_blanks(blanks([draft.obligation]), returned.typed(faults))

    files, shown = office.save_as(copy, "xlsx", "ods", typed=typed(book, {"TT01": "2.800"}))
    previews.take(read_returned(files["ods"], "a"), actor=an, at=noon, dry_run=False)

    assert shown == ["2.800"]
    assert Submission.objects.get().entries.get().words == "2.800"
