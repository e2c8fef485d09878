"""Blanks as an Excel workbook: the frame locked, the boxes yellow, hidden keys by which it is read back.

Every box holds text, so that Excel leaves “1.234” and “trên 2,8 triệu” as they were typed. A copy with faults is the
same workbook, with what was typed in its boxes and each fault told in a comment.
"""

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format as XlsxFormat
from xlsxwriter.worksheet import Worksheet

from phoihop.documents.sheets import UNDATED, sheet_name
from phoihop.foundation.vietnamese import day as written
from phoihop.submissions.rules import Missing
from phoihop.submissions.rules.statements import LONGEST_NOTE, LONGEST_WORDS
from phoihop.submissions.services.narratives import LONGEST
from phoihop.submissions.workbooks.blanks import Blank, BlankRow, BlankText, Given, seal

SEALS = "phoihop"
# The mark by which a hidden cell is known for a key; what follows names a line, or what a column is for.
KEY, COLUMN_KEY = "phoihop:", "phoihop="
CHUNK = 30_000  # A cell takes 32.767 signs.
HEAD, FIRST = 6, 7
KEYED, NAMED, UNIT, BEFORE, AIM, WORDS, WHY, NOTE, ESTIMATE = range(9)
BOXES = {"words": WORDS, "missing": WHY, "note": NOTE, "estimated": ESTIMATE}
# Texts are written across the columns from here to the note, about so many letters a line, on rows of such heights.
TEXT_FROM, LETTERS, POINTS, LOWEST, HIGHEST = UNIT, 120, 16, 96, 400
TEXT_KEY = "text"
WIDTHS = {NAMED: 52, UNIT: 14, BEFORE: 16, AIM: 16, WORDS: 24, WHY: 24, NOTE: 34, ESTIMATE: 11}
PLAIN = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter", "text_wrap": True}
BOX = {"border": 1, "locked": False, "num_format": "@", "bg_color": "#FFF8D6"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody typed for one line, and what is wrong with it."""

    given: Given
    faults: Sequence[str] = ()


TypedIn = Mapping[tuple[int, str], Typed]


@dataclass(slots=True)
class Book:
    """A workbook being written, and how its cells look."""

    book: xlsxwriter.Workbook
    typed: TypedIn
    formats: dict[str, XlsxFormat] = field(default_factory=dict)

    def __post_init__(self) -> None:
        looks: dict[str, dict[str, object]] = {
            "plain": {},
            "title": {"bold": True, "font_size": 14, "text_wrap": False},
            "line": {"text_wrap": False},
            "head": {"bold": True, "border": 1, "align": "center", "bg_color": "#E8EDF3"},
            "section": {"bold": True, "border": 1, "bg_color": "#F3F5F7"},
            "frame": {"border": 1},
            "figure": {"border": 1, "align": "right"},
            "box": BOX,
            "fault": BOX | {"bg_color": "#F8CFCF", "font_color": "#8B1C22"},
            "named": {"border": 1, "valign": "top"},
            "told": BOX | {"valign": "top"},
            "told_fault": BOX | {"valign": "top", "bg_color": "#F8CFCF", "font_color": "#8B1C22"},
        }
        self.formats = {name: self.book.add_format(PLAIN | look) for name, look in looks.items()}


def write_blanks(blanks: Sequence[Blank], typed: TypedIn | None = None) -> bytes:
    """A workbook with a sheet for each blank; with `typed`, the boxes hold that, and the faults are marked."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as workbook:
        workbook.set_properties({"created": UNDATED.replace(tzinfo=None)})
        book, taken = Book(workbook, typed or {}), {SEALS}
        for blank in blanks:
            _write(book, blank, workbook.add_worksheet(sheet_name(_name(blank, blanks), taken)))
        _write_seals(workbook.add_worksheet(SEALS), blanks)
    return made.getvalue()


def _name(blank: Blank, blanks: Sequence[Blank]) -> str:
    """What tells a sheet from the others: the body, the period, or both."""
    owed = blank.obligation
    if len({each.obligation.body_id for each in blanks}) == 1:
        return owed.period_label if len(blanks) > 1 else _("Report")
    periods = {each.obligation.period_code for each in blanks}
    return owed.body.label if len(periods) == 1 else f"{owed.period_code} {owed.body.label}"


def _write_seals(page: Worksheet, blanks: Sequence[Blank]) -> None:
    """A seal a row: the facts are cut into cells, because a cell takes only so much."""
    for index, blank in enumerate(blanks):
        facts, sealed = seal(blank)
        parts = [facts[start : start + CHUNK] for start in range(0, len(facts), CHUNK)]
        for column, text in enumerate([KEY, sealed, *parts]):
            page.write_string(index, column, text)
    page.protect()
    page.very_hidden()


def _write(book: Book, blank: Blank, page: Worksheet) -> None:
    _frame(book, blank, page)
    estimates = blank.obligation.regime.estimate_allowed
    at, section = FIRST, None
    for row in blank.rows:
        if row.section != section:
            section = row.section
            page.merge_range(at, NAMED, at, ESTIMATE if estimates else NOTE, section, book.formats["section"])
            at += 1
        _write_row(book, blank, row, page, at)
        at += 1
    at = _write_texts(book, blank, page, at)
    page.set_column(KEYED, KEYED, 10, None, {"hidden": True})
    if not estimates:
        page.set_column(ESTIMATE, ESTIMATE, 10, None, {"hidden": True})
    page.set_row(0, None, None, {"hidden": True})
    page.freeze_panes(FIRST, WORDS)
    page.ignore_errors({"number_stored_as_text": f"F{FIRST + 1}:I{at + 1}"})
    page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD)


def _frame(book: Book, blank: Blank, page: Worksheet) -> None:
    """The hidden row of keys, what report it is, how to fill it in, and the heads of the columns."""
    owed = blank.obligation
    keys = BOXES | ({TEXT_KEY: TEXT_FROM} if blank.texts else {})
    for name, column in keys.items():
        page.write_string(0, column, COLUMN_KEY + name)
    lines = [
        owed.label,
        owed.body.label,
        _("Due on %(day)s, handed to %(receiver)s.") % {"day": written(owed.due_on), "receiver": owed.receiver.label},
        _("Fill in the yellow cells: 1.204, “trên 2,8 triệu”, “từ 200 đến 300”. 0 says that nothing was done."),
        _("Where there is no figure, leave it empty and choose why. Then upload this file to the report's page."),
    ]
    for index, line in enumerate(lines, 1):
        page.write_string(index, NAMED, line, book.formats["title" if index == 1 else "line"])
    titles = {
        NAMED: _("Indicator"),
        UNIT: _("Unit"),
        BEFORE: _("Period before"),
        AIM: _("Target"),
        WORDS: _("This period"),
        WHY: _("No figure because"),
        NOTE: _("Note"),
        ESTIMATE: _("Estimate (x)"),
    }
    page.set_row(HEAD, 32)
    for column, title in titles.items():
        page.set_column(column, column, WIDTHS[column])
        page.write_string(HEAD, column, title, book.formats["head"])


def _write_row(book: Book, blank: Blank, row: BlankRow, page: Worksheet, at: int) -> None:
    formats = book.formats
    told = book.typed.get((blank.obligation.pk, row.asked.code), Typed(given=row.given))
    page.write_string(at, KEYED, f"{KEY}{blank.obligation.pk}:{row.asked.code}")
    page.write_string(at, NAMED, f"{row.asked.label} ({row.asked.code})", formats["frame"])
    page.write_string(at, UNIT, row.asked.unit, formats["frame"])
    page.write_string(at, BEFORE, row.previous or "–", formats["figure"])
    page.write_string(at, AIM, row.target or "–", formats["figure"])
    look = formats["frame" if row.derived else "fault" if told.faults else "box"]
    labels = dict(Missing.choices)
    values = {
        WORDS: told.given.words,
        WHY: str(labels.get(told.given.missing, told.given.missing)),
        NOTE: told.given.note,
        ESTIMATE: "x" if told.given.estimated else "",
    }
    for column, value in values.items():
        page.write_string(at, column, value, look if column == WORDS else formats["frame" if row.derived else "box"])
    if told.faults:
        page.write_comment(at, WORDS, "\n".join(told.faults), {"x_scale": 3, "y_scale": 1.5, "visible": False})
    if not row.derived:
        _validate(row, page, at)


def _write_texts(book: Book, blank: Blank, page: Worksheet, at: int) -> int:
    """The sections that are told in words, each in one large box; answers with the row that follows."""
    if blank.texts:
        head = _("In words: write in the yellow boxes; Alt+Enter begins a new line.")
        page.merge_range(at, NAMED, at, NOTE, head, book.formats["section"])
        at += 1
    for told in blank.texts:
        _write_text(book, blank, told, page, at)
        at += 1
    return at


def _write_text(book: Book, blank: Blank, told: BlankText, page: Worksheet, at: int) -> None:
    typed = book.typed.get((blank.obligation.pk, told.code), Typed(given=Given(words=told.text)))
    text = typed.given.words
    page.write_string(at, KEYED, f"{KEY}{blank.obligation.pk}:{told.code}")
    page.write_string(at, NAMED, told.section.label, book.formats["named"])
    page.merge_range(at, TEXT_FROM, at, NOTE, "", book.formats["told_fault" if typed.faults else "told"])
    page.write_string(at, TEXT_FROM, text, book.formats["told_fault" if typed.faults else "told"])
    lines = sum(math.ceil(len(line) / LETTERS) or 1 for line in text.split("\n"))
    page.set_row(at, min(max(LOWEST, POINTS * (lines + 1)), HIGHEST))
    too_long = _("The text is longer than 20.000 characters. Shorten it, or attach the rest as a document.")
    limit = {"validate": "length", "criteria": "<=", "value": LONGEST, "error_message": too_long}
    page.data_validation(at, TEXT_FROM, at, TEXT_FROM, limit)
    if typed.faults:
        page.write_comment(at, TEXT_FROM, "\n".join(typed.faults), {"x_scale": 5, "y_scale": 4, "visible": False})


def _validate(row: BlankRow, page: Worksheet, at: int) -> None:
    """What Excel itself asks of the boxes, in words of ours."""
    page.data_validation(at, WORDS, at, WORDS, _asked_of_words(row))
    reasons = [str(label) for label in Missing.labels]
    page.data_validation(
        at,
        WHY,
        at,
        WHY,
        {
            "validate": "list",
            "source": reasons,
            "error_title": _("Not on the list"),
            "error_message": _("Choose one of the reasons offered, or empty the cell."),
        },
    )
    too_long = _("The note is too long. Shorten it to 300 characters.")
    limit = {"validate": "length", "criteria": "<=", "value": LONGEST_NOTE, "error_message": too_long}
    page.data_validation(at, NOTE, at, NOTE, limit)
    page.data_validation(at, ESTIMATE, at, ESTIMATE, {"validate": "list", "source": ["x"]})


def _asked_of_words(row: BlankRow) -> dict[str, object]:
    """A prompt takes 255 signs, its title 32."""
    if row.asked.kind == "yesno":
        return {
            "validate": "list",
            "source": ["có", "không"],
            "error_title": _("Yes or no"),
            "error_message": _("This line asks for yes or no. Write “có” or “không”."),
        }
    prompt = _("In %(unit)s. Write figures as in a report: 1.204; trên 200; từ 200 đến 300.")
    return {
        "validate": "length",
        "criteria": "<=",
        "value": LONGEST_WORDS,
        "input_title": row.asked.code[:32],
        "input_message": " ".join([prompt % {"unit": row.asked.unit}, row.hint])[:255].strip(),
        "error_title": _("Too many words"),
        "error_message": _("State the figure in 120 characters and put the rest into the note."),
    }
