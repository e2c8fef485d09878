"""The monthly reports of the provincial programme: written, submitted, some late, returned, corrected or missing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from phoihop.demo.narratives import RETURN_REASONS, TEXTS
from phoihop.demo.numbers import statements, stream
from phoihop.people.models import Person
from phoihop.reporting.models import Obligation, Regime, Section
from phoihop.submissions import services as submissions
from phoihop.submissions.models import Submission

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
NEVER, LATE, RETURNED, TOLD = 0.025, 0.07, 0.02, 0.02
# Of the latest month some reports are still to come, and some wait for a decision.
NOT_YET, WAITING = 0.12, 0.22


def tell(
    regime: Regime, signers: Mapping[int, Person], approvers: Mapping[int, Person], today: date, spared: Set[int]
) -> int:
    """Every month that has ended by `today`; returns how many reports were written.

    The bodies `spared` have not written that of the latest month: it waits for whoever tries the site.
    """
    months: dict[date, list[Obligation]] = defaultdict(list)
    obligations = (
        Obligation.objects.filter(regime=regime, until__lte=today).for_listing().order_by("since", "body__slug")
    )
    for obligation in obligations:
        months[obligation.since].append(obligation)
    written = 0
    for month, owed in months.items():
        latest = month == max(months)
        comes = [o for o in owed if _comes(o, latest=latest) and not (latest and o.body_id in spared)]
        written += _tell_month(comes, signers, approvers, latest=latest)
    return written


def _tell_month(
    owed: Sequence[Obligation], signers: Mapping[int, Person], approvers: Mapping[int, Person], *, latest: bool
) -> int:
    turns = {o.pk: submissions.Turn(signers[o.body_id], _moment(o)) for o in owed}
    actor, at = signers[owed[0].body_id], _moment(owed[0])
    reports = submissions.open_many(obligations=owed, actor=actor, at=at, turns=turns)
    by_report = {s.pk: turns[s.obligation_id] for s in reports}
    answers = [submissions.Answers(s, list(statements(s.obligation.body.slug, s.obligation.since))) for s in reports]
    submissions.state_many(reports=answers, actor=actor, at=at, turns=by_report)
    _narrate(reports, by_report)
    reports = submissions.submit_many(submissions=reports, actor=actor, at=at, turns=by_report, acknowledged=True)
    decided = {
        s.pk: submissions.Turn(approvers[s.obligation.receiver_id], by_report[s.pk].at + timedelta(days=1))
        for s in reports
    }
    returned = [s for s in reports if _chance(s.obligation, "returned").random() < RETURNED]
    for submission in returned:
        reason = _chance(submission.obligation, "reason").choice(RETURN_REASONS)
        turn = decided[submission.pk]
        submissions.give_back(submission=submission, reason=reason, actor=turn.actor, at=turn.at)
    waiting = [s for s in reports if latest and _chance(s.obligation, "waiting").random() < WAITING]
    ready = [s for s in reports if s not in waiting and not (latest and s in returned)]
    again = [s for s in ready if s in returned]
    if again:
        later = {s.pk: submissions.Turn(by_report[s.pk].actor, decided[s.pk].at + timedelta(days=1)) for s in again}
        submissions.submit_many(submissions=again, actor=actor, at=at, turns=later, acknowledged=True)
        decided |= {s.pk: submissions.Turn(decided[s.pk].actor, decided[s.pk].at + timedelta(days=2)) for s in again}
    submissions.approve_many(submissions=ready, actor=actor, at=at, turns=decided)
    return len(reports)


def _narrate(reports: Sequence[Submission], turns: Mapping[int, submissions.Turn]) -> None:
    sections: dict[int, list[Section]] = {}
    for report in reports:
        chance = _chance(report.obligation, "told")
        if chance.random() >= TOLD:
            continue
        version = report.obligation.form_version_id
        if version not in sections:
            sections[version] = list(Section.objects.filter(version=version).exclude(kind=Section.Kind.FIGURES))
        turn = turns[report.pk]
        for section in sections[version]:
            text = chance.choice(TEXTS[Section.Kind(section.kind)])
            submissions.narrate(submission=report, section=section, text=text, actor=turn.actor, at=turn.at)


def _comes(obligation: Obligation, *, latest: bool) -> bool:
    chance = _chance(obligation, "comes").random()
    return chance >= (NOT_YET if latest else NEVER)


def _moment(obligation: Obligation) -> datetime:
    chance = _chance(obligation, "moment")
    spare = (obligation.due_on - obligation.until).days
    days = spare + chance.randint(1, 6) if chance.random() < LATE else chance.randint(0, max(0, spare))
    clock = time(chance.randint(7, 16), chance.randint(0, 59))
    return datetime.combine(obligation.until + timedelta(days=days), clock, CLOCK)


def _chance(obligation: Obligation, what: str) -> Random:
    return stream(f"{obligation.body.slug}:{what}", obligation.since)
