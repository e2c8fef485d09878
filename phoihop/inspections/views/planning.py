"""The pages on which inspections are planned: plans, checklists, teams."""

from functools import partial
from typing import cast

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.inspections import services, showing, workbook
from phoihop.inspections.forms import recording as forms
from phoihop.inspections.forms import searching
from phoihop.inspections.models import ChecklistVersion, InspectionPlan
from phoihop.inspections.views._found import ask, inspection_of, programme_of
from phoihop.ui.answers import done, handed, posted

PLAN = Permission.INSPECTION_PLAN


@require_GET
def plans(request: Request) -> HttpResponse:
    """The plans of inspections of the programmes a person may see."""
    form = searching.PlanSearchForm(request.GET, actor=request.user)
    page_obj = Paginator(form.found(), 30).get_page(request.GET.get("page"))
    awaiting = InspectionPlan.objects.awaiting_approval_by(request.user).filter(pk__in=[each.pk for each in page_obj])
    page = "inspections/plans.html" + ("#results" if request.htmx else "")
    context = {"form": form, "page_obj": page_obj, "awaiting": set(awaiting)}
    return render(request, page, context | {"offered": showing.planners(request.user)})


@require_GET
def plans_export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    found = searching.PlanSearchForm(request.GET, actor=request.user).found()
    return handed(workbook.plan_list(found), "plans.xlsx")


def draft_plan(request: Request, slug: str) -> HttpResponse:
    """Begin the plan of a year."""
    programme = programme_of(request, slug)
    require(request.user, PLAN, programme)
    form = forms.PlanForm(posted(request), initial={"year": timezone.localdate().year})
    if form.is_valid():
        service = partial(services.draft_plan, programme=programme, **form.asked())
        return done(request, service, "inspections:plans")
    return ask(request, form, title=_("Begin a plan of inspections"), programme=programme)


@require_POST
def approve_plan(request: Request, pk: int) -> HttpResponse:
    """Approve a plan."""
    plan = get_object_or_404(InspectionPlan.objects.visible_to(request.user), pk=pk)
    return done(request, partial(services.approve_plan, plan=plan), "inspections:plans")


def plan_inspection(request: Request, slug: str) -> HttpResponse:
    """Plan an inspection."""
    programme = programme_of(request, slug)
    require(request.user, PLAN, programme)
    initial = {"plan": InspectionPlan.objects.filter(programme=programme).first()}
    form = forms.InspectionForm(posted(request), programme=programme, initial=initial)
    if form.is_valid():
        turn = {"actor": request.user, "at": timezone.now()}
        return redirect(
            "inspections:detail", services.plan_inspection(programme=programme, said=form.said(), **turn).pk
        )
    return ask(request, form, title=_("Plan an inspection"), programme=programme)


def edit(request: Request, pk: int) -> HttpResponse:
    """Change what is said of an inspection."""
    inspection = inspection_of(request, pk, PLAN)
    form = forms.edit_form(posted(request), inspection)
    if form.is_valid():
        service = partial(services.edit_inspection, inspection=inspection, said=form.said())
        return done(request, service, "inspections:detail", pk)
    return ask(request, form, title=_("Change the inspection"), inspection=inspection)


def call_off(request: Request, pk: int) -> HttpResponse:
    """Call an inspection off."""
    inspection = inspection_of(request, pk, PLAN)
    form = forms.ReasonForm(posted(request))
    if form.is_valid():
        service = partial(services.call_off, inspection=inspection, **form.asked())
        return done(request, service, "inspections:detail", pk)
    return ask(request, form, title=_("Call the inspection off"), inspection=inspection)


@require_GET
def checklists(request: Request, slug: str) -> HttpResponse:
    """The checklists of a programme in all their versions."""
    programme = programme_of(request, slug)
    versions = ChecklistVersion.objects.filter(checklist__programme=programme).for_listing()
    page_obj = Paginator(versions, 20).get_page(request.GET.get("page"))
    return render(request, "inspections/checklists.html", {"programme": programme, "page_obj": page_obj})


def issue_checklist(request: Request, slug: str) -> HttpResponse:
    """Issue a checklist, beginning with the points of an earlier one where one is named."""
    programme = programme_of(request, slug)
    require(request.user, PLAN, programme)
    name, points = _earlier(request, slug)
    form = forms.ChecklistForm(posted(request), initial={"name": name, "since": timezone.localdate()})
    rows = cast("forms.PointFormSet", forms.POINTS(posted(request), prefix="points", initial=points))
    if form.is_valid() and rows.is_valid():
        asked = {**form.asked(), "points": rows.points(), "programme": programme}
        return done(request, partial(services.issue_checklist, **asked), "inspections:checklists", slug)
    return ask(request, form, rows=rows, title=_("Issue a checklist"), programme=programme)


def _earlier(request: Request, slug: str) -> tuple[str, list[dict[str, object]]]:
    versions = ChecklistVersion.objects.filter(checklist__programme__slug=slug).for_listing()
    key = request.GET.get("from", "")
    found = versions.filter(pk=int(key)).first() if key.isascii() and key.isdigit() and len(key) < 10 else None
    if found is None:
        return "", []
    points: list[dict[str, object]] = [
        {"requirement": each.requirement, "basis": each.basis} for each in found.points.all()
    ]
    return found.checklist.name, points
