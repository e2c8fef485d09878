"""What a mapped table would change in reports, or has changed, one part after the other (xem trước bảng).

A part is as much as a person waits for; nothing is held of the parts before and after it.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import xlsxwriter
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.documents.sheets import UNDATED, cell_name, sheet_name
from phoihop.foundation.vietnamese import fold
from phoihop.prose.grids import WIDEST
from phoihop.reporting.rules import titled
from phoihop.submissions.bulk import Fate, Result, Row, Sending, take_rows
from phoihop.submissions.rules import Channel
from phoihop.submissions.tables.free_book import Table
from phoihop.submissions.tables.names import Names
from phoihop.submissions.tables.reading import Found, Reading
from phoihop.submissions.workbooks.blank_book import BOX, PLAIN
from phoihop.submissions.workbooks.previews import Change

# Figures of one part; and how many changes and faults one page shows.
PART, SHOWN = 5_000, 300
Rows = Iterator[tuple[int, list[Found]]]
# By what a figure is known, the first cell that states it.
Seen = dict[tuple[object, ...], str]
CHANGED = frozenset({Fate.STATED, Fate.REPLACED, Fate.TAKEN_BACK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A cell that cannot be taken: what names its row, what stands in it, and what is wrong (ô không nhận được)."""

    cell: str
    name: str
    words: str
    reason: str


@dataclass(slots=True, kw_only=True)
class TablePreview:
    """What a part of a table does to reports (phần xem trước).

    `first` and `last` are its rows, `after` is the first row of the next part; `groups` are the changes by report,
    `answered` tells of these reports the body and the period.
    """

    reading: Reading
    first: int
    last: int = 0
    after: int | None = None
    groups: dict[str, list[Change]] = field(default_factory=dict)
    answered: set[tuple[int, str]] = field(default_factory=set)
    wrong: list[Wrong] = field(default_factory=list)
    unchanged: int = 0
    changes: int = 0
    unknown: set[str] = field(default_factory=set)

    @property
    def shown(self) -> dict[str, list[Change]]:
        """The changes that one page shows."""
        left, shown = SHOWN, {}
        for title, changes in self.groups.items():
            if left > 0:
                shown[title] = changes[:left]
                left -= len(changes)
        return shown

    @property
    def hidden(self) -> int:
        """How many changes the page does not show."""
        return max(0, self.changes - SHOWN)

    @property
    def wrong_shown(self) -> list[Wrong]:
        return self.wrong[:SHOWN]

    @property
    def wrong_hidden(self) -> int:
        return max(0, len(self.wrong) - SHOWN)

    @property
    def height(self) -> int:
        return self.reading.table.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Who takes a part of a table over, when, from which row on; and what they saw of it last (lần nhận)."""

    actor: Actor
    at: datetime
    first: int = 0
    dry_run: bool = True
    seen_at: datetime | None = None


def take_part(reading: Reading, taking: Taking) -> TablePreview:
    """State what a part of a table says, or with `dry_run` only see what would become of it."""
    preview = TablePreview(reading=reading, first=max(taking.first, reading.plan.first))
    _take(reading.rows(preview.first), preview, taking, {})
    preview.wrong.sort(key=lambda wrong: _order(wrong.cell))
    return preview


def all_wrong(reading: Reading, taking: Taking) -> dict[str, str]:
    """What is wrong with every cell of a table that cannot be taken, part after part in one going through."""
    rows, first_in = reading.rows(), Seen()
    found: dict[str, str] = {}
    while True:
        part = TablePreview(reading=reading, first=reading.plan.first)
        _take(rows, part, taking, first_in)
        found |= {wrong.cell: wrong.reason for wrong in part.wrong}
        if part.after is None:
            return found


def _take(rows: Rows, preview: TablePreview, taking: Taking, first_in: Seen) -> None:
    """State the figures of as many rows as make a part, and note what became of each."""
    found = _gather(rows, preview, first_in)
    sending = Sending(
        actor=taking.actor,
        at=taking.at,
        channel=Channel.EXCEL,
        dry_run=taking.dry_run,
        seen_at=taking.seen_at,
    )
    stated = (each.row for each in found.values() if each.row)
    for result in take_rows(stated, sending):
        _note(preview, found[result.number], result)


def _gather(rows: Rows, preview: TablePreview, first_in: Seen) -> dict[int, Found]:
    """The figures of the part that can be stated, by number; what cannot is noted."""
    found: dict[int, Found] = {}
    for number, figures in rows:
        preview.last = number
        for each in figures:
            row = each.row
            if row is None:
                preview.unknown |= {each.unknown} - {""}
                preview.wrong.append(_wrong(each, each.fault))
            elif (before := first_in.setdefault(_key(row), each.cell)) != each.cell:
                reason = _("This figure stands twice in the table, first in %(cell)s. Delete one of the two.")
                preview.wrong.append(_wrong(each, reason % {"cell": before}))
            else:
                found[row.number] = each
        if len(found) + len(preview.wrong) >= PART:
            preview.after = number + 1 if number < preview.height else None
            break
    return found


def _key(row: Row) -> tuple[object, ...]:
    return row.body, row.period, row.indicator, row.place


def _wrong(found: Found, reason: str) -> Wrong:
    return Wrong(cell=found.cell, name=found.name, words=found.words, reason=reason)


def _order(cell: str) -> tuple[int, str]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), letters.rjust(3)


def _note(preview: TablePreview, found: Found, result: Result) -> None:
    row = found.row
    if row is None or result.fate is Fate.UNCHANGED:
        preview.unchanged += row is not None
    elif result.fate in CHANGED:
        names = preview.reading.names
        asked = names.asked[str(row.indicator)]
        change = Change(
            code=asked.code,
            label=asked.label,
            address=found.cell,
            then=result.before,
            now=row.words.strip(),
            named="" if fold(found.name) == fold(asked.label) else found.name,
        )
        preview.groups.setdefault(_title(names, row), []).append(change)
        preview.answered.add((row.body, row.period))
        preview.changes += 1
    else:
        preview.wrong.append(_wrong(found, result.reason))


def _title(names: Names, row: Row) -> str:
    """The report that a row belongs to: “Báo cáo quý I/2025: Ban CHQS xã Đại Từ”."""
    body = names.bodies.get(row.body, names.obligation.body.label)
    return f"{titled(names.obligation.regime.label, names.period_label(row.period))}: {body}"


def marked(table: Table, wrong: Mapping[str, str]) -> bytes:
    """A copy of a sheet as values, in which the cells that cannot be taken are red and say why.

    Text that looks like a formula stays text.
    """
    made = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options | {"strings_to_numbers": False}) as book:
        book.set_properties({"created": UNDATED.replace(tzinfo=None)})
        page = book.add_worksheet(sheet_name(table.name, set()))
        plain = book.add_format(PLAIN)
        fault = book.add_format(PLAIN | BOX | {"bg_color": "#F8CFCF", "font_color": "#8B1C22"})
        days = book.add_format(PLAIN | {"num_format": "dd/mm/yyyy"})
        page.set_column(0, WIDEST, 18)
        for number, cells in table.rows():
            for at, cell in enumerate(cells):
                name = cell_name(number, at)
                look = fault if name in wrong else days if isinstance(cell, date) else plain
                _copy(page, (number - 1, at), cell, look)
                if name in wrong:
                    page.write_comment(number - 1, at, wrong[name], {"x_scale": 3, "y_scale": 1.5})
    return made.getvalue()


def _copy(page: xlsxwriter.worksheet.Worksheet, place: tuple[int, int], cell: object, look: object) -> None:
    if isinstance(cell, bool):
        page.write_boolean(*place, cell, look)
    elif isinstance(cell, int | float):
        page.write_number(*place, cell, look)
    elif isinstance(cell, datetime):
        page.write_datetime(*place, cell.astimezone(UTC).replace(tzinfo=None) if cell.tzinfo else cell, look)
    elif isinstance(cell, date):
        page.write_datetime(*place, cell, look)
    elif str(cell):
        page.write_string(*place, str(cell), look)
    else:
        page.write_blank(*place, None, look)
