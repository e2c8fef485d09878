"""Proposals for awards, for programs."""

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Key, Label, Slug, kept
from phoihop.api.offering import Offers
from phoihop.commendations import services
from phoihop.commendations.models import (
    Announcement,
    AwardDecision,
    AwardForm,
    AwardProposal,
    Evidence,
    ProposalQuerySet,
)
from phoihop.commendations.rules import Category, FormKind, State, Subject
from phoihop.programmes.models import Programme
from phoihop.submissions.models import Entry

router = Router(tags=["commendations"])


class AwardOut(Schema):
    """A proposal. Of a person nothing is told but that it is one: names stay on the pages."""

    id: int
    programme: Slug
    body: Slug
    authority: Slug
    form: str
    category: Category
    subject_kind: Subject
    collective: Slug | None
    achievement: str
    achieved_since: date
    achieved_until: date
    proposed_on: date
    state: State
    pending: str
    conferred_on: date | None
    revoked_on: date | None

    @staticmethod
    def resolve_form(award: AwardProposal) -> str:
        return award.form.name


class EvidenceOut(Schema):
    """A model, or a figure of a report by its number, that shows the achievement."""

    id: int
    exemplar: Key | None
    entry: Key | None


class VoteOut(Schema):
    council: str
    met_on: date
    members: int
    present: int
    in_favour: int
    against: int
    blank: int


class AwardWithContent(AwardOut):
    report: str
    evidence: list[EvidenceOut]
    vote: VoteOut | None

    @staticmethod
    def resolve_vote(award: AwardProposal) -> object:
        return getattr(award, "vote", None)


class DecisionOut(Schema):
    id: int
    programme: Slug
    authority: Slug
    subject: str
    number: Label
    signed_on: date

    @staticmethod
    def resolve_number(decision: AwardDecision) -> str:
        return str(decision.issued_number)


class AnnouncementOut(Schema):
    """That a conference announces a decision."""

    decision: int
    named_at: datetime

    @staticmethod
    def resolve_decision(announcement: Announcement) -> int:
        return announcement.decision_id


class FormOut(Schema):
    """A form of award that may be proposed."""

    id: int
    name: str
    name_en: str
    kind: FormKind
    share: int
    retired: bool


@router.get("/awards", response=list[AwardOut])
@paginate
def awards(request: Request, programme: str = "", body: str = "", state: State | None = None) -> ProposalQuerySet:
    """List the proposals one may see, by programme, body and where they stand."""
    found = AwardProposal.objects.visible_to(request.user).for_listing()
    return kept(found, programme__slug=programme, body__slug=body, state=state)


@router.get("/awards/{proposal}", response=AwardWithContent)
def award(request: Request, proposal: int) -> AwardProposal:
    """Read a proposal with its evidence and how the council voted."""
    return get_object_or_404(AwardProposal.objects.visible_to(request.user).for_listing(), pk=proposal)


@router.get("/award-decisions", response=list[DecisionOut])
@paginate
def decisions(request: Request, programme: str = "") -> object:
    """List the decisions on awards that one may see, by programme."""
    found = AwardDecision.objects.visible_to(request.user).select_related("programme", "authority", "issued_number")
    return kept(found.order_by("-signed_on", "pk"), programme__slug=programme)


@router.get("/programmes/{programme}/award-forms", response=list[FormOut])
@paginate
def forms(request: Request, programme: str) -> object:
    """List the forms of award of a programme."""
    of = get_object_or_404(Programme.objects.visible_to(request.user), slug=programme)
    return AwardForm.objects.filter(programme=of).order_by("pk")


within = {AwardForm: "programme", Evidence: "proposal", Entry: "submission"}
offer = Offers(router, "commendations", within)
offer("POST /awards", services.propose, AwardWithContent, status=201)
offer("PUT /awards/{proposal}", services.edit, AwardWithContent)
offer("POST /awards/{proposal}/submit", services.submit, AwardOut)
offer("POST /awards/{proposal}/withdraw", services.withdraw, AwardOut)
offer("POST /awards/{proposal}/evidence", services.add_evidence, EvidenceOut, status=201)
offer("DELETE /award-evidence/{evidence}", services.drop_evidence)
offer("POST /awards/{proposal}/examine", services.examine, AwardWithContent)
offer("POST /awards/{proposal}/freeze", services.freeze, AwardOut)
offer("POST /awards/{proposal}/thaw", services.thaw, AwardOut)
offer("POST /awards/{proposal}/refuse", services.refuse, AwardOut)
offer("POST /award-decisions", services.decide, DecisionOut, status=201)
offer("PUT /conferences/{conference}/announcements", services.announce, list[AnnouncementOut])
offer("POST /award-conferrals", services.confer, list[AwardOut])
offer("POST /awards/{proposal}/revoke", services.revoke, AwardOut)
offer("POST /programmes/{programme}/award-forms", services.settle_form, FormOut, status=201)
offer("POST /programmes/{programme}/award-forms/usual", services.settle_usual_forms, list[FormOut])
offer("POST /award-forms/{form}/retire", services.retire_form, FormOut)
