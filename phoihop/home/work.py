"""What waits for a person today, asked of the rooms below."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from phoihop.access.roles import Role
from phoihop.activities.models import Activity
from phoihop.home.duties import Duty, duties_of
from phoihop.people.models import Person
from phoihop.plans.models import Task
from phoihop.plans.rules import WINDOW, last_near_day
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Obligation
from phoihop.submissions.models import Submission
from phoihop.submissions.owing import RECEIVED
from phoihop.submissions.rules import Status

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """How the reports of a programme that are due stand: owed until today, received, approved, late."""

    programme: Programme
    owed: int
    received: int
    approved: int

    @property
    def late(self) -> int:
        return self.owed - self.received


@dataclass(frozen=True, slots=True)
class Work:
    """Everything that waits for one person, each part empty where there is nothing."""

    owed: list[Obligation]
    owed_count: int
    returned: list[Submission]
    waiting: list[Submission]
    waiting_count: int
    tasks: list[Task]
    asked: list[Activity]
    duties: list[Duty]
    followed: list[Standing]

    @property
    def idle(self) -> bool:
        return not (
            self.owed or self.returned or self.waiting or self.tasks or self.asked or self.duties or self.followed
        )


def work_of(person: Person, today: date) -> Work:
    """What waits for `person` on `today`: reports, tasks, joint activities to answer for, programmes to follow."""
    writing = person.bodies_as(Role.REPORTER) | person.bodies_as(Role.APPROVER)
    owed = (
        Obligation.objects.owed_by(writing)
        .filter(Q(submission=None) | Q(submission__status__in=(Status.DRAFT, Status.REOPENED)), until__lte=today)
        .order_by("due_on", "pk")
    )
    returned = Submission.objects.filter(status=Status.RETURNED, obligation__body__in=writing).for_listing()
    waiting = Submission.objects.awaiting_decision_of(person.bodies_as(Role.APPROVER))
    return Work(
        owed=list(owed.for_listing().select_related("submission")[:SHOWN]) if writing else [],
        owed_count=owed.count() if writing else 0,
        returned=list(returned[:SHOWN]) if writing else [],
        waiting=list(waiting.for_listing()[:SHOWN]),
        waiting_count=waiting.count(),
        tasks=_tasks(person, today),
        asked=list(Activity.objects.awaiting_answer_of(writing).order_by("since", "pk")[:SHOWN]) if writing else [],
        duties=duties_of(person, today),
        followed=standings(person, today),
    )


def _tasks(person: Person, today: date) -> list[Task]:
    """Tasks of the person's own bodies that are late or soon due, the latest first."""
    own = frozenset(body.pk for body in person.bodies)
    if not own:
        return []
    until = last_near_day(today, WINDOW)
    return list(Task.objects.of_bodies(own).binding().open().filter(due_on__lte=until).for_listing()[:SHOWN])


def standings(person: Person, today: date) -> list[Standing]:
    """The programmes in force that a coordinator or leader may see, with how the reports stand that they may read."""
    if not person.bodies_as(Role.COORDINATOR) | person.bodies_as(Role.LEADER):
        return []
    programmes = Programme.objects.visible_to(person).in_force(today).order_by("term_until", "pk")[:SHOWN]
    due = Obligation.objects.visible_to(person).filter(due_on__lt=today, regime__programme__in=[*programmes])
    counted = (
        due.order_by()
        .values("regime__programme")
        .annotate(
            owed=Count("pk"),
            received=Count("pk", filter=RECEIVED),
            approved=Count("pk", filter=Q(submission__approved_revision__isnull=False)),
        )
    )
    counts = {row["regime__programme"]: (row["owed"], row["received"], row["approved"]) for row in counted}
    return [Standing(one, *counts.get(one.pk, (0, 0, 0))) for one in programmes]
