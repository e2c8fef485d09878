"""Places, their versions and what became of them, for programs."""

from datetime import date
from decimal import Decimal

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Slug
from phoihop.api.offering import Offers
from phoihop.territories import services
from phoihop.territories.models import Level, Place, PlaceQuerySet

router = Router(tags=["territories"])


class PlaceOut(Schema):
    slug: str
    level: Level
    name: str
    full_name: str
    code: str


class PlaceVersionOut(Schema):
    name: str
    full_name: str
    code: str
    parent: Slug | None
    valid_from: date
    valid_until: date | None


class PlaceHistory(PlaceOut):
    versions: list[PlaceVersionOut]

    @staticmethod
    def resolve_versions(place: Place) -> list[object]:
        return list(place.versions.select_related("parent"))


class PortionOut(Schema):
    place: PlaceOut
    share: Decimal | None


@router.get("/places", response=list[PlaceOut])
@paginate
def places(
    request: Request, q: str = "", level: Level | None = None, under: str = "", as_of: date | None = None
) -> PlaceQuerySet:
    """List the places that exist on a day (today unless told), by name, level, and the place above."""
    day = as_of or timezone.localdate()
    found = Place.objects.search(q, day) if q else Place.objects.alive_on(day)
    if level:
        found = found.filter(level=level)
    return found.under(get_object_or_404(Place, slug=under), day) if under else found


@router.get("/places/{place}", response=PlaceHistory)
def place(request: Request, place: str) -> Place:
    """Read a place with every name, code and superior it had."""
    return get_object_or_404(Place, slug=place)


@router.get("/places/{place}/successors", response=list[PortionOut])
def successors(request: Request, place: str, since: date, until: date) -> list[object]:
    """Say what a place, as it was on one day, is on another; without a share where nobody has published it."""
    return [portion._asdict() for portion in get_object_or_404(Place, slug=place).successors(since, until)]


offer = Offers(router, "territories")
offer("POST /places", services.found, PlaceOut, status=201)
offer("POST /places/{place}/rename", services.rename, PlaceOut)
offer("POST /places/{place}/reclassify", services.reclassify, PlaceOut)
offer("POST /places/{place}/move", services.move, PlaceOut)
offer("POST /places/{place}/enrol", services.enrol)
offer("POST /places/{into}/take-in", services.merge, PlaceOut)
offer("POST /places/{place}/split", services.split, PlaceOut)
offer("POST /places/{place}/dissolve", services.dissolve, PlaceOut)
