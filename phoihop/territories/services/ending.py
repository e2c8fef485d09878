"""Ways in which units end, and what they become."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record, record_many
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.territories.models import Level, Place, Portion, Succession, SuccessionKind
from phoihop.territories.rules import hold_shares
from phoihop.territories.services import _histories, _standing
from phoihop.territories.services._histories import Decision

WHOLE = Decimal(1)


@transaction.atomic
def merge(
    *,
    places: Sequence[Place],
    into: Place,
    on: date,
    actor: Actor,
    at: datetime,
    decision_number: str = "",
    decided_on: date | None = None,
) -> Place:
    """End units that become part of another of their level, which takes over all that stands under them (sáp nhập).

    Raises `Refused` where one of them does not exist on that day, is of another level, or changes later.
    """
    into, *places = _histories.held([into, *(place for place in places if place != into)])
    require(actor, Permission.REGISTER_EDIT)
    decision = Decision(on, decision_number, decided_on)
    _hold_mergeable(places, into, on)
    touched = {into.pk}
    for place in places:
        for child in _histories.children(place, on):
            _histories.change(child, SuccessionKind.REPARENT, decision, {"parent": into.pk})
            touched.add(child.pk)
        _histories.end(place, decision)
        _histories.succeed(place, into, SuccessionKind.MERGE, decision, WHOLE)
        touched.add(place.pk)
    _standing.rebuild(touched)
    targets = [(place, {"into": into.slug, **decision.facts}) for place in places]
    record_many(actor=actor, action="territories.merged", targets=targets, at=at)
    return into


@transaction.atomic
def split(
    *,
    place: Place,
    parts: Sequence[Portion],
    on: date,
    actor: Actor,
    at: datetime,
    decision_number: str = "",
    decided_on: date | None = None,
) -> Place:
    """Divide a unit among others of its level (chia tách); it goes on where it is itself one of the parts.

    A share is None where nobody has published it: figures are then never apportioned. Raises `Refused` where the
    unit or a part does not exist on that day, or the unit would end with others still standing under it, and
    `Invalid` for shares that cannot be.
    """
    [place] = _histories.held([place])
    require(actor, Permission.REGISTER_EDIT)
    decision = Decision(on, decision_number, decided_on)
    _hold_divisible(place, parts, on)
    goes_on = any(part.place == place for part in parts)
    if not goes_on:
        _hold_no_children(place, on)
        _histories.end(place, decision)
    for part in parts:
        _histories.succeed(place, part.place, SuccessionKind.SPLIT, decision, part.share)
    _standing.rebuild([place.pk])
    names = [part.place.slug for part in parts]
    record(actor=actor, action="territories.split", target=place, at=at, parts=names, **decision.facts)
    return place


@transaction.atomic
def dissolve(
    *,
    place: Place,
    on: date,
    actor: Actor,
    at: datetime,
    successor: Place | None = None,
    decision_number: str = "",
    decided_on: date | None = None,
) -> Place:
    """End a unit; `successor`, or else the unit above, takes over what was its (giải thể).

    Raises `Refused` where it does not exist on that day, changes later, or others still stand under it.
    """
    [place] = _histories.held([place])
    require(actor, Permission.REGISTER_EDIT)
    decision = Decision(on, decision_number, decided_on)
    _histories.hold_alive([place], on)
    version = place.version_on(on)
    successor = successor or (version.parent if version else None)
    if successor is None or successor == place:
        raise Refused(
            _("Nothing stands above %(name)s that could take its place. Choose a successor.") % {"name": place}
        )
    _histories.hold_alive([successor], on)
    _hold_no_children(place, on)
    _histories.end(place, decision)
    _histories.succeed(place, successor, SuccessionKind.ABOLISH, decision, WHOLE)
    _standing.rebuild([place.pk])
    facts = {"successor": successor.slug, **decision.facts}
    record(actor=actor, action="territories.dissolved", target=place, at=at, **facts)
    return place


def _hold_mergeable(places: Sequence[Place], into: Place, on: date) -> None:
    if not places:
        raise Refused(_("Nothing was chosen to merge into %(name)s. Choose at least one other unit.") % {"name": into})
    _histories.hold_alive([into, *places], on)
    if into.level == Level.ZONE:
        raise Refused(_("Military regions do not merge by themselves. Move their provinces, then dissolve the region."))
    for place in places:
        if place.level != into.level:
            reason = _("%(name)s and %(into)s are of different levels. Units merge with others of their own level.")
            raise Refused(reason % {"name": place, "into": into}, place=place.pk)


def _hold_divisible(place: Place, parts: Sequence[Portion], on: date) -> None:
    if len({part.place.pk for part in parts}) < max(2, len(parts)):
        raise Refused(_("A unit is divided among at least two different units, of which it may itself be one."))
    hold_shares([part.share for part in parts])
    _histories.hold_alive([place, *(part.place for part in parts)], on)
    if any(part.place.level != place.level for part in parts):
        raise Refused(_("A unit is divided among others of its own level. To end it in its superior, dissolve it."))
    _hold_undivided(place, on)


def _hold_undivided(place: Place, on: date) -> None:
    if not place.versions.filter(valid_from__lt=on).exists():
        reason = _("%(name)s begins on %(day)s and cannot be divided on the same day. Choose a later day.")
        raise Refused(reason % {"name": place, "day": written(on)}, place=place.pk)
    if Succession.objects.with_others(place).filter(old=place, on=on).exists():
        reason = _("%(name)s is divided on %(day)s already. Choose another day.")
        raise Refused(reason % {"name": place, "day": written(on)}, place=place.pk)


def _hold_no_children(place: Place, on: date) -> None:
    children = _histories.children(place, on)
    if children:
        reason = _(
            "%(count)s units still stand under %(name)s on %(day)s, such as %(child)s. First move or merge them, from"
            " that day or an earlier one."
        )
        facts = {"count": len(children), "name": place, "day": written(on), "child": children[0]}
        raise Refused(reason % facts, place=place.pk)
