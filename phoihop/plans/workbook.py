"""Tasks as an Excel file."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, write_sheet
from phoihop.foundation.vietnamese import day as written
from phoihop.plans.models import Plan, Task
from phoihop.plans.outline import Branch


def task_list(tasks: Iterable[Task], today: date) -> bytes:
    """One row a task; `tasks` come from `for_listing()`."""
    columns = [Column(name="programme", title=_("Programme"), width=50), *_columns()]
    rows = [[task.programme.label, *_cells(task, str(task.state_on(today).label))] for task in tasks]
    head = [_("Tasks as of %(day)s") % {"day": written(today)}]
    return write_sheet(_("Tasks"), columns, rows, head=head)


def plan_sheet(plan: Plan, branches: Iterable[Branch], today: date) -> bytes:
    """One row a task of the plan, numbered, with how far it certainly is."""
    columns = [
        Column(name="number", title=_("No."), width=8),
        *_columns(),
        Column(name="progress", title=_("Progress (%)"), format=Format.COUNT),
    ]
    rows = [
        [branch.number, *_cells(branch.task, str(branch.state.label)), branch.progress.percent] for branch in branches
    ]
    head = [plan.label, _("Tasks as of %(day)s") % {"day": written(today)}]
    return write_sheet(_("Tasks"), columns, rows, head=head)


def _columns() -> list[Column]:
    return [
        Column(name="name", title=_("Task"), width=60),
        Column(name="product", title=_("Product"), width=36),
        Column(name="lead", title=_("Lead body"), width=40),
        Column(name="partners", title=_("Co-operating bodies"), width=40),
        Column(name="block", title=_("Block"), width=36),
        Column(name="source", title=_("Where it comes from"), width=36),
        Column(name="starts_on", title=_("From"), format=Format.DAY),
        Column(name="due_on", title=_("To be completed by"), format=Format.DAY),
        Column(name="weight", title=_("Weight"), format=Format.COUNT, width=8),
        Column(name="state", title=_("How it stands"), width=28),
        Column(name="completed_on", title=_("Completed on"), format=Format.DAY),
        Column(name="handed_in", title=_("Product handed in"), width=36),
    ]


def _cells(task: Task, state: str) -> list[object]:
    return [
        task.name,
        task.product,
        task.lead.label,
        "; ".join(partner.label for partner in task.partners.all()),
        task.block.label if task.block else "",
        task.source_label or str(task.get_source_kind_display()),
        task.starts_on,
        task.due_on,
        task.weight,
        state,
        task.completed_on,
        task.handed_in,
    ]
