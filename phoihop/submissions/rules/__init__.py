"""What decides: the life of a report, and what makes its figures sound."""

from phoihop.submissions.rules.life import (
    COUNTED,
    LIFE,
    OPEN,
    Channel,
    Missing,
    Status,
    Step,
    status_after,
    steps_from,
    working_days_between,
)

__all__ = [
    "COUNTED",
    "LIFE",
    "OPEN",
    "Channel",
    "Missing",
    "Status",
    "Step",
    "status_after",
    "steps_from",
    "working_days_between",
]
