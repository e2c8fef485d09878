"""What LibreOffice prints of our Word files, beside what we print of the same papers ourselves."""

import re
import unicodedata

import pypdfium2
import pypdfium2.raw as pdfium

from tests.kept import text_of


def flat(text):
    """Words alone, so that line ends, hyphens and leaders of another program do not matter."""
    return re.sub(r"[\s\u00ad\u00a0-]+", "", unicodedata.normalize("NFC", text))


def holds_together(office, word, pdf, *, pictures=0, spare=1):
    """Assert that a Word file, printed by LibreOffice, says all it should, on about the pages that our own PDF has.

    Numbers of pages and leaders of a list of contents are the program's own, and so are small shifts of lines.
    """
    printed = office.print_out(word)
    said = flat(text_of(printed, "pdf"))
    missing = [line for line in text_of(word, "docx").splitlines() if flat(line) and flat(line) not in said]
    assert missing == []
    assert abs(pages(printed) - pages(pdf)) <= spare
    assert drawn(printed) >= pictures


def pages(content):
    document = pypdfium2.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def drawn(content):
    """How many pictures stand on the pages."""
    document = pypdfium2.PdfDocument(content)
    try:
        return sum(len(list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))) for page in document)
    finally:
        document.close()
