"""The pages about plans: the list, one plan as a table or a timeline, its versions, and breaking a resolution down."""

from collections.abc import Callable, Mapping
from functools import partial

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from phoihop.access.checks import may, require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.plans import forms, services, workbook
from phoihop.plans.gantt import gantt
from phoihop.plans.measuring import measured
from phoihop.plans.models import Block, Plan
from phoihop.plans.outline import Branch, chapters, flat, outline, overall
from phoihop.plans.rules import differences
from phoihop.plans.views._asking import ask, known
from phoihop.programmes.models import Programme
from phoihop.ui.answers import done, handed, posted

# What is done to a plan: the heading, what is asked, the service, and who may.
CHANGES: Mapping[str, tuple[object, type[forms.AskedForm], Callable[..., object], Permission]] = {
    "approve": (gettext_lazy("Approve the plan"), forms.ApproveForm, services.approve_plan, Permission.PLAN_APPROVE),
    "amend": (gettext_lazy("Amend the plan"), forms.AmendForm, services.open_amendment, Permission.PLAN_EDIT),
    "drop": (gettext_lazy("Drop the amendment"), forms.SureForm, services.drop_amendment, Permission.PLAN_EDIT),
}


@require_GET
def index(request: Request, slug: str = "") -> HttpResponse:
    """The plans a person may see; with a programme, those under it."""
    programme = _programme(request, slug) if slug else None
    form = forms.PlanSearchForm(request.GET)
    plans = Plan.objects.visible_to(request.user)
    found = form.found(plans.filter(programme=programme) if programme else plans)
    page_obj = Paginator(found, 30).get_page(request.GET.get("page"))
    page = "plans/index.html" + ("#results" if request.htmx else "")
    context = {"programme": programme, "form": form, "page_obj": page_obj, "today": timezone.localdate()}
    return render(request, page, context)


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One plan: its versions, its progress, and its tasks by block."""
    plan = _find(request, pk)
    branches = _branches(request, plan)
    page_obj = _page(request, branches)
    prefetch_related_objects([branch.task for branch in flat(page_obj)], "partners")
    context = {"page_obj": page_obj, "chapters": chapters(page_obj), "progress": overall(branches)}
    return render(request, "plans/plan.html", {**_around(plan), **context})


@require_GET
def timeline(request: Request, pk: int) -> HttpResponse:
    """One plan as bars from start to due day."""
    plan = _find(request, pk)
    page_obj = _page(request, _branches(request, plan))
    chart = gantt(
        list(flat(page_obj)),
        since=plan.since,
        until=plan.until,
        today=timezone.localdate(),
        title=plan.label,
        href=lambda branch: reverse("plans:task", args=[branch.task.pk]),
    )
    return render(request, "plans/timeline.html", {**_around(plan), "page_obj": page_obj, "chart": chart})


@require_GET
def export(request: Request, pk: int) -> HttpResponse:
    """The tasks of a plan in Excel, whole."""
    plan = _find(request, pk)
    branches = list(flat(_branches(request, plan)))
    prefetch_related_objects([branch.task for branch in branches], "partners")
    return handed(workbook.plan_sheet(plan, branches, timezone.localdate()), f"plan-{plan.pk}.xlsx")


@require_GET
def version(request: Request, pk: int, number: int) -> HttpResponse:
    """A version as it was approved, and what it says otherwise than the one before."""
    plan = _find(request, pk)
    approved = plan.versions.exclude(approved_on=None).select_related("approved_by")
    shown = get_object_or_404(approved, number=number)
    before = plan.versions.filter(number=number - 1).first()
    changes = differences(before.content, shown.content) if before else []
    return render(request, "plans/version.html", {"plan": plan, "version": shown, "changes": changes, "before": before})


def draft(request: Request, slug: str) -> HttpResponse:
    """Begin a plan under a programme."""
    programme = _programme(request, slug)
    require(request.user, Permission.PLAN_EDIT, programme)
    form = forms.PlanForm(request.POST or None)
    if form.is_valid():
        plan = services.draft_plan(programme=programme, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("The plan is drafted. Add its tasks, then have it approved."))
        return redirect("plans:plan", plan.pk)
    return ask(request, form, {"title": _("Draft a plan"), "programme": programme})


def edit(request: Request, pk: int) -> HttpResponse:
    """Change what a draft says of itself."""
    plan = _find(request, pk)
    require(request.user, Permission.PLAN_EDIT, plan)
    initial = {name: getattr(plan, name) for name in forms.PlanForm.base_fields}
    form = forms.PlanForm(request.POST or None, initial=initial)
    if form.is_valid():
        services.edit_plan(plan=plan, **form.asked(), actor=request.user, at=timezone.now())
        return redirect("plans:plan", pk)
    return ask(request, form, {"title": _("Change the draft"), "plan": plan})


def change(request: Request, pk: int, verb: str) -> HttpResponse:
    """Do to a plan what one of CHANGES says."""
    title, form_class, service, permission = known(CHANGES, verb)
    plan = _find(request, pk)
    require(request.user, permission, plan)
    form = form_class(posted(request))
    if form.is_valid():
        return done(request, partial(service, plan=plan, **form.asked()), "plans:plan", pk)
    return ask(request, form, {"title": title, "plan": plan})


def add_task(request: Request, pk: int) -> HttpResponse:
    """Put a task into the version that is drafted."""
    plan = _find(request, pk)
    require(request.user, Permission.TASK_EDIT, plan)
    form = forms.TaskForm(request.POST or None, plan=plan)
    if form.is_valid():
        services.add_task(plan=plan, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("Added."))
        return redirect("plans:plan", pk)
    return ask(request, form, {"title": _("Add a task"), "plan": plan})


def break_down(request: Request, slug: str) -> HttpResponse:
    """Paste a resolution, look at its clauses, and make tasks of them in one press."""
    programme = _programme(request, slug)
    require(request.user, Permission.TASK_EDIT, programme)
    form = forms.BreakDownForm(request.POST or None, programme=programme, actor=request.user)
    if form.is_valid() and "make" in request.POST:
        made = services.break_down(programme=programme, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("%(number)s tasks made.") % {"number": len(made)})
        return _after_break_down(form, slug)
    page = "plans/clauses.html" if form.is_valid() else "plans/break_down.html"
    context = {"programme": programme, "form": form, "blocks": Block.objects.all()}
    return render(request, page, context, status=422 if form.errors else 200)


def _after_break_down(form: forms.BreakDownForm, slug: str) -> HttpResponse:
    plan = form.cleaned_data["plan"]
    return redirect("plans:plan", plan.pk) if plan else redirect("plans:programme", slug)


def _programme(request: Request, slug: str) -> Programme:
    return get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)


def _find(request: Request, pk: int) -> Plan:
    return get_object_or_404(Plan.objects.visible_to(request.user).select_related("programme"), pk=pk)


def _branches(request: Request, plan: Plan) -> list[Branch]:
    """The tasks of the plan that this person may see, as a tree."""
    found = plan.tasks.select_related("lead", "block").order_by("order", "pk")
    tasks = list(found if may(request.user, Permission.PLAN_EDIT, plan) else found.binding())
    today = timezone.localdate()
    return outline(tasks, today, measured(tasks, today))


def _page(request: Request, branches: list[Branch]) -> Page[Branch]:
    return Paginator(branches, 100).get_page(request.GET.get("page"))


def _around(plan: Plan) -> dict[str, object]:
    """What stands around the tasks of a plan."""
    versions = list(plan.versions.select_related("approved_by").defer("content"))
    amendments = plan.open_version.amendments.select_related("task", "lead") if plan.open_version else []
    return {"plan": plan, "versions": versions, "draft": plan.open_version, "amendments": amendments}
