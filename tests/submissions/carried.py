"""Tables carried by files as officers send them: Word, and PDF with and without lines."""

import io

import typst
from docx import Document

from tests.prose.tabled import Cell, Rows, laid


def as_word(rows: Rows, *, font: str = "", style: str = "Table Grid") -> bytes:
    """A Word document with one table between two paragraphs; `font` is that of every word."""
    document = Document()
    document.add_paragraph().add_run("Kết quả như sau:" if not font else "").font.name = font or None
    add_table(document, rows, font=font, style=style)
    document.add_paragraph()
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def add_table(holder, rows: Rows, *, font: str = "", style: str = "Table Grid"):
    """A table in a document, or in a cell of another table."""
    placed = list(laid(rows))
    width = 1 + max(column + cell.across - 1 for _, column, cell in placed)
    table = holder.add_table(len(rows), width)
    if style:
        table.style = style
    for row, column, cell in placed:
        first = table.cell(row, column)
        if cell.across > 1 or cell.down > 1:
            first.merge(table.cell(row + cell.down - 1, column + cell.across - 1))
        first.paragraphs[0].add_run(cell.text).font.name = font or None
    return table


def as_pdf(rows: Rows, *, lines: str = "0.5pt", widths: str = "", before: str = "Kết quả như sau:") -> bytes:
    """A PDF with one table; `lines` is how thick its lines are, "none" for none."""
    placed = list(laid(rows))
    width = 1 + max(column + cell.across - 1 for _, column, cell in placed)
    columns = widths or ", ".join(["auto"] * width)
    cells = ",\n".join(_typeset(cell) for _, _, cell in placed)
    page = "#set page(flipped: true, margin: 1.5cm)\n#set text(size: 10pt)\n#set par(leading: 0.5em)\n"
    return typst.compile(f"{page}{before}\n\n#table(columns: ({columns},), stroke: {lines}, {cells})\n\nHết.".encode())


def _typeset(cell: Cell) -> str:
    escaped = cell.text.replace("\\", "\\\\").replace('"', '\\"')
    return f'table.cell(colspan: {cell.across}, rowspan: {cell.down}, text("{escaped}"))'
