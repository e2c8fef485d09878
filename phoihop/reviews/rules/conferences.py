"""What decides of conferences: how one stands, what its agenda, invitations and clauses must hold."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Invalid, Refused
from phoihop.organisations.models import Body
from phoihop.plans.rules import State

MOST_ROWS = 300
"""Bodies invited to one conference, clauses of one notice, points of one agenda."""


class ConferenceKind(TextChoices):
    """What a conference looks back on (loại hội nghị)."""

    BRIEFING = "briefing", gettext_lazy("Liaison meeting")
    INTERIM = "interim", gettext_lazy("Interim review conference")
    FINAL = "final", gettext_lazy("Final review conference")


class ConferenceState(TextChoices):
    """How a conference stands: it follows from its hours and from what was signed (trạng thái hội nghị)."""

    PLANNED = "planned", gettext_lazy("Planned")
    HELD = "held", gettext_lazy("Held")
    CONCLUDED = "concluded", gettext_lazy("Conclusions issued")
    CALLED_OFF = "called_off", gettext_lazy("Called off")

    @property
    def tone(self) -> str:
        """The word by which the look chooses its colour."""
        tones = {ConferenceState.PLANNED: "active", ConferenceState.HELD: "waiting", ConferenceState.CONCLUDED: "good"}
        return tones.get(self, "quiet")


class Answer(TextChoices):
    """What an invited body answered (trả lời giấy mời)."""

    COMING = "coming", gettext_lazy("Comes")
    ABSENT = "absent", gettext_lazy("Does not come")


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A point of the agenda: from when, what, who speaks in which office (nội dung chương trình)."""

    subject: str
    starts: time | None = None
    body: Body | None = None
    office: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """A body and how many of it are invited (thành phần mời)."""

    body: Body
    invited: int = 1


@dataclass(frozen=True, slots=True)
class Came:
    """How many of an invited body came, and why fewer (số có mặt)."""

    body: int
    present: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered clause of the conclusions; `key` names one that is kept already (nội dung kết luận)."""

    text: str
    lead: Body | None = None
    due_on: date | None = None
    asks_task: bool = True
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How the tasks of some clauses stand (kết quả thực hiện nhiệm vụ)."""

    given: int = 0
    in_time: int = 0
    late: int = 0
    overdue: int = 0
    under_way: int = 0
    cancelled: int = 0

    @property
    def done(self) -> int:
        """Completed, in time or late."""
        return self.in_time + self.late


def tally(states: Iterable[State]) -> Tally:
    """The states of tasks, counted; every task is counted exactly once beside `given`."""
    counted = Counter(states)
    return Tally(
        given=counted.total(),
        in_time=counted[State.DONE_IN_TIME],
        late=counted[State.DONE_LATE],
        overdue=counted[State.OVERDUE],
        under_way=counted[State.ON_COURSE] + counted[State.NEARLY_DUE],
        cancelled=counted[State.CANCELLED],
    )


def state_of(*, begins_at: datetime, concluded: bool, called_off: bool, now: datetime) -> ConferenceState:
    """How a conference stands at a moment; from its first minute on it counts as held."""
    if called_off:
        return ConferenceState.CALLED_OFF
    if concluded:
        return ConferenceState.CONCLUDED
    return ConferenceState.HELD if begins_at <= now else ConferenceState.PLANNED


def hold_hours(begins_at: datetime, ends_at: datetime) -> None:
    """Raises Invalid where a conference would end before it begins."""
    if ends_at <= begins_at:
        reason = _("The conference ends before it begins. Correct one of the two hours.")
        raise Invalid(reason, ends_at=reason)


def hold_title(title: str, venue: str) -> None:
    """Raises Invalid without a title or a venue: nobody could be invited to it."""
    if not title.strip():
        reason = _("A conference needs a title, as the invitation will say it.")
        raise Invalid(reason, title=reason)
    if not venue.strip():
        reason = _("Say where the conference is held, as the invitation will say it.")
        raise Invalid(reason, venue=reason)


def hold_state(state: ConferenceState, *allowed: ConferenceState) -> None:
    """Raises Refused, saying why, where a conference stands otherwise than is needed."""
    if state in allowed:
        return
    raise Refused(
        {
            ConferenceState.PLANNED: _("The conference has not begun yet. Come back when it is held."),
            ConferenceState.HELD: _("The conference is being held or is over. What was planned stays as it was."),
            ConferenceState.CONCLUDED: _("The conclusions are issued and stay as they were issued."),
            ConferenceState.CALLED_OFF: _("This conference was called off. Plan another one."),
        }[state]
    )


def hold_invited(rows: Sequence[Invited]) -> None:
    """Raises Invalid for a body named twice, for nobody invited of it, and for too many rows."""
    if len({row.body.pk for row in rows}) < len(rows):
        reason = _("Each body is invited in one row. Put its numbers together.")
    elif any(row.invited < 1 for row in rows):
        reason = _("At least one of each body is invited. Take the row out otherwise.")
    elif len(rows) > MOST_ROWS:
        reason = _("At most %(most)s bodies are invited to one conference.") % {"most": MOST_ROWS}
    else:
        return
    raise Invalid(reason, rows=reason)


def hold_clauses(clauses: Sequence[Clause], held_on: date) -> None:
    """Raises Invalid for a clause without words, and for one due before the conference."""
    if any(not clause.text.strip() for clause in clauses):
        reason = _("Every clause says something. Fill in the empty one, or take it out.")
    elif any(clause.due_on and clause.due_on < held_on for clause in clauses):
        reason = _("A clause cannot be due before the conference that concluded it. Correct the day.")
    else:
        return
    raise Invalid(reason, clauses=reason)


def source_key(clause: int) -> str:
    """The key by which the tasks of a clause are found."""
    return f"conclusion:{clause}"
