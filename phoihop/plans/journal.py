"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words
from phoihop.plans.rules import Source

WORDS = Words(
    deeds={
        "plans.amendment_dropped": _("Draft of an amendment dropped"),
        "plans.amendment_opened": _("Amendment of a plan begun"),
        "plans.approved": _("Plan approved"),
        "plans.block_entered": _("Block of joint work entered"),
        "plans.drafted": _("Plan begun"),
        "plans.edited": _("Draft of a plan changed"),
        "plans.task_amended": _("Task amended"),
        "plans.task_cancelled": _("Task no longer carried out"),
        "plans.task_completed": _("Task completed"),
        "plans.task_edited": _("Task changed"),
        "plans.task_extended": _("More time given for a task"),
        "plans.task_given": _("Task given"),
        "plans.task_progressed": _("Progress of a task reported"),
        "plans.task_proofs_set": _("Proofs of a task named"),
        "plans.task_reassigned": _("Task given to another lead body"),
        "plans.task_reminded": _("Reminded of a task"),
        "plans.task_removed": _("Task taken out of the draft"),
        "plans.task_reopened": _("Task opened again"),
    },
    facts={
        "source": _("source"),
    },
    codes={
        "source": dict(Source.choices),
        "kind": {
            "plans.near": _("nearly due"),
            "plans.overdue": _("overdue"),
        },
    },
)
