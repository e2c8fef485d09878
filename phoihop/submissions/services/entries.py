"""Stating figures: the one write path for entries, whatever the channel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record_many
from phoihop.foundation.refusals import Refused
from phoihop.submissions.models import Submission
from phoihop.submissions.rules import Channel
from phoihop.submissions.rules.statements import Statement
from phoihop.submissions.services._desk import Desk, Outcome
from phoihop.submissions.services._turns import NO_TURNS, Turn, Turns

# Reports on one desk; enough to make the rounds to the database few, and few enough to be remembered at once.
DESKFUL = 1_000


@dataclass(frozen=True, slots=True)
class Answers:
    """A report and what is stated in it (phần trả lời của một báo cáo)."""

    submission: Submission
    statements: Sequence[Statement]


@transaction.atomic
def state(
    *,
    submission: Submission,
    statements: Sequence[Statement],
    actor: Actor,
    at: datetime,
    channel: Channel = Channel.WEB,
    dry_run: bool = False,
) -> Outcome:
    """State figures in a report (ghi số liệu).

    Whatever can be understood is kept, the rest comes back as faults. A statement whose `seen_stamp` is older than
    what somebody else has since stated becomes a fault with their words, and overwrites nothing. With `dry_run` all
    of it happens and is then rolled back. Raises Refused where the report can no longer be filled in.
    """
    [outcome] = _state([Answers(submission, statements)], Turn(actor, at), channel, NO_TURNS)
    _copy(outcome.submission, submission)
    if dry_run:
        transaction.set_rollback(True)
    return outcome


@transaction.atomic
def state_many(
    *,
    reports: Iterable[Answers],
    actor: Actor,
    at: datetime,
    channel: Channel = Channel.WEB,
    turns: Turns = NO_TURNS,
    dry_run: bool = False,
) -> list[Outcome]:
    """State figures in many reports, as `state` would in each; `turns` by the report's key tells of others who act."""
    outcomes: list[Outcome] = []
    waiting = list(reports)
    for start in range(0, len(waiting), DESKFUL):
        outcomes += _state(waiting[start : start + DESKFUL], Turn(actor, at), channel, turns)
    if dry_run:
        transaction.set_rollback(True)
    return outcomes


@transaction.atomic
def rest_is_zero(*, submission: Submission, actor: Actor, at: datetime, channel: Channel = Channel.WEB) -> Outcome:
    """State 0 for every line that must be answered, takes a number, and is not answered (các mục còn lại ghi 0)."""
    held = _held([submission])
    _hold_open(held[submission.pk], actor)
    desk = Desk(held.values(), channel)
    answered = {indicator for (_report, indicator, _place) in desk.standing}
    form = desk.forms.get(held[submission.pk].obligation.form_version_id, {})
    rest = [
        Statement(indicator=asked.indicator, words="0", seen_stamp=0)
        for asked in form.values()
        if asked.required and asked.takes_zero and asked.indicator not in answered
    ]
    outcome = desk.state(held[submission.pk], rest, Turn(actor, at))
    _write(desk, Turn(actor, at), NO_TURNS)
    _copy(outcome.submission, submission)
    return outcome


def _state(reports: Sequence[Answers], usual: Turn, channel: Channel, turns: Turns) -> list[Outcome]:
    held = _held([report.submission for report in reports])
    for submission in held.values():
        _hold_open(submission, turns.get(submission.pk, usual).actor)
    desk = Desk(held.values(), channel)
    outcomes = [
        desk.state(held[report.submission.pk], report.statements, turns.get(report.submission.pk, usual))
        for report in reports
    ]
    _write(desk, usual, turns)
    return outcomes


def _held(submissions: Sequence[Submission]) -> dict[int, Submission]:
    """The same reports, read afresh and locked until the transaction ends, in one order for everybody."""
    keys = {submission.pk for submission in submissions}
    found = Submission.objects.for_listing().select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    return {submission.pk: submission for submission in found}


def _hold_open(submission: Submission, actor: Actor) -> None:
    require(actor, Permission.SUBMISSION_EDIT, submission)
    if not submission.is_open:
        reason = _(
            "This report is “%(status)s” and cannot be filled in now. Ask whoever received it to return or reopen it."
        )
        raise Refused(reason % {"status": submission.get_status_display()}, status=submission.status)


def _write(desk: Desk, usual: Turn, turns: Turns) -> None:
    """Write what is on the desk, and one line of the journal for each report changed."""
    changed = desk.write()
    facts = [
        (
            submission,
            {
                "submission": submission.pk,
                "revision": submission.revision,
                "channel": str(desk.channel.value),
                "changes": desk.changes[submission.pk],
            },
        )
        for submission in changed
    ]
    if facts:
        record_many(actor=usual.actor, action="submission.stated", targets=facts, at=usual.at, turns=turns)


def _copy(held: Submission, given: Submission) -> None:
    """What the caller holds in hand goes on from what was written."""
    given.stamp, given.status, given.revision = held.stamp, held.status, held.revision
