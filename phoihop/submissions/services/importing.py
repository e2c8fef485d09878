"""Taking the answers of a file into the reports they belong to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from phoihop.access.checks import Actor
from phoihop.reporting.models import Obligation
from phoihop.submissions.rules import Channel
from phoihop.submissions.rules.statements import Statement
from phoihop.submissions.services._desk import Outcome
from phoihop.submissions.services._turns import Turn
from phoihop.submissions.services.entries import Answers, state_many
from phoihop.submissions.services.narratives import Passage, Told, narrate
from phoihop.submissions.services.opening import open_many

NO_TEXTS: Mapping[Obligation, Sequence[Passage]] = {}


@transaction.atomic
def take_answers(
    *,
    answers: Mapping[Obligation, Sequence[Statement]],
    channel: Channel,
    actor: Actor,
    at: datetime,
    texts: Mapping[Obligation, Sequence[Passage]] = NO_TEXTS,
    dry_run: bool = False,
) -> list[Outcome]:
    """Begin the reports that answer these obligations where nobody has, and state what is answered (nhập từ tệp).

    What is told in words follows the figures; what became of it stands in the outcome of its report, in order. With
    `dry_run` all of it happens and is then rolled back. Raises what `open_many`, `state_many` and `narrate` raise.
    """
    reports = open_many(obligations=list(dict.fromkeys([*answers, *texts])), actor=actor, at=at)
    stated = [Answers(report, answers.get(report.obligation, ())) for report in reports]
    outcomes = state_many(reports=stated, actor=actor, at=at, channel=channel)
    told = [_told(each, texts.get(each.submission.obligation, ()), channel, Turn(actor, at)) for each in outcomes]
    if dry_run:
        transaction.set_rollback(True)
    return told


def _told(outcome: Outcome, texts: Sequence[Passage], channel: Channel, turn: Turn) -> Outcome:
    told: list[Told] = [
        narrate(
            submission=outcome.submission,
            section=each.section,
            text=each.text,
            seen_stamp=each.seen_stamp,
            source=each.source,
            channel=channel,
            actor=turn.actor,
            at=turn.at,
        )
        for each in texts
    ]
    return replace(outcome, told=told)
