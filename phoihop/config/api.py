"""The programming interface as a whole: which rooms answer, who is let in, how a refusal is said, how often one asks.

What a room offers stands in its own `api.py`, on the shelf of its pages: the same models, services and policy.
"""

import re
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.security import HttpBearer, SessionAuth
from ninja.throttling import BaseThrottle

from phoihop.activities import api as activities
from phoihop.analytics import api as analytics
from phoihop.api.words import asked_for, in_statuses, summed_up
from phoihop.bulletin import api as bulletin
from phoihop.commendations import api as commendations
from phoihop.exemplars import api as exemplars
from phoihop.foundation.refusals import DomainError, Invalid
from phoihop.indicators import api as indicators
from phoihop.inspections import api as inspections
from phoihop.liaison import api as liaison
from phoihop.notices import api as notices
from phoihop.organisations import api as organisations
from phoihop.people import api as people
from phoihop.people.models import AccessToken, Person
from phoihop.people.rules import Scope, scope_allows
from phoihop.people.tokens import seconds_to_wait, token_of
from phoihop.plans import api as plans
from phoihop.programmes import api as programmes
from phoihop.reporting import api as reporting
from phoihop.reviews import api as reviews
from phoihop.submissions import api as submissions
from phoihop.territories import api as territories
from phoihop.training import api as training
from phoihop.ui.refusals import TITLES, status_of

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Where figures are stated in reports, which a token for values opens besides reading.
VALUES = re.compile(r"/api/v1/(values|reports/\d+/entries)")
COMPONENTS = "#/components/schemas/"
PROBLEM = "application/problem+json"
SAYS = {
    "type": "object",
    "title": "Problem",
    "description": "What was refused and why, in the reader's language (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "object", "additionalProperties": {"type": "string"}, "description": "Faults by field."},
    },
}

REFUSES = {"description": "Problem", "content": {PROBLEM: {"schema": {"$ref": f"{COMPONENTS}Problem"}}}}


class TokenAuth(HttpBearer):
    """A program shows a token, which acts for whoever made it, within its scope."""

    def authenticate(self, request: HttpRequest, token: str) -> AccessToken | None:
        """The token, if it opens something. Raises AuthorizationError where its scope does not go so far."""
        found = token_of(token, timezone.now())
        if found is None:
            return None
        safe, values = request.method in SAFE, VALUES.fullmatch(request.path) is not None
        if not scope_allows(Scope(found.scope), safe=safe, values=values):
            reason = _("The token's scope is “%(scope)s”. Make one that goes further, and show it instead.")
            raise AuthorizationError(message=reason % {"scope": found.get_scope_display()})
        request.user = found.person
        if "Accept-Language" not in request.headers:
            translation.activate(found.person.language)
        return found


class PersonThrottle(BaseThrottle):
    """So many requests in a minute from all programs of one person."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether this one may be answered."""
        person = request.user
        self.left = seconds_to_wait(person, timezone.now()) if isinstance(person, Person) else 0
        return self.left == 0

    def wait(self) -> float | None:
        """The seconds until it may be asked again."""
        return self.left


def _room_of(operation: Operation) -> str:
    return operation.view_func.__module__.removeprefix("phoihop.").split(".")[0]


def _in_room(said: Any, room: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The same, with schemas called by the room they belong to: two rooms may each have a `State`.

    What they say of themselves is put into the terms of a program.
    """
    if isinstance(said, dict):
        renamed = {name: _in_room(value, room) for name, value in said.items()}
        if isinstance(said.get("$ref"), str):
            renamed["$ref"] = said["$ref"].replace(COMPONENTS, f"{COMPONENTS}{room}.")
        if isinstance(said.get("description"), str):
            renamed["description"] = in_statuses(said["description"])
        return renamed
    return [_in_room(value, room) for value in said] if isinstance(said, list) else said


class _Schema(OpenAPISchema):
    """The description of the whole: schemas bear their room's name, and every operation may answer with a problem."""

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        room, before, self.schemas = _room_of(operation), self.schemas, {}
        details = _in_room(super().operation_details(operation), room)
        details["responses"]["default"] = REFUSES
        details["description"] = in_statuses(details.get("description", ""))
        for one in details.get("parameters", ()):
            said = asked_for(one["name"], place=one["in"], kind=one["schema"].get("type", ""))
            one.setdefault("description", one["schema"].get("description") or said)
        details["summary"] = summed_up(details["description"]).removesuffix(".")
        self.schemas = before | {f"{room}.{name}": _in_room(said, room) for name, said in self.schemas.items()}
        return details  # type: ignore[no-any-return]

    def get_components(self) -> dict[str, Any]:
        components = super().get_components()
        components["schemas"] = dict(sorted((components["schemas"] | {"Problem": SAYS}).items()))
        return components


class Api(NinjaAPI):
    """Phoihop's interface."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The room and the verb: `submissions_submit`."""
        return f"{_room_of(operation)}_{operation.view_func.__name__}"

    def get_openapi_schema(self, **_asked: Any) -> OpenAPISchema:  # noqa: ANN401 - ninja's signature
        """The description that clients are made from; kept as docs/openapi.json."""
        return _Schema(self, "/api/v1/")


# In the order in which one learns them: who and where, what is agreed, what is done, what comes of it.
ROOMS = (
    people, notices, territories, organisations, programmes, indicators, reporting, plans, activities, submissions,
    analytics, exemplars, training, commendations, liaison, inspections, reviews, bulletin,
)  # fmt: skip


def _tags() -> list[dict[str, str]]:
    told = ((room.__name__.split(".")[1], summed_up(room.__doc__ or "")) for room in ROOMS)
    return [{"name": name, "description": said.replace(", for programs.", ".")} for name, said in told]


api = Api(
    title="Phối Hợp",
    version="1",
    description="Reads and writes what a person's pages do, under the same policy. Lists are paged by cursor.",
    auth=[TokenAuth(), SessionAuth()],
    throttle=[PersonThrottle()],
    docs_url=None,
    openapi_extra={"tags": _tags()},
)
for room in ROOMS:
    api.add_router("", room.router)


@cache
def described() -> OpenAPISchema:
    """The description of the whole, made once: it does not change while the site runs."""
    with translation.override("en"):
        return api.get_openapi_schema()


def problem(status: int, detail: str, title: object = "", errors: Mapping[str, str] | None = None) -> HttpResponse:
    """A refusal as RFC 9457 has it."""
    said = {"type": "about:blank", "title": str(title or HTTPStatus(status).phrase), "status": status, "detail": detail}
    return JsonResponse(said | ({"errors": errors} if errors else {}), status=status, content_type=PROBLEM)


@api.exception_handler(DomainError)
def _refused(_request: HttpRequest, refusal: DomainError) -> HttpResponse:
    status = status_of(refusal)
    faults = {name: str(fault) for name, fault in refusal.facts.items()} if isinstance(refusal, Invalid) else {}
    return problem(status, str(refusal), TITLES[status], faults)


@api.exception_handler(ValidationError)
def _unreadable(_request: HttpRequest, fault: ValidationError) -> HttpResponse:
    faults = {".".join(map(str, one.get("loc", ("",))[1:])): one.get("msg", str(one)) for one in fault.errors}
    return problem(422, _("The request does not have the form that is described. See the faults."), TITLES[422], faults)


@api.exception_handler(Http404)
def _absent(_request: HttpRequest, _fault: Http404) -> HttpResponse:
    return problem(404, _("There is no such thing, or you may not see it."))


@api.exception_handler(HttpError)
def _answered(_request: HttpRequest, fault: HttpError) -> HttpResponse:
    if not isinstance(fault, AuthenticationError):
        return problem(fault.status_code, str(fault))
    answer = problem(401, _("Show a valid access token: “Authorization: Bearer …”."))
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def addresses() -> tuple[list[Any], str, str]:
    """The interface for the roof's addresses: outside the sign-in page, and with tags that tell what is unchanged."""
    patterns, app, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            view = conditional_page(pattern.callback)
            view.csrf_exempt = True  # type: ignore[attr-defined]  # a session is checked where it is used, a token needs no check
            view.login_required = False  # type: ignore[attr-defined]
            pattern.callback = view
    return patterns, app, namespace
