"""The reports of a programme, month by month: begun, stated, submitted and approved through the services.

A month is written in transactions of some thousand reports, so that memory stays bounded whatever the scale.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction

from phoihop.demo.scales.figures import Draw, comes, draws, statements
from phoihop.indicators.models import Indicator
from phoihop.people.models import Person
from phoihop.reporting.models import Obligation, Regime
from phoihop.submissions import services as submissions
from phoihop.submissions.models import Submission

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
# Reports in one transaction.
HEAP = 1_000


class Done(NamedTuple):
    """How many reports and figures were written."""

    reports: int
    figures: int


def tell(regime: Regime, people: Mapping[int, Person], *, approve: bool = True) -> Iterator[Done]:
    """Every month of a regime, the earliest first; without `approve` the reports wait for a decision."""
    asked = draws(Indicator.objects.filter(lines__section__version__form=regime.form_id))
    months = regime.obligations.order_by("since").values_list("since", flat=True).distinct()
    for month in list(months):
        owed = regime.obligations.filter(since=month).for_listing().order_by("pk")
        heap: list[Obligation] = []
        for obligation in owed.iterator(chunk_size=2_000):
            if comes(obligation.body_id, month):
                heap.append(obligation)
            if len(heap) == HEAP:
                yield write(heap, asked, people, approve=approve)
                heap = []
        if heap:
            yield write(heap, asked, people, approve=approve)


@transaction.atomic
def write(owed: Sequence[Obligation], asked: Sequence[Draw], people: Mapping[int, Person], *, approve: bool) -> Done:
    """Some reports, all or none."""
    turns = {one.pk: submissions.Turn(people[one.body_id], _moment(one)) for one in owed}
    actor, at = people[owed[0].body_id], _moment(owed[0])
    reports = submissions.open_many(obligations=owed, turns=turns, actor=actor, at=at)
    by_report = {report.pk: turns[report.obligation_id] for report in reports}
    answers = [
        submissions.Answers(one, list(statements(asked, one.obligation.body_id, one.obligation.since)))
        for one in reports
    ]
    submissions.state_many(reports=answers, turns=by_report, actor=actor, at=at)
    reports = submissions.submit_many(submissions=reports, turns=by_report, acknowledged=True, actor=actor, at=at)
    if approve:
        approve_all(reports, people)
    return Done(len(reports), sum(len(one.statements) for one in answers))


def approve_all(reports: Sequence[Submission], people: Mapping[int, Person]) -> None:
    """Let whoever received these reports approve them, a day after each came."""
    turns = {
        one.pk: submissions.Turn(people[one.obligation.receiver_id], _moment(one.obligation) + timedelta(days=1))
        for one in reports
    }
    first = turns[reports[0].pk]
    submissions.approve_many(submissions=reports, turns=turns, actor=first.actor, at=first.at)


def _moment(obligation: Obligation) -> datetime:
    hour, minute = 7 + obligation.body_id % 10, obligation.body_id % 60
    return datetime.combine(obligation.until + timedelta(days=obligation.body_id % 5), time(hour, minute), CLOCK)
