"""Many figures for many reports, each by body, period and indicator: which report takes it, and what became of it.

For other systems, which know neither obligations nor forms. What is wrong with one row never holds up another.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import islice

from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, may
from phoihop.access.roles import Permission
from phoihop.foundation.refusals import DomainError
from phoihop.reporting.models import Obligation
from phoihop.submissions.examination import questions
from phoihop.submissions.models import Entry
from phoihop.submissions.rules import Channel, Missing
from phoihop.submissions.rules.statements import Asked, Fault, Statement
from phoihop.submissions.services import take_answers

# Rows of one transaction: enough to make the rounds to the database few, few enough to answer soon.
CHUNK = 1_000


class Fate(StrEnum):
    """What became of a row (kết quả từng dòng)."""

    STATED = "stated"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    TAKEN_BACK = "taken_back"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure as another system states it (dòng số liệu).

    `body` and `place` are identifiers, `period` is a code, `indicator` the code or identifier of an indicator;
    `programme` and `form` (a slug, a code) are needed where a body is asked for the same by several. With neither
    words nor `missing`, what was stated is taken back. `fresh` and `known` say whether a figure may be stated where
    none stands, and replaced where one does. `source` tells where it stands, if not simply in the row of this number.
    """

    number: int
    body: int
    period: str
    indicator: str | int
    words: str = ""
    missing: str = ""
    note: str | None = None
    estimated: bool = False
    place: int | None = None
    programme: str = ""
    form: str = ""
    fresh: bool = True
    known: bool = True
    source: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a row; of one refused, by which rule and why. `before` is what stood there in its words."""

    number: int
    fate: Fate
    rule: str = ""
    reason: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Who sends, when, by which way, from where, and whether only to see what would happen (lần gửi).

    What somebody stated after `seen_at`, when the person last looked, is not overwritten.
    """

    actor: Actor
    at: datetime
    channel: Channel = Channel.API
    source: Mapping[str, object] = field(default_factory=dict)
    dry_run: bool = False
    seen_at: datetime | None = None


def take_rows(rows: Iterable[Row], sending: Sending) -> Iterator[Result]:
    """State every row that can be stated, chunk by chunk, and tell of each in order. Nothing is raised for a row."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, CHUNK)):
        yield from _Chunk(chunk, sending).results()


def tally(results: Iterable[Result]) -> Counter[Fate]:
    """How many rows met each fate."""
    return Counter(result.fate for result in results)


class _Chunk:
    """Rows that are stated together."""

    def __init__(self, rows: Sequence[Row], sending: Sending) -> None:
        self.rows = rows
        self.sending = sending
        self.owed = self._owed()
        self.forms = questions({one.form_version_id for some in self.owed.values() for one in some})
        self.asked = {
            version: {asked.indicator: asked for asked in form.values()} for version, form in self.forms.items()
        }

    def _owed(self) -> dict[tuple[int, str], list[Obligation]]:
        bodies, periods = {row.body for row in self.rows}, {row.period for row in self.rows}
        found: dict[tuple[int, str], list[Obligation]] = defaultdict(list)
        listed = Obligation.objects.filter(body__in=bodies, period_code__in=periods).for_listing()
        for one in listed.select_related("regime__form", "submission"):
            found[one.body_id, one.period_code].append(one)
        return found

    def results(self) -> list[Result]:
        """What became of each row, in their order."""
        placed = {row.number: self._place(row) for row in self.rows}
        taken = {row.number: placed[row.number] for row in self.rows if isinstance(placed[row.number], tuple)}
        fates = self._take({number: spot for number, spot in taken.items() if isinstance(spot, tuple)})
        return [fates.get(row.number) or placed[row.number] for row in self.rows]  # type: ignore[misc]

    def _place(self, row: Row) -> tuple[Obligation, Asked] | Result:
        """The report that takes a row and what its form asks; or why none does."""
        owed = self.owed.get((row.body, row.period), [])
        wanted = [
            (one, asked)
            for one in owed
            if row.programme in {"", one.regime.programme.slug}
            and row.form in {"", one.regime.form.code}
            and (asked := self._asked(one, row.indicator))
        ]
        if len(wanted) != 1:
            return self._none(row, owed=bool(owed), several=len(wanted) > 1)
        [(obligation, asked)] = wanted
        if not may(self.sending.actor, Permission.SUBMISSION_EDIT, obligation):
            return _refused(row, "not_allowed", _("You may not fill in the reports of this body."))
        submission = getattr(obligation, "submission", None)
        if submission and not submission.is_open:
            reason = _(
                "This report is “%(status)s” and cannot be filled in now. Ask whoever received it to return or reopen"
                " it."
            )
            return _refused(row, "closed", reason % {"status": submission.get_status_display()})
        return obligation, asked

    def _asked(self, one: Obligation, indicator: str | int) -> Asked | None:
        if isinstance(indicator, str):
            return self.forms.get(one.form_version_id, {}).get(indicator)
        return self.asked.get(one.form_version_id, {}).get(indicator)

    @staticmethod
    def _none(row: Row, *, owed: bool, several: bool) -> Result:
        if several:
            reason = _("Several reports of this body ask for it in this period. Name the programme or the form.")
            return _refused(row, "ambiguous", reason)
        if owed:
            return _refused(row, "not_asked", _("No report of this body asks for this indicator in this period."))
        reason = _("This body owes no report for this period. Check the period, and whether the body existed then.")
        return _refused(row, "not_owed", reason)

    def _take(self, taken: Mapping[int, tuple[Obligation, Asked]]) -> dict[int, Result]:
        before = self._before([obligation for obligation, _asked in taken.values()])
        unseen = self._unseen([obligation for obligation, _asked in taken.values()])
        answers: dict[Obligation, list[Statement]] = defaultdict(list)
        results: dict[int, Result] = {}
        for row in self.rows:
            if row.number not in taken:
                continue
            obligation, asked = taken[row.number]
            key = (obligation.pk, asked.indicator, row.place or obligation.place_id)
            results[row.number] = result = _expected(row, before.get(key))
            if result.fate is not Fate.REFUSED:
                answers[obligation].append(self._statement(row, asked, seen_stamp=0 if key in unseen else None))
                before[key] = _said_by(row, before.get(key))
        return results | self._stated(answers)

    def _before(self, obligations: Sequence[Obligation]) -> dict[tuple[int, int, int], tuple[object, ...] | None]:
        """What stands in the reports: words, reason, note and whether it is estimated."""
        entries = Entry.objects.current().filter(submission__obligation__in={one.pk for one in obligations})
        columns = ("submission__obligation", "indicator", "place", "words", "missing", "note", "estimated")
        return {row[:3]: row[3:] for row in entries.values_list(*columns)}

    def _unseen(self, obligations: Sequence[Obligation]) -> set[tuple[int, int, int]]:
        """Which figures somebody stated after the person looked."""
        if self.sending.seen_at is None:
            return set()
        entries = Entry.objects.current().filter(submission__obligation__in={one.pk for one in obligations})
        later = entries.filter(entered_at__gt=self.sending.seen_at)
        return set(later.values_list("submission__obligation", "indicator", "place"))

    def _statement(self, row: Row, asked: Asked, seen_stamp: int | None) -> Statement:
        return Statement(
            indicator=asked.indicator,
            place=row.place,
            words=row.words,
            missing=row.missing,
            note=row.note,
            estimated=row.estimated,
            seen_stamp=seen_stamp,
            source=dict(self.sending.source) | (dict(row.source) if row.source else {"row": row.number}),
            cell=str(row.number),
        )

    def _stated(self, answers: Mapping[Obligation, Sequence[Statement]]) -> dict[int, Result]:
        """Write; what comes back are the rows that are refused after all."""
        if not answers:
            return {}
        sending = self.sending
        try:
            outcomes = take_answers(
                answers=answers,
                channel=sending.channel,
                actor=sending.actor,
                at=sending.at,
                dry_run=sending.dry_run,
            )
        except DomainError as refusal:
            # Somebody was quicker: a report was submitted between the look and the writing.
            cells = [int(statement.cell) for some in answers.values() for statement in some]
            return {cell: Result(number=cell, fate=Fate.REFUSED, rule="closed", reason=str(refusal)) for cell in cells}
        return {int(fault.cell): _faulty(fault) for outcome in outcomes for fault in outcome.faults}


def _faulty(fault: Fault) -> Result:
    return Result(number=int(fault.cell), fate=Fate.REFUSED, rule=fault.rule, reason=str(fault))


def _refused(row: Row, rule: str, reason: str) -> Result:
    return Result(number=row.number, fate=Fate.REFUSED, rule=rule, reason=reason)


def _said_by(row: Row, before: tuple[object, ...] | None) -> tuple[object, ...] | None:
    """What stands where a row has been stated; None where it took back what stood there."""
    words = row.words.strip()
    if not words and not row.missing:
        return None
    note = row.note.strip() if row.note is not None else before[2] if before else ""
    return (words, row.missing, note, row.estimated)


def _expected(row: Row, before: tuple[object, ...] | None) -> Result:
    """What becomes of a row if nothing is wrong with it."""
    after = _said_by(row, before)
    if before is None and not row.fresh:
        return _refused(row, "not_there", _("Nothing is stated here that could be replaced."))
    if after == before:
        return Result(number=row.number, fate=Fate.UNCHANGED)
    if before is not None and not row.known:
        return _refused(row, "there_already", _("Something is stated here already, and was to be left as it is."))
    fate = Fate.TAKEN_BACK if after is None else Fate.STATED if before is None else Fate.REPLACED
    reason = str(dict(Missing.choices).get(str(before[1]), before[1])) if before else ""
    return Result(number=row.number, fate=fate, before=str(before[0]) or reason if before else "")
