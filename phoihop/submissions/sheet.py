"""A report laid out as a page shows it: sections, boxes, what stood there before, what is aimed at (tờ báo cáo).

A handful of queries, however many lines the form has.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from phoihop.foundation.quantities import Bounds
from phoihop.foundation.refusals import Invalid
from phoihop.indicators.models import Target
from phoihop.reporting.models import Line, Obligation, Section
from phoihop.submissions.examination import Examination, asked_of, examined, previous_entries
from phoihop.submissions.freezing import Difference, changes_between
from phoihop.submissions.models import Entry, Narrative, Submission
from phoihop.submissions.proposals import stated_elsewhere
from phoihop.submissions.rules import COUNTED, Channel
from phoihop.submissions.rules.statements import Asked, Fault, Severity, said_back
from phoihop.submissions.rules.validation import Report, Stated


@dataclass(slots=True, kw_only=True)
class Row:
    """One line of the form with its box (dòng số liệu)."""

    line: Line
    asked: Asked
    entry: Entry | None = None
    elsewhere: Sequence[Entry] = ()
    previous: Entry | None = None
    target: Target | None = None
    change: Difference | None = None
    typed: Fault | None = None
    faults: Sequence[Fault] = ()

    @property
    def key(self) -> str:
        """By which the page names the box: digits alone, which no locale divides into thousands."""
        return str(self.line.pk)

    @property
    def words(self) -> str:
        """What stands in the box: what was just typed where it could not be kept, otherwise what is stated."""
        return self.typed.words if self.typed else self.entry.words if self.entry else ""

    @property
    def missing(self) -> str:
        return self.typed.missing if self.typed else self.entry.missing if self.entry else ""

    @property
    def note(self) -> str:
        if self.typed and self.typed.note is not None:
            return self.typed.note
        return self.entry.note if self.entry else ""

    @property
    def estimated(self) -> bool:
        return bool(self.entry and self.entry.estimated)

    @property
    def stamp(self) -> str:
        """The stamp of what the person has seen: in a conflict, that of the other's words, now shown."""
        return str(self.entry.stamp if self.entry else 0)

    @property
    def understood(self) -> str:
        """What the words were understood as; empty where nothing was, or where it says nothing new."""
        if self.typed or not self.entry or not self.entry.words:
            return ""
        try:
            said = said_back(self.asked, self.entry.words)
        except Invalid:
            return ""
        plain = self.entry.words.strip()
        return "" if said in {plain, f"{plain} {self.asked.unit}"} else said

    @property
    def derived(self) -> bool:
        """Whether a register counts the figure, so that nobody types it."""
        return self.entry is not None and self.entry.channel == Channel.REGISTER

    @property
    def open(self) -> bool:
        """Whether the line must be answered and is not."""
        return self.asked.required and self.entry is None and not self.elsewhere


@dataclass(slots=True, kw_only=True)
class Part:
    """A section of the form with its rows, or with its text (phần của tờ báo cáo)."""

    section: Section
    rows: list[Row] = field(default_factory=list)
    narrative: Narrative | None = None
    change: Difference | None = None
    typed: Fault | None = None

    @property
    def key(self) -> str:
        """By which the page names the text."""
        return str(self.section.pk)

    @property
    def text(self) -> str:
        return self.typed.words if self.typed else self.narrative.text if self.narrative else ""

    @property
    def stamp(self) -> str:
        return str(self.narrative.stamp if self.narrative else 0)

    @property
    def tells(self) -> bool:
        """Whether it is told in words."""
        return self.section.kind != Section.Kind.FIGURES


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A whole report, ready to be shown (tờ báo cáo)."""

    submission: Submission
    parts: list[Part]
    examination: Examination

    @property
    def rows(self) -> list[Row]:
        return [row for part in self.parts for row in part.rows]

    @property
    def takes_zero(self) -> bool:
        """Whether some empty line could be answered by zero."""
        return any(row.open and row.asked.takes_zero for row in self.rows)

    def row(self, line: int) -> Row:
        """The row of a line. Raises StopIteration for a line of another form."""
        return next(row for row in self.rows if row.line.pk == line)

    def related(self, row: Row) -> list[Row]:
        """The rows whose faults may change with this one: its whole, its parts, the other parts of its whole."""
        codes = {row.asked.code, row.asked.whole} - {""}
        return [other for other in self.rows if other is not row and {other.asked.code, other.asked.whole} & codes]


def lay_out(submission: Submission, on: date, faults: Iterable[Fault] = ()) -> Sheet:
    """A report as it stands on a day, with the faults of what was just typed."""
    owed = submission.obligation
    typed = {fault.code or fault.cell: fault for fault in faults}
    lines = _lines(owed)
    codes = {line.indicator_id: line.indicator.code for line in lines}
    entries = list(submission.entries.current().select_related("place").order_by("pk"))
    before = previous_entries([owed]).get(owed.pk, {})
    targets = _targets(owed)
    changes = _changes(submission)
    rows: dict[int, list[Row]] = {}
    for line in lines:
        asked = asked_of(line, codes)
        own = [entry for entry in entries if entry.indicator_id == line.indicator_id]
        row = Row(
            line=line,
            asked=asked,
            entry=next((entry for entry in own if entry.place_id == owed.place_id), None),
            elsewhere=[entry for entry in own if entry.place_id != owed.place_id],
            previous=before.get(line.indicator_id),
            target=targets.get(line.indicator_id),
            change=changes.get(("indicator", line.indicator_id)),
            typed=typed.get(asked.code),
        )
        rows.setdefault(line.section_id, []).append(row)
    parts = _parts(submission, rows, changes, typed)
    examination = _examined(submission, [row for part in parts for row in part.rows], on)
    return Sheet(submission=submission, parts=parts, examination=examination)


def _lines(owed: Obligation) -> list[Line]:
    lines = Line.objects.filter(section__version=owed.form_version_id).select_related("indicator")
    return list(lines.order_by("section__order", "order"))


def _targets(owed: Obligation) -> dict[int, Target]:
    """What is aimed at for this body; its own target goes before the programme's."""
    aims = Target.objects.filter(
        Q(body=owed.body_id) | Q(body=None),
        programme=owed.regime.programme_id,
        since__lte=owed.since,
        until__gte=owed.until,
    )
    return {target.indicator_id: target for target in sorted(aims, key=lambda target: target.body_id is not None)}


def _changes(submission: Submission) -> dict[tuple[str, int], Difference]:
    """What this revision says otherwise than the one that counts."""
    counting = submission.approved_revision
    if counting is None or counting == submission.revision:
        return {}
    found = {}
    for difference in changes_between(submission, counting, submission.revision):
        if difference.indicator:
            found["indicator", difference.indicator.pk] = difference
        elif difference.section:
            found["section", difference.section.pk] = difference
    return found


def _parts(
    submission: Submission,
    rows: Mapping[int, list[Row]],
    changes: Mapping[tuple[str, int], Difference],
    typed: Mapping[str, Fault],
) -> list[Part]:
    told = {narrative.section_id: narrative for narrative in submission.narratives.current()}
    return [
        Part(
            section=section,
            rows=rows.get(section.pk, []),
            narrative=told.get(section.pk),
            change=changes.get(("section", section.pk)),
            typed=typed.get(f"text-{section.pk}"),
        )
        for section in Section.objects.filter(version=submission.obligation.form_version_id).order_by("order")
    ]


def _examined(submission: Submission, rows: Sequence[Row], on: date) -> Examination:
    """What the rules say of these rows; each row gets the faults that concern it."""
    report = Report(
        asked={row.asked.code: row.asked for row in rows},
        stated={row.asked.code: _stated(row) for row in rows if row.entry or row.elsewhere},
        before={row.asked.code: bounds for row in rows if (bounds := _bounds(row.previous))},
        ended=submission.obligation.until <= on,
        elsewhere=stated_elsewhere([submission]).get(submission.pk, {}),
    )
    examination = examined(report)
    for row in rows:
        row.faults = examination.about(row.asked.code)
    return examination


def _stated(row: Row) -> Stated:
    if row.entry is None:
        return Stated(None)
    return Stated(_bounds(row.entry), row.entry.note, row.entry.estimated, row.entry.channel in COUNTED)


def _bounds(entry: Entry | None) -> Bounds | None:
    return None if entry is None or entry.low is None else Bounds(entry.low, entry.high)


def worst(faults: Iterable[Fault]) -> Severity | None:
    """The gravest severity among these."""
    severities = {fault.severity for fault in faults}
    return next((severity for severity in Severity if severity in severities), None)
