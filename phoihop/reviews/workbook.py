"""Reviews, conferences, those invited, and what came of the conclusions, as Excel files."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, write_sheet
from phoihop.reviews.following import Clause
from phoihop.reviews.models import Conference, Invitation, Review


def review_list(reviews: Iterable[Review]) -> bytes:
    """One row for each review; they come from `for_listing()`."""
    columns = [
        Column(name="title", title=_("Subject"), width=60),
        Column(name="programme", title=_("Programme"), width=50),
        Column(name="kind", title=_("Kind of review"), width=20),
        Column(name="since", title=_("From"), format=Format.DAY),
        Column(name="last_day", title=_("Last day"), format=Format.DAY),
        Column(name="status", title=_("Status"), width=16),
        Column(name="number", title=_("Number"), format=Format.COUNT),
        Column(name="signed_on", title=_("Signed on"), format=Format.DAY),
    ]
    rows: list[list[object]] = [
        [
            each.title,
            each.programme.label,
            str(each.get_kind_display()),
            each.since,
            each.last_day,
            str(each.get_status_display()),
            each.issued_number.number if each.issued_number else None,
            each.signed_on,
        ]
        for each in reviews
    ]
    return write_sheet(_("Reviews"), columns, rows)


def conference_list(conferences: Iterable[Conference]) -> bytes:
    """One row for each conference; they come from `for_listing()` and `with_numbers()`."""
    columns = [
        Column(name="title", title=_("Conference"), width=60),
        Column(name="kind", title=_("Kind of conference"), width=20),
        Column(name="programme", title=_("Programme"), width=50),
        Column(name="day", title=_("Day"), format=Format.DAY),
        Column(name="venue", title=_("Venue"), width=40),
        Column(name="invited", title=_("Number invited"), format=Format.COUNT),
        Column(name="present", title=_("Present"), format=Format.COUNT),
        Column(name="conclusions", title=_("Conclusions"), format=Format.COUNT),
        Column(name="status", title=_("Status"), width=20),
    ]
    rows: list[list[object]] = [
        [
            each.title,
            str(each.get_kind_display()),
            each.programme.label,
            each.held_on,
            each.venue,
            each.invited_count,
            each.present_count,
            each.clause_count,
            str(each.state.label),
        ]
        for each in conferences
    ]
    return write_sheet(_("Conferences"), columns, rows)


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
