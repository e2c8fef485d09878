"""The list of bodies as an Excel file."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.models import Body


def body_list(bodies: Iterable[Body], day: date) -> bytes:
    """One row a body as it was on `day`; `bodies` come from `for_listing(day)`."""
    content = BytesIO()
    # Cells that begin like a formula stay text: names come from people.
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet(_("Bodies"))
        bold = workbook.add_format({"bold": True, "bottom": 1})
        sheet.write(0, 0, _("Bodies as of %(day)s") % {"day": written(day)}, workbook.add_format({"bold": True}))
        titles = [
            _("Name"),
            _("Abbreviation"),
            _("Line"),
            _("Level"),
            _("Under"),
            _("Place"),
            _("Address on this site"),
        ]
        for column, title in enumerate(titles):
            sheet.write(2, column, title, bold)
        for row, body in enumerate(bodies, start=3):
            for column, text in enumerate(_cells(body)):
                sheet.write_string(row, column, text)
        sheet.set_column(0, 0, 60)
        sheet.set_column(1, 6, 28)
        sheet.freeze_panes(3, 1)
    return content.getvalue()


def _cells(body: Body) -> list[str]:
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
