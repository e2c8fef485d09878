"""A text as a page shows it: stretches of prose and tables, with what is marked in them (văn bản trên trang)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from phoihop.prose.grids import Cell, Grid, grids
from phoihop.prose.layouts import lay_out

# How much is shown around one passage: letters before and after, rows of its table above and below.
AROUND, ROWS_AROUND = 400, 8


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something in a text is marked, and what it is."""

    start: int
    end: int
    passage: object = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words, marked or not; `passage` is what they are marked as."""

    text: str
    marked: bool = False
    passage: object = None


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell of a table, over as many columns as it spans."""

    pieces: list[Piece]
    head: bool
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of prose, or a table by its rows."""

    pieces: list[Piece] = field(default_factory=list)
    rows: list[list[ShownCell]] = field(default_factory=list)


def stretches(text: str, tables: Iterable[Grid], marks: Sequence[Mark]) -> list[Stretch]:
    """The whole text in order; marks are in order too, and none reaches over the edge of a cell."""
    left = list(reversed(marks))
    made: list[Stretch] = []
    at = 0
    for table in tables:
        made.append(Stretch(_pieces(text, at, table.start, left)))
        made.append(Stretch(rows=[_row(text, table, row, left) for row in range(len(table.rows))]))
        at = table.end
    made.append(Stretch(_pieces(text, at, len(text), left)))
    return [stretch for stretch in made if stretch.rows or any(piece.text.strip() for piece in stretch.pieces)]


def _pieces(text: str, start: int, end: int, left: list[Mark]) -> list[Piece]:
    """The words from one place to another, cut at the marks there, which are taken from `left`."""
    pieces: list[Piece] = []
    while left and left[-1].start < end:
        mark = left.pop()
        pieces += [Piece(text[start : mark.start]), Piece(text[mark.start : mark.end], True, mark.passage)]
        start = mark.end
    return [piece for piece in [*pieces, Piece(text[start:end])] if piece.text]


def _row(text: str, table: Grid, place: int, left: list[Mark]) -> list[ShownCell]:
    cells = table.rows[place]
    alone = sum(bool(cell.text) for cell in cells) == 1 and bool(cells[0].text or cells[1].text)
    below = table.rows[place + 1 : table.heads]
    made: list[ShownCell] = []
    for column, cell in enumerate(cells):
        spanned = place < table.heads and any(row[column].text for row in below)
        if made and not cell.text and made[-1].pieces and (alone or spanned):
            made[-1] = replace(made[-1], columns=made[-1].columns + 1)
        else:
            made.append(ShownCell(_pieces(text, cell.start, cell.end, left), place < table.heads and bool(cell.text)))
    return made


def around(text: str, start: int, end: int) -> list[Stretch]:
    """What stands around one passage, which is marked: a part of the text, and of a table its heads and near rows."""
    mark = [Mark(start, end)]
    table = next((grid for grid in grids(text) if grid.start <= start < grid.end), None)
    if table is None:
        cut = max(0, start - AROUND)
        return stretches(text[cut : end + AROUND], (), [Mark(start - cut, end - cut)])
    layout = lay_out(table)
    heads = layout.body if layout else 0
    row = next(place for place, cells in enumerate(table.rows) if _ends(cells) >= end)
    near = table.rows[max(heads, row - ROWS_AROUND) : row + ROWS_AROUND + 1]
    shown = replace(table, heads=heads, rows=[*(table.rows[:heads] if row >= heads else ()), *near])
    before = Stretch([Piece(text[max(0, table.start - AROUND) : table.start])])
    after = Stretch([Piece(text[table.end : table.end + AROUND])])
    rows = [_row(text, shown, place, mark) for place in range(len(shown.rows))]
    return [before, Stretch(rows=rows), after]


def _ends(cells: Sequence[Cell]) -> int:
    return cells[-1].end
