"""The nouns of this room."""

from phoihop.inspections.models.checklists import Checklist, ChecklistPoint, ChecklistVersion
from phoihop.inspections.models.inspections import (
    Finding,
    FindingReply,
    InspectingBody,
    Inspection,
    InspectionAnswer,
    InspectionConclusion,
    InspectionCorrection,
    InspectionQuerySet,
)
from phoihop.inspections.models.plans import InspectionPlan, InspectionPlanQuerySet
from phoihop.inspections.models.requests import (
    Extension,
    InspectionEvidence,
    InspectionRequest,
    InspectionRequestQuerySet,
    Remedy,
    Verification,
)

__all__ = [
    "Checklist",
    "ChecklistPoint",
    "ChecklistVersion",
    "Extension",
    "Finding",
    "FindingReply",
    "InspectingBody",
    "Inspection",
    "InspectionAnswer",
    "InspectionConclusion",
    "InspectionCorrection",
    "InspectionEvidence",
    "InspectionPlan",
    "InspectionPlanQuerySet",
    "InspectionQuerySet",
    "InspectionRequest",
    "InspectionRequestQuerySet",
    "Remedy",
    "Verification",
]
