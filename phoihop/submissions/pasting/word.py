"""The words of a Word document, a paragraph a line and a table's row a line, its cells parted by tabs (văn bản Word).

What spans several columns or rows is written in the first of its cells, and the others are left empty. A table within
a cell follows after the table that holds it.
"""

import io
from collections.abc import Iterator
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph

from phoihop.foundation.refusals import Invalid
from phoihop.prose import from_font
from phoihop.prose.grids import WIDEST, joined

# Tables within tables, within tables: deeper ones are of no report.
DEEPEST = 8


def word_lines(content: bytes) -> Iterator[str]:
    """The lines of a .docx file, in the order in which a person reads them. Raises Invalid for one that is damaged."""
    try:
        yield from _Word(Document(io.BytesIO(content))).lines()
    # What lxml cannot parse it answers with its own kind of SyntaxError.
    except (OpcError, SyntaxError, BadZipFile, KeyError, ValueError, AttributeError) as error:
        raise Invalid(_("This Word document cannot be read. Save it again as .docx.")) from error


class _Word:
    """A document while it is read; the fonts of its styles are looked up once."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._fonts: dict[str | None, str] = {}

    def lines(self) -> Iterator[str]:
        for block in self._document.element.body.iterchildren():
            if isinstance(block, CT_P):
                yield self._words(block)
            elif isinstance(block, CT_Tbl):
                yield from self._table(block, 0)

    def _table(self, table: CT_Tbl, depth: int) -> Iterator[str]:
        """The rows of a table, then those of the tables within its cells; a table of one column is plain lines."""
        rows = [self._row(row) for row in table.tr_lst]
        width = max(map(len, rows), default=0)
        # An empty line keeps two tables apart that stand one beneath the other.
        yield ""
        for row in rows:
            yield "\t".join(row + [""] * (width - len(row)))
        yield ""
        if depth < DEEPEST:
            for row in table.tr_lst:
                for inner in (inner for cell in row.tc_lst for inner in cell.tbl_lst):
                    yield from self._table(inner, depth + 1)

    def _row(self, row: CT_Row) -> list[str]:
        texts = [""] * min(row.grid_before, WIDEST)
        for cell in row.tc_lst:
            beside = max(1, min(cell.grid_span, WIDEST)) - 1
            texts += ["" if cell.vMerge == "continue" else self._cell(cell), *[""] * beside]
        return texts

    def _cell(self, cell: CT_Tc) -> str:
        """The words of one cell; paragraphs that each state figures are kept apart."""
        said = [words for words in (joined(self._words(paragraph)) for paragraph in cell.p_lst) if words]
        listed = all(any(map(str.isdecimal, words)) for words in said)
        return ("; " if listed else " ").join(said)

    def _words(self, element: CT_P) -> str:
        paragraph = Paragraph(element, self._document)
        usual = self._usual_font(paragraph, element.style)
        return "".join(from_font(run.text, run.font.name or usual) for run in paragraph.runs) or paragraph.text

    def _usual_font(self, paragraph: Paragraph, style: str | None) -> str:
        if style not in self._fonts:
            self._fonts[style] = (paragraph.style.font.name if paragraph.style else None) or ""
        return self._fonts[style]
