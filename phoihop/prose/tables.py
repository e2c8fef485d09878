"""Figures proposed from the cells of tables, by the heads of their rows and columns (số liệu trong bảng)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from phoihop.prose.cells import Stated, as_unit, counted, folded, is_void, stated, truth
from phoihop.prose.context import BODY, PERIOD
from phoihop.prose.figures import Figure
from phoihop.prose.grids import Cell, Grid, grids
from phoihop.prose.heads import PART, Head, bracketed, is_total, say
from phoihop.prose.layouts import ORDINAL, PLACED, YEAR, Column, Layout, lay_out
from phoihop.prose.matching import Catalogue, Match
from phoihop.prose.seeking import Seeker, Subject

PLACE = re.compile(r"(?:xa|phuong|dac khu|thi tran|huyen|thanh pho|tinh|thon|ban|ap|to dan pho|khu pho|hoi|doan)\b")
DECIMALS = re.compile(r"\d+\.\d{1,2}")
CAPTION = 200
# Roles that state the value of an indicator, and which of two columns goes before where both state the same one.
VALUES = frozenset({"result", "total"})
RANKS = {"total": 0, "result": 1, "": 1, "cumulated": 2, "part": 3}
NAMED, OF_WHOLE, ANSWER = "named as the indicator", "part of the row above", "yes or no"


@dataclass(slots=True)
class Whole:
    """A row that later rows may be parts of: its name, its unit, and the indicators proposed for it."""

    name: str = ""
    unit: str = ""
    codes: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Table:
    """One table of a text: its figures in order, and the cells that are still to be read as prose.

    `named` holds what stood last in each column that names rows, for the rows beneath that it spans; `wholes` the row
    that the next rows may be parts of, by the same column.
    """

    grid: Grid
    layout: Layout
    caption: str
    unit: str
    period: str = ""
    totalled: bool = False
    figures: list[Figure] = field(default_factory=list)
    prose: list[Cell] = field(default_factory=list)
    named: dict[int, str] = field(default_factory=dict)
    wholes: dict[int, Whole] = field(default_factory=dict)
    section: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """How a row is named for one of its values, and what it is a part of; `own` is what it says itself."""

    cells: Sequence[Cell]
    own: str
    name: str
    whole: Whole
    part: bool = False
    total: bool = False

    @property
    def parent(self) -> str:
        """The name of the row that this one is a part of."""
        return self.whole.name if self.part else ""

    @property
    def head(self) -> Head:
        return say(self.name)


def tables(text: str, catalogue: Catalogue) -> list[Table]:
    """The tables of a text that state figures, each with its figures in order; and those whose rows are numbered."""
    seeker = Seeker(catalogue)
    found: list[Table] = []
    earlier: tuple[int, Layout] | None = None
    for grid in grids(text):
        layout = lay_out(grid, earlier[1] if earlier and grid.start - earlier[0] < CAPTION else None)
        if layout is None:
            found += _numbered(grid)
            continue
        earlier = (grid.end, layout)
        caption = _caption(text, grid.start)
        above = f"{caption} {layout.title}".strip()
        table = Table(grid, layout, above, bracketed(layout.title) or bracketed(caption), _period(above))
        _read(table, seeker)
        found += [table] if table.figures else _numbered(grid)
    return found


def _numbered(grid: Grid) -> list[Table]:
    """A table of words alone, where a first column numbers its rows: those numbers count nothing."""
    first = [row[0].text for row in grid.rows if row[0].text and say(row[0].text).kind != "ordinal"]
    if len(grid.rows) < 2 or not first or not all(map(ORDINAL.fullmatch, first)):
        return []
    cells = [cell for row in grid.rows for cell in row[1:] if cell.text]
    return [Table(grid, Layout((), 0), "", "", prose=cells)]


def masked(text: str, found: Iterable[Table]) -> str:
    """The text with the tables blanked out, as long as before, but for the cells that hold prose."""
    made, at = [], 0
    for table in found:
        start = table.grid.start
        shown = [" "] * (table.grid.end - start)
        for cell in table.prose:
            shown[cell.start - start : cell.end - start] = cell.text
            for beside in (cell.start - start - 1, cell.end - start):
                if 0 <= beside < len(shown):
                    shown[beside] = "\n"
        made += [text[at:start], "".join(shown)]
        at = table.grid.end
    return "".join([*made, text[at:]])


def _caption(text: str, start: int) -> str:
    """The last line before a table, or the two last where the last is short, as "Đơn vị tính: …" is."""
    lines = [line.strip() for line in text[max(0, start - 2 * CAPTION) : start].split("\n") if line.strip()]
    return " ".join(lines[-2:] if lines and len(lines[-1]) < CAPTION / 4 else lines[-1:])[-CAPTION:]


def _period(caption: str) -> str:
    """The period that stands above a table."""
    found = PERIOD.search(caption.lower())
    return caption[found.start() : found.end()] if found and len(caption.lower()) == len(caption) else ""


def _read(table: Table, seeker: Seeker) -> None:
    layout, rows = table.layout, table.grid.rows
    heads = {tuple(cell.text for cell in row) for row in rows[: layout.body]}
    table.totalled = any(_total(table, cells) for cells in rows[layout.body :])
    for cells in rows[layout.body :]:
        if not any(cell.text for cell in cells) or tuple(cell.text for cell in cells) in heads:
            continue
        made: list[tuple[Figure, Column]] = []
        for place in layout.of_kind("value"):
            row = _row(table, cells, place)
            made += [(figure, layout.columns[place]) for figure in _figures(table, row, place, seeker)]
        _settle(made)
        table.figures += [figure for figure, _ in made]
        _leave(table, cells, [figure for figure, _ in made])
        filled = [cell for cell in cells if cell.text]
        if not made and not PART.match(folded(filled[-1].text)) and _heads_a_section(filled):
            table.section = filled[-1].text
            table.wholes.clear()
    _settle_places(table)


def _heads_a_section(filled: Sequence[Cell]) -> bool:
    """Whether a row is a heading among the others: alone in its row, or after its number."""
    return len(filled) == 1 or (len(filled) == 2 and bool(ORDINAL.fullmatch(filled[0].text)))


def _total(table: Table, cells: Sequence[Cell]) -> str:
    """What names a row as the sum of others, or nothing."""
    named = table.layout.of_kind("label") + table.layout.of_kind("ordinal")
    return next((cells[place].text for place in named if is_total(cells[place].text)), "")


def _row(table: Table, cells: Sequence[Cell], place: int) -> _Row:
    """How the row of a value is named. What names several rows stands in the first of them only."""
    total = _total(table, cells)
    labels, _ = table.layout.named_by(place)
    if total or not labels:
        return _Row(cells, total, total, Whole(), total=bool(total))
    for order, column in enumerate(labels):
        if cells[column].text:
            table.named[column] = cells[column].text
            for later in labels[order + 1 :]:
                table.named.pop(later, None)
    last = labels[-1]
    own = next((cells[column].text for column in reversed(labels) if cells[column].text), table.named.get(last, ""))
    texts = [table.named.get(column, "") for column in labels[:-1]]
    texts.append(cells[last].text or (own if not any(cells[column].text for column in labels) else ""))
    name = " ".join(dict.fromkeys(filter(None, texts)))
    if last in table.wholes and PART.match(folded(own)):
        return _Row(cells, own, name, table.wholes[last], part=bool(_of_part(own)))
    whole = table.wholes.get(last, Whole())
    if whole.name != own:
        whole = Whole(own)
    if not PART.match(folded(own)):
        table.wholes[last] = whole
    return _Row(cells, own, name, whole)


def _of_part(name: str) -> str:
    """What a row is called that begins as parts do: "- Tập thể", "Trong đó: cá nhân"; nothing for another row."""
    bare = folded(name)
    found = PART.match(bare)
    return bare[found.end() :] if found else ""


def _figures(table: Table, row: _Row, place: int, seeker: Seeker) -> list[Figure]:
    """What one value cell states, each figure with the indicators that its heads tell."""
    cell, column = row.cells[place], table.layout.columns[place]
    if truth(cell.text) is not None:
        return _answers(cell, row, column, seeker.catalogue)
    if not (row.name or column.head.subject) or not (alone := stated(cell.text)):
        return []
    unit, source = ("", "") if alone[0].unit else _unit(table, row, place)
    if not row.part and unit != "%":
        # Of money within a cell the scale is that cell's own.
        row.whole.unit = unit or (alone[0].unit if alone[0].kind != "money" else "")
    role = _role(table, row, column)
    subject = Subject(row.name, row.parent, column.head, f"{table.caption}. {table.section}")
    made = []
    for each in stated(cell.text, unit):
        figure = _figure(cell, each, role)
        figure.unit_implied = unit if not figure.unit else ""
        figure.words = f"{_written(figure.span)} {unit}".strip()
        figure.period = column.head.period or row.head.period or table.period or None
        figure.what = " · ".join(dict.fromkeys(filter(None, (row.parent, row.name, column.head.text))))
        figure.org = row.own if column.head.subject and not row.total and _is_place(table, row) else None
        figure.indicators, how = seeker.seek(subject, each.unit or unit, role)
        rule = _propose(figure, row, column, seeker.catalogue)
        figure.rule = " + ".join(filter(None, (each.rule, "table", source, how, rule)))
        if figure.indicators and not row.part:
            row.whole.codes.add(figure.indicators[0].code)
        made.append(figure)
    return made


def _answers(cell: Cell, row: _Row, column: Column, catalogue: Catalogue) -> list[Figure]:
    """What a cell says where its row is asked by yes or no; a sign beneath "Không" says no."""
    named = catalogue.yes_or_no(row.own)
    if named is None:
        return []
    said, head = truth(cell.text), truth(column.head.text)
    yes = head if head is not None and folded(cell.text) == "x" else said
    value = float(bool(yes))
    figure = Figure(cell.start, cell.end, cell.text, "exact", value, value, "", "result", f"{ANSWER} + table + {NAMED}")
    figure.words, figure.what, figure.indicator = "có" if yes else "không", row.name, named.code
    figure.indicators = [Match(named.code, 0.99, likely=True)]
    return [figure]


def _figure(cell: Cell, each: Stated, role: str) -> Figure:
    start, end = cell.start + each.start, cell.start + each.end
    span = cell.text[each.start : each.end]
    return Figure(start, end, span, each.qualifier, each.low, each.high, each.unit, role, "", None, each.of)


def _written(span: str) -> str:
    """A number as it is written here, where another program has put a point before its decimals: "15.5", "12.0"."""
    if not DECIMALS.fullmatch(span):
        return span
    return span.rstrip("0").rstrip(".").replace(".", ",")


def _propose(figure: Figure, row: _Row, column: Column, catalogue: Catalogue) -> str:
    """Settle which indicator is proposed outright, if any; the rule by which, where it is a name's."""
    rule = ""
    by_row = catalogue.named(row.own) if column.head.role != "part" else None
    named = by_row or (catalogue.named(column.head.subject) if figure.role != "part" else None)
    if named and figure.role not in {"rate", "delta"}:
        others = [match for match in figure.indicators if match.code != named.code]
        figure.indicators, rule = [Match(named.code, 0.99, likely=True), *others][:3], NAMED
    elif row.part and column.head.role != "part":
        figure.indicators = catalogue.parts(figure.indicators, row.whole.codes)
        told = figure.indicators[:1] and row.whole.codes and figure.indicators[0].code not in row.whole.codes
        rule = OF_WHOLE if told and catalogue.tells(figure.indicators[0].code, _of_part(row.own)) else ""
    likely = bool(figure.indicators) and figure.indicators[0].likely
    valued = figure.role in VALUES or (
        figure.role == "part" and bool(rule) and (by_row is not None or rule == OF_WHOLE)
    )
    figure.indicator = figure.indicators[0].code if likely and valued else ""
    return rule


def _unit(table: Table, row: _Row, place: int) -> tuple[str, str]:
    """The unit in which a bare number is meant, and where that is said."""
    return next((said for said in _units(table, row, place) if said[0]), ("", "no unit"))


def _units(table: Table, row: _Row, place: int) -> Iterator[tuple[str, str]]:
    """Wherever a unit may be said, the surest first."""
    head = table.layout.columns[place].head
    _, column = table.layout.named_by(place)
    beside = row.cells[column].text if column is not None else ""
    if head.unit == "%":
        yield "%", "unit in the column's head"
    yield "" if is_void(beside) else as_unit(beside, any_noun=True), "unit in its own column"
    yield head.unit, "unit in the column's head"
    yield row.head.unit, "unit in the row's head"
    yield counted(head.subject), "unit in the column's head"
    yield counted(row.own), "unit in the row's head"
    yield row.whole.unit if row.part else "", "unit of the whole"
    yield table.unit, "unit above the table"


def _role(table: Table, row: _Row, column: Column) -> str:
    """The part a figure plays: by its column, by its row where that names nothing else, by the rows around it."""
    said = row.head
    role = said.role if said.role not in {"", "total"} and not said.subject else column.head.role
    if role not in {"", "result", "total"}:
        return "total" if role == "cumulated" else role
    if row.parent or (table.totalled and not row.total and column.head.subject and _is_place(table, row)):
        return "part"
    return "total" if row.total or role == "total" else "result"


def _is_place(table: Table, row: _Row) -> bool:
    """Whether a row is a body or a place, so that the columns tell what was done there."""
    labels = table.layout.of_kind("label")
    headed = bool(labels) and folded(table.layout.columns[labels[0]].head.text).removeprefix("ten ") in PLACED
    return headed or bool(PLACE.match(folded(row.own)) or BODY.match(row.own))


def _settle(made: Sequence[tuple[Figure, Column]]) -> None:
    """Of the cells of a row that may answer one indicator, propose only the one that states the report's own."""
    rivals: dict[str, list[tuple[Figure, Column]]] = defaultdict(list)
    for figure, column in made:
        if figure.indicator:
            rivals[figure.indicator].append((figure, column))
    for group in rivals.values():
        if len(group) > 1:
            best = _best(group)
            for figure, _ in group:
                if figure is not best:
                    figure.indicator = ""


def _best(group: Sequence[tuple[Figure, Column]]) -> Figure | None:
    """The total before its parts, what was done before what is cumulated, the last of several years; else none."""
    rank = {id(figure): (RANKS.get(column.head.role, 1), bool(column.head.subject)) for figure, column in group}
    first = min(rank.values())
    left = [(figure, column) for figure, column in group if rank[id(figure)] == first]
    periods = {column.head.period for _, column in left}
    if len(left) == 1 or len(periods) < len(left):
        return left[0][0]
    years = [YEAR.findall(column.head.period) for _, column in left]
    if all(years) and len({found[-1] for found in years}) == len(left):
        return max(zip(years, left, strict=True), key=lambda pair: pair[0][-1])[1][0]
    return None


def _settle_places(table: Table) -> None:
    """Where several bodies stand one beneath the other and no sum of them, none is the report's own."""
    said: dict[str, list[Figure]] = defaultdict(list)
    for figure in table.figures:
        if figure.org and figure.indicator:
            said[figure.indicator].append(figure)
    for group in said.values():
        if len(group) > 1:
            for figure in group:
                figure.indicator = ""


def _leave(table: Table, cells: Sequence[Cell], made: Sequence[Figure]) -> None:
    """Keep for prose the cells that say more than heads and figures do."""
    ends: Mapping[int, int] = _ends(cells, made)
    for place, (cell, column) in enumerate(zip(cells, table.layout.columns, strict=True)):
        rest = cell.text[ends[place] - cell.start :] if place in ends else cell.text
        if column.kind in {"ordinal", "unit", "other"} or is_void(cell.text):
            continue
        if place in ends and "(" in rest:
            table.prose.append(Cell(ends[place], rest))
        elif place not in ends and (column.kind in {"value", "note"} or not made):
            table.prose.append(cell)


def _ends(cells: Sequence[Cell], made: Sequence[Figure]) -> dict[int, int]:
    """Where the figures of each cell end, for the cells that have some; figures and cells are in order."""
    ends: dict[int, int] = {}
    place = 0
    for figure in made:
        while figure.start >= cells[place].end:
            place += 1
        ends[place] = figure.end
    return ends
