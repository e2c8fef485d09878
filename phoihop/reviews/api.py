"""Review reports, for programs that read them."""

from datetime import date, datetime
from decimal import Decimal

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.reviews.models import Review, ReviewQuerySet
from phoihop.reviews.rules import Kind, Status

router = Router(tags=["reviews"])


class ReviewOut(Schema):
    id: int
    programme: str
    kind: Kind
    title: str
    since: date
    until: date
    status: Status
    signed_on: date | None
    refreshed_at: datetime

    @staticmethod
    def resolve_programme(review: Review) -> str:
        return review.programme.slug


class PassageOut(Schema):
    annex: int
    order: int
    kind: str
    level: int
    text: str


class QuotedOut(Schema):
    code: str
    label: str
    words: str
    low: Decimal | None
    high: Decimal | None
    expected: int
    received: int
    approved: int


class ReviewWithContent(ReviewOut):
    """A review; in a passage, a figure stands by its code."""

    passages: list[PassageOut]
    figures: list[QuotedOut]

    @staticmethod
    def resolve_passages(review: Review) -> list[object]:
        return list(review.passages.order_by("annex", "order"))

    @staticmethod
    def resolve_figures(review: Review) -> list[object]:
        return list(review.figures.order_by("pk"))


@router.get("/reviews", response=list[ReviewOut])
@paginate
def reviews(request: Request, programme: str = "") -> ReviewQuerySet:
    """The reviews one may see."""
    found = Review.objects.visible_to(request.user).for_listing()
    return found.filter(programme__slug=programme) if programme else found


@router.get("/reviews/{pk}", response=ReviewWithContent)
def review(request: Request, pk: int) -> Review:
    """A review with its passages and the figures they quote."""
    return get_object_or_404(Review.objects.visible_to(request.user).for_listing(), pk=pk)
