"""How a task goes on: progress, the product, and what ends or moves it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, Guarded, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record, record_many
from phoihop.foundation.refusals import Refused
from phoihop.organisations.models import Body
from phoihop.plans.models import ProgressNote, Task
from phoihop.plans.rules import hold_open, hold_partners, hold_past, hold_said, hold_share
from phoihop.plans.services._terms import guard_all, held_task, hold_alive, searchable


@transaction.atomic
def report_progress(
    *, task: Task, text: str, actor: Actor, at: datetime, share: int | None = None, product: str = ""
) -> ProgressNote:
    """Report how a task goes on (báo cáo tiến độ); `share` is what is done, in per cent, where it can be said.

    Raises Refused for a task that is not open or binds nobody yet.
    """
    task = held_task(task)
    require(actor, Permission.TASK_UPDATE, task)
    _hold_going(task)
    hold_said(text=text)
    hold_share(share)
    guard_all(text, product)
    note = ProgressNote.objects.create(
        task=task, reported_at=at, reported_by_id=actor.pk, text=text, product=product, share=share
    )
    if share is not None:
        task.reported_share = share
        task.save(update_fields=["reported_share"])
    record(actor=actor, action="plans.task_progressed", target=task, at=at, text=text, share=share, product=product)
    return note


@transaction.atomic
def complete_task(*, task: Task, product: str, on: date, actor: Actor, at: datetime) -> Task:
    """Hand in the product of a task, finished on a day (hoàn thành, nộp sản phẩm).

    Whether that was in time follows from the days. Raises Invalid without a product or for a day that has not come,
    Refused while a part is still open.
    """
    task = held_task(task)
    require(actor, Permission.TASK_COMPLETE, task)
    _hold_going(task)
    hold_said(product=product)
    hold_past(on, timezone.localdate(at), named="on")
    guard_all(product)
    open_part = task.parts.open().first()
    if open_part is not None:
        reason = _("A part of this task is still open: “%(part)s”. Complete or cancel it first.")
        raise Refused(reason % {"part": open_part}, part=open_part.pk)
    task.completed_on, task.handed_in, task.reported_share = on, product, 100
    task.save(update_fields=["completed_on", "handed_in", "reported_share"])
    record(actor=actor, action="plans.task_completed", target=task, at=at, on=on, product=product)
    return task


@transaction.atomic
def reopen_task(
    *,
    task: Task,
    reason: str,
    actor: Actor,
    at: datetime,
    permission: Permission = Permission.TASK_EDIT,
    thing: Guarded | None = None,
) -> Task:
    """Take a product back as not sufficient (yêu cầu làm lại); the task is open again, with the same due day.

    The room that knows where the task comes from may name the `permission` that is needed over its `thing`. Raises
    Refused for a task that is not completed.
    """
    task = held_task(task)
    require(actor, permission, thing or task)
    if task.completed_on is None:
        raise Refused(_("This task is not completed, so there is nothing to take back."))
    hold_said(why=reason)
    guard_all(reason)
    facts = {"reason": reason, "completed_on": task.completed_on, "product": task.handed_in}
    task.completed_on, task.handed_in, task.reported_share = None, "", 0
    task.save(update_fields=["completed_on", "handed_in", "reported_share"])
    record(actor=actor, action="plans.task_reopened", target=task, at=at, **facts)
    return task


@transaction.atomic
def extend_task(
    *,
    task: Task,
    due_on: date,
    reason: str,
    actor: Actor,
    at: datetime,
    permission: Permission = Permission.TASK_EDIT,
    thing: Guarded | None = None,
) -> Task:
    """Give more time for a task that stands in no plan (gia hạn nhiệm vụ), for a reason that the journal keeps.

    The room that knows where the task comes from may name the `permission` that is needed over its `thing`. Raises
    Refused for a task of a plan, whose days change by an amendment, and for one that is not open.
    """
    task = held_task(task)
    require(actor, permission, thing or task)
    _hold_going(task)
    if task.plan_id is not None:
        raise Refused(_("This task stands in a plan. Change its due day by an amendment of the plan."))
    hold_said(why=reason)
    guard_all(reason)
    old, task.due_on = task.due_on, due_on
    task.save(update_fields=["due_on"])
    record(actor=actor, action="plans.task_extended", target=task, at=at, old=old, new=due_on, reason=reason)
    return task


@transaction.atomic
def cancel_task(*, task: Task, reason: str, actor: Actor, at: datetime, decision: str = "") -> Task:
    """No longer carry a task out, and none of its open parts (không còn thực hiện).

    `decision` is the paper that says so. Raises Refused for a task that is not open.
    """
    task = held_task(task)
    require(actor, Permission.TASK_EDIT, task)
    _hold_going(task)
    hold_said(why=reason)
    guard_all(reason, decision)
    ended = _with_open_parts(task)
    for one in ended:
        one.cancelled_on, one.cancel_reason, one.cancel_decision = timezone.localdate(at), reason, decision
    Task.objects.bulk_update(ended, ["cancelled_on", "cancel_reason", "cancel_decision"], batch_size=500)
    facts = {"reason": reason, "decision": decision}
    record_many(actor=actor, action="plans.task_cancelled", targets=[(one, facts) for one in ended], at=at)
    return task


@transaction.atomic
def reassign_task(
    *, task: Task, lead: Body, reason: str, actor: Actor, at: datetime, partners: Sequence[Body] | None = None
) -> Task:
    """Give a task to another lead body (chuyển cơ quan chủ trì); the partners stay unless others are named.

    The approved version of the plan keeps who it was given to first. Raises Refused where nothing would change.
    """
    task = held_task(task)
    require(actor, Permission.TASK_EDIT, task)
    _hold_going(task)
    if lead.pk == task.lead_id and partners is None:
        raise Refused(_("%(body)s leads this task already.") % {"body": lead})
    hold_said(why=reason)
    guard_all(reason)
    others = [body for body in task.partners.all() if body.pk != lead.pk] if partners is None else list(partners)
    hold_partners(lead.pk, (body.pk for body in others))
    hold_alive([lead, *others], timezone.localdate(at))
    before, task.lead = task.lead, lead
    searchable(task).save(update_fields=["lead", "search_text"])
    task.partners.set(others)
    facts = {"reason": reason, "old": before.name, "new": lead.name, "partners": [body.name for body in others]}
    record(actor=actor, action="plans.task_reassigned", target=task, at=at, **facts)
    return task


def _hold_going(task: Task) -> None:
    """Raises Refused unless the task binds somebody and is open."""
    if not task.is_binding:
        raise Refused(_("The plan is still drafted, so nobody is bound by this task. Approve the plan first."))
    hold_open(completed_on=task.completed_on, cancelled_on=task.cancelled_on)


def _with_open_parts(task: Task) -> list[Task]:
    """The task and every open part beneath it, level by level."""
    found, level = [task], [task]
    while level:
        level = list(Task.objects.select_for_update().open().filter(parent__in=level))
        found += level
    return found
