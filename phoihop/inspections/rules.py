"""What decides: how inspections and requests stand, which step may follow, and what is counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written

CODES = ("KT01", "KT02", "KT03", "KT04", "KT05")
MOST_ITEMS = 60


class State(TextChoices):
    """How an inspection stands; it follows from its days and from what was signed (tình trạng cuộc kiểm tra)."""

    PLANNED = "planned", gettext_lazy("Planned")
    UNDER_WAY = "under_way", gettext_lazy("Under way")
    HANDED_OVER = "handed_over", gettext_lazy("Findings handed over")
    CONCLUDED = "concluded", gettext_lazy("Concluded")
    CLOSED = "closed", gettext_lazy("Inspection closed")
    CALLED_OFF = "called_off", gettext_lazy("Called off")

    @property
    def tone(self) -> str:
        """The word by which the look chooses its colour."""
        return {
            State.PLANNED: "planned",
            State.UNDER_WAY: "active",
            State.HANDED_OVER: "waiting",
            State.CONCLUDED: "active",
            State.CLOSED: "good",
        }.get(self, "quiet")


class Verdict(TextChoices):
    """What an inspection answers to a point of its checklist (mức đáp ứng)."""

    YES = "yes", gettext_lazy("Met")
    PARTLY = "partly", gettext_lazy("Met in part")
    NO = "no", gettext_lazy("Not met")
    NOT_APPLICABLE = "na", gettext_lazy("Not applicable")


class Kind(TextChoices):
    """Whether a finding praises or faults (loại nhận xét)."""

    STRENGTH = "strength", gettext_lazy("Strength")
    SHORTCOMING = "shortcoming", gettext_lazy("Shortcoming")


class Stage(TextChoices):
    """How far a request has come (tình trạng kiến nghị)."""

    DRAFT = "draft", gettext_lazy("Being drafted")
    OPEN = "open", gettext_lazy("Awaiting remedy")
    HANDED_IN = "handed_in", gettext_lazy("Awaiting verification")
    RETURNED = "returned", gettext_lazy("Not sufficient, to be remedied again")
    VERIFIED = "verified", gettext_lazy("Verified")

    @property
    def tone(self) -> str:
        """The word by which the look chooses its colour."""
        return {
            Stage.OPEN: "active",
            Stage.HANDED_IN: "waiting",
            Stage.RETURNED: "returned",
            Stage.VERIFIED: "good",
        }.get(self, "quiet")


WANTING = frozenset({Stage.OPEN, Stage.RETURNED})
"""The stages in which the body asked has to act."""
UNSETTLED = WANTING | {Stage.HANDED_IN}
RECORDING = frozenset({State.UNDER_WAY, State.HANDED_OVER})
"""While the team may still write: a signed conclusion is only corrected by a further record."""


def state_of(*, since: date, today: date, handed_over: bool, concluded: bool, closed: bool, called_off: bool) -> State:
    """How an inspection that begins on `since` stands on `today`."""
    if called_off:
        return State.CALLED_OFF
    if closed:
        return State.CLOSED
    if concluded:
        return State.CONCLUDED
    if handed_over:
        return State.HANDED_OVER
    return State.UNDER_WAY if since <= today else State.PLANNED


def hold_state(state: State, allowed: Iterable[State]) -> None:
    """Raises Refused where an inspection stands in none of the states allowed."""
    if state not in set(allowed):
        reason = _("This inspection is “%(state)s”, so this is not possible. Reload the page to see what is.")
        raise Refused(reason % {"state": state.label.lower()}, state=state)


def hold_stage(stage: Stage, allowed: Iterable[Stage]) -> None:
    """Raises Refused where a request stands in none of the stages allowed."""
    if stage not in set(allowed):
        reason = _("This request is “%(stage)s”, so this is not possible. Reload the page to see what is.")
        raise Refused(reason % {"stage": stage.label.lower()}, stage=stage)


def hold_said(**texts: str) -> None:
    """Raises Invalid where one of these texts is empty."""
    missing = {name: _("This must be filled.") for name, text in texts.items() if not text.strip()}
    if missing:
        raise Invalid(_("Something is missing here. Fill in the boxes that are marked."), **missing)


def hold_days(since: date, until: date) -> None:
    """Raises Invalid for an inspection that would end before it begins."""
    if until <= since:
        reason = _("The last day lies before the first. Correct one of them.")
        raise Invalid(reason, until=reason)


def hold_team(head: int, others: Iterable[int], inspected: int) -> None:
    """Raises Invalid where a body would inspect itself: who is inspected writes no part of the record."""
    if inspected in {head, *others}:
        reason = _("No body inspects itself. Leave the inspected body out of the team.")
        raise Invalid(reason, body=reason)


def hold_asking(*, is_survey: bool) -> None:
    """Raises Refused for a survey, which ends with its findings and asks for nothing."""
    if is_survey:
        raise Refused(_("A survey ends with its findings and asks for nothing. Make it an inspection first."))


def hold_responsible(responsible: int, team: Iterable[int]) -> None:
    """Raises Invalid where a body of the team would have to verify its own remedy."""
    if responsible in set(team):
        reason = _("A body of the team cannot verify its own remedy. Ask another body.")
        raise Invalid(reason, body=reason)


def hold_due(due_on: date, after: date) -> None:
    """Raises Invalid for a request that would be due before `after`."""
    if due_on < after:
        reason = _("A request is due after it is made, not before %(day)s. Choose a later day.")
        reason %= {"day": written(after)}
        raise Invalid(reason, due_on=reason)


def hold_later(due_on: date, former: date, today: date) -> None:
    """Raises Invalid for an extension that gives no more time, or ends before it is given."""
    if due_on <= former or due_on < today:
        reason = _("An extension gives more time: choose a day after %(day)s that has not passed yet.")
        reason %= {"day": written(former)}
        raise Invalid(reason, due_on=reason)


def hold_signed_on(signed_on: date, first_day: date, today: date) -> None:
    """Raises Invalid for a conclusion signed before the inspection began, or on a day still to come."""
    if not first_day <= signed_on <= today:
        reason = _("A conclusion is signed after the inspection began and not on a day still to come. Correct the day.")
        raise Invalid(reason, signed_on=reason)


def hold_points(requirements: Sequence[str]) -> None:
    """Raises Invalid for a checklist without points, with an empty one, or too long to be used."""
    if not requirements or any(not each.strip() for each in requirements):
        reason = _("A checklist has at least one point, and each says what is required.")
        raise Invalid(reason, points=reason)
    if len(requirements) > MOST_ITEMS:
        reason = _("A checklist has at most %(most)s points. Divide it.") % {"most": MOST_ITEMS}
        raise Invalid(reason, points=reason)


def hold_address(address: str) -> str:
    """The address within this site: `/analytics/…`, whatever stood before. Raises Invalid for none."""
    parts = urlsplit(address.strip())
    if not parts.path.startswith("/") or parts.path.startswith("//") or len(parts.path) < 2:
        reason = _("Copy the address of the figure or report from this site; it begins with “/”.")
        raise Invalid(reason, address=reason)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


# What is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An inspection that ended in a conclusion: which body, signed when, its requests and those met (để đếm)."""

    body: int
    signed_on: date
    requests: int
    met: int


def counted(inspections: Iterable[Counted], surveys: Iterable[date], since: date, until: date) -> dict[str, int]:
    """KT01 to KT05 of the half-open span.

    An inspection counts on the day its conclusion was signed, a survey on the day its findings were handed over.
    """
    within = [each for each in inspections if since <= each.signed_on < until]
    return {
        "KT01": len(within),
        "KT02": len({each.body for each in within}),
        "KT03": sum(since <= day < until for day in surveys),
        "KT04": sum(each.requests for each in within),
        "KT05": sum(each.met for each in within),
    }


# The loop from finding to verification


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the loop, in words; `standing` is done, now, late, back or ahead (bước của vòng kiến nghị)."""

    label: str
    standing: str
    on: date | None = None


def loop(
    *,
    stage: Stage,
    due_on: date,
    today: date,
    found_on: date | None = None,
    asked_on: date | None = None,
    remedied_on: date | None = None,
    judged_on: date | None = None,
) -> list[Step]:
    """Finding → task → remedy → verified, as both sides see it."""
    late = stage in WANTING and due_on < today
    acting = "late" if late else "now"
    standings: Mapping[Stage, tuple[str, str, str]] = {
        Stage.DRAFT: ("now", "ahead", "ahead"),
        Stage.OPEN: ("done", acting, "ahead"),
        Stage.HANDED_IN: ("done", "done", "now"),
        Stage.RETURNED: ("done", acting, "back"),
        Stage.VERIFIED: ("done", "done", "done"),
    }
    asked, remedied, verified = standings[stage]
    return [
        Step(_("Finding"), "done", found_on),
        Step(_("Task given"), asked, asked_on),
        Step(_("Remedy with evidence"), remedied, remedied_on if remedied == "done" else due_on),
        Step(_("Verification"), verified, judged_on),
    ]
