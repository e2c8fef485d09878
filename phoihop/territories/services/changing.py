"""Changes that a unit lives through: another name, kind, superior or military region."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.territories.models import Level, Place, PlaceVersion, SuccessionKind, ZoneMembership
from phoihop.territories.rules import Stretch, full_name, hold_level, slug
from phoihop.territories.services import _histories, _standing
from phoihop.territories.services._histories import Decision


@transaction.atomic
def found(
    *,
    level: str,
    name: str,
    kind: str,
    code: str,
    parent: Place,
    on: date,
    actor: Actor,
    at: datetime,
    zone: Place | None = None,
    decision_number: str = "",
    decided_on: date | None = None,
) -> Place:
    """Found a unit under `parent` (thành lập); a province may at once belong to a military region.

    Raises `Invalid` where another unit bears the code from that day on, and `Refused` where the superior is of the
    wrong level or does not exist from that day on.
    """
    [parent] = _histories.held([parent])
    require(actor, Permission.REGISTER_EDIT)
    hold_level(level, parent.level)
    _hold_code_free(level, code, on)
    decision = Decision(on, decision_number, decided_on)
    place = Place(level=level, slug=_free_slug(slug(level, name, code), on))
    full = name if level == Level.ZONE else full_name(kind, name)
    stretch = Stretch(
        name=name,
        kind=kind,
        full_name=full,
        code=code,
        parent=parent.pk,
        since=on,
        until=None,
        decision_number=decision_number,
        decided_on=decided_on,
    )
    place.save()
    place.take_names([_histories.write_version(place, stretch)])
    place.save()
    if zone is not None:
        ZoneMembership.objects.create(zone=zone, place=place, valid_from=on)
    _standing.rebuild([place.pk])
    record(actor=actor, action="territories.founded", target=place, at=at, parent=parent.slug, **decision.facts)
    return place


@transaction.atomic
def rename(
    *,
    place: Place,
    name: str,
    on: date,
    actor: Actor,
    at: datetime,
    decision_number: str = "",
    decided_on: date | None = None,
) -> Place:
    """Give a unit another name (đổi tên); `name` is without the kind.

    Raises `Refused` where the unit does not exist on that day or bears that name already.
    """
    [place] = _histories.held([place])
    require(actor, Permission.REGISTER_EDIT)
    decision = Decision(on, decision_number, decided_on)
    _histories.change(place, SuccessionKind.RENAME, decision, {"name": name})
    record(actor=actor, action="territories.renamed", target=place, at=at, name=name, **decision.facts)
    return place


@transaction.atomic
def reclassify(
    *,
    place: Place,
    kind: str,
    on: date,
    actor: Actor,
    at: datetime,
    decision_number: str = "",
    decided_on: date | None = None,
) -> Place:
    """Make a unit one of another kind, such as a rural commune a ward (đổi loại).

    Raises `Refused` where the unit does not exist on that day or is of that kind already.
    """
    [place] = _histories.held([place])
    require(actor, Permission.REGISTER_EDIT)
    decision = Decision(on, decision_number, decided_on)
    _histories.change(place, SuccessionKind.RECLASSIFY, decision, {"kind": kind})
    record(actor=actor, action="territories.reclassified", target=place, at=at, kind=kind, **decision.facts)
    return place


@transaction.atomic
def move(
    *,
    place: Place,
    parent: Place,
    on: date,
    actor: Actor,
    at: datetime,
    decision_number: str = "",
    decided_on: date | None = None,
) -> Place:
    """Place a unit, with all beneath it, under another superior (chuyển đơn vị cấp trên).

    Raises `Refused` where the unit does not exist on that day or stands there already, and where the superior is of
    the wrong level, stands beneath the unit itself or does not exist as long.
    """
    place, parent = _histories.held([place, parent])
    require(actor, Permission.REGISTER_EDIT)
    hold_level(place.level, parent.level)
    decision = Decision(on, decision_number, decided_on)
    _histories.change(place, SuccessionKind.REPARENT, decision, {"parent": parent.pk})
    _standing.rebuild([place.pk])
    record(actor=actor, action="territories.moved", target=place, at=at, parent=parent.slug, **decision.facts)
    return place


@transaction.atomic
def enrol(*, place: Place, zone: Place, on: date, actor: Actor, at: datetime) -> ZoneMembership:
    """Let a province belong to another military region from `on` (chuyển quân khu).

    Raises `Refused` where the province does not exist on that day, belongs to the region already, or is known to
    change its region later.
    """
    place, zone = _histories.held([place, zone])
    require(actor, Permission.REGISTER_EDIT)
    _histories.hold_alive([place, zone], on)
    _hold_enrollable(place, zone, on)
    members = ZoneMembership.objects.filter(place=place)
    members.filter(valid_from=on).delete()
    members.as_of(on).update(valid_until=on)
    until = place.versions.latest("valid_from").valid_until
    membership = ZoneMembership.objects.create(zone=zone, place=place, valid_from=on, valid_until=until)
    _standing.rebuild([place.pk])
    record(actor=actor, action="territories.enrolled", target=place, at=at, zone=zone.slug, on=on)
    return membership


def _hold_enrollable(place: Place, zone: Place, on: date) -> None:
    if place.level != Level.PROVINCE or zone.level != Level.ZONE:
        raise Refused(_("Only a province belongs to a military region. Choose a province and a region."))
    if place.zones.as_of(on).filter(zone=zone).exists():
        reason = _("%(name)s already belongs to %(zone)s. Choose another region or another day.")
        raise Refused(reason % {"name": place, "zone": zone})
    if place.zones.filter(valid_from__gt=on).exists():
        raise Refused(_("A later change of region is recorded for %(name)s. Choose a later day.") % {"name": place})


def _hold_code_free(level: str, code: str, on: date) -> None:
    still = Q(valid_until=None) | Q(valid_until__gt=on)
    bearer = PlaceVersion.objects.filter(still, place__level=level, code=code).first() if code else None
    if bearer is not None:
        reason = _("The code %(code)s belongs to %(name)s from that day on. Enter another code.")
        reason %= {"code": code, "name": bearer}
        raise Invalid(reason, code=reason)


def _free_slug(wanted: str, on: date) -> str:
    """`wanted`, or with the year and a number behind it where a former unit has it."""
    candidate, number = wanted, 0
    while Place.objects.filter(slug=candidate).exists():
        number += 1
        candidate = f"{wanted}-{on.year}" if number == 1 else f"{wanted}-{on.year}-{number}"
    return candidate
