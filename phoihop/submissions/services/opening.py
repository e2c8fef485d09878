"""Beginning the reports that are owed."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record_many
from phoihop.reporting.models import Obligation
from phoihop.submissions.models import Submission
from phoihop.submissions.services._turns import NO_TURNS, Turn, Turns
from phoihop.submissions.services.registers import take_registers


@transaction.atomic
def open_report(*, obligation: Obligation, actor: Actor, at: datetime) -> Submission:
    """Begin the report that answers an obligation, or find it if somebody began it already (lập báo cáo)."""
    return _open([obligation], Turn(actor, at), NO_TURNS)[0]


@transaction.atomic
def open_many(
    *, obligations: Iterable[Obligation], actor: Actor, at: datetime, turns: Turns = NO_TURNS
) -> list[Submission]:
    """Begin many reports at once, in the order given; `turns` by the obligation's key tells of others who act."""
    return _open(list(obligations), Turn(actor, at), turns)


def _open(obligations: list[Obligation], usual: Turn, turns: Turns) -> list[Submission]:
    for obligation in obligations:
        require(turns.get(obligation.pk, usual).actor, Permission.SUBMISSION_EDIT, obligation)
    keys = [obligation.pk for obligation in obligations]
    # Two who open the same report at once queue here; the second finds what the first began.
    held = {obligation.pk: obligation for obligation in _held(keys)}
    begun = _begun(keys)
    new = [Submission(obligation=held[key]) for key in keys if key not in begun]
    Submission.objects.bulk_create(new, batch_size=1_000)
    begun |= {submission.obligation_id: submission for submission in new}
    record_many(
        actor=usual.actor,
        action="submission.opened",
        targets=[(submission, {"submission": submission.pk}) for submission in new],
        at=usual.at,
        turns={submission.pk: turns.get(submission.obligation_id, usual) for submission in new},
    )
    takers = {submission.pk: turns.get(submission.obligation_id, usual) for submission in new}
    take_registers(submissions=new, actor=usual.actor, at=usual.at, turns=takers)
    return [begun[key] for key in keys]


def _held(keys: list[int]) -> list[Obligation]:
    listed = Obligation.objects.for_listing().select_for_update(of=("self",))
    return [
        found for start in range(0, len(keys), 5_000) for found in listed.filter(pk__in=keys[start : start + 5_000])
    ]


def _begun(keys: list[int]) -> dict[int, Submission]:
    listed = Submission.objects.for_listing()
    some = (keys[start : start + 5_000] for start in range(0, len(keys), 5_000))
    return {found.obligation_id: found for part in some for found in listed.filter(obligation__in=part)}
