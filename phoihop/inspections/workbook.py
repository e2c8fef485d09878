"""Inspections, their plans and their requests as Excel files."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, write_sheet
from phoihop.inspections.models import Inspection, InspectionPlan, InspectionRequest
from phoihop.inspections.rules import Stage


def inspection_list(inspections: Iterable[Inspection], today: date) -> bytes:
    """One row for each inspection; they come from `for_listing()`."""
    columns = [
        Column(name="title", title=_("Title of the inspection"), width=60),
        Column(name="kind", title=_("Kind"), width=14),
        Column(name="body", title=_("Inspected body"), width=40),
        Column(name="since", title=_("From"), format=Format.DAY),
        Column(name="last_day", title=_("Last day"), format=Format.DAY),
        Column(name="team", title=_("Team"), width=60),
        Column(name="state", title=_("State"), width=20),
        Column(name="conclusion", title=_("Signed conclusion"), width=20),
        Column(name="requests", title=_("Requests"), width=12),
        Column(name="open", title=_("Not verified"), width=12),
        Column(name="late", title=_("Overdue"), width=12),
    ]
    return write_sheet(_("Inspections"), columns, [_cells(each, today) for each in inspections])


def plan_list(plans: Iterable[InspectionPlan]) -> bytes:
    """One row for each plan of a year; they come from `for_listing()`."""
    columns = [
        Column(name="year", title=_("Year"), width=8),
        Column(name="programme", title=_("Programme"), width=60),
        Column(name="reference", title=_("Number and symbol of the plan"), width=24),
        Column(name="approved_on", title=_("Approved on"), format=Format.DAY),
        Column(name="inspections", title=_("Number of inspections"), format=Format.COUNT),
        Column(name="purpose", title=_("Purpose and requirements"), width=80),
    ]
    rows: list[list[object]] = [
        [str(each.year), each.programme.label, each.reference, each.approved_on, each.inspection_count, each.purpose]
        for each in plans
    ]
    return write_sheet(_("Plans of inspections"), columns, rows)


def request_list(requests: Iterable[InspectionRequest]) -> bytes:
    """One row for each request; they come from `for_listing()`."""
    columns = [
        Column(name="request", title=_("Request"), width=70),
        Column(name="inspection", title=_("Inspection"), width=50),
        Column(name="body", title=_("Body asked"), width=40),
        Column(name="first_due_on", title=_("Asked to be met by"), format=Format.DAY),
        Column(name="due_on", title=_("To be met by"), format=Format.DAY),
        Column(name="stage", title=_("State"), width=24),
        Column(name="late", title=_("Overdue"), width=12),
    ]
    rows = [
        [
            each.text,
            each.inspection.title,
            each.body.label,
            each.first_due_on,
            each.due_on,
            str(Stage(each.stage).label),
            _("Overdue") if each.is_late else "",
        ]
        for each in requests
    ]
    return write_sheet(_("Requests"), columns, rows)


def _cells(inspection: Inspection, today: date) -> list[object]:
    return [
        inspection.title,
        _("Survey") if inspection.is_survey else _("Inspection"),
        inspection.body.label,
        inspection.since,
        inspection.last_day,
        "; ".join(each.body.label for each in inspection.team.all()),
        str(inspection.state_on(today).label),
        str(inspection.signed) if inspection.signed else "",
        inspection.request_count,
        inspection.open_count,
        inspection.late_count,
    ]
