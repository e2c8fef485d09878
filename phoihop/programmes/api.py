"""Programmes, who signed them and who takes part, for programs."""

from datetime import date

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.programmes.models import Participation, ParticipationQuerySet, Party, Programme, ProgrammeQuerySet

router = Router(tags=["programmes"])


class PartyOut(Schema):
    body: str
    role: Party.Role
    signatory: str
    office: str

    @staticmethod
    def resolve_body(party: Party) -> str:
        return party.body.slug


class ProgrammeOut(Schema):
    slug: str
    reference: str
    title: str
    title_en: str
    signed_on: date | None
    term_from: date
    term_until: date
    parent: str | None
    illustrative: bool
    parties: list[PartyOut]

    @staticmethod
    def resolve_parent(programme: Programme) -> str | None:
        return programme.parent.slug if programme.parent else None

    @staticmethod
    def resolve_parties(programme: Programme) -> list[object]:
        return list(programme.parties.all())


class ParticipationOut(Schema):
    body: str
    reports_to: str | None
    valid_from: date
    valid_until: date | None

    @staticmethod
    def resolve_body(row: Participation) -> str:
        return row.body.slug

    @staticmethod
    def resolve_reports_to(row: Participation) -> str | None:
        return row.reports_to.slug if row.reports_to else None


@router.get("/programmes", response=list[ProgrammeOut])
@paginate
def programmes(request: Request, q: str = "", as_of: date | None = None) -> ProgrammeQuerySet:
    """The programmes one may see, by words of the title; with a day, those in force on it."""
    found = Programme.objects.visible_to(request.user).search(q).for_listing()
    return found.in_force(as_of) if as_of else found


@router.get("/programmes/{slug}", response=ProgrammeOut)
def programme(request: Request, slug: str) -> Programme:
    """A programme with its parties."""
    return _found(request, slug)


@router.get("/programmes/{slug}/participants", response=list[ParticipationOut])
@paginate
def participants(request: Request, slug: str, as_of: date | None = None) -> ParticipationQuerySet:
    """Who takes part on a day (today unless told), and to whom they report."""
    taking = _found(request, slug).participations.as_of(as_of or timezone.localdate())
    return taking.select_related("body", "reports_to")


def _found(request: Request, slug: str) -> Programme:
    return get_object_or_404(Programme.objects.visible_to(request.user).for_listing(), slug=slug)
