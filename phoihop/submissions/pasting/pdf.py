"""The words of a PDF, its tables a row a line with the cells parted by tabs (văn bản PDF).

Pages that are pictures hold no words; tables are found as `pdf_tables` tells.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium
from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid
from phoihop.prose.cells import stated
from phoihop.prose.grids import joined
from phoihop.submissions.pasting.pdf_tables import (
    NEAR,
    SHORTEST,
    Box,
    Frame,
    Span,
    Stroke,
    column_of,
    lines_of,
    ruled,
    unruled,
)

MOST_PAGES = 300
# In drawings with more corners than this no lines are sought.
MOST_POINTS = 400
THICK = 4.0
# Stands at both ends of a table's row while lines are joined; no text holds it.
EDGE = "\x1e"
# A line may go on where it does not end a sentence: it does if the next begins small or with a figure.
LINE_MAY_GO_ON = re.compile(rf"(?<![.;:!?{EDGE}])[ \t]*\n(?=([^\W_]))")
# PDFium works for one at a time.
PDFIUM = Lock()


@dataclass(slots=True)
class Patience:
    """How much of a document is looked at for tables; what comes after is read as prose.

    Counted are shapes that may be lines, pieces of text that may be cells, and cells.
    """

    shapes: int = 40_000
    pieces: int = 60_000
    cells: int = 40_000


def pdf_text(content: bytes) -> str:
    """The words of a PDF. Raises Invalid for one that is damaged, is too long, or holds pictures of pages alone."""
    try:
        with PDFIUM:
            pages = _pages(content)
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Invalid(_("This PDF cannot be read. Print it to PDF again, or paste its text.")) from error
    text = re.sub(r"\r\n?", "\n", "\n".join(pages))
    if not text.strip(f"{EDGE}\t\n "):
        raise Invalid(_("This PDF holds pictures of pages and no text. Paste the text, or send the Word document."))
    return LINE_MAY_GO_ON.sub(_gone_on, text).replace(EDGE, "")


def _gone_on(end: re.Match[str]) -> str:
    return " " if end[1].islower() or end[1].isdecimal() else end[0]


def _pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        if len(document) > MOST_PAGES:
            raise ValueError(len(document))
        patience = Patience()
        return [_page_text(page, patience) for page in document]
    finally:
        document.close()


def _page_text(page: pypdfium2.PdfPage, patience: Patience) -> str:
    words = page.get_textpage()
    try:
        return _with_tables(page, words, patience)
    finally:
        words.close()
        page.close()


def _with_tables(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, patience: Patience) -> str:
    """The text of a page from its top, the tables in their places."""
    tables = [] if page.get_rotation() else _tables(page, words, patience)
    if not tables:
        return str(words.get_text_range()).replace(EDGE, " ")
    left, bottom, right, top = page.get_bbox()
    said: list[str] = []
    for box, rows in tables:
        beside = (Box(left, box.bottom, box.left, box.top), Box(box.right, box.bottom, right, box.top))
        said += [_words(words, Box(left, box.top, right, top)), "", *rows, ""]
        said += filter(None, (_words(words, each) for each in beside))
        top = box.bottom
    return "\n".join([*said, _words(words, Box(left, bottom, right, top))])


def _tables(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, patience: Patience) -> list[tuple[Box, list[str]]]:
    """The tables of a page from the top, each with its rows; none lies within another."""
    found: list[tuple[Box, list[str]]] = []
    for frame in ruled(*_strokes(page, patience)):
        patience.cells -= len(frame.rows) * len(frame.rows[0])
        if patience.cells > 0:
            found.append((frame.box, _ruled_rows(frame, words)))
    pieces = words.count_rects()
    patience.pieces -= pieces
    boxes = [Box(*words.get_rect(place)) for place in range(pieces if patience.pieces > 0 else 0)]
    lines = lines_of(box for box in boxes if not any(_holds(table, box) for table, _ in found))
    for first, last, columns in unruled(lines):
        patience.cells -= (last - first) * len(columns)
        rows = _unruled_rows(lines[first:last], columns, words) if patience.cells > 0 else []
        if _tells(rows):
            found.append((_around(lines[first:last]), rows))
    return _one_beneath_the_other(found)


def _one_beneath_the_other(found: list[tuple[Box, list[str]]]) -> list[tuple[Box, list[str]]]:
    placed: list[tuple[Box, list[str]]] = []
    for box, rows in sorted(found, key=lambda table: -table[0].top):
        if rows and (not placed or box.top <= placed[-1][0].bottom + NEAR):
            placed.append((box, rows))
    return placed


def _holds(table: Box, box: Box) -> bool:
    return table.bottom <= box.middle <= table.top and table.left - NEAR <= box.left <= table.right


def _around(lines: list[list[Box]]) -> Box:
    boxes = list(chain.from_iterable(lines))
    return Box(
        min(box.left for box in boxes) - 1,
        min(box.bottom for box in boxes) - 1,
        max(box.right for box in boxes) + 1,
        max(box.top for box in boxes) + 1,
    )


def _words(words: pypdfium2.PdfTextPage, box: Box) -> str:
    """The words that stand in a part of the page, or touch it."""
    if box.right <= box.left or box.top <= box.bottom:
        return ""
    return str(words.get_text_bounded(box.left, box.bottom, box.right, box.top)).replace(EDGE, " ").strip()


def _cell(words: pypdfium2.PdfTextPage, box: Box) -> str:
    """The words within a cell, on one line; what only touches its lines is of its neighbours."""
    return joined(_words(words, Box(box.left + 1, box.bottom + 1, box.right - 1, box.top - 1)))


def _line(cells: list[str]) -> str:
    return EDGE + "\t".join(cells) + EDGE


def _ruled_rows(frame: Frame, words: pypdfium2.PdfTextPage) -> list[str]:
    rows = [[_cell(words, box) if box else "" for box in row] for row in frame.rows]
    return [_line(row) for row in rows if any(row)]


def _unruled_rows(lines: list[list[Box]], columns: list[Span], words: pypdfium2.PdfTextPage) -> list[str]:
    """Lines as rows; one that only goes on with the words of the line before, in small letters, is joined to it."""
    rows: list[list[str]] = []
    for line in lines:
        row = [""] * len(columns)
        for box in line:
            place = column_of(columns, box)
            row[place] = f"{row[place]} {joined(_words(words, box))}".strip()
        said = [place for place, text in enumerate(row) if text]
        if rows and said and all(row[place].lstrip("(")[:1].islower() and rows[-1][place] for place in said):
            for place in said:
                rows[-1][place] += f" {row[place]}"
        else:
            rows.append(row)
    return [_line(row) for row in rows]


def _tells(rows: list[str]) -> bool:
    """Whether rows without lines around them are a table: a third of them has figures beside the first column."""
    figures = sum(any(map(stated, row.strip(EDGE).split("\t")[1:])) for row in rows)
    return figures >= 2 and figures * 3 >= len(rows)


def _strokes(page: pypdfium2.PdfPage, patience: Patience) -> tuple[list[Stroke], list[Stroke]]:
    """The level and the upright lines that are drawn on a page; thin rectangles are lines too."""
    drawn = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)
    shapes = list(islice(drawn, max(patience.shapes, 0)))
    patience.shapes -= len(shapes)
    level: list[Stroke] = []
    upright: list[Stroke] = []
    for shape in shapes:
        left, bottom, right, top = shape.get_bounds()
        if top - bottom <= THICK and right - left >= SHORTEST:
            level.append(Stroke((top + bottom) / 2, left, right))
        elif right - left <= THICK and top - bottom >= SHORTEST:
            upright.append(Stroke((left + right) / 2, bottom, top))
        elif top - bottom > THICK and right - left > THICK:
            for (x, y), (onward, upward) in _sides(shape):
                if abs(y - upward) <= 1 and abs(x - onward) >= SHORTEST:
                    level.append(Stroke((y + upward) / 2, min(x, onward), max(x, onward)))
                elif abs(x - onward) <= 1 and abs(y - upward) >= SHORTEST:
                    upright.append(Stroke((x + onward) / 2, min(y, upward), max(y, upward)))
    return level, upright


Point = tuple[float, float]


def _sides(shape: pypdfium2.PdfObject) -> Iterator[tuple[Point, Point]]:
    """The straight sides of a drawn shape."""
    matrix = shape.get_matrix()
    begun: Point | None = None
    at: Point | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for place in range(min(pdfium.FPDFPath_CountSegments(shape), MOST_POINTS)):
        segment = pdfium.FPDFPath_GetPathSegment(shape, place)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and at:
            yield at, point
        at = point
        if pdfium.FPDFPathSegment_GetClose(segment) and begun:
            yield at, begun
            at = begun
