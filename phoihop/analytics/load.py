"""What the store is filled with, read from the rooms below in the store's own order of columns."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import F, OuterRef, Subquery

from phoihop.analytics.structure import Structure
from phoihop.foundation.hierarchy import Reach
from phoihop.foundation.quantities import Qualifier
from phoihop.foundation.succession import Passing, Successions
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import BodyStanding, BodySuccession
from phoihop.reporting.models import Line, Obligation
from phoihop.submissions.models import Entry, StepTaken
from phoihop.submissions.rules import Status, Step
from phoihop.territories.models import Standing, Succession

Row = tuple[object, ...]
PLACES, BODIES = 1, 2


def structures() -> dict[int, Structure]:
    """Both trees through time, by their numbers in the store."""
    places = Standing.objects.values_list("ancestor", "place", "depth", "valid_from", "valid_until")
    bodies = BodyStanding.objects.values_list("ancestor", "body", "depth", "valid_from", "valid_until")
    return {
        PLACES: Structure((Reach(*row) for row in places.iterator()), _successions(Succession.objects)),
        BODIES: Structure((Reach(*row) for row in bodies.iterator()), _successions(BodySuccession.objects)),
    }


def _successions(passings: object) -> Successions:
    return Successions(Passing(*row) for row in passings.values_list("old", "new", "on"))  # type: ignore[attr-defined]


def leaf_rows(trees: dict[int, Structure]) -> Iterator[Row]:
    """Rows of the table `leaf`."""
    for tree, structure in trees.items():
        for leaf in structure.leaves:
            yield tree, leaf.number, leaf.unit, leaf.since, leaf.until, leaf.life_until


def reach_rows(trees: dict[int, Structure], in_use: Iterable[tuple[int, int]]) -> Iterator[Row]:
    """Rows of the table `reach` for the leaves that hold anything: as then, and on each day the structure changed."""
    used: dict[int, set[int]] = {PLACES: set(), BODIES: set()}
    for tree, leaf in in_use:
        used[tree].add(leaf)
    for tree, structure in trees.items():
        leaves = [leaf for leaf in structure.leaves if leaf.number in used[tree]]
        for leaf in leaves:
            for ancestor in leaf.above:
                yield tree, 0, ancestor, leaf.number
        for day in structure_days(structure, used[tree]):
            for leaf in leaves:
                for ancestor in structure.holders_on(leaf, day):
                    yield tree, day.toordinal(), ancestor, leaf.number


def structure_days(structure: Structure, used: set[int]) -> list[date]:
    """The days from which a different structure held for any unit that ever holds, or held, a used leaf."""
    units = {leaf.unit for leaf in structure.leaves if leaf.number in used}
    related = {part for leaf in structure.leaves if leaf.unit in units for part in structure.kin_of(leaf)}
    return sorted({leaf.since for leaf in structure.leaves if leaf.unit in related})


def measure_rows() -> Iterator[Row]:
    """Rows of the table `measure`."""
    yield from Indicator.objects.typed().values_list("pk", "aggregation").iterator()


def asked_rows() -> Iterator[Row]:
    """Rows of the table `asked`: which version of a form asks which indicator."""
    yield from Line.objects.values_list("section__version", "indicator").distinct().iterator()


def duty_rows(trees: dict[int, Structure], obligations: list[int] | None = None) -> Iterator[Row]:
    """Rows of the table `duty`, of these obligations or of all."""
    rows = Obligation.objects.all()
    if obligations is not None:
        rows = rows.filter(pk__in=obligations)
    for (
        pk,
        programme,
        version,
        body,
        line,
        place,
        since,
        until,
        due_on,
        status,
        submitted_at,
        revision,
    ) in rows.values_list(
        "pk",
        "regime__programme",
        "form_version",
        "body",
        "body__line",
        "place",
        "since",
        "until",
        "due_on",
        "submission__status",
        "submission__submitted_at",
        "submission__approved_revision",
    ).iterator(chunk_size=5_000):
        last = until - timedelta(days=1)
        came_in = status is not None and (revision is not None or status == Status.SUBMITTED)
        yield (
            pk,
            programme,
            version,
            body,
            line,
            _leaf(trees[PLACES], place, last),
            _leaf(trees[BODIES], body, last),
            since,
            until,
            due_on,
            submitted_at.isoformat() if came_in and submitted_at else None,
            revision is not None,
        )


def fact_rows(trees: dict[int, Structure], submissions: list[int] | None = None) -> Iterator[Row]:
    """Rows of the table `fact`: what the approved revision of each report states, of these reports or of all."""
    revision = F("submission__approved_revision")
    entries = Entry.objects.in_revision(revision).filter(low__isnull=False)
    if submissions is not None:
        entries = entries.filter(submission__in=submissions)
    approval = StepTaken.objects.filter(
        submission=OuterRef("submission"), step=Step.APPROVE, revision=OuterRef("submission__approved_revision")
    )
    for submission, number, programme, indicator, body, line, place, since, until, low, high, qualifier, at in (
        entries.annotate(approved_at=Subquery(approval.order_by("-pk").values("at")[:1]))
        .values_list(
            "submission",
            "submission__approved_revision",
            "submission__obligation__regime__programme",
            "indicator",
            "submission__obligation__body",
            "submission__obligation__body__line",
            "place",
            "submission__obligation__since",
            "submission__obligation__until",
            "low",
            "high",
            "qualifier",
            "approved_at",
        )
        .iterator(chunk_size=5_000)
    ):
        last = until - timedelta(days=1)
        yield (
            submission,
            number,
            programme,
            indicator,
            body,
            line,
            place,
            _leaf(trees[PLACES], place, last),
            _leaf(trees[BODIES], body, last),
            since,
            until,
            low,
            high,
            qualifier != Qualifier.EXACT,
            at.isoformat() if at else None,
        )


def _leaf(structure: Structure, unit: int, day: date) -> int:
    leaf = structure.leaf_on(unit, day)
    return leaf.number if leaf else 0


def obligations_of(submissions: list[int]) -> list[int]:
    """The obligations that these reports answer."""
    return list(Obligation.objects.filter(submission__in=submissions).values_list("pk", flat=True))
