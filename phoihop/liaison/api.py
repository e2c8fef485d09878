"""Liaison notes, for programs that read them."""

from datetime import datetime

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.liaison.models import Note, NoteQuerySet, Recipient
from phoihop.liaison.rules import Kind, State

router = Router(tags=["liaison"])


class RecipientOut(Schema):
    body: str
    read_at: datetime | None
    answer: str

    @staticmethod
    def resolve_body(recipient: Recipient) -> str:
        return recipient.body.slug


class NoteOut(Schema):
    id: int
    programme: str
    body: str
    kind: Kind
    state: State
    subject: str
    account: str
    assessment: str
    proposals: str
    sent_at: datetime | None
    recipients: list[RecipientOut]

    @staticmethod
    def resolve_programme(note: Note) -> str:
        return note.programme.slug

    @staticmethod
    def resolve_body(note: Note) -> str:
        return note.body.slug

    @staticmethod
    def resolve_recipients(note: Note) -> list[object]:
        return list(note.recipients.all())


@router.get("/notes", response=list[NoteOut])
@paginate
def notes(request: Request, q: str = "", programme: str = "") -> NoteQuerySet:
    """The notes one may read, by words and programme."""
    found = Note.objects.visible_to(request.user).search(q).for_listing()
    return found.filter(programme__slug=programme) if programme else found


@router.get("/notes/{pk}", response=NoteOut)
def note(request: Request, pk: int) -> Note:
    """A note. Reading it here does not say that one's body has read it."""
    return get_object_or_404(Note.objects.visible_to(request.user).for_listing(), pk=pk)
