"""How much readers wrote, and what became of it, by month; nobody is named."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from phoihop.bulletin.models import Feedback
from phoihop.bulletin.rules import ANSWERED, FeedbackStatus


@dataclass(frozen=True, slots=True)
class MonthCount:
    """What came in within a month: how many, and what became of those by now (số ý kiến theo tháng)."""

    month: date
    received: int = 0
    answered: int = 0
    published: int = 0
    declined: int = 0

    @property
    def waiting(self) -> int:
        """Those not yet answered."""
        return self.received - self.answered - self.declined


def by_month(*, since: date, until: date) -> list[MonthCount]:
    """The months within [since, until) that anything came in, the latest first."""
    rows = (
        Feedback.objects.filter(received_at__date__gte=since, received_at__date__lt=until)
        .annotate(month=TruncMonth("received_at"))
        .order_by()
        .values("month")
        .annotate(
            received=Count("pk"),
            answered=Count("pk", filter=Q(status__in=ANSWERED)),
            published=Count("pk", filter=Q(status=FeedbackStatus.PUBLISHED)),
            declined=Count("pk", filter=Q(status=FeedbackStatus.DECLINED)),
        )
        .order_by("-month")
    )
    return [MonthCount(**row | {"month": row["month"].date()}) for row in rows]
