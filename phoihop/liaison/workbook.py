"""The list of notes as an Excel file: one row for each note, and the cases counted beside it."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.documents.sheets import Column, Format, Sheet, write_book
from phoihop.liaison.models import CaseCount, Note


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
