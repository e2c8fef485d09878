"""Taking the answers of a workbook into the reports they belong to."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from phoihop.access.checks import Actor
from phoihop.reporting.models import Obligation
from phoihop.submissions.rules import Channel
from phoihop.submissions.rules.statements import Statement
from phoihop.submissions.services._desk import Outcome
from phoihop.submissions.services.entries import Answers, state_many
from phoihop.submissions.services.opening import open_many


@transaction.atomic
def take_answers(
    *,
    answers: Mapping[Obligation, Sequence[Statement]],
    channel: Channel,
    actor: Actor,
    at: datetime,
    dry_run: bool = False,
) -> list[Outcome]:
    """Begin the reports that answer these obligations where nobody has, and state what is answered (nhập từ tệp).

    With `dry_run` all of it happens and is then rolled back. Raises what `open_many` and `state_many` raise.
    """
    reports = open_many(obligations=answers, actor=actor, at=at)
    stated = [Answers(report, answers[report.obligation]) for report in reports]
    outcomes = state_many(reports=stated, actor=actor, at=at, channel=channel)
    if dry_run:
        transaction.set_rollback(True)
    return outcomes
