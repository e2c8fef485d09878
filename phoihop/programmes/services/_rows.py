"""The rows of participations, written for services that have asked who may and keep the journal."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.models import Body
from phoihop.programmes.models import Participation, Programme
from phoihop.programmes.rules import Span, circle, hold_no_overlap, hold_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """A body that begins to take part; without a receiver it approves its own reports."""

    body: Body
    since: date
    until: date | None = None
    reports_to: Body | None = None

    @property
    def span(self) -> Span:
        """The days it takes part."""
        return Span(self.since, self.until)


def pass_on(programme: Programme, old: Body, new: Body, on: date) -> int:
    """Let `new` take the place of `old` in all participations from `on`; answers how many were touched."""
    running = Participation.objects.select_for_update(of=("self",)).filter(programme=programme).as_of(on)
    own = list(running.filter(body=old).select_related("body", "reports_to"))
    handing = list(running.filter(reports_to=old).exclude(body=old).select_related("body", "reports_to"))
    rows = [] if running.filter(body=new).exists() else [_joining(one, on, body=new) for one in own]
    rows += [_joining(one, on, reports_to=None if one.body_id == new.pk else new) for one in handing]
    for participation in (*own, *handing):
        if participation.valid_from == on:
            participation.delete()
        else:
            ended(participation, on).save(update_fields=["valid_until"])
    write(programme, rows)
    return len(own) + len(handing)


def _joining(before: Participation, on: date, *, body: Body | None = None, reports_to: Body | None = None) -> Joining:
    receiver = before.reports_to if body else reports_to
    return Joining(body=body or before.body, since=on, until=before.valid_until,
                   reports_to=None if receiver == body else receiver)  # fmt: skip


def write(programme: Programme, rows: Sequence[Joining]) -> list[Participation]:
    """The rows of those who join, written, once nothing speaks against them."""
    held: dict[int, list[Span]] = defaultdict(list)
    receivers: dict[int, list[tuple[Span, int]]] = defaultdict(list)
    for body, since, until, receiver in programme.participations.values_list(
        "body", "valid_from", "valid_until", "reports_to"
    ):
        held[body].append(Span(since, until))
        if receiver is not None:
            receivers[body].append((Span(since, until), receiver))
    for row in rows:
        hold_no_overlap(row.span, held[row.body.pk], body=str(row.body))
        held[row.body.pk].append(row.span)
        if row.reports_to is not None:
            receivers[row.body.pk].append((row.span, row.reports_to.pk))
    for since in sorted({row.since for row in rows}):
        _hold_no_circle(receivers, since)
    new = [
        Participation(
            programme=programme,
            body=row.body,
            valid_from=row.since,
            valid_until=row.until,
            reports_to=row.reports_to,
        )
        for row in rows
    ]
    return Participation.objects.bulk_create(new, batch_size=2_000)


def _hold_no_circle(receivers: dict[int, list[tuple[Span, int]]], day: date) -> None:
    """Raises Refused where, on `day`, bodies would report to themselves through each other."""
    then = {body: receiver for body, spans in receivers.items() for span, receiver in spans if span.holds_on(day)}
    found = circle(then)
    if found:
        names = Body.objects.in_bulk(found)
        reason = _("%(bodies)s would report to each other in a circle. Let one of them report to a body outside it.")
        raise Refused(reason % {"bodies": ", ".join(str(names[body]) for body in found)}, bodies=found)


def ended(participation: Participation, on: date) -> Participation:
    hold_order(Span(participation.valid_from, on))
    if participation.valid_until is not None and participation.valid_until <= on:
        reason = _("%(body)s takes part only until %(day)s. Choose an earlier day, or leave it as it is.")
        facts = {"body": participation.body, "day": written(participation.valid_until)}
        raise Refused(reason % facts, participation=participation.pk)
    participation.valid_until = on
    return participation
