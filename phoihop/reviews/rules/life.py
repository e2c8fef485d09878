"""What kinds of review there are, and what may still be changed in one."""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Invalid, Refused


class Kind(TextChoices):
    """What a review looks back on (loại báo cáo)."""

    LIAISON = "liaison", gettext_lazy("Liaison meeting")
    HALF_YEAR = "half_year", gettext_lazy("Half-year review")
    ANNUAL = "annual", gettext_lazy("Annual review")
    MIDTERM = "midterm", gettext_lazy("Midterm review")
    FINAL = "final", gettext_lazy("Final review")
    TOPIC = "topic", gettext_lazy("Review of one subject")


class Status(TextChoices):
    """Whether a review can still be changed (trạng thái văn bản)."""

    DRAFT = "draft", gettext_lazy("Draft")
    SIGNED = "signed", gettext_lazy("Signed")


def hold_draft(status: str) -> None:
    """Raises Refused where a review is signed: what was signed stays as it was."""
    if status == Status.SIGNED:
        raise Refused(_("This review is signed and stays as it was signed. Make a new review to say otherwise."))


def hold_span(since: date, until: date) -> None:
    """Raises Invalid where a review would end on or before the day it begins."""
    if until <= since:
        reason = _("The period ends before it begins. Enter the earlier day first.")
        raise Invalid(reason, until=reason)
