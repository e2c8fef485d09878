"""The list of bodies as an Excel file."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, write_sheet
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.models import Body


def body_list(bodies: Iterable[Body], day: date) -> bytes:
    """One row a body as it was on `day`; `bodies` come from `for_listing(day)`."""
    columns = [
        Column(name="name", title=_("Name"), width=60),
        Column(name="abbreviation", title=_("Abbreviation"), width=20),
        Column(name="line", title=_("Line"), width=20),
        Column(name="level", title=_("Level"), width=14),
        Column(name="parent", title=_("Under"), width=50),
        Column(name="place", title=_("Place"), width=30),
        Column(name="slug", title=_("Address on this site"), width=30),
    ]
    head = [_("Bodies as of %(day)s") % {"day": written(day)}]
    return write_sheet(_("Bodies"), columns, [_cells(body) for body in bodies], head=head)


def _cells(body: Body) -> list[object]:
    [version] = body.versions_then
    return [
        version.name,
        version.abbreviation,
        body.get_line_display(),
        body.get_level_display(),
        str(version.parent or ""),
        str(version.place),
        body.slug,
    ]
