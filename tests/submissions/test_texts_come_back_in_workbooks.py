"""What a report tells in words goes out in its workbook, and comes back beside the figures."""

import json

import pytest
from django.utils.crypto import salted_hmac

from phoihop.submissions import services
from phoihop.submissions.models import Narrative
from phoihop.submissions.rules import Channel
from phoihop.submissions.workbooks.blanks import blanks, unseal
from tests.submissions.test_reports_come_back_in_workbooks import NAME, as_ods, book_of, box, page, posted, saved, taken

OURS = "Ba mô hình mới:\n- Xóm 3 góp 120 ngày công;\n- Xóm 5 hiến 500 m2 đất."
BOX = "C"


def text_box(book, section):
    """The box of a section: the cell where it begins."""
    row = next(cell.row for cell in book.active["A"] if str(cell.value).endswith(f":#{section.pk}"))
    return book.active[f"{BOX}{row}"]


@pytest.fixture
def told(draft, asked, an, noon):
    """The commune's report, in which something is told already."""
    return services.narrate(submission=draft, section=asked.results, text=OURS, actor=an, at=noon).narrative


@pytest.fixture
def book(draft):
    return book_of(draft.obligation)


def test_the_seal_of_a_workbook_given_out_before_texts_went_with_it_still_fits(draft):
    [blank] = blanks([draft.obligation])
    facts = json.dumps({name: told for name, told in blank.facts.items() if name != "texts"})

    found = unseal(facts, salted_hmac("phoihop.submissions.blanks", facts, algorithm="sha256").hexdigest())

    assert (found.obligation, found.texts) == (draft.obligation_id, {})


def test_what_is_told_stands_in_its_box_and_is_not_told_again(draft, asked, told, an, noon):
    book = book_of(draft.obligation)
    assert text_box(book, asked.results).value == OURS

    for content in (saved(book), as_ods(book)):
        assert taken(content, an, noon).changes == 0
    assert Narrative.objects.get().stamp == told.stamp


def test_a_text_written_in_the_workbook_is_told_with_its_cell(draft, asked, book, an, noon):
    text_box(book, asked.results).value = OURS.replace("\n", "\r\n")
    box(book.active, "TT01").value = "200"

    seen = taken(book, an, noon, dry_run=True)
    assert [(change.then, change.now) for change in seen.parts[0].told] == [("", OURS)]
    assert not draft.narratives.exists()

    assert taken(book, an, noon).changes == 2
    narrative = draft.narratives.get()
    assert (narrative.text, narrative.channel) == (OURS, Channel.EXCEL)
    cell = text_box(book, asked.results).coordinate
    assert narrative.source == {"file": NAME, "sheet": book.active.title, "cell": cell}


def test_an_undone_merging_loses_nothing(draft, asked, book, an, noon):
    cell = text_box(book, asked.results)
    book.active.unmerge_cells(f"C{cell.row}:H{cell.row}")
    cell.value, book.active[f"D{cell.row}"].value = "Việc thứ nhất.", "Việc thứ hai."

    taken(book, an, noon)

    assert draft.narratives.get().text == "Việc thứ nhất.\nViệc thứ hai."


def test_what_somebody_else_told_meanwhile_is_shown_and_kept(draft, asked, book, an, anh, noon):
    services.narrate(submission=draft, section=asked.results, text="Của Ánh", actor=anh, at=noon)
    text_box(book, asked.results).value = "Của An"

    seen = taken(book, an, noon)

    [wrong] = seen.wrong
    assert (wrong.fault.rule, wrong.fault.theirs.words, wrong.fault.words) == ("conflict", "Của Ánh", "Của An")
    assert wrong.fault.cell == f"{book.active.title}!{text_box(book, asked.results).coordinate}"
    assert draft.narratives.get().text == "Của Ánh"


def test_the_marked_copy_decides_a_conflict(draft, asked, book, an, anh, noon):
    services.narrate(submission=draft, section=asked.results, text="Của Ánh", actor=anh, at=noon)
    text_box(book, asked.results).value = "Của An"
    copy = taken(book, an, noon, dry_run=True).corrected()

    taken(copy, an, noon)

    assert draft.narratives.get().text == "Của An"


@pytest.mark.parametrize(("text", "said"), [("TUYỆT MẬT", "MẬT"), ("a" * 20_001, "20.000")])
def test_what_no_text_may_hold_is_a_fault_of_its_cell(draft, asked, book, an, noon, text, said):
    text_box(book, asked.results).value = text

    [wrong] = taken(book, an, noon).wrong

    assert said in str(wrong.fault)
    assert not draft.narratives.exists()


def test_a_text_that_looks_like_a_formula_goes_out_as_text(draft, asked, an, noon):
    services.narrate(submission=draft, section=asked.results, text='=HYPERLINK("http://a")', actor=an, at=noon)

    cell = text_box(book_of(draft.obligation), asked.results)

    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://a")', "s")


def test_an_emptied_box_takes_the_text_back(draft, asked, told, an, noon):
    book = book_of(draft.obligation)
    text_box(book, asked.results).value = None

    taken(book, an, noon)

    assert Narrative.objects.get().text == ""


def test_the_page_shows_both_texts_before_they_change(draft, asked, told, an, client):
    book = book_of(draft.obligation)
    text_box(book, asked.results).value = "Bốn mô hình mới."
    client.force_login(an)

    seen = client.post(page("workbook"), posted(saved(book)), follow=True)
    html = seen.content.decode()
    assert "<ins>Bốn mô hình mới.</ins>" in html
    assert "Xóm 5 hiến 500 m2 đất." in html

    client.post(seen.redirect_chain[-1][0])
    assert Narrative.objects.get().text == "Bốn mô hình mới."
    assert NAME in client.get(page("detail", draft.pk)).content.decode()
