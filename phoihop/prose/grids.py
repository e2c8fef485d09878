"""Tables within a text: neighbouring lines whose cells are parted by tabs (bảng trong văn bản).

So are tables written by whoever makes a text of a document, and so do office programs paste them. What spans several
columns or rows stands in the first of its cells, and the others are empty.
"""

import re
from dataclasses import dataclass

WIDEST = 60
# What stands between the cells and around them, no-break spaces too.
EDGES = " \u00a0\t"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, and where they stand in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, all of one width, how many of them are heads, and where the table stands in the text."""

    start: int
    end: int
    rows: list[list[Cell]]
    heads: int = 0

    @property
    def width(self) -> int:
        return len(self.rows[0])


def grids(text: str) -> list[Grid]:
    """The tables of a text, in order; lines with too many cells are none."""
    if "\t" not in text:
        return []
    found: list[Grid] = []
    lines: list[tuple[int, str]] = []
    offset = 0
    for line in text.split("\n"):
        if "\t" in line and line.count("\t") < WIDEST:
            lines.append((offset, line))
        elif lines:
            found.append(_grid(lines))
            lines = []
        offset += len(line) + 1
    if lines:
        found.append(_grid(lines))
    return found


def _grid(lines: list[tuple[int, str]]) -> Grid:
    rows = [_cells(offset, line) for offset, line in lines]
    width = max(map(len, rows))
    for row, (offset, line) in zip(rows, lines, strict=True):
        row.extend([Cell(offset + len(line), "")] * (width - len(row)))
    return Grid(lines[0][0], lines[-1][0] + len(lines[-1][1]), rows)


def _cells(offset: int, line: str) -> list[Cell]:
    cells = []
    for part in line.split("\t"):
        inner = part.lstrip(EDGES)
        cells.append(Cell(offset + len(part) - len(inner), inner.rstrip(EDGES)))
        offset += len(part) + 1
    return cells


def joined(text: str) -> str:
    """A cell's text on one line, as a table in a text takes it."""
    return re.sub(r"\s+", " ", text).strip()
