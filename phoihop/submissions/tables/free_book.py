"""The sheets of a workbook that a person made, row by row (tệp Excel tự lập).

The cells of a sheet are laid out once, by a reader that is not ours; rows are made of them one at a time.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineSheet

from phoihop.documents.sheets import legible, open_book, text
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import day as written
from phoihop.prose.grids import WIDEST
from phoihop.submissions.rules.tables import DEEPEST
from phoihop.submissions.workbooks.blank_book import SEALS

MOST_ROWS = 200_000
MOST_SHEETS = 60
Row = Sequence[Any]


def said(cell: object) -> str:
    """The words of a cell as they are shown: days and fractions as they are written in Vietnamese."""
    if isinstance(cell, float) and not cell.is_integer():
        return str(cell).replace(".", ",")
    if isinstance(cell, date):
        return written(cell)
    return text(cell)


class Table:
    """One sheet of a workbook (trang tính)."""

    def __init__(self, sheet: CalamineSheet, index: int) -> None:
        self.index = index
        self.name = sheet.name
        self._sheet = sheet
        self._margin = [""] * (sheet.start[1] if sheet.start else 0)
        self.height = sheet.total_height + 1 if sheet.start else 0

    def rows(self, first: int = 1) -> Iterator[tuple[int, Row]]:
        """The rows from `first` on, each with its number as Excel shows it; cells begin with column A."""
        for number, row in enumerate(islice(self._sheet.iter_rows(), first - 1, None), first):
            yield number, [*self._margin, *row][:WIDEST]

    def beginning(self) -> list[list[str]]:
        """The words of the first rows; what spans several columns stands in each of them."""
        rows = [[said(cell) for cell in row] for _number, row in islice(self.rows(), DEEPEST)]
        for (top, left), (bottom, right) in self._sheet.merged_cell_ranges or ():
            if bottom < len(rows) and right - left < WIDEST and top < len(rows) and left < len(rows[top]):
                for at in range(left, min(right + 1, len(rows[top]))):
                    rows[top][at] = rows[top][at] or rows[top][left]
        return rows


class FreeBook:
    """A workbook that a person made, opened (tệp Excel tự lập)."""

    def __init__(self, content: bytes) -> None:
        """Raises Invalid for a file that is no workbook, is unsafe or has too many sheets."""
        self._book = open_book(content)
        self.names: list[str] = list(self._book.sheet_names)
        if len(self.names) > MOST_SHEETS and not self.given_out:
            raise Invalid(_("This workbook has too many sheets. Divide it."))

    @property
    def given_out(self) -> bool:
        """Whether it bears the hidden sheet of the workbooks that are given out here."""
        return SEALS in self.names

    def table(self, index: int) -> Table:
        """One of its sheets. Raises Invalid for a sheet that cannot be read, or has too many rows."""
        with legible():
            found = Table(self._book.get_sheet_by_index(index), index)
        if found.height > MOST_ROWS:
            reason = _("This sheet has %(rows)s rows; at most %(most)s are read at once. Divide it.")
            raise Invalid(reason % {"rows": found.height, "most": MOST_ROWS})
        return found
