"""What comes of values: analytics, and complete data sets."""

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from phoihop.access.requests import Request
from phoihop.exchange import completing
from phoihop.exchange.analysing import Analysis, read_query
from phoihop.exchange.naming import Names
from phoihop.exchange.readers import read_json
from phoihop.exchange.sending import beneath, codes_of
from phoihop.exchange.views._door import door, on, query_of
from phoihop.exchange.views.values import body_of, options_of
from phoihop.foundation.refusals import Refused
from phoihop.reporting.models import Obligation, ObligationQuerySet


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
    names = Names()
    owed = _owed(query_of(request), names, children=on(request, "children"))
    return JsonResponse({"completeDataSetRegistrations": completing.registrations(owed, request.user, names)})


def _owed(query: dict[str, list[str]], names: Names, *, children: bool) -> ObligationQuerySet:
    forms = names.forms_by(query.get("dataSet", []))
    bodies = frozenset(names.bodies_by(query.get("orgUnit", [])).values())
    owed = Obligation.objects.filter(regime__form__in=forms.values())
    owed = owed.filter(body__in=beneath(bodies) if children else bodies)
    if query.get("period"):
        owed = owed.filter(period_code__in=codes_of(query["period"]))
    if query.get("startDate") and query.get("endDate"):
        owed = owed.filter(since__gte=query["startDate"][-1], until__lte=query["endDate"][-1])
    return owed


def _complete(request: Request) -> HttpResponse:
    rows, options = completing.rows_of(read_json(body_of(request))), options_of(request)
    code, told = completing.complete(rows, options, request.user, timezone.now()).told(options.told())
    return JsonResponse(told, status=code)


def _withdraw(request: Request) -> HttpResponse:
    names = Names()
    forms = names.forms_by([request.GET.get("ds", "")])
    bodies = names.bodies_by([request.GET.get("ou", "")])
    if not forms or not bodies:
        raise Refused("Data set or organisation unit not found", code="E7600")
    [form], [body] = forms.values(), bodies.values()
    completing.withdraw(form, request.GET.get("pe", ""), body, request.user, timezone.now())
    return HttpResponse(status=204)
