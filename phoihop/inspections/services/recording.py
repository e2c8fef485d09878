"""What the team writes down until the conclusion is signed, and what the inspected body says beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.documents.services import keep
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.inspections.models import (
    ChecklistPoint,
    Finding,
    FindingReply,
    Inspection,
    InspectionAnswer,
    InspectionEvidence,
    InspectionRequest,
)
from phoihop.inspections.rules import (
    RECORDING,
    Kind,
    State,
    Verdict,
    hold_address,
    hold_asking,
    hold_due,
    hold_responsible,
    hold_said,
    hold_state,
)
from phoihop.inspections.services._holds import guarded, held, plain
from phoihop.organisations.models import Body
from phoihop.records.searching import searchable

RECORD = Permission.INSPECTION_RECORD


@dataclass(frozen=True, slots=True)
class Answered:
    """What is answered to a point of the checklist."""

    verdict: Verdict
    remark: str = ""


@transaction.atomic
def answer_checklist(
    *, inspection: Inspection, answers: Mapping[ChecklistPoint, Answered], actor: Actor, at: datetime
) -> Inspection:
    """Answer points of the checklist; what was answered before is replaced (ghi kết quả theo đề cương).

    Raises Invalid for a point of another checklist, Refused outside the time in which the team writes.
    """
    inspection = held(inspection, RECORD, actor, at, RECORDING)
    if any(point.version_id != inspection.checklist_id for point in answers):
        raise Invalid(_("These points belong to another version of the checklist. Reload the page."))
    guarded(*(each.remark for each in answers.values()))
    inspection.answers.filter(point__in=[point.pk for point in answers]).delete()
    InspectionAnswer.objects.bulk_create(
        InspectionAnswer(inspection=inspection, point=point, verdict=each.verdict, remark=plain(each.remark))
        for point, each in answers.items()
    )
    facts = {point.order: each.verdict for point, each in answers.items()}
    record(actor=actor, action="inspections.checklist_answered", target=inspection, at=at, answers=facts)
    return inspection


@transaction.atomic
def add_finding(
    *,
    inspection: Inspection,
    kind: Kind,
    text: str,
    actor: Actor,
    at: datetime,
    point: ChecklistPoint | None = None,
) -> Finding:
    """Write down a strength or a shortcoming (ghi nhận ưu điểm, tồn tại). Raises Refused once the conclusion stands."""
    inspection = held(inspection, RECORD, actor, at, RECORDING)
    hold_said(text=text)
    guarded(text)
    _hold_point(inspection, point)
    finding = Finding.objects.create(
        inspection=inspection,
        number=_next(inspection.findings.aggregate(last=Max("number"))["last"]),
        kind=kind,
        text=plain(text),
        point=point,
        found_on=timezone.localdate(at),
    )
    record(actor=actor, action="inspections.finding_added", target=inspection, at=at, number=finding.number, kind=kind)
    return finding


@transaction.atomic
def edit_finding(
    *, finding: Finding, kind: Kind, text: str, actor: Actor, at: datetime, point: ChecklistPoint | None = None
) -> Finding:
    """Change a finding while the team may still write; the journal keeps what it said before (sửa nhận xét)."""
    inspection = held(finding.inspection, RECORD, actor, at, RECORDING)
    finding = inspection.findings.get(pk=finding.pk)
    hold_said(text=text)
    guarded(text)
    _hold_point(inspection, point)
    before = finding.text
    finding.kind, finding.text, finding.point = kind, plain(text), point
    finding.save(update_fields=["kind", "text", "point"])
    facts = {"number": finding.number, "before": before, "after": finding.text}
    record(actor=actor, action="inspections.finding_edited", target=inspection, at=at, **facts)
    return finding


@transaction.atomic
def drop_finding(*, finding: Finding, actor: Actor, at: datetime) -> Inspection:
    """Take a finding back before it is handed over (bỏ nhận xét). Raises Refused where a request rests on it."""
    inspection = held(finding.inspection, RECORD, actor, at, {State.UNDER_WAY})
    if finding.requests.exists():
        raise Refused(_("A request rests on this finding. Take the request back first."))
    record(actor=actor, action="inspections.finding_dropped", target=inspection, at=at, text=finding.text)
    finding.delete()
    return inspection


@transaction.atomic
def attach_evidence(
    *,
    finding: Finding,
    label: str,
    actor: Actor,
    at: datetime,
    address: str = "",
    content: bytes = b"",
    name: str = "",
) -> InspectionEvidence:
    """Put a file, or the address of a figure or report of this site, behind a finding (gắn minh chứng).

    Raises Invalid for neither or both, and for a file that may not be kept.
    """
    inspection = held(finding.inspection, RECORD, actor, at, RECORDING)
    hold_said(label=label)
    guarded(label, address)
    if bool(content) == bool(address.strip()):
        reason = _("Choose a file or give an address, one of the two.")
        raise Invalid(reason, address=reason)
    evidence = InspectionEvidence(finding=finding, label=label.strip())
    if content:
        evidence.upload = keep(content=content, name=name, permission=RECORD, thing=inspection, actor=actor, at=at)
    else:
        evidence.address = hold_address(address)
    evidence.save()
    facts = {"finding": finding.number, "label": evidence.label, "address": evidence.address}
    record(actor=actor, action="inspections.evidence_attached", target=inspection, at=at, **facts)
    return evidence


@transaction.atomic
def drop_evidence(*, evidence: InspectionEvidence, actor: Actor, at: datetime) -> Inspection:
    """Take evidence from a finding while the team may still write (bỏ minh chứng).

    Raises Refused for the evidence of a remedy, which stays as it was handed in.
    """
    if evidence.finding is None:
        raise Refused(_("The evidence of a remedy stays as it was handed in."))
    inspection = held(evidence.finding.inspection, RECORD, actor, at, RECORDING)
    record(actor=actor, action="inspections.evidence_dropped", target=inspection, at=at, label=evidence.label)
    evidence.delete()
    return inspection


@transaction.atomic
def draft_request(
    *,
    inspection: Inspection,
    text: str,
    body: Body,
    due_on: date,
    actor: Actor,
    at: datetime,
    finding: Finding | None = None,
) -> InspectionRequest:
    """Draft what the conclusion will ask of a body, with its due day (dự thảo kiến nghị).

    Raises Invalid for a due day before the visit ends and for a body of the team, Refused for a survey.
    """
    inspection = held(inspection, RECORD, actor, at, RECORDING)
    hold_asking(is_survey=inspection.is_survey)
    request = InspectionRequest(
        inspection=inspection, number=_next(inspection.requests.aggregate(last=Max("number"))["last"])
    )
    _write_request(request, text=text, body=body, due_on=due_on, finding=finding)
    request.save()
    facts = {"number": request.number, "body": body.name, "due_on": due_on}
    record(actor=actor, action="inspections.request_drafted", target=inspection, at=at, **facts)
    return request


@transaction.atomic
def edit_request(
    *,
    request: InspectionRequest,
    text: str,
    body: Body,
    due_on: date,
    actor: Actor,
    at: datetime,
    finding: Finding | None = None,
) -> InspectionRequest:
    """Change a request before the conclusion is signed (sửa kiến nghị). Raises what `draft_request` raises."""
    inspection = held(request.inspection, RECORD, actor, at, RECORDING)
    request = inspection.requests.get(pk=request.pk)
    _write_request(request, text=text, body=body, due_on=due_on, finding=finding)
    request.save()
    facts = {"number": request.number, "body": body.name, "due_on": due_on}
    record(actor=actor, action="inspections.request_edited", target=inspection, at=at, **facts)
    return request


@transaction.atomic
def drop_request(*, request: InspectionRequest, actor: Actor, at: datetime) -> Inspection:
    """Take a request back before the conclusion is signed (bỏ kiến nghị)."""
    inspection = held(request.inspection, RECORD, actor, at, RECORDING)
    record(actor=actor, action="inspections.request_dropped", target=inspection, at=at, text=request.text)
    inspection.requests.get(pk=request.pk).delete()
    return inspection


@transaction.atomic
def hand_over(*, inspection: Inspection, actor: Actor, at: datetime) -> Inspection:
    """Hand the findings over to the inspected body, which may now read and answer them (bàn giao dự thảo nhận xét).

    A survey is closed by it. Raises Refused without a finding.
    """
    inspection = held(inspection, RECORD, actor, at, {State.UNDER_WAY})
    count = inspection.findings.count()
    if not count:
        raise Refused(_("Nothing was found yet. Write down at least one finding first."))
    inspection.handed_over_at = at
    inspection.closed_on = timezone.localdate(at) if inspection.is_survey else None
    inspection.save(update_fields=["handed_over_at", "closed_on"])
    record(actor=actor, action="inspections.handed_over", target=inspection, at=at, findings=count)
    return inspection


@transaction.atomic
def reply(*, finding: Finding, text: str, actor: Actor, at: datetime) -> FindingReply:
    """Answer a finding for the inspected body; the finding itself stays as the team wrote it (giải trình).

    Raises Refused before findings are handed over and once the conclusion is signed.
    """
    fresh = Finding.objects.select_for_update(of=("self",)).select_related("inspection__programme")
    finding = fresh.get(pk=finding.pk)
    require(actor, Permission.INSPECTION_REMEDY, finding)
    hold_state(finding.inspection.state_on(timezone.localdate(at)), {State.HANDED_OVER})
    hold_said(text=text)
    guarded(text)
    said = FindingReply.objects.create(finding=finding, text=plain(text), replied_at=at, replied_by_id=actor.pk)
    record(actor=actor, action="inspections.replied", target=finding.inspection, at=at, finding=finding.number)
    return said


def _next(last: int | None) -> int:
    return (last or 0) + 1


def _hold_point(inspection: Inspection, point: ChecklistPoint | None) -> None:
    if point is not None and point.version_id != inspection.checklist_id:
        raise Invalid(_("These points belong to another version of the checklist. Reload the page."))


def _write_request(request: InspectionRequest, *, text: str, body: Body, due_on: date, finding: Finding | None) -> None:
    inspection = request.inspection
    hold_said(text=text)
    guarded(text)
    hold_due(due_on, inspection.last_day)
    hold_responsible(body.pk, (each.body_id for each in inspection.team.all()))
    if finding is not None and finding.inspection_id != inspection.pk:
        raise Invalid(_("This finding belongs to another inspection. Reload the page."))
    request.text, request.body, request.due_on, request.finding = plain(text), body, due_on, finding
    request.search_text = searchable(text, body.name)
