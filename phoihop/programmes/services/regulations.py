"""Adopting the coordination regulation and amending it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.programmes.models import Programme, Regulation
from phoihop.programmes.rules import Span, hold_open, hold_within
from phoihop.programmes.services import _holds


@transaction.atomic
def adopt_regulation(
    *,
    programme: Programme,
    title: str,
    signed_on: date,
    since: date,
    actor: Actor,
    at: datetime,
    reference: str = "",
    summary: str = "",
) -> Regulation:
    """Enter the first regulation of a programme, in force from `since` (ban hành quy chế phối hợp).

    Raises Refused where there is one already: that one is amended.
    """
    programme = _holds.held(programme)
    require(actor, Permission.PROGRAMME_EDIT, programme)
    if programme.regulations.exists():
        raise Refused(_("This programme has a regulation already. Amend it instead."))
    regulation = Regulation(programme=programme, version=1, title=title, reference=reference, signed_on=signed_on,
                            valid_from=since, summary=summary)  # fmt: skip
    _written(programme, regulation)
    record(actor=actor, action="programmes.regulation_adopted", target=regulation, at=at, since=since)
    return regulation


@transaction.atomic
def amend_regulation(
    *,
    programme: Programme,
    title: str,
    signed_on: date,
    since: date,
    actor: Actor,
    at: datetime,
    reference: str = "",
    summary: str = "",
) -> Regulation:
    """Enter a new version of the regulation, which closes the earlier one on its first day (sửa đổi, bổ sung quy chế).

    Raises Refused where there is none to amend, or where it would begin on or before the day of the version before.
    """
    programme = _holds.held(programme)
    require(actor, Permission.PROGRAMME_EDIT, programme)
    before = programme.regulations.select_for_update().last()
    if before is None:
        raise Refused(_("This programme has no regulation yet. Adopt one first."))
    if since <= before.valid_from:
        reason = _("Version %(version)s is in force from %(day)s. An amendment begins on a later day.")
        raise Refused(reason % {"version": before.version, "day": written(before.valid_from)}, since=before.valid_from)
    before.valid_until = since
    before.save(update_fields=["valid_until"])
    regulation = Regulation(programme=programme, version=before.version + 1, title=title, reference=reference,
                            signed_on=signed_on, valid_from=since, summary=summary)  # fmt: skip
    _written(programme, regulation)
    record(actor=actor, action="programmes.regulation_amended", target=regulation, at=at, since=since)
    return regulation


def _written(programme: Programme, regulation: Regulation) -> Regulation:
    """The regulation, saved, once nothing speaks against it."""
    hold_within(Span(regulation.valid_from), _holds.term_of(programme))
    hold_open(regulation.reference)
    for text in (regulation.title, regulation.summary):
        guard(text)
    regulation.save()
    return regulation
