"""What the store is filled with, read from the rooms below in the store's own order of columns."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from phoihop.analytics import tables
from phoihop.analytics.engine import Draft
from phoihop.analytics.structure import Leaf, Pins, Structure
from phoihop.analytics.writing import News
from phoihop.foundation.hierarchy import Reach
from phoihop.foundation.quantities import Qualifier
from phoihop.foundation.succession import Passing
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import BodyStanding, BodySuccession
from phoihop.reporting.models import Line, Obligation
from phoihop.submissions.models import Entry, StepTaken
from phoihop.submissions.rules import Channel, Status, Step
from phoihop.territories.models import Standing, Succession

Row = tuple[object, ...]
Trees = dict[int, Structure]
Board = dict[int, Pins]
Leaves = Collection[tuple[int, int]]
PLACES, BODIES = 1, 2
DAY = timedelta(days=1)


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
        pins = pins_of(state.answer(tables.LEAVES))
        reports = None if news.rebuild else news.reports
        if news.rebuild or news.duties:
            state.fill("stage.duty", duty_rows(pins))
        elif reports:
            state.fill("stage.duty", duty_rows(pins, obligations_of(reports)))
        if reports is None or reports:
            state.fill("stage.fact", fact_rows(pins, reports))
            state.fill("stage.share", share_rows(reports))


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


def pins_of(rows: Iterable[Row]) -> Board:
    """Where facts are pinned, from rows of the table `leaf`: reading both trees again takes longer than all else."""
    by_tree: dict[Any, list[Any]] = {PLACES: [], BODIES: []}
    for tree, number, unit, since, *_ends in rows:
        by_tree[tree].append((unit, number, since))
    return {tree: Pins(leaves) for tree, leaves in by_tree.items()}


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


OWED = (
    *("pk", "regime__programme", "form_version", "body", "body__line", "place", "since", "until", "due_on"),
    *("submission__status", "submission__approved_revision"),
)


def duty_rows(pins: Board, obligations: Sequence[int] | None = None) -> Iterator[Row]:
    """Rows of the table `duty`, of these obligations or of all."""
    rows = Obligation.objects.all()
    if obligations is not None:
        rows = rows.filter(pk__in=obligations)
    for row in rows.values_list(*OWED).iterator(chunk_size=5_000):
        *of, body, line, place, since, until, due_on, status, revision = row
        last = until - DAY
        leaves = pins[PLACES].leaf_on(place, last), pins[BODIES].leaf_on(body, last)
        received = revision is not None or status == Status.SUBMITTED
        yield *of, body, line, *leaves, since, until, due_on, received, revision is not None


STATED = (
    *("submission", "submission__approved_revision", "submission__obligation__regime__programme", "indicator"),
    *("submission__obligation__body", "submission__obligation__body__line", "place"),
    *("submission__obligation__since", "submission__obligation__until"),
    *("low", "high", "qualifier", "estimated", "approved_at"),
)


def fact_rows(pins: Board, submissions: Sequence[int] | None = None) -> Iterator[Row]:
    """Rows of the table `fact`: what the approved revision of each report states, of these reports or of all."""
    entries = Entry.objects.in_revision(F("submission__approved_revision")).filter(low__isnull=False)
    if submissions is not None:
        entries = entries.filter(submission__in=submissions)
    approval = StepTaken.objects.filter(
        submission=OuterRef("submission"), step=Step.APPROVE, revision=OuterRef("submission__approved_revision")
    )
    rows = entries.annotate(approved_at=Subquery(approval.order_by("-pk").values("at")[:1])).values_list(*STATED)
    for row in rows.iterator(chunk_size=5_000):
        *of, body, line, place, since, until, low, high, qualifier, estimated, at = row
        last = until - DAY
        leaves = pins[PLACES].leaf_on(place, last), pins[BODIES].leaf_on(body, last)
        approximate = estimated or qualifier != Qualifier.EXACT
        yield (
            *of,
            body,
            line,
            place,
            *leaves,
            since,
            until,
            low,
            high,
            approximate,
            at.isoformat() if at else None,
            qualifier,
        )


def share_rows(submissions: tuple[int, ...] | None = None) -> Iterator[Row]:
    """Rows of the table `share`: what approved figures count of each activity, in these reports or in all."""
    entries = Entry.objects.in_revision(F("submission__approved_revision")).filter(
        channel=Channel.ACTIVITY, low__isnull=False
    )
    if submissions is not None:
        entries = entries.filter(submission__in=submissions)
    columns = entries.values_list("submission", "indicator", "place", "source")
    for submission, indicator, place, source in columns.order_by("pk").iterator(chunk_size=5_000):
        for activity, where, low, high in source.get("parts", ()):
            yield submission, indicator, place, activity, where or 0, low, high


def obligations_of(submissions: Sequence[int]) -> list[int]:
    """The obligations that these reports answer."""
    return list(Obligation.objects.filter(submission__in=submissions).values_list("pk", flat=True))
