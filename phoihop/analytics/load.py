"""What the store is filled with, read from the rooms below in the store's own order of columns."""

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

from django.db.models import F, Func, QuerySet, TextField, Value

from phoihop.analytics import tables
from phoihop.analytics.engine import Draft, spooled
from phoihop.analytics.structure import Leaf, Structure
from phoihop.analytics.writing import News
from phoihop.foundation.hierarchy import Reach
from phoihop.foundation.succession import Passing
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import BodyStanding, BodySuccession
from phoihop.reporting.models import Line, Obligation
from phoihop.submissions.models import Entry, StepTaken
from phoihop.submissions.rules import Channel, Step
from phoihop.territories.models import Standing, Succession

Row = tuple[object, ...]
Trees = dict[int, Structure]
Leaves = Collection[tuple[int, int]]
Reports = Sequence[int] | None
PLACES, BODIES = 1, 2
# Figures that are pinned at once.
HEAP = 1_000_000


class Rooms:
    """What the rooms below tell of places, bodies, indicators and reports: a state is made of it."""

    def leaves(self, state: Draft) -> None:
        """The leaves of both trees, and which units are wide."""
        trees = structures()
        state.fill("leaf", leaf_rows(trees))
        state.fill("wide", wide_rows(trees))

    def measures(self, state: Draft) -> None:
        """How indicators add up, and which form asks which."""
        state.fill("measure", measure_rows())
        state.fill("asked", asked_rows())

    def holders(self, state: Draft, used: Leaves) -> None:
        """Who holds these leaves."""
        trees = structures()
        state.fill("above", above_rows(trees, used))
        state.fill("reach", reach_rows(trees, used))
        state.fill("part", part_rows(trees, used))

    def reports(self, state: Draft, path: Path | None, news: News) -> None:
        """All that was reported, or all that the news is about."""
        state.attach("stage", path)
        state.run(tables.STAGE)
        state.run(tables.TOLD)
        reports = None if news.rebuild else news.reports
        whole = reports is None or news.duties
        if whole or reports:
            state.take("told_duty", spooled(owed(None if whole else reports)))
            state.take("approval", spooled(approvals(reports)))
            state.run(tables.OWED)
        if reports is None or reports:
            _fill_facts(state, stated(reports))
            state.fill("stage.share", share_rows(reports))


def _fill_facts(state: Draft, lines: Iterator[str]) -> None:
    """Pin what is stated, a heap at a time, so that memory stays bounded; meanwhile the next heap is read."""

    def pin(heap: Path) -> None:
        state.run(tables.STATED)
        state.take("stated", heap)
        state.run(tables.PINNED)

    with ThreadPoolExecutor(max_workers=1) as aside:
        before = aside.submit(state.run, tables.STATED)
        while heap := spooled(islice(lines, HEAP)):
            before.result()
            before = aside.submit(pin, heap)
        before.result()


def structures() -> Trees:
    """Both trees through time, by their numbers in the store."""
    places = Standing.objects.values_list("ancestor", "place", "depth", "valid_from", "valid_until")
    bodies = BodyStanding.objects.values_list("ancestor", "body", "depth", "valid_from", "valid_until")
    return {
        PLACES: Structure((Reach(*row) for row in places.iterator()), _passings(Succession.objects.all())),
        BODIES: Structure((Reach(*row) for row in bodies.iterator()), _passings(BodySuccession.objects.all())),
    }


def _passings(successions: QuerySet[Succession] | QuerySet[BodySuccession]) -> Iterator[Passing]:
    return (Passing(old, new, on) for old, new, on in successions.values_list("old", "new", "on").order_by("pk"))


def leaf_rows(trees: Trees) -> Iterator[Row]:
    """Rows of the table `leaf`."""
    for tree, structure in trees.items():
        for leaf in structure.leaves:
            yield tree, leaf.number, leaf.unit, leaf.since, leaf.until, leaf.life_until


def wide_rows(trees: Trees) -> Iterator[Row]:
    """Rows of the table `wide`: the units that ever stood above others, and whether above others that did too."""
    for tree, structure in trees.items():
        wide = {unit for leaf in structure.leaves for unit in leaf.above if unit != leaf.unit}
        broad = {unit for leaf in structure.leaves if leaf.unit in wide for unit in leaf.above if unit != leaf.unit}
        for unit in sorted(wide):
            yield tree, unit, unit in broad


def above_rows(trees: Trees, leaves: Leaves) -> Iterator[Row]:
    """Rows of the table `above`, for these leaves."""
    for tree, leaf in _found(trees, leaves):
        for ancestor in sorted(leaf.above):
            yield tree, ancestor, leaf.number


def reach_rows(trees: Trees, leaves: Leaves) -> Iterator[Row]:
    """Rows of the table `reach`, for these leaves."""
    for tree, leaf in _found(trees, leaves):
        for spell in trees[tree].holders(leaf):
            yield tree, leaf.number, *spell


def part_rows(trees: Trees, leaves: Leaves) -> Iterator[Row]:
    """Rows of the table `part`, for these leaves."""
    for tree, leaf in _found(trees, leaves):
        for spell in trees[tree].divisions(leaf):
            yield tree, leaf.number, *spell


def _found(trees: Trees, leaves: Leaves) -> Iterator[tuple[int, Leaf]]:
    wanted = set(leaves)
    for tree, structure in trees.items():
        for leaf in structure.leaves:
            if (tree, leaf.number) in wanted:
                yield tree, leaf


def measure_rows() -> Iterator[Row]:
    """Rows of the table `measure`."""
    yield from Indicator.objects.typed().values_list("pk", "aggregation").iterator()


def asked_rows() -> Iterator[Row]:
    """Rows of the table `asked`: which version of a form asks which indicator."""
    yield from Line.objects.values_list("section__version", "indicator").distinct().iterator()


def lines(rows: QuerySet[Any], *columns: str) -> Iterator[str]:
    """Rows as lines of CSV.

    The database writes them, which takes a fifth of the time that making objects of their values does; none of these
    columns holds a comma. Both databases know `format`, to which nothing is no text at all.
    """
    form = Value(",".join(["%s"] * len(columns)))
    line = Func(form, *map(F, columns), function="format", output_field=TextField())
    yield from rows.order_by().annotate(line=line).values_list("line", flat=True).iterator(chunk_size=5_000)


def owed(submissions: Reports = None) -> Iterator[str]:
    """Lines of the table `told_duty`: what is owed in answer to which these reports were made, or all that is owed."""
    rows = Obligation.objects.all() if submissions is None else Obligation.objects.filter(submission__in=submissions)
    duty = ("pk", "regime__programme", "form_version", "body", "body__line", "place", "since", "until", "due_on")
    return lines(rows, *duty, "submission__pk", "submission__status", "submission__approved_revision")


def approvals(submissions: Reports = None) -> Iterator[str]:
    """Lines of the table `approval`, of these reports or of all."""
    return lines(_of(StepTaken.objects.filter(step=Step.APPROVE), submissions), "pk", "submission", "revision", "at")


def stated(submissions: Reports = None) -> Iterator[str]:
    """Lines of the table `stated`: the figures of these reports, or of all, in whichever revision."""
    figures = _of(Entry.objects.filter(low__isnull=False), submissions)
    bounds = ("low", "high", "qualifier", "estimated")
    return lines(figures, "submission", "indicator", "place", *bounds, "since_revision", "until_revision")


def _of(rows: QuerySet[Any], submissions: Reports) -> QuerySet[Any]:
    return rows if submissions is None else rows.filter(submission__in=submissions)


def share_rows(submissions: Reports = None) -> Iterator[Row]:
    """Rows of the table `share`: what approved figures count of each activity, in these reports or in all."""
    entries = Entry.objects.in_revision(F("submission__approved_revision")).filter(
        channel=Channel.ACTIVITY, low__isnull=False
    )
    columns = _of(entries, submissions).values_list("submission", "indicator", "place", "source")
    for submission, indicator, place, source in columns.order_by("pk").iterator(chunk_size=5_000):
        for activity, where, low, high in source.get("parts", ()):
            yield submission, indicator, place, activity, where or 0, low, high
