"""How a table is laid out: which rows are heads, and what each column holds (bố cục bảng)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from phoihop.prose.cells import as_unit, folded, is_void, stated, truth
from phoihop.prose.grids import Cell, Grid
from phoihop.prose.heads import PERIOD, Head, say
from phoihop.prose.listing import entries

MOST_HEADS = 6
ORDINAL = re.compile(r"[(]?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-ZĐa-zđ])[.)]?(?:\d{1,2})?")
NUMBERING = re.compile(r"\(?(\d{1,2})\)?(?:\s?=.*)?|[A-Z]")
YEAR = re.compile(r"(?:19|20)\d\d")
PLACED = frozenset(
    entries(
        "don vi, dia phuong, xa, phuong, xa phuong, xa/phuong, noi, dia ban, co quan, huyen, tinh, thon, to chuc,"
        "noi dung don vi, don vi dia phuong, don vi hanh chinh"
    )
)
# Of two roles in the heads above one column, the one that stands earlier here holds.
ORDER = ("delta", "rate", "from", "target", "cumulated", "part", "total", "result")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds: kind "ordinal", "unit", "note", "other", "label" or "value"; and what its heads say."""

    kind: str
    head: Head


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, the row at which its body begins, and what stood above its heads."""

    columns: Sequence[Column]
    body: int
    title: str = ""

    def of_kind(self, kind: str) -> list[int]:
        return [place for place, column in enumerate(self.columns) if column.kind == kind]

    def named_by(self, place: int) -> tuple[list[int], int | None]:
        """The columns whose cells name the rows of a value column, and the one that tells their unit.

        They are those before it, back to where another group of values ends; the unit may also follow directly.
        """
        labels: list[int] = []
        unit = None
        for before in range(place - 1, -1, -1):
            kind = self.columns[before].kind
            if kind == "label":
                labels.insert(0, before)
            elif kind == "unit" and unit is None and not labels:
                unit = before
            elif kind == "value" and labels:
                break
        after = place + 1
        if unit is None and after < len(self.columns) and self.columns[after].kind == "unit":
            unit = after
        return labels, unit


def lay_out(grid: Grid, earlier: Layout | None = None) -> Layout | None:
    """The layout of a table; None where it holds no figures that heads or row heads explain.

    `earlier` is the layout of the table before, whose heads hold on where this one continues it on the next page.
    """
    titles = _titles(grid.rows)
    body = _body(grid.rows, titles)
    if body == len(grid.rows):
        return None
    heads = [_joined(texts) for texts in _above(grid.rows[titles:body], grid.width)]
    if body == titles == 0 and earlier and len(earlier.columns) == grid.width:
        heads = [column.head for column in earlier.columns]
    columns = _columns(heads, grid.rows[body:])
    if not any(column.kind == "value" for column in columns):
        return None
    return Layout(columns, body, " ".join(cell.text for row in grid.rows[:titles] for cell in row if cell.text))


def _titles(rows: list[list[Cell]]) -> int:
    """How many rows at the top are a title over the whole width."""
    count = 0
    while count + 1 < min(len(rows), 4) and rows[count][0].text and not any(cell.text for cell in rows[count][1:]):
        if ORDINAL.fullmatch(rows[count][0].text.split(" ")[0]):
            break
        count += 1
    return count


def _body(rows: list[list[Cell]], first: int) -> int:
    """The first row that is no head: it holds figures, signs for none, a unit beneath "ĐVT", or a row's number."""
    units: list[int] = []
    for place in range(first, min(len(rows), first + MOST_HEADS)):
        if _is_body(rows[place], units, headed=place > first):
            return place
        units += [column for column, cell in enumerate(rows[place]) if say(cell.text).kind == "unit"]
    return len(rows)


def _is_body(row: list[Cell], units: list[int], *, headed: bool) -> bool:
    filled = [cell.text for cell in row if cell.text]
    if not filled or (headed and is_numbering(filled)):
        return False
    if any(as_unit(row[column].text) for column in units):
        return True
    if len(filled) > 1 and row[0].text and ORDINAL.fullmatch(row[0].text) and not PERIOD.fullmatch(folded(row[0].text)):
        return True
    if headed and len(filled) == 1 and (row[0].text or row[1].text):
        return True
    truths = {said for text in filled if (said := truth(text)) is not None}
    # Both side by side are heads: "Có", "Không".
    if headed and row[0].text and len(truths) == 1:
        return True
    figures = [text for text in filled if is_void(text) or (stated(text) and not YEAR.fullmatch(text))]
    return bool(figures)


def is_numbering(texts: list[str]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or A B 1 2 3=2/1."""
    if len(texts) < 3:
        return False
    found = [NUMBERING.fullmatch(text) for text in texts]
    numbers = [int(each[1]) for each in found if each and each[1]]
    return all(found) and len(numbers) > 1 and all(later == before + 1 for before, later in pairwise(numbers))


def _above(rows: list[list[Cell]], width: int) -> list[list[str]]:
    """For each column the heads above it, from the top; a head over several columns is that of each."""
    kept = [row for row in rows if not is_numbering([cell.text for cell in row if cell.text])]
    heads: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(kept):
        above = [tuple(texts) for texts in heads]
        reaching = ""
        for column in range(width):
            text = row[column].text
            lower = any(below[column].text for below in kept[depth + 1 :])
            beside = column > 0 and above[column] == above[column - 1] and (lower or not depth)
            reaching = text or (reaching if beside and not say(reaching).kind else "")
            if reaching and reaching not in heads[column]:
                heads[column].append(reaching)
    return heads


def _joined(texts: list[str]) -> Head:
    """What all the heads above one column say together."""
    said = [say(text) for text in texts]
    roles = [head.role for head in said if head.role]
    return Head(
        text=" ".join(texts),
        kind=said[-1].kind if said else "",
        role=min(roles, key=ORDER.index) if roles else "",
        period=next((head.period for head in reversed(said) if head.period), ""),
        unit=next((head.unit for head in reversed(said) if head.unit), ""),
        subject=" ".join(head.subject for head in said if head.subject),
    )


def _columns(heads: list[Head], rows: list[list[Cell]]) -> list[Column]:
    kinds = [_kind(heads[column], [row[column].text for row in rows], column) for column in range(len(heads))]
    first = next((column for column, kind in enumerate(kinds) if kind == "value"), len(kinds))
    if "unit" not in kinds:
        # Without "ĐVT" above it, a column of units is told by its cells, after a column that names the rows.
        for column, kind in enumerate(kinds):
            if kind == "text" and "text" in kinds[:column] and _mostly_units([row[column].text for row in rows]):
                kinds[column] = "unit"
                break
    for column, kind in enumerate(kinds):
        if kind == "text":
            kinds[column] = "label" if column < first or "value" in kinds[column + 1 :] else "note"
    return [Column(kind, head) for kind, head in zip(kinds, heads, strict=True)]


def _kind(head: Head, texts: list[str], place: int) -> str:
    """What a column holds by its head and its cells; "text" where the columns around it decide."""
    if head.kind:
        return head.kind
    filled = [text for text in texts if not is_void(text)]
    if any(truth(text) is not None for text in texts) and all(truth(text) is not None for text in filled):
        return "value"
    if not filled:
        return "value" if head.role or head.period else "note"
    bare = folded(head.text)
    if bare == "don vi" and _mostly_units(texts):
        return "unit"
    if not place and not head.text and all(map(ORDINAL.fullmatch, filled)):
        return "ordinal"
    return "text" if _names(bare, filled, place) or not any(map(stated, filled)) else "value"


def _names(head: str, filled: list[str], place: int) -> bool:
    """Whether cells that may look like figures name the rows: bodies, places, years, months."""
    if head.removeprefix("ten ") in PLACED or (head == "nam" and all(map(YEAR.fullmatch, filled))):
        return True
    return not place and all(PERIOD.fullmatch(folded(text)) for text in filled)


def _mostly_units(texts: list[str]) -> bool:
    filled = [text for text in texts if not is_void(text)]
    return bool(filled) and sum(bool(as_unit(text)) for text in filled) >= 0.6 * len(filled)
