"""Drafting plans, approving them, and amending them by a next version."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.refusals import Refused
from phoihop.plans.models import Plan, PlanVersion, Task
from phoihop.plans.rules import PlanKind, digest, hold_past, hold_said, hold_span
from phoihop.plans.services._terms import COLUMNS, drafted, guard_all, held_plan, searchable
from phoihop.programmes.models import Programme
from phoihop.programmes.rules import hold_open as hold_unclassified
from phoihop.records import searching

EDITABLE = {"kind", "title", "title_en", "reference", "since", "until"}


@transaction.atomic
def draft_plan(
    *,
    programme: Programme,
    title: str,
    since: date,
    until: date,
    actor: Actor,
    at: datetime,
    kind: PlanKind = PlanKind.YEAR,
    title_en: str = "",
    reference: str = "",
) -> Plan:
    """Begin a plan under a programme, from `since` until, but not including, `until` (dự thảo kế hoạch).

    Raises Invalid for days outside the term of the programme, and for the symbol of a secret paper.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    require(actor, Permission.PLAN_EDIT, programme)
    plan = Plan(programme=programme, kind=kind, title=title, title_en=title_en, reference=reference, since=since,
                until=until)  # fmt: skip
    _hold(plan)
    plan.save()
    PlanVersion.objects.create(plan=plan, number=1, reference=reference)
    record(actor=actor, action="plans.drafted", target=plan, at=at, since=since, until=until)
    return plan


@transaction.atomic
def edit_plan(*, plan: Plan, actor: Actor, at: datetime, **changes: object) -> Plan:
    """Change a plan's title, days, kind or number before its first approval (sửa dự thảo kế hoạch).

    Raises Refused for a plan that has been approved, and what `draft_plan` raises.
    """
    plan = held_plan(plan)
    require(actor, Permission.PLAN_EDIT, plan)
    if changes.keys() - EDITABLE:
        raise TypeError(changes.keys() - EDITABLE)
    if plan.approved_once:
        raise Refused(_("An approved plan keeps its title, days and number. Amend its tasks by a next version."))
    old = {name: getattr(plan, name) for name in changes}
    for name, value in changes.items():
        setattr(plan, name, value)
    _hold(plan)
    plan.save(update_fields=[*changes, "search_text"])
    facts = {name: {"old": str(old[name]), "new": str(new)} for name, new in changes.items() if old[name] != new}
    record(actor=actor, action="plans.edited", target=plan, at=at, **facts)
    return plan


@transaction.atomic
def approve_plan(*, plan: Plan, approved_on: date, actor: Actor, at: datetime, reference: str = "") -> PlanVersion:
    """Approve the version that is drafted (phê duyệt kế hoạch): its tasks bind, and its content is frozen with a hash.

    What an amendment changes holds from now on. Raises Refused where nothing is drafted or no task stands in the plan,
    Invalid for a day that has not come yet.
    """
    plan = held_plan(plan)
    require(actor, Permission.PLAN_APPROVE, plan)
    version = drafted(plan)
    hold_past(approved_on, timezone.localdate(at), named="approved_on")
    hold_unclassified(reference)
    guard_all(reference)
    _apply(version)
    version.content = _content(plan)
    if not version.content:
        raise Refused(_("A plan without tasks cannot be approved. Add its tasks first."))
    version.reference = reference or version.reference or plan.reference
    version.approved_on, version.approved_by_id, version.digest = approved_on, actor.pk, digest(version.content)
    version.save()
    version.new_tasks.update(is_binding=True)
    plan.approved_once, plan.reference = True, version.reference
    plan.search_text = _searchable(plan)
    plan.save(update_fields=["approved_once", "reference", "search_text"])
    plan.__dict__.pop("open_version", None)
    facts = {"version": version.number, "reference": reference, "on": approved_on, "digest": version.digest}
    record(actor=actor, action="plans.approved", target=plan, at=at, **facts)
    return version


@transaction.atomic
def open_amendment(*, plan: Plan, summary: str, actor: Actor, at: datetime) -> PlanVersion:
    """Begin the next version of an approved plan (sửa đổi, bổ sung kế hoạch); the approved one holds until it is ready.

    `summary` says what is amended and why. Raises Refused where a version is being drafted already.
    """
    plan = held_plan(plan)
    require(actor, Permission.PLAN_EDIT, plan)
    if plan.open_version is not None:
        raise Refused(_("A version is being drafted already. Change that one, approve it, or drop it."))
    hold_said(summary=summary)
    guard_all(summary)
    version = PlanVersion.objects.create(plan=plan, number=plan.versions.count() + 1, summary=summary)
    record(actor=actor, action="plans.amendment_opened", target=plan, at=at, version=version.number, summary=summary)
    return version


@transaction.atomic
def drop_amendment(*, plan: Plan, actor: Actor, at: datetime) -> Plan:
    """Give up the version that is drafted (hủy dự thảo sửa đổi); the approved one goes on as it is.

    Raises Refused where nothing was ever approved.
    """
    plan = held_plan(plan)
    require(actor, Permission.PLAN_EDIT, plan)
    version = drafted(plan)
    if not plan.approved_once:
        raise Refused(_("This is the first version of the plan; there is nothing to go back to."))
    record(actor=actor, action="plans.amendment_dropped", target=plan, at=at, version=version.number)
    version.delete()
    plan.__dict__.pop("open_version", None)
    return plan


def _hold(plan: Plan) -> None:
    """What must be so of a plan, new or changed; its words to be found by are made."""
    hold_said(title=plan.title)
    hold_span(plan.since, plan.until, plan.programme.term_from, plan.programme.term_until)
    hold_unclassified(plan.reference)
    guard_all(plan.title, plan.title_en, plan.reference)
    plan.search_text = _searchable(plan)


def _searchable(plan: Plan) -> str:
    return searching.searchable(plan.title, plan.title_en, plan.reference)[:1_000]


def _apply(version: PlanVersion) -> None:
    """Let what the version changes hold."""
    amendments = version.amendments.select_related("task__lead", "lead", "block").prefetch_related("partners")
    for amendment in amendments:
        task = amendment.task
        for name in COLUMNS:
            setattr(task, name, getattr(amendment, name))
        searchable(task).save(update_fields=[*COLUMNS, "search_text"])
        task.partners.set(amendment.partners.all())


def _content(plan: Plan) -> list[dict[str, object]]:
    """The tasks of the plan as the next version freezes them; what was done about them meanwhile is no part of it."""
    tasks = Task.objects.filter(plan=plan, cancelled_on=None).exclude(since_version=None)
    tasks = tasks.select_related("lead", "block", "parent").prefetch_related("partners").order_by("order", "pk")
    return [
        {
            "task": task.pk,
            "name": task.name,
            "product": task.product,
            "lead": task.lead.name,
            "partners": sorted(partner.name for partner in task.partners.all()),
            "block": task.block.code if task.block else None,
            "starts_on": task.starts_on.isoformat() if task.starts_on else None,
            "due_on": task.due_on.isoformat(),
            "weight": task.weight,
            "part_of": task.parent.name if task.parent else None,
        }
        for task in tasks
    ]
