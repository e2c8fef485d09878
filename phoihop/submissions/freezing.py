"""What a closing froze: its content in one canonical form, the hash over it, and what has changed since."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from phoihop.indicators.models import Indicator
from phoihop.reporting.models import Section
from phoihop.submissions.models import ClosedRevision, Closing, Entry, Narrative, Submission
from phoihop.territories.models import Place

CHUNK = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that counts otherwise now than when the figures were closed (khác biệt sau chốt).

    Without an indicator it is the text of `section`; without either, the whole report was approved only afterwards.
    """

    submission: Submission
    then: str
    now: str
    by: object
    at: datetime | None
    indicator: Indicator | None = None
    section: Section | None = None
    place: Place | None = None


def closable(closing: Closing) -> list[tuple[Submission, int]]:
    """The reports of a closing's programme and span that count now, each with the revision that counts."""
    counting = Submission.objects.approved_once().filter(
        obligation__regime__programme=closing.programme_id,
        obligation__since__gte=closing.since,
        obligation__until__lte=closing.until,
    )
    listed = counting.for_listing().select_related("obligation__regime__form").order_by("pk")
    return [(submission, submission.approved_revision or 0) for submission in listed]


def frozen(closing: Closing) -> list[tuple[Submission, int]]:
    """The reports that a closing froze, each with its frozen revision."""
    rows = ClosedRevision.objects.filter(closing=closing).order_by("submission")
    listed = Submission.objects.for_listing().select_related("obligation__regime__form")
    submissions = listed.in_bulk([row.submission_id for row in rows])
    return [(submissions[row.submission_id], row.revision) for row in rows]


def digest(reports: Sequence[tuple[Submission, int]]) -> str:
    """SHA-256 over what these revisions say: a line for each report, figure and text, sorted by bytes.

    The lines name bodies, forms, periods, indicators and places by their lasting names, words and bounds exactly, so
    that anybody who holds the same reports comes to the same hash.
    """
    lines = sorted(line.encode() for line in _lines(reports))
    return hashlib.sha256(b"\n".join(lines)).hexdigest()


def verify(closing: Closing) -> bool:
    """Whether what the closing froze still has the hash it had."""
    return digest(frozen(closing)) == closing.digest


def differences(closing: Closing) -> list[Difference]:
    """What counts otherwise now than when the figures were closed, report by report."""
    then = {submission.pk: revision for submission, revision in frozen(closing)}
    now = {submission.pk: (submission, revision) for submission, revision in closable(closing)}
    late = [_late(submission) for key, (submission, _revision) in now.items() if key not in then]
    moved = [pair for key, pair in now.items() if key in then and then[key] != pair[1]]
    return [*late, *_changes(moved, then)]


def changes_between(submission: Submission, old: int, new: int) -> list[Difference]:
    """What one revision of a report says otherwise than another."""
    return list(_changes([(submission, new)], {submission.pk: old}))


def _lines(reports: Sequence[tuple[Submission, int]]) -> Iterator[str]:
    names = {}
    for submission, revision in reports:
        owed = submission.obligation
        parts = (owed.body.slug, owed.regime.form.code, owed.period_code, owed.request)
        names[submission.pk] = _line(*parts)
        yield _line("report", names[submission.pk], revision)
    for entry in _entries(reports):
        where = (names[entry.submission_id], entry.indicator.code, entry.place.slug)
        what = (entry.words, entry.qualifier, _exactly(entry.low), _exactly(entry.high))
        yield _line("figure", *where, *what, entry.missing, entry.estimated, entry.note)
    for narrative in _narratives(reports):
        yield _line("text", names[narrative.submission_id], narrative.section.order, narrative.text)


def _line(*parts: object) -> str:
    """The parts with a bar between them; a bar or a new line within a part cannot be taken for one."""
    return "|".join(str(part).replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n") for part in parts)


def _exactly(amount: Decimal | None) -> str:
    return "" if amount is None else format(amount.normalize() + 0, "f")


def _entries(reports: Sequence[tuple[Submission, int]]) -> Iterator[Entry]:
    """The figures of each report in its revision, a few queries for all."""
    for revision, keys in _slices(reports):
        some = Entry.objects.in_revision(revision).filter(submission__in=keys)
        yield from some.select_related("entered_by", "indicator", "place")


def _narratives(reports: Sequence[tuple[Submission, int]]) -> Iterator[Narrative]:
    """The texts of each report in its revision."""
    for revision, keys in _slices(reports):
        some = Narrative.objects.in_revision(revision).filter(submission__in=keys)
        yield from some.select_related("entered_by", "section")


def _slices(reports: Sequence[tuple[Submission, int]]) -> Iterator[tuple[int, list[int]]]:
    by_revision: dict[int, list[int]] = defaultdict(list)
    for submission, revision in reports:
        by_revision[revision].append(submission.pk)
    for revision, keys in by_revision.items():
        for start in range(0, len(keys), CHUNK):
            yield revision, keys[start : start + CHUNK]


def _late(submission: Submission) -> Difference:
    return Difference(submission=submission, then="", now="", by=submission.decided_by, at=submission.decided_at)


def _changes(moved: Sequence[tuple[Submission, int]], then: dict[int, int]) -> Iterator[Difference]:
    before = [(submission, then[submission.pk]) for submission, _revision in moved]
    submissions = {submission.pk: submission for submission, _revision in moved}
    for said in (_entries, _narratives):
        old, new = _keyed(said(before)), _keyed(said(moved))
        for key in sorted(old.keys() | new.keys()):
            if _meaning(old.get(key)) != _meaning(new.get(key)):
                yield _difference(submissions[key[0]], old.get(key), new.get(key))


def _keyed(said: Iterable[Entry | Narrative]) -> dict[tuple[int, ...], Entry | Narrative]:
    keyed: dict[tuple[int, ...], Entry | Narrative] = {}
    for each in said:
        if isinstance(each, Entry):
            keyed[each.submission_id, each.indicator_id, each.place_id] = each
        else:
            keyed[each.submission_id, each.section_id] = each
    return keyed


def _meaning(each: Entry | Narrative | None) -> tuple[object, ...]:
    if isinstance(each, Entry):
        return (each.words, each.low, each.high, each.missing, each.estimated)
    return (each.text,) if each and each.text else ()


def _difference(submission: Submission, old: Entry | Narrative | None, new: Entry | Narrative | None) -> Difference:
    latest = new or old
    return Difference(
        submission=submission,
        then=_words(old),
        now=_words(new),
        by=new.entered_by if new else None,
        at=new.entered_at if new else None,
        indicator=latest.indicator if isinstance(latest, Entry) else None,
        section=latest.section if isinstance(latest, Narrative) else None,
        place=latest.place if isinstance(latest, Entry) else None,
    )


def _words(each: Entry | Narrative | None) -> str:
    if isinstance(each, Entry):
        return each.words or str(each.get_missing_display())
    return each.text if each else ""
