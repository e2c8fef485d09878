"""What activities propose to a report, and what they state that another report carries (số liệu từ hoạt động).

The results of an activity go into the report of the body that carries them, as a figure to be accepted; every other
body that took part shows them as joint and never adds them again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from phoihop.activities.counting import Borne, borne
from phoihop.activities.models import Activity, ActivityResult, CoHost
from phoihop.foundation.quantities import DONG, Bounds, Quantity, total
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.reporting.models import Line
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.rules import Channel
from phoihop.territories.models import Place, Standing

Part = list[object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A figure that activities add up to, for one line of a report and one place (số liệu đề xuất).

    `place` None is the place of the report itself. `entry` is what stands in the box at present.
    """

    indicator: Indicator
    place: Place | None
    results: Sequence[ActivityResult]
    entry: Entry | None = None

    @property
    def activities(self) -> list[Activity]:
        """Those it adds up, each once."""
        return list({result.activity_id: result.activity for result in self.results}.values())

    @property
    def quantity(self) -> Quantity:
        """What they add up to, worded no more precisely than they are."""
        return total(result.quantity for result in self.results)

    @property
    def words(self) -> str:
        """The quantity as it would be typed into the box."""
        return typed(self.quantity, len(self.results))

    @property
    def parts(self) -> list[Part]:
        """By what the figure is recognised later: of each result the activity, its place, the least and the most."""
        return [
            [result.activity_id, result.place_id, *(None if end is None else f"{end:f}" for end in _ends(result))]
            for result in self.results
        ]

    @property
    def key(self) -> str:
        """By what a page names it: the indicator and the place, 0 for the report's own."""
        return f"{self.indicator.pk}-{self.place.pk if self.place else 0}"

    @property
    def source(self) -> dict[str, object]:
        """What an entry remembers of the activities it counts."""
        return {"activities": [activity.pk for activity in self.activities], "parts": self.parts}

    @property
    def taken(self) -> bool:
        """Whether what stands in the box counts just these results."""
        return self.entry is not None and self.entry.source.get("parts") == self.parts

    @property
    def outdated(self) -> bool:
        """Whether what stands in the box was taken from activities that have changed since."""
        return self.entry is not None and self.entry.channel == Channel.ACTIVITY and not self.taken


@dataclass(frozen=True, slots=True)
class Shown:
    """A result of a joint activity that another body's report carries (kết quả phối hợp tính ở đơn vị khác)."""

    result: ActivityResult
    carrier: Body


def typed(quantity: Quantity, parts: int) -> str:
    """The words of a sum as a box takes them: a sum of money is in đồng, whatever the box would take a bare figure for.

    A single part keeps the words in which it was stated.
    """
    return f"{quantity.words} {DONG}" if parts > 1 and quantity.unit == DONG else quantity.words


def proposed(submission: Submission) -> list[Proposal]:
    """The figures that the body's own activities of the period propose to its report, in the order of its form."""
    return _proposed(submission, _borne(submission))


def shown(submission: Submission) -> list[Shown]:
    """What joint activities of the period state for lines of this report, but another report carries."""
    return _shown(submission, _borne(submission))


def flow(submission: Submission) -> tuple[list[Proposal], list[Shown]]:
    """Both at once: what is proposed to a report, and what it only shows."""
    found = _borne(submission)
    return _proposed(submission, found), _shown(submission, found)


def stated_elsewhere(submissions: Iterable[Submission]) -> dict[int, dict[str, list[Bounds]]]:
    """By report and code, the results of joint activities that another report carries, and their sum.

    Whoever types one of them has probably counted twice. Reports whose bodies co-operate nowhere cost nothing.
    """
    reports = list(submissions)
    co_hosts = CoHost.objects.taking_part().filter(body__in={each.obligation.body_id for each in reports})
    involved = set(co_hosts.values_list("body", flat=True))
    involved |= set(_hosts_with_partners([each.obligation.body_id for each in reports]))
    found: dict[int, dict[str, list[Bounds]]] = {}
    for submission in reports:
        if submission.obligation.body_id in involved:
            found[submission.pk] = _bounds(shown(submission))
    return found


def _hosts_with_partners(bodies: Sequence[int]) -> Iterable[int]:
    """Hosts whose figures a co-host carries, in programmes in which they do not take part themselves."""
    return Activity.objects.standing().done().joint().filter(host__in=set(bodies)).values_list("host", flat=True)


def _bounds(found: Iterable[Shown]) -> dict[str, list[Bounds]]:
    by_code: dict[str, list[Bounds]] = defaultdict(list)
    for each in found:
        by_code[each.result.indicator.code].append(Bounds(*_ends(each.result)))
    for stated in by_code.values():
        stated.append(sum(stated[1:], stated[0]))
    return by_code


def _borne(submission: Submission) -> list[Borne]:
    owed = submission.obligation
    return borne(owed.body_id, owed.regime.programme_id, owed.since, owed.until)


def _proposed(submission: Submission, found: Sequence[Borne]) -> list[Proposal]:
    owed = submission.obligation
    own = [each.activity for each in found if each.carrier.pk == owed.body_id]
    asked = _asked(submission) if own else {}
    results = [result for each in own for result in _results(each) if result.indicator_id in asked]
    covered = _covered(submission, results)
    grouped: dict[tuple[int, int | None], list[ActivityResult]] = defaultdict(list)
    for result in results:
        place = result.place_id if result.place_id in covered else None
        grouped[result.indicator_id, place].append(result)
    standing = {(entry.indicator_id, entry.place_id): entry for entry in submission.entries.current()}
    return [
        Proposal(
            indicator=some[0].indicator,
            place=some[0].place if place else None,
            results=some,
            entry=standing.get((indicator, place or owed.place_id)),
        )
        for (indicator, place), some in sorted(grouped.items(), key=lambda item: (asked[item[0][0]], item[0][1] or 0))
    ]


def _shown(submission: Submission, found: Sequence[Borne]) -> list[Shown]:
    others = [each for each in found if each.carrier.pk != submission.obligation.body_id]
    asked = _asked(submission) if others else {}
    return [
        Shown(result, each.carrier)
        for each in others
        for result in _results(each.activity)
        if result.indicator_id in asked
    ]


def _results(activity: Activity) -> list[ActivityResult]:
    results = list(activity.results.all())
    for result in results:
        result.activity = activity
    return results


def _asked(submission: Submission) -> dict[int, int]:
    """The indicators that the form asks for, each with its place in the order of the lines."""
    lines = Line.objects.filter(section__version=submission.obligation.form_version_id)
    ordered = lines.order_by("section__order", "order").values_list("indicator", flat=True)
    return {indicator: number for number, indicator in enumerate(ordered)}


def _covered(submission: Submission, results: Iterable[ActivityResult]) -> set[int]:
    """Those places of results, other than its own, for which the report may state a figure."""
    owed = submission.obligation
    places = {result.place_id for result in results if result.place_id} - {owed.place_id}
    if not places:
        return set()
    beneath = Standing.objects.as_of(owed.until - timedelta(days=1)).filter(ancestor=owed.place_id, place__in=places)
    return set(beneath.values_list("place", flat=True))


def _ends(result: ActivityResult) -> tuple[Decimal, Decimal | None]:
    return result.low or Decimal(0), result.high
