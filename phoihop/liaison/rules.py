"""What a note says, when one is owed, and when one has lain unread too long.

The three parts of an urgent note are those of the branch's professional guidance on reporting: what happened, a first
assessment, first proposals; no headings. Notes of a month or quarter tell the results, what is new or arising, and
what is proposed for the next period.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation import periods
from phoihop.foundation.periods import Period
from phoihop.foundation.refusals import Invalid, Refused

PATIENCE = 3
"""After how many working days an unread note is brought to the sender's mind."""


class Kind(TextChoices):
    """Which note it is (loại thông tin trao đổi)."""

    MONTHLY = "monthly", gettext_lazy("Monthly note")
    QUARTERLY = "quarterly", gettext_lazy("Quarterly note")
    URGENT = "urgent", gettext_lazy("Urgent note")


class State(TextChoices):
    """Whether it has left the body that writes it (trạng thái)."""

    DRAFT = "draft", gettext_lazy("Draft")
    SENT = "sent", gettext_lazy("Sent")


class CaseKind(TextChoices):
    """What complex cases are about; they are counted and never described (loại vụ việc phức tạp)."""

    LAND = "land", gettext_lazy("Land, clearance of sites, resettlement")
    ENVIRONMENT = "environment", gettext_lazy("Environment, minerals")
    LABOUR = "labour", gettext_lazy("Labour relations")
    COMPLAINTS = "complaints", gettext_lazy("Complaints and denunciations by several people")
    ORDER = "order", gettext_lazy("Public order and security")
    DISASTER = "disaster", gettext_lazy("Natural disasters, fires, accidents")
    OTHER = "other", gettext_lazy("Other complex cases")


PERIODS = {Kind.MONTHLY: periods.Kind.MONTH, Kind.QUARTERLY: periods.Kind.QUARTER}
PARTS = {
    Kind.URGENT: (
        gettext_lazy("What happened"),
        gettext_lazy("First assessment"),
        gettext_lazy("First proposals"),
    ),
    Kind.MONTHLY: (
        gettext_lazy("Results against the programme of work"),
        gettext_lazy("New or arising problems"),
        gettext_lazy("Proposals for the next period"),
    ),
}
PARTS[Kind.QUARTERLY] = PARTS[Kind.MONTHLY]
PART_NAMES = ("account", "assessment", "proposals")


@dataclass(frozen=True, slots=True)
class Cases:
    """How many complex cases of a kind arose and were settled in the period, and are still open at its end (vụ)."""

    kind: CaseKind
    arisen: int
    settled: int
    remaining: int


def period_of(kind: Kind, code: str) -> Period | None:
    """The period that a note tells of; None for an urgent one.

    Raises Invalid for a period where none belongs, and for one of another length.
    """
    if kind not in PERIODS:
        if code:
            reason = _("An urgent note tells of one event and has no period. Leave the period empty.")
            raise Invalid(reason, period=reason)
        return None
    try:
        found = periods.from_code(code.strip())
    except Invalid as unknown:
        raise Invalid(unknown.reason, period=unknown.reason) from unknown
    if found.kind is not PERIODS[kind]:
        reason = _("A monthly note tells of a month (2026-03), a quarterly one of a quarter (2026-Q1).")
        raise Invalid(reason, period=reason)
    return found


def hold_over(period: Period | None, today: date) -> None:
    """Raises Invalid for a period that has not begun."""
    if period is not None and period.since > today:
        reason = _("This period has not begun yet. Choose one that can be told of.")
        raise Invalid(reason, period=reason)


def hold_parts(kind: Kind, parts: Sequence[str]) -> None:
    """Raises Invalid where a part of the note is empty; the three of an urgent note are all needed."""
    labels = PARTS[kind]
    faults = {
        name: _("Fill in this part. Write “không” if there is nothing to tell.")
        for name, text in zip(PART_NAMES, parts, strict=True)
        if not text.strip()
    }
    if faults:
        missing = "; ".join(str(label) for label, text in zip(labels, parts, strict=True) if not text.strip())
        raise Invalid(_("A note has three parts. Missing: %(parts)s.") % {"parts": missing}, **faults)


def hold_cases(cases: Sequence[Cases]) -> None:
    """Raises Invalid for a kind of case that is counted twice."""
    if len({each.kind for each in cases}) < len(cases):
        reason = _("Each kind of case stands in one row. Put its numbers together.")
        raise Invalid(reason, cases=reason)


def hold_draft(state: State) -> None:
    """Raises Refused for a note that was sent."""
    if state is not State.DRAFT:
        raise Refused(_("This note was sent and can no longer be changed. Write a new one that corrects it."))


def due_on(period: Period, days: int) -> date:
    """The last working day on which the note of a period is in time."""
    return periods.add_working_days(period.last_day, days)


def unread_since(today: date) -> date:
    """A note sent on this day or before has lain unread too long on `today`."""
    return periods.add_working_days(today, -PATIENCE)


def owed_periods(kind: Kind, since: date, until: date | None, today: date) -> Iterable[Period]:
    """The periods that ended by `today`, of a half-open span in which notes are owed, the latest first."""
    end = min(until or today, today)
    if end <= since:
        return []
    ended = [each for each in periods.periods_between(PERIODS[kind], since, end) if each.since >= since]
    return [each for each in reversed(ended) if each.until <= today and (until is None or each.until <= until)]
