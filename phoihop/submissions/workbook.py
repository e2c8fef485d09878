"""Lists of reports as Excel files."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, write_sheet
from phoihop.foundation.vietnamese import day as written
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Obligation
from phoihop.submissions.owing import SIGNS, Matrix, everything, mark_of


def owed_list(obligations: Iterable[Obligation], on: date) -> bytes:
    """One row a report that is owed, with how it stands on a day."""
    columns = [
        Column(name="body", title=_("Body"), width=44),
        Column(name="programme", title=_("Programme"), width=50),
        Column(name="period", title=_("Period"), width=18),
        Column(name="due_on", title=_("Due on"), format=Format.DAY),
        Column(name="status", title=_("Status"), width=20),
        Column(name="receiver", title=_("Handed to"), width=44),
    ]
    rows = (
        (
            str(owed.body),
            str(owed.regime.programme),
            owed.period_label,
            owed.due_on,
            str(mark_of(owed, on).label),
            str(owed.receiver),
        )
        for owed in obligations
    )
    return write_sheet(_("Reports"), columns, rows, head=[_("Reports as of %(day)s") % {"day": written(on)}])


def completeness(programme: Programme, matrix: Matrix) -> bytes:
    """Bodies by periods, a word in each cell."""
    columns = [
        Column(name="receiver", title=_("Handed to"), width=44),
        Column(name="body", title=_("Body"), width=44),
        Column(name="late", title=_("Late"), format=Format.COUNT, width=9),
        *(Column(name=code, title=label, width=18) for code, label in matrix.periods),
    ]
    rows = (
        (
            str(account.receiver),
            str(account.body),
            account.late,
            *(str(SIGNS[mark.state][1]) if mark else "" for mark in account.marks),
        )
        for account in everything(matrix)
    )
    head = [str(programme), _("Reports as of %(day)s") % {"day": written(matrix.on)}]
    return write_sheet(_("Completeness"), columns, rows, head=head)
