"""What the services of conferences hold fast before they write."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.documents import services as documents
from phoihop.documents.models import IssuedNumber, usual_scope
from phoihop.documents.paper import Kind as PaperKind
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Refused
from phoihop.reviews.models import Conference
from phoihop.reviews.rules.conferences import ConferenceState, hold_state


def held_conference(
    conference: Conference, permission: Permission, actor: Actor, at: datetime, *allowed: ConferenceState
) -> Conference:
    """The conference as it stands now, locked. Raises NotAllowed, and Refused where it stands in none of `allowed`."""
    listed = Conference.objects.select_for_update(of=("self",)).select_related("programme", "issuer")
    held = listed.get(pk=conference.pk)
    require(actor, permission, held)
    hold_state(held.state_at(at), *allowed)
    return held


def numbered(
    conference: Conference, kind: PaperKind, signed_on: date, *, permission: Permission, actor: Actor, at: datetime
) -> IssuedNumber:
    """The next number in the issuer's series for a paper of a conference."""
    issuer = f"body:{conference.issuer_id}"
    scope, term = usual_scope(conference.layout, issuer, signed_on)
    return documents.issue_number(
        issuer=issuer,
        kind=kind,
        scope=scope,
        term=term,
        signed_on=signed_on,
        subject=conference.title,
        paper=f"conference:{conference.pk}:{kind.code}",
        permission=permission,
        thing=conference,
        actor=actor,
        at=at,
    )


def hold_signed(conference: Conference) -> None:
    """Raises Refused where nobody signs the papers of a conference yet."""
    if not conference.signatory or not conference.office:
        raise Refused(_("Nobody signs the papers of this conference yet. Name who signs, and the office held."))


def guarded(*texts: str) -> None:
    """Raises Invalid where any of these texts may not be kept."""
    guard("\n".join(texts))
