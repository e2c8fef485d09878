"""A workbook is given out, filled in by whatever hand, and comes back into the report it was given out for."""

import io
import zipfile
from contextlib import suppress
from html import escape

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some

from phoihop.documents.models import Upload
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.reporting.models import Obligation
from phoihop.submissions import services
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.rules import Channel, Missing
from phoihop.submissions.services import Statement
from phoihop.submissions.workbooks import previews
from phoihop.submissions.workbooks.blank_book import SEALS, write_blanks
from phoihop.submissions.workbooks.blanks import blanks
from phoihop.submissions.workbooks.returned_book import read_returned, words_of
from tests.submissions.conftest import SOUND

NAME = "bao-cao.xlsx"
ODS_SPACES = ("office", "table", "text")


def book_of(*obligations):
    """The workbook that is given out for these reports, opened by another program than ours."""
    owed = Obligation.objects.for_listing().filter(pk__in=[each.pk for each in obligations]).order_by("pk")
    return openpyxl.load_workbook(io.BytesIO(write_blanks(blanks(owed))))


def box(page, code, column="F"):
    """The cell of a line in a column: F the figure, G the reason, H the note."""
    row = next(cell.row for cell in page["A"] if str(cell.value).endswith(f":{code}"))
    return page[f"{column}{row}"]


def saved(book):
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def taken(book, actor, at, *, dry_run=False):
    content = book if isinstance(book, bytes) else saved(book)
    return previews.take(read_returned(content, NAME), actor=actor, at=at, dry_run=dry_run)


def page(name, *arguments):
    return reverse(f"submissions:{name}", args=arguments)


def posted(content, name=NAME):
    return {"workbook": SimpleUploadedFile(name, content)}


def as_ods(book):
    """The same cells as LibreOffice would save them, all sheets in plain sight."""
    tables = "".join(
        f'<table:table table:name="{escape(page.title)}">'
        + "".join("<table:table-row>" + "".join(map(ods_cell, row)) + "</table:table-row>" for row in page.values)
        + "</table:table>"
        for page in book.worksheets
    )
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ODS_SPACES)
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:m"/>')
        archive.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:document-content>")
    return made.getvalue()


def ods_cell(value):
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = f"<text:p>{escape(value)}</text:p>"
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


@pytest.fixture
def book(draft):
    return book_of(draft.obligation)


@pytest.fixture
def filled_in(book):
    """The workbook with every line answered."""
    for code, words in SOUND.items():
        box(book.active, code).value = words
    return book


def test_a_workbook_filled_in_answers_the_report(draft, filled_in, an, noon):
    taken(filled_in, an, noon)

    assert dict(draft.entries.values_list("indicator__code", "words")) == SOUND


def test_a_workbook_saved_by_libreoffice_is_read_too(draft, filled_in, an, noon):
    box(filled_in.active, "CT13").value = 12

    taken(as_ods(filled_in), an, noon)

    assert dict(draft.entries.values_list("indicator__code", "words")) == SOUND


def test_an_entry_tells_the_file_the_sheet_and_the_cell(draft, filled_in, an, noon):
    taken(filled_in, an, noon)

    entry = draft.entries.get(indicator__code="TT01")
    cell = box(filled_in.active, "TT01").coordinate
    assert entry.channel == Channel.EXCEL
    assert entry.source == {"file": NAME, "sheet": filled_in.active.title, "cell": cell}


def test_a_dry_run_is_the_same_and_leaves_nothing(asked, an, noon):
    owed = asked.owed["commune-military", "2025-Q1"]
    book = book_of(owed)
    box(book.active, "TT01").value = "200"

    seen = taken(book, an, noon, dry_run=True)

    assert [(change.then, change.now) for part in seen.parts for change in part.changes] == [("", "200")]
    assert not Submission.objects.exists()
    assert not Entry.objects.exists()


def test_a_report_that_nobody_began_is_begun(asked, an, noon):
    book = book_of(asked.owed["commune-military", "2025-Q1"])
    box(book.active, "TT01").value = "200"

    taken(book, an, noon)

    assert Submission.objects.get().entries.get().words == "200"


def test_sheets_and_rows_may_be_moved_and_renamed(asked, an, noon):
    quarters = ("2024-Q4", "2025-Q1")
    book = book_of(*(asked.owed["commune-military", code] for code in quarters))
    second = book.worksheets[1]
    box(second, "TT01").value = 1204
    second.insert_rows(2, 3)
    second.insert_cols(3)
    second.title = "Quý I (bản cuối)"
    book.move_sheet(second, -1)
    book.create_sheet("Ghi chú", 0)["A1"] = "của tôi"

    taken(book, an, noon)

    assert Entry.objects.get().submission.obligation == asked.owed["commune-military", "2025-Q1"]
    assert Entry.objects.get().source["sheet"] == "Quý I (bản cuối)"


def test_cells_nobody_touched_state_nothing(draft, book, an, anh, noon):
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="55")], actor=anh, at=noon)
    box(book.active, "DV01").value = "3"

    seen = taken(book, an, noon)

    assert seen.faults == []
    assert draft.entries.get(indicator__code="TT01").words == "55"


def test_what_somebody_else_stated_meanwhile_is_not_overwritten(draft, book, an, anh, noon):
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="55")], actor=anh, at=noon)
    box(book.active, "TT01").value = "77"

    seen = taken(book, an, noon)

    assert [fault.rule for fault in seen.faults] == ["conflict"]
    assert draft.entries.get().words == "55"


def test_an_emptied_cell_takes_the_figure_back(filled, an, noon):
    book = book_of(filled.obligation)
    box(book.active, "TT01").value = None

    taken(book, an, noon)

    assert not filled.entries.current().filter(indicator__code="TT01").exists()


def test_a_reason_is_chosen_from_the_list(draft, book, an, noon):
    label = str(Missing.NOT_YET.label)
    box(book.active, "TT01", "G").value = label.upper()

    taken(book, an, noon)

    assert draft.entries.get().missing == Missing.NOT_YET


@pytest.mark.parametrize(
    ("words", "said"),
    [("nhiều lắm", ""), (1.234, "1,234"), (2.5, ""), ("45%", "")],
)
def test_a_fault_names_its_sheet_and_cell(draft, book, an, noon, words, said):
    box(book.active, "TT01").value = words
    cell = box(book.active, "TT01").coordinate

    [fault] = taken(book, an, noon).faults

    assert fault.cell == f"{book.active.title}!{cell}"
    assert said in fault.reason
    assert not draft.entries.exists()


def test_the_good_is_kept_beside_the_bad(draft, book, an, noon):
    box(book.active, "TT01").value = "nhiều lắm"
    box(book.active, "DV01").value = "trên 200"

    taken(book, an, noon)

    assert draft.entries.get().words == "trên 200"


def test_a_line_that_stands_twice_is_a_fault(draft, book, an, noon):
    page = book.active
    box(page, "TT01").value = "5"
    row = box(page, "TT01").row
    for column in "AF":
        page[f"{column}40"] = page[f"{column}{row}"].value

    assert "F40" in taken(book, an, noon).faults[0].cell


def test_a_changed_seal_is_refused(book):
    seals = book[SEALS]
    seals["C1"] = seals["C1"].value.replace('"2025-Q1"', '"2025-Q2"')

    with pytest.raises(Invalid, match="đã bị thay đổi"):
        read_returned(saved(book), NAME)


def test_another_workbook_is_refused():
    with pytest.raises(Invalid, match="không phải"):
        read_returned(saved(openpyxl.Workbook()), NAME)


def test_a_sheet_without_its_keys_is_refused(book):
    book.active.delete_rows(1)

    with pytest.raises(Invalid, match="Dòng ẩn"):
        read_returned(saved(book), NAME)


def test_a_form_changed_since_is_refused(draft, book, asked, world, an, noon):
    box(book.active, "TT01").value = "5"
    content = saved(book)
    other = asked.version
    other.pk, other.number, other.valid_from = None, other.number + 1, draft.obligation.until
    other.save(force_insert=True)
    Obligation.objects.filter(pk=draft.obligation_id).update(form_version=other)

    with pytest.raises(Refused, match="Tải lại"):
        taken(content, an, noon)


def test_text_that_looks_like_a_formula_stays_text(draft, an, noon):
    note = "=HYPERLINK(1)"
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="5", note=note)], actor=an, at=noon)

    cell = box(book_of(draft.obligation).active, "TT01", "H")

    assert (cell.value, cell.data_type) == (note, "s")


def test_macros_are_refused(book):
    made = io.BytesIO(saved(book))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")

    with pytest.raises(Invalid, match="macro"):
        read_returned(made.getvalue(), NAME)


def test_nobody_fills_in_the_report_of_another_body(draft, book, binh, noon):
    box(book.active, "TT01").value = "5"

    seen = taken(book, binh, noon)

    assert [fault.rule for fault in seen.faults] == ["closed"]
    assert not draft.entries.exists()


def test_a_sheet_one_may_not_see_is_left_out_with_a_word(draft, book, dung, noon):
    box(book.active, "TT01").value = "5"

    assert [fault.rule for fault in taken(book, dung, noon).faults] == ["not_yours"]


def test_a_report_already_submitted_is_left_alone(submitted, an, noon):
    book = book_of(submitted.obligation)
    box(book.active, "TT01").value = "5"

    assert [fault.rule for fault in taken(book, an, noon).faults] == ["closed"]


def test_the_copy_marks_faults_in_their_cells_and_can_be_handed_in_again(draft, book, an, noon):
    box(book.active, "TT01").value = "nhiều lắm"
    copy = openpyxl.load_workbook(io.BytesIO(taken(book, an, noon, dry_run=True).corrected()))
    cell = box(copy.active, "TT01")
    told, colour, words = cell.comment.text, cell.fill.start_color.rgb, cell.value
    cell.value = "12"

    taken(copy, an, noon)

    assert (words, colour) == ("nhiều lắm", "FFF8CFCF")
    assert told
    assert draft.entries.get().words == "12"


@given(some.one_of(some.text(), some.floats(), some.integers(), some.booleans(), some.dates(), some.times()))
def test_whatever_a_cell_holds_is_words_or_a_fault(cell):
    with suppress(ValueError):
        assert isinstance(words_of(cell), str)


# The pages.


def test_a_workbook_is_downloaded_seen_and_taken_over(draft, filled_in, an, client):
    client.force_login(an)
    assert client.get(page("blank", draft.pk)).content[:2] == b"PK"

    seen = client.post(page("workbook"), posted(saved(filled_in)), follow=True)
    assert "<ins>trên 2.800</ins>" in seen.content.decode()
    assert not Entry.objects.exists()

    answer = client.post(seen.redirect_chain[-1][0])
    assert answer.url == page("detail", draft.pk)
    assert draft.entries.count() == len(SOUND)


def test_faults_are_shown_and_the_marked_copy_offered(draft, book, an, client):
    box(book.active, "TT01").value = "nhiều lắm"
    client.force_login(an)

    seen = client.post(page("workbook"), posted(saved(book)), follow=True)

    copy = page("workbook_corrected", Upload.objects.get().pk)
    assert copy in seen.content.decode()
    assert box(book.active, "TT01").coordinate in seen.content.decode()
    assert client.get(copy).content[:2] == b"PK"


def test_nobody_else_sees_a_workbook_that_was_handed_in(draft, filled_in, an, anh, client):
    client.force_login(an)
    client.post(page("workbook"), posted(saved(filled_in)))
    client.force_login(anh)

    assert client.get(page("workbook_preview", Upload.objects.get().pk)).status_code == 404


def test_whoever_may_not_fill_in_hands_in_nothing(draft, filled_in, binh, client):
    client.force_login(binh)

    assert client.post(page("workbook"), posted(saved(filled_in))).status_code == 403
    assert not Upload.objects.exists()


def test_a_bad_file_is_answered_with_what_to_do(draft, an, client):
    client.force_login(an)

    assert client.post(page("workbook"), posted(b"PK\x03\x04 nothing")).status_code == 422
    assert client.post(page("workbook"), {}).status_code == 422


def test_one_workbook_holds_all_that_is_owed(asked, an, client):
    client.force_login(an)

    book = openpyxl.load_workbook(io.BytesIO(client.get(page("blank_owed")).content))

    assert (
        len(book.worksheets)
        == Obligation.objects.filter(body__slug="commune-military", since__lte="2026-11-25").count() + 1
    )


def test_a_receiver_gives_out_a_sheet_for_each_body(asked, binh, client):
    client.force_login(binh)

    answer = client.get(page("blank_completeness", asked.programme.pk), {"period": "2025-Q1"})

    assert "Ban CHQS xã Đại Từ" in openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames


def test_many_sheets_cost_few_queries(asked, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        write_blanks(blanks(Obligation.objects.for_listing()))
