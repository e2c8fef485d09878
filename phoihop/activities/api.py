"""Activities, for programs."""

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.activities import services
from phoihop.activities.models import (
    Activity,
    ActivityQuerySet,
    ActivityResult,
    CoHost,
    Overlap,
    OverlapQuerySet,
    Picture,
)
from phoihop.activities.rules import Answer, MoneySource, OverlapKind, Stage
from phoihop.api.answers import Code, Slug, kept
from phoihop.api.offering import Offers

router = Router(tags=["activities"])


class CoHostOut(Schema):
    id: int
    body: Slug
    answer: Answer
    note: str


class ResultOut(Schema):
    id: int
    indicator: Code
    place: Slug | None
    words: str


class MoneyOut(Schema):
    source: MoneySource
    words: str


class PictureOut(Schema):
    id: int
    caption: str


class ActivityOut(Schema):
    id: int
    title: str
    host: Slug
    since: date
    until: date
    stage: Stage
    programmes: list[Slug]
    places: list[Slug]
    recorded_at: datetime
    withdrawn_at: datetime | None


class ActivityWithContent(ActivityOut):
    description: str
    co_hosts: list[CoHostOut]
    results: list[ResultOut]
    money: list[MoneyOut]
    pictures: list[PictureOut]

    @staticmethod
    def resolve_co_hosts(activity: Activity) -> list[object]:
        return list(activity.co_hosts.select_related("body"))

    @staticmethod
    def resolve_results(activity: Activity) -> list[object]:
        return list(activity.results.select_related("indicator", "place"))


class OverlapOut(Schema):
    """How far two programmes count the same deeds in one body or place."""

    id: int
    first: Slug
    second: Slug
    indicator: Code
    body: Slug | None
    place: Slug | None
    since: date
    until: date
    kind: OverlapKind
    words: str
    decided_by: Slug
    ground: str


@router.get("/activities", response=list[ActivityOut])
@paginate
def activities(request: Request, q: str = "", programme: str = "", host: str = "") -> ActivityQuerySet:
    """List the activities one may see, by words, programme and host."""
    found = Activity.objects.visible_to(request.user).search(q).for_listing()
    return kept(found, programmes__slug=programme, host__slug=host)


@router.get("/activities/{activity}", response=ActivityWithContent)
def activity(request: Request, activity: int) -> Activity:
    """Read an activity with its co-hosts, results, money and pictures."""
    return get_object_or_404(Activity.objects.visible_to(request.user).for_listing(), pk=activity)


@router.get("/overlaps", response=list[OverlapOut])
@paginate
def overlaps(request: Request, indicator: str = "") -> OverlapQuerySet:
    """List how far programmes count the same deeds, as far as one may see both."""
    found = Overlap.objects.visible_to(request.user).order_by("pk")
    found = found.select_related("first", "second", "indicator", "body", "place", "decided_by")
    return kept(found, indicator__code=indicator)


within = {CoHost: "activity", ActivityResult: "activity", Picture: "activity"}
offer = Offers(router, "activities", within)
offer("POST /activities", services.record_activity, ActivityWithContent, status=201)
offer("PUT /activities/{activity}", services.edit_activity, ActivityWithContent)
offer("POST /activities/{activity}/withdraw", services.withdraw, ActivityOut)
offer("POST /activities/{activity}/stage", services.advance_stage, ActivityOut)
offer("POST /co-hosts/{co_host}/answer", services.confirm, CoHostOut)
offer("POST /activities/{activity}/results", services.add_result, ResultOut, status=201)
offer("DELETE /activity-results/{result}", services.drop_result)
offer("PUT /activities/{activity}/money", services.state_money, MoneyOut | None)
offer("POST /activities/{activity}/pictures", services.add_picture, PictureOut, status=201)
offer("DELETE /activity-pictures/{picture}", services.drop_picture)
offer("POST /overlaps", services.declare_overlap, OverlapOut, status=201)
offer("DELETE /overlaps/{overlap}", services.withdraw_overlap)
