"""Review reports: drafted, written, and signed."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Label, Slug, kept
from phoihop.api.offering import Offers
from phoihop.reviews import services
from phoihop.reviews.models import Passage, Review, ReviewQuerySet
from phoihop.reviews.quotes import Difference
from phoihop.reviews.rules import Kind, Status
from phoihop.submissions.models import Closing

router = Router()


class ReviewOut(Schema):
    id: int
    programme: Slug
    kind: Kind
    title: str
    since: date
    until: date
    status: Status
    number: Label
    signed_on: date | None
    refreshed_at: datetime

    @staticmethod
    def resolve_number(review: Review) -> str:
        return str(review.issued_number or "")


class PassageOut(Schema):
    """A passage; its stamp is sent back with whatever changes it."""

    id: int
    annex: int
    order: int
    kind: str
    level: int
    text: str
    stamp: int


class QuotedOut(Schema):
    code: str
    label: str
    words: str
    low: Decimal | None
    high: Decimal | None
    expected: int
    received: int
    approved: int


class IssuerOut(Schema):
    body: Slug
    superior: str
    signatory: str
    office: str
    authority: str
    on_behalf_of: str


class ReviewWithContent(ReviewOut):
    """A review; in a passage, a figure stands by its code."""

    layout: str
    issued_from: str
    recipients: str
    issuers: list[IssuerOut]
    passages: list[PassageOut]
    figures: list[QuotedOut]

    @staticmethod
    def resolve_issuers(review: Review) -> list[object]:
        return list(review.issuers.select_related("body").order_by("order"))

    @staticmethod
    def resolve_passages(review: Review) -> list[object]:
        return list(review.passages.order_by("annex", "order"))

    @staticmethod
    def resolve_figures(review: Review) -> list[object]:
        return list(review.figures.order_by("pk"))


class DifferenceOut(Schema):
    """A figure that says something else than before."""

    code: str
    was: str
    words: str

    @staticmethod
    def resolve_words(difference: Difference) -> str:
        return difference.now.words


class TextIn(Schema):
    text: str
    seen_stamp: Annotated[int, Field(description="The stamp of the passage when it was read.")]


@router.get("/reviews", response=list[ReviewOut])
@paginate
def reviews(
    request: Request, programme: str = "", kind: Kind | None = None, status: Status | None = None
) -> ReviewQuerySet:
    """List the reviews one may see, by programme, kind and status."""
    found = Review.objects.visible_to(request.user).for_listing().select_related("issued_number")
    return kept(found, programme__slug=programme, kind=kind, status=status)


@router.get("/reviews/{review}", response=ReviewWithContent)
def review(request: Request, review: int) -> Review:
    """Read a review with its issuers, its passages and the figures they quote."""
    return get_object_or_404(Review.objects.visible_to(request.user).for_listing(), pk=review)


@router.put("/passages/{passage}", response=PassageOut)
def edit_passage(request: Request, passage: int, asked: TextIn) -> Passage:
    """Change the text of a passage.

    Answers 409 where somebody else changed it meanwhile, and 422 for words that cannot stay: a code that is no figure
    of the review, a table whose rows do not fit, and what free text may not hold.
    """
    seen = Passage.objects.filter(review__in=Review.objects.visible_to(request.user))
    found = get_object_or_404(seen, pk=passage)
    edited = services.edit_passage(passage=found, **asked.dict(), actor=request.user, at=timezone.now())
    if edited.fault:
        raise HttpError(422 if edited.theirs is None else 409, edited.fault)
    return edited.passage


offer = Offers(router, "reviews", within={Passage: "review", Closing: "programme"})
offer("POST /reviews", services.draft_review, ReviewWithContent, status=201)
offer("PUT /reviews/{review}/description", services.describe, ReviewOut)
offer("PUT /reviews/{review}/issuers", services.set_issuers, list[IssuerOut])
offer("POST /reviews/{review}/passages", services.add_passage, PassageOut, status=201)
offer("POST /passages/{passage}/move", services.move_passage, PassageOut)
offer("DELETE /passages/{passage}", services.drop_passage)
offer("POST /reviews/{review}/figures", services.quote_figure, QuotedOut, status=201)
offer("POST /reviews/{review}/refresh", services.refresh_figures, list[DifferenceOut])
offer("POST /reviews/{review}/sign", services.sign, ReviewOut)
