"""How long until what was approved is seen, and how long a state takes to be made again from the reports."""

import sqlite3
import time
from collections.abc import Iterator
from datetime import date

from django.db import connection
from django.db.models import F, Sum

from bench import ground
from bench.ground import Ground
from bench.measuring import HAND, OURS, Result
from phoihop.analytics import questions as totals
from phoihop.analytics import refresh
from phoihop.analytics.figures import Question, Span
from phoihop.demo.scales import reports
from phoihop.indicators.models import Indicator
from phoihop.programmes.models import Programme
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.rules import Status
from phoihop.territories.models import Level, Place

SMALL, LARGE = 1_000, 95_000


def results(laid: Ground) -> Iterator[Result]:
    """Some values, many values, and everything anew."""
    question = _question()
    totals.figures(question)
    for number in (SMALL, LARGE):
        yield _seen(laid, question, number)
    ground.forget_frame()
    yield _rebuilt()


def _seen(laid: Ground, question: Question, number: int) -> Result:
    """From the moment that the approval is committed to the first answer that holds it."""
    waiting = _waiting(number)
    values = _stated(waiting).count()
    before = _low(question)
    added = _stated(waiting).filter(indicator=question.measures[0].indicator).aggregate(low=Sum("low"))["low"] or 0
    for start in range(0, len(waiting), 1_000):
        reports.approve_all(waiting[start : start + 1_000], laid.people)
    begun = time.perf_counter()
    after = _low(question)
    took = time.perf_counter() - begun
    result = Result(f"{values:,} newly approved values are seen", {OURS: [took]}, cells=1)
    if after != before + added:
        result.differences.append(f"{after} where {before} + {added} was expected")
    return result


def _waiting(number: int) -> list[Submission]:
    found, values = [], 0
    for one in Submission.objects.filter(status=Status.SUBMITTED).for_listing().order_by("pk"):
        if values >= number:
            break
        found.append(one)
        values += ground.ASKED
    return found


def _stated(waiting: list[Submission]):  # noqa: ANN202 - a queryset of entries
    keys = [one.pk for one in waiting]
    return Entry.objects.current().filter(submission__gte=keys[0], submission__lte=keys[-1], low__isnull=False)


def _question() -> Question:
    """One sum over all there is, in the country."""
    indicator = Indicator.objects.filter(aggregation="sum", lines__isnull=False).order_by("code")[0]
    return Question(
        programmes=tuple(Programme.objects.values_list("pk", flat=True)),
        measures=(totals.measure(indicator),),
        nodes=(Place.objects.get(level=Level.COUNTRY).pk,),
        spans=(Span(date(2021, 1, 1), date(2027, 1, 1)),),
    )


def _low(question: Question) -> object:
    [figure] = totals.figures(question, covered=False)
    return figure.low


def _rebuilt() -> Result:
    """From the database alone; the least that this must do is to read every entry once."""
    counted = Entry.objects.in_revision(F("submission__approved_revision")).filter(low__isnull=False).count()
    begun = time.perf_counter()
    refresh.rebuild()
    ours = time.perf_counter() - begun
    begun = time.perf_counter()
    read = sqlite3.connect(connection.settings_dict["NAME"]).execute(
        "select submission_id, indicator_id, place_id, low, high, qualifier from submissions_entry"
    )
    sum(1 for _ in read)
    hand = time.perf_counter() - begun
    return Result(f"a state made from {counted:,} approved values, against reading them", {OURS: [ours], HAND: [hand]})
