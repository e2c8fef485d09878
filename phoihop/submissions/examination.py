"""What the rules find in reports as they stand: what is unanswered, wrong, or worth a second look (kiểm tra báo cáo).

Read by the pages and by the service that submits; many reports are examined in a handful of queries.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import F, Q

from phoihop.foundation.quantities import Bounds
from phoihop.indicators.models import Aggregation, Indicator
from phoihop.reporting.models import Line, Obligation
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.proposals import stated_elsewhere
from phoihop.submissions.rules import COUNTED
from phoihop.submissions.rules.statements import Asked, Fault, Severity
from phoihop.submissions.rules.validation import Report, Stated, faults_between, unanswered

# How many reports one query names.
CHUNK = 500
OWN_PLACE = F("submission__obligation__place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """The state of one report: how many lines are asked and answered, and what is to be mended (kết quả kiểm tra)."""

    asked: int
    answered: int
    unanswered: Sequence[Asked]
    faults: Sequence[Fault]

    @property
    def errors(self) -> list[Fault]:
        """What keeps the report from being submitted."""
        return [fault for fault in self.faults if fault.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Fault]:
        """What asks for a second look."""
        return [fault for fault in self.faults if fault.severity is Severity.WARNING]

    def about(self, code: str) -> list[Fault]:
        """The faults of one line."""
        return [fault for fault in self.faults if fault.code == code]


def asked_of(line: Line, codes: Mapping[int, str]) -> Asked:
    """What a line asks, for the rules; `codes` are those of the form's other indicators."""
    indicator: Indicator = line.indicator
    return Asked(
        indicator=indicator.pk,
        code=indicator.code,
        label=indicator.label,
        unit=indicator.typed_unit,
        kind=indicator.kind,
        decimals=indicator.decimals,
        stock=indicator.aggregation == Aggregation.LAST,
        whole=codes.get(indicator.whole_id or 0, ""),
        required=line.required,
    )


def questions(versions: Iterable[int]) -> dict[int, dict[str, Asked]]:
    """What each of these versions of forms asks, by code, in the order of its lines."""
    lines = Line.objects.filter(section__version__in=set(versions)).select_related("indicator", "section")
    by_version: dict[int, list[Line]] = defaultdict(list)
    for line in lines.order_by("section__order", "order"):
        by_version[line.section.version_id].append(line)
    return {version: _asked(lines) for version, lines in by_version.items()}


def _asked(lines: Sequence[Line]) -> dict[str, Asked]:
    codes = {line.indicator_id: line.indicator.code for line in lines}
    return {line.indicator.code: asked_of(line, codes) for line in lines}


def examine(submissions: Iterable[Submission], on: date) -> dict[int, Examination]:
    """The state of each report on a day, by its identifier. Their obligations should be at hand."""
    found: dict[int, Examination] = {}
    whole = list(submissions)
    forms = questions(submission.obligation.form_version_id for submission in whole)
    for start in range(0, len(whole), CHUNK):
        some = whole[start : start + CHUNK]
        stated = _stated(some)
        before = previous_bounds([submission.obligation for submission in some])
        elsewhere = stated_elsewhere(some)
        for submission in some:
            report = Report(
                asked=forms.get(submission.obligation.form_version_id, {}),
                stated=stated[submission.pk],
                before=before.get(submission.obligation_id, {}),
                ended=submission.obligation.until <= on,
                elsewhere=elsewhere.get(submission.pk, {}),
            )
            found[submission.pk] = examined(report)
    return found


def examined(report: Report) -> Examination:
    """What the rules say of a report already read."""
    open_lines = unanswered(report)
    answered = sum(code in report.stated for code in report.asked)
    return Examination(asked=len(report.asked), answered=answered, unanswered=open_lines, faults=faults_between(report))


def _stated(submissions: Sequence[Submission]) -> dict[int, dict[str, Stated]]:
    """What each report states where its body works; a line answered only for other places counts as answered."""
    places = {submission.pk: submission.obligation.place_id for submission in submissions}
    entries = Entry.objects.current().filter(submission__in=list(places)).order_by("pk")
    columns = ("submission_id", "place_id", "indicator__code", "low", "high", "note", "estimated", "channel")
    stated: dict[int, dict[str, Stated]] = defaultdict(dict)
    for submission, place, code, low, high, note, estimated, channel in entries.values_list(*columns):
        here = place == places[submission]
        bounds = Bounds(low, high) if here and low is not None else None
        if here or code not in stated[submission]:
            stated[submission][code] = Stated(bounds, note, estimated, channel in COUNTED)
    return stated


def previous_obligations(obligations: Sequence[Obligation]) -> dict[int, int]:
    """For each obligation, that of the same body and regime for the period that ended where it begins."""
    keys = {
        (obligation.regime_id, obligation.body_id, obligation.since): obligation.pk
        for obligation in obligations
        if not obligation.request
    }
    if not keys:
        return {}
    ends = defaultdict(set)
    for regime, body, since in keys:
        ends[regime, since].add(body)
    condition = reduce(
        or_, (Q(regime=regime, until=since, body__in=bodies) for (regime, since), bodies in ends.items())
    )
    earlier = Obligation.objects.filter(condition, request="").values_list("pk", "regime_id", "body_id", "until")
    return {keys[regime, body, until]: pk for pk, regime, body, until in earlier}


def previous_entries(obligations: Sequence[Obligation]) -> dict[int, dict[int, Entry]]:
    """What the report before each obligation says now, by obligation and indicator."""
    earlier = previous_obligations(obligations)
    later = {pk: obligation for obligation, pk in earlier.items()}
    entries = Entry.objects.current().filter(submission__obligation__in=list(later), place=OWN_PLACE)
    found: dict[int, dict[int, Entry]] = defaultdict(dict)
    for entry in entries.select_related("indicator", "submission"):
        found[later[entry.submission.obligation_id]][entry.indicator_id] = entry
    return found


def previous_bounds(obligations: Sequence[Obligation]) -> dict[int, dict[str, Bounds]]:
    """The figures of the report before each obligation, by obligation and code."""
    earlier = previous_obligations(obligations)
    later = {pk: obligation for obligation, pk in earlier.items()}
    entries = Entry.objects.current().filter(submission__obligation__in=list(later), low__isnull=False)
    found: dict[int, dict[str, Bounds]] = defaultdict(dict)
    columns = ("submission__obligation_id", "submission__obligation__place_id", "place_id", "indicator__code")
    # Places are compared here: a database that did it would begin with all that was ever stated of a place.
    for obligation, own, place, code, low, high in entries.values_list(*columns, "low", "high"):
        if place == own:
            found[later[obligation]][code] = Bounds(low, high)
    return found
