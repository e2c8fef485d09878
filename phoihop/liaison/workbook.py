"""Notes, the cases counted in them, and the notes that are missing, as Excel files."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, Sheet, write_book, write_sheet
from phoihop.liaison.models import CaseCount, Note
from phoihop.liaison.owing import OwedNote


def note_list(notes: Iterable[Note]) -> bytes:
    """Notes come from `for_listing()`; a second sheet has one row for each kind of case that a note counts."""
    held = list(notes)
    columns = [
        Column(name="subject", title=_("What it is about"), width=60),
        Column(name="kind", title=_("Kind"), width=20),
        Column(name="period", title=_("Period"), width=16),
        Column(name="body", title=_("Sender"), width=40),
        Column(name="sent", title=_("Sent"), format=Format.DAY),
        Column(name="recipients", title=_("Sent to"), width=50),
        Column(name="read", title=_("Read by how many"), format=Format.COUNT),
        Column(name="unread", title=_("Not read by"), width=40),
        Column(name="programme", title=_("Programme"), width=50),
    ]
    cases = [
        Column(name="subject", title=_("What it is about"), width=60),
        Column(name="body", title=_("Sender"), width=40),
        Column(name="period", title=_("Period"), width=16),
        Column(name="kind", title=_("Kind of case"), width=44),
        Column(name="arisen", title=_("Arisen"), format=Format.COUNT),
        Column(name="settled", title=_("Settled"), format=Format.COUNT),
        Column(name="remaining", title=_("Still open"), format=Format.COUNT),
    ]
    counted = [_case_cells(note, case) for note in held for case in note.cases.all()]
    return write_book(
        [
            Sheet(title=_("Liaison notes"), columns=columns, rows=[_cells(note) for note in held]),
            Sheet(title=_("Complex cases"), columns=cases, rows=counted),
        ]
    )


def owed_list(owed: Iterable[OwedNote], today: date) -> bytes:
    """One row for each note that a party has not sent."""
    columns = [
        Column(name="body", title=_("Sender"), width=40),
        Column(name="kind", title=_("Kind"), width=20),
        Column(name="period", title=_("Period"), width=16),
        Column(name="due", title=_("Due"), format=Format.DAY),
        Column(name="programme", title=_("Programme"), width=50),
        Column(name="state", title=_("State"), width=16),
    ]
    rows: list[list[object]] = [
        [
            each.body.label,
            str(each.kind.label),
            each.told_of,
            each.due_on,
            each.programme.label,
            _("Late") if each.due_on < today else _("To be written"),
        ]
        for each in owed
    ]
    return write_sheet(_("Missing notes"), columns, rows)


def _cells(note: Note) -> list[object]:
    recipients = list(note.recipients.all())
    return [
        note.subject,
        str(note.get_kind_display()),
        note.told_of,
        note.body.label,
        timezone.localdate(note.sent_at) if note.sent_at else None,
        "; ".join(each.body.label for each in recipients),
        len(recipients) - len(note.unread) if note.sent_at else None,
        "; ".join(each.body.label for each in note.unread) if note.sent_at else "",
        note.programme.label,
    ]


def _case_cells(note: Note, case: CaseCount) -> list[object]:
    kind = str(case.get_kind_display())
    return [note.subject, note.body.label, note.told_of, kind, case.arisen, case.settled, case.remaining]
