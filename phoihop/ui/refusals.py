"""Where a refusal meets HTTP: one table of statuses, one page, one part for htmx, one object for programs."""

from collections.abc import Callable
from typing import ClassVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from phoihop.foundation.refusals import DomainError, Invalid, NotAllowed, Refused

STATUSES: dict[type[DomainError], int] = {NotAllowed: 403, Refused: 409, Invalid: 422}
TITLES = {
    403: _("You may not do this"),
    409: _("This cannot be done now"),
    422: _("Something needs correcting"),
}


def status_of(refusal: DomainError) -> int:
    """The HTTP status that answers this refusal; 409 for a kind this table does not name."""
    return next((status for kind, status in STATUSES.items() if isinstance(refusal, kind)), 409)


class RefusalMiddleware:
    """Answers a refusal raised by a view with its reason: as a page, for htmx as a notice above it, or as JSON."""

    sync_capable: ClassVar = True
    async_capable: ClassVar = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to a refusal; None for any other exception, which goes on its way."""
        if not isinstance(exception, DomainError):
            return None
        status = status_of(exception)
        context = {
            "heading": TITLES[status],
            "reason": str(exception),
            "faults": [str(fault) for fault in exception.facts.values()] if isinstance(exception, Invalid) else [],
            "back": way_back(request),
        }
        if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
            return JsonResponse({"reason": context["reason"], "faults": context["faults"]}, status=status)
        if getattr(request, "htmx", False):
            answer = render(request, "ui/refused.html#notice", context, status=status)
            answer["HX-Retarget"] = "#notices"
            answer["HX-Reswap"] = "innerHTML show:window:top"
            return answer
        return render(request, "ui/refused.html", context, status=status)


def way_back(request: HttpRequest) -> str:
    """The page the person came from when it is one of ours, otherwise the first page."""
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return came_from if ours else "/"
