"""Changes that a body lives through."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.refusals import Refused
from phoihop.organisations.models import Body
from phoihop.organisations.rules import UNDECIDED, Decision, changed
from phoihop.organisations.services import _histories
from phoihop.territories.models import Place


@transaction.atomic
def rename(
    *,
    body: Body,
    name: str,
    on: date,
    actor: Actor,
    at: datetime,
    abbreviation: str | None = None,
    decision: Decision = UNDECIDED,
) -> Body:
    """Give a body another name from `on` (đổi tên); without an abbreviation, it keeps the one it has.

    Raises Refused where the body does not exist on that day or bears that name already.
    """
    changes: dict[str, object] = {"name": name}
    if abbreviation is not None:
        changes["abbreviation"] = abbreviation
    body = _held(body)
    require(actor, Permission.REGISTER_EDIT)
    _change(body, on, changes, decision)
    record(actor=actor, action="organisations.renamed", target=body, at=at, on=on, name=name, decision=decision.number)
    return body


@transaction.atomic
def move(
    *, body: Body, parent: Body | None, on: date, actor: Actor, at: datetime, decision: Decision = UNDECIDED
) -> Body:
    """Place a body, with all its subordinates, under another superior from `on` (chuyển cấp trên trực tiếp).

    Raises Refused where the body does not exist on that day, stands there already, or the superior is one of its own
    subordinates or does not exist for as long.
    """
    body = _held(body)
    require(actor, Permission.REGISTER_EDIT)
    _change(body, on, {"parent": parent.pk if parent else None}, decision)
    _histories.restand([body.pk])
    facts = {"on": on, "parent": parent.slug if parent else None, "decision": decision.number}
    record(actor=actor, action="organisations.moved", target=body, at=at, **facts)
    return body


@transaction.atomic
def relocate(*, body: Body, place: Place, on: date, actor: Actor, at: datetime, decision: Decision = UNDECIDED) -> Body:
    """Let a body work in another place from `on` (chuyển địa bàn).

    Raises Refused where the body or the place does not exist on that day, or the body works there already.
    """
    body = _held(body)
    require(actor, Permission.REGISTER_EDIT)
    if not Place.objects.alive_on(on).filter(pk=place.pk).exists():
        reason = _("%(place)s does not exist on %(day)s. Choose a place that exists on that day.")
        raise Refused(reason % {"place": place, "day": f"{on:%d/%m/%Y}"}, place=place.pk)
    _change(body, on, {"place": place.pk}, decision)
    facts = {"on": on, "place": place.slug, "decision": decision.number}
    record(actor=actor, action="organisations.relocated", target=body, at=at, **facts)
    return body


def _held(body: Body) -> Body:
    """The same body, read afresh once the register is ours to change."""
    _histories.hold_register()
    return Body.objects.select_for_update().get(pk=body.pk)


def _change(body: Body, on: date, changes: dict[str, object], decision: Decision) -> None:
    history = _histories.histories([body.pk])[body.pk]
    _histories.rewrite(body, changed(history, on, changes, decision))
