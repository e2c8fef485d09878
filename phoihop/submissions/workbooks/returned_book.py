"""A workbook that was given out and came back: what is stated in it, whatever a person did to its sheets.

Boxes are found by the hidden keys beside them, so that sheets and rows may have been moved, sorted or renamed.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from phoihop.documents.extents import MOST_CELLS
from phoihop.documents.sheets import MOST_ROWS, cell_name, legible, open_book, text
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import fold
from phoihop.reporting.models import Obligation
from phoihop.submissions.rules import Missing
from phoihop.submissions.rules.statements import Fault, Statement
from phoihop.submissions.workbooks.blank_book import BOXES, COLUMN_KEY, KEY, TEXT_KEY, Typed
from phoihop.submissions.workbooks.blanks import MOST_SHEETS, TEXT, Given, Sealed, digest, smoothed, unseal

LINE_KEY = re.compile(re.escape(KEY) + r"(\d{1,18}):(.{1,60})")
ERROR_OF_EXCEL = re.compile(r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)")
Grid = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one row of a workbook states, where it stands, and what is wrong with it before any rule is asked.

    Of a section told in words, `code` is the key of its box and the words typed are the whole text.
    """

    obligation: int
    code: str
    sheet: str
    cell: str
    typed: Given
    fault: str = ""

    @property
    def address(self) -> str:
        """Where the box is, as Excel would say it: “Báo cáo!F8”."""
        return f"{self.sheet}!{self.cell}"

    @property
    def section(self) -> int | None:
        """The section that it tells in words; None where it states a figure."""
        return int(self.code.removeprefix(TEXT)) if self.code.startswith(TEXT) else None

    def source(self, file: str) -> dict[str, object]:
        """What a report remembers of where it stood."""
        return {"file": file, "sheet": self.sheet, "cell": self.cell}

    def statement(self, file: str, seen: int) -> Statement:
        """The same, as it is stated in a report."""
        return Statement(
            indicator=self.code,
            words=self.typed.words,
            missing=self.typed.missing,
            estimated=self.typed.estimated,
            note=self.typed.note,
            seen_stamp=seen,
            source=self.source(file),
            cell=self.address,
        )

    def faulty(self) -> Fault:
        """What is wrong with it, as a fault."""
        return Fault(cell=self.address, code=self.code, rule="not_readable", reason=self.fault, words=self.typed.words)


@dataclass(slots=True, kw_only=True)
class Returned:
    """What a workbook that came back holds: the seals it bears, and the answers that differ from what was given."""

    name: str
    sealed: Mapping[int, Sealed]
    answers: list[Answer] = field(default_factory=list)

    def typed(self, faults: Mapping[tuple[int, str], Sequence[str]]) -> dict[tuple[int, str], Typed]:
        """What was typed, line by line, with the faults of each; for a copy in which they are marked."""
        return {
            (one.obligation, one.code): Typed(given=one.typed, faults=faults.get((one.obligation, one.code), ()))
            for one in self.answers
        }


def read_returned(content: bytes, name: str) -> Returned:
    """Read a workbook that came back.

    Raises Invalid for a file that is no workbook, is unsafe, too large, or was not given out here.
    """
    grids = _grids(content)
    sealed = _sealed(grids)
    returned = Returned(name=name, sealed=sealed)
    seen: dict[tuple[int, str], Answer] = {}
    for sheet, grid in grids.items():
        for answer in _answers(sheet, grid, sealed):
            key = answer.obligation, answer.code
            if key in seen:
                returned.answers.append(_stated_twice(answer, seen[key]))
                continue
            seen[key] = answer
            if answer.fault or not _untouched(answer, sealed[answer.obligation]):
                returned.answers.append(answer)
    return returned


def _untouched(answer: Answer, sealed: Sealed) -> bool:
    """Whether the box holds what it held when it was given out; nobody means to state that again."""
    if answer.section is not None:
        return digest(answer.typed.words) == sealed.texts[answer.section].digest
    return answer.typed == _bare(sealed.given[answer.code])


def _bare(given: Given) -> Given:
    words, note = text(given.words), text(given.note)
    return Given(words=words, missing=given.missing, note=note, estimated=given.estimated)


def _stated_twice(answer: Answer, first: Answer) -> Answer:
    reason = _("This line stands twice in the workbook, first in %(cell)s. Delete one of the two rows.")
    return Answer(
        obligation=answer.obligation,
        code=answer.code,
        sheet=answer.sheet,
        cell=answer.cell,
        typed=answer.typed,
        fault=reason % {"cell": first.address},
    )


def _grids(content: bytes) -> dict[str, Grid]:
    """The cells of every sheet, from A1; empty ones are ''."""
    found: dict[str, Grid] = {}
    book = open_book(content)
    with legible():
        names = book.sheet_names
        if len(names) > MOST_SHEETS + 50:
            raise Invalid(_("This workbook has too many sheets. Divide it."))
        cells = 0
        for index, name in enumerate(names):
            sheet = book.get_sheet_by_index(index)
            cells += sheet.total_height * sheet.total_width
            if sheet.total_height > MOST_ROWS or cells > MOST_CELLS:
                raise Invalid(_("This workbook is too long. Delete what does not belong to the form."))
            found[name] = sheet.to_python(skip_empty_area=False)
    return found


def _sealed(grids: Mapping[str, Grid]) -> dict[int, Sealed]:
    """The seals of the hidden sheet. Raises Invalid where there is none, or one does not fit."""
    rows = [row for grid in grids.values() for row in grid if len(row) > 2 and row[0] == KEY]
    if not rows:
        raise Invalid(
            _("This is no workbook of this site, or its hidden sheet is gone. Download the form again and fill it in.")
        )
    found = [unseal("".join(str(cell) for cell in row[2:]), str(row[1])) for row in rows]
    if not all(found):
        raise Invalid(
            _("The hidden part of this workbook was changed, so it cannot be trusted. Download the form again.")
        )
    return {one.obligation: one for one in found if one}


def _answers(sheet: str, grid: Grid, sealed: Mapping[int, Sealed]) -> Iterator[Answer]:
    """What each keyed row of a sheet states."""
    columns: dict[str, int] = {}
    for number, row in enumerate(grid, 1):
        for index, cell in enumerate(row):
            if not isinstance(cell, str) or not cell.startswith("phoihop"):
                continue
            if cell.startswith(COLUMN_KEY):
                columns[cell.removeprefix(COLUMN_KEY)] = index
                continue
            found = LINE_KEY.fullmatch(cell.strip())
            if not found or int(found[1]) not in sealed:
                continue
            key, asked = (int(found[1]), found[2]), sealed[int(found[1])]
            if found[2] in asked.given:
                _hold_columns(sheet, columns, BOXES.keys())
                yield _answer((sheet, number), row, columns, key)
            elif found[2] in {f"{TEXT}{section}" for section in asked.texts}:
                _hold_columns(sheet, columns, {TEXT_KEY})
                yield _text_answer((sheet, number), row, columns[TEXT_KEY], key)


def _hold_columns(sheet: str, columns: Mapping[str, int], needed: Set[str]) -> None:
    if not columns.keys() >= needed:
        reason = _("The hidden first row of “%(sheet)s” is gone. Download the form again and fill it in.")
        raise Invalid(reason % {"sheet": sheet})


def _text_answer(place: tuple[str, int], row: Sequence[Any], first: int, key: tuple[int, str]) -> Answer:
    """What is told in the box that begins at a column; where somebody undid its merging, the cells beside it too."""
    sheet, number = place
    fault, told = "", []
    try:
        told = [said for cell in row[first:] if (said := words_of(cell)) and not said.startswith(KEY)]
    except ValueError as error:
        fault = str(error)
    typed = Given(words=smoothed("\n".join(told)))
    return Answer(obligation=key[0], code=key[1], sheet=sheet, cell=cell_name(number, first), typed=typed, fault=fault)


def _answer(place: tuple[str, int], row: Sequence[Any], columns: Mapping[str, int], key: tuple[int, str]) -> Answer:
    sheet, number = place
    cells = {name: row[index] if index < len(row) else "" for name, index in columns.items()}
    fault, words, missing, at = "", text(cells["words"]), "", "words"
    try:
        words = words_of(cells["words"])
        at = "missing"
        missing = _reason(cells["missing"])
        at = "words"
    except ValueError as error:
        fault = str(error)
    note, estimated = text(cells["note"]), bool(text(cells["estimated"]))
    typed = Given(words=words, missing=missing, note=note, estimated=estimated)
    return Answer(
        obligation=key[0], code=key[1], sheet=sheet, cell=cell_name(number, columns[at]), typed=typed, fault=fault
    )


def words_of(cell: object) -> str:
    """What a cell says, in words as a person would write them.

    Raises ValueError for an error of Excel, for a day, and for a fraction of three digits: “1.234” typed into an
    Excel of English settings is stored as one, and nobody can tell which of the two was meant.
    """
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, int | float) and math.isfinite(cell):
        return _number(Decimal(str(cell)))
    words, timed = text(cell), isinstance(cell, date | time | timedelta)
    if timed:
        raise ValueError(_("Excel took this for a day or an hour. Write the figure again, with ' before it."))
    if ERROR_OF_EXCEL.fullmatch(words):
        raise ValueError(_("This cell holds an error of Excel (%(error)s).") % {"error": words})
    return words


def _number(number: Decimal) -> str:
    if number == number.to_integral_value():
        return str(int(number))
    if -number.as_tuple().exponent == 3:  # type: ignore[operator]
        reason = _("Excel holds the fraction %(number)s here. Write 1234 for a whole number, or 1,5 as text.")
        raise ValueError(reason % {"number": f"{number:f}".replace(".", ",")})
    return f"{number:f}".replace(".", ",")


def _reason(cell: object) -> str:
    """The reason that a cell names, in either language or by its code. Raises ValueError for none on the list."""
    said = fold(text(cell))
    if not said:
        return ""
    for language in ("vi", "en"):
        with override(language):
            for value, label in Missing.choices:
                if said in {fold(str(label)), fold(value)}:
                    return str(value)
    raise ValueError(_("This reason is not on the list. Choose one of those offered."))


def hold_current(returned: Returned, owed: Iterable[Obligation]) -> None:
    """Hold that these reports still ask what they asked when the workbook was given out. Raises Refused otherwise."""
    for each in owed:
        sealed = returned.sealed[each.pk]
        if (sealed.version, sealed.period) != (each.form_version_id, each.period_code):
            reason = _("The form of “%(report)s” was changed after the workbook was given out. Download it again.")
            raise Refused(reason % {"report": each.label})
