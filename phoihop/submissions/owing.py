"""What bodies owe and what became of it, derived from obligations and never ticked (mức độ đầy đủ của báo cáo)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.foundation.periods import from_code, label
from phoihop.reporting.models import Obligation, ObligationQuerySet
from phoihop.submissions.rules import OPEN, Status

RECEIVED = Q(submission__status__in=(Status.SUBMITTED, Status.APPROVED)) | Q(
    submission__approved_revision__isnull=False
)
# What the sign in a cell of the matrix says; the sign differs as well as the colour.
SIGNS = {
    "approved": ("✓", _("Approved")),
    "submitted": ("●", _("Submitted")),
    "reopened": ("↻", _("Reopened")),
    "returned": ("↩", _("Returned")),
    "late": ("!", _("Late")),
    "draft": ("…", _("Being filled in")),
    "not_due": ("○", _("Not due yet")),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How an obligation stands on a day, as a sign, a tone and a word (dấu trạng thái)."""

    state: str
    obligation: Obligation
    on_time: bool | None = None

    @property
    def sign(self) -> str:
        return SIGNS[self.state][0]

    @property
    def label(self) -> object:
        return SIGNS[self.state][1]


def mark_of(obligation: Obligation, on: date) -> Mark:
    """How an obligation stands on a day; its report should be at hand."""
    submission = getattr(obligation, "submission", None)
    status = Status(submission.status) if submission else None
    if submission and status and (status not in OPEN or submission.approved_revision):
        in_time = submission.first_submitted_on is not None and submission.first_submitted_on <= obligation.due_on
        # Returned a second time, it is still the reopened report whose earlier figures count.
        return Mark("reopened" if status in OPEN else status.value, obligation, in_time)
    if obligation.due_on < on:
        return Mark("late", obligation, on_time=False)
    return Mark(status.value if status else "not_due", obligation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many reports are owed, have come, are approved, came in time, and are late (bảng đếm báo cáo)."""

    expected: int
    received: int
    approved: int
    on_time: int
    late: int


def tally(obligations: ObligationQuerySet, on: date) -> Tally:
    """The counts of these obligations on a day. No count can exceed what is owed."""
    counted = obligations.aggregate(
        expected=Count("pk"),
        received=Count("pk", filter=RECEIVED),
        approved=Count("pk", filter=Q(submission__approved_revision__isnull=False)),
        on_time=Count("pk", filter=RECEIVED & Q(submission__first_submitted_on__lte=F("due_on"))),
        late=Count("pk", filter=late(on)),
    )
    return Tally(**counted)


def late(on: date) -> Q:
    """The condition under which an obligation is late on a day: due before it, and nothing received."""
    nothing = Q(submission=None) | Q(submission__status__in=OPEN, submission__approved_revision=None)
    return Q(due_on__lt=on) & nothing


def owed_by(actor: Actor, on: date) -> ObligationQuerySet:
    """What the actor's own bodies owe for periods begun by a day: the overdue first, what is done last."""
    own = bodies_reaching(actor, Permission.SUBMISSION_VIEW, Reach.OWN)
    undone = Q(submission=None) | Q(submission__status__in=OPEN)
    rank = Case(
        When(undone & Q(due_on__lt=on), then=Value(0)),
        When(undone, then=Value(1)),
        When(submission__status=Status.SUBMITTED, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    begun = Obligation.objects.owed_by(own).filter(since__lte=on)
    listed = begun.for_listing().select_related("submission")
    nearest = Case(When(rank__lt=2, then=F("due_on")))
    return listed.annotate(rank=rank).order_by("rank", nearest, F("due_on").desc(), "body__sort_text", "pk")


def standing(obligations: ObligationQuerySet, state: str, on: date) -> ObligationQuerySet:
    """Those of `obligations` that stand so: to do, overdue, waiting for a decision, approved; any for another word."""
    undone = Q(submission=None) | Q(submission__status__in=OPEN)
    conditions = {
        "todo": undone,
        "overdue": undone & Q(due_on__lt=on),
        "waiting": Q(submission__status=Status.SUBMITTED),
        "approved": Q(submission__status=Status.APPROVED),
    }
    return obligations.filter(conditions[state]) if state in conditions else obligations


@dataclass(frozen=True, slots=True)
class Account:
    """What one body owes over the periods shown, a mark for each or None where it owes nothing (dòng theo dõi)."""

    body: Any
    receiver: Any
    marks: Sequence[Mark | None]
    late: int


class Matrix:
    """Bodies by periods: who has reported and who has not (bảng theo dõi nộp báo cáo).

    Bodies are grouped by whom they report to, the late ones first. It can be paged: counting and cutting cost one
    query each, however many bodies there are.
    """

    def __init__(self, obligations: ObligationQuerySet, on: date) -> None:
        self.on = on
        self.obligations = obligations
        grouped = obligations.values("body", "receiver").annotate(behind=Count("pk", filter=late(on)))
        self._bodies = grouped.order_by("receiver__sort_text", "receiver", "-behind", "body__sort_text", "body")

    @cached_property
    def periods(self) -> list[tuple[str, str]]:
        """The periods that are owed, in order: the code of each, and its name in the reader's language."""
        found = self.obligations.values_list("period_code", "since", "until").distinct().order_by("since", "until")
        style = "en" if get_language() == "en" else "vi"
        return [(code, label(from_code(code), style)) for code, _since, _until in found]

    def count(self) -> int:
        """How many rows there are."""
        return self._bodies.count()

    __len__ = count

    def __getitem__(self, cut: slice) -> list[Account]:
        rows = list(self._bodies[cut])
        bodies = {row["body"] for row in rows}
        owed = self.obligations.filter(body__in=bodies).for_listing().select_related("submission")
        cells: dict[tuple[int, int, str], Obligation] = {}
        for obligation in owed:
            cells[obligation.body_id, obligation.receiver_id, obligation.period_code] = obligation
        return [self._account(row, cells) for row in rows]

    def _account(self, row: Mapping[str, Any], cells: dict[tuple[int, int, str], Obligation]) -> Account:
        found = [cells.get((row["body"], row["receiver"], code)) for code, _label in self.periods]
        first = next(obligation for obligation in found if obligation)
        marks = [mark_of(obligation, self.on) if obligation else None for obligation in found]
        return Account(first.body, first.receiver, marks, row["behind"])


def everything(matrix: Matrix, size: int = 500) -> Iterable[Account]:
    """Every row of a matrix, read some hundreds at a time."""
    for start in range(0, matrix.count(), size):
        yield from matrix[start : start + size]
