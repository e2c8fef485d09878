"""Liaison notes, for programs that read and write them."""

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Slug, kept
from phoihop.api.offering import Offers
from phoihop.liaison import services
from phoihop.liaison.models import ExchangeRegime, Note, NoteFile, NoteQuerySet
from phoihop.liaison.rules import CaseKind, Kind, State
from phoihop.programmes.models import Programme

router = Router(tags=["liaison"])


class RecipientOut(Schema):
    body: Slug
    read_at: datetime | None
    answer: str


class CasesOut(Schema):
    kind: CaseKind
    arisen: int
    settled: int
    remaining: int


class FileOut(Schema):
    id: int
    name: str

    @staticmethod
    def resolve_name(file: NoteFile) -> str:
        return file.upload.name


class NoteOut(Schema):
    id: int
    programme: Slug
    body: Slug
    kind: Kind
    period: str
    state: State
    subject: str
    account: str
    assessment: str
    proposals: str
    sent_at: datetime | None
    recipients: list[RecipientOut]


class NoteWithContent(NoteOut):
    """A note with its counts of cases and the files attached."""

    cases: list[CasesOut]
    files: list[FileOut]


class RegimeOut(Schema):
    """That each party owes a note of a kind for every period."""

    id: int
    programme: Slug
    kind: Kind
    days: int
    valid_from: date
    valid_until: date | None


@router.get("/notes", response=list[NoteOut])
@paginate
def notes(request: Request, q: str = "", programme: str = "", body: str = "", kind: Kind | None = None) -> NoteQuerySet:
    """List the notes one may read, by words, programme, sender and kind."""
    found = Note.objects.visible_to(request.user).search(q).for_listing()
    return kept(found, programme__slug=programme, body__slug=body, kind=kind)


@router.get("/notes/{note}", response=NoteWithContent)
def note(request: Request, note: int) -> Note:
    """Read a note. Reading it here does not say that one's body has read it."""
    return get_object_or_404(Note.objects.visible_to(request.user).for_listing(), pk=note)


@router.get("/programmes/{programme}/exchange-regimes", response=list[RegimeOut])
@paginate
def regimes(request: Request, programme: str) -> object:
    """List what notes the parties of a programme owe each other, and since when."""
    of = get_object_or_404(Programme.objects.visible_to(request.user), slug=programme)
    return ExchangeRegime.objects.filter(programme=of).select_related("programme").order_by("kind", "valid_from")


offer = Offers(router, "liaison", {NoteFile: "note", ExchangeRegime: "programme"})
offer("POST /notes", services.draft, NoteOut, status=201)
offer("PUT /notes/{note}", services.edit, NoteOut)
offer("DELETE /notes/{note}", services.discard)
offer("POST /notes/{note}/files", services.attach, FileOut, status=201)
offer("DELETE /note-files/{file}", services.drop_file)
offer("POST /notes/{note}/send", services.send, NoteOut)
offer("POST /notes/{note}/corrections", services.correct, NoteOut, status=201)
offer("POST /notes/{note}/read", services.confirm_read, list[RecipientOut])
offer("POST /notes/{note}/answer", services.answer, list[RecipientOut])
offer("POST /programmes/{programme}/exchange-regimes", services.settle_regime, RegimeOut, status=201)
offer("POST /exchange-regimes/{regime}/stop", services.stop_regime, RegimeOut)
