"""What is owed under a regime as an Excel file."""

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, write_sheet
from phoihop.reporting.models import ObligationQuerySet, Regime


def obligations(regime: Regime, found: ObligationQuerySet) -> bytes:
    """One row an obligation; `found` comes from `for_listing()`."""
    columns = [
        Column(name="period", title=_("Period"), width=28),
        Column(name="body", title=_("Body"), width=56),
        Column(name="place", title=_("Place"), width=28),
        Column(name="receiver", title=_("Handed to"), width=56),
        Column(name="due_on", title=_("Due on"), format=Format.DAY),
        Column(name="request", title=_("Asked for by"), width=40),
    ]
    rows = [
        (one.period_label, one.body.label, str(one.place), one.receiver.label, one.due_on, one.request) for one in found
    ]
    return write_sheet(_("Reports owed"), columns, rows, head=[regime.programme.label, regime.label])
