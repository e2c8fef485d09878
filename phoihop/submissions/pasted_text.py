"""The words of a report that was handed in as a file: Word, PDF or plain text (văn bản của báo cáo).

Old fonts (.VnTime, VNI) are read as what they show. The words come as one text, a paragraph or a row of a table a
line, in the order in which a person reads them.
"""

import io
import re
from collections.abc import Iterator
from threading import Lock
from zipfile import BadZipFile

import pypdfium2
from django.utils.translation import gettext as _
from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph

from phoihop.documents.rules import FileKind, inspect
from phoihop.foundation.refusals import Invalid
from phoihop.prose import from_font, unicode_text

LONGEST_TEXT = 1_000_000
MOST_PAGES = 300
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
ORDINAL = re.compile(r"[\divxIVX]{1,4}[.)]?|[a-zđA-ZĐ][.)]")
# A line of a PDF goes on where it does not end a sentence and the next begins small or with a figure.
LINE_GOES_ON = re.compile(r"(?<![.;:!?])[ \t]*\n(?=[^\W\d_A-ZÀ-ỸĐ]|\d)")
# PDFium works for one at a time.
PDFIUM = Lock()


def clean(text: str) -> str:
    """A text in Unicode, its lines ended alike, without what is typed but not seen. Raises Invalid for one too long."""
    if len(text) > LONGEST_TEXT:
        raise Invalid(_("This text is too long. Paste it in parts of a million characters at most."))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return UNSEEN.sub(" ", unicode_text(lines)).strip()


def text_of(content: bytes, name: str) -> str:
    """The words of a .docx, .pdf or .txt file. Raises Invalid for another file, or one that cannot be read."""
    match inspect(content, name):
        case FileKind.TEXT:
            return clean(content.decode("utf-8-sig"))
        case FileKind.DOCX:
            return clean("\n".join(_word_lines(content)))
        case FileKind.PDF:
            return clean(_pdf_text(content))
    raise Invalid(_("Only .docx, .pdf and .txt are read here. Save the report as one of them, or paste its text."))


def _word_lines(content: bytes) -> Iterator[str]:
    try:
        document = Document(io.BytesIO(content))
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                yield from _rows(block)
            else:
                yield _paragraph(block)
    # What lxml cannot parse it answers with its own kind of SyntaxError.
    except (OpcError, SyntaxError, BadZipFile, KeyError, ValueError, AttributeError) as error:
        raise Invalid(_("This Word document cannot be read. Save it again as .docx.")) from error


def _paragraph(paragraph: Paragraph) -> str:
    usual = paragraph.style.font.name if paragraph.style else None
    return "".join(from_font(run.text, run.font.name or usual or "") for run in paragraph.runs) or paragraph.text


def _rows(table: Table) -> Iterator[str]:
    """A row a line, its cells joined; the number of the row is no figure, and merged cells are said once."""
    for row in table.rows:
        said: list[str] = []
        for cell in row.cells:
            words = " ".join(filter(None, (_paragraph(paragraph).strip() for paragraph in cell.paragraphs)))
            if words and words not in said[-1:]:
                said.append(words)
        if len(said) > 1 and ORDINAL.fullmatch(said[0]):
            del said[0]
        yield ": ".join(said)


def _pdf_text(content: bytes) -> str:
    try:
        with PDFIUM:
            pages = _pdf_pages(content)
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Invalid(_("This PDF cannot be read. Print it to PDF again, or paste its text.")) from error
    text = re.sub(r"\r\n?", "\n", "\n".join(pages))
    if not text.strip():
        raise Invalid(_("This PDF holds pictures of pages and no text. Paste the text, or send the Word document."))
    return LINE_GOES_ON.sub(" ", text)


def _pdf_pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        if len(document) > MOST_PAGES:
            raise ValueError(len(document))
        return [_page_text(page) for page in document]
    finally:
        document.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    words = page.get_textpage()
    try:
        return str(words.get_text_range())
    finally:
        words.close()
        page.close()
