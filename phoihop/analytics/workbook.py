"""A table of figures as an Excel file: words as the page shows them, and beside them the bounds to calculate with."""

from datetime import datetime

from django.utils.translation import gettext as _

from phoihop.analytics.leagues import League
from phoihop.analytics.looking import Look
from phoihop.documents.sheets import Column, Format, Sheet, write_book


def league_book(look: Look, league: League, at: datetime) -> bytes:
    """One sheet with the words, one with the lower and upper bound of every figure."""
    head = [
        look.programme.label,
        f"{league.title} · {look.node.label} · {look.period_label} · {look.structure_label}",
        *([_("Made-up figures")] if look.programme.illustrative else []),
    ]
    corner = Column(name="label", title=league.corner, width=50)
    titles = list(enumerate(league.columns))
    spoken = [Column(name=f"c{number}", title=title, width=18) for number, title in titles]
    bounded = [
        Column(name=f"{end}{number}", title=f"{title} – {named}", format=Format.DECIMAL, width=18)
        for number, title in titles
        for end, named in (("low", _("at least")), ("high", _("at most")))
    ]
    worded = [[row.label, *(cell.words for cell in row.cells)] for row in league.rows]
    counted = [
        [row.label, *(bound for cell in row.cells for bound in (cell.figure.low, cell.figure.high))]
        for row in league.rows
    ]
    sheets = [
        Sheet(title=_("In words"), columns=[corner, *spoken], rows=worded, head=head),
        Sheet(title=_("In bounds"), columns=[corner, *bounded], rows=counted, head=head),
    ]
    return write_book(sheets, at=at)
