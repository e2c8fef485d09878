"""What the services of this room hold before they write."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.foundation.content import guard
from phoihop.inspections.models import Inspection, InspectionRequest
from phoihop.inspections.rules import Stage, State, hold_stage, hold_state


def held(
    inspection: Inspection, permission: Permission, actor: Actor, at: datetime, allowed: Iterable[State]
) -> Inspection:
    """The inspection as it stands now, locked. Raises NotAllowed, and Refused where it stands in none of `allowed`."""
    fresh = Inspection.objects.select_for_update(of=("self",)).select_related("programme", "body")
    found = fresh.prefetch_related("team__body").get(pk=inspection.pk)
    # Only the head of a team signs for it.
    require(actor, permission, found.head if permission is Permission.INSPECTION_CONCLUDE else found)
    hold_state(found.state_on(timezone.localdate(at)), allowed)
    return found


def held_request(
    request: InspectionRequest, permission: Permission, actor: Actor, allowed: Iterable[Stage]
) -> InspectionRequest:
    """The request as it stands now, locked. Raises NotAllowed, and Refused where it stands in none of `allowed`."""
    fresh = InspectionRequest.objects.select_for_update(of=("self",)).select_related("inspection__programme", "body")
    found = fresh.prefetch_related("inspection__team__body").get(pk=request.pk)
    require(actor, permission, found)
    hold_stage(Stage(found.stage), allowed)
    return found


def guarded(*texts: str) -> None:
    """Raises Invalid where any of these texts may not be kept."""
    guard("\n".join(texts))


def plain(text: str) -> str:
    """The text with the line ends of one kind and nothing around it."""
    return text.replace("\r\n", "\n").strip()
