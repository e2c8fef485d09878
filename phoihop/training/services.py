"""What is done to classes; the only place that writes them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.organisations.models import Body
from phoihop.programmes.models import Participation, Party, Programme
from phoihop.records.searching import searchable
from phoihop.submissions import services as submissions
from phoihop.submissions.models import Submission
from phoihop.submissions.services import Outcome
from phoihop.territories.models import Place
from phoihop.training.models import Attendance, Course
from phoihop.training.rules import Seats, hold_seats, hold_span


@transaction.atomic
def record_course(
    *,
    programme: Programme,
    body: Body,
    place: Place,
    title: str,
    since: date,
    until: date,
    seats: Sequence[Seats],
    actor: Actor,
    at: datetime,
    content: str = "",
    partners: str = "",
) -> Course:
    """Record a class that a body holds or is going to hold (ghi lớp tập huấn, bồi dưỡng). The span is half-open.

    Raises Invalid for an empty title, days in the wrong order, no audience, more present than invited, numbers of a
    class that has not ended, a programme in which the body takes no part, and text with a person's number.
    """
    course = Course(programme=programme, body=body, recorded_at=at, recorded_by_id=actor.pk)
    require(actor, Permission.COURSE_EDIT, course)
    _hold_takes_part(programme, body, since, until)
    _write(course, place, title=title, content=content, partners=partners)
    _hold_days(course, since, until, seats, at)
    course.save()
    _write_seats(course, seats)
    record(actor=actor, action="training.recorded", target=course, at=at, **_told(course, seats))
    return course


@transaction.atomic
def edit_course(
    *,
    course: Course,
    place: Place,
    title: str,
    since: date,
    until: date,
    seats: Sequence[Seats],
    actor: Actor,
    at: datetime,
    content: str = "",
    partners: str = "",
) -> Course:
    """Correct a class, or say how many came (sửa lớp, ghi số người dự). Raises what `record_course` raises.

    Raises Refused for a class that was withdrawn.
    """
    course = _held(course, actor)
    _write(course, place, title=title, content=content, partners=partners)
    _hold_days(course, since, until, seats, at)
    course.save()
    course.seats.all().delete()
    _write_seats(course, seats)
    record(actor=actor, action="training.edited", target=course, at=at, **_told(course, seats))
    return course


@transaction.atomic
def withdraw_course(*, course: Course, reason: str, actor: Actor, at: datetime) -> Course:
    """Take back a class that was not held or recorded twice; it stays to be looked up and counts nowhere (rút lớp)."""
    course = _held(course, actor)
    if not reason.strip():
        raise Invalid(_("Say why the class is withdrawn."))
    guard(reason)
    course.withdrawn_at, course.withdrawal_reason = at, reason.strip()
    course.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    record(actor=actor, action="training.withdrawn", target=course, at=at, reason=course.withdrawal_reason)
    return course


@transaction.atomic
def state_derived(*, submission: Submission, actor: Actor, at: datetime) -> list[Outcome]:
    """State in a body's report what the registers count for it, this one among them (lấy số liệu từ sổ đăng ký)."""
    require(actor, Permission.SUBMISSION_EDIT, submission)
    outcomes = submissions.take_registers(submissions=[submission], actor=actor, at=at)
    stated = sum(len(outcome.accepted) for outcome in outcomes)
    record(actor=actor, action="training.figures_stated", target=submission, at=at, stated=stated)
    return outcomes


def _held(course: Course, actor: Actor) -> Course:
    fresh = Course.objects.select_for_update(of=("self",)).select_related("programme", "body").get(pk=course.pk)
    require(actor, Permission.COURSE_EDIT, fresh)
    if fresh.withdrawn_at is not None:
        raise Refused(_("This class was withdrawn and is kept only to be looked up. Record it anew if it was held."))
    return fresh


def _hold_takes_part(programme: Programme, body: Body, since: date, until: date) -> None:
    joined = Participation.objects.within(since, until) if until > since else Participation.objects.as_of(since)
    if joined.filter(programme=programme, body=body).exists():
        return
    if not Party.objects.filter(programme=programme, body=body).exists():
        reason = _("%(body)s does not take part in this programme then. Choose another programme.")
        raise Invalid(reason % {"body": body.label}, programme=reason % {"body": body.label})


def _hold_days(course: Course, since: date, until: date, seats: Sequence[Seats], at: datetime) -> None:
    hold_span(since, until)
    hold_seats(seats, until, timezone.localtime(at).date())
    course.since, course.until = since, until


def _write(course: Course, place: Place, **said: str) -> None:
    if not said["title"].strip():
        reason = _("A class needs a title. Say in a few words what it is about.")
        raise Invalid(reason, title=reason)
    guard("\n".join(said.values()))
    course.place = place
    for name, text in said.items():
        setattr(course, name, text.strip())
    course.search_text = searchable(course.title, course.body.name, str(place), course.partners)


def _write_seats(course: Course, seats: Sequence[Seats]) -> None:
    Attendance.objects.bulk_create(
        Attendance(course=course, audience=each.audience, invited=each.invited, present=each.present) for each in seats
    )


def _told(course: Course, seats: Sequence[Seats]) -> dict[str, object]:
    numbers = [[each.audience, each.invited, each.present] for each in seats]
    return {"body": course.body.name, "since": course.since, "until": course.until, "seats": numbers}
