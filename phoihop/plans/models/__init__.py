"""The nouns of this room."""

from phoihop.plans.models.plans import Block, Plan, PlanQuerySet, PlanVersion
from phoihop.plans.models.tasks import Amendment, ProgressNote, Proof, Task, TaskQuerySet, Terms

__all__ = [
    "Amendment",
    "Block",
    "Plan",
    "PlanQuerySet",
    "PlanVersion",
    "ProgressNote",
    "Proof",
    "Task",
    "TaskQuerySet",
    "Terms",
]
