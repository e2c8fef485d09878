"""What the columns and rows of a table that a person made probably mean (gợi ý cách đọc bảng).

Nothing here is kept: a person confirms it once, and it is remembered elsewhere.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise

from phoihop.foundation.vietnamese import fold
from phoihop.prose import read
from phoihop.prose.cells import stated
from phoihop.prose.figures import Figure
from phoihop.prose.grids import Cell, Grid, joined
from phoihop.prose.heads import is_total, say
from phoihop.prose.layouts import MOST_HEADS, ORDINAL, PLACED, Layout, is_numbering, lay_out
from phoihop.submissions.rules.tables import (
    INDICATOR,
    OF_BODY,
    Meaning,
    Plan,
    heads_of,
)
from phoihop.submissions.tables.names import Names

NAMING = re.compile(r"(?:ten |danh muc )?(?:cac )?(?:chi tieu|noi dung|cong viec|nhiem vu|hoat dong|tieu chi).*")
DATING = re.compile(r"(?:ky|ky bao cao|ky so lieu|thang|quy|nam|thoi gian|thoi ky)")
# Roles of a column whose figures are another period's, or aimed at, or a share: none of them is reported.
NOT_REPORTED = frozenset({"target", "from", "delta", "rate"})
# Rows by whose figures the columns are judged; more say no more.
MOST_JUDGED = 60
Rows = Sequence[Sequence[str]]


def suggest(rows: Rows, names: Names, remembered: Mapping[str, str], place: tuple[int, int] | None = None) -> Plan:
    """How the table in these first rows of a sheet is probably read; `place` tells where heads and figures begin.

    `remembered` is what columns with these heads meant before, by folded head.
    """
    head, first = place or begins(rows)
    heads = heads_of(rows[head - 1 : first - 1])
    layout = _laid_out(rows, head, first)
    listed = _columns(rows[first - 1 :], heads, layout, names)
    told = {fold(text): meaning for text, meaning in remembered.items()}
    columns = {at: told.get(fold(heads[at]), meaning) if heads[at] else meaning for at, meaning in listed.items()}
    return Plan(head=head, first=first, columns={at: meaning for at, meaning in columns.items() if meaning})


def begins(rows: Rows) -> tuple[int, int]:
    """The rows (from 1) in which the heads and the figures of a table begin; the first two where nothing tells."""
    body = next((at for at, row in enumerate(rows) if _is_body(row) and _goes_on(rows, at)), None)
    if body is None:
        return 1, 2
    head = body = _above_sections(rows, body)
    while head and body - head < MOST_HEADS and _is_head(rows[head - 1]):
        head -= 1
    return (head + 1, body + 1) if head < body else (max(body, 1), max(body, 1) + 1)


def _above_sections(rows: Rows, body: int) -> int:
    """Where the body begins if the headings of its first parts belong to it: "I. Công tác tuyên truyền"."""
    top = body
    while top and body - top < MOST_HEADS and _is_section(rows[top - 1]):
        top -= 1
    return top if top and _is_head(rows[top - 1]) else body


def _is_section(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return len(set(filled)) == 1 or (len(filled) == 2 and ORDINAL.fullmatch(filled[0]) is not None)


def _is_body(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    named = any(any(map(str.isalpha, cell)) and not stated(cell) for cell in filled)
    return named and any(stated(cell) for cell in filled) and not is_numbering(filled)


def _goes_on(rows: Rows, body: int) -> bool:
    """Whether what follows a row is of the same table: letterheads and dates stand alone."""
    later = [row for row in rows[body + 1 : body + 6] if any(row)]
    return not later or any(_is_body(row) for row in later)


def _is_head(row: Sequence[str]) -> bool:
    return len({cell for cell in row if cell}) > 1


def _laid_out(rows: Rows, head: int, first: int) -> Layout | None:
    width = max(map(len, rows), default=0)
    if not width:
        return None
    shown = [[joined(cell) for cell in row] + [""] * (width - len(row)) for row in rows[head - 1 : first + MOST_JUDGED]]
    return lay_out(Grid(0, 0, [[Cell(0, cell) for cell in row] for row in shown])) if shown else None


def _columns(data: Rows, heads: Sequence[str], layout: Layout | None, names: Names) -> dict[int, str]:
    """What each column means, as far as heads and cells tell."""
    kinds = {at: column.kind for at, column in enumerate(layout.columns)} if layout else {}
    cells = {at: [row[at] for row in data[:MOST_JUDGED] if at < len(row) and row[at]] for at in range(len(heads))}
    found: dict[int, str] = {}
    for at, head in enumerate(heads):
        said = say(joined(head))
        if kinds.get(at) == "unit" or said.kind == "unit":
            found[at] = Meaning.UNIT
        elif kinds.get(at) == "note" or said.kind == "note":
            found[at] = Meaning.NOTE
        elif DATING.fullmatch(fold(head)) and _mostly(cells[at], names.period):
            found[at] = Meaning.PERIOD
        elif kinds.get(at, "label") == "label":
            found[at] = _naming(head, cells[at], names)
    figures = [at for at in range(len(heads)) if kinds.get(at) == "value"]
    return _once(found) | _figures(figures, data, heads, found, names)


def _naming(head: str, cells: Sequence[str], names: Names) -> str:
    """What a column of words names: bodies or places, or else indicators."""
    placed = fold(head).removeprefix("ten ") in PLACED
    if _mostly([cell for cell in cells if not is_total(cell)], names.body):
        return Meaning.BODY
    if not NAMING.fullmatch(fold(head)) and _mostly([cell for cell in cells if not is_total(cell)], names.place):
        return Meaning.PLACE
    return Meaning.BODY if placed else Meaning.NAME


def _mostly(cells: Sequence[str], look: Callable[[str], object]) -> bool:
    """Whether most cells name what is looked up."""
    known = 0
    for cell in cells[:20]:
        with suppress(ValueError):
            known += bool(look(cell))
    return bool(cells) and known * 2 > len(cells[:20])


def _once(found: Mapping[int, str]) -> dict[int, str]:
    """Each meaning for one column only: names and notes stand last where several columns may hold them."""
    kept: dict[str, int] = {}
    for at, meaning in found.items():
        kept[meaning] = at if meaning in {Meaning.NAME, Meaning.NOTE} else kept.get(meaning, at)
    return {at: meaning for meaning, at in kept.items()}


def _figures(
    figures: Sequence[int], data: Rows, heads: Sequence[str], found: Mapping[int, str], names: Names
) -> dict[int, str]:
    said = {at: say(joined(heads[at])) for at in figures}
    reported = [at for at in figures if said[at].role not in NOT_REPORTED] or list(figures)
    if Meaning.NAME not in found.values():
        told = _by_column(data, heads, names)
        once: dict[str, int] = {}
        for at in reported:
            if told.get(at):
                once.setdefault(told[at], at)
        return {at: f"{INDICATOR}{code}" for code, at in once.items()}
    bodies = {at: pk for at in reported if (pk := _own_body(heads[at], names))}
    if len(bodies) > 1:
        return {at: f"{OF_BODY}{pk}" for at, pk in bodies.items()}
    return dict.fromkeys(_of_period(reported, heads, names)[:1], Meaning.VALUE)


def _own_body(head: str, names: Names) -> int | None:
    with suppress(ValueError):
        return pk if (pk := names.body(head)) in names.own else None
    return None


def _of_period(reported: Sequence[int], heads: Sequence[str], names: Names) -> list[int]:
    """Columns of figures, those of the report's own period first."""

    def rank(at: int) -> int:
        said = say(joined(heads[at]))
        period = ""
        with suppress(ValueError):
            period = names.period(said.period) if said.period else ""
        return 0 if period == names.obligation.period_code else 1 if said.role == "result" else 3 if period else 2

    return sorted(reported, key=rank)


def _by_column(data: Rows, heads: Sequence[str], names: Names) -> dict[int, str]:
    """The indicator that each column is probably of, by its head and the words around."""
    told = {at: named.code for at, head in enumerate(heads) if (named := names.catalogue.named(head))}
    votes: dict[int, Counter[str]] = {}
    for (_row, at), figure in found_in([heads, *data[:MOST_JUDGED]], names).items():
        if figure.indicators and at not in told:
            votes.setdefault(at, Counter())[figure.indicators[0].code] += 1
    return told | {at: counted.most_common(1)[0][0] for at, counted in votes.items()}


def found_in(rows: Rows, names: Names) -> dict[tuple[int, int], Figure]:
    """The figures that the reader of reports finds in a table, by row and column (from 0)."""
    lines = ["\t".join(joined(cell) for cell in row) for row in rows]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found: dict[tuple[int, int], Figure] = {}
    spans = list(enumerate(pairwise(starts)))
    figures = iter(read("\n".join(lines), names.catalogue).figures)
    figure = next(figures, None)
    for at, (start, end) in spans:
        while figure is not None and figure.start < end:
            found.setdefault((at, lines[at][: figure.start - start].count("\t")), figure)
            figure = next(figures, None)
    return found


def suggest_labels(
    heads: Sequence[str], named: Mapping[str, Sequence[str]], plan: Plan, names: Names
) -> dict[str, str]:
    """The code that each row's name probably means, by its key; empty where nothing tells, each code once.

    `named` holds for each key the words of a row that bears it, in the order of the table.
    """
    column, values = plan.place(Meaning.NAME) or 0, [at for at, _told in plan.values()]
    found = found_in([heads, *(_filled(row, values) for row in named.values())], names)
    told: dict[str, str] = {}
    for at, (key, row) in enumerate(named.items(), 1):
        exact = names.catalogue.named(row[column])
        matches = [match for place in values if (at, place) in found for match in found[at, place].indicators]
        likely = [match.code for match in matches if match.likely and (" / " in key or not _is_part(match.code, names))]
        codes = [exact.code] if exact else likely
        told[key] = next((code for code in codes if code not in told.values()), "")
    return told


def _is_part(code: str, names: Names) -> bool:
    return code in names.asked and bool(names.asked[code].whole)


def _filled(row: Sequence[str], values: Sequence[int]) -> list[str]:
    """A row with a figure in each of these columns, whatever stands there: only its name is asked about."""
    return ["2" if at in values and not stated(cell) else cell for at, cell in enumerate(row)]
