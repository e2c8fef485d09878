"""The one place where statements become entries, for one report or for thousands.

A desk holds reports, what their forms ask and what stands in them. Statements are put on it one by one; each is
accepted or answered with a fault. Then everything is written in a few rounds to the database.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.records.models import Quantified
from phoihop.records.writing import append
from phoihop.submissions.examination import questions
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.rules import COUNTED, Channel
from phoihop.submissions.rules.statements import Asked, Fault, Statement, Theirs, fault_of, faulty, understood
from phoihop.submissions.services._turns import Turn
from phoihop.submissions.services.narratives import Told
from phoihop.territories.models import Standing

Key = tuple[int, int, int]
NOTHING = {"words": "", "qualifier": "", "low": None, "high": None}
REPLACED = ["words", "qualifier", "low", "high", "missing", "estimated", "channel", "source", "note", "stamp"]
REPLACED += ["entered_at", "entered_by", "until_revision"]


# The order in which a row takes its values; given by position, thousands of rows are made three times as fast.
COLUMNS = tuple(column.attname for column in Entry._meta.concrete_fields)


class Box(NamedTuple):
    """Where a figure stands: the report, what its form asks, and the place."""

    submission: Submission
    asked: Asked
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of statements made for a report: entries as they now stand, and faults (kết quả ghi nhận).

    `taken_back` are the codes whose figure was emptied, `told` what became of texts.
    """

    submission: Submission
    accepted: Sequence[Entry] = ()
    faults: Sequence[Fault] = ()
    taken_back: Sequence[str] = ()
    told: Sequence[Told] = ()


class Desk:
    """Reports that are held for writing, until `write` is called (bàn nhập liệu)."""

    def __init__(self, submissions: Iterable[Submission], channel: Channel, *, names: bool = True) -> None:
        self.channel = channel
        self.submissions = {submission.pk: submission for submission in submissions}
        self.forms = questions({each.obligation.form_version_id for each in self.submissions.values()})
        self.by_number = {
            version: {asked.indicator: asked for asked in form.values()} for version, form in self.forms.items()
        }
        self.standing = self._standing(names=names)
        self.new: dict[Key, Entry] = {}
        self.replaced: list[Entry] = []
        self.gone: list[int] = []
        self.changes: dict[int, list[dict[str, str]]] = defaultdict(list)
        self._places: dict[tuple[int, date], set[int]] = {}

    def _standing(self, *, names: bool) -> dict[Key, Entry]:
        entries = Entry.objects.current().filter(submission__in=list(self.submissions))
        listed = entries.select_related("entered_by") if names else entries
        return {(entry.submission_id, entry.indicator_id, entry.place_id): entry for entry in listed}

    def state(self, submission: Submission, statements: Iterable[Statement], turn: Turn) -> Outcome:
        """What becomes of these statements; nothing is written yet."""
        accepted, faults, taken_back = [], [], []
        for statement in statements:
            result = self._put(submission, statement, turn)
            if isinstance(result, Fault):
                faults.append(result)
            elif isinstance(result, Entry):
                accepted.append(result)
            else:
                taken_back.append(result)
        return Outcome(submission=submission, accepted=accepted, faults=faults, taken_back=taken_back)

    def asked(self, submission: Submission, indicator: str | int) -> Asked | None:
        """What the form of a report asks for an indicator, by its code or identifier."""
        version = submission.obligation.form_version_id
        if isinstance(indicator, str):
            return self.forms.get(version, {}).get(indicator)
        return self.by_number.get(version, {}).get(indicator)

    def _put(self, submission: Submission, statement: Statement, turn: Turn) -> Entry | Fault | str:
        asked = self.asked(submission, statement.indicator)
        if asked is None:
            reason = _("This form does not ask for “%(code)s”. Leave the row out.") % {"code": statement.indicator}
            return faulty(statement, str(statement.indicator), rule="not_asked", reason=reason)
        fault = fault_of(asked, statement, estimates=submission.obligation.regime.estimate_allowed)
        if fault is not None:
            return fault
        place = statement.place or submission.obligation.place_id
        if statement.place and not self._covers(submission, place):
            reason = _("This place does not belong to the body's own. State only what happened there.")
            return faulty(statement, asked.code, rule="place_elsewhere", reason=reason)
        before = self.standing.get((submission.pk, asked.indicator, place))
        after = self._entry(Box(submission, asked, place), statement, turn, before)
        if same(before, after):
            return before or asked.code
        if before and (fault := self._standing_in_the_way(statement, asked, before)):
            return fault
        self._replace(submission, asked, before, after)
        return after or asked.code

    def _standing_in_the_way(self, statement: Statement, asked: Asked, before: Entry) -> Fault | None:
        """What keeps a statement from replacing what stands there: a register counts it, or somebody was quicker."""
        typed_over = statement.words.strip() != before.words or statement.missing
        if before.channel == Channel.REGISTER and self.channel is not Channel.REGISTER and typed_over:
            return _counted_elsewhere(statement, asked)
        if statement.seen_stamp is not None and before.stamp > statement.seen_stamp:
            return _conflict(statement, asked, before)
        return None

    def _covers(self, submission: Submission, place: int) -> bool:
        own, last_day = submission.obligation.place_id, submission.obligation.until - timedelta(days=1)
        if (own, last_day) not in self._places:
            beneath = Standing.objects.as_of(last_day).filter(ancestor=own).values_list("place", flat=True)
            self._places[own, last_day] = set(beneath)
        return place == own or place in self._places[own, last_day]

    def _entry(self, box: Box, statement: Statement, turn: Turn, before: Entry | None) -> Entry | None:
        """The entry that a statement makes, not yet kept; None where it takes back what stood there."""
        words = statement.words.strip()
        if not words and not statement.missing:
            return None
        # Without a note, the note that stood there stays.
        note = statement.note if statement.note is not None else before.note if before else ""
        # A note beside a figure that was counted elsewhere does not make it a figure of its own.
        taken = before if before and before.channel in COUNTED and words == before.words else None
        counted = None if statement.source else taken
        values = (Quantified.columns(understood(box.asked, words)) if words else NOTHING) | {
            "id": None,
            "submission_id": box.submission.pk,
            "indicator_id": box.asked.indicator,
            "place_id": box.place,
            "missing": statement.missing,
            "estimated": statement.estimated,
            "channel": counted.channel if counted else self.channel.value,
            "source": counted.source if counted else dict(statement.source),
            "note": note.strip(),
            "stamp": box.submission.stamp + 1,
            "since_revision": box.submission.revision,
            "until_revision": None,
            "entered_at": turn.at,
            "entered_by_id": turn.actor.pk,
        }
        return Entry(*map(values.__getitem__, COLUMNS))

    def _replace(self, submission: Submission, asked: Asked, before: Entry | None, after: Entry | None) -> None:
        """Keep `after` instead of `before`: in place within a revision, beside it across revisions."""
        place = (before or after).place_id  # type: ignore[union-attr]
        key = (submission.pk, asked.indicator, place)
        change = {"indicator": asked.code, "before": said(before), "after": said(after)}
        if place != submission.obligation.place_id:
            change["place"] = str(place)
        self.changes[submission.pk].append(change)
        unwritten, in_place = self.new.pop(key, None), False
        if before is not None and unwritten is None:
            if before.since_revision < submission.revision:
                before.until_revision = submission.revision
                self.replaced.append(before)
            elif after is None:
                self.gone.append(before.pk)
            else:
                after.pk, in_place = before.pk, True
                self.replaced.append(after)
        if after is None:
            self.standing.pop(key)
            return
        self.standing[key] = after
        if not in_place:
            self.new[key] = after

    def write(self) -> list[Submission]:
        """Write what was accepted, and answer with the reports it changed."""
        changed = [self.submissions[key] for key in self.changes]
        Entry.objects.filter(pk__in=self.gone).delete()
        # A row replaced twice on one desk is written as it was left, one taken back in the end not at all.
        replaced = {entry.pk: entry for entry in self.replaced if entry.pk not in self.gone}
        Entry.objects.bulk_create(
            replaced.values(),
            batch_size=1_000,
            update_conflicts=True,
            update_fields=REPLACED,
            unique_fields=["pk"],
        )
        append(list(self.new.values()))
        Submission.objects.filter(pk__in=list(self.changes)).update(stamp=F("stamp") + 1)
        for submission in changed:
            submission.stamp += 1
        return changed


def same(before: Entry | None, after: Entry | None) -> bool:
    """Whether two entries say the same, wherever they came from."""
    if before is None or after is None:
        return before is after
    # The same words say more once it is known which records they count.
    if after.channel in COUNTED and before.source != after.source:
        return False
    return (before.words, before.missing, before.estimated, before.note) == (
        after.words,
        after.missing,
        after.estimated,
        after.note,
    )


def _counted_elsewhere(statement: Statement, asked: Asked) -> Fault:
    reason = _("“%(indicator)s” is counted from a register and not typed here. Correct the register instead.")
    return faulty(statement, asked.code, rule="derived", reason=reason % {"indicator": asked.label})


def said(entry: Entry | None) -> str:
    """What an entry says, for the journal: its words, or its reason in brackets."""
    if entry is None:
        return ""
    return entry.words or f"[{entry.missing}]"


def _conflict(statement: Statement, asked: Asked, before: Entry) -> Fault:
    theirs = Theirs(
        words=before.words,
        missing=before.missing,
        name=str(before.entered_by or ""),
        at=before.entered_at,
        stamp=before.stamp,
    )
    reason = _(
        "%(name)s stated “%(words)s” here at %(time)s, after you opened the page. Choose which of the two holds."
    )
    facts = {
        "name": theirs.name or _("Another system"),
        "words": before.words or before.get_missing_display(),
        "time": timezone.localtime(before.entered_at).strftime("%H:%M %d/%m"),
    }
    return faulty(statement, asked.code, rule="conflict", reason=reason % facts, theirs=theirs)
