"""What the page of an inspection shows to somebody, and how inspections stand in numbers."""

from typing import Any

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from phoihop.access.checks import Actor, bodies_reaching, may
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.inspections.models import (
    ChecklistPoint,
    Finding,
    Inspection,
    InspectionAnswer,
    InspectionQuerySet,
    InspectionRequest,
    InspectionRequestQuerySet,
    Remedy,
)
from phoihop.inspections.rules import RECORDING, WANTING, Stage, State
from phoihop.programmes.models import Programme


def laid_out(inspection: Inspection, actor: Actor) -> dict[str, Any]:
    """Everything that the page of an inspection shows."""
    findings = Finding.objects.visible_to(actor).filter(inspection=inspection)
    requests = with_remedies(InspectionRequest.objects.visible_to(actor).filter(inspection=inspection))
    state = inspection.state
    return {
        "inspection": inspection,
        "state": state,
        "findings": list(findings.select_related("point").prefetch_related("replies__replied_by", "evidence__upload")),
        "requests": list(requests.order_by("number")),
        "answers": answers(inspection, actor),
        "corrections": inspection.corrections.all(),
        "layouts": Programme.PaperForm.choices,
        **_may(inspection, actor, state),
    }


def with_remedies(requests: InspectionRequestQuerySet) -> InspectionRequestQuerySet:
    """Requests with their remedies, evidence and what was said of them."""
    remedies = Remedy.objects.select_related("verification", "handed_in_by").prefetch_related("evidence__upload")
    return (
        requests.for_listing()
        .select_related("inspection__conclusion")
        .prefetch_related(Prefetch("remedies", queryset=remedies), "inspection__team")
    )


def totals(inspections: InspectionQuerySet, actor: Actor) -> dict[str, int]:
    """How many inspections and requests there are of those asked for, and how they stand."""
    keys = inspections.order_by().values("pk")
    found = Inspection.objects.filter(pk__in=keys).aggregate(
        inspections=Count("pk", filter=Q(called_off_at=None)),
        concluded=Count("pk", filter=Q(conclusion__isnull=False)),
    )
    requests = InspectionRequest.objects.visible_to(actor).exclude(stage=Stage.DRAFT).filter(inspection__in=keys)
    today = timezone.localdate()
    return found | requests.order_by().aggregate(
        requests=Count("pk"),
        verified=Count("pk", filter=Q(stage=Stage.VERIFIED)),
        handed_in=Count("pk", filter=Q(stage=Stage.HANDED_IN)),
        late=Count("pk", filter=Q(stage__in=WANTING, due_on__lt=today)),
    )


def planners(actor: Actor) -> list[Programme]:
    """The programmes whose inspections `actor` may plan."""
    leads = bodies_reaching(actor, Permission.INSPECTION_PLAN, Reach.LEAD)
    return list(Programme.objects.led_by(leads).order_by("-term_from", "pk"))


def answers(inspection: Inspection, actor: Actor) -> list[tuple[ChecklistPoint, InspectionAnswer | None]]:
    """Each point with its answer; the inspected body reads them together with the findings."""
    probe = Finding(inspection=inspection)
    if inspection.checklist is None or not may(actor, Permission.INSPECTION_VIEW, probe):
        return []
    known = {each.point_id: each for each in inspection.answers.all()}
    return [(point, known.get(point.pk)) for point in inspection.checklist.points.all()]


def _may(inspection: Inspection, actor: Actor, state: State) -> dict[str, bool]:
    plans = may(actor, Permission.INSPECTION_PLAN, inspection)
    records = may(actor, Permission.INSPECTION_RECORD, inspection)
    concludes = may(actor, Permission.INSPECTION_CONCLUDE, inspection.head)
    replies = may(actor, Permission.INSPECTION_REMEDY, Finding(inspection=inspection))
    return {
        "plans": plans and state in {State.PLANNED, State.UNDER_WAY},
        "records": records and state in RECORDING,
        "hands_over": records and state == State.UNDER_WAY,
        "replies": replies and state == State.HANDED_OVER,
        "concludes": concludes and state == State.HANDED_OVER,
        "asks": records and state in RECORDING and not inspection.is_survey,
        "corrects": concludes and inspection.signed is not None,
        "closes": concludes and state == State.CONCLUDED and not inspection.open_count,
    }
