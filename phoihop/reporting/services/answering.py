"""Owing a report because somebody is ready to make it: for regimes that ask nothing by themselves."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.periods import Kind, Period, code
from phoihop.foundation.refusals import Refused
from phoihop.organisations.models import Body
from phoihop.reporting.models import Obligation, Regime
from phoihop.reporting.rules import Span
from phoihop.reporting.services._owed import Book

# Nobody is late with what nobody asked for; the day only says when it would have been.
DAYS = timedelta(days=30)


@transaction.atomic
def owe(*, regime: Regime, period: Period, bodies: Sequence[Body], actor: Actor, at: datetime) -> list[Obligation]:
    """Let bodies that take part owe a report for a period, where they do not yet (ghi nhận nghĩa vụ phát sinh).

    Bodies that do not take part on its last day, or no longer exist, are left out. Returns the obligations made.
    Raises Refused for a regime that asks for its periods by itself.
    """
    regime = (
        Regime.objects.select_for_update(of=("self",)).select_related("programme", "form", "calendar").get(pk=regime.pk)
    )
    require(actor, Permission.OBLIGATION_MAKE, regime)
    if regime.period_kind != Kind.ADHOC:
        raise Refused(_("This regime asks for every period by itself. Ask once under an ad hoc regime."))
    book = Book.of(regime, Span(period.since, period.until))
    owed = set(regime.obligations.filter(since=period.since, until=period.until).values_list("body", flat=True))
    wanted = {body.pk for body in bodies} - owed
    made = [
        book.obligation(share, period, due_on=period.last_day + DAYS)
        for share in book.owing(period)
        if share.body in wanted
    ]
    Obligation.objects.bulk_create(made)
    facts = {"period": code(period), "made": len(made), "bodies": [one.body_id for one in made]}
    record(actor=actor, action="reporting.owed", target=regime, at=at, **facts)
    return made
