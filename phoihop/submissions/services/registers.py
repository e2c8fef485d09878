"""Stating what the registers count."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from phoihop.access.checks import Actor
from phoihop.submissions.examination import questions
from phoihop.submissions.models import Submission
from phoihop.submissions.registers import derived
from phoihop.submissions.rules import Channel
from phoihop.submissions.services._desk import Outcome
from phoihop.submissions.services._turns import NO_TURNS, Turns
from phoihop.submissions.services.entries import Answers, state_many


@transaction.atomic
def take_registers(
    *, submissions: Iterable[Submission], actor: Actor, at: datetime, turns: Turns = NO_TURNS
) -> list[Outcome]:
    """State in open reports what the registers count for them, instead of what stood there (lấy số từ sổ đăng ký).

    Raises what `state` raises; a report whose body keeps nothing in any register is left as it is.
    """
    reports = {submission.pk: submission for submission in submissions if submission.is_open}
    forms = questions({each.obligation.form_version_id for each in reports.values()})
    found = derived(reports.values(), lambda report: forms.get(report.obligation.form_version_id, {}).keys())
    if not found:
        return []
    answers = [Answers(reports[key], statements) for key, statements in found.items()]
    outcomes = state_many(reports=answers, actor=actor, at=at, channel=Channel.REGISTER, turns=turns)
    for outcome in outcomes:
        reports[outcome.submission.pk].stamp = outcome.submission.stamp
    return outcomes
