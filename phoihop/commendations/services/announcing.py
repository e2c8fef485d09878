"""Saying which decisions a conference announces."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.commendations.models import Announcement, AwardDecision
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.reviews.models import Conference


@transaction.atomic
def announce(
    *, conference: Conference, decisions: Sequence[AwardDecision], actor: Actor, at: datetime
) -> list[Announcement]:
    """Say which decisions are announced at a conference, instead of those named before (công bố quyết định).

    Raises NotAllowed for whoever does not plan the conference, Refused once its conclusions are issued or it was
    called off, Invalid for a decision of another programme.
    """
    held = Conference.objects.select_for_update(of=("self",)).select_related("programme").get(pk=conference.pk)
    require(actor, Permission.CONFERENCE_EDIT, held)
    if held.concluded_at is not None or held.called_off_at is not None:
        raise Refused(_("What a conference announces is settled until its conclusions are issued."))
    if any(each.programme_id != held.programme_id for each in decisions):
        reason = _("This decision belongs to another programme. Choose one of the conference's own.")
        raise Invalid(reason, decisions=reason)
    Announcement.objects.filter(conference=held).delete()
    made = Announcement.objects.bulk_create(
        Announcement(conference=held, decision=each, named_at=at, named_by_id=actor.pk) for each in decisions
    )
    numbers = [str(each) for each in decisions]
    record(actor=actor, action="commendations.announced", target=held, at=at, decisions=numbers)
    return made
