"""Closings: the figures of a programme for a span, frozen."""

from datetime import date, datetime

from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Slug, kept
from phoihop.api.offering import Offers
from phoihop.submissions import services
from phoihop.submissions.models import Closing, ClosingQuerySet

router = Router()


class ClosingOut(Schema):
    """That figures were frozen, with a hash over them."""

    id: int
    programme: Slug
    since: date
    until: date
    at: datetime
    digest: str
    note: str


@router.get("/closings", response=list[ClosingOut])
@paginate
def closings(request: Request, programme: str = "") -> ClosingQuerySet:
    """List the closings of the programmes one may see."""
    return kept(Closing.objects.visible_to(request.user).select_related("programme"), programme__slug=programme)


offer = Offers(router, "submissions")
offer("POST /programmes/{programme}/closings", services.close, ClosingOut, status=201)
