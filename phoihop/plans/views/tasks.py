"""The pages about tasks: what is overdue or nearly due, one task with its history, and what is done to it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from phoihop.access.checks import may, require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.plans import forms, services, workbook
from phoihop.plans.history import history
from phoihop.plans.measuring import measured
from phoihop.plans.models import Amendment, Task
from phoihop.plans.outline import Branch, outline
from phoihop.plans.views._asking import ask, known
from phoihop.programmes.models import Programme
from phoihop.ui.answers import done, handed, posted

# What is done to a task: the heading, what is asked, the service, and who may.
CHANGES: Mapping[str, tuple[object, Callable[..., Any], Callable[..., object], Permission]] = {
    "progress": (
        gettext_lazy("Report progress"),
        forms.ProgressForm,
        services.report_progress,
        Permission.TASK_UPDATE,
    ),
    "complete": (
        gettext_lazy("Hand in the product"),
        forms.CompleteForm,
        services.complete_task,
        Permission.TASK_COMPLETE,
    ),
    "divide": (gettext_lazy("Divide into parts"), forms.PARTS, services.divide_task, Permission.TASK_DIVIDE),
    "reopen": (gettext_lazy("Take the product back"), forms.ReasonForm, services.reopen_task, Permission.TASK_EDIT),
    "reassign": (
        gettext_lazy("Give it to another lead body"),
        forms.ReassignForm,
        services.reassign_task,
        Permission.TASK_EDIT,
    ),
    "cancel": (gettext_lazy("No longer carry it out"), forms.CancelForm, services.cancel_task, Permission.TASK_EDIT),
    "remove": (gettext_lazy("Remove from the draft"), forms.SureForm, services.remove_task, Permission.TASK_EDIT),
}


@require_GET
def index(request: Request) -> HttpResponse:
    """The tasks that concern a person; without a word those overdue or nearly due."""
    form = forms.TaskSearchForm(request.GET)
    page_obj = Paginator(form.found(request.user), 50).get_page(request.GET.get("page"))
    today = timezone.localdate()
    scope = form.of_scope(request.user)
    counts = {"overdue": scope.overdue(today).count(), "near": scope.near_due(today).count()}
    page = "plans/tasks.html" + ("#results" if request.htmx else "")
    return render(request, page, {"form": form, "page_obj": page_obj, "today": today, "counts": counts})


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    form = forms.TaskSearchForm(request.GET)
    return handed(workbook.task_list(form.found(request.user), timezone.localdate()), "tasks.xlsx")


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One task: what is asked, how it stands, its parts, what was reported, and its history."""
    task = _find(request, pk)
    context = {
        "task": task,
        "branch": _branch(request, task),
        "notes": task.progress_notes.select_related("reported_by"),
        "proofs": task.proofs.select_related("indicator", "target__body"),
        "history": history(task),
    }
    return render(request, "plans/task.html", context | _doable(request, task))


def give(request: Request, slug: str) -> HttpResponse:
    """Give a task outside any plan."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
    require(request.user, Permission.TASK_EDIT, programme)
    form = forms.GiveForm(request.POST or None)
    if form.is_valid():
        task = services.give_task(programme=programme, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("Given."))
        return redirect("plans:task", task.pk)
    return ask(request, form, {"title": _("Give a task"), "programme": programme})


def edit(request: Request, pk: int) -> HttpResponse:
    """Change the terms of a task, or draft their amendment."""
    task = _find(request, pk)
    require(request.user, Permission.TASK_EDIT, task)
    form = forms.TermsForm(request.POST or None, initial=_terms(task))
    if form.is_valid():
        changed = services.edit_task(task=task, **form.asked(), actor=request.user, at=timezone.now())
        kept = _("The change holds once the amendment is approved.") if isinstance(changed, Amendment) else _("Saved.")
        messages.success(request, kept)
        return redirect("plans:task", pk)
    return ask(request, form, {"title": _("Change the task"), "task": task})


def prove(request: Request, pk: int) -> HttpResponse:
    """Name the indicators that prove a task."""
    task = _find(request, pk)
    require(request.user, Permission.TASK_EDIT, task)
    named = [proof.indicator for proof in task.proofs.select_related("indicator")]
    form = forms.ProofsForm(request.POST if request.method == "POST" else None, initial={"indicators": named})
    if form.is_valid():
        services.set_proofs(task=task, proofs=form.proofs_of(task), actor=request.user, at=timezone.now())
        return redirect("plans:task", pk)
    return ask(request, form, {"title": _("Indicators that prove it"), "task": task})


def change(request: Request, pk: int, verb: str) -> HttpResponse:
    """Do to a task what one of CHANGES says."""
    title, form_class, service, permission = known(CHANGES, verb)
    task = _find(request, pk)
    require(request.user, permission, task)
    form = form_class(posted(request))
    if form.is_valid():
        where = ("plans:plan", task.plan_id) if verb == "remove" else ("plans:task", pk)
        return done(request, partial(service, task=task, **form.asked()), *where)
    return ask(request, form, {"title": title, "task": task, "rows": form if verb == "divide" else None})


def _find(request: Request, pk: int) -> Task:
    tasks = Task.objects.visible_to(request.user)
    return get_object_or_404(tasks.select_related("parent", "plan__programme").for_listing(), pk=pk)


def _branch(request: Request, task: Task) -> Branch:
    """The task with its parts, level by level."""
    parts, level = [], [task]
    while level:
        below = Task.objects.visible_to(request.user).filter(parent__in=level).order_by("order", "pk")
        level = list(below.select_related("lead", "block").prefetch_related("partners"))
        parts += level
    tasks, today = [task, *parts], timezone.localdate()
    [branch] = outline(tasks, today, measured(tasks, today))
    return branch


def _terms(task: Task) -> dict[str, object]:
    """The terms as a form shows them; those of a drafted amendment before those in force."""
    drafted = task.amendments.filter(version__approved_on=None).select_related("lead", "block").first()
    shown = drafted or task
    names = [name for name in forms.TermsForm.base_fields if name != "partners"]
    return {name: getattr(shown, name) for name in names} | {"partners": list(shown.partners.all())}


def _doable(request: Request, task: Task) -> dict[str, object]:
    """Which of the changes this person may make to the task as it stands."""
    if not task.is_binding:
        verbs = ["remove", "divide"]
    elif task.is_open:
        verbs = ["progress", "complete", "divide", "reassign", "cancel"]
    else:
        verbs = ["reopen"] if task.completed_on else []
    allowed = [(verb, CHANGES[verb][0]) for verb in verbs if may(request.user, CHANGES[verb][3], task)]
    return {"verbs": allowed, "may_edit": task.is_open and may(request.user, Permission.TASK_EDIT, task)}
