"""Lists of metadata, and their objects."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse

from phoihop.access.requests import Request
from phoihop.exchange.catalogue import RESOURCES, Catalogue, feature
from phoihop.exchange.formats import LISTS, object_as_xml
from phoihop.exchange.rules.asking import Query, on
from phoihop.exchange.rules.fields import Shown, read_fields, show
from phoihop.exchange.rules.filters import kept, ordered
from phoihop.exchange.views._door import door, kind_of, query_of
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import fold

MOST_ON_PAGE = 10_000
USUAL = "id,displayName"


@door("GET")
def listed(request: Request, resource: str, suffix: str = "") -> HttpResponse:
    """A list: filtered, ordered, in pages, and of each object what is asked for."""
    asked = _fields(request, USUAL)
    catalogue = _catalogue(request, resource, asked)
    found = _chosen(request, resource, catalogue)
    pager = {}
    if on(query_of(request), "paging", usual=True):
        page, size = _number(request, "page", 1), min(_number(request, "pageSize", 50), MOST_ON_PAGE)
        pager, found = _pager(request, page, size, len(found)), found[(page - 1) * size : page * size]
    shown = [show(one, asked, catalogue.find) for one in found]
    return _told(shown, resource, pager, kind_of(request, suffix))


@door("GET")
def one(request: Request, resource: str, uid: str, suffix: str = "") -> HttpResponse:
    """An object; or with `includeDescendants` or `includeChildren` a unit and those beneath it."""
    asked, kind = _fields(request, "*"), kind_of(request, suffix)
    catalogue = _catalogue(request, resource, asked)
    found = catalogue.objects(resource).get(uid)
    if found is None:
        raise Http404
    if resource == "organisationUnits" and (units := _beneath(query_of(request), found, catalogue)):
        return _told([show(told, asked, catalogue.find) for told in units], resource, {}, kind)
    told = show(found, asked, catalogue.find)
    if kind == "xml":
        return HttpResponse(object_as_xml(told, resource), content_type="application/xml")
    return JsonResponse(told)


@door("GET")
def anywhere(request: Request, uid: str, **_suffix: str) -> HttpResponse:
    """The object with an identifier, of whatever list."""
    catalogue = Catalogue()
    found = catalogue.anywhere(uid)
    if found is None:
        raise Http404
    return JsonResponse(show(found, _fields(request, "*"), catalogue.find))


@door("GET")
def shapes(request: Request) -> HttpResponse:
    """The shapes of units, of those that came with one; places here have none of their own."""
    catalogue = Catalogue()
    units = _units(request, list(catalogue.objects("organisationUnits").values()))
    features = [feature(one) for one in units if isinstance(one.get("geometry"), Mapping)]
    return JsonResponse({"type": "FeatureCollection", "features": features})


def _fields(request: Request, usual: str) -> list[Shown]:
    return read_fields(",".join(request.GET.getlist("fields")) or usual)


def _told(shown: list[dict[str, Any]], resource: str, pager: Mapping[str, Any], kind: str) -> HttpResponse:
    """A list as it is asked for. The pager comes first: some clients read lists by their position."""
    if kind in LISTS:
        content_type, write = LISTS[kind]
        return HttpResponse(write(shown, resource, pager), content_type=content_type)
    return JsonResponse(({"pager": pager} if pager else {}) | {resource: shown})


def _beneath(query: Query, unit: Mapping[str, Any], catalogue: Catalogue) -> list[Mapping[str, Any]]:
    """A unit and those right beneath it, or all beneath it, as the address asks; nothing where it does not."""
    deep, path = on(query, "includeDescendants"), f"{unit['path']}/"
    if not deep and not on(query, "includeChildren"):
        return []
    units = catalogue.objects("organisationUnits").values()
    below = [told for told in units if str(told["path"]).startswith(path)]
    return [unit, *(told for told in below if deep or told["level"] == unit["level"] + 1)]


def _catalogue(request: Request, resource: str, asked: list[Shown]) -> Catalogue:
    if resource not in RESOURCES:
        raise Http404
    written = request.GET.get("asOf")
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError as fault:
        raise Invalid(f"Not a date: {written}", code="E1003") from fault
    names = {part.name for part in asked} | {name for told in request.GET.getlist("filter") for name in told.split(":")}
    wide = any("organisationUnits" in name or name in {"*", ":all", ":owner"} for name in names)
    return Catalogue(day, wide=wide)


def _chosen(request: Request, resource: str, catalogue: Catalogue) -> list[Mapping[str, Any]]:
    either = request.GET.get("rootJunction", "").upper() == "OR"
    objects = list(catalogue.objects(resource).values())
    found = kept(objects, request.GET.getlist("filter"), catalogue.find, either=either)
    if words := fold(request.GET.get("query", "")):
        found = [told for told in found if words in fold(f"{told.get('name')} {told.get('code')} {told.get('id')}")]
    if resource == "organisationUnits":
        found = _units(request, found)
    return ordered(found, request.GET.getlist("order"))


def _units(request: Request, found: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    levels = request.GET.getlist("level")
    parent = request.GET.get("parent")
    if levels:
        found = [told for told in found if str(told["level"]) in levels]
    if parent:
        found = [told for told in found if f"/{parent}" in told["path"]]
    return found


def _number(request: Request, name: str, usual: int) -> int:
    written = request.GET.get(name, "")
    return max(int(written), 1) if written.isascii() and written.isdigit() and len(written) < 10 else usual


def _pager(request: Request, page: int, size: int, total: int) -> dict[str, Any]:
    pages = max(-(-total // size), 1)
    told: dict[str, Any] = {"page": page, "pageCount": pages, "total": total, "pageSize": size}
    for name, other in (("nextPage", page + 1), ("prevPage", page - 1)):
        if 0 < other <= pages and other != page:
            asked = request.GET.copy()
            asked["page"] = str(other)
            told[name] = f"{request.build_absolute_uri(request.path)}?{asked.urlencode()}"
    return told
