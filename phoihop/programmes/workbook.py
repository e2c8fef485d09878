"""The participants of a programme as an Excel file."""

from datetime import date

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, write_sheet
from phoihop.foundation.vietnamese import day as written
from phoihop.programmes.models import ParticipationQuerySet, Programme


def participants(programme: Programme, found: ParticipationQuerySet, day: date) -> bytes:
    """One row for each body that takes part; `found` comes from `for_listing()`."""
    columns = [
        Column(name="body", title=_("Body"), width=60),
        Column(name="address", title=_("Address"), width=36),
        Column(name="level", title=_("Level")),
        Column(name="place", title=_("Place"), width=28),
        Column(name="reports_to", title=_("Reports to"), width=48),
        Column(name="since", title=_("From"), format=Format.DAY),
        Column(name="last_day", title=_("Last day"), format=Format.DAY),
    ]
    rows = [
        (
            participation.body.label,
            participation.body.slug,
            str(participation.body.get_level_display()),
            str(participation.body.place),
            participation.reports_to.label if participation.reports_to else "",
            participation.valid_from,
            participation.last_day,
        )
        for participation in found
    ]
    head = [programme.label, _("Participants as of %(day)s") % {"day": written(day)}]
    return write_sheet(_("Participants"), columns, rows, head=head)
