"""How the clauses of conferences end: the tasks that came of them, their states, and what a review quotes of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from phoihop.access.checks import Actor
from phoihop.plans.models import Task
from phoihop.plans.rules import Source
from phoihop.reviews.models import Conclusion, Conference, Review
from phoihop.reviews.rules import Ask, Kind
from phoihop.reviews.rules.asks import Followed
from phoihop.reviews.rules.conferences import ConferenceKind, Tally, tally


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with the tasks that came of it and how they stand."""

    conclusion: Conclusion
    tasks: list[Task] = field(default_factory=list)

    @property
    def wanting(self) -> bool:
        """Whether it asks for a task that nobody has been given."""
        return self.conclusion.asks_task and not self.tasks

    def tally_on(self, day: date) -> Tally:
        """How its tasks stood on a day."""
        return tally(task.state_on(day) for task in self.tasks)


def clauses_of(conferences: Iterable[int], actor: Actor | None = None) -> dict[int, list[Clause]]:
    """The clauses of some conferences with their tasks, by conference; with an actor, only tasks they may see."""
    rows = list(Conclusion.objects.filter(conference__in=conferences).for_listing())
    tasks = Task.objects.filter(
        source_kind=Source.CONCLUSION, source_key__in=[row.source_key for row in rows], parent=None
    )
    by_key: Mapping[str, list[Task]] = defaultdict(list)
    for task in (tasks.visible_to(actor) if actor else tasks).for_listing():
        by_key[task.source_key].append(task)
    found: dict[int, list[Clause]] = defaultdict(list)
    for row in rows:
        found[row.conference_id].append(Clause(row, by_key.get(row.source_key, [])))
    return found


def last_concluded(review: Review) -> Conference | None:
    """The conference whose conclusions a new review begins with: the last one of its programme before its draft.

    A liaison report follows whatever was met last; other reviews follow the last interim or final conference where
    there is one, since liaison meetings in between conclude on less.
    """
    held = Conference.objects.concluded().filter(programme=review.programme, concluded_at__lte=review.created_at)
    held = held.filter(conclusions__isnull=False).select_related("notice_number", "programme").order_by("-begins_at")
    weighty = None if review.kind == Kind.LIAISON else held.exclude(kind=ConferenceKind.BRIEFING).first()
    return weighty or held.first()


def counts(asks: Iterable[Ask]) -> dict[Ask, int]:
    """How many clauses and tasks each question counts, with two rounds to the database for all of them.

    A task is judged on the last day of the question's span, or today where that is still to come.
    """
    asked = list(asks)
    clauses = clauses_of({ask.conference for ask in asked if ask.conference}) if asked else {}
    today = timezone.localdate()
    answered = {}
    for ask in asked:
        some = [one for one in clauses.get(ask.conference or 0, []) if ask.clause in {None, one.conclusion.pk}]
        day = min(today, ask.until - timedelta(days=1))
        answered[ask] = _count(some, Followed(ask.counted), day)
    return answered


def _count(clauses: list[Clause], what: Followed, day: date) -> int:
    if what is Followed.CLAUSES:
        return len(clauses)
    stood = tally(task.state_on(day) for clause in clauses for task in clause.tasks)
    return int(getattr(stood, what.value))
