"""What is done to models; the only place that writes them."""

from phoihop.exemplars.services.individuals import count_individuals, state_derived
from phoihop.exemplars.services.judging import evaluate, pass_gate, publish, renew, take_back, unpublish
from phoihop.exemplars.services.registering import BOXES, Boxes, edit, register, withdraw
from phoihop.exemplars.services.rubrics import (
    NewCriterion,
    Thresholds,
    issue_default_rubric,
    issue_rubric,
    retire_field,
    settle_field,
    settle_national_fields,
)
from phoihop.exemplars.services.standing import check, drop_replication, replicate, resume, start, stop

__all__ = [
    "BOXES",
    "Boxes",
    "NewCriterion",
    "Thresholds",
    "check",
    "count_individuals",
    "drop_replication",
    "edit",
    "evaluate",
    "issue_default_rubric",
    "issue_rubric",
    "pass_gate",
    "publish",
    "register",
    "renew",
    "replicate",
    "resume",
    "retire_field",
    "settle_field",
    "settle_national_fields",
    "start",
    "state_derived",
    "stop",
    "take_back",
    "unpublish",
    "withdraw",
]
