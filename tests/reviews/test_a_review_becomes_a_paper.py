"""As a paper every figure is a reference: a control in Word, a link in PDF, a row in the annex of sources."""

import ctypes
import io
import re

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx.oxml.ns import qn

from phoihop.documents.layouts import SOURCES_TITLE
from phoihop.programmes.models import Programme
from phoihop.reviews.files import written
from phoihop.reviews.papers import paper_of

LAYOUTS = pytest.mark.parametrize("layout", Programme.PaperForm.values)
SITE = "https://phoihop.example"


def word(review, layout):
    return docx.Document(io.BytesIO(written(paper_of(review, layout, SITE), review, layout, "docx")))


@pytest.fixture
def opened():
    """Opens PDF files, and closes them after the test."""
    kept = []

    def made(review, layout):
        kept.append(pypdfium2.PdfDocument(written(paper_of(review, layout, SITE), review, layout, "pdf")))
        return kept[-1]

    yield made
    for document in kept:
        document.close()


def said(document):
    return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in document))


def addresses(document):
    """Where links lead that leave the file."""
    found = []
    for page in document:
        position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, position, link):
            action = pdfium.FPDFLink_GetAction(link)
            length = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
            buffer = ctypes.create_string_buffer(length)
            if length:
                pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
                found.append(buffer.value.decode())
    return found


@LAYOUTS
def test_the_controls_of_the_word_file_are_the_figures_that_are_quoted(review, layout):
    controls = {tag.get(qn("w:val")) for tag in word(review, layout).element.iter(qn("w:tag"))}

    quoted = {code for passage in review.passages.exclude(kind="chart") for code in passage.codes}
    assert {tag for tag in controls if tag.startswith("F-")} == quoted


@LAYOUTS
def test_every_figure_has_a_row_among_the_sources(review, layout):
    paper = paper_of(review, layout)

    assert {figure.code for figure in paper.figures()} <= {source.code for source in paper.sources}


@LAYOUTS
def test_the_pdf_says_every_figure_and_leads_to_its_trace(review, layout, opened):
    document = opened(review, layout)

    text = said(document)
    assert [figure.words for figure in review.figures.all() if figure.words not in text] == []
    assert SOURCES_TITLE in text
    assert f"{SITE}/reviews/{review.pk}/figures/F-008/" in addresses(document)


def test_a_source_tells_how_many_reports_of_how_many(review):
    [source] = [one for one in paper_of(review).sources if one.code == "F-008"]

    assert (
        source.origin
        == "8 báo cáo đã duyệt/9 báo cáo phải nộp, duyệt đến 20/04/2026; theo địa giới tại thời điểm phát sinh"
    )


def test_made_up_figures_are_said_to_be_so(review):
    review.programme.illustrative = True

    assert paper_of(review).subject.endswith("(số liệu minh họa)")


def test_empty_passages_are_not_printed(review, opened):
    assert "đoạn để trống" not in said(opened(review, "state"))


def test_the_same_review_makes_the_same_bytes(signed):
    first, second = (written(paper_of(signed), signed, "party", "docx") for _turn in range(2))

    assert first == second
