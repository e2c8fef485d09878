"""Values in and out, one or many."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from phoihop.access.requests import Request
from phoihop.exchange import completing
from phoihop.exchange.labelling import renamed
from phoihop.exchange.naming import Names
from phoihop.exchange.packing import packed
from phoihop.exchange.readers import KINDS, read_json, read_values
from phoihop.exchange.receiving import receive
from phoihop.exchange.rules.asking import on
from phoihop.exchange.rules.conflicts import SINGLE, envelope
from phoihop.exchange.rules.options import Options, options_of
from phoihop.exchange.sending import values_of
from phoihop.exchange.single import hold_known, named, stated
from phoihop.exchange.views._door import door, kind_of, query_of, said
from phoihop.exchange.wanting import wanted
from phoihop.exchange.writers import WRITERS, headed
from phoihop.foundation.refusals import Refused

MOST_BYTES = 50_000_000
TASK = "phoihopTask"


@door("GET", "POST", values=True)
def value_sets(request: Request, suffix: str = "") -> HttpResponse:
    """Values in bulk."""
    return _take(request) if request.method == "POST" else _give(request, suffix)


@door("GET", "POST", "DELETE", values=True)
def value(request: Request, **_suffix: str) -> HttpResponse:
    """One value."""
    told = named(_sent(request))
    if request.method != "GET":
        return _kept(request, told)
    found = stated(told, request.user)
    if found is None:
        raise Refused("Data value does not exist", code="E2032")
    return JsonResponse([found], safe=False)


def _kept(request: Request, told: dict[str, Any]) -> HttpResponse:
    """A value that is stated or taken back; one that is emptied, as the data entry of DHIS2 does, is taken back."""
    hold_known(told, Names())
    emptied = "value" in told and not (told["value"] or told.get("comment"))
    gone = request.method == "DELETE" or emptied
    summary = receive(
        {"dataValues": [told | {"deleted": gone}]}, Options(), request.user, timezone.now(), _source(request)
    )
    if summary.conflicts:
        [conflict] = summary.conflicts
        code = str(conflict["errorCode"])
        return said(409, conflict["value"], SINGLE.get(code, code))
    return HttpResponse(status=204 if request.method == "DELETE" else 201)


@door("GET")
def task(_request: Request, **_named: str) -> HttpResponse:
    """How a task goes on that was asked for later: it was done at once."""
    return JsonResponse([{"uid": TASK, "level": "INFO", "completed": True, "message": "Import done"}], safe=False)


def body_of(request: Request) -> bytes:
    """What was sent. Raises Refused for more than can be taken at once."""
    content = request.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused("Payload too large: send it in several parts", code="E1003")
    return content


def _take(request: Request) -> HttpResponse:
    if (kind := request.content_type or KINDS[0]) not in KINDS:
        return said(415, f"Content type is not supported: `{kind[:80]}`. Send one of: {', '.join(KINDS)}")
    query, at = query_of(request), timezone.now()
    told = read_values(body_of(request), kind, head=on(query, "firstRowIsHeader", usual=True))
    options = options_of(query)
    summary = receive(told, options, request.user, at, _source(request))
    if told.get("completeDate") and not summary.failed and not options.dry_run:
        summary.completed = not completing.complete([told], options, request.user, at).conflicts
    code, message = _later() if on(query, "async") else summary.told(options.told())
    return JsonResponse(message, status=code)


def _later() -> tuple[int, dict[str, Any]]:
    """What is said to whoever does not wait."""
    endpoint = f"/api/system/tasks/DATAVALUE_IMPORT/{TASK}"
    job = {"name": "dataValueImport", "id": TASK, "jobType": "DATAVALUE_IMPORT", "relativeNotifierEndpoint": endpoint}
    return 200, envelope(200, "OK", "Initiated dataValueImport") | {"response": job}


def _give(request: Request, suffix: str) -> HttpResponse:
    query, names = query_of(request), Names()
    found = list(renamed(values_of(wanted(query, names), request.user, names), query))
    kind = kind_of(request, suffix)
    if kind in WRITERS:
        content_type, write = WRITERS[kind]
        answer = HttpResponse(write(found, names), content_type=content_type)
    else:
        kind, answer = "json", JsonResponse(headed(found, query, completing.day_of(query, request.user, names)))
    return packed(answer, f"dataValueSets.{kind}", query)


def _sent(request: Request) -> dict[str, Any]:
    """The value of a request: from its address, a form, or JSON."""
    told: dict[str, Any] = {}
    if request.content_type == "application/json" and request.method == "POST":
        told = read_json(body_of(request))
    form = request.POST.dict() if not told and request.method == "POST" else {}
    return {**told, **request.GET.dict(), **form}


def _source(request: Request) -> dict[str, object]:
    told = {"client": request.headers.get("User-Agent", "")[:80], "token": getattr(request, "token_name", "")}
    return {name: value for name, value in told.items() if value}
