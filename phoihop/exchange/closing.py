"""Reports of a programme of exchange that were handed in: taken up again for new values, and handed in again.

DHIS2 takes values for complete data sets, and clients rely on it. Here a report is closed once it is handed in; so it
is reopened under the sender's own rights, with a step that says why, and handed in again in the same moment.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from phoihop.access.checks import Actor, may
from phoihop.access.roles import Permission
from phoihop.exchange.services._programme import SLUG
from phoihop.submissions import services as submissions
from phoihop.submissions.bulk import Row, Sending
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.rules import OPEN, Status

WHY = "DHIS2: số liệu mới được gửi đến."


def submit(report: Submission, actor: Actor, at: datetime) -> None:
    """Submit a report, which a body that hands in to nobody else may approve at once."""
    taken = submissions.submit(submission=report, actor=actor, at=at, acknowledged=True)
    own = taken.obligation.body_id == taken.obligation.receiver_id
    if own and may(actor, Permission.SUBMISSION_DECIDE, taken):
        submissions.approve(submission=taken, actor=actor, at=at)


def reopened(rows: Iterable[Row], sending: Sending) -> list[Submission]:
    """The reports that were handed in and are open again, because one of these rows says something new."""
    told: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        told.setdefault((row.body, row.period), []).append(row)
    bodies, periods = {body for body, _period in told}, {period for _body, period in told}
    listed = Submission.objects.for_listing().exclude(status__in=OPEN).filter(
        obligation__regime__programme__slug=SLUG, obligation__body__in=bodies, obligation__period_code__in=periods
    )  # fmt: skip
    said = _said(listed)
    return [
        _reopened(one, sending)
        for one in listed
        if _is_news(told.get((one.obligation.body_id, one.obligation.period_code), ()), said.get(one.pk, {}))
        and may(sending.actor, _needed(one), one)
    ]


def _needed(report: Submission) -> Permission:
    handed_in = report.status == Status.SUBMITTED
    return Permission.SUBMISSION_DECIDE if handed_in else Permission.SUBMISSION_REOPEN


def _reopened(report: Submission, sending: Sending) -> Submission:
    verb = submissions.give_back if report.status == Status.SUBMITTED else submissions.reopen
    return verb(submission=report, reason=WHY, actor=sending.actor, at=sending.at)


def _said(reports: Iterable[Submission]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    entries = Entry.objects.current().filter(submission__in=[one.pk for one in reports])
    for report, indicator, words in entries.values_list("submission", "indicator", "words"):
        found.setdefault(report, {})[indicator] = words
    return found


def _is_news(rows: Iterable[Row], said: Mapping[int, str]) -> bool:
    return any(said.get(int(row.indicator), "") != row.words for row in rows)
