"""The stages of what is done, its days, its bodies, and which of them carries its figures."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written


class Stage(TextChoices):
    """How far a work has come (giai đoạn thực hiện)."""

    STARTED = "started", gettext_lazy("Started")
    FINISHED = "finished", gettext_lazy("Finished")
    HANDED_OVER = "handed_over", gettext_lazy("Handed over")


class Answer(TextChoices):
    """What a co-host says of the part it is said to have (ý kiến của đơn vị phối hợp)."""

    WAITING = "waiting", gettext_lazy("Not answered yet")
    CONFIRMED = "confirmed", gettext_lazy("Confirmed")
    DECLINED = "declined", gettext_lazy("Declined")


class MoneySource(TextChoices):
    """Where money comes from (nguồn kinh phí)."""

    BUDGET = "budget", gettext_lazy("State budget")
    CONTRIBUTED = "contributed", gettext_lazy("Contributed by those who take part")
    SOCIALISED = "socialised", gettext_lazy("Raised from society")


# A house whose first stone was laid is not yet a house built: what is only started counts nowhere.
DONE = frozenset({Stage.FINISHED, Stage.HANDED_OVER})
ORDER = list(Stage)


def hold_span(since: date, until: date) -> None:
    """Raises Invalid where a half-open span ends before its first day is over."""
    if until <= since:
        reason = _("The activity begins on %(day)s and cannot end before that. Correct one of the two days.")
        raise Invalid(reason % {"day": written(since)}, until=reason % {"day": written(since)})


def hold_done(stage: Stage, until: date, today: date) -> None:
    """Raises Invalid for what is said to be done though its last day is still to come."""
    if stage in DONE and (until - today).days > 1:
        reason = _(
            "What ends after today is not finished yet. Choose the stage “%(started)s”, or correct the last day."
        )
        raise Invalid(reason % {"started": Stage.STARTED.label}, stage=reason % {"started": Stage.STARTED.label})


def hold_stage_after(before: Stage, after: Stage) -> None:
    """Raises Refused where a work would go back to a stage it has passed, or stay where it is."""
    if ORDER.index(after) <= ORDER.index(before):
        reason = _("This activity is “%(before)s” and cannot become “%(after)s”. If it was a mistake, withdraw it.")
        raise Refused(reason % {"before": before.label, "after": after.label})


def hold_bodies(host: int, co_hosts: Sequence[int]) -> None:
    """Raises Invalid where the host stands among the co-hosts, or a co-host twice."""
    if host in co_hosts:
        reason = _("The host does not co-operate with itself. Leave it out of the co-operating bodies.")
        raise Invalid(reason, co_hosts=reason)
    if len(set(co_hosts)) < len(co_hosts):
        reason = _("A body co-operates once. Leave each body in one line only.")
        raise Invalid(reason, co_hosts=reason)


def carrier(host: int, co_hosts: Sequence[int], taking_part: Collection[int]) -> int | None:
    """The body whose report to a programme carries the figures; None where none of them takes part in it.

    It is the host. In a programme in which the host does not take part it is the first co-host that does, so that
    the figure stands in every programme that claims the activity and in no programme twice.
    """
    return next((body for body in (host, *co_hosts) if body in taking_part), None)
