"""The questions asked of the totals, and their answers as figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from phoihop.analytics import refresh, tables
from phoihop.analytics.engine import Store
from phoihop.analytics.figures import Coverage, Figure, Measure, Question, Source, Span, Total, Tree
from phoihop.indicators.models import Indicator

HUNDRED = Decimal(100)
TREES = {Tree.PLACE: 1, Tree.BODY: 2}
Cell = tuple[int, int, int]


def measure(indicator: Indicator) -> Measure:
    """The indicator as the roll-up needs it."""
    return Measure(indicator.pk, Total(indicator.aggregation), indicator.numerator_id, indicator.denominator_id)


def figures(question: Question) -> list[Figure]:
    """One figure for every measure, node and span asked for, in that order; unknown where nobody stated it."""
    store = refresh.current()
    parameters = _parameters(store, question)
    answers = _Answers(
        {(row[0], row[1], row[2]): row for row in store.answer(tables.TOTALS, parameters)},
        {(row[0], row[1], row[2]): Coverage(*row[3:]) for row in store.answer(tables.COVERAGE, parameters)},
    )
    return [
        _figure(asked, node, (spot, span), answers)
        for asked in question.measures
        for node in question.nodes
        for spot, span in enumerate(question.spans)
    ]


def sources(question: Question, *, limit: int = 50, offset: int = 0) -> tuple[list[Source], int]:
    """The facts behind one figure, oldest first, and how many there are; a ratio leads to both its parts."""
    store = refresh.current()
    parameters = _parameters(store, question)
    [(count,)] = store.answer(tables.COUNT_SOURCES, parameters)
    rows = store.answer(tables.SOURCES, parameters | {"limit": limit, "offset": offset})
    return [Source(*row[:7]) for row in rows], count


def structure_days(tree: Tree) -> list[date]:
    """The days from which another structure held, as far as any report is touched."""
    rows = refresh.current().answer(tables.STRUCTURES)
    return [date.fromordinal(day) for number, day in rows if number == TREES[tree] and day]


def _parameters(store: Store, question: Question) -> dict[str, object]:
    return {
        "programmes": list(question.programmes),
        "indicators": sorted({part for asked in question.measures for part in _parts(asked)}),
        "nodes": list(question.nodes),
        "since": [span.since for span in question.spans],
        "until": [span.until for span in question.spans],
        "lines": list(question.lines),
        "tree": TREES[question.tree],
        "structure": _structure(store, question),
    }


def _structure(store: Store, question: Question) -> int:
    """The number of the structure that held on the day asked for: that of the last change before it."""
    if question.structure is None:
        return 0
    tree = TREES[question.tree]
    days = [day for number, day in store.answer(tables.STRUCTURES) if number == tree and day]
    before = [day for day in days if day <= question.structure.toordinal()]
    return before[-1] if before else min(days, default=0)


def _parts(asked: Measure) -> Iterable[int]:
    if asked.total is Total.RATIO:
        return (asked.numerator or 0, asked.denominator or 0)
    return (asked.indicator,)


@dataclass(frozen=True, slots=True)
class _Answers:
    """What the engine answered, by span, node and indicator."""

    totals: dict[Cell, tuple[Any, ...]]
    covered: dict[Cell, Coverage]


def _figure(asked: Measure, node: int, spot: tuple[int, Span], answers: _Answers) -> Figure:
    parts = [(spot[0], node, part) for part in _parts(asked)]
    bounds = [_bounds(asked.total, answers.totals[cell]) for cell in parts if cell in answers.totals]
    figure = Figure(
        measure=asked,
        node=node,
        span=spot[1],
        low=None,
        high=None,
        coverage=min((answers.covered.get(cell, Coverage()) for cell in parts), key=lambda c: c.approved),
    )
    if len(bounds) < len(parts):
        return figure
    low, high = bounds[0] if len(bounds) == 1 else _share(bounds)
    rows = [answers.totals[cell] for cell in parts]
    return replace(
        figure,
        low=low,
        high=high,
        facts=sum(row[9] for row in rows),
        approximate=sum(row[10] for row in rows),
        latest_at=max((row[11] for row in rows if row[11]), default=None),
    )


def _bounds(total: Total, row: tuple[Any, ...]) -> tuple[Decimal | None, Decimal | None]:
    _, _, _, _, low, high, opened, low_peak, high_peak, facts, _, _, surely, possibly = row
    if total is Total.MAX:
        return low_peak, None if opened else high_peak
    if total is Total.YES_SHARE:
        return HUNDRED * surely / facts, HUNDRED * possibly / facts
    return low, None if opened else high


def _share(parts: Sequence[tuple[Decimal | None, Decimal | None]]) -> tuple[Decimal | None, Decimal | None]:
    """Bounds in percent of a ratio of two sums, each taken against the other's far bound."""
    (low, high), (base_low, base_high) = parts
    if not base_low or low is None:
        return None, None
    least = HUNDRED * low / base_high if base_high else Decimal(0)
    return least, None if high is None else HUNDRED * high / base_low
