"""The steps of an article and of a reader's feedback, and how long a reader's name is kept."""

from datetime import date, datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Refused

# A reader's name and address serve the answer and questions about it, nothing else (Law 91/2025/QH15).
KEPT_AFTER_ANSWER = timedelta(days=90)
KEPT_AT_MOST = timedelta(days=365)


class Status(TextChoices):
    """How far an article has come (trạng thái bài viết)."""

    DRAFT = "draft", gettext_lazy("Draft")
    SUBMITTED = "submitted", gettext_lazy("Waiting for publication")
    PUBLISHED = "published", gettext_lazy("Published")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")


class FeedbackStatus(TextChoices):
    """What became of a reader's feedback (trạng thái ý kiến bạn đọc)."""

    WAITING = "waiting", gettext_lazy("Waiting for an answer")
    ANSWERED = "answered", gettext_lazy("Answered to the sender")
    PUBLISHED = "published", gettext_lazy("Answered and published")
    DECLINED = "declined", gettext_lazy("Set aside")


ANSWERED = (FeedbackStatus.ANSWERED, FeedbackStatus.PUBLISHED)


def hold_status(status: Status, wanted: Status) -> None:
    """Raises Refused where an article is not in the status in which a step can be taken."""
    if status is not wanted:
        reason = _("This article is “%(status)s”; this step is taken where it is “%(wanted)s”.")
        raise Refused(reason % {"status": status.label, "wanted": wanted.label})


def hold_editable(status: Status, *, publishes: bool) -> None:
    """Raises Refused where an article may not be changed: handed in, it is for those who publish; withdrawn, for none.

    A mistake in a published article is corrected by whoever may publish it.
    """
    if status is Status.WITHDRAWN:
        raise Refused(_("This article was withdrawn and is kept only to be looked up. Write a new one."))
    if status is not Status.DRAFT and not publishes:
        raise Refused(_("This article is no longer a draft. Ask whoever publishes it to give it back."))


def hold_answerable(status: FeedbackStatus) -> None:
    """Raises Refused for feedback that was answered or set aside before."""
    if status is not FeedbackStatus.WAITING:
        raise Refused(_("This feedback was dealt with before. Look at what was answered."))


def hold_reopenable(status: FeedbackStatus) -> None:
    """Raises Refused for feedback that is not shown to everybody."""
    if status is not FeedbackStatus.PUBLISHED:
        raise Refused(_("This feedback is not shown to everybody."))


def kept_until(received_at: datetime, settled_at: datetime | None) -> date:
    """The first day on which a reader's name and address are kept no longer."""
    latest = received_at + KEPT_AT_MOST
    return min(latest, settled_at + KEPT_AFTER_ANSWER).date() if settled_at else latest.date()
