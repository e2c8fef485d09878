"""Inspections, what they found and asked for, and how that was met, for programs."""

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Key, Label, Slug, kept
from phoihop.api.offering import Offers
from phoihop.inspections import services, showing
from phoihop.inspections.models import (
    Checklist,
    ChecklistPoint,
    ChecklistVersion,
    Finding,
    FindingReply,
    Inspection,
    InspectionEvidence,
    InspectionPlan,
    InspectionQuerySet,
    InspectionRequest,
    InspectionRequestQuerySet,
)
from phoihop.inspections.rules import Kind, Stage, State, Verdict
from phoihop.programmes.models import Programme

router = Router(tags=["inspections"])
Told = dict[str, Request]


class PlanOut(Schema):
    """A programme's inspections of a year."""

    id: int
    programme: Slug
    year: int
    purpose: str
    reference: str
    approved_on: date | None


class PointOut(Schema):
    id: int
    order: int
    requirement: str
    basis: str


class ChecklistOut(Schema):
    """A version of a checklist; inspections keep the one they were planned with."""

    id: int
    name: str
    number: int
    since: date
    points: list[PointOut]

    @staticmethod
    def resolve_name(version: ChecklistVersion) -> str:
        return version.checklist.name


class TeamOut(Schema):
    body: Slug
    heads: bool
    office: str


class InspectionOut(Schema):
    id: int
    programme: Slug
    plan: int | None
    checklist: int | None
    title: str
    scope: str
    is_survey: bool
    body: Slug
    place: Slug
    since: date
    until: date
    state: State
    team: list[TeamOut]
    handed_over_at: datetime | None
    closed_on: date | None
    called_off_at: datetime | None
    called_off_reason: str

    @staticmethod
    def resolve_plan(inspection: Inspection) -> int | None:
        return inspection.plan_id

    @staticmethod
    def resolve_checklist(inspection: Inspection) -> int | None:
        return inspection.checklist_id


class EvidenceOut(Schema):
    """A file, or the address of something on this site."""

    id: int
    label: str
    address: str
    file: str

    @staticmethod
    def resolve_file(evidence: InspectionEvidence) -> str:
        return evidence.upload.name if evidence.upload else ""


class ReplyOut(Schema):
    text: str
    replied_at: datetime
    by: Label

    @staticmethod
    def resolve_by(reply: FindingReply) -> str:
        return str(reply.replied_by or "")


class FindingOut(Schema):
    id: int
    number: int
    kind: Kind
    text: str
    point: Key | None
    found_on: date
    evidence: list[EvidenceOut]
    replies: list[ReplyOut]


class VerificationOut(Schema):
    verified: bool
    reason: str
    judged_at: datetime


class RemedyOut(Schema):
    number: int
    statement: str
    handed_in_at: datetime
    evidence: list[EvidenceOut]
    judged: VerificationOut | None


class RequestOut(Schema):
    """What an inspection asks of a body; a task once the conclusion is signed."""

    id: int
    inspection: int
    finding: int | None
    number: int
    text: str
    body: Slug
    due_on: date
    stage: Stage
    task: int | None

    @staticmethod
    def resolve_inspection(request: InspectionRequest) -> int:
        return request.inspection_id

    @staticmethod
    def resolve_finding(request: InspectionRequest) -> int | None:
        return request.finding_id

    @staticmethod
    def resolve_task(request: InspectionRequest) -> int | None:
        return request.task_id


class ExtensionOut(Schema):
    former_due_on: date
    due_on: date
    reason: str
    extended_at: datetime


class RequestWithRemedies(RequestOut):
    remedies: list[RemedyOut]
    extensions: list[ExtensionOut]


class AnswerOut(Schema):
    """What the team answers to a point of the checklist; without a verdict, nothing yet."""

    point: int
    requirement: str
    verdict: Verdict | None
    remark: str


class ConclusionOut(Schema):
    assessment: str
    number: Label
    signed_on: date
    signatory: str
    office: str
    on_behalf_of: str


class CorrectionOut(Schema):
    text: str
    corrected_on: date


class InspectionWithContent(InspectionOut):
    """An inspection with what its team wrote; whoever was inspected reads it once it was handed over."""

    answers: list[AnswerOut]
    findings: list[FindingOut]
    requests: list[RequestWithRemedies]
    conclusion: ConclusionOut | None
    corrections: list[CorrectionOut]

    @staticmethod
    def resolve_answers(inspection: Inspection, context: Told) -> list[object]:
        return [
            {"point": point.pk, "requirement": point.requirement, "verdict": answer and answer.verdict,
             "remark": answer.remark if answer else ""}
            for point, answer in showing.answers(inspection, context["request"].user)
        ]  # fmt: skip

    @staticmethod
    def resolve_findings(inspection: Inspection, context: Told) -> list[object]:
        seen = Finding.objects.visible_to(context["request"].user).filter(inspection=inspection)
        return list(seen.prefetch_related("evidence__upload", "replies__replied_by"))

    @staticmethod
    def resolve_requests(inspection: Inspection, context: Told) -> list[object]:
        seen = InspectionRequest.objects.visible_to(context["request"].user).filter(inspection=inspection)
        return list(showing.with_remedies(seen).order_by("number"))

    @staticmethod
    def resolve_conclusion(inspection: Inspection) -> object:
        return inspection.signed


@router.get("/inspection-plans", response=list[PlanOut])
@paginate
def plans(request: Request, programme: str = "", year: int | None = None) -> object:
    """List the plans of inspections one may see, by programme and year."""
    found = InspectionPlan.objects.visible_to(request.user).select_related("programme").order_by("-year", "pk")
    return kept(found, programme__slug=programme, year=year)


@router.get("/programmes/{programme}/checklists", response=list[ChecklistOut])
@paginate
def checklists(request: Request, programme: str) -> object:
    """List every version of the checklists of a programme, with its points."""
    visible = Programme.objects.visible_to(request.user).filter(slug=programme)
    found = ChecklistVersion.objects.filter(checklist__programme__in=visible).select_related("checklist")
    return found.prefetch_related("points").order_by("checklist__name", "-number")


@router.get("/inspections", response=list[InspectionOut])
@paginate
def inspections(
    request: Request, q: str = "", programme: str = "", body: str = "", state: State | None = None
) -> InspectionQuerySet:
    """List the inspections one may see, by words, programme, inspected body and where they stand today."""
    found = Inspection.objects.visible_to(request.user).search(q).for_listing()
    found = kept(found, programme__slug=programme, body__slug=body)
    return found.in_state(state, timezone.localdate()) if state else found


@router.get("/inspections/{inspection}", response=InspectionWithContent)
def inspection(request: Request, inspection: int) -> Inspection:
    """Read an inspection with its answers, findings, requests and conclusion, as far as one may see them yet."""
    return get_object_or_404(Inspection.objects.visible_to(request.user).for_listing(), pk=inspection)


@router.get("/inspection-requests", response=list[RequestOut])
@paginate
def requests(
    request: Request, q: str = "", programme: str = "", body: str = "", stage: Stage | None = None
) -> InspectionRequestQuerySet:
    """List the requests one may see, by words, programme, body asked and stage."""
    found = InspectionRequest.objects.visible_to(request.user).search(q).for_listing()
    return kept(found, inspection__programme__slug=programme, body__slug=body, stage=stage)


@router.get("/inspection-requests/{asked_request}", response=RequestWithRemedies)
def inspection_request(request: Request, asked_request: int) -> InspectionRequest:
    """Read a request with every remedy handed in and what was said of it."""
    seen = showing.with_remedies(InspectionRequest.objects.visible_to(request.user))
    return get_object_or_404(seen, pk=asked_request)


offer = Offers(
    router,
    "inspections",
    within={
        Checklist: "programme",
        ChecklistVersion: "checklist__programme",
        ChecklistPoint: "version__checklist__programme",
        InspectionEvidence: "finding",
    },
)
offer("POST /programmes/{programme}/inspection-plans", services.draft_plan, PlanOut, status=201)
offer("POST /inspection-plans/{plan}/approve", services.approve_plan, PlanOut)
offer("POST /programmes/{programme}/checklists", services.issue_checklist, ChecklistOut, status=201)
offer("POST /programmes/{programme}/inspections", services.plan_inspection, InspectionOut, status=201)
offer("PUT /inspections/{inspection}", services.edit_inspection, InspectionOut)
offer("POST /inspections/{inspection}/call-off", services.call_off, InspectionOut)
offer("PATCH /inspections/{inspection}/answers", services.answer_checklist, InspectionWithContent)
offer("POST /inspections/{inspection}/findings", services.add_finding, FindingOut, status=201)
offer("PUT /findings/{finding}", services.edit_finding, FindingOut)
offer("DELETE /findings/{finding}", services.drop_finding)
offer("POST /findings/{finding}/evidence", services.attach_evidence, EvidenceOut, status=201)
offer("DELETE /evidence/{evidence}", services.drop_evidence)
offer("POST /findings/{finding}/replies", services.reply, ReplyOut, status=201)
offer("POST /inspections/{inspection}/requests", services.draft_request, RequestOut, status=201)
offer("PUT /inspection-requests/{request}", services.edit_request, RequestOut)
offer("DELETE /inspection-requests/{request}", services.drop_request)
offer("POST /inspections/{inspection}/hand-over", services.hand_over, InspectionOut)
offer("POST /inspections/{inspection}/conclude", services.conclude, ConclusionOut)
offer("POST /inspections/{inspection}/corrections", services.correct, CorrectionOut, status=201)
offer("POST /inspections/{inspection}/close", services.close, InspectionOut)
offer("POST /inspection-requests/{request}/remedies", services.hand_in_remedy, RemedyOut, status=201)
offer("POST /inspection-requests/{request}/verify", services.verify, VerificationOut)
offer("POST /inspection-requests/{request}/extend", services.extend, RequestOut)
