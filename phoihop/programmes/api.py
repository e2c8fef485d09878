"""Programmes, who signed them and who takes part, for programs."""

from datetime import date

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Slug
from phoihop.api.offering import Offers
from phoihop.programmes import services
from phoihop.programmes.models import (
    Participation,
    ParticipationQuerySet,
    Party,
    Programme,
    ProgrammeQuerySet,
    Regulation,
    Seat,
)

router = Router(tags=["programmes"])


class PartyOut(Schema):
    id: int
    body: Slug
    role: Party.Role
    signatory: str
    office: str


class ProgrammeOut(Schema):
    slug: str
    reference: str
    title: str
    title_en: str
    signed_on: date | None
    term_from: date
    term_until: date
    parent: Slug | None
    illustrative: bool
    parties: list[PartyOut]

    @staticmethod
    def resolve_parties(programme: Programme) -> list[object]:
        return list(programme.parties.all())


class ParticipationOut(Schema):
    id: int
    body: Slug
    reports_to: Slug | None
    valid_from: date
    valid_until: date | None


class RegulationOut(Schema):
    """A version of the coordination regulation, in force from its day."""

    id: int
    version: int
    reference: str
    title: str
    signed_on: date
    summary: str
    valid_from: date
    valid_until: date | None


class SeatOut(Schema):
    """A seat on the steering committee, taken by whoever holds an office."""

    id: int
    title: str
    body: Slug
    office: str
    order: int
    valid_from: date
    valid_until: date | None


@router.get("/programmes", response=list[ProgrammeOut])
@paginate
def programmes(request: Request, q: str = "", as_of: date | None = None) -> ProgrammeQuerySet:
    """List the programmes one may see, by words of the title; with a day, those in force on it."""
    found = Programme.objects.visible_to(request.user).search(q).for_listing()
    return found.in_force(as_of) if as_of else found


@router.get("/programmes/{programme}", response=ProgrammeOut)
def programme(request: Request, programme: str) -> Programme:
    """Read a programme with its parties."""
    return _found(request, programme)


@router.get("/programmes/{programme}/participants", response=list[ParticipationOut])
@paginate
def participants(request: Request, programme: str, as_of: date | None = None) -> ParticipationQuerySet:
    """List who takes part on a day (today unless told), and to whom they report."""
    taking = _found(request, programme).participations.as_of(as_of or timezone.localdate())
    return taking.select_related("body", "reports_to")


@router.get("/programmes/{programme}/regulations", response=list[RegulationOut])
@paginate
def regulations(request: Request, programme: str) -> object:
    """List every version of a programme's coordination regulation."""
    return _found(request, programme).regulations.order_by("version")


@router.get("/programmes/{programme}/seats", response=list[SeatOut])
@paginate
def seats(request: Request, programme: str, as_of: date | None = None) -> object:
    """List the seats of the steering committee on a day (today unless told)."""
    held = _found(request, programme).seats.as_of(as_of or timezone.localdate())
    return held.select_related("body").order_by("order", "pk")


def _found(request: Request, slug: str) -> Programme:
    return get_object_or_404(Programme.objects.visible_to(request.user).for_listing(), slug=slug)


CHANGES = {
    "title": str, "title_en": str, "number": int | None, "symbol": str, "signed_on": date | None,
    "parent": Programme | None, "paper_form": Programme.PaperForm,
}  # fmt: skip
within = {Party: "programme", Participation: "programme", Regulation: "programme", Seat: "programme"}
offer = Offers(router, "programmes", within)
offer("POST /programmes", services.sign, ProgrammeOut, status=201)
offer("PATCH /programmes/{programme}", services.edit, ProgrammeOut, changes=CHANGES)
offer("POST /programmes/{programme}/extend", services.extend, ProgrammeOut)
offer("POST /programmes/{programme}/parties", services.add_party, PartyOut, status=201)
offer("POST /parties/{party}/succeed", services.succeed_party, PartyOut)
offer("POST /programmes/{programme}/participants", services.join, ParticipationOut, status=201)
offer("POST /programmes/{programme}/participants/many", services.join_many, list[ParticipationOut], status=201)
offer("POST /participants/{participation}/leave", services.leave, ParticipationOut)
offer("POST /participants/{participation}/redirect", services.redirect, ParticipationOut)
offer("POST /programmes/{programme}/regulations", services.adopt_regulation, RegulationOut, status=201)
offer("POST /programmes/{programme}/regulations/amend", services.amend_regulation, RegulationOut, status=201)
offer("POST /programmes/{programme}/seats", services.seat, SeatOut, status=201)
offer("POST /seats/{seat}/vacate", services.vacate, SeatOut)
