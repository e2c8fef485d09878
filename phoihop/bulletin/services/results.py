"""Showing closed figures of a programme to everybody."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.bulletin.models import ReleasedFigure, ResultRelease
from phoihop.bulletin.services import _holds
from phoihop.bulletin.totals import closed_totals
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.programmes.models import Programme
from phoihop.submissions.freezing import differences, verify
from phoihop.submissions.models import Closing


@transaction.atomic
def release(
    *, closing: Closing, decided_on: date, actor: Actor, at: datetime, reference: str = "", note: str = ""
) -> ResultRelease:
    """Show the figures of a closing to everybody, by a decision of a day (công bố kết quả).

    The figures are taken over once and never change. Raises Refused where reports were approved since the closing or
    it is shown already, Invalid for a decision from before the closing or from the future.
    """
    require(actor, Permission.RESULTS_PUBLISH, closing.programme)
    programme = Programme.objects.select_for_update().get(pk=closing.programme_id)
    guard(f"{reference}\n{note}")
    _hold_day(closing, decided_on, at)
    if ResultRelease.objects.shown().filter(closing=closing).exists():
        raise Refused(_("The figures of this closing are shown already."))
    if differences(closing) or not verify(closing):
        raise Refused(_("Reports were approved since this closing. Close the figures anew, then show those."))
    totals = closed_totals(closing)
    if not totals.figures:
        raise Refused(_("No figure is stated in the reports of this closing, so there is nothing to show."))
    made = ResultRelease.objects.create(
        programme=programme,
        closing=closing,
        since=closing.since,
        until=closing.until,
        decided_on=decided_on,
        reference=reference.strip(),
        note=note.strip(),
        expected=totals.coverage.expected,
        received=totals.coverage.received,
        approved=totals.coverage.approved,
        released_at=at,
        released_by_id=actor.pk,
    )
    for figure in totals.figures:
        figure.release = made
    ReleasedFigure.objects.bulk_create(totals.figures)
    facts = {"closing": closing.pk, "digest": closing.digest, "decided_on": decided_on, "figures": len(totals.figures)}
    record(actor=actor, action="bulletin.results_released", target=made, at=at, **facts)
    return made


@transaction.atomic
def withdraw_release(*, release: ResultRelease, reason: str, actor: Actor, at: datetime) -> ResultRelease:
    """Show a programme's figures no longer to everybody, for a reason (thu hồi công bố kết quả)."""
    held = ResultRelease.objects.select_for_update(of=("self",)).select_related("programme").get(pk=release.pk)
    require(actor, Permission.RESULTS_PUBLISH, held)
    if held.withdrawn_at is not None:
        raise Refused(_("These figures were withdrawn before."))
    held.withdrawn_at, held.withdrawal_reason = at, _holds.hold_reason(reason)
    held.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    record(actor=actor, action="bulletin.results_withdrawn", target=held, at=at, reason=held.withdrawal_reason)
    return held


def _hold_day(closing: Closing, decided_on: date, at: datetime) -> None:
    if not timezone.localdate(closing.at) <= decided_on <= timezone.localdate(at):
        reason = _("It is decided to show figures after they are closed, and not in the future. Correct the day.")
        raise Invalid(reason, decided_on=reason)
