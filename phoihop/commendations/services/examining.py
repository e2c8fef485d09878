"""What councils voted, what goes up for decision, and what is frozen meanwhile."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.commendations.models import AwardProposal, CouncilVote
from phoihop.commendations.rules import STANDING, Pending, Step, Votes, carried, hold_votes
from phoihop.commendations.services import _holds
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused


@transaction.atomic
def examine(
    *,
    proposal: AwardProposal,
    council: str,
    met_on: date,
    votes: Votes,
    actor: Actor,
    at: datetime,
    minutes: str = "",
) -> AwardProposal:
    """Enter the minutes and votes of a council, which pass the proposal or do not (nhập biên bản xét).

    Raises Invalid for votes that do not add up or a day before the proposal, Refused where the proposal is not
    awaiting a council or something is pending.
    """
    proposal = _holds.held(proposal, actor, Permission.AWARD_EXAMINE)
    hold_votes(votes)
    guard(f"{council}\n{minutes}")
    _hold_meeting(proposal, council, met_on, at)
    passed = carried(votes, proposal.form.share)
    _holds.step(proposal, Step.PASS if passed else Step.FAIL, actor, at)
    CouncilVote.objects.create(
        proposal=proposal,
        council=council.strip(),
        met_on=met_on,
        members=votes.members,
        present=votes.present,
        in_favour=votes.in_favour,
        against=votes.against,
        blank=votes.blank,
        minutes=minutes.strip(),
    )
    proposal.save(update_fields=["state"])
    facts = _holds.facts(proposal) | {"in_favour": votes.in_favour, "members": votes.members}
    record(actor=actor, action="commendations.examined", target=proposal, at=at, **facts)
    return proposal


@transaction.atomic
def submit(*, proposal: AwardProposal, actor: Actor, at: datetime) -> AwardProposal:
    """Submit a proposal that a council passed for decision (trình cấp có thẩm quyền)."""
    proposal = _holds.held(proposal, actor, Permission.AWARD_EXAMINE)
    _holds.step(proposal, Step.SUBMIT, actor, at)
    proposal.save(update_fields=["state"])
    record(actor=actor, action="commendations.submitted", target=proposal, at=at, **_holds.facts(proposal))
    return proposal


@transaction.atomic
def freeze(*, proposal: AwardProposal, pending: Pending, since: date, actor: Actor, at: datetime) -> AwardProposal:
    """Note that something is pending against the subject: which sort and since when, no more (tạm dừng xét).

    It holds for every proposal of the subject in the programme. Raises Refused for a proposal that is over or frozen.
    """
    proposal = _holds.held(proposal, actor, Permission.AWARD_EXAMINE)
    if proposal.state not in STANDING or proposal.pending:
        raise Refused(_("Only a proposal that is under way is frozen, and only once."))
    _holds.hold_past(since, at, "since")
    proposal.pending, proposal.pending_since = Pending(pending), since
    proposal.save(update_fields=["pending", "pending_since"])
    _holds.note_step(proposal, Step.FREEZE, actor, at, str(Pending(pending).label))
    record(actor=actor, action="commendations.frozen", target=proposal, at=at, pending=pending, since=since)
    return proposal


@transaction.atomic
def thaw(
    *, proposal: AwardProposal, actor: Actor, at: datetime, sanction_ended_on: date | None = None
) -> AwardProposal:
    """Lift a freeze; where it ended in a sanction, achievements count from the end of that (dừng tạm dừng xét)."""
    proposal = _holds.held(proposal, actor, Permission.AWARD_EXAMINE)
    if not proposal.pending:
        raise Refused(_("Nothing is pending here."))
    if sanction_ended_on and proposal.pending_since and sanction_ended_on < proposal.pending_since:
        reason = _("The sanction cannot have ended before it was pending. Correct the day.")
        raise Invalid(reason, sanction_ended_on=reason)
    proposal.pending, proposal.pending_since, proposal.sanction_ended_on = "", None, sanction_ended_on
    proposal.save(update_fields=["pending", "pending_since", "sanction_ended_on"])
    _holds.note_step(proposal, Step.THAW, actor, at)
    record(actor=actor, action="commendations.thawed", target=proposal, at=at, sanction_ended_on=sanction_ended_on)
    return proposal


def _hold_meeting(proposal: AwardProposal, council: str, met_on: date, at: datetime) -> None:
    if not council.strip():
        reason = _("Name the council.")
        raise Invalid(reason, council=reason)
    if met_on < proposal.proposed_on:
        reason = _("A council meets after the proposal is made. Correct the day.")
        raise Invalid(reason, met_on=reason)
    _holds.hold_past(met_on, at, "met_on")
