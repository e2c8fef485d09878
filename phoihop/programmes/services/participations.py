"""Who takes part in a programme, from when, and to whom they report."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record, record_many
from phoihop.organisations.models import Body
from phoihop.programmes.models import Participation, Programme
from phoihop.programmes.rules import hold_within
from phoihop.programmes.services import _holds
from phoihop.programmes.services._rows import Joining, ended, write


@transaction.atomic
def join(
    *,
    programme: Programme,
    body: Body,
    since: date,
    actor: Actor,
    at: datetime,
    until: date | None = None,
    reports_to: Body | None = None,
) -> Participation:
    """Let a body take part from `since` (tham gia chương trình).

    Raises Invalid for days outside the term; Refused where it takes part already at that time, does not exist on the
    first day, or would report to itself through others.
    """
    row = Joining(body=body, since=since, until=until, reports_to=reports_to)
    # The journal is written there, with record_many.
    return join_many(programme=programme, rows=[row], actor=actor, at=at)[0]


@transaction.atomic
def join_many(*, programme: Programme, rows: Iterable[Joining], actor: Actor, at: datetime) -> list[Participation]:
    """Let many bodies take part at once, in a few rounds to the database. Raises what `join` raises."""
    programme = _holds.held(programme)
    require(actor, Permission.PROGRAMME_EDIT, programme)
    rows = list(rows)
    for row in rows:
        hold_within(row.span, _holds.term_of(programme))
    for since in sorted({row.since for row in rows}):
        beginning = [row for row in rows if row.since == since]
        _holds.hold_alive([body for row in beginning for body in (row.body, row.reports_to) if body], since)
    joined = write(programme, rows)
    facts = [
        (
            participation,
            {
                "body": row.body.name,
                "since": row.since,
                "until": row.until,
                "reports_to": row.reports_to and str(row.reports_to),
            },
        )
        for participation, row in zip(joined, rows, strict=True)
    ]
    record_many(actor=actor, action="programmes.joined", targets=facts, at=at)
    return joined


@transaction.atomic
def leave(*, participation: Participation, on: date, actor: Actor, at: datetime) -> Participation:
    """End a participation, so that `on` is the first day without it (thôi tham gia).

    Raises Invalid for a day on or before its first, Refused where it has ended by then.
    """
    # The journal is written there, with record_many.
    return leave_many(participations=[participation], on=on, actor=actor, at=at)[0]


@transaction.atomic
def leave_many(*, participations: Sequence[Participation], on: date, actor: Actor, at: datetime) -> list[Participation]:
    """End many participations in one programme at once. Raises what `leave` raises."""
    for programme in {participation.programme for participation in participations}:
        require(actor, Permission.PROGRAMME_EDIT, _holds.held(programme))
    keys = sorted(participation.pk for participation in participations)
    closed: list[Participation] = []
    for start in range(0, len(keys), _holds.CHUNK):
        some = Participation.objects.select_for_update(of=("self",)).filter(pk__in=keys[start : start + _holds.CHUNK])
        closed += [ended(participation, on) for participation in some.select_related("body", "programme")]
    Participation.objects.bulk_update(closed, ["valid_until"], batch_size=1_000)
    facts = [(participation, {"body": participation.body.name, "on": on}) for participation in closed]
    record_many(actor=actor, action="programmes.left", targets=facts, at=at)
    return closed


@transaction.atomic
def redirect(
    *, participation: Participation, reports_to: Body | None, on: date, actor: Actor, at: datetime
) -> Participation:
    """Let a body report to another from `on` (đổi nơi nhận báo cáo): it leaves and joins on that day.

    Raises what `leave` and `join` raise.
    """
    programme = _holds.held(participation.programme)
    require(actor, Permission.PROGRAMME_EDIT, programme)
    until = participation.valid_until
    participation = leave(participation=participation, on=on, actor=actor, at=at)
    joined = join(programme=programme, body=participation.body, since=on, until=until, reports_to=reports_to,
                  actor=actor, at=at)  # fmt: skip
    facts = {"body": participation.body.name, "reports_to": reports_to and str(reports_to), "on": on}
    record(actor=actor, action="programmes.redirected", target=joined, at=at, **facts)
    return joined
