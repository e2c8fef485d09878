"""The list of those invited, and what came of the conclusions, as Excel files."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, write_sheet
from phoihop.reviews.following import Clause
from phoihop.reviews.models import Conference, Invitation


def attendance_list(conference: Conference, invitations: Iterable[Invitation]) -> bytes:
    """One row for each invited body; nobody is named."""
    columns = [
        Column(name="body", title=_("Body"), width=50),
        Column(name="invited", title=_("Number invited"), format=Format.COUNT),
        Column(name="answer", title=_("Answer"), width=20),
        Column(name="answer_note", title=_("Note of the answer"), width=40),
        Column(name="present", title=_("Present"), format=Format.COUNT),
        Column(name="absence_note", title=_("Note of absence"), width=40),
    ]
    rows = [
        [
            each.body.name_on(conference.held_on),
            each.invited,
            str(each.get_answer_display()),
            each.answer_note,
            each.present,
            each.absence_note,
        ]
        for each in invitations
    ]
    return write_sheet(_("Attendance"), columns, rows)


def conclusion_list(clauses: Iterable[Clause], today: date) -> bytes:
    """One row for each task of each clause; a clause without a task has one row."""
    columns = [
        Column(name="number", title=_("Clause number"), format=Format.COUNT),
        Column(name="clause", title=_("Conclusion"), width=60),
        Column(name="task", title=_("Task"), width=60),
        Column(name="lead", title=_("Lead body"), width=40),
        Column(name="partners", title=_("Co-operating bodies"), width=40),
        Column(name="due_on", title=_("To be completed by"), format=Format.DAY),
        Column(name="completed_on", title=_("Completed on"), format=Format.DAY),
        Column(name="state", title=_("How it stands"), width=26),
    ]
    return write_sheet(_("Conclusions"), columns, [row for clause in clauses for row in _rows(clause, today)])


def _rows(clause: Clause, today: date) -> list[list[object]]:
    first = [clause.conclusion.number, clause.conclusion.text]
    if not clause.tasks:
        return [[*first, "", "", "", None, None, ""]]
    return [
        [
            *first,
            task.name,
            task.lead.label,
            "; ".join(partner.label for partner in task.partners.all()),
            task.due_on,
            task.completed_on,
            str(task.state_on(today).label),
        ]
        for task in clause.tasks
    ]
