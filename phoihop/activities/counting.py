"""Which report carries the figures of an activity, and which bodies only show them (đơn vị tính số liệu)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from phoihop.activities.models import Activity
from phoihop.activities.rules import Traits, alike_by, carrier
from phoihop.programmes.models import Participation


def carried_by(body: int, programme: int, since: date, until: date) -> list[Activity]:
    """The activities whose results belong into the body's report to the programme for this half-open span."""
    return [each for each, bears in _of(body, programme, since, until) if bears == body]


def shown_by(body: int, programme: int, since: date, until: date) -> list[Activity]:
    """The activities in which the body took part, but whose results another body reports to the programme."""
    return [each for each, bears in _of(body, programme, since, until) if bears not in {body, None}]


def _of(body: int, programme: int, since: date, until: date) -> list[tuple[Activity, int | None]]:
    """What ended within the span with the body in it, each with the body that carries its figures."""
    ended = Activity.objects.standing().done().ended_within(since, until)
    found = list(ended.of_programme(programme).of_bodies({body}).for_listing().order_by("until", "pk"))
    involved = {activity.pk: _bodies(activity) for activity in found}
    everybody = {each for bodies in involved.values() for each in bodies}
    taking_part = set(
        Participation.objects.as_of(until - timedelta(days=1))
        .filter(programme=programme, body__in=everybody)
        .values_list("body", flat=True)
    )
    return [
        (activity, carrier(activity.host_id, involved[activity.pk][1:], taking_part))
        for activity in found
        if body in involved[activity.pk]
    ]


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
        amounts=frozenset((result.indicator_id, result.low, result.high) for result in results),
    )


def by_indicator(activities: Iterable[Activity]) -> dict[int, Sequence[Activity]]:
    """The activities that state each indicator."""
    found: dict[int, list[Activity]] = defaultdict(list)
    for activity in activities:
        for indicator in dict.fromkeys(result.indicator_id for result in activity.results.all()):
            found[indicator].append(activity)
    return found
