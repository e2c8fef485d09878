"""The life of a proposal, as a table that can be checked against the law on emulation and commendation."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Refused


class State(TextChoices):
    """Where a proposal stands (trạng thái khen thưởng)."""

    PROPOSED = "proposed", gettext_lazy("Proposed")
    EXAMINED = "examined", gettext_lazy("Examined")
    SUBMITTED = "submitted", gettext_lazy("Awaiting decision")
    DECIDED = "decided", gettext_lazy("Decided")
    CONFERRED = "conferred", gettext_lazy("Conferred")
    REJECTED = "rejected", gettext_lazy("Not accepted")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")
    REVOKED = "revoked", gettext_lazy("Revoked")


class Step(TextChoices):
    """What is done to a proposal (bước xét khen thưởng)."""

    PROPOSE = "propose", gettext_lazy("Propose")
    WITHDRAW = "withdraw", gettext_lazy("Take the proposal back")
    PASS = "pass", gettext_lazy("Passed by the council")
    FAIL = "fail", gettext_lazy("Not passed by the council")
    SUBMIT = "submit", gettext_lazy("Submit for decision")
    REFUSE = "refuse", gettext_lazy("Decline")
    DECIDE = "decide", gettext_lazy("Decide")
    CONFER = "confer", gettext_lazy("Confer")
    REVOKE = "revoke", gettext_lazy("Revoke")
    FREEZE = "freeze", gettext_lazy("Freeze")
    THAW = "thaw", gettext_lazy("Lift the freeze")


LIFE: Mapping[tuple[State, Step], State] = {
    (State.PROPOSED, Step.PASS): State.EXAMINED,
    (State.PROPOSED, Step.FAIL): State.REJECTED,
    (State.PROPOSED, Step.WITHDRAW): State.WITHDRAWN,
    (State.EXAMINED, Step.SUBMIT): State.SUBMITTED,
    (State.EXAMINED, Step.WITHDRAW): State.WITHDRAWN,
    (State.SUBMITTED, Step.DECIDE): State.DECIDED,
    (State.SUBMITTED, Step.REFUSE): State.REJECTED,
    (State.DECIDED, Step.CONFER): State.CONFERRED,
    (State.DECIDED, Step.REVOKE): State.REVOKED,
    (State.CONFERRED, Step.REVOKE): State.REVOKED,
}
# What was given and still holds; these count, and bear a number of the register.
GIVEN = frozenset({State.DECIDED, State.CONFERRED})
# What stands in the way of another award for the same achievement.
STANDING = frozenset({State.PROPOSED, State.EXAMINED, State.SUBMITTED, *GIVEN})
# Taken only while nothing is pending against the subject.
CLEARED = frozenset({Step.PASS, Step.SUBMIT, Step.DECIDE, Step.CONFER})


def state_after(state: State, step: Step) -> State:
    """The state that `step` leads to. Raises Refused where the life of a proposal allows no such step."""
    try:
        return LIFE[state, step]
    except KeyError:
        reason = _("A proposal that is “%(state)s” cannot take the step “%(step)s”. Reload the page to see it.")
        raise Refused(reason % {"state": state.label.lower(), "step": step.label.lower()}) from None


def steps_from(state: State) -> list[Step]:
    """The steps that the life of a proposal allows from `state`."""
    return [step for (before, step) in LIFE if before is state]
