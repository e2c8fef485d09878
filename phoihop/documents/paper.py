"""An official paper as it is meant, before any layout: plain frozen values, free of Django and of file formats.

Lengths are in millimetres. A figure is always a `FigureRef`, never text: it names a `Source` of the paper by its code.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum


class Kind(Enum):
    """A type of document: its abbreviations in State and Party symbols, and its name (loại văn bản).

    State: Decree 30/2020/NĐ-CP, annex III; an official letter has no abbreviation. Party: Guidance 36-HD/VPTW.
    """

    REPORT = ("BC", "BC", "BÁO CÁO")
    PLAN = ("KH", "KH", "KẾ HOẠCH")
    PROGRAMME = ("CTr", "CTr", "CHƯƠNG TRÌNH")
    REGULATION = ("QC", "QC", "QUY CHẾ")
    DECISION = ("QĐ", "QĐ", "QUYẾT ĐỊNH")
    NOTICE = ("TB", "TB", "THÔNG BÁO")
    INVITATION = ("GM", "GM", "GIẤY MỜI")
    MINUTES = ("BB", "BB", "BIÊN BẢN")
    PROPOSAL = ("TTr", "TTr", "TỜ TRÌNH")
    GUIDANCE = ("HD", "HD", "HƯỚNG DẪN")
    LETTER = ("", "CV", "")

    def __init__(self, state: str, party: str, title: str) -> None:
        self.state = state
        self.party = party
        self.title = title

    @property
    def code(self) -> str:
        """A short key that lasts, for number series and file names."""
        return self.party


class Authority(StrEnum):
    """By what right somebody signs (quyền hạn của người ký)."""

    OWN = ""
    ON_BEHALF = "TM"
    FOR_SUPERIOR = "KT"
    BY_ORDER = "TL"
    AUTHORISED = "TUQ"
    ACTING = "Q"


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain words."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class FigureRef:
    """A figure quoted by its code; `text` is how it is worded, `alt` says what it measures."""

    code: str
    text: str
    alt: str = ""
    bold: bool = False


Run = Text | FigureRef
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its own number in the text; level 1 is the highest."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Justified text with an indented first line."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph that begins with a sign, a dash unless told otherwise."""

    runs: Runs
    sign: str = "-"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; columns without a width share what the others leave."""

    title: str
    width: float | None = None
    align: Align = Align.LEFT
    unit: str = ""


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of a table's head that spans some columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with ruled cells; each cell is a tuple of runs.

    `heads` are the rows of a head in several levels; without them the titles and units of the columns make the head.
    The head is repeated on each page. `total` is a last row, in bold.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    heads: tuple[tuple[HeadCell, ...], ...] = ()
    total: tuple[Runs, ...] | None = None
    caption: str = ""
    unit: str = ""

    def __post_init__(self) -> None:
        width = len(self.columns)
        for row in (*self.rows, *([self.total] if self.total else [])):
            if len(row) != width:
                raise ValueError(f"A row of “{self.caption}” has {len(row)} cells for {width} columns.")
        covered = sum(cell.columns * cell.rows for row in self.heads for cell in row)
        if self.heads and covered != width * len(self.heads):
            raise ValueError(f"The head of “{self.caption}” covers {covered} of {width * len(self.heads)} cells.")

    def head(self) -> tuple[tuple[HeadCell, ...], ...]:
        """The rows of the head, made from the columns where none were given."""
        if self.heads:
            return self.heads
        titles = (f"{column.title} ({column.unit})" if column.unit else column.title for column in self.columns)
        return (tuple(HeadCell(title) for title in titles),)


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture drawn as SVG; `alt` tells in words what it shows."""

    svg: str
    caption: str
    alt: str
    width: float = 150


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Item | Table | Chart | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """A body that issues the paper, named as on that day; the names are printed in capitals."""

    name: str
    abbreviation: str
    superior: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs, in which office and by what right; `body` is on whose behalf, for example “BAN CHỈ ĐẠO”."""

    office: str
    name: str = ""
    authority: Authority = Authority.OWN
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A part after the signatures, numbered in Roman figures, on its own pages."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a quoted figure is and where it came from, one row of the annex of sources.

    `statement` says what is measured, where and over which time; `origin` names the reports behind it;
    `address` leads to its trace, if there is one.
    """

    code: str
    text: str
    statement: str
    origin: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An official paper (văn bản).

    Issuers and signatures stand in the order of the regulation, the lead first. A paper without number or day is a
    draft, whose places for them stay empty. `symbol` replaces the issuers' abbreviations where practice is irregular.
    Raises ValueError for a figure that no source explains, and for two sources with one code.
    """

    kind: Kind
    subject: str
    issuers: tuple[Issuer, ...]
    place: str
    body: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    title: str = ""
    number: int | None = None
    symbol: tuple[str, ...] = ()
    signed_on: date | None = None
    addressees: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = ""
    annexes: tuple[Annex, ...] = ()
    sources: tuple[Source, ...] = ()
    language: str = "vi"
    keywords: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        known = {source.code for source in self.sources}
        if len(known) != len(self.sources):
            raise ValueError("Two sources of one paper bear the same code.")
        if lost := sorted({figure.code for figure in self.figures()} - known):
            raise ValueError(f"No source explains these figures: {', '.join(lost)}.")
        if not self.issuers:
            raise ValueError("A paper needs somebody who issues it.")

    @property
    def heading(self) -> str:
        """The name of its type as printed, empty for an official letter."""
        return self.title or self.kind.title

    def figures(self) -> Iterator[FigureRef]:
        """Every figure as it is quoted, in the order of the text."""
        yield from figures_of(self.body)
        for annex in self.annexes:
            yield from figures_of(annex.blocks)


def figures_of(blocks: tuple[Block, ...]) -> Iterator[FigureRef]:
    """The figures quoted in some blocks, in order."""
    for block in blocks:
        if isinstance(block, Paragraph | Item):
            cells: tuple[Runs, ...] = (block.runs,)
        elif isinstance(block, Table):
            rows = (*block.rows, *([block.total] if block.total else []))
            cells = tuple(cell for row in rows for cell in row)
        else:
            continue
        yield from (run for cell in cells for run in cell if isinstance(run, FigureRef))


def words(text: str, *, bold: bool = False, italic: bool = False) -> Runs:
    """Plain words as the runs of a cell or a paragraph; nothing for an empty text."""
    return (Text(text, bold, italic),) if text else ()
