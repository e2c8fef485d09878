"""The units that figures are asked about: places and bodies as they were called, and what stood below and above."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.analytics.figures import Span, Tree
from phoihop.foundation.vietnamese import day as written
from phoihop.foundation.vietnamese import sort_key
from phoihop.organisations.models import Body, BodyStanding, BodyVersion
from phoihop.records.models import DatedQuerySet
from phoihop.territories.models import Level, Place, PlaceVersion, Standing, ZoneMembership


@dataclass(frozen=True, slots=True)
class Unit:
    """A place or body under the name it bore; `code` is the official one of a place then."""

    pk: int
    label: str
    level: str
    code: str = ""


def unit(tree: Tree, pk: int, day: date) -> Unit | None:
    """The unit as it was called on `day`, or, outside its life, as it was called last; None for no unit at all."""
    if tree is Tree.BODY:
        body = Body.objects.filter(pk=pk).first()
        return Unit(body.pk, body.name_on(day), body.level) if body else None
    place = Place.objects.filter(pk=pk).first()
    if place is None:
        return None
    version = place.version_on(day)
    return Unit(pk, version.full_name, place.level, version.code) if version else Unit(pk, str(place), place.level)


def names(tree: Tree, keys: Iterable[int]) -> dict[int, str]:
    """The latest names of units, by identifier."""
    if tree is Tree.BODY:
        return {body.pk: body.label for body in Body.objects.filter(pk__in=set(keys))}
    return {place.pk: str(place) for place in Place.objects.filter(pk__in=set(keys))}


def below(tree: Tree, over: Unit, structure: date | None, span: Span) -> list[Unit]:
    """The units directly below `over` through a structure; as then, those of any day of the span, in order of names."""
    versions = _body_versions(over) if tree is Tree.BODY else _place_versions(over, structure, span)
    held = versions.as_of(structure) if structure else versions.within(span.since, span.until)
    found = {unit.pk: unit for unit in (_named(version, structure, span) for version in held.order_by("valid_from"))}
    return sorted(found.values(), key=lambda unit: sort_key(unit.label))


def _body_versions(over: Unit) -> DatedQuerySet[Any]:
    return BodyVersion.objects.filter(parent=over.pk).select_related("body")


def _place_versions(over: Unit, structure: date | None, span: Span) -> DatedQuerySet[Any]:
    versions = PlaceVersion.objects.select_related("place")
    if over.level == Level.ZONE:
        members = ZoneMembership.objects.filter(zone=over.pk)
        members = members.as_of(structure) if structure else members.within(span.since, span.until)
        return versions.filter(place__in=members.values("place"))
    # A military region stands beside the provinces, not between them and the country.
    return versions.filter(parent=over.pk).exclude(place__level=Level.ZONE)


def path(tree: Tree, of: Unit, top: int, day: date) -> list[Unit]:
    """What stands above a unit on `day`, from `top` down; from the highest where `top` does not stand above it."""
    if of.pk == top:
        return []
    rows: Any = BodyStanding.objects.filter(body=of.pk) if tree is Tree.BODY else Standing.objects.filter(place=of.pk)
    above = list(rows.as_of(day).filter(depth__gt=0).select_related("ancestor").order_by("-depth"))
    highest = next((standing for standing in above if standing.ancestor_id == top), None)
    if highest:
        above = [standing for standing in above if standing.depth < highest.depth]
    shown = [one.ancestor for one in above if tree is Tree.BODY or one.ancestor.level != Level.ZONE]
    first = [highest.ancestor] if highest else []
    return [Unit(one.pk, str(one), one.level) for one in [*first, *shown]]


def _named(version: BodyVersion | PlaceVersion, structure: date | None, span: Span) -> Unit:
    label = version.name if isinstance(version, BodyVersion) else version.full_name
    if structure is None and version.valid_until and version.valid_until < span.until:
        last = version.valid_until - date.resolution
        label = _("%(name)s (until %(day)s)") % {"name": label, "day": written(last)}
    if isinstance(version, BodyVersion):
        return Unit(version.body_id, label, version.body.level)
    return Unit(version.place_id, label, version.place.level, version.code)
