"""The life of a report, as a table that can be checked against the regulation."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Refused
from phoihop.foundation.workdays import is_working_day


class Status(TextChoices):
    """Where a report stands (trạng thái báo cáo)."""

    DRAFT = "draft", gettext_lazy("Draft")
    SUBMITTED = "submitted", gettext_lazy("Submitted")
    RETURNED = "returned", gettext_lazy("Returned")
    APPROVED = "approved", gettext_lazy("Approved")
    REOPENED = "reopened", gettext_lazy("Reopened")


class Step(TextChoices):
    """What is done to a report as a whole (bước xử lý)."""

    SUBMIT = "submit", gettext_lazy("Submit")
    RETURN = "return", gettext_lazy("Return")
    APPROVE = "approve", gettext_lazy("Approve")
    REOPEN = "reopen", gettext_lazy("Reopen")


class Missing(TextChoices):
    """Why a figure is not stated (lý do thiếu số liệu)."""

    NOT_YET = "not_yet", gettext_lazy("Not yet counted")
    NOT_OURS = "not_ours", gettext_lazy("Not among our tasks")
    NOT_COLLECTED = "not_collected", gettext_lazy("Not collected")
    OTHER_REPORT = "other_report", gettext_lazy("Stated in another report")


class Channel(TextChoices):
    """The way by which an entry came in (kênh nhập liệu)."""

    WEB = "web", gettext_lazy("Web form")
    EXCEL = "excel", gettext_lazy("Excel workbook")
    PROSE = "prose", gettext_lazy("Pasted report")
    PHONE = "phone", gettext_lazy("Phone")
    API = "api", gettext_lazy("Other system")
    ACTIVITY = "activity", gettext_lazy("Activity")
    REGISTER = "register", gettext_lazy("Register")


# What was counted from records kept elsewhere on the site, not typed into the report.
COUNTED = frozenset({Channel.ACTIVITY, Channel.REGISTER})
OPEN = frozenset({Status.DRAFT, Status.RETURNED, Status.REOPENED})

LIFE: Mapping[tuple[Status, Step], Status] = {
    (Status.DRAFT, Step.SUBMIT): Status.SUBMITTED,
    (Status.RETURNED, Step.SUBMIT): Status.SUBMITTED,
    (Status.REOPENED, Step.SUBMIT): Status.SUBMITTED,
    (Status.SUBMITTED, Step.RETURN): Status.RETURNED,
    (Status.SUBMITTED, Step.APPROVE): Status.APPROVED,
    (Status.APPROVED, Step.REOPEN): Status.REOPENED,
}


def status_after(status: Status, step: Step) -> Status:
    """The status that `step` leads to. Raises Refused where the life of a report allows no such step."""
    try:
        return LIFE[status, step]
    except KeyError:
        reason = _(
            "A report that is “%(status)s” cannot take the step “%(step)s”. Reload the page to see where it stands."
        )
        raise Refused(reason % {"status": status.label, "step": step.label}, status=status, step=step) from None


def steps_from(status: Status) -> list[Step]:
    """The steps that the life of a report allows from `status`."""
    return [step for (before, step) in LIFE if before is status]


def working_days_between(since: date, until: date) -> int:
    """How many working days lie after `since`, up to and including `until`."""
    days = range(1, (until - since).days + 1)
    return sum(is_working_day(since + timedelta(days=number)) for number in days)
