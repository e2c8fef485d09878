"""Bodies and their histories, for programs."""

from datetime import date

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
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
    place: str

    @staticmethod
    def resolve_place(body: Body) -> str:
        return body.place.slug


class BodyVersionOut(Schema):
    name: str
    abbreviation: str
    parent: str | None
    place: str
    valid_from: date
    valid_until: date | None

    @staticmethod
    def resolve_parent(version: object) -> str | None:
        return version.parent.slug if version.parent else None  # type: ignore[attr-defined]

    @staticmethod
    def resolve_place(version: object) -> str:
        return version.place.slug  # type: ignore[attr-defined,no-any-return]


class BodyHistory(BodyOut):
    versions: list[BodyVersionOut]

    @staticmethod
    def resolve_versions(body: Body) -> list[object]:
        return list(body.versions.select_related("parent", "place"))


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
    """Bodies that exist on a day (today unless told), by name, level, line, the body above and the place."""
    day = as_of or timezone.localdate()
    found = Body.objects.alive_on(day).select_related("place")
    if q:
        found = found.search(q)
    if under:
        found = found.under({get_object_or_404(Body, slug=under).pk}, day)
    if place:
        found = found.within_place(get_object_or_404(Place, slug=place), day)
    kept = {name: value for name, value in (("level", level), ("line", line)) if value}
    return found.filter(**kept)


@router.get("/organisations/{slug}", response=BodyHistory)
def body(request: Request, slug: str) -> Body:
    """A body with every name, superior and place it had."""
    return get_object_or_404(Body.objects.select_related("place"), slug=slug)
