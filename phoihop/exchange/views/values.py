"""Values in and out, one or many."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from phoihop.access.requests import Request
from phoihop.exchange import completing
from phoihop.exchange.naming import Names
from phoihop.exchange.packing import packed
from phoihop.exchange.readers import read_json, read_values
from phoihop.exchange.receiving import STRATEGIES, Options, receive
from phoihop.exchange.rules.conflicts import envelope
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.exchange.schemes import renamed
from phoihop.exchange.sending import hold_asked, values_of
from phoihop.exchange.views._door import door, on, query_of, said
from phoihop.exchange.wanting import wanted
from phoihop.exchange.writers import WRITERS, headed
from phoihop.foundation.refusals import Refused

MOST_BYTES = 50_000_000
TASK = "phoihopTask"
SCHEMES = ("idScheme", "dataElementIdScheme", "orgUnitIdScheme", "dataSetIdScheme", "categoryOptionComboIdScheme")


@door("GET", "POST", values=True)
def value_sets(request: Request, suffix: str = "") -> HttpResponse:
    """Values in bulk."""
    return _take(request) if request.method == "POST" else _give(request, suffix)


@door("GET", "POST", "DELETE", values=True)
def value(request: Request, **_suffix: str) -> HttpResponse:
    """One value."""
    told = _one(request)
    if request.method == "GET":
        found = _stated(request, told)
        if not found:
            raise Refused("Data value does not exist", code="E2032")
        return JsonResponse([found[0]["value"]], safe=False)
    return _kept(request, told, "DELETE" if request.method == "DELETE" else "CREATE_AND_UPDATE")


def _kept(request: Request, told: dict[str, Any], strategy: str) -> HttpResponse:
    summary = receive(
        {"dataValues": [told]}, Options(strategy=strategy), request.user, timezone.now(), _source(request)
    )
    if summary.conflicts:
        [conflict] = summary.conflicts
        return said(409, conflict["value"], conflict["errorCode"])
    return HttpResponse(status=204 if strategy == "DELETE" else 201)


@door("GET")
def task(_request: Request, **_named: str) -> HttpResponse:
    """How a task goes on that was asked for later: it was done at once."""
    return JsonResponse([{"uid": TASK, "level": "INFO", "completed": True, "message": "Import done"}], safe=False)


def options_of(request: Request) -> Options:
    """How an import is to be taken, as its address says."""
    strategy = request.GET.get("importStrategy", "CREATE_AND_UPDATE").upper()
    return Options(
        strategy=STRATEGIES.get(strategy, strategy),
        dry_run=on(request, "dryRun"),
        schemes={name: request.GET[name] for name in SCHEMES if name in request.GET},
        data_set=request.GET.get("dataSet", ""),
    )


def body_of(request: Request) -> bytes:
    """What was sent. Raises Refused for more than can be taken at once."""
    content = request.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused("Payload too large: send it in several parts", code="E1003")
    return content


def _take(request: Request) -> HttpResponse:
    told = read_values(body_of(request), request.content_type or "", head=on(request, "firstRowIsHeader", usual=True))
    options, at = options_of(request), timezone.now()
    summary = receive(told, options, request.user, at, _source(request))
    if told.get("completeDate") and not summary.failed and not options.dry_run:
        row = {"dataSet": told.get("dataSet"), "period": told.get("period"), "orgUnit": told.get("orgUnit")}
        done = completing.complete([row], options, request.user, at)
        summary.completed = not done.conflicts
    code, message = summary.told(options.told())
    if on(request, "async"):
        code, message = 200, envelope(200, "OK", "Initiated dataValueImport") | {"response": _job()}
    return JsonResponse(message, status=code)


def _job() -> dict[str, Any]:
    endpoint = f"/api/system/tasks/DATAVALUE_IMPORT/{TASK}"
    return {"name": "dataValueImport", "id": TASK, "jobType": "DATAVALUE_IMPORT", "relativeNotifierEndpoint": endpoint}


def _give(request: Request, suffix: str) -> HttpResponse:
    query, names = query_of(request), Names()
    hold_asked(query)
    found = list(renamed(values_of(wanted(query, names), request.user, names), query))
    kind = suffix.lstrip(".") or _accepted(request)
    if kind in WRITERS:
        content_type, write = WRITERS[kind]
        answer = HttpResponse(write(found, names), content_type=content_type)
    else:
        kind, answer = "json", JsonResponse(headed(found, query, completing.day_of(query, request.user, names)))
    return packed(answer, f"dataValueSets.{kind}", query)


def _accepted(request: Request) -> str:
    accept = request.headers.get("Accept", "")
    kinds = {"application/csv": "csv", "adx+xml": "adx", "vnd.sdmx.data+csv": "sdmx", "application/xml": "xml"}
    return "" if "json" in accept else next((kind for name, kind in kinds.items() if name in accept), "json")


def _one(request: Request) -> dict[str, Any]:
    """The value of a request: from its address, a form, or JSON."""
    told: dict[str, Any] = {}
    if request.content_type == "application/json" and request.method == "POST":
        told = read_json(body_of(request))
    sent = {**request.GET.dict(), **(request.POST.dict() if not told and request.method == "POST" else {})}
    names = {"de": "dataElement", "pe": "period", "ou": "orgUnit", "co": "categoryOptionCombo"}
    return told | {names.get(name, name): value for name, value in sent.items()}


def _stated(request: Request, told: dict[str, Any]) -> list[dict[str, Any]]:
    names = Names()
    query = {"dataElement": [told.get("dataElement", "")], "orgUnit": [told.get("orgUnit", "")]}
    asked = wanted(query | {"period": [told.get("period", "")]}, names)
    combo = told.get("categoryOptionCombo") or DEFAULT_COMBO
    return [one for one in values_of(asked, request.user, names) if one["categoryOptionCombo"] == combo]


def _source(request: Request) -> dict[str, object]:
    told = {"client": request.headers.get("User-Agent", "")[:80], "token": getattr(request, "token_name", "")}
    return {name: value for name, value in told.items() if value}
