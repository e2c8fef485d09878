"""What comes of values: analytics, and complete data sets."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from phoihop.access.requests import Request
from phoihop.exchange import completing
from phoihop.exchange.analysing import Analysis
from phoihop.exchange.formats import TABLES
from phoihop.exchange.labelling import renamed
from phoihop.exchange.naming import Names
from phoihop.exchange.queries import read_query
from phoihop.exchange.readers import read_registrations
from phoihop.exchange.rules.options import options_of
from phoihop.exchange.single import reports_named
from phoihop.exchange.views._door import door, kind_of, query_of
from phoihop.exchange.views.values import body_of
from phoihop.exchange.wanting import limit


@door("GET")
def analytics(request: Request, suffix: str = "") -> HttpResponse:
    """Figures out of approved reports, as a table."""
    table = Analysis(read_query(query_of(request)), request.user).answer()
    if (kind := kind_of(request, suffix)) in TABLES:
        content_type, write = TABLES[kind]
        return HttpResponse(write(table), content_type=content_type)
    return JsonResponse(table)


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
    rows, options = completing.rows_of(told), options_of(query_of(request)).beside(told)
    code, told = completing.complete(rows, options, request.user, timezone.now()).told(options.told())
    return JsonResponse(told, status=code)


def _withdraw(request: Request) -> HttpResponse:
    """Sets are complete no longer; what was not is left alone."""
    completing.withdraw_all(reports_named(query_of(request), Names()), request.user, timezone.now())
    return HttpResponse(status=204)
