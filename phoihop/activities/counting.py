"""Which report carries the figures of an activity, and which bodies only show them (đơn vị tính số liệu)."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from phoihop.activities.models import Activity
from phoihop.activities.rules import Traits, alike_by, carrier
from phoihop.organisations.models import Body
from phoihop.programmes.models import Participation


class Borne(NamedTuple):
    """An activity, and the body whose report to a programme carries its figures (hoạt động và đơn vị tính)."""

    activity: Activity
    carrier: Body


def borne(body: int, programme: int, since: date, until: date) -> list[Borne]:
    """What ended within the half-open span with the body in it, as far as some report to the programme carries it.

    What the body carries itself belongs into its own report; the rest it only shows.
    """
    ended = Activity.objects.standing().done().ended_within(since, until)
    found = list(ended.of_programme(programme).of_bodies({body}).for_listing().order_by("until", "pk"))
    involved = {activity.pk: _bodies(activity) for activity in found}
    everybody = {each for bodies in involved.values() for each in bodies}
    taking_part = set(
        Participation.objects.as_of(until - timedelta(days=1))
        .filter(programme=programme, body__in=everybody)
        .values_list("body", flat=True)
    )
    borne = []
    for activity in found:
        bodies = {each.pk: each for each in (activity.host, *(partner.body for partner in activity.partners))}
        bears = carrier(activity.host_id, involved[activity.pk][1:], taking_part)
        if body in bodies and bears is not None:
            borne.append(Borne(activity, bodies[bears]))
    return borne


def _bodies(activity: Activity) -> list[int]:
    return [activity.host_id, *(partner.body_id for partner in activity.partners)]


def lookalikes(traits: Traits, *, leaving_out: int | None = None) -> list[tuple[Activity, frozenset[str]]]:
    """The records of the same bodies that seem to tell of the same activity, each with what is alike."""
    near = Activity.objects.standing().of_bodies(traits.bodies).meeting(traits.since, traits.until)
    if leaving_out is not None:
        near = near.exclude(pk=leaving_out)
    found = [(other, alike_by(traits, traits_of(other))) for other in near.for_listing()]
    return [(other, same) for other, same in found if same]


def traits_of(activity: Activity) -> Traits:
    """By what an activity is recognised; it comes from `for_listing()`."""
    results = activity.results.all()
    return Traits(
        title=activity.title,
        since=activity.since,
        until=activity.until,
        bodies=frozenset(_bodies(activity)),
        places=frozenset(place.pk for place in activity.places.all()),
        amounts=frozenset((result.indicator_id, result.low or Decimal(0), result.high) for result in results),
    )
