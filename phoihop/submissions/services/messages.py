"""Taking what a phone kept while there was no network: once, however often it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.foundation.refusals import DomainError, Refused
from phoihop.submissions.models import Message, Submission
from phoihop.submissions.rules import Channel, Missing
from phoihop.submissions.rules.statements import Fault, Statement
from phoihop.submissions.services.entries import state
from phoihop.submissions.services.life import submit
from phoihop.submissions.services.narratives import Passage, narrate


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a phone hands in for one report (nội dung chờ gửi).

    `key` names the message, `version` is the version of the form that was filled in. The `cell` of each statement is
    what the phone calls its box, and comes back with every fault.
    """

    key: UUID
    version: int
    statements: Sequence[Statement] = ()
    passages: Sequence[Passage] = ()
    submit: bool = False


@transaction.atomic
def receive(*, submission: Submission, sent: Sent, actor: Actor, at: datetime) -> Message:
    """Take what a phone kept, and submit the report where that was wanted (nhận tin từ điện thoại).

    What can be understood is kept; faults and conflicts are told in the message's `answer`, and then the report is not
    submitted. Where it cannot be submitted, what was typed is kept all the same. Sent again, a message is answered as
    before. Raises Refused where the report can no longer be filled in or its form was changed meanwhile.
    """
    held = Submission.objects.for_listing().select_for_update(of=("self",)).get(pk=submission.pk)
    require(actor, Permission.SUBMISSION_EDIT, held)
    known = Message.objects.filter(pk=sent.key).first()
    if known is not None:
        return _same(known, held, actor)
    _hold_version(held, sent)
    who: dict[str, Any] = {"submission": held, "actor": actor, "at": at}
    faults = list(state(statements=sent.statements, channel=Channel.PHONE, **who).faults)
    for each in sent.passages:
        told = narrate(section=each.section, text=each.text, seen_stamp=each.seen_stamp, channel=Channel.PHONE, **who)
        faults += [told.fault] if told.fault else []
    refusal = _hand_in(who) if sent.submit and not faults else None
    answer = {
        "outcome": "faults" if faults else "submitted" if sent.submit and refusal is None else "saved",
        "stamps": _stamps(held, sent),
        "faults": [_fault(fault) for fault in faults],
        "refusal": refusal,
    }
    return Message.objects.create(id=sent.key, submission=held, person_id=actor.pk, received_at=at, answer=answer)


def _same(known: Message, held: Submission, actor: Actor) -> Message:
    """The message as it was answered before; another's name for a message is nobody's business."""
    if (known.submission_id, known.person_id) != (held.pk, actor.pk):
        raise Refused(_("Another message bears this name. Open the report and enter what is missing."))
    return known


def _hold_version(held: Submission, sent: Sent) -> None:
    if held.obligation.form_version_id != sent.version:
        reason = _(
            "The form of this report was changed after it was kept on the phone, so nothing was taken."
            " Open the report again and enter what is kept here."
        )
        raise Refused(reason)


def _hand_in(who: dict[str, Any]) -> dict[str, Any] | None:
    """Submit, in a step of its own: what was typed stays even where the report is not ready."""
    try:
        submit(**who)
    except DomainError as refusal:
        return {"reason": str(refusal), "faults": [str(fault) for fault in refusal.facts.values()]}
    return None


def _stamps(held: Submission, sent: Sent) -> dict[str, int]:
    """The stamps of the boxes as they now stand, by the phone's names for them."""
    entries = held.entries.current().filter(place=F("submission__obligation__place"))
    figures = dict(entries.values_list("indicator__code", "stamp"))
    texts = dict(held.narratives.current().values_list("section", "stamp"))
    found = {each.cell: figures.get(str(each.indicator), 0) for each in sent.statements}
    return found | {f"text-{each.section.pk}": texts.get(each.section.pk, 0) for each in sent.passages}


def _fault(fault: Fault) -> dict[str, Any]:
    """A fault as the phone shows it; in a conflict, with what the other person stated."""
    theirs = None
    if fault.theirs:
        said = fault.theirs.words or str(dict(Missing.choices).get(fault.theirs.missing, fault.theirs.missing))
        theirs = {"said": said, "name": fault.theirs.name, "stamp": fault.theirs.stamp}
    return {"cell": fault.cell, "rule": fault.rule, "reason": str(fault), "theirs": theirs}
