"""What comes of values: analytics, and complete data sets."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from phoihop.access.requests import Request
from phoihop.exchange import completing
from phoihop.exchange.analysing import Analysis
from phoihop.exchange.naming import Names
from phoihop.exchange.queries import read_query
from phoihop.exchange.readers import read_registrations
from phoihop.exchange.rules.periods import read_period
from phoihop.exchange.schemes import renamed
from phoihop.exchange.views._door import door, query_of
from phoihop.exchange.views.values import body_of, options_of
from phoihop.exchange.wanting import limit
from phoihop.foundation.refusals import Refused


@door("GET")
def analytics(request: Request, **_suffix: str) -> HttpResponse:
    """Figures out of approved reports, as a table."""
    return JsonResponse(Analysis(read_query(query_of(request)), request.user).answer())


@door("GET", "POST", "DELETE", values=True)
def registrations(request: Request, **_suffix: str) -> HttpResponse:
    """Complete data sets: which there are, making some so, and taking one back."""
    if request.method == "POST":
        return _complete(request)
    if request.method == "DELETE":
        return _withdraw(request)
    query, names = query_of(request), Names()
    found = completing.registrations(completing.asked(query, names), request.user, names)
    return JsonResponse({"completeDataSetRegistrations": list(renamed(found[: limit(query)], query))})


def _complete(request: Request) -> HttpResponse:
    told = read_registrations(body_of(request), request.content_type or "")
    rows, options = completing.rows_of(told), options_of(request).beside(told)
    code, told = completing.complete(rows, options, request.user, timezone.now()).told(options.told())
    return JsonResponse(told, status=code)


def _withdraw(request: Request) -> HttpResponse:
    names = Names()
    forms = names.forms_by([request.GET.get("ds", "")])
    bodies = names.bodies_by([request.GET.get("ou", "")])
    if not forms or not bodies:
        raise Refused("Data set or organisation unit not found", code="E7600")
    [form], [body] = forms.values(), bodies.values()
    completing.withdraw(form, read_period(request.GET.get("pe", "")), body, request.user, timezone.now())
    return HttpResponse(status=204)
