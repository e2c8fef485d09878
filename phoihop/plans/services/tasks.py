"""Giving tasks: in a plan, from a conclusion or an inspection, or in between; changing and dividing them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, Guarded, may, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.indicators.models import Indicator, Target
from phoihop.organisations.models import Body
from phoihop.plans.models import Amendment, Plan, PlanVersion, Proof, Task
from phoihop.plans.rules import Source, hold_open
from phoihop.plans.services._terms import (
    COLUMNS,
    NewTask,
    drafted,
    facts_of,
    guard_all,
    held_plan,
    held_task,
    hold_terms,
    searchable,
)
from phoihop.programmes.models import Programme


@transaction.atomic
def add_task(*, plan: Plan, task: NewTask, actor: Actor, at: datetime) -> Task:
    """Put a task into the version of a plan that is drafted (đưa nhiệm vụ vào kế hoạch).

    Raises Refused where the plan stands as approved, or the whole it is part of stands in another plan.
    """
    plan = held_plan(plan)
    require(actor, Permission.TASK_EDIT, plan)
    version = drafted(plan)
    if task.parent is not None and task.parent.plan_id != plan.pk:
        raise Refused(_("“%(task)s” does not stand in this plan. Choose a task of this plan.") % {"task": task.parent})
    new = _new(task, programme=plan.programme, source_kind=Source.PLAN, plan=plan, since_version=version)
    new.source_label, new.source_key = plan.title, f"plan:{plan.pk}"
    return _given(new, task, actor, at)


@transaction.atomic
def give_task(
    *,
    programme: Programme,
    task: NewTask,
    source_kind: Source,
    actor: Actor,
    at: datetime,
    source_label: str = "",
    source_key: str = "",
    permission: Permission = Permission.TASK_EDIT,
    thing: Guarded | None = None,
) -> Task:
    """Give a task outside any plan, which binds at once (giao nhiệm vụ).

    `source_key` is the key by which the room that knows the source finds its tasks again, `source_label` what is
    printed; that room may name the `permission` that is needed over its `thing`. Raises Invalid for tasks of a plan:
    those are added to the plan.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    require(actor, permission, thing or programme)
    if source_kind == Source.PLAN:
        reason = _("A task of a plan is added to the plan, and binds once the plan is approved.")
        raise Invalid(reason, source_kind=reason)
    new = _new(task, programme=programme, source_kind=source_kind)
    new.source_label, new.source_key = source_label, source_key
    return _given(new, task, actor, at)


@transaction.atomic
def divide_task(*, task: Task, parts: Sequence[NewTask], actor: Actor, at: datetime) -> list[Task]:
    """Divide a task into parts, each with its own body and due day (phân công các phần việc).

    The lead body divides among itself, its partners and the bodies below it; whoever coordinates the programme, among
    any. Raises Refused for a body out of its reach, Invalid for a part due after the whole.
    """
    whole = held_task(task)
    require(actor, Permission.TASK_DIVIDE, whole)
    _hold_open(whole)
    if not may(actor, Permission.TASK_EDIT, whole):
        _hold_reach(whole, parts, at)
    made = []
    for part in parts:
        if part.due_on > whole.due_on:
            reason = _("The whole is due on %(day)s; no part can be due later.") % {"day": written(whole.due_on)}
            raise Invalid(reason, due_on=reason)
        pending = None if whole.is_binding else whole.since_version
        new = _new(
            part, programme=whole.programme, source_kind=whole.source_kind, plan=whole.plan, since_version=pending
        )
        new.parent, new.source_label, new.source_key = whole, whole.source_label, whole.source_key
        new.block, new.starts_on = new.block or whole.block, new.starts_on or whole.starts_on
        made.append(_given(new, part, actor, at))
    return made


@transaction.atomic
def edit_task(*, task: Task, actor: Actor, at: datetime, **changes: object) -> Task | Amendment:
    """Change the terms of a task (sửa nhiệm vụ): in a draft and outside plans at once, otherwise by an amendment.

    Of an approved plan the change is kept with the version that is drafted, and returned as an Amendment; it holds
    once that version is approved. Raises Refused where no version is drafted or the task is no longer open.
    """
    task = held_task(task)
    require(actor, Permission.TASK_EDIT, task)
    if changes.keys() - {*COLUMNS, "partners"}:
        raise TypeError(changes.keys() - {*COLUMNS, "partners"})
    _hold_open(task)
    if task.plan is not None and task.since_version_id is not None and task.is_binding:
        return _amended(task, drafted(held_plan(task.plan)), changes, actor, at)
    old = facts_of(task)
    _change(task, changes, at)
    searchable(task).save(update_fields=[*COLUMNS, "search_text"])
    record(actor=actor, action="plans.task_edited", target=task, at=at, old=old, new=facts_of(task))
    return task


@transaction.atomic
def remove_task(*, task: Task, actor: Actor, at: datetime) -> None:
    """Take a task out of a draft (bỏ nhiệm vụ khỏi dự thảo), with its parts; nobody was bound by it yet.

    Raises Refused for a task that binds somebody: it is cancelled for a reason instead.
    """
    task = held_task(task)
    require(actor, Permission.TASK_EDIT, task)
    if task.is_binding:
        raise Refused(_("This task has been given and cannot be removed. Cancel it, and say why."))
    record(actor=actor, action="plans.task_removed", target=task, at=at, **facts_of(task))
    task.delete()


@transaction.atomic
def set_proofs(*, task: Task, proofs: Mapping[Indicator, Target | None], actor: Actor, at: datetime) -> list[Proof]:
    """Name the indicators, and the targets set for them, that prove a task (gắn chỉ tiêu minh chứng).

    What was named before is replaced. Raises Invalid for a target of another indicator or programme.
    """
    task = held_task(task)
    require(actor, Permission.TASK_EDIT, task)
    for indicator, target in proofs.items():
        if target is not None and (target.indicator_id, target.programme_id) != (indicator.pk, task.programme_id):
            reason = _("This target is not one of %(code)s in this programme.") % {"code": indicator.code}
            raise Invalid(reason, target=reason)
    task.proofs.all().delete()
    named = [Proof(task=task, indicator=indicator, target=target) for indicator, target in proofs.items()]
    Proof.objects.bulk_create(named)
    codes = [indicator.code for indicator in proofs]
    record(actor=actor, action="plans.task_proofs_set", target=task, at=at, indicators=codes)
    return named


def _new(
    task: NewTask,
    *,
    programme: Programme,
    source_kind: str,
    plan: Plan | None = None,
    since_version: PlanVersion | None = None,
) -> Task:
    return Task(programme=programme, plan=plan, since_version=since_version, is_binding=since_version is None,
                source_kind=source_kind, parent=task.parent, **task.terms)  # fmt: skip


def _given(new: Task, task: NewTask, actor: Actor, at: datetime) -> Task:
    """The task, saved, once nothing speaks against it."""
    hold_terms(task.terms, task.partners, at)
    guard_all(new.source_label)
    siblings = Task.objects.filter(programme=new.programme, plan=new.plan, parent=new.parent)
    new.order = siblings.count() + 1
    searchable(new).save()
    new.partners.set(task.partners)
    record(actor=actor, action="plans.task_given", target=new, at=at, source=new.source_kind, **facts_of(new))
    return new


def _change(terms: "Task | Amendment", changes: Mapping[str, object], at: datetime) -> None:
    """Put the changes on, and the partners beside them, once nothing speaks against the whole."""
    for name in COLUMNS:
        setattr(terms, name, changes.get(name, getattr(terms, name)))
    partners: Sequence[Body] = changes.get("partners", list(terms.partners.all()))  # type: ignore[assignment]
    hold_terms({name: getattr(terms, name) for name in COLUMNS}, partners, at)
    terms.partners.set(partners)


def _amended(task: Task, version: PlanVersion, changes: Mapping[str, object], actor: Actor, at: datetime) -> Amendment:
    """The task's terms as the drafted version would change them."""
    amendment = version.amendments.filter(task=task).select_related("lead", "block").first()
    if amendment is None:
        amendment = Amendment(version=version, task=task, **{name: getattr(task, name) for name in COLUMNS})
        amendment.save()
        amendment.partners.set(task.partners.all())
    _change(amendment, changes, at)
    amendment.save()
    facts = {"version": version.number, "old": facts_of(task), "new": facts_of(amendment)}
    record(actor=actor, action="plans.task_amended", target=task, at=at, **facts)
    return amendment


def _hold_open(task: Task) -> None:
    hold_open(completed_on=task.completed_on, cancelled_on=task.cancelled_on)


def _hold_reach(whole: Task, parts: Sequence[NewTask], at: datetime) -> None:
    """Raises Refused where a part would go to a body that the lead body may not give work to."""
    below = Body.objects.under({whole.lead_id}, timezone.localdate(at)).values_list("pk", flat=True)
    within = {*below, *whole.partners.values_list("pk", flat=True)}
    for part in parts:
        if part.lead.pk not in within:
            reason = _("%(body)s is neither a partner in this task nor below its lead. Ask whoever coordinates it.")
            raise Refused(reason % {"body": part.lead}, body=part.lead.pk)
