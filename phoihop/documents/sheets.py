"""Typed rows become a sheet of Excel, and come back with every fault named by its cell.

Text that looks like a formula or an address stays text.
"""

import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

import xlsxwriter
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter.format import Format as XlsxFormat
from xlsxwriter.worksheet import Worksheet

from phoihop.documents.rules import inspect
from phoihop.foundation.refusals import Invalid, Refused

Row = TypeVar("Row")
MOST_ROWS = 50_000
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


class Format(StrEnum):
    """How Excel shows the values of a column, in the order of signs that the reader's own settings have."""

    TEXT = "@"
    COUNT = "#,##0"
    DECIMAL = "#,##0.##"
    PERCENT = "0.0"
    DAY = "dd/mm/yyyy"


def text(value: object) -> str:
    """The words of a cell in composed letters; a whole number without its point."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unicodedata.normalize("NFC", str(value)).strip()


def count(value: object) -> int:
    """A whole number, written as 1.234 or as a number.

    Raises ValueError for a fraction, because “1.234” typed into an Excel of English settings is stored as one.
    """
    number = decimal(value)
    if number != number.to_integral_value():
        raise ValueError(_("A whole number is needed; this cell holds a fraction. Write it without point or comma."))
    return int(number)


def decimal(value: object) -> Decimal:
    """A number, written in the Vietnamese manner where it is text: 1.234,5."""
    if isinstance(value, bool) or value is None:
        raise ValueError(_("A number is needed here."))
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value))
    words = re.sub(r"\s", "", str(value))
    if not re.fullmatch(r"[-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", words):
        raise ValueError(_("“%(words)s” is not a number. Write it like 1.234,5.") % {"words": str(value)[:40]})
    try:
        return Decimal(words.replace("−", "-").replace(".", "").replace(",", "."))
    except InvalidOperation:
        raise ValueError(_("A number is needed here.")) from None


def day(value: object) -> date:
    """A day, as Excel stores it or as text like 25/11/2026."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.strptime(str(value).strip(), "%d/%m/%Y").replace(tzinfo=UTC).date()
    except ValueError:
        words = str(value)[:40]
        raise ValueError(_("“%(words)s” is not a day. Write it like 25/11/2026.") % {"words": words}) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a sheet: its name in code, its title, how a cell becomes a value, how wide (in letters) it is.

    An empty cell gives None where the column is optional, and is a fault where it is not. `read` raises ValueError
    with a sentence for the person who filled the cell.
    """

    name: str
    title: str
    read: Callable[[Any], object] = text
    format: Format = Format.TEXT
    width: float = 16
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with one cell, addressed as the person sees it in Excel."""

    cell: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet to be written; `head` are lines over the table. Rows hold one value for each column."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[object]]
    head: Sequence[str] = ()
    total: Sequence[object] | None = None


def write_sheet(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    *,
    head: Sequence[str] = (),
    total: Sequence[object] | None = None,
    at: datetime = UNDATED,
) -> bytes:
    """A workbook of one sheet; the same rows and moment give the same bytes."""
    return write_book([Sheet(title=title, columns=columns, rows=rows, head=head, total=total)], at=at)


def write_book(sheets: Iterable[Sheet], *, at: datetime = UNDATED) -> bytes:
    """A workbook of several sheets, in order."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"created": at.replace(tzinfo=None)})
        taken: set[str] = set()
        for sheet in sheets:
            _write(book, sheet, sheet_name(sheet.title, taken))
    return made.getvalue()


def sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel allows: at most 31 letters, none of its signs, different from those taken."""
    bare = re.sub(r"[\[\]:*?/\\'\x00-\x1f]", " ", unicodedata.normalize("NFC", title)).strip()[:31].strip() or "1"
    name, number = bare, 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        name = f"{bare[: 30 - len(str(number))]} {number}"
    taken.add(name.casefold())
    return name


def _write(book: xlsxwriter.Workbook, sheet: Sheet, name: str) -> None:
    page = book.add_worksheet(name)
    plain = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    top = len(sheet.head)
    for index, line in enumerate(sheet.head):
        page.write_string(index, 0, line, book.add_format(plain | {"bold": index == 0}))
    page.set_row(top, 32)
    title = book.add_format(
        plain | {"bold": True, "border": 1, "align": "center", "text_wrap": True, "bg_color": "#E8EDF3"}
    )
    formats = []
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
        page.write_string(top, index, column.title, title)
        formats.append(
            plain | {"border": 1, "num_format": column.format.value, "text_wrap": column.format is Format.TEXT}
        )
    cells = [book.add_format(options) for options in formats]
    last = top
    for last, row in enumerate(sheet.rows, top + 1):
        _write_row(page, last, row, cells)
    if sheet.total is not None:
        _write_row(page, last + 1, sheet.total, [book.add_format(options | {"bold": True}) for options in formats])
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P/&N")


def _write_row(page: Worksheet, at: int, row: Sequence[object], cells: Sequence[XlsxFormat]) -> None:
    """One row; a value is written as what it is, so that no text is taken for a formula or a number."""
    for index, (value, cell) in enumerate(zip(row, cells, strict=True)):
        if value is None or value == "":
            page.write_blank(at, index, None, cell)
        elif isinstance(value, bool):
            page.write_boolean(at, index, value, cell)
        elif isinstance(value, int | float | Decimal):
            page.write_number(at, index, value, cell)
        elif isinstance(value, date):
            page.write_datetime(at, index, value, cell)
        else:
            page.write_string(at, index, str(value), cell)


def read_rows(content: bytes, columns: Sequence[Column], row: Callable[..., Row]) -> tuple[list[Row], list[Fault]]:
    """Every row of the first sheet that reads cleanly, and every fault in those that do not.

    The head is the first row that holds the titles of all required columns, in any order; other columns are left
    alone, and so are empty rows. `row` is called with the values by name and may raise ValueError or a refusal.
    Raises Invalid for a file that is no workbook, is unsafe or is too long.
    """
    grid = read_grid(content)
    places = _head(grid, columns)
    if places is None:
        titles = ", ".join(f"“{column.title}”" for column in columns if not column.optional)
        reason = _("No row holds the titles %(titles)s. Use the form as it was given out.") % {"titles": titles}
        return [], [Fault(cell="A1", title="", reason=reason)]
    top, where = places
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, cells in enumerate(grid[top + 1 :], top + 2):
        if all(cells[index] in ("", None) for index in where.values() if index < len(cells)):
            continue
        values, wrong = _values(cells, columns, where, number)
        if wrong:
            faults += wrong
            continue
        try:
            rows.append(row(**values))
        except (ValueError, Refused, Invalid) as error:
            first = columns[0]
            faults.append(Fault(cell=cell_name(number, where[first.name]), title=first.title, reason=str(error)))
    return rows, faults


def read_grid(content: bytes, sheet: int = 0) -> list[list[Any]]:
    """The cells of one sheet as they were typed, from A1; empty ones are ''.

    Raises Invalid for a file that is no workbook, is unsafe or is too long.
    """
    book = open_book(content)
    with legible():
        grid = book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)
    if len(grid) > MOST_ROWS:
        reason = _("This sheet has %(rows)s rows; at most %(most)s are read at once. Divide it.")
        raise Invalid(reason % {"rows": len(grid), "most": MOST_ROWS})
    return grid


def open_book(content: bytes) -> CalamineWorkbook:
    """A workbook, whatever its name. Raises Invalid for a file that is none or is unsafe."""
    inspect(content, "sheet.xlsx" if content[:2] == b"PK" else "sheet.xls", books=True)
    with legible():
        return CalamineWorkbook.from_filelike(io.BytesIO(content))


@contextmanager
def legible() -> Iterator[None]:
    """Tells as Invalid what the reader of workbooks raises over a damaged one."""
    try:
        yield
    except (CalamineError, OSError, IndexError, ValueError) as error:
        raise Invalid(_("This file cannot be read as a workbook. Save it again as .xlsx.")) from error


def cell_name(row: int, column: int) -> str:
    """The name of a cell as Excel shows it: row 3 and the second column (index 1) are “B3”."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _plain(title: object) -> str:
    """A title without case, spacing or the asterisk of required columns, so that small edits do no harm."""
    return " ".join(unicodedata.normalize("NFC", str(title)).replace("*", " ").casefold().split())


def _head(grid: list[list[Any]], columns: Sequence[Column]) -> tuple[int, dict[str, int]] | None:
    """The row of the titles and the place of each column in it."""
    for number, cells in enumerate(grid[:50]):
        titles = {_plain(cell): index for index, cell in reversed(list(enumerate(cells)))}
        where = {column.name: titles[_plain(column.title)] for column in columns if _plain(column.title) in titles}
        if all(column.optional or column.name in where for column in columns):
            return number, where
    return None


def _values(
    cells: list[Any], columns: Sequence[Column], where: dict[str, int], number: int
) -> tuple[dict[str, object], list[Fault]]:
    values: dict[str, object] = {}
    faults = []
    for column in columns:
        index = where.get(column.name)
        cell = cells[index] if index is not None and index < len(cells) else ""
        try:
            values[column.name] = _value(cell, column)
        except ValueError as error:
            faults.append(Fault(cell=cell_name(number, index or 0), title=column.title, reason=str(error)))
    return values, faults


def _value(cell: object, column: Column) -> object:
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        if column.optional:
            return None
        raise ValueError(_("This cell is empty, but a value is needed."))
    if isinstance(cell, str) and re.fullmatch(r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)", cell.strip()):
        raise ValueError(_("This cell holds an error of Excel (%(error)s).") % {"error": cell.strip()})
    return column.read(cell)
