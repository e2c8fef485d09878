"""What is done to inspections and what comes of them; the only place that writes them."""

from phoihop.inspections.services.concluding import Signing, close, conclude, correct
from phoihop.inspections.services.planning import (
    NewPoint,
    Planned,
    approve_plan,
    call_off,
    draft_plan,
    edit_inspection,
    issue_checklist,
    plan_inspection,
)
from phoihop.inspections.services.recording import (
    Answered,
    add_finding,
    answer_checklist,
    attach_evidence,
    draft_request,
    drop_evidence,
    drop_finding,
    drop_request,
    edit_finding,
    edit_request,
    hand_over,
    reply,
)
from phoihop.inspections.services.remedying import Shown, extend, hand_in_remedy, verify

__all__ = [
    "Answered",
    "NewPoint",
    "Planned",
    "Shown",
    "Signing",
    "add_finding",
    "answer_checklist",
    "approve_plan",
    "attach_evidence",
    "call_off",
    "close",
    "conclude",
    "correct",
    "draft_plan",
    "draft_request",
    "drop_evidence",
    "drop_finding",
    "drop_request",
    "edit_finding",
    "edit_inspection",
    "edit_request",
    "extend",
    "hand_in_remedy",
    "hand_over",
    "issue_checklist",
    "plan_inspection",
    "reply",
    "verify",
]
