"""Who is let in by the DHIS2 door, and how it says no."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from phoihop.access.requests import Request
from phoihop.exchange.rules.conflicts import envelope
from phoihop.foundation.refusals import DomainError, NotAllowed
from phoihop.people.models import Person
from phoihop.people.rules import Scope, scope_allows
from phoihop.people.tokens import person_of, seconds_to_wait, token_of

View = Callable[..., HttpResponse]
SAFE = frozenset({"GET", "HEAD"})
NO_TOKEN: Mapping[str, object] = {}


def door(*methods: str, values: bool = False) -> Callable[[View], View]:
    """Open a view to programs that bear a token, or a person's name and password, for these methods.

    With `values`, a token whose scope is to state figures is enough to write.
    """

    def opened(view: View) -> View:
        @login_not_required
        @csrf_exempt
        @wraps(view)
        def answered(request: Request, **named: Any) -> HttpResponse:  # noqa: ANN401 - whatever the address holds
            if request.method not in methods:
                return said(405, f"Request method '{request.method}' is not supported")
            return _let_in(request, values=values) or _answer(view, request, named)

        return answered

    return opened


def said(code: int, message: str, error: str = "") -> JsonResponse:
    """A refusal in DHIS2's envelope."""
    return JsonResponse(envelope(code, "ERROR", message, error), status=code)


def query_of(request: Request) -> dict[str, list[str]]:
    """The parameters of an address, each with all its values."""
    return {name: request.GET.getlist(name) for name in request.GET}


def kind_of(request: Request, suffix: str) -> str:
    """In which format an answer is wanted: as the suffix says, or else as the client accepts."""
    accept = request.headers.get("Accept", "")
    kinds = {"adx+xml": "adx", "sdmx.data+csv": "sdmx", "/csv": "csv", "application/xml": "xml"}
    wanted = "json" if "json" in accept else next((kind for name, kind in kinds.items() if name in accept), "json")
    return suffix.lstrip(".") or ("json" if "text/html" in accept else wanted)


def _let_in(request: Request, *, values: bool) -> HttpResponse | None:
    """Sets the person who asks; or answers why nobody is let in."""
    person, scope = _presented(request)
    if person is None:
        answer = said(401, "Unauthorized", "E3003" if request.headers.get("Authorization") else "")
        answer["WWW-Authenticate"] = 'Basic realm="DHIS2"'
        return answer
    return _hold_back(request, person, scope, values=values)


def _presented(request: Request) -> tuple[Person | None, Scope]:
    way, _blank, secret = request.headers.get("Authorization", "").partition(" ")
    if way.lower() == "basic":
        return person_of(request, secret), Scope.WRITE
    if way.lower() in {"apitoken", "bearer"}:
        token = token_of(secret.strip(), timezone.now())
        request.token_name = token.name if token else ""  # type: ignore[attr-defined]
        return (token.person, Scope(token.scope)) if token else (None, Scope.WRITE)
    return (request.user if request.user.is_authenticated and request.method in SAFE else None), Scope.WRITE


def _hold_back(request: Request, person: Person, scope: Scope, *, values: bool) -> HttpResponse | None:
    if not scope_allows(scope, safe=request.method in SAFE, values=values):
        reason = _("The token's scope is “%(scope)s”. Make one that goes further, and show it instead.")
        return said(403, reason % {"scope": scope.label}, "E1006")
    if wait := seconds_to_wait(person, timezone.now()):
        answer = said(429, _("Too many requests in a short time. Wait a few minutes, then try again."))
        answer["Retry-After"] = str(wait)
        return answer
    request.user = person
    if "Accept-Language" not in request.headers:
        translation.activate(person.language)
    return None


def _answer(view: View, request: Request, named: dict[str, Any]) -> HttpResponse:
    try:
        return view(request, **named)
    except DomainError as refusal:
        status = 403 if isinstance(refusal, NotAllowed) else 409
        return said(status, str(refusal), str(refusal.facts.get("code", "")))
    except Http404:
        return said(404, "API query object not found", "E1005")
