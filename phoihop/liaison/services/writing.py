"""Notes while they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.documents.services import keep
from phoihop.foundation.content import guard
from phoihop.foundation.periods import code
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.liaison.models import CaseCount, Note, NoteFile, Recipient
from phoihop.liaison.rules import PART_NAMES, Cases, Kind, State, hold_cases, hold_over, period_of
from phoihop.liaison.services import _holds
from phoihop.organisations.models import Body
from phoihop.programmes.models import Participation, Party, Programme
from phoihop.records.searching import searchable

MOST_FILES = 5
LONGEST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a note says: its subject, three parts, who signs, to whom it goes and the cases counted."""

    subject: str
    account: str = ""
    assessment: str = ""
    proposals: str = ""
    signatory: str = ""
    office: str = ""
    recipients: Sequence[Body] = ()
    cases: Sequence[Cases] = ()


@transaction.atomic
def draft(
    *,
    programme: Programme,
    body: Body,
    kind: Kind,
    told: Told,
    actor: Actor,
    at: datetime,
    period: str = "",
    corrects: Note | None = None,
) -> Note:
    """Begin a note (soạn thông tin trao đổi). `period` is a code such as 2026-03, empty for an urgent note.

    Raises Invalid for an empty subject, a period of another length or still to come, a recipient outside the
    programme, and text that names a person by number or bears a mark of secrecy; Refused where the period was told of.
    """
    note = Note(programme=programme, body=body, kind=kind, drafted_at=at, drafted_by_id=actor.pk)
    require(actor, Permission.NOTE_WRITE, note)
    today = timezone.localdate(at)
    found = period_of(kind, period)
    hold_over(found, today)
    note.period = code(found) if found else ""
    _hold_takes_part(programme, [body], today, "body")
    _hold_correction(note, corrects, actor)
    note.corrects = corrects
    if corrects is None and note.period:
        _hold_told_once(note)
    _write(note, told, today)
    record(actor=actor, action="liaison.drafted", target=note, at=at, kind=kind, period=note.period)
    return note


@transaction.atomic
def correct(*, note: Note, actor: Actor, at: datetime) -> Note:
    """Begin a note that corrects one that was sent, with its text to start from (soạn thông tin đính chính).

    Raises Refused for a draft, which is edited instead.
    """
    names = (*PART_NAMES, "signatory", "office")
    told = Told(
        subject=f"Đính chính: {note.subject}"[:300],
        recipients=[each.body for each in note.recipients.select_related("body")],
        cases=[each.counted() for each in note.cases.all()],
        **{name: getattr(note, name) for name in names},
    )
    return draft(
        programme=note.programme,
        body=note.body,
        kind=Kind(note.kind),
        period=note.period,
        corrects=note,
        told=told,
        actor=actor,
        at=at,
    )


@transaction.atomic
def edit(*, note: Note, told: Told, actor: Actor, at: datetime) -> Note:
    """Change a note before it is sent (sửa bản thảo). Raises what `draft` raises; Refused for one that was sent."""
    held = _holds.held_draft(note, actor)
    _write(held, told, timezone.localdate(at))
    record(actor=actor, action="liaison.edited", target=held, at=at)
    return held


@transaction.atomic
def discard(*, note: Note, actor: Actor, at: datetime) -> None:
    """Throw a draft away (bỏ bản thảo). Raises Refused for a note that was sent."""
    held = _holds.held_draft(note, actor)
    record(actor=actor, action="liaison.discarded", target=held, at=at, subject=held.subject)
    held.delete()


@transaction.atomic
def attach(*, note: Note, content: bytes, name: str, actor: Actor, at: datetime) -> NoteFile:
    """Add a file to a draft (đính kèm tệp). Raises Invalid for what may not be kept, Refused for a sixth file."""
    held = _holds.held_draft(note, actor)
    if held.files.count() >= MOST_FILES:
        raise Refused(_("A note has at most 5 files. Drop one of them first."))
    upload = keep(content=content, name=name, permission=Permission.NOTE_WRITE, thing=held, actor=actor, at=at)
    guard(upload.name)
    file = NoteFile.objects.create(note=held, upload=upload)
    record(actor=actor, action="liaison.file_attached", target=held, at=at, name=upload.name, sha256=upload.sha256)
    return file


@transaction.atomic
def drop_file(*, file: NoteFile, actor: Actor, at: datetime) -> Note:
    """Take a file from a draft (bỏ tệp đính kèm)."""
    held = _holds.held_draft(file.note, actor)
    record(actor=actor, action="liaison.file_dropped", target=held, at=at, name=file.upload.name)
    file.delete()
    return held


def _write(note: Note, told: Told, today: date) -> None:
    if not told.subject.strip():
        reason = _("Say in one line what the note is about.")
        raise Invalid(reason, subject=reason)
    names = ("subject", *PART_NAMES, "signatory", "office")
    for name in names:
        text = getattr(told, name).strip()
        if len(text) > LONGEST:
            reason = _("This is longer than 10.000 characters. Shorten it, or attach the rest as a file.")
            raise Invalid(reason, **{name: reason})
        guard(text)
        setattr(note, name, text)
    hold_cases(told.cases)
    recipients = list(dict.fromkeys(told.recipients))
    if note.body in recipients:
        reason = _("A note goes to other bodies than the one that writes it. Leave that one out.")
        raise Invalid(reason, recipients=reason)
    _hold_takes_part(note.programme, recipients, today, "recipients")
    note.search_text = searchable(note.subject, note.body.name)[:700]
    note.save()
    note.recipients.all().delete()
    Recipient.objects.bulk_create(Recipient(note=note, body=body) for body in recipients)
    note.cases.all().delete()
    CaseCount.objects.bulk_create(
        CaseCount(note=note, kind=each.kind, arisen=each.arisen, settled=each.settled, remaining=each.remaining)
        for each in told.cases
    )


def _hold_takes_part(programme: Programme, bodies: Sequence[Body], today: date, field: str) -> None:
    parties = Party.objects.filter(programme=programme, body__in=bodies).values_list("body", flat=True)
    joined = Participation.objects.as_of(today).filter(programme=programme, body__in=bodies)
    known = {*parties, *joined.values_list("body", flat=True)}
    strangers = [body.label for body in bodies if body.pk not in known]
    if strangers:
        reason = _("%(bodies)s: takes no part in this programme. Notes go between those who do.")
        reason %= {"bodies": "; ".join(strangers)}
        raise Invalid(reason, **{field: reason})


def _hold_told_once(note: Note) -> None:
    same = Note.objects.filter(programme=note.programme, body=note.body, kind=note.kind, period=note.period)
    if same.exists():
        raise Refused(_("There is a note of this period already. Finish it, or write one that corrects it."))


def _hold_correction(note: Note, corrects: Note | None, actor: Actor) -> None:
    if corrects is None:
        return
    if corrects.body_id != note.body_id:
        raise NotAllowed(_("Only the body that sent a note corrects it."), actor=actor.pk)
    same = (corrects.programme_id, corrects.kind, corrects.period)
    if corrects.state != State.SENT or same != (note.programme_id, note.kind, note.period):
        raise Refused(_("A correction belongs to a note that was sent, of the same kind and period."))
