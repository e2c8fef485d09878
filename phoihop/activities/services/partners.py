"""A co-host says for itself whether it took part."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.activities.models import CoHost
from phoihop.activities.rules import Answer
from phoihop.activities.services import _asked
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid


@transaction.atomic
def confirm(*, co_host: CoHost, agrees: bool, actor: Actor, at: datetime, note: str = "") -> CoHost:
    """Confirm that the co-host took part, with what it did, or decline it, with the reason (xác nhận phối hợp).

    Whoever declines is no co-host for any total. An answer may be changed. Raises Invalid for declining without a
    reason, Refused for an activity that was withdrawn.
    """
    co_host = CoHost.objects.select_for_update(of=("self",)).select_related("activity", "body").get(pk=co_host.pk)
    require(actor, Permission.ACTIVITY_CONFIRM, co_host)
    _asked.hold_standing(co_host.activity)
    guard(note)
    if not agrees and not note.strip():
        fault = _("Say why your body did not take part, so that the host can correct the record.")
        raise Invalid(fault, note=fault)
    co_host.answer = Answer.CONFIRMED if agrees else Answer.DECLINED
    co_host.note, co_host.answered_at, co_host.answered_by_id = note.strip(), at, actor.pk
    co_host.save(update_fields=["answer", "note", "answered_at", "answered_by"])
    facts = {"body": co_host.body.name, "answer": co_host.answer, "note": co_host.note}
    record(actor=actor, action="activity.answered", target=co_host.activity, at=at, **facts)
    return co_host
