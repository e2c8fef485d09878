"""The system, and who asks."""

import re
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone

from phoihop.access.requests import Request
from phoihop.access.roles import Role
from phoihop.exchange.catalogue import RESOURCES, Catalogue
from phoihop.exchange.naming import Names
from phoihop.exchange.rules.fields import read_fields, show
from phoihop.exchange.rules.uids import uid_of
from phoihop.exchange.sending import shown_date
from phoihop.exchange.views._door import door
from phoihop.people.models import Person

VERSION = "2.41.0"
AUTHORITIES = {
    Role.REPORTER: ("F_DATAVALUE_ADD", "F_DATAVALUE_DELETE"),
    Role.APPROVER: ("F_DATAVALUE_ADD", "F_DATAVALUE_DELETE", "F_APPROVE_DATA"),
    Role.COORDINATOR: ("F_VIEW_UNAPPROVED_DATA",),
    Role.LEADER: ("F_VIEW_UNAPPROVED_DATA",),
    Role.STEWARD: ("F_METADATA_IMPORT", "F_METADATA_EXPORT"),
}


@door("GET")
def ping(_request: Request) -> HttpResponse:
    """That somebody is there."""
    return HttpResponse("pong", content_type="text/plain")


@door("GET")
def info(request: Request, **_suffix: str) -> HttpResponse:
    """What this server is, to clients of DHIS2."""
    base = re.sub(r"/api/.*$", "", request.build_absolute_uri(request.path))
    return JsonResponse(_server(base) | {"userAgent": request.headers.get("User-Agent", "")})


def _server(base: str) -> dict[str, str]:
    return {
        "contextPath": base,
        "calendar": "iso8601",
        "dateFormat": "yyyy-mm-dd",
        "serverDate": shown_date(timezone.now()),
        "serverTimeZoneId": timezone.get_current_timezone_name(),
        "version": VERSION,
        "revision": "phoihop",
        "systemId": "phoihop",
        "systemName": "Phối Hợp",
        "instanceBaseUrl": base,
    }


@door("GET")
def me(request: Request, **_suffix: str) -> HttpResponse:
    """Whoever asks, and the units of their posts."""
    told, asked = _told(request.user), request.GET.get("fields", "")
    return JsonResponse(show(told, read_fields(asked), lambda _ref: None) if asked else told)


def _told(person: Person) -> dict[str, Any]:
    names = Names()
    units = [{"id": names.body(body.pk), "name": body.name, "displayName": body.name} for body in person.bodies]
    return {
        "id": uid_of("person", person.pk),
        "username": person.username,
        "name": person.full_name,
        "displayName": person.full_name or person.username,
        "created": shown_date(person.joined_at),
        "lastUpdated": shown_date(person.joined_at),
        "authorities": sorted({one for post in person.posts_today for one in AUTHORITIES[Role(post.role)]}),
        "organisationUnits": units,
        "dataViewOrganisationUnits": units,
        "settings": {"keyUiLocale": person.language, "keyDbLocale": person.language},
    }


@door("GET", "POST", "PUT", "PATCH", "DELETE", values=True)
def nowhere(_request: Request) -> HttpResponse:
    """What a DHIS2 server may have, and this site has not."""
    raise Http404


@door("GET")
def resources(request: Request, **_suffix: str) -> HttpResponse:
    """The lists there are."""
    base = re.sub(r"/resources.*$", "", request.build_absolute_uri(request.path))
    rows = [{"displayName": one, "singular": one[:-1], "plural": one, "href": f"{base}/{one}"} for one in RESOURCES]
    return JsonResponse({"resources": rows})


@door("GET")
def filled_levels(_request: Request, **_suffix: str) -> HttpResponse:
    """The levels of units: a bare list, as DHIS2 has it."""
    catalogue = Catalogue()
    levels = catalogue.objects("organisationUnitLevels").values()
    return JsonResponse(sorted(levels, key=lambda one: one["level"]), safe=False)
