"""The list of classes as an Excel file, one row for each audience."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, write_sheet
from phoihop.training.models import Attendance, Course


def course_list(courses: Iterable[Course]) -> bytes:
    """One row for each audience of each class; classes come from `for_listing()`."""
    columns = [
        Column(name="title", title=_("Title of the class"), width=60),
        Column(name="body", title=_("Held by"), width=40),
        Column(name="partners", title=_("Held together with"), width=30),
        Column(name="since", title=_("First day"), format=Format.DAY),
        Column(name="last_day", title=_("Last day"), format=Format.DAY),
        Column(name="place", title=_("Place"), width=26),
        Column(name="audience", title=_("Audience"), width=40),
        Column(name="invited", title=_("Invited"), format=Format.COUNT),
        Column(name="present", title=_("Present"), format=Format.COUNT),
        Column(name="content", title=_("Content"), width=50),
        Column(name="programme", title=_("Programme"), width=50),
    ]
    rows = [_cells(course, row) for course in courses for row in course.seats.all()]
    return write_sheet(_("Classes"), columns, rows)


def _cells(course: Course, row: Attendance) -> list[object]:
    return [
        course.title,
        course.body.label,
        course.partners,
        course.since,
        course.last_day,
        str(course.place),
        str(row.get_audience_display()),
        row.invited,
        row.present,
        course.content,
        course.programme.label,
    ]
