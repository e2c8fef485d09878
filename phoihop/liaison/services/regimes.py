"""How often the parties of a programme inform one another."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.liaison.models import ExchangeRegime
from phoihop.liaison.rules import PERIODS, Kind
from phoihop.programmes.models import Programme

LONGEST = 60


@transaction.atomic
def settle_regime(
    *, programme: Programme, kind: Kind, days: int, since: date, actor: Actor, at: datetime
) -> ExchangeRegime:
    """Say that each party owes a note each month or quarter from a day on (đặt chế độ trao đổi thông tin).

    `days` are working days after the period. Raises Invalid for an urgent note, which nobody owes, for more than 60
    days, and for a day outside the programme; Refused where notes of the kind are owed already.
    """
    held = Programme.objects.select_for_update().get(pk=programme.pk)
    require(actor, Permission.EXCHANGE_SETTLE, held)
    if kind not in PERIODS:
        reason = _("Urgent notes are sent when something happens. Choose the month or the quarter.")
        raise Invalid(reason, kind=reason)
    if not 1 <= days <= LONGEST:
        reason = _("A note is due between 1 and 60 working days after its period.")
        raise Invalid(reason, days=reason)
    if not held.is_in_force(since):
        reason = _("%(day)s lies outside the term of the programme. Choose a day within it.") % {"day": written(since)}
        raise Invalid(reason, since=reason)
    if ExchangeRegime.objects.filter(programme=held, kind=kind).within(since, held.term_until).exists():
        raise Refused(_("Notes of this kind are owed already. Stop them first, from the day of the change."))
    regime = ExchangeRegime.objects.create(programme=held, kind=kind, days=days, valid_from=since)
    record(actor=actor, action="liaison.regime_settled", target=regime, at=at, kind=kind, days=days, since=since)
    return regime


@transaction.atomic
def stop_regime(*, regime: ExchangeRegime, on: date, actor: Actor, at: datetime) -> ExchangeRegime:
    """Owe no more notes of a kind from a day on (thôi chế độ trao đổi thông tin).

    Raises Invalid for a day that is not after its first one; Refused where it has ended.
    """
    held = ExchangeRegime.objects.select_for_update(of=("self",)).select_related("programme").get(pk=regime.pk)
    require(actor, Permission.EXCHANGE_SETTLE, held.programme)
    if held.valid_until is not None:
        raise Refused(_("This was stopped before. Nothing more is to be done."))
    if on <= held.valid_from:
        reason = _("It began on %(day)s. Stop it on a later day.") % {"day": written(held.valid_from)}
        raise Invalid(reason, on=reason)
    held.valid_until = on
    held.save(update_fields=["valid_until"])
    record(actor=actor, action="liaison.regime_stopped", target=held, at=at, on=on)
    return held
