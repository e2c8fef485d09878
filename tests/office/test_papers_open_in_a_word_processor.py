"""Reports in Word are opened and printed by LibreOffice: every word is there, on about as many pages as in our PDF."""

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from phoihop.documents import docx, pdf
from phoihop.documents.layouts import PARTY_05, PARTY_36, STATE
from tests.documents.sample import report
from tests.office.printed import holds_together


@pytest.mark.parametrize("layout", [STATE, PARTY_36, PARTY_05], ids=lambda layout: layout.key)
def test_a_report_in_every_part(office, layout):
    holds_together(office, docx.write(report(), layout), pdf.write(report(), layout), pictures=1)


def test_a_figure_in_a_table_looks_like_the_cells_beside_it(office):
    document = pypdfium2.PdfDocument(office.print_out(docx.write(report(), STATE)))
    words = document[4].get_textpage()
    text = words.get_text_range()

    sizes = [pdfium.FPDFText_GetFontSize(words, text.index(said)) for said in ("1.250", "trên 2,8 triệu")]

    document.close()
    assert sizes == [STATE.table] * 2
