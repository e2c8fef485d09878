"""A report is pasted as it was written; what a person accepts of it becomes entries that know their words."""

import io

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from docx import Document

from phoihop.documents.models import Upload
from phoihop.foundation.refusals import Invalid
from phoihop.reporting.models import Line
from phoihop.submissions import services
from phoihop.submissions.models import Entry
from phoihop.submissions.pasting.passages import find
from phoihop.submissions.pasting.text import clean, text_of
from phoihop.submissions.rules import Channel
from phoihop.submissions.services import Accepted, Statement
from phoihop.submissions.sheet import lay_out

TEXT = (
    "BÁO CÁO\nTrong quý, đơn vị đã tuyên truyền cho trên 2.800 lượt người; tặng quà trị giá 15,5 triệu đồng.\n"
    "Làm mới 1,25 km đường giao thông nông thôn. Phấn đấu năm sau đăng ký 12 mô hình Dân vận khéo.\n"
    "Câu lạc bộ cựu quân nhân có 12 đồng chí tham gia."
)


def page(name, *arguments):
    return reverse(f"submissions:{name}", args=arguments)


def line(code):
    return str(Line.objects.get(indicator__code=code).pk)


def found_in(text, submission):
    return find(clean(text), "45/BC-BCH", lay_out(submission, timezone.localdate()))


def chosen(found, **instead):
    """What the page sends when the choices proposed are left as they are; `instead` names passages by number."""
    sent = {"text": found.text, "document": found.document}
    for each in found.passages:
        sent |= {f"span-{each.key}": each.span, f"line-{each.key}": each.line, f"words-{each.key}": each.words}
    return sent | {f"stamp-{row.key}": row.stamp for row in found.rows} | instead


@pytest.fixture
def found(draft):
    return found_in(TEXT, draft)


@pytest.fixture
def browser(an, client):
    client.force_login(an)
    return client


def test_figures_are_proposed_for_the_lines_of_the_form(found):
    proposed = {each.line: each.words for each in found.passages if each.line}

    assert proposed == {
        line("TT01"): "trên 2.800",
        line("AS05"): "15,5 triệu đồng",
        line("NM03"): "1,25",
        line("CT13"): "12",
    }


def test_a_target_is_shown_and_left_out(found):
    [target] = [each for each in found.passages if each.figure.role == "target"]

    assert target.line == ""
    assert target.choices[0].row.asked.code == "DV01"


def test_every_passage_tells_its_reasons_in_plain_words(found):
    assert "số viết bằng chữ số" in found.passages[0].reasons


def test_the_pieces_make_the_whole_text(found):
    assert "".join(piece.text for stretch in found.stretches for piece in stretch.pieces) == clean(TEXT)


def test_a_line_answered_already_is_not_proposed_again(draft, an, noon):
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="5")], actor=an, at=noon)

    assert line("TT01") not in {each.line for each in found_in(TEXT, draft).passages}


def test_the_page_marks_the_words_and_keeps_nothing(draft, browser):
    html = browser.post(page("paste", draft.pk), {"text": TEXT}).content.decode()

    assert ">trên 2.800 lượt người<sup>1</sup></a></mark>" in html
    assert f'<option value="{line("TT01")}" selected>' in html
    assert not Entry.objects.exists()
    assert not Upload.objects.exists()


def test_what_is_accepted_becomes_an_entry_that_knows_its_words(draft, found, browser):
    answer = browser.post(page("paste_accept", draft.pk), chosen(found))

    entry = draft.entries.get(indicator__code="TT01")
    first, last = entry.source["span"]
    assert answer.url == page("detail", draft.pk)
    assert draft.entries.count() == 4
    assert entry.channel == Channel.PROSE
    assert entry.source["document"] == "45/BC-BCH"
    assert entry.source["words"] == Upload.objects.get().content().decode()[first:last] == "trên 2.800 lượt người"


def test_browsers_end_lines_in_their_own_way(draft, found, browser):
    sent = chosen(found)

    browser.post(page("paste_accept", draft.pk), sent | {"text": sent["text"].replace("\n", "\r\n")})

    assert draft.entries.count() == 4


def test_a_person_changes_the_words_and_the_line(draft, found, browser):
    first = found.passages[0].key

    browser.post(page("paste_accept", draft.pk), chosen(found, **{f"words-{first}": "2.850"}))

    entry = draft.entries.get(indicator__code="TT01")
    assert (entry.words, entry.source["words"]) == ("2.850", "trên 2.800 lượt người")


def test_what_is_left_out_states_nothing(draft, found, browser):
    browser.post(page("paste_accept", draft.pk), chosen(found, **{f"line-{each.key}": "" for each in found.passages}))

    assert not Entry.objects.exists()
    assert not Upload.objects.exists()


def test_two_passages_for_one_line_are_given_back(draft, found, browser):
    first, second = found.passages[:2]

    answer = browser.post(page("paste_accept", draft.pk), chosen(found, **{f"line-{second.key}": first.line}))

    assert answer.status_code == 422
    assert draft.entries.get(indicator__code="TT01").words == first.words


def test_words_that_cannot_be_read_are_given_back(draft, found, browser):
    first = found.passages[0].key

    answer = browser.post(page("paste_accept", draft.pk), chosen(found, **{f"words-{first}": "nhiều lắm"}))

    assert answer.status_code == 422
    assert 'value="nhiều lắm"' in answer.content.decode()
    assert not draft.entries.filter(indicator__code="TT01").exists()


def test_what_somebody_else_stated_meanwhile_is_not_overwritten(draft, found, anh, noon, browser):
    services.state(submission=draft, statements=[Statement(indicator="TT01", words="55")], actor=anh, at=noon)

    browser.post(page("paste_accept", draft.pk), chosen(found))

    assert draft.entries.get(indicator__code="TT01").words == "55"


@pytest.mark.parametrize("text", ["Tài liệu TUYỆT MẬT", "Gọi anh Nam 0912345678", " ", ""])
def test_what_may_not_be_kept_is_refused_before_it_is_read(draft, browser, text):
    answer = browser.post(page("paste", draft.pk), {"text": text})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_the_guard_stands_before_the_service_too(draft, an, noon):
    accepted = [Accepted(indicator="TT01", words="5", span=(0, 3))]
    with pytest.raises(Invalid):
        services.accept_passages(submission=draft, text="TỐI MẬT", document="x", passages=accepted, actor=an, at=noon)


def test_a_span_outside_the_text_is_refused(draft, an, noon):
    accepted = [Accepted(indicator="TT01", words="5", span=(0, 30))]
    with pytest.raises(Invalid, match="ngoài văn bản"):
        services.accept_passages(submission=draft, text="5", document="x", passages=accepted, actor=an, at=noon)


def test_the_words_are_shown_where_they_stood(draft, found, browser):
    browser.post(page("paste_accept", draft.pk), chosen(found))

    html = browser.get(page("passage", draft.entries.get(indicator__code="TT01").pk)).content.decode()

    assert "tuyên truyền cho <mark>trên 2.800 lượt người</mark>; tặng quà" in html


def test_the_report_leads_to_the_words(draft, found, browser, binh):
    browser.post(page("paste_accept", draft.pk), chosen(found))
    browser.force_login(binh)

    html = browser.get(page("detail", draft.pk)).content.decode()

    assert page("passage", draft.entries.get(indicator__code="TT01").pk) in html


def test_nobody_else_sees_the_words(draft, found, browser, dung):
    browser.post(page("paste_accept", draft.pk), chosen(found))
    browser.force_login(dung)

    assert browser.get(page("passage", draft.entries.first().pk)).status_code == 404


@pytest.mark.parametrize("name", ["paste", "paste_accept"])
def test_whoever_may_only_see_the_report_pastes_nothing(draft, found, client, binh, name):
    client.force_login(binh)

    assert client.post(page(name, draft.pk), chosen(found)).status_code == 403


def test_nothing_is_pasted_into_a_report_already_submitted(submitted, browser):
    assert browser.post(page("paste", submitted.pk), {"text": TEXT}).status_code == 409


# Files.


def word_file():
    """A Word document with a paragraph in an old font between two others, and a table."""
    document = Document()
    document.add_paragraph("Trong quý, tuyên truyền cho trên 2.800 lượt người.")
    run = document.add_paragraph().add_run("Tæng kÕt")
    run.font.name = ".VnTime"
    table = document.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("1", "Số mô hình Dân vận khéo đăng ký", "10 mô hình"), strict=True):
        cell.text = words
    document.add_paragraph("Hết.")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_word_document_is_read_in_order():
    assert text_of(word_file(), "bao-cao.docx").split("\n") == [
        "Trong quý, tuyên truyền cho trên 2.800 lượt người.",
        "Tổng kết",
        "",
        "1\tSố mô hình Dân vận khéo đăng ký\t10 mô hình",
        "",
        "Hết.",
    ]


def test_a_pdf_with_text_is_read():
    content = typst.compile(b"#set page(width: 6cm)\n" + TEXT.replace("\n", "\n\n").encode())

    assert "trên 2.800 lượt người" in text_of(content, "bao-cao.pdf")


def test_a_word_document_is_handed_in_on_the_page(draft, browser):
    file = SimpleUploadedFile("bao-cao.docx", word_file())

    html = browser.post(page("paste", draft.pk), {"file": file}).content.decode()

    assert "<mark" in html
    assert 'name="document" value="bao-cao.docx"' in html


@pytest.mark.parametrize(
    ("content", "name"), [(b"PK\x03\x04", "a.docx"), (b"%PDF-1.4 nothing", "a.pdf"), (b"\x89PNG\r\n\x1a\n", "a.png")]
)
def test_what_cannot_be_read_is_refused_with_a_remedy(content, name):
    with pytest.raises(Invalid):
        text_of(content, name)
