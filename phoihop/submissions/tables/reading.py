"""The figures that the rows of a mapped table state, each with its cell; one row at a time (đọc bảng)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from django.utils.translation import gettext as _

from phoihop.documents.sheets import cell_name, text
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import fold
from phoihop.prose.cells import as_unit, is_void, truth
from phoihop.prose.heads import bracketed, is_total
from phoihop.submissions.bulk import Row
from phoihop.submissions.rules.statements import COUNTED_IN, Asked
from phoihop.submissions.rules.tables import (
    INDICATOR,
    OF_BODY,
    OF_PERIOD,
    Labels,
    Meaning,
    Plan,
    heads_of,
)
from phoihop.submissions.tables.free_book import Row as Cells
from phoihop.submissions.tables.free_book import Table, said
from phoihop.submissions.tables.names import Names
from phoihop.submissions.workbooks.returned_book import words_of

LONGEST_NAME, MOST_NAMES = 300, 400


def named_rows(table: Table, plan: Plan) -> dict[str, list[str]]:
    """The different names of the rows that state figures, by key, each with the words of the first row that bears it.

    Raises Invalid for more than a form could ask: then it is another column that names the indicators.
    """
    column = plan.place(Meaning.NAME)
    found: dict[str, list[str]] = {}
    labels = Labels()
    for _number, cells in table.rows(plan.first) if column is not None else ():
        words = [said(cell) for cell in cells]
        name = words[column] if column is not None and column < len(words) else ""
        if not name or is_total(name):
            continue
        key = labels.key(name)
        figures = [words[at] for at, _told in plan.values() if at < len(words)]
        if key not in found and any(map(_says, figures)):
            found[key] = words
            if len(found) > MOST_NAMES:
                reason = _(
                    "More than %(most)s different names stand in this column. Choose the one that names indicators."
                )
                raise Invalid(reason % {"most": MOST_NAMES})
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One figure of a table: its cell, what names it there, and the row to be stated, or what is wrong (ô số liệu).

    `unknown` is the key of a row's name whose meaning nobody has told yet.
    """

    cell: str
    name: str
    words: str = ""
    row: Row | None = None
    fault: str = ""
    unknown: str = ""


@dataclass(slots=True)
class _Line:
    """What one row says besides its figures."""

    number: int
    cells: Cells
    name: str = ""
    code: str | None = None
    unknown: str = ""
    told: dict[str, int | str] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """How many rows state nothing: they hold no figures, sum up others, or were to be left out (dòng không lấy)."""

    empty: int = 0
    totals: int = 0
    left_out: int = 0


class Reading:
    """A table being read by a plan (việc đọc một bảng)."""

    def __init__(self, table: Table, plan: Plan, names: Names, file: str) -> None:
        self.table, self.plan, self.names, self.file = table, plan, names, file
        self.tally = Tally()
        beginning = islice(table.rows(plan.head), plan.first - plan.head)
        heads = heads_of([[said(cell) for cell in cells] for _number, cells in beginning])
        self._units = {at: bracketed(head) for at, head in enumerate(heads)}
        self._values = plan.values()
        self._labels = Labels()
        self._body = ""
        self._number = 0

    def rows(self, first: int = 0) -> Iterator[tuple[int, list[Found]]]:
        """For every row from `first` on, its number and what it states; nothing for rows that state nothing."""
        start = self.plan.first if self.plan.listed else max(first, self.plan.first)
        for number, cells in self.table.rows(start):
            # A name may be that of a part of the row above, so that rows before are looked at too.
            if number == first:
                self.tally = Tally()
            line = self._line(number, cells)
            yield number, list(self._figures(line)) if line and number >= first else []

    def _line(self, number: int, cells: Cells) -> _Line | None:
        """What a row says of itself; None where nothing is to be taken from it."""
        line = _Line(number, cells)
        name = self._said(cells, Meaning.NAME)[:LONGEST_NAME]
        body = self._said(cells, Meaning.BODY) or (self._body if self.plan.listed else "")
        place = self._said(cells, Meaning.PLACE)
        filled = [text(cells[at]) for at, _told in self._values if at < len(cells)]
        if not any(map(_says, filled)):
            self._note(name, body)
            self.tally.empty += 1
            return None
        if any(map(is_total, filter(None, (name, body, place)))):
            self.tally.totals += 1
            return None
        self._note("", body)
        if self.plan.listed and not self._named(line, name):
            self.tally.left_out += 1
            return None
        self._look_up(line, {Meaning.BODY: body, Meaning.PLACE: place})
        line.name = line.name or body or place
        return line

    def _note(self, name: str, body: str) -> None:
        """Remember what the rows below may be parts of, or belong to."""
        self._body = body
        if name:
            self._labels.key(name)

    def _named(self, line: _Line, name: str) -> bool:
        """Whether a row that should name its indicator is to be taken."""
        key = self._labels.key(name)
        line.name, line.code = name, self.plan.labels.get(key)
        if line.code is None:
            line.unknown = key
        return line.code != ""

    def _look_up(self, line: _Line, named: Mapping[Meaning, str]) -> None:
        """Find the body, the place and the period that a row names; what cannot be found is a fault of its cell."""
        cells = dict(named)
        period = self.plan.place(Meaning.PERIOD)
        looked: list[tuple[Meaning, object]] = [(meaning, cells[meaning]) for meaning in cells]
        if period is not None and period < len(line.cells):
            looked.append((Meaning.PERIOD, line.cells[period]))
        for meaning, cell in looked:
            column = self.plan.place(meaning)
            if column is None or (meaning is not Meaning.BODY and not text(cell)):
                continue
            try:
                line.told[meaning] = self._find(meaning, cell)
            except ValueError as error:
                line.faults.append((column, str(error)))

    def _find(self, meaning: Meaning, cell: object) -> int | str:
        if meaning is Meaning.PERIOD:
            return self.names.period(cell)
        if meaning is Meaning.PLACE:
            return self.names.place(text(cell))
        if not text(cell):
            raise ValueError(_("This row names no body. Write whose figures these are."))
        return self.names.body(text(cell))

    def _figures(self, line: _Line) -> Iterator[Found]:
        if line.faults:
            [(column, fault), *_others] = line.faults
            yield Found(cell=cell_name(line.number, column), name=line.name, fault=fault)
            return
        for at, told in self._values:
            cell = line.cells[at] if at < len(line.cells) else ""
            code = told.removeprefix(INDICATOR) if told.startswith(INDICATOR) else line.code
            if not is_void(text(cell)) or (truth(text(cell)) is not None and self._takes_yes(code)):
                yield self._figure(line, at, told, code)

    def _takes_yes(self, code: str | None) -> bool:
        """Whether "x" says something: where yes or no is asked, or nobody has told yet what is."""
        return any(asked.kind == "yesno" for asked in self.names.asked.values() if code in {None, asked.code})

    def _figure(self, line: _Line, at: int, told: str, code: str | None) -> Found:
        address, cell = cell_name(line.number, at), line.cells[at]
        asked = self.names.asked.get(code or "")
        name = line.name or (asked.label if asked else "")
        shown = Found(cell=address, name=name, words=said(cell)[:80], unknown=line.unknown)
        if asked is None:
            reason = _("Nobody has said yet which indicator this row means.") if code is None else _not_asked(code)
            return replace(shown, fault=reason)
        try:
            words = worded(words_of(cell), self._unit(line, at), asked)
        except ValueError as error:
            return replace(shown, fault=str(error))
        return replace(shown, row=self._row(line, told, words, code=asked.code, cell=address))

    def _row(self, line: _Line, told: str, words: str, *, code: str, cell: str) -> Row:
        owed, place = self.names.obligation, line.told.get(Meaning.PLACE)
        body = told.removeprefix(OF_BODY) if told.startswith(OF_BODY) else line.told.get(Meaning.BODY, owed.body_id)
        period = line.told.get(Meaning.PERIOD, owed.period_code)
        self._number += 1
        return Row(
            number=self._number,
            body=int(body),
            period=told.removeprefix(OF_PERIOD) if told.startswith(OF_PERIOD) else str(period),
            indicator=code,
            words=words,
            note=self._said(line.cells, Meaning.NOTE) or None,
            place=int(place) if place is not None else None,
            programme=owed.regime.programme.slug,
            form=owed.regime.form.code,
            source={"file": self.file, "sheet": self.table.name, "cell": cell},
        )

    def _unit(self, line: _Line, at: int) -> str:
        return self._said(line.cells, Meaning.UNIT) or self._units.get(at, "")

    def _said(self, cells: Sequence[object], meaning: Meaning) -> str:
        at = self.plan.place(meaning)
        return text(cells[at]) if at is not None and at < len(cells) else ""


def _says(words: str) -> bool:
    """Whether a cell may state something: "x" does where yes or no is asked."""
    return not is_void(words) or truth(words) is not None


def _not_asked(code: str) -> str:
    return _("This form does not ask for “%(code)s”. Leave the row out.") % {"code": code}


def worded(words: str, unit: str, asked: Asked) -> str:
    """The words of a figure with the unit that the table gives it, where that may be another than the line's own.

    Of money the unit tells the scale; and what counts persons is never taken for what counts how often they came.
    """
    written = as_unit(unit, any_noun=True) or unit
    theirs, ours = fold(written), fold(asked.unit)
    if not theirs or theirs == ours or any(map(str.isalpha, words)):
        return words
    counted_otherwise = {theirs, ours} <= {*COUNTED_IN, *COUNTED_IN.values()}
    return f"{words} {written}" if asked.kind in {"money", "measure"} or counted_otherwise else words
