"""The pages on which people who write programs look up what is offered."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from phoihop.access.requests import Request
from phoihop.api.reading import rooms


@require_GET
def reference(request: Request, describe: Callable[[], Mapping[str, Any]], room: str = "") -> HttpResponse:
    """All that is offered, room by room; or what one room offers, with what goes in and comes out."""
    found = rooms(describe())
    chosen = next((one for one in found if one.name == room), None)
    if room and chosen is None:
        raise Http404
    page = "api/room.html" if chosen else "api/reference.html"
    return render(request, page, {"rooms": found, "chosen": chosen})
