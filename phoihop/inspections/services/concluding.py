"""The conclusion: signed, numbered, corrected only by a further record, and closed when everything is verified."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.documents import services as documents
from phoihop.documents.models import IssuedNumber, usual_scope
from phoihop.documents.paper import Kind as PaperKind
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.inspections.models import Inspection, InspectionConclusion, InspectionCorrection, InspectionRequest
from phoihop.inspections.rules import Stage, State, hold_due, hold_said, hold_signed_on
from phoihop.inspections.services._holds import guarded, held, plain
from phoihop.plans import services as plans
from phoihop.plans.rules import Source
from phoihop.plans.services import NewTask

CONCLUDE = Permission.INSPECTION_CONCLUDE
TASK_NAME = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What a conclusion says at large, and how it is issued: where, when, who signs in which office."""

    assessment: str
    signed_on: date
    issued_from: str
    signatory: str
    office: str
    on_behalf_of: str = ""
    layout: str = ""


@transaction.atomic
def conclude(*, inspection: Inspection, signing: Signing, actor: Actor, at: datetime) -> InspectionConclusion:
    """Sign the conclusion for the head of the team: it is numbered, frozen, and its requests become tasks (kết luận).

    Raises Refused before the findings are handed over; Invalid where nobody signs, for a day out of order, and for a
    request that would be due before it is made.
    """
    inspection = held(inspection, CONCLUDE, actor, at, {State.HANDED_OVER})
    names = ("assessment", "issued_from", "signatory", "office")
    hold_said(**{name: getattr(signing, name) for name in names})
    guarded(signing.assessment, signing.issued_from, signing.signatory, signing.office, signing.on_behalf_of)
    hold_signed_on(signing.signed_on, inspection.since, timezone.localdate(at))
    layout = signing.layout or inspection.programme.paper_form
    conclusion = InspectionConclusion.objects.create(
        inspection=inspection,
        assessment=plain(signing.assessment),
        number=_number(inspection, layout, signing.signed_on, actor, at),
        signed_on=signing.signed_on,
        layout=layout,
        issued_from=signing.issued_from.strip(),
        signatory=signing.signatory.strip(),
        office=signing.office.strip(),
        on_behalf_of=signing.on_behalf_of.strip(),
        entered_at=at,
        entered_by_id=actor.pk,
    )
    made = [_give(request, conclusion, actor, at) for request in inspection.requests.select_related("body")]
    findings = [[each.number, each.text] for each in inspection.findings.all()]
    facts = {"number": conclusion.number.number, "signed_on": signing.signed_on, "requests": len(made)}
    record(actor=actor, action="inspections.concluded", target=inspection, at=at, findings=findings, **facts)
    return conclusion


@transaction.atomic
def correct(*, inspection: Inspection, text: str, actor: Actor, at: datetime) -> InspectionCorrection:
    """Add a dated correction to a signed conclusion, which stays as it was signed (đính chính kết luận).

    Raises Refused where none was signed.
    """
    inspection = held(inspection, CONCLUDE, actor, at, {State.CONCLUDED, State.CLOSED})
    if inspection.signed is None:
        raise Refused(_("No conclusion was signed, so there is nothing to correct."))
    hold_said(text=text)
    guarded(text)
    correction = InspectionCorrection.objects.create(
        inspection=inspection, text=plain(text), corrected_on=timezone.localdate(at), corrected_by_id=actor.pk
    )
    record(actor=actor, action="inspections.corrected", target=inspection, at=at, text=correction.text)
    return correction


@transaction.atomic
def close(*, inspection: Inspection, actor: Actor, at: datetime) -> Inspection:
    """Close an inspection whose every request is verified (kết thúc kiểm tra). Raises Refused while one is open."""
    inspection = held(inspection, CONCLUDE, actor, at, {State.CONCLUDED})
    open_ = inspection.requests.exclude(stage=Stage.VERIFIED).first()
    if open_ is not None:
        reason = _("Request %(number)s is not verified yet. An inspection is closed when all of them are.")
        raise Refused(reason % {"number": open_.number})
    inspection.closed_on = timezone.localdate(at)
    inspection.save(update_fields=["closed_on"])
    record(actor=actor, action="inspections.closed", target=inspection, at=at)
    return inspection


def _number(inspection: Inspection, layout: str, signed_on: date, actor: Actor, at: datetime) -> IssuedNumber:
    issuer = f"body:{inspection.head.body_id}"
    scope, term = usual_scope(layout, issuer, signed_on)
    return documents.issue_number(
        issuer=issuer,
        kind=PaperKind.NOTICE,
        scope=scope,
        term=term,
        signed_on=signed_on,
        subject=inspection.title,
        paper=f"inspection:{inspection.pk}",
        permission=CONCLUDE,
        thing=inspection.head,
        actor=actor,
        at=at,
    )


def _give(
    request: InspectionRequest, conclusion: InspectionConclusion, actor: Actor, at: datetime
) -> InspectionRequest:
    """The request as a task that binds the body asked."""
    inspection = conclusion.inspection
    hold_due(request.due_on, conclusion.signed_on)
    # What is kept with the task is Vietnamese, as the conclusion is.
    number = f"{conclusion.number.number:02d} ngày {written(conclusion.signed_on)}"
    label = f"Kiến nghị {request.number}, Thông báo kết luận số {number}: {inspection.title}"
    task = NewTask(
        name=" ".join(request.text.split())[:TASK_NAME],
        lead=request.body,
        due_on=request.due_on,
        product="Báo cáo kết quả khắc phục kèm minh chứng",
    )
    request.task = plans.give_task(
        programme=inspection.programme,
        task=task,
        source_kind=Source.INSPECTION,
        source_key=request.source_key,
        source_label=label[:400],
        permission=CONCLUDE,
        thing=inspection.head,
        actor=actor,
        at=at,
    )
    request.stage = Stage.OPEN
    request.save(update_fields=["task", "stage"])
    return request
