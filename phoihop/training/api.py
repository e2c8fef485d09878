"""Classes, for programs."""

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Slug, kept
from phoihop.api.offering import Offers
from phoihop.training import services
from phoihop.training.models import Course, CourseQuerySet
from phoihop.training.rules import Audience

router = Router(tags=["training"])


class SeatsOut(Schema):
    audience: Audience
    invited: int
    present: int | None


class CourseOut(Schema):
    id: int
    programme: Slug
    body: Slug
    place: Slug
    title: str
    content: str
    partners: str
    since: date
    until: date
    seats: list[SeatsOut]
    withdrawn_at: datetime | None

    @staticmethod
    def resolve_seats(course: Course) -> list[object]:
        return list(course.seats.all())


@router.get("/courses", response=list[CourseOut])
@paginate
def courses(request: Request, q: str = "", programme: str = "", body: str = "") -> CourseQuerySet:
    """List the classes one may see, by words, programme and body."""
    found = Course.objects.visible_to(request.user).search(q).for_listing()
    return kept(found, programme__slug=programme, body__slug=body)


@router.get("/courses/{course}", response=CourseOut)
def course(request: Request, course: int) -> Course:
    """Read a class, with how many of whom were invited and came."""
    return get_object_or_404(Course.objects.visible_to(request.user).for_listing(), pk=course)


offer = Offers(router, "training")
offer("POST /courses", services.record_course, CourseOut, status=201)
offer("PUT /courses/{course}", services.edit_course, CourseOut)
offer("POST /courses/{course}/withdraw", services.withdraw_course, CourseOut)
