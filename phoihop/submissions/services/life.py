"""The steps a report takes as a whole: submitted, given back, approved, reopened.

Analytics follows these lines of the journal, whose order is that of the commits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record_many
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.submissions.examination import Examination, examine
from phoihop.submissions.models import StepTaken, Submission
from phoihop.submissions.rules import Status, Step, status_after
from phoihop.submissions.services._turns import NO_TURNS, Turn, Turns
from phoihop.submissions.services.registers import take_registers

NEEDED = {
    Step.SUBMIT: Permission.SUBMISSION_SUBMIT,
    Step.RETURN: Permission.SUBMISSION_DECIDE,
    Step.APPROVE: Permission.SUBMISSION_DECIDE,
    Step.REOPEN: Permission.SUBMISSION_REOPEN,
}
NAMED = {
    Step.SUBMIT: "submission.submitted",
    Step.RETURN: "submission.returned",
    Step.APPROVE: "submission.approved",
    Step.REOPEN: "submission.reopened",
}
WRITTEN = ["status", "revision", "approved_revision", "submitted_at", "submitted_by", "first_submitted_on"]
WRITTEN += ["decided_at", "decided_by", "return_reason"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stride:
    """A step to be taken, by whom and when, and why."""

    step: Step
    usual: Turn
    turns: Turns = field(default_factory=dict)
    reason: str = ""
    acknowledged: bool = False

    def turn(self, submission: Submission) -> Turn:
        return self.turns.get(submission.pk, self.usual)


@transaction.atomic
def submit(*, submission: Submission, actor: Actor, at: datetime, acknowledged: bool = False) -> Submission:
    """Hand a report to the body above (nộp báo cáo).

    Raises Invalid, by line, while something that must be answered is not, or a rule is broken for certain; and where
    a rule may be broken, until that is `acknowledged`. Raises Refused where it was submitted already.
    """
    take_registers(submissions=[submission], actor=actor, at=at)
    [taken] = _take([submission], _Stride(step=Step.SUBMIT, usual=Turn(actor, at), acknowledged=acknowledged))
    return taken


@transaction.atomic
def give_back(*, submission: Submission, reason: str, actor: Actor, at: datetime) -> Submission:
    """Return a report to whoever made it, saying why (trả lại báo cáo). Raises Invalid without a reason."""
    [taken] = _take([submission], _Stride(step=Step.RETURN, usual=Turn(actor, at), reason=_stated(reason)))
    return taken


@transaction.atomic
def approve(*, submission: Submission, actor: Actor, at: datetime) -> Submission:
    """Approve a report, whose figures then count (duyệt báo cáo)."""
    [taken] = _take([submission], _Stride(step=Step.APPROVE, usual=Turn(actor, at)))
    return taken


@transaction.atomic
def reopen(*, submission: Submission, reason: str, actor: Actor, at: datetime) -> Submission:
    """Let an approved report be corrected in a new revision (mở lại báo cáo). Raises Invalid without a reason.

    What was approved counts until the new revision is approved, and a closing that froze it shows the difference.
    """
    [taken] = _take([submission], _Stride(step=Step.REOPEN, usual=Turn(actor, at), reason=_stated(reason)))
    return taken


@transaction.atomic
def submit_many(
    *,
    submissions: Iterable[Submission],
    actor: Actor,
    at: datetime,
    acknowledged: bool = False,
    turns: Turns = NO_TURNS,
) -> list[Submission]:
    """Submit many reports, all or none; `turns` by the report's key tells of others who act."""
    usual, submissions = Turn(actor, at), list(submissions)
    take_registers(submissions=submissions, actor=actor, at=at, turns=turns)
    return _take(submissions, _Stride(step=Step.SUBMIT, usual=usual, turns=turns, acknowledged=acknowledged))


@transaction.atomic
def approve_many(
    *, submissions: Iterable[Submission], actor: Actor, at: datetime, turns: Turns = NO_TURNS
) -> list[Submission]:
    """Approve many reports, all or none; `turns` by the report's key tells of others who act."""
    return _take(list(submissions), _Stride(step=Step.APPROVE, usual=Turn(actor, at), turns=turns))


def _take(submissions: Sequence[Submission], stride: _Stride) -> list[Submission]:
    """Hold, require, decide, write, record, return: for one report or many."""
    held = _held(submissions)
    for submission in held:
        require(stride.turn(submission).actor, NEEDED[stride.step], submission)
    for submission in held:
        submission.status = status_after(Status(submission.status), stride.step)
    if stride.step is Step.SUBMIT:
        _hold_sound(held, stride)
    for submission in held:
        _move(submission, stride)
    _write(held, stride)
    facts = [
        (submission, {"submission": submission.pk, "revision": submission.revision, "reason": stride.reason})
        for submission in held
    ]
    record_many(
        actor=stride.usual.actor, action=NAMED[stride.step], targets=facts, at=stride.usual.at, turns=stride.turns
    )
    return held


def _held(submissions: Sequence[Submission]) -> list[Submission]:
    """The same reports in the order given, read afresh and locked, in one order for everybody."""
    keys = [submission.pk for submission in submissions]
    listed = Submission.objects.for_listing().select_for_update(of=("self",))
    found: dict[int, Submission] = {}
    for start in range(0, len(keys), 5_000):
        some = listed.filter(pk__in=sorted(keys)[start : start + 5_000]).order_by("pk")
        found |= {submission.pk: submission for submission in some}
    return [found[key] for key in dict.fromkeys(keys)]


def _move(submission: Submission, stride: _Stride) -> None:
    turn = stride.turn(submission)
    match stride.step:
        case Step.SUBMIT:
            submission.submitted_at, submission.submitted_by_id = turn.at, turn.actor.pk
            submission.first_submitted_on = submission.first_submitted_on or timezone.localdate(turn.at)
            submission.return_reason = ""
            return
        case Step.APPROVE:
            submission.approved_revision = submission.revision
        case Step.REOPEN:
            submission.revision += 1
    submission.decided_at, submission.decided_by_id = turn.at, turn.actor.pk
    submission.return_reason = stride.reason


def _write(held: Sequence[Submission], stride: _Stride) -> None:
    if len(held) == 1:
        held[0].save(update_fields=WRITTEN)
    else:
        Submission.objects.bulk_create(
            held, batch_size=1_000, update_conflicts=True, update_fields=WRITTEN, unique_fields=["pk"]
        )
    StepTaken.objects.bulk_create(
        [
            StepTaken(
                submission=submission,
                step=stride.step,
                revision=submission.revision,
                actor_id=stride.turn(submission).actor.pk,
                at=stride.turn(submission).at,
                reason=stride.reason,
            )
            for submission in held
        ],
        batch_size=2_000,
    )


def _hold_sound(held: Sequence[Submission], stride: _Stride) -> None:
    """Hold that every report is complete and sound enough to be submitted, on the day it is submitted."""
    by_day: dict[date, list[Submission]] = {}
    for submission in held:
        by_day.setdefault(timezone.localdate(stride.turn(submission).at), []).append(submission)
    for day, some in by_day.items():
        examinations = examine(some, day)
        for submission in some:
            _hold_one(submission, examinations[submission.pk], stride)


def _hold_one(submission: Submission, examination: Examination, stride: _Stride) -> None:
    if examination.unanswered:
        missing = len(examination.unanswered)
        reason = ngettext(
            "%(report)s: %(count)s line that must be answered is empty. State a figure, 0, or why there is none.",
            "%(report)s: %(count)s lines that must be answered are empty. State a figure, 0, or why there is none.",
            missing,
        )
        faults = {asked.code: f"{asked.code} · {asked.label}" for asked in examination.unanswered}
        raise Invalid(reason % {"report": submission, "count": missing}, **faults)
    if examination.errors:
        reason = _("%(report)s: figures contradict each other. Correct them, then submit again.")
        raise Invalid(reason % {"report": submission}, **{fault.code: str(fault) for fault in examination.errors})
    if examination.warnings and not stride.acknowledged:
        reason = _("%(report)s: some figures ask for a second look. Correct them, or confirm that they are right.")
        raise Invalid(reason % {"report": submission}, **{fault.code: str(fault) for fault in examination.warnings})


def _stated(reason: str) -> str:
    if not reason.strip():
        raise Invalid(_("No reason is given. Write what is to be corrected: whoever reads it must know what to do."))
    guard(reason)
    return reason.strip()
