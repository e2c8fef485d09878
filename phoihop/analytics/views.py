"""The pages of the totals: the leader's page, the tables, and the trace of one figure."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.access.requests import Request
from phoihop.analytics import dashboard as boards
from phoihop.analytics import workbook
from phoihop.analytics.addresses import question_from
from phoihop.analytics.forms import LeagueForm, LookForm
from phoihop.analytics.leagues import league
from phoihop.analytics.looking import Frame
from phoihop.analytics.tracing import Entries, Trace
from phoihop.programmes.models import Programme
from phoihop.ui.answers import handed


@require_GET
def dashboard(request: Request, slug: str) -> HttpResponse:
    """How a programme stands: a period, a unit, and what is below it."""
    form = LookForm(request.GET, Frame(_found(request, slug)))
    look = form.look()
    context = {"programme": form.frame.programme, "form": form, "look": look}
    if look is not None:
        context |= boards.board(look, request.user)
    return render(request, "analytics/dashboard.html" + ("#board" if request.htmx else ""), context)


@require_GET
def table(request: Request, slug: str) -> HttpResponse:
    """The same figures side by side."""
    form = LeagueForm(request.GET, Frame(_found(request, slug)))
    look = form.look()
    context = {"programme": form.frame.programme, "form": form, "look": look}
    if look is not None:
        context |= {"league": league(look, form.asked_shape, form.asked_group), "above": boards.above(look)}
    return render(request, "analytics/table.html" + ("#league" if request.htmx else ""), context)


@require_GET
def export(request: Request, slug: str) -> HttpResponse:
    """The table in Excel."""
    form = LeagueForm(request.GET, Frame(_found(request, slug)))
    look = form.look()
    if look is None:
        raise Http404
    content = workbook.league_book(look, league(look, form.asked_shape, form.asked_group), timezone.localtime())
    return handed(content, f"{slug}.xlsx")


@require_GET
def trace(request: Request) -> HttpResponse:
    """What one figure is made of."""
    question = question_from(request.GET)
    programmes = list(Programme.objects.visible_to(request.user).filter(pk__in=question.programmes).order_by("pk"))
    if not programmes or len(programmes) < len(set(question.programmes)):
        raise Http404
    found = Trace(question, request.user)
    # Entries can be counted and cut, which is all that paging asks of them.
    pages: Paginator[Any] = Paginator(Entries(found), 50)  # type: ignore[arg-type]
    page_obj = pages.get_page(request.GET.get("page"))
    context = {"trace": found, "programme": programmes[0], "page_obj": page_obj}
    return render(request, "analytics/trace.html", context)


def _found(request: Request, slug: str) -> Programme:
    return get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
