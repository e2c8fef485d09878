"""How a task stands, how progress adds up, how two versions differ, and what a plan and its tasks may be."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.periods import add_working_days
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.indicators.rules import Goal, Sense, Verdict, attainment

# How many working days before its due day a task is nearly due.
WINDOW = 5


class PlanKind(TextChoices):
    """For how long a plan is made (loại kế hoạch)."""

    YEAR = "year", gettext_lazy("Year")
    HALF = "half", gettext_lazy("Half-year")
    TERM = "term", gettext_lazy("Term")
    OTHER = "other", gettext_lazy("Other span")


class Source(TextChoices):
    """Where a task comes from (nguồn nhiệm vụ)."""

    PLAN = "plan", gettext_lazy("Plan")
    CONCLUSION = "conclusion", gettext_lazy("Conclusion of a conference")
    INSPECTION = "inspection", gettext_lazy("Inspection")
    RESOLUTION = "resolution", gettext_lazy("Clause of a resolution")
    AD_HOC = "ad_hoc", gettext_lazy("Arising in between")


class State(TextChoices):
    """How a task stands: done or not, in time or late, or no longer carried out (tình trạng nhiệm vụ).

    The first five are those of the Party committees' dashboards of tasks.
    """

    OVERDUE = "overdue", gettext_lazy("Not completed, overdue")
    NEARLY_DUE = "nearly_due", gettext_lazy("Not completed, nearly due")
    ON_COURSE = "on_course", gettext_lazy("Not completed, in time")
    DONE_LATE = "done_late", gettext_lazy("Completed late")
    DONE_IN_TIME = "done_in_time", gettext_lazy("Completed in time")
    CANCELLED = "cancelled", gettext_lazy("No longer carried out")

    @property
    def tone(self) -> str:
        """The word by which the look chooses its colour."""
        return {
            State.OVERDUE: "bad",
            State.NEARLY_DUE: "waiting",
            State.ON_COURSE: "active",
            State.DONE_LATE: "closed",
            State.DONE_IN_TIME: "good",
        }.get(self, "quiet")


def last_near_day(today: date, window: int = WINDOW) -> date:
    """The last due day that is near: the one that so many working days lead up to."""
    return add_working_days(today, window) if window > 0 else today


def state_of(
    *,
    due_on: date,
    completed_on: date | None,
    handed_in: bool,
    today: date,
    cancelled_on: date | None = None,
    window: int = WINDOW,
) -> State:
    """How a task stands on `today`. Without its product it is not completed, whatever day is named."""
    if cancelled_on is not None and cancelled_on <= today:
        return State.CANCELLED
    if completed_on is not None and completed_on <= today and handed_in:
        return State.DONE_IN_TIME if completed_on <= due_on else State.DONE_LATE
    if due_on < today:
        return State.OVERDUE
    return State.NEARLY_DUE if due_on <= last_near_day(today, window) else State.ON_COURSE


# Progress


@dataclass(frozen=True, slots=True)
class Progress:
    """The share done, from 0 to 1, as far as the figures allow to say: at least `low`, at most `high` (tiến độ)."""

    low: Fraction
    high: Fraction

    @property
    def percent(self) -> int:
        """The share that is certainly done, in whole per cent."""
        return int(self.low * 100)

    @property
    def possible_percent(self) -> int:
        """The share that may be done, in whole per cent."""
        return int(self.high * 100)


NOTHING = Progress(Fraction(0), Fraction(0))
WHOLE = Progress(Fraction(1), Fraction(1))


def progress_of(*, completed: bool, reported_share: int, measured: Progress | None = None) -> Progress:
    """How far a task without parts is: whole once completed, otherwise what figures prove, otherwise what is reported.

    `reported_share` is in per cent.
    """
    if completed:
        return WHOLE
    if measured is not None:
        return measured
    return Progress(Fraction(reported_share, 100), Fraction(reported_share, 100))


def proven(low: object, high: object, goal: Goal) -> Progress:
    """How far a figure between `low` and `high` (None is open) proves a task that aims at `goal`.

    What must not be passed is kept or not: nothing lies between.
    """
    met = attainment(low, high, goal)  # type: ignore[arg-type]
    if goal.sense is Sense.AT_MOST or met.lowest is None:
        return {Verdict.MET: WHOLE, Verdict.NOT_MET: NOTHING}.get(met.verdict, Progress(Fraction(0), Fraction(1)))
    highest = Fraction(1) if met.highest is None else _within_whole(Fraction(met.highest) / 100)
    return Progress(_within_whole(Fraction(met.lowest) / 100), highest)


def shares(weights: Sequence[int]) -> list[Fraction]:
    """The part of the whole that each weight stands for; together they are exactly one."""
    total = sum(weights)
    return [Fraction(weight, total) for weight in weights] if total else []


def rolled_up(parts: Iterable[tuple[int, Progress]]) -> Progress | None:
    """The progress of a whole from its parts (weight, progress); None where no part counts."""
    counted = [(weight, progress) for weight, progress in parts if weight > 0]
    given = shares([weight for weight, _progress in counted])
    if not given:
        return None
    low = sum((share * progress.low for share, (_w, progress) in zip(given, counted, strict=True)), Fraction(0))
    high = sum((share * progress.high for share, (_w, progress) in zip(given, counted, strict=True)), Fraction(0))
    return Progress(low, high)


def _within_whole(share: Fraction) -> Fraction:
    return max(Fraction(0), min(Fraction(1), share))


# Versions


@dataclass(frozen=True, slots=True)
class Difference:
    """What one version of a plan says otherwise than the one before (nội dung thay đổi).

    `kind` is "added", "dropped" or "changed"; of a change, `what` is what changed from `before` to `after`.
    """

    kind: str
    name: str
    what: str = ""
    before: str = ""
    after: str = ""


Line = Mapping[str, object]
# What a line of a version says of its task, in the order in which it is read.
SAID = ("name", "product", "lead", "partners", "block", "starts_on", "due_on", "weight", "part_of")


def digest(content: Sequence[Line]) -> str:
    """SHA-256 over the content of a version, keys sorted."""
    body = json.dumps(list(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def differences(before: Sequence[Line], after: Sequence[Line]) -> list[Difference]:
    """What is said in `after` otherwise than in `before`; lines are known by their "task"."""
    old = {line["task"]: line for line in before}
    new = {line["task"]: line for line in after}
    found = [Difference("dropped", str(line["name"])) for task, line in old.items() if task not in new]
    for task, line in new.items():
        if task not in old:
            found.append(Difference("added", str(line["name"])))
            continue
        found += [
            Difference("changed", str(line["name"]), what, _said(old[task].get(what)), _said(value))
            for what, value in ((what, line.get(what)) for what in SAID)
            if old[task].get(what) != value
        ]
    return found


def _said(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


# The clauses of a resolution


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered clause of a resolution, with its sub-clauses: "3", "3.a", "3.2" (nhóm nhiệm vụ, điểm)."""

    number: str
    text: str
    parts: tuple["Clause", ...] = ()


# "3. …", "3) …", "Nhóm 3: …"; a sub-clause is "3.2. …", "a) …" or "- …". What is no next number goes on with the text.
NUMBERED = re.compile(
    r"(?:(?:nhóm|nhiệm vụ|mục|điều)\s+)?(?P<number>\d{1,3})\s*(?P<sign>[.):])\s+(?P<text>\S.*)", re.IGNORECASE
)
SECOND = re.compile(r"(?P<group>\d{1,3})\.(?P<number>\d{1,3})[.)]?\s+(?P<text>\S.*)")
LETTERED = re.compile(r"(?P<letter>[a-zđ])\s*[).]\s+(?P<text>\S.*)")
BULLET = re.compile(r"[-–—•+*]\s+(?P<text>\S.*)")
LETTERS = "abcdđeghiklmnopqrstuvxy"
MOST_CLAUSES = 500


@dataclass(slots=True)
class _Group:
    """A clause while it is read; `style` is how its sub-clauses are marked."""

    number: str
    words: list[str]
    parts: list[tuple[str, list[str]]] = field(default_factory=list)
    style: str = ""

    def takes(self, line: str, sign: str) -> bool:
        """Whether the line is its next sub-clause, which is then taken."""
        count = len(self.parts)
        second, lettered, bullet, numbered = (
            pattern.fullmatch(line) for pattern in (SECOND, LETTERED, BULLET, NUMBERED)
        )
        if second and second["group"] == self.number and int(second["number"]) == count + 1:
            return self._begin("second", str(count + 1), second["text"])
        if lettered and count < len(LETTERS) and lettered["letter"] == LETTERS[count]:
            return self._begin("letter", LETTERS[count], lettered["text"])
        if numbered and numbered["sign"] != sign and int(numbered["number"]) == count + 1:
            return self._begin("number", str(count + 1), numbered["text"])
        return bool(bullet) and self._begin("bullet", str(count + 1), bullet["text"] if bullet else "")

    def goes_on(self, line: str) -> None:
        """The line belongs to what was read last."""
        (self.parts[-1][1] if self.parts else self.words).append(line)

    def _begin(self, style: str, mark: str, text: str) -> bool:
        if self.style not in {"", style}:
            return False
        self.style = style
        self.parts.append((f"{self.number}.{mark}", [text]))
        return True


def clauses_of(text: str) -> list[Clause]:
    """The numbered clauses of a resolution as pasted, in order from 1; what stands before the first is left out.

    Raises Invalid where there is none, or more than anybody breaks down in one go.
    """
    groups: list[_Group] = []
    sign = ""
    for line in (" ".join(line.split()) for line in text.splitlines()):
        found = NUMBERED.fullmatch(line)
        if found and int(found["number"]) == len(groups) + 1 and sign in {"", found["sign"]}:
            sign = found["sign"]
            groups.append(_Group(found["number"], [found["text"]]))
        elif line and groups and not groups[-1].takes(line, sign):
            groups[-1].goes_on(line)
    _hold_clauses(len(groups) + sum(len(group.parts) for group in groups))
    return [
        Clause(group.number, _joined(group.words), tuple(Clause(mark, _joined(words)) for mark, words in group.parts))
        for group in groups
    ]


def _hold_clauses(count: int) -> None:
    if not count:
        reason = _(
            "No numbered clause was found. Begin each with its number: “1. …”, sub-clauses with “a) …” or “- …”."
        )
        raise Invalid(reason, text=reason)
    if count > MOST_CLAUSES:
        reason = _("These are %(count)s clauses; break down at most %(most)s at a time.")
        reason %= {"count": count, "most": MOST_CLAUSES}
        raise Invalid(reason, text=reason)


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(" ;")


# What a plan and a task may be


def hold_span(since: date, until: date, term_from: date, term_until: date) -> None:
    """Raises Invalid where a plan ends before it begins, or has no day in common with the programme's term."""
    if until <= since:
        reason = _("A plan that begins on %(day)s must end on a later day.") % {"day": written(since)}
        raise Invalid(reason, until=reason)
    if since >= term_until or until <= term_from:
        reason = _("The programme runs from %(since)s until before %(until)s. Choose days within its term.")
        reason %= {"since": written(term_from), "until": written(term_until)}
        raise Invalid(reason, since=reason)


def hold_days(starts_on: date | None, due_on: date) -> None:
    """Raises Invalid where a task would be due before it starts."""
    if starts_on is not None and due_on < starts_on:
        reason = _("A task that starts on %(day)s cannot be due before that day.") % {"day": written(starts_on)}
        raise Invalid(reason, due_on=reason)


def hold_weight(weight: int) -> None:
    """Raises Invalid for a weight that is not from 1 to 1000."""
    if not 1 <= weight <= 1_000:
        reason = _("A weight is a whole number from 1 to 1000.")
        raise Invalid(reason, weight=reason)


def hold_share(share: int | None) -> None:
    """Raises Invalid for a share that is not from 0 to 100 per cent."""
    if share is not None and not 0 <= share <= 100:
        reason = _("What is done is from 0 to 100 per cent.")
        raise Invalid(reason, share=reason)


def hold_partners(lead: int, partners: Iterable[int]) -> None:
    """Raises Invalid where a body would co-operate with itself."""
    if lead in set(partners):
        reason = _("The lead body does not co-operate with itself. Name the other bodies only.")
        raise Invalid(reason, partners=reason)


def hold_said(**texts: str) -> None:
    """Raises Invalid where one of these is empty."""
    for name, text in texts.items():
        if not text.strip():
            reason = _("Something is missing here: write at least a few words.")
            raise Invalid(reason, **{name: reason})


def hold_past(day: date, today: date, *, named: str) -> None:
    """Raises Invalid where something would have happened on a day that has not come yet."""
    if day > today:
        reason = _("%(day)s has not come yet. Name the day on which it happened.") % {"day": written(day)}
        raise Invalid(reason, **{named: reason})


def hold_open(*, completed_on: date | None, cancelled_on: date | None) -> None:
    """Raises Refused where a task is completed or no longer carried out."""
    if completed_on is not None:
        reason = _("This task was completed on %(day)s. Reopen it first.") % {"day": written(completed_on)}
        raise Refused(reason, completed_on=completed_on)
    if cancelled_on is not None:
        reason = _("This task is no longer carried out since %(day)s. Give a new one.") % {"day": written(cancelled_on)}
        raise Refused(reason, cancelled_on=cancelled_on)
