"""Bodies and their histories, for programs."""

from datetime import date
from decimal import Decimal

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Slug, kept
from phoihop.api.offering import Offers
from phoihop.organisations import services
from phoihop.organisations.models import Body, BodyQuerySet, Line
from phoihop.territories.models import Level, Place

router = Router(tags=["organisations"])


class BodyOut(Schema):
    slug: str
    line: Line
    level: Level
    name: str
    name_en: str
    abbreviation: str
    place: Slug


class BodyVersionOut(Schema):
    name: str
    abbreviation: str
    parent: Slug | None
    place: Slug
    valid_from: date
    valid_until: date | None


class BodyHistory(BodyOut):
    versions: list[BodyVersionOut]

    @staticmethod
    def resolve_versions(body: Body) -> list[object]:
        return list(body.versions.select_related("parent", "place"))


class ShareOut(Schema):
    """A body that another became, and its share; none where nobody has published it."""

    new: Slug
    share: Decimal | None


@router.get("/organisations", response=list[BodyOut])
@paginate
def bodies(
    request: Request,
    q: str = "",
    level: Level | None = None,
    line: Line | None = None,
    under: str = "",
    place: str = "",
    as_of: date | None = None,
) -> BodyQuerySet:
    """List the bodies that exist on a day (today unless told), by name, level, line, the body above and the place."""
    day = as_of or timezone.localdate()
    found = Body.objects.alive_on(day).select_related("place")
    if q:
        found = found.search(q)
    if under:
        found = found.under({get_object_or_404(Body, slug=under).pk}, day)
    if place:
        found = found.within_place(get_object_or_404(Place, slug=place), day)
    return kept(found, level=level, line=line)


@router.get("/organisations/{body}", response=BodyHistory)
def body(request: Request, body: str) -> Body:
    """Read a body with every name, superior and place it had."""
    return get_object_or_404(Body.objects.select_related("place"), slug=body)


offer = Offers(router, "organisations")
offer("POST /organisations", services.found, BodyOut, status=201)
offer("POST /organisations/{body}/rename", services.rename, BodyOut)
offer("POST /organisations/{body}/move", services.move, BodyOut)
offer("POST /organisations/{body}/relocate", services.relocate, BodyOut)
offer("POST /organisations/{into}/take-in", services.merge, BodyOut)
offer("POST /organisations/{body}/split", services.split, list[ShareOut])
offer("POST /organisations/{body}/dissolve", services.dissolve, BodyOut)
