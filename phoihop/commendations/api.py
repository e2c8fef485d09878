"""Proposals for awards, for programs."""

from datetime import date

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.commendations import services
from phoihop.commendations.models import AwardProposal, ProposalQuerySet
from phoihop.commendations.rules import Category, State, Subject

router = Router(tags=["commendations"])


class AwardOut(Schema):
    """A proposal. Of a person nothing is told but that it is one: names stay on the pages."""

    id: int
    programme: str
    body: str
    authority: str
    form: str
    category: Category
    subject_kind: Subject
    collective: str | None
    achievement: str
    achieved_since: date
    achieved_until: date
    proposed_on: date
    state: State
    pending: str
    conferred_on: date | None
    revoked_on: date | None

    @staticmethod
    def resolve_programme(award: AwardProposal) -> str:
        return award.programme.slug

    @staticmethod
    def resolve_body(award: AwardProposal) -> str:
        return award.body.slug

    @staticmethod
    def resolve_authority(award: AwardProposal) -> str:
        return award.authority.slug

    @staticmethod
    def resolve_form(award: AwardProposal) -> str:
        return award.form.name

    @staticmethod
    def resolve_collective(award: AwardProposal) -> str | None:
        return award.collective.slug if award.collective else None


class ReasonIn(Schema):
    reason: str


@router.get("/awards", response=list[AwardOut])
@paginate
def awards(request: Request, programme: str = "", body: str = "", state: State | None = None) -> ProposalQuerySet:
    """The proposals one may see, by programme, body and where they stand."""
    found = AwardProposal.objects.visible_to(request.user).for_listing()
    kept = {"programme__slug": programme, "body__slug": body, "state": state or ""}
    return found.filter(**{name: value for name, value in kept.items() if value})


@router.get("/awards/{pk}", response=AwardOut)
def award(request: Request, pk: int) -> AwardProposal:
    """A proposal."""
    return _found(request, pk)


@router.post("/awards/{pk}/submit", response=AwardOut)
def submit(request: Request, pk: int) -> AwardProposal:
    """Hand a proposal to the authority."""
    return services.submit(proposal=_found(request, pk), actor=request.user, at=timezone.now())


@router.post("/awards/{pk}/withdraw", response=AwardOut)
def withdraw(request: Request, pk: int, asked: ReasonIn) -> AwardProposal:
    """Take a proposal back, saying why."""
    found = _found(request, pk)
    return services.withdraw(proposal=found, reason=asked.reason, actor=request.user, at=timezone.now())


def _found(request: Request, pk: int) -> AwardProposal:
    return get_object_or_404(AwardProposal.objects.visible_to(request.user).for_listing(), pk=pk)
