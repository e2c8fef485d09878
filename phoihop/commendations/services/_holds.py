"""What the services of this room hold before they write."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.commendations.models import AwardProposal, AwardStep
from phoihop.commendations.rules import (
    CLEARED,
    Category,
    Pending,
    State,
    Step,
    hold_after_sanction,
    hold_basis,
    hold_clear,
    hold_not_rewarded_twice,
    state_after,
)
from phoihop.commendations.rules.life import GIVEN
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.records import searching


def held(proposal: AwardProposal, actor: Actor, permission: Permission) -> AwardProposal:
    """The proposal read afresh and locked, over which `actor` has a permission."""
    fresh = AwardProposal.objects.select_for_update(of=("self",))
    found = fresh.select_related("programme", "body", "authority", "form", "collective", "basis").get(pk=proposal.pk)
    require(actor, permission, found)
    return found


def step(proposal: AwardProposal, taken: Step, actor: Actor, at: datetime, note: str = "") -> None:
    """Take a step by the table, unless something pending stands in its way; it is noted and not yet saved."""
    after = state_after(State(proposal.state), taken)
    if taken in CLEARED:
        hold_nothing_pending(proposal)
    proposal.state = after
    note_step(proposal, taken, actor, at, note)


def note_step(proposal: AwardProposal, taken: Step, actor: Actor, at: datetime, note: str = "") -> None:
    """Keep that a step was taken."""
    AwardStep.objects.create(proposal=proposal, step=taken, actor_id=actor.pk, at=at, note=note[:300])


def hold_nothing_pending(proposal: AwardProposal) -> None:
    """Raises Refused while something is pending against the subject, noted with this proposal or with another."""
    named = {"programme": proposal.programme_id, "subject_kind": proposal.subject_kind}
    frozen = AwardProposal.objects.filter(**named).exclude(pending="").select_related("collective")
    for each in frozen:
        if each.pk == proposal.pk or each.subject_key == proposal.subject_key:
            hold_clear(Pending(each.pending), each.pending_since)
    hold_after_sanction(proposal.achieved_since, proposal.sanction_ended_on)


def hold_once(proposal: AwardProposal) -> None:
    """Raises Refused where another proposal or award rewards the same achievement of the subject."""
    others = AwardProposal.objects.standing().filter(subject_kind=proposal.subject_kind).exclude(pk=proposal.pk)
    near = others.filter(achieved_since__lt=proposal.achieved_until, achieved_until__gt=proposal.achieved_since)
    claims = near.select_related("form", "collective").prefetch_related("evidence")
    hold_not_rewarded_twice(proposal.claim(), [each.claim() for each in claims])


def hold_good_basis(basis: AwardProposal | None) -> None:
    """Raises Refused for an earlier award that is no basis for another."""
    if basis is not None:
        hold_basis(Category(basis.category), given=basis.state in GIVEN)


def hold_reason(reason: str) -> str:
    """The reason as kept. Raises Invalid where there is none, or one that names a person by number."""
    if not reason.strip():
        raise Invalid(_("Say why, in a few words."))
    guard(reason)
    return reason.strip()


def hold_past(day: date, at: datetime, name: str) -> None:
    """Raises Invalid for a day that is still to come."""
    if day > today(at):
        reason = _("This day is still to come. Enter it when it has passed.")
        raise Invalid(reason, **{name: reason})


def today(at: datetime) -> date:
    """The day of a moment, by the clock of the site."""
    return timezone.localtime(at).date()


def searchable(proposal: AwardProposal) -> str:
    """A proposal as it is sought."""
    return searching.searchable(
        proposal.subject, proposal.standing_of_subject, proposal.body.name, proposal.achievement
    )


def facts(proposal: AwardProposal) -> dict[str, object]:
    """What the journal is told: never a nominee's name."""
    return {
        "body": proposal.body.name,
        "authority": proposal.authority.name,
        "form": proposal.form.name,
        "subject": proposal.subject_kind,
        "state": proposal.state,
    }
