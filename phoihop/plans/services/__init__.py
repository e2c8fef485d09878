"""What is done to plans and tasks; the only place that writes them."""

from phoihop.plans.services._terms import NewTask
from phoihop.plans.services.blocks import load_blocks
from phoihop.plans.services.breakdowns import break_down
from phoihop.plans.services.progress import (
    cancel_task,
    complete_task,
    extend_task,
    reassign_task,
    reopen_task,
    report_progress,
)
from phoihop.plans.services.reminders import remind_tasks
from phoihop.plans.services.tasks import add_task, divide_task, edit_task, give_task, remove_task, set_proofs
from phoihop.plans.services.versions import approve_plan, draft_plan, drop_amendment, edit_plan, open_amendment

__all__ = [
    "NewTask",
    "add_task",
    "approve_plan",
    "break_down",
    "cancel_task",
    "complete_task",
    "divide_task",
    "draft_plan",
    "drop_amendment",
    "edit_plan",
    "edit_task",
    "extend_task",
    "give_task",
    "load_blocks",
    "open_amendment",
    "reassign_task",
    "remind_tasks",
    "remove_task",
    "reopen_task",
    "report_progress",
    "set_proofs",
]
