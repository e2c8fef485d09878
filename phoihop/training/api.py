"""Classes, for programs."""

from datetime import date, datetime
from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.territories.models import Place
from phoihop.training import services
from phoihop.training.models import Course, CourseQuerySet
from phoihop.training.rules import Audience, Seats

router = Router(tags=["training"])


class SeatsOut(Schema):
    audience: Audience
    invited: int
    present: int | None


class CourseOut(Schema):
    id: int
    programme: str
    body: str
    place: str
    title: str
    content: str
    partners: str
    since: date
    until: date
    seats: list[SeatsOut]
    withdrawn_at: datetime | None

    @staticmethod
    def resolve_programme(course: Course) -> str:
        return course.programme.slug

    @staticmethod
    def resolve_body(course: Course) -> str:
        return course.body.slug

    @staticmethod
    def resolve_place(course: Course) -> str:
        return course.place.slug

    @staticmethod
    def resolve_seats(course: Course) -> list[object]:
        return list(course.seats.all())


class SeatsIn(Schema):
    audience: Audience
    invited: Annotated[int, Field(ge=0)]
    present: Annotated[int | None, Field(ge=0)] = None


class CourseIn(Schema):
    """A class; the span is half-open."""

    programme: str
    body: str
    place: str
    title: str
    since: date
    until: date
    seats: list[SeatsIn]
    content: str = ""
    partners: str = ""


class ReasonIn(Schema):
    reason: str


@router.get("/courses", response=list[CourseOut])
@paginate
def courses(request: Request, q: str = "", programme: str = "", body: str = "") -> CourseQuerySet:
    """The classes one may see, by words, programme and body."""
    found = Course.objects.visible_to(request.user).search(q).for_listing()
    kept = {"programme__slug": programme, "body__slug": body}
    return found.filter(**{name: value for name, value in kept.items() if value})


@router.post("/courses", response={201: CourseOut})
def record(request: Request, asked: CourseIn) -> Course:
    """Record a class of one's own body."""
    told = asked.dict(include={"title", "since", "until", "content", "partners"})
    return services.record_course(
        **told,
        programme=get_object_or_404(Programme.objects.visible_to(request.user), slug=asked.programme),
        body=get_object_or_404(Body, slug=asked.body),
        place=get_object_or_404(Place, slug=asked.place),
        seats=[Seats(one.audience, one.invited, one.present) for one in asked.seats],
        actor=request.user,
        at=timezone.now(),
    )


@router.get("/courses/{pk}", response=CourseOut)
def course(request: Request, pk: int) -> Course:
    """A class."""
    return _found(request, pk)


@router.post("/courses/{pk}/withdraw", response=CourseOut)
def withdraw(request: Request, pk: int, asked: ReasonIn) -> Course:
    """Take a class back, saying why."""
    found = _found(request, pk)
    return services.withdraw_course(course=found, reason=asked.reason, actor=request.user, at=timezone.now())


def _found(request: Request, pk: int) -> Course:
    return get_object_or_404(Course.objects.visible_to(request.user).for_listing(), pk=pk)
