"""Registering models, correcting them, taking a registration back."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.exemplars.models import Exemplar, ExemplarField, GateStep
from phoihop.exemplars.rules import Gate, Origin
from phoihop.exemplars.services import _holds
from phoihop.foundation.refusals import Invalid
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.territories.models import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """The nine boxes of the registration form, all of which must be filled (chín nội dung đăng ký)."""

    name: str
    situation: str
    aim: str
    content: str
    reach: str
    forces: str
    resources: str
    products: str
    durability: str


BOXES = tuple(field.name for field in fields(Boxes))


@transaction.atomic
def register(
    *,
    programme: Programme,
    body: Body,
    field: ExemplarField,
    place: Place,
    boxes: Boxes,
    registered_on: date,
    actor: Actor,
    at: datetime,
    origin: Origin = Origin.NEW,
    unit: str = "",
    started_on: date | None = None,
) -> Exemplar:
    """Register a model of a collective (đăng ký mô hình). What looks alike is shown by the page and not refused.

    Raises Invalid for an empty box, a field or programme that does not fit, days to come, a model said to be running
    that has not begun, and text with a person's number.
    """
    exemplar = Exemplar(programme=programme, body=body, field=field, place=place, origin=origin, unit=unit.strip())
    require(actor, Permission.EXEMPLAR_EDIT, exemplar)
    exemplar.registered_on, exemplar.started_on = registered_on, started_on
    _write_boxes(exemplar, boxes)
    _holds.hold_takes_part(programme, body, registered_on)
    _hold(exemplar, at)
    exemplar.save()
    GateStep.objects.create(
        exemplar=exemplar, gate=Gate.REGISTERED, on=registered_on, taken_at=at, taken_by_id=actor.pk
    )
    facts = {"body": body.name, "place": str(place), "origin": origin, "registered_on": registered_on}
    record(actor=actor, action="exemplars.registered", target=exemplar, at=at, **facts)
    return exemplar


@transaction.atomic
def edit(
    *,
    exemplar: Exemplar,
    field: ExemplarField,
    place: Place,
    boxes: Boxes,
    actor: Actor,
    at: datetime,
    unit: str = "",
    origin: Origin = Origin.NEW,
    started_on: date | None = None,
) -> Exemplar:
    """Correct what is said of a model (sửa đăng ký mô hình). Raises what `register` raises, and for one withdrawn."""
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_EDIT)
    before = {name: getattr(exemplar, name) for name in BOXES}
    kept = exemplar.field_id
    exemplar.field, exemplar.place, exemplar.unit = field, place, unit.strip()
    exemplar.origin, exemplar.started_on = origin, started_on
    _write_boxes(exemplar, boxes)
    _hold(exemplar, at, kept_field=kept)
    exemplar.save()
    changed = [name for name, text in before.items() if getattr(exemplar, name) != text]
    record(actor=actor, action="exemplars.edited", target=exemplar, at=at, changed=changed)
    return exemplar


@transaction.atomic
def withdraw(*, exemplar: Exemplar, reason: str, actor: Actor, at: datetime) -> Exemplar:
    """Take back a registration that should not be; it stays to be looked up and counts nowhere (rút đăng ký)."""
    exemplar = _holds.held(exemplar, actor, Permission.EXEMPLAR_EDIT)
    exemplar.withdrawn_at, exemplar.withdrawal_reason = at, _holds.hold_reason(reason)
    exemplar.public = False
    exemplar.save(update_fields=["withdrawn_at", "withdrawal_reason", "public"])
    record(actor=actor, action="exemplars.withdrawn", target=exemplar, at=at, reason=exemplar.withdrawal_reason)
    return exemplar


def _write_boxes(exemplar: Exemplar, boxes: Boxes) -> None:
    said = {name: text.strip() for name, text in asdict(boxes).items()}
    empty = {name: _("This box must be filled.") for name, text in said.items() if not text}
    if empty:
        raise Invalid(_("The registration has nine boxes, all of which must be filled."), **empty)
    _holds.hold_texts([*said.values(), exemplar.unit])
    for name, text in said.items():
        setattr(exemplar, name, text)
    exemplar.search_text = _holds.searchable(exemplar)
    exemplar.public_text = _holds.publicly_searchable(exemplar)


def _hold(exemplar: Exemplar, at: datetime, kept_field: int | None = None) -> None:
    if exemplar.field_id != kept_field:
        _holds.hold_field(exemplar.field, exemplar.programme)
    _holds.hold_past(exemplar.registered_on, at, "registered_on")
    _holds.hold_past(exemplar.started_on, at, "started_on")
    if exemplar.origin == Origin.RUNNING and exemplar.started_on is None:
        reason = _("A model already at work began on some day. Say since when it works.")
        raise Invalid(reason, started_on=reason)
    if exemplar.stopped_on and exemplar.started_on and exemplar.started_on >= exemplar.stopped_on:
        reason = _("A model cannot begin after it stopped. Correct the day.")
        raise Invalid(reason, started_on=reason)
