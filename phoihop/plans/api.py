"""Plans and tasks, for programs."""

from datetime import date, datetime
from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.plans import services
from phoihop.plans.models import Plan, PlanQuerySet, ProgressNote, Task, TaskQuerySet
from phoihop.plans.rules import PlanKind, Source, State

router = Router(tags=["plans"])


class PlanOut(Schema):
    id: int
    programme: str
    kind: PlanKind
    title: str
    reference: str
    since: date
    until: date
    approved_once: bool

    @staticmethod
    def resolve_programme(plan: Plan) -> str:
        return plan.programme.slug


class TaskOut(Schema):
    id: int
    programme: str
    plan: int | None
    parent: int | None
    name: str
    product: str
    lead: str
    partners: list[str]
    starts_on: date | None
    due_on: date
    weight: int
    source_kind: Source
    source_label: str
    state: State
    reported_share: int
    completed_on: date | None
    handed_in: str

    @staticmethod
    def resolve_programme(task: Task) -> str:
        return task.programme.slug

    @staticmethod
    def resolve_plan(task: Task) -> int | None:
        return task.plan_id

    @staticmethod
    def resolve_parent(task: Task) -> int | None:
        return task.parent_id

    @staticmethod
    def resolve_lead(task: Task) -> str:
        return task.lead.slug

    @staticmethod
    def resolve_partners(task: Task) -> list[str]:
        return [body.slug for body in task.partners.all()]


class ProgressOut(Schema):
    reported_at: datetime
    text: str
    product: str
    share: int | None


class TaskWithNotes(TaskOut):
    notes: list[ProgressOut]

    @staticmethod
    def resolve_notes(task: Task) -> list[object]:
        return list(task.progress_notes.order_by("reported_at", "pk"))


class ProgressIn(Schema):
    text: str
    share: Annotated[int | None, Field(ge=0, le=100)] = None
    product: str = ""


class CompleteIn(Schema):
    product: str
    on: date | None = None


class ReasonIn(Schema):
    reason: str


@router.get("/plans", response=list[PlanOut])
@paginate
def plans(request: Request, programme: str = "") -> PlanQuerySet:
    """The plans one may see."""
    found = Plan.objects.visible_to(request.user).for_listing()
    return found.filter(programme__slug=programme) if programme else found


@router.get("/tasks", response=list[TaskOut])
@paginate
def tasks(
    request: Request, q: str = "", programme: str = "", plan: int | None = None, lead: str = "",
    state: State | None = None,
) -> TaskQuerySet:  # fmt: skip
    """The tasks one may see, by words, programme, plan, lead body, and how they stand today."""
    found = Task.objects.visible_to(request.user).search(q).for_listing()
    kept = {"programme__slug": programme, "plan": plan, "lead__slug": lead}
    found = found.filter(**{name: value for name, value in kept.items() if value})
    return found.in_state(state, timezone.localdate()) if state else found


@router.get("/tasks/{pk}", response=TaskWithNotes)
def task(request: Request, pk: int) -> Task:
    """A task with what was reported on it."""
    return _found(request, pk)


@router.post("/tasks/{pk}/progress", response={201: ProgressOut})
def report_progress(request: Request, pk: int, asked: ProgressIn) -> ProgressNote:
    """Report how a task goes on."""
    return services.report_progress(task=_found(request, pk), **asked.dict(), actor=request.user, at=timezone.now())


@router.post("/tasks/{pk}/complete", response=TaskOut)
def complete(request: Request, pk: int, asked: CompleteIn) -> Task:
    """Hand in the product of a task; done today unless told."""
    on = asked.on or timezone.localdate()
    found = _found(request, pk)
    return services.complete_task(task=found, product=asked.product, on=on, actor=request.user, at=timezone.now())


@router.post("/tasks/{pk}/reopen", response=TaskOut)
def reopen(request: Request, pk: int, asked: ReasonIn) -> Task:
    """Say that a task is not done after all, and why."""
    found = _found(request, pk)
    return services.reopen_task(task=found, reason=asked.reason, actor=request.user, at=timezone.now())


@router.post("/tasks/{pk}/cancel", response=TaskOut)
def cancel(request: Request, pk: int, asked: ReasonIn) -> Task:
    """No longer carry a task out, saying why."""
    found = _found(request, pk)
    return services.cancel_task(task=found, reason=asked.reason, actor=request.user, at=timezone.now())


def _found(request: Request, pk: int) -> Task:
    return get_object_or_404(Task.objects.visible_to(request.user).for_listing(), pk=pk)
