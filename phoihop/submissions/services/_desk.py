"""The one place where statements become entries, for one report or for thousands.

A desk holds reports, what their forms ask and what stands in them. Statements are put on it one by one; each is
accepted or answered with a fault. Then everything is written in a few rounds to the database.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.records.models import Quantified
from phoihop.records.writing import append, made
from phoihop.submissions.examination import questions
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.rules import COUNTED, Channel
from phoihop.submissions.rules.statements import Asked, Fault, Statement, Theirs, fault_of, faulty, quantity_of
from phoihop.submissions.services._turns import Turn
from phoihop.submissions.services.narratives import Told
from phoihop.territories.models import Standing

Key = tuple[int, int, int]
NOTHING = {"words": "", "qualifier": "", "low": None, "high": None}
REPLACED = ["words", "qualifier", "low", "high", "missing", "estimated", "channel", "source", "note", "stamp"]
REPLACED += ["entered_at", "entered_by", "until_revision"]


class Sheet(NamedTuple):
    """A report while statements are put into it, with what is asked again for each of them, and who makes them."""

    submission: Submission
    key: int
    place: int
    last_day: date
    forms: tuple[dict[str, Asked], dict[int, Asked]]
    estimates: bool
    turn: Turn


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
        self.named = channel.value
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
        sheet = self._sheet(submission, turn)
        for statement in statements:
            result = self._put(sheet, statement)
            if isinstance(result, Fault):
                faults.append(result)
            elif isinstance(result, Entry):
                accepted.append(result)
            else:
                taken_back.append(result)
        return Outcome(submission=submission, accepted=accepted, faults=faults, taken_back=taken_back)

    def _sheet(self, submission: Submission, turn: Turn) -> Sheet:
        owed = submission.obligation
        return Sheet(
            submission=submission,
            key=submission.pk,
            place=owed.place_id,
            last_day=owed.until - timedelta(days=1),
            forms=(self.forms.get(owed.form_version_id, {}), self.by_number.get(owed.form_version_id, {})),
            estimates=owed.regime.estimate_allowed,
            turn=turn,
        )

    def _put(self, sheet: Sheet, statement: Statement) -> Entry | Fault | str:
        by_code, by_number = sheet.forms
        named = statement.indicator
        asked = by_code.get(named) if isinstance(named, str) else by_number.get(named)
        if asked is None:
            reason = _("This form does not ask for “%(code)s”. Leave the row out.") % {"code": statement.indicator}
            return faulty(statement, str(statement.indicator), rule="not_asked", reason=reason)
        fault = fault_of(asked, statement, estimates=sheet.estimates)
        if fault is not None:
            return fault
        place = statement.place or sheet.place
        if statement.place and not self._covers(sheet, place):
            reason = _("This place does not belong to the body's own. State only what happened there.")
            return faulty(statement, asked.code, rule="place_elsewhere", reason=reason)
        before = self.standing.get((sheet.key, asked.indicator, place))
        after = self._entry(sheet, (asked, place), statement, before)
        if same(before, after):
            return before or asked.code
        if before and (fault := self._standing_in_the_way(statement, asked, before)):
            return fault
        self._replace(sheet, asked, before, after)
        return after or asked.code

    def _standing_in_the_way(self, statement: Statement, asked: Asked, before: Entry) -> Fault | None:
        """What keeps a statement from replacing what stands there: a register counts it, or somebody was quicker."""
        typed_over = statement.words.strip() != before.words or statement.missing
        if before.channel == Channel.REGISTER and self.channel is not Channel.REGISTER and typed_over:
            return _counted_elsewhere(statement, asked)
        if statement.seen_stamp is not None and before.stamp > statement.seen_stamp:
            return _conflict(statement, asked, before)
        return None

    def _covers(self, sheet: Sheet, place: int) -> bool:
        own, last_day = sheet.place, sheet.last_day
        if (own, last_day) not in self._places:
            beneath = Standing.objects.as_of(last_day).filter(ancestor=own).values_list("place", flat=True)
            self._places[own, last_day] = set(beneath)
        return place == own or place in self._places[own, last_day]

    def _entry(self, sheet: Sheet, box: tuple[Asked, int], statement: Statement, before: Entry | None) -> Entry | None:
        """The entry that a statement makes in a box, not yet kept; None where it takes back what stood there."""
        asked, place = box
        words = statement.words.strip()
        if not words and not statement.missing:
            return None
        # Without a note, the note that stood there stays.
        note = statement.note if statement.note is not None else before.note if before else ""
        # A note beside a figure that was counted elsewhere does not make it a figure of its own.
        taken = before if before and before.channel in COUNTED and words == before.words else None
        counted = None if statement.source else taken
        values = (_columns(asked.kind, asked.unit, asked.decimals, words) if words else NOTHING) | {
            "id": None,
            "submission_id": sheet.key,
            "indicator_id": asked.indicator,
            "place_id": place,
            "missing": statement.missing,
            "estimated": statement.estimated,
            "channel": counted.channel if counted else self.named,
            "source": counted.source if counted else dict(statement.source),
            "note": note.strip(),
            "stamp": sheet.submission.stamp + 1,
            "since_revision": sheet.submission.revision,
            "until_revision": None,
            "entered_at": sheet.turn.at,
            "entered_by_id": sheet.turn.actor.pk,
        }
        return made(Entry, values)

    def _replace(self, sheet: Sheet, asked: Asked, before: Entry | None, after: Entry | None) -> None:
        """Keep `after` instead of `before`: in place within a revision, beside it across revisions."""
        revision = sheet.submission.revision
        place = (before or after).place_id  # type: ignore[union-attr]
        key = (sheet.key, asked.indicator, place)
        change = {"indicator": asked.code, "before": said(before), "after": said(after)}
        if place != sheet.place:
            change["place"] = str(place)
        self.changes[sheet.key].append(change)
        unwritten, in_place = self.new.pop(key, None), False
        if before is not None and unwritten is None:
            if before.since_revision < revision:
                before.until_revision = revision
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


@lru_cache(maxsize=20_000)
def _columns(kind: str, unit: str, decimals: int, words: str) -> dict[str, object]:
    """What stands in the columns of a quantity; of many reports most figures say what others said."""
    return Quantified.columns(quantity_of(kind, unit, decimals, words))


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
