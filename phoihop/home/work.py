"""What waits for a person today, asked of the rooms below."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from phoihop.access.roles import Role
from phoihop.people.models import Person
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Obligation
from phoihop.submissions.models import Submission
from phoihop.submissions.rules import OPEN, Status

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
    led: list[Standing]

    @property
    def idle(self) -> bool:
        return not (self.owed or self.returned or self.waiting or self.led)


def work_of(person: Person, today: date) -> Work:
    """What waits for `person` on `today`: reports owed, returned, to decide, and programmes they lead."""
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
        led=standings(person, today),
    )


def standings(person: Person, today: date) -> list[Standing]:
    """The programmes that a person's bodies lead and that are in force, with how their reports stand."""
    leading = person.bodies_as(Role.COORDINATOR) | person.bodies_as(Role.LEADER)
    programmes = Programme.objects.in_force(today).filter(
        parties__role__in=("lead", "coordinating"), parties__body__in=leading
    )
    due = Q(regimes__obligations__due_on__lt=today)
    received = due & Q(regimes__obligations__submission__isnull=False)
    still_open = Q(regimes__obligations__submission__status__in=OPEN)
    approved_once = Q(regimes__obligations__submission__approved_revision__isnull=False)
    counted = programmes.annotate(
        owed=Count("regimes__obligations", filter=due, distinct=True),
        received=Count("regimes__obligations", filter=received & (~still_open | approved_once), distinct=True),
        approved=Count("regimes__obligations", filter=due & approved_once, distinct=True),
    )
    return [Standing(found, found.owed, found.received, found.approved) for found in counted]
