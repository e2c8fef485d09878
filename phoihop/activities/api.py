"""Activities, for programs."""

from datetime import date, datetime
from typing import Annotated, TypeVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.activities import services
from phoihop.activities.models import Activity, ActivityQuerySet, ActivityResult, CoHost
from phoihop.activities.rules import Answer, Stage
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.territories.models import Place

router = Router(tags=["activities"])
Thing = TypeVar("Thing", Programme, Place, Body)


class CoHostOut(Schema):
    id: int
    body: str
    answer: Answer
    note: str

    @staticmethod
    def resolve_body(co_host: CoHost) -> str:
        return co_host.body.slug


class ResultOut(Schema):
    indicator: str
    place: str | None
    words: str

    @staticmethod
    def resolve_indicator(result: ActivityResult) -> str:
        return result.indicator.code

    @staticmethod
    def resolve_place(result: ActivityResult) -> str | None:
        return result.place.slug if result.place else None


class ActivityOut(Schema):
    id: int
    title: str
    host: str
    since: date
    until: date
    stage: Stage
    programmes: list[str]
    places: list[str]
    recorded_at: datetime
    withdrawn_at: datetime | None

    @staticmethod
    def resolve_host(activity: Activity) -> str:
        return activity.host.slug

    @staticmethod
    def resolve_programmes(activity: Activity) -> list[str]:
        return [each.slug for each in activity.programmes.all()]

    @staticmethod
    def resolve_places(activity: Activity) -> list[str]:
        return [each.slug for each in activity.places.all()]


class ActivityWithContent(ActivityOut):
    description: str
    co_hosts: list[CoHostOut]
    results: list[ResultOut]

    @staticmethod
    def resolve_co_hosts(activity: Activity) -> list[object]:
        return list(activity.co_hosts.select_related("body"))

    @staticmethod
    def resolve_results(activity: Activity) -> list[object]:
        return list(activity.results.select_related("indicator", "place"))


class ResultIn(Schema):
    indicator: str
    words: str
    place: str = ""


class ActivityIn(Schema):
    """What was done; the span is half-open, programmes, places and bodies are named by their slugs."""

    title: str
    host: str
    since: date
    until: date
    programmes: Annotated[list[str], Field(min_length=1)]
    places: Annotated[list[str], Field(min_length=1)]
    co_hosts: list[str] = []
    stage: Stage = Stage.FINISHED
    description: str = ""
    results: list[ResultIn] = []


class AnswerIn(Schema):
    agrees: bool
    note: str = ""


class ReasonIn(Schema):
    reason: str


@router.get("/activities", response=list[ActivityOut])
@paginate
def activities(request: Request, q: str = "", programme: str = "", host: str = "") -> ActivityQuerySet:
    """The activities one may see, by words, programme and host."""
    found = Activity.objects.visible_to(request.user).search(q).for_listing()
    kept = {"programmes__slug": programme, "host__slug": host}
    return found.filter(**{name: value for name, value in kept.items() if value})


@router.post("/activities", response={201: ActivityWithContent})
def record(request: Request, asked: ActivityIn) -> Activity:
    """Record an activity of one's own body."""
    told = asked.dict(include={"title", "since", "until", "stage", "description"})
    return services.record_activity(
        **told,
        host=get_object_or_404(Body, slug=asked.host),
        programmes=_named(Programme.objects.visible_to(request.user), asked.programmes),
        places=_named(Place.objects.all(), asked.places),
        co_hosts=_named(Body.objects.all(), asked.co_hosts),
        results=[_result(one) for one in asked.results],
        actor=request.user,
        at=timezone.now(),
    )


@router.get("/activities/{pk}", response=ActivityWithContent)
def activity(request: Request, pk: int) -> Activity:
    """An activity with its co-hosts and results."""
    return _found(request, pk)


@router.post("/activities/{pk}/withdraw", response=ActivityOut)
def withdraw(request: Request, pk: int, asked: ReasonIn) -> Activity:
    """Take an activity back, saying why."""
    found = _found(request, pk)
    return services.withdraw(activity=found, reason=asked.reason, actor=request.user, at=timezone.now())


@router.post("/activities/{pk}/co-hosts/{co_host}", response=CoHostOut)
def confirm(request: Request, pk: int, co_host: int, asked: AnswerIn) -> CoHost:
    """Say whether one's body took part."""
    named = get_object_or_404(CoHost.objects.select_related("body"), pk=co_host, activity=_found(request, pk))
    return services.confirm(co_host=named, **asked.dict(), actor=request.user, at=timezone.now())


def _found(request: Request, pk: int) -> Activity:
    return get_object_or_404(Activity.objects.visible_to(request.user).for_listing(), pk=pk)


def _named(kind: QuerySet[Thing], slugs: list[str]) -> list[Thing]:
    """The things with these slugs, in that order; one that is not there is as if the page were not."""
    return [get_object_or_404(kind, slug=slug) for slug in dict.fromkeys(slugs)]


def _result(one: ResultIn) -> services.Result:
    return services.Result(
        indicator=get_object_or_404(Indicator, code=one.indicator),
        words=one.words,
        place=get_object_or_404(Place, slug=one.place) if one.place else None,
    )
