"""A review as its pages show it: passages cut into words and figures, and what still needs an eye."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from phoihop.reviews.models import Passage, QuotedFigure, Review
from phoihop.reviews.papers import chart, setting_of
from phoihop.reviews.rules import bare_numbers, heads, pieces, sheet
from phoihop.ui.charts import Chart

Kind = Passage.Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, or a figure in its place."""

    text: str = ""
    figure: QuotedFigure | None = None


Cell = list[Piece]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption, head, rows and total; a row of one cell is a heading within it."""

    caption: str
    heads: list[list[tuple[str, int, int]]]
    rows: list[list[Cell]]
    total: list[Cell] | None
    width: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is read."""

    passage: Passage
    lines: list[Cell] = field(default_factory=list)
    grid: Grid | None = None
    drawing: Chart | None = None
    numbers: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How tall its box for editing is."""
        return min(24, max(3, len(self.passage.text) // 80 + self.passage.text.count("\n") + 2))


def shown(passage: Passage, figures: dict[str, QuotedFigure]) -> Shown:
    """One passage with its figures in their places."""
    numbers = [] if passage.kind in {Kind.TABLE, Kind.CHART} else bare_numbers(passage.text)
    if passage.kind == Kind.TABLE:
        return Shown(passage, grid=_grid(passage, figures), numbers=numbers)
    if passage.kind == Kind.CHART:
        drawn = chart(passage, setting_of(passage.review, list(figures.values())))
        said = sheet(passage.text)
        rows = tuple((row[0], *("".join(piece_words(cell, figures)) for cell in row[1:2])) for row in said.rows)
        return Shown(passage, drawing=Chart(svg=drawn.svg, title=drawn.caption, summary=drawn.alt, rows=rows))
    lines = [_cell(line, figures) for line in passage.text.splitlines() if line.strip()]
    return Shown(passage, lines=lines, numbers=numbers)


def whole(review: Review, passages: Sequence[Passage], figures: dict[str, QuotedFigure]) -> list[Shown]:
    """Every passage of a review."""
    for passage in passages:
        passage.review = review
    return [shown(passage, figures) for passage in passages]


def empty_headings(passages: Sequence[Passage]) -> list[Passage]:
    """Headings under which nothing will be printed."""
    printed = [one for one in passages if one.text and not one.annex]
    return [
        one
        for one, following in pairwise([*printed, Passage(kind=Kind.HEADING, level=1)])
        if one.kind == Kind.HEADING and following.kind == Kind.HEADING and following.level <= one.level
    ]


def piece_words(text: str, figures: dict[str, QuotedFigure]) -> list[str]:
    """The text with its figures as words."""
    return [plain or figures[code].words for plain, code in pieces(text)]


def _grid(passage: Passage, figures: dict[str, QuotedFigure]) -> Grid:
    said = sheet(passage.text)
    rows = [[_cell(cell, figures) for cell in row] for row in said.rows]
    total = [_cell(cell, figures) for cell in said.total] if said.total else None
    return Grid(said.caption, heads(said), rows, total, said.width)


def _cell(text: str, figures: dict[str, QuotedFigure]) -> Cell:
    return [Piece(plain) if plain else Piece(figure=figures[code]) for plain, code in pieces(text)]
