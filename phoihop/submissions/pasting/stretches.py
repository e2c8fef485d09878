"""A text as a page shows it: stretches of prose and tables, with what is marked in them (văn bản trên trang)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from phoihop.prose.grids import Cell, Grid, grids
from phoihop.prose.layouts import lay_out

# How much is shown around one passage: letters before and after, rows of its table above and below.
AROUND, ROWS_AROUND = 400, 8
WORDY = 14


# Row and column of a cell.
Place = tuple[int, int]


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
    """One cell of a table, over as many columns and rows as it spans."""

    pieces: list[Piece]
    head: bool
    columns: int = 1
    rows: int = 1

    @property
    def wordy(self) -> bool:
        """Whether it holds so many words that a narrow column would break them."""
        return sum(len(piece.text) for piece in self.pieces) > WORDY


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
        made.append(Stretch(_trimmed(_pieces(text, at, table.start, left))))
        made.append(Stretch(rows=_rows(text, table, left)))
        at = table.end
    made.append(Stretch(_trimmed(_pieces(text, at, len(text), left))))
    return [stretch for stretch in made if stretch.rows or any(piece.text.strip() for piece in stretch.pieces)]


def _pieces(text: str, start: int, end: int, left: list[Mark]) -> list[Piece]:
    """The words from one place to another, cut at the marks there, which are taken from `left`."""
    pieces: list[Piece] = []
    while left and left[-1].start < end:
        mark = left.pop()
        pieces += [Piece(text[start : mark.start]), Piece(text[mark.start : mark.end], True, mark.passage)]
        start = mark.end
    return [piece for piece in [*pieces, Piece(text[start:end])] if piece.text]


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """The same words without the empty lines around them, which only keep tables apart."""
    if pieces:
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip("\n"))
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip("\n"))
    return pieces


def _rows(text: str, table: Grid, left: list[Mark]) -> list[list[ShownCell]]:
    anchors = _anchors(table)
    spans = Counter(anchors.values())
    across = Counter((row, anchor) for (row, _), anchor in anchors.items())
    return [
        [
            ShownCell(
                _pieces(text, cell.start, cell.end, left),
                head=place < table.heads and bool(cell.text),
                columns=across[place, here],
                rows=spans[here] // across[place, here],
            )
            for column, cell in enumerate(cells)
            if anchors[here := (place, column)] == here
        ]
        for place, cells in enumerate(table.rows)
    ]


def _anchors(table: Grid) -> dict[Place, Place]:
    """For each place in a table the cell that is shown there: empty ones belong to the head beside or above them."""
    anchors: dict[Place, Place] = {}
    for row, cells in enumerate(table.rows):
        alone = sum(bool(cell.text) for cell in cells) == 1 and bool(cells[0].text or cells[1].text)
        for column, cell in enumerate(cells):
            here, above = (row, column), anchors.get((row - 1, column))
            beside = anchors.get((row, column - 1))
            below = any(later[column].text for later in table.rows[row + 1 : table.heads])
            anchors[here] = here
            if cell.text or (row >= table.heads and not alone):
                continue
            if beside and table.rows[beside[0]][beside[1]].text and beside[0] == row and (alone or below):
                anchors[here] = beside
            elif above and above[1] == column and row < table.heads and anchors.get((above[0], column + 1)) != above:
                anchors[here] = above
    return anchors


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
    # Beside one table another is not shown in part.
    said, told = text[max(0, table.start - AROUND) : table.start], text[table.end : table.end + AROUND]
    before = Stretch(_trimmed([Piece(said.rpartition("\t")[2].partition("\n")[2] if "\t" in said else said)]))
    after = Stretch(_trimmed([Piece(told.partition("\t")[0].rpartition("\n")[0] if "\t" in told else told)]))
    return [before, Stretch(rows=_rows(text, shown, mark)), after]


def _ends(cells: Sequence[Cell]) -> int:
    return cells[-1].end
