"""What the body asked hands in on a request, and what the inspecting side says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from phoihop.access.checks import Actor
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.documents.services import keep
from phoihop.inspections.models import Extension, InspectionEvidence, InspectionRequest, Remedy, Verification
from phoihop.inspections.rules import WANTING, Stage, hold_address, hold_later, hold_said
from phoihop.inspections.services._holds import guarded, held_request, plain
from phoihop.plans import services as plans
from phoihop.plans.models import Task

REMEDY, VERIFY = Permission.INSPECTION_REMEDY, Permission.INSPECTION_VERIFY
PRODUCT = 300


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence to be handed in: a file by content and name, or an address within this site."""

    label: str
    address: str = ""
    content: bytes = b""
    name: str = ""


@transaction.atomic
def hand_in_remedy(
    *,
    request: InspectionRequest,
    statement: str,
    actor: Actor,
    at: datetime,
    evidence: Sequence[Shown] = (),
) -> Remedy:
    """State what was done on a request, with evidence (báo cáo kết quả khắc phục); its task is completed by it.

    What was stated before stays. Raises Refused while another statement awaits verification, or a part of the task is
    still open; Invalid for an empty statement and evidence that may not be kept.
    """
    request = held_request(request, REMEDY, actor, WANTING)
    hold_said(statement=statement)
    guarded(statement, *(f"{each.label}\n{each.address}" for each in evidence))
    number = (request.remedies.aggregate(last=Max("number"))["last"] or 0) + 1
    remedy = Remedy.objects.create(
        request=request, number=number, statement=plain(statement), handed_in_at=at, handed_in_by_id=actor.pk
    )
    for each in evidence:
        _keep(remedy, each, actor, at)
    request.stage = Stage.HANDED_IN
    request.save(update_fields=["stage"])
    task = _task(request)
    if task is not None and task.completed_on is None and task.cancelled_on is None:
        on = timezone.localdate(at)
        plans.complete_task(task=task, product=" ".join(statement.split())[:PRODUCT], on=on, actor=actor, at=at)
    facts = {"request": request.number, "version": number, "evidence": [each.label for each in evidence]}
    record(actor=actor, action="inspections.remedied", target=request.inspection, at=at, **facts)
    return remedy


@transaction.atomic
def verify(*, request: InspectionRequest, verified: bool, reason: str, actor: Actor, at: datetime) -> Verification:
    """Say for the inspecting side whether the remedy handed in last suffices (thẩm tra kết quả khắc phục).

    Where it does not, the task is open again. Raises Refused where nothing awaits verification.
    """
    request = held_request(request, VERIFY, actor, {Stage.HANDED_IN})
    hold_said(reason=reason)
    guarded(reason)
    remedy = request.remedies.latest("number")
    verification = Verification.objects.create(
        remedy=remedy, verified=verified, reason=plain(reason), judged_at=at, judged_by_id=actor.pk
    )
    request.stage = Stage.VERIFIED if verified else Stage.RETURNED
    request.save(update_fields=["stage"])
    task = _task(request)
    if not verified and task is not None and task.completed_on is not None:
        why = " ".join(reason.split())[:PRODUCT]
        plans.reopen_task(task=task, reason=why, permission=VERIFY, thing=request, actor=actor, at=at)
    facts = {"request": request.number, "version": remedy.number, "verified": verified, "reason": verification.reason}
    record(actor=actor, action="inspections.verified", target=request.inspection, at=at, **facts)
    return verification


@transaction.atomic
def extend(*, request: InspectionRequest, due_on: date, reason: str, actor: Actor, at: datetime) -> Extension:
    """Give more time for a request, for the inspecting side and for a reason (gia hạn); its task is due then too.

    What the signed conclusion named stays to be read. Raises Refused while a remedy awaits verification or suffices,
    Invalid for a day that gives no more time.
    """
    request = held_request(request, VERIFY, actor, WANTING)
    hold_said(reason=reason)
    hold_later(due_on, request.due_on, timezone.localdate(at))
    guarded(reason)
    extension = Extension.objects.create(
        request=request,
        former_due_on=request.due_on,
        due_on=due_on,
        reason=plain(reason),
        extended_at=at,
        extended_by_id=actor.pk,
    )
    request.due_on = due_on
    request.save(update_fields=["due_on"])
    task = _task(request)
    if task is not None and task.completed_on is None and task.cancelled_on is None:
        plans.extend_task(
            task=task, due_on=due_on, reason=extension.reason, permission=VERIFY, thing=request, actor=actor, at=at
        )
    facts = {"request": request.number, "old": extension.former_due_on, "new": due_on, "reason": extension.reason}
    record(actor=actor, action="inspections.extended", target=request.inspection, at=at, **facts)
    return extension


def _task(request: InspectionRequest) -> Task | None:
    return Task.objects.filter(pk=request.task_id or 0).first()


def _keep(remedy: Remedy, shown: Shown, actor: Actor, at: datetime) -> None:
    hold_said(label=shown.label)
    evidence = InspectionEvidence(remedy=remedy, label=shown.label.strip())
    if shown.content:
        evidence.upload = keep(
            content=shown.content, name=shown.name, permission=REMEDY, thing=remedy.request, actor=actor, at=at
        )
    else:
        evidence.address = hold_address(shown.address)
    evidence.save()
