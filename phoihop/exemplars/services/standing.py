"""Whether models are kept up: begun, checked each half-year, stopped, taken up again, copied elsewhere."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, may, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.exemplars.models import Exemplar, Replication, StandingCheck
from phoihop.exemplars.rules import half_before, hold_copy
from phoihop.exemplars.services import _holds
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.territories.models import Place


@transaction.atomic
def start(*, exemplar: Exemplar, on: date, actor: Actor, at: datetime) -> Exemplar:
    """Note the day from which a model works (mô hình bắt đầu hoạt động). Raises Refused where it works already."""
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_EDIT)
    _holds.hold_going(exemplar)
    if exemplar.started_on is not None:
        raise Refused(_("It is known since when this model works. Correct its registration if the day is wrong."))
    _holds.hold_past(on, at, "on")
    exemplar.started_on = on
    exemplar.save(update_fields=["started_on"])
    record(actor=actor, action="exemplars.started", target=exemplar, at=at, on=on)
    return exemplar


@transaction.atomic
def check(*, exemplar: Exemplar, maintained: bool, actor: Actor, at: datetime, note: str = "") -> StandingCheck:
    """Say whether a model was kept up through the half-year that ended last (rà soát duy trì 6 tháng).

    One not kept up stops with the last day of that half-year, and the note is the reason. Raises Refused for a model
    that was not at work then, or was checked before; Invalid where it stopped without a reason.
    """
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_EDIT)
    _holds.hold_going(exemplar)
    since, until = half_before(_holds.today(at))
    if exemplar.started_on is None or exemplar.started_on >= until:
        raise Refused(_("This model was not at work in the half-year that ended last; there is nothing to check yet."))
    if exemplar.checks.filter(half=since).exists():
        raise Refused(_("This half-year is checked already. If the model stopped since, say so."))
    note = note.strip() if maintained else _holds.hold_reason(note)
    _holds.hold_texts([note])
    made = StandingCheck.objects.create(
        exemplar=exemplar, half=since, maintained=maintained, note=note, checked_at=at, checked_by_id=actor.pk
    )
    record(actor=actor, action="exemplars.checked", target=exemplar, at=at, half=since, maintained=maintained)
    if not maintained:
        # It still counts as kept up on no day of the half-year after; the first day without it is the day it stopped.
        _stop(exemplar, max(until, exemplar.started_on), note)
        record(actor=actor, action="exemplars.stopped", target=exemplar, at=at, on=exemplar.stopped_on, reason=note)
    return made


@transaction.atomic
def stop(*, exemplar: Exemplar, on: date, reason: str, actor: Actor, at: datetime) -> Exemplar:
    """Note that a model works no longer from a day on, and why (mô hình ngừng hoạt động).

    Raises Refused where it never began or stopped before, Invalid without a reason or for a day before it began.
    """
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_EDIT)
    _holds.hold_going(exemplar)
    if exemplar.started_on is None:
        raise Refused(_("This model never began to work. Withdraw its registration instead."))
    if on <= exemplar.started_on:
        fault = _("A model stops after it began. Correct the day.")
        raise Invalid(fault, on=fault)
    _holds.hold_past(on, at, "on")
    _stop(exemplar, on, _holds.hold_reason(reason))
    record(actor=actor, action="exemplars.stopped", target=exemplar, at=at, on=on, reason=exemplar.stop_reason)
    return exemplar


@transaction.atomic
def resume(*, exemplar: Exemplar, reason: str, actor: Actor, at: datetime) -> Exemplar:
    """Say that a model had not stopped after all (hủy ghi nhận ngừng hoạt động). Raises Refused where it goes on."""
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_EDIT)
    if exemplar.stopped_on is None:
        raise Refused(_("This model has not stopped."))
    before = exemplar.stopped_on
    exemplar.stopped_on, exemplar.stop_reason = None, ""
    exemplar.save(update_fields=["stopped_on", "stop_reason"])
    facts = {"stopped_on": before, "reason": _holds.hold_reason(reason)}
    record(actor=actor, action="exemplars.resumed", target=exemplar, at=at, **facts)
    return exemplar


@transaction.atomic
def replicate(
    *,
    model: Exemplar,
    on: date,
    actor: Actor,
    at: datetime,
    copy: Exemplar | None = None,
    place: Place | None = None,
    by: str = "",
) -> Replication:
    """Note that a model was taken up elsewhere: by a registered copy, or just in a place (ghi nhận nhân rộng).

    Raises Invalid without either, for a day before the model works, and Refused for a copy of itself.
    """
    held = Exemplar.objects.select_for_update(of=("self",)).select_related("programme").get(pk=model.pk)
    if not may(actor, Permission.EXEMPLAR_JUDGE, held):
        require(actor, Permission.EXEMPLAR_EDIT, held)
    where = copy.place if copy else place
    if where is None:
        reason = _("Name the copy, or the place where the model was taken up.")
        raise Invalid(reason, place=reason)
    _hold_day(held, on, at)
    _holds.hold_texts([by])
    hold_copy(held.pk, copy.pk if copy else None, _ancestors(held.pk))
    if copy and Replication.objects.filter(model=held, copy=copy).exists():
        raise Refused(_("This copy is noted already."))
    made = Replication.objects.create(model=held, copy=copy, place=where, on=on, by=by.strip())
    facts = {"copy": copy.pk if copy else None, "place": str(where), "on": on}
    record(actor=actor, action="exemplars.replicated", target=held, at=at, **facts)
    return made


@transaction.atomic
def drop_replication(*, replication: Replication, actor: Actor, at: datetime) -> None:
    """Take back a replication that was noted by mistake (bỏ ghi nhận nhân rộng)."""
    model = Exemplar.objects.select_related("programme").get(pk=replication.model_id)
    if not may(actor, Permission.EXEMPLAR_JUDGE, model):
        require(actor, Permission.EXEMPLAR_EDIT, model)
    record(actor=actor, action="exemplars.replication_dropped", target=model, at=at, place=str(replication.place))
    replication.delete()


def _stop(exemplar: Exemplar, on: date, reason: str) -> None:
    exemplar.stopped_on, exemplar.stop_reason, exemplar.public = on, reason[:300], False
    exemplar.save(update_fields=["stopped_on", "stop_reason", "public"])


def _hold_day(model: Exemplar, on: date, at: datetime) -> None:
    _holds.hold_past(on, at, "on")
    if model.started_on is None or on < model.started_on:
        reason = _("A model is copied after it began to work. Correct the day.")
        raise Invalid(reason, on=reason)


def _ancestors(model: int) -> set[int]:
    """The models that this one is a copy of, directly or further back."""
    found: set[int] = set()
    waiting = {model}
    while waiting:
        origins = Replication.objects.filter(copy__in=waiting).values_list("model", flat=True)
        waiting = set(origins) - found
        found |= waiting
    return found
