"""Whatever file is handed in, a reader takes it or says in a sentence why not: it never falls, hangs or swells."""

import io
import time
import zipfile
from contextlib import suppress

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.documents.rules import LARGEST_FILE
from phoihop.foundation.refusals import DomainError
from phoihop.submissions.pasting.text import text_of
from phoihop.submissions.services import Statement, state
from phoihop.submissions.tables.free_book import FreeBook
from phoihop.submissions.workbooks.blank_book import write_blanks
from phoihop.submissions.workbooks.blanks import blanks
from phoihop.submissions.workbooks.returned_book import read_returned

SIGNATURES = {
    "xlsx": b"PK\x03\x04",
    "xls": bytes.fromhex("d0cf11e0a1b11ae1"),
    "ods": b"PK\x03\x04",
    "docx": b"PK\x03\x04",
    "pdf": b"%PDF-1.7\n",
    "txt": b"",
}
LONGEST_SECONDS = 5
SHARE = st.floats(0, 1)
DAMAGE = st.tuples(st.lists(st.tuples(SHARE, st.integers(0, 255)), max_size=20), SHARE)
often = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(content, kind):
    """What a reader answers: something, or a refusal with a sentence; never longer than a person waits."""
    begun, said = time.monotonic(), None
    try:
        found = read_returned(content, f"a.{kind}") if kind in {"xlsx", "xls", "ods"} else text_of(content, f"a.{kind}")
    except DomainError as refusal:
        found, said = None, str(refusal)
    assert said != ""
    assert time.monotonic() - begun < LONGEST_SECONDS
    return found


@pytest.fixture
def book(draft):
    """The workbook that is given out for the report."""
    return write_blanks(blanks([draft.obligation]))


@pytest.fixture
def letter():
    """A small report in Word."""
    made, document = io.BytesIO(), docx.Document()
    document.add_paragraph("Đã giúp dân 1.204 ngày công.")
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("kind", SIGNATURES)
@often
@given(st.binary(max_size=2_000))
def test_no_bytes_after_a_true_beginning_bring_a_reader_down(kind, rest):
    read(SIGNATURES[kind] + rest, kind)


@often
@given(DAMAGE)
def test_no_damage_to_a_workbook_brings_its_readers_down(book, damage):
    content = damaged(book, *damage)
    read(content, "xlsx")
    with suppress(DomainError):
        FreeBook(content).table(0).beginning()


@often
@given(DAMAGE)
def test_no_damage_to_a_letter_brings_its_reader_down(letter, damage):
    read(damaged(letter, *damage), "docx")


def damaged(content, overwritten, kept):
    """Some bytes overwritten, then perhaps the end cut off; places are given as shares of the whole."""
    changed = bytearray(content)
    for at, byte in overwritten:
        changed[int(at * (len(content) - 1))] = byte
    return bytes(changed[: max(1, round(kept * len(content)))])


@pytest.mark.parametrize(("kind", "part"), [("xlsx", "xl/workbook.xml"), ("docx", "word/document.xml")])
def test_an_archive_that_swells_is_refused_before_it_is_unpacked(kind, part):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, b"0" * 60_000_000)

    assert read(made.getvalue(), kind) is None


def test_cells_in_opposite_corners_are_refused_before_room_is_made_for_all_between():
    made, book = io.BytesIO(), openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "a", 1
    book.save(made)

    assert read(made.getvalue(), "xlsx") is None


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_an_entity_that_swells_is_not_unfolded(kind, book, letter):
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    bomb += b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)) + b"]><a>&m;</a>"
    part = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}[kind]

    assert not read(replaced({"xlsx": book, "docx": letter}[kind], part, bomb), kind)


def replaced(content, part, instead):
    """The same archive with another content of one of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, instead if name == part else before.read(name))
    return made.getvalue()


@pytest.mark.parametrize("kind", SIGNATURES)
def test_more_than_is_taken_is_refused(kind):
    assert read(SIGNATURES[kind] + b"a" * LARGEST_FILE, kind) is None


def test_a_workbook_with_macros_is_refused(book):
    made = io.BytesIO(book)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")

    assert read(made.getvalue(), "xlsx") is None


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://a")'])
def test_what_looks_like_a_formula_goes_out_as_text(note, draft, an, noon):
    state(submission=draft, statements=[Statement(indicator="TT01", words="5", note=note)], actor=an, at=noon)

    sheet = openpyxl.load_workbook(io.BytesIO(write_blanks(blanks([draft.obligation])))).worksheets[0]

    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == note]
    assert cell.data_type == "s"
