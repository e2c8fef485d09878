"""Freezing figures before they are printed."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.programmes.models import Programme
from phoihop.submissions.freezing import closable, digest
from phoihop.submissions.models import ClosedRevision, Closing, Submission


@transaction.atomic
def close(*, programme: Programme, since: date, until: date, actor: Actor, at: datetime, note: str = "") -> Closing:
    """Freeze what is approved of a programme for the periods within a half-open span (chốt số liệu).

    Raises Refused where nothing is approved, Invalid for a span that ends before it begins.
    """
    require(actor, Permission.CLOSING_MAKE, programme)
    if until <= since:
        fault = _("The span ends before it begins. Enter the earlier day first.")
        raise Invalid(fault, until=fault)
    guard(note)
    closing = Closing(programme=programme, since=since, until=until, at=at, actor_id=actor.pk, note=note)
    reports = _held(closing)
    if not reports:
        raise Refused(
            _("No report of these periods is approved yet. Approve the reports first, then close the figures.")
        )
    closing.digest = digest(reports)
    closing.save()
    rows = [ClosedRevision(closing=closing, submission=submission, revision=number) for submission, number in reports]
    ClosedRevision.objects.bulk_create(rows, batch_size=2_000)
    record(actor=actor, action="closing.made", target=closing, at=at, digest=closing.digest, reports=len(rows))
    return closing


def _held(closing: Closing) -> list[tuple[Submission, int]]:
    """The reports to be frozen, locked so that none is approved or reopened meanwhile."""
    keys = [submission.pk for submission, _revision in closable(closing)]
    for start in range(0, len(keys), 5_000):
        some = Submission.objects.select_for_update().filter(pk__in=keys[start : start + 5_000])
        list(some.order_by("pk").values_list("pk", flat=True))
    # Read again under the lock: what was reopened while waiting must not be frozen as it was.
    return closable(closing)
