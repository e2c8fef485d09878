"""The steering committee: which offices sit on it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme, Seat
from phoihop.programmes.rules import Span, hold_order, hold_within
from phoihop.programmes.services import _holds


@transaction.atomic
def seat(
    *,
    programme: Programme,
    title: str,
    body: Body,
    office: str,
    since: date,
    actor: Actor,
    at: datetime,
    until: date | None = None,
    order: int | None = None,
) -> Seat:
    """Give the holder of an office a seat on the steering committee (kiện toàn Ban Chỉ đạo).

    The seat belongs to the office, not to a person. Raises Invalid for days outside the term, Refused where the same
    office of the body already sits at that time.
    """
    programme = _holds.held(programme)
    require(actor, Permission.PROGRAMME_EDIT, programme)
    span = Span(since, until)
    hold_within(span, _holds.term_of(programme))
    _holds.hold_alive([body], since)
    for text in (title, office):
        guard(text)
    for other in programme.seats.filter(body=body, office=office):
        if span.meets(Span(other.valid_from, other.valid_until)):
            reason = _("The %(office)s of %(body)s already sits on the committee from %(day)s.")
            raise Refused(reason % {"office": office, "body": body, "day": written(other.valid_from)}, seat=other.pk)
    place = programme.seats.count() + 1 if order is None else order
    given = Seat.objects.create(programme=programme, title=title, body=body, office=office, order=place,
                                valid_from=since, valid_until=until)  # fmt: skip
    record(actor=actor, action="programmes.seated", target=given, at=at, body=body.name, since=since, until=until)
    return given


@transaction.atomic
def vacate(*, seat: Seat, on: date, actor: Actor, at: datetime) -> Seat:
    """End a seat, so that `on` is the first day without it (thôi tham gia Ban Chỉ đạo).

    Raises Invalid for a day on or before its first, Refused where it has ended by then.
    """
    seat = Seat.objects.select_for_update(of=("self",)).select_related("programme").get(pk=seat.pk)
    require(actor, Permission.PROGRAMME_EDIT, seat.programme)
    hold_order(Span(seat.valid_from, on))
    if seat.valid_until is not None and seat.valid_until <= on:
        reason = _("This seat ends on %(day)s already. Choose an earlier day, or leave it as it is.")
        raise Refused(reason % {"day": written(seat.valid_until)}, seat=seat.pk)
    seat.valid_until = on
    seat.save(update_fields=["valid_until"])
    record(actor=actor, action="programmes.vacated", target=seat, at=at, on=on)
    return seat
