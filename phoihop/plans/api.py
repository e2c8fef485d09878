"""Plans and tasks, for programs."""

from datetime import date, datetime
from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.api.answers import Code, Slug, kept
from phoihop.api.offering import Offers
from phoihop.indicators.models import Indicator, Target
from phoihop.organisations.models import Body
from phoihop.plans import services
from phoihop.plans.models import Block, Plan, PlanQuerySet, Proof, Task, TaskQuerySet
from phoihop.plans.rules import PlanKind, Source, State, clauses_of
from phoihop.programmes.models import Programme

router = Router(tags=["plans"])


class PlanOut(Schema):
    id: int
    programme: Slug
    kind: PlanKind
    title: str
    reference: str
    since: date
    until: date
    approved_once: bool


class VersionOut(Schema):
    """A version of a plan: drafted, or approved on a day and never changed since."""

    number: int
    summary: str
    reference: str
    approved_on: date | None
    digest: str


class PlanWithVersions(PlanOut):
    versions: list[VersionOut]


class TaskOut(Schema):
    id: int
    programme: Slug
    plan: int | None
    parent: int | None
    name: str
    product: str
    lead: Slug
    partners: list[Slug]
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
    def resolve_plan(task: Task) -> int | None:
        return task.plan_id

    @staticmethod
    def resolve_parent(task: Task) -> int | None:
        return task.parent_id


class TermsOut(Schema):
    """The terms of a task as they now stand, or as the drafted version of its plan would have them."""

    name: str
    product: str
    lead: Slug
    partners: list[Slug]
    starts_on: date | None
    due_on: date
    weight: int


class ProgressOut(Schema):
    reported_at: datetime
    text: str
    product: str
    share: int | None


class ProofOut(Schema):
    """An indicator, and the target set for it, that proves a task."""

    indicator: Code
    target: int | None

    @staticmethod
    def resolve_target(proof: Proof) -> int | None:
        return proof.target_id


class TaskWithNotes(TaskOut):
    notes: list[ProgressOut]
    proofs: list[ProofOut]

    @staticmethod
    def resolve_notes(task: Task) -> list[object]:
        return list(task.progress_notes.order_by("reported_at", "pk"))

    @staticmethod
    def resolve_proofs(task: Task) -> list[object]:
        return list(task.proofs.select_related("indicator"))


class CompleteIn(Schema):
    product: str
    on: Annotated[date | None, Field(description="The day on which it was done; today unless told.")] = None


class ProofsIn(Schema):
    """Indicators by their codes, each with the number of a target set for it, or none."""

    proofs: dict[str, int | None]


class ResolutionIn(Schema):
    """A resolution with numbered clauses, of which tasks are to be made for each of the bodies."""

    text: str
    bodies: list[str]
    due_on: date
    source_label: str
    plan: int | None = None
    starts_on: date | None = None


@router.get("/plans", response=list[PlanOut])
@paginate
def plans(request: Request, programme: str = "") -> PlanQuerySet:
    """List the plans one may see, by programme."""
    return kept(Plan.objects.visible_to(request.user).for_listing(), programme__slug=programme)


@router.get("/plans/{plan}", response=PlanWithVersions)
def plan(request: Request, plan: int) -> Plan:
    """Read a plan with its versions; its tasks are listed by `/tasks?plan=…`."""
    return get_object_or_404(Plan.objects.visible_to(request.user).for_listing(), pk=plan)


@router.get("/tasks", response=list[TaskOut])
@paginate
def tasks(
    request: Request, q: str = "", programme: str = "", plan: int | None = None, lead: str = "",
    state: State | None = None,
) -> TaskQuerySet:  # fmt: skip
    """List the tasks one may see, by words, programme, plan, lead body, and how they stand today."""
    found = Task.objects.visible_to(request.user).search(q).for_listing()
    found = kept(found, programme__slug=programme, plan=plan, lead__slug=lead)
    return found.in_state(state, timezone.localdate()) if state else found


@router.get("/tasks/{task}", response=TaskWithNotes)
def task(request: Request, task: int) -> Task:
    """Read a task with what was reported on it and what proves it."""
    return _found(request, task)


@router.post("/tasks/{task}/complete", response=TaskOut)
def complete(request: Request, task: int, asked: CompleteIn) -> Task:
    """Hand in the product of a task; done today unless told."""
    on = asked.on or timezone.localdate()
    found = _found(request, task)
    return services.complete_task(task=found, product=asked.product, on=on, actor=request.user, at=timezone.now())


@router.put("/tasks/{task}/proofs", response=list[ProofOut])
def set_proofs(request: Request, task: int, asked: ProofsIn) -> list[Proof]:
    """Name the indicators, and the targets set for them, that prove a task; what was named before is replaced."""
    found = _found(request, task)
    seen = Target.objects.visible_to(request.user)
    proofs = {
        get_object_or_404(Indicator, code=code): get_object_or_404(seen, pk=target) if target else None
        for code, target in asked.proofs.items()
    }
    return services.set_proofs(task=found, proofs=proofs, actor=request.user, at=timezone.now())


@router.post("/programmes/{programme}/tasks/break-down", response={201: list[TaskOut]})
def break_down(request: Request, programme: str, asked: ResolutionIn) -> list[Task]:
    """Make a task of each body from each clause of a resolution, with its sub-clauses as parts."""
    plans_seen = Plan.objects.visible_to(request.user)
    return services.break_down(
        programme=get_object_or_404(Programme.objects.visible_to(request.user), slug=programme),
        clauses=clauses_of(asked.text),
        bodies=[get_object_or_404(Body, slug=slug) for slug in dict.fromkeys(asked.bodies)],
        plan=get_object_or_404(plans_seen, pk=asked.plan) if asked.plan else None,
        **asked.dict(include={"due_on", "source_label", "starts_on"}),
        actor=request.user,
        at=timezone.now(),
    )


def _found(request: Request, pk: int) -> Task:
    return get_object_or_404(Task.objects.visible_to(request.user).for_listing(), pk=pk)


TERMS = {
    "name": str, "product": str, "lead": Body, "partners": list[Body], "block": Block | None,
    "starts_on": date | None, "due_on": date, "weight": int,
}  # fmt: skip
KEPT = {"title": str, "title_en": str, "kind": PlanKind, "reference": str, "since": date, "until": date}
BY_HAND = {"permission": Permission.TASK_EDIT, "thing": None}
offer = Offers(router, "plans")
offer("POST /programmes/{programme}/plans", services.draft_plan, PlanOut, status=201)
offer("PATCH /plans/{plan}", services.edit_plan, PlanOut, changes=KEPT)
offer("POST /plans/{plan}/approve", services.approve_plan, VersionOut)
offer("POST /plans/{plan}/amendments", services.open_amendment, VersionOut, status=201)
offer("DELETE /plans/{plan}/amendments", services.drop_amendment)
offer("POST /plans/{plan}/tasks", services.add_task, TaskOut, status=201)
# Only the room that knows a source writes the key by which it finds its tasks again.
offer("POST /programmes/{programme}/tasks", services.give_task, TaskOut, status=201, fixed=BY_HAND | {"source_key": ""})
offer("PATCH /tasks/{task}", services.edit_task, TermsOut, changes=TERMS)
offer("DELETE /tasks/{task}", services.remove_task)
offer("POST /tasks/{task}/parts", services.divide_task, list[TaskOut], status=201)
offer("POST /tasks/{task}/progress", services.report_progress, ProgressOut, status=201)
offer("POST /tasks/{task}/reassign", services.reassign_task, TaskOut)
offer("POST /tasks/{task}/reopen", services.reopen_task, TaskOut, fixed=BY_HAND)
offer("POST /tasks/{task}/cancel", services.cancel_task, TaskOut)
