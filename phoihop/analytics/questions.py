"""The questions asked of the totals, and their answers as figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from phoihop.analytics import planning, refresh, shares, tables
from phoihop.analytics.engine import State
from phoihop.analytics.figures import Coverage, Figure, Measure, Question, Source, Span, Total, Tree, Undivided
from phoihop.analytics.planning import TREES, Days, Part, Sketch, parts
from phoihop.foundation.quantities import Bounds, Qualifier, percent
from phoihop.indicators.models import Indicator

HUNDRED = Decimal(100)
NONE_OWED = Coverage()
AS_STATED = {Total.SUM, Total.LAST, Total.MAX}
Cell = tuple[int, int, int]
Bounded = tuple[int, int, int, Decimal, Decimal | None, int]


def measure(indicator: Indicator) -> Measure:
    """The indicator as the roll-up needs it."""
    return Measure(indicator.pk, Total(indicator.aggregation), indicator.numerator_id, indicator.denominator_id)


def figures(question: Question, *, covered: bool = True) -> list[Figure]:
    """One figure for every measure, node and span asked for, in that order; unknown where nobody stated it.

    Where coverage is not shown, leaving it out (`covered` false) halves the work.
    """
    store = refresh.current()
    answers = answered(store, question, planning.plan(question, sketch(store)), covered=covered)
    shares.counted_once(store, parameters_of(question), answers.totals)
    return [
        _figure(asked, node, (spot, span), answers)
        for asked in question.measures
        for node in question.nodes
        for spot, span in enumerate(question.spans)
    ]


def answered(store: State, question: Question, plan: Iterable[Part], *, covered: bool = True) -> "Answers":
    """What the engine answers to a question that is put as planned; an activity may still stand in it twice."""
    answers = Answers({}, {})
    for part in plan:
        _ask(store, question, part, answers, covered=covered)
    return answers


def bounds(question: Question) -> list[Bounded]:
    """The bounds of every figure that anybody stated, as rows: node, indicator, number of the span, low, high, facts.

    What a figure tells besides is left out, so that there may be a million; of shares the bounds are in per cent. An
    activity that stands in several reports is counted in each. Raises ValueError for ratios, whose parts are asked.
    """
    totals = {asked.indicator: asked.total for asked in question.measures}
    if Total.RATIO in totals.values():
        raise ValueError(question)
    store = refresh.current()
    found: list[Bounded] = []
    for part in planning.plan(question, sketch(store)):
        asked = asking(store, question, part)
        if part.way is None:
            for spot, node, indicator, *rest in store.answer(_lean(tables.TOTALS, question), asked):
                one = _bounds(totals[indicator], (spot, node, indicator, *rest))
                found.append((node, indicator, part.spots[spot], one.low, one.high, rest[5]))
        else:
            found += _in_per_cent(store.answer(tables.ROLLED_BOUNDS, asked), totals)
    return found


def _in_per_cent(rows: list[Bounded], totals: Mapping[int, Total]) -> list[Bounded]:
    shares = {indicator for indicator, total in totals.items() if total is Total.YES_SHARE}
    if not shares:
        return rows
    return [
        (*row[:3], HUNDRED * row[3] / row[5], HUNDRED * (row[4] or 0) / row[5], row[5]) if row[1] in shares else row
        for row in rows
    ]


def _ask(store: State, question: Question, part: Part, answers: "Answers", *, covered: bool) -> None:
    parameters = asking(store, question, part)
    totals, owed = _lean(tables.TOTALS, question), _lean(tables.COVERAGE, question)
    if part.way is not None:
        totals, owed = tables.ROLLED, tables.ROLLED_COVERAGE
    for sql, found in ((totals, answers.totals), *([(owed, answers.owed)] if covered else [])):
        for row in store.answer(sql, parameters):
            spot = row[0] if part.way is not None else part.spots[row[0]]
            found[spot, row[1], row[2]] = (spot, *row[1:])


def asking(store: State, question: Question, part: Part) -> dict[str, object]:
    """A part of a question in the words of the engine."""
    spans = tuple(question.spans[spot] for spot in part.spots)
    parameters = parameters_of(replace(question, nodes=part.nodes, spans=spans))
    parameters["indicators"] = list(part.indicators)
    if part.way is None:
        return parameters
    since, until, spot, stock = map(list, zip(*part.rows, strict=True))
    tree = TREES[question.tree]
    pools = _pools(store, tree, part.way, part.nodes)
    seen = [(node, pool) for node in part.nodes for pool in pools[node]]
    named = {"p_since": since, "p_until": until, "p_spot": spot, "p_stock": stock}
    return parameters | named | {"seen": [node for node, _ in seen], "pools": [pool for _, pool in seen]}


def _pools(store: State, tree: int, way: int, nodes: Sequence[int]) -> dict[int, list[int]]:
    """In which pools the figures of these units lie; of which it is known already, nobody is asked again."""
    pools: dict[int, list[int]] = store.known(f"pools {tree} {way}", lambda _: {})
    unknown = [node for node in nodes if node not in pools]
    if unknown:
        found: dict[int, list[int]] = {node: [] for node in unknown}
        for node, pool in store.answer(tables.POOLED, {"tree": tree, "way": way, "nodes": unknown}):
            found[node].append(pool)
        pools |= found
    return pools


def sketch(store: State) -> Sketch:
    """What planning has to know of a state."""
    return store.known("sketch", _sketched)


def _sketched(store: State) -> Sketch:
    wide: dict[int, set[int]] = defaultdict(set)
    for tree, node in store.answer(tables.WIDE):
        wide[tree].add(node)
    periods: dict[int, set[Days]] = defaultdict(set)
    for since, until in store.answer(tables.PERIODS):
        periods[(until - date.resolution).year].add((since, until))
    stocks: dict[int, dict[int, set[Days]]] = {one: {} for (one,) in store.answer(tables.STOCKS)}
    for indicator, programme, since, until in store.answer(tables.STOCK_PERIODS):
        stocks[indicator].setdefault(programme, set()).add((since, until))
    rivals: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for indicator, programme, other in store.answer(tables.RIVALS):
        rivals[indicator].add((programme, other))
    return Sketch(
        rivals={one: frozenset(pairs) for one, pairs in rivals.items()},
        wide={tree: frozenset(nodes) for tree, nodes in wide.items()},
        latest=dict(store.answer(tables.LATEST_STRUCTURE)),
        periods={year: frozenset(days) for year, days in periods.items()},
        kept={year: planning.kept_spans(days) for year, days in periods.items()},
        stocks={one: {by: frozenset(days) for by, days in told.items()} for one, told in stocks.items()},
    )


def sources(question: Question, *, limit: int = 50, offset: int = 0) -> tuple[list[Source], int]:
    """The facts behind one figure, oldest first, and how many there are; a ratio leads to both its parts."""
    store = refresh.current()
    parameters = parameters_of(question)
    [(count,)] = store.answer(tables.COUNT_SOURCES, parameters)
    rows = store.answer(tables.SOURCES, parameters | {"limit": limit, "offset": offset})
    return [Source(*row) for row in rows], count


def lacking(question: Question) -> list[int]:
    """The obligations whose approved reports one figure lacks, of both parts of a ratio."""
    return [obligation for (obligation,) in refresh.current().answer(tables.LACKING, parameters_of(question))]


def undivided(question: Question) -> list[Undivided]:
    """What lies in the node of a question but in no part of it: units that were divided, with their successors.

    Asked of one node; through the structure of each fact's own time nothing is divided.
    """
    if question.structure is None:
        return []
    store = refresh.current()
    parameters = parameters_of(question)
    answers = Answers(_by_cell(store.answer(tables.UNDIVIDED, parameters)), {})
    divided: dict[int, list[int]] = defaultdict(list)
    for unit, part in store.answer(tables.PARTS, parameters):
        divided[unit].append(part)
    return [
        Undivided(unit, tuple(divided[unit]), _figure(asked, unit, (spot, span), answers))
        for asked in question.measures
        for unit in sorted(divided)
        for spot, span in enumerate(question.spans)
        if any((spot, unit, part) in answers.totals for part in parts(asked))
    ]


def structure_days(tree: Tree) -> list[date]:
    """The days from which another structure held, as far as any report is touched."""
    return [day for (day,) in refresh.current().answer(tables.STRUCTURES, {"tree": TREES[tree]})]


def latest(programmes: Iterable[int]) -> tuple[date | None, datetime | None]:
    """The end, exclusive, of the latest period that any approved report is about, and when one was last approved."""
    [(until, at, _)] = refresh.current().answer(tables.LATEST, {"programmes": list(programmes)})
    return until, at


def _by_cell(rows: Iterable[tuple[Any, ...]]) -> dict[Cell, tuple[Any, ...]]:
    return {(row[0], row[1], row[2]): row for row in rows}


def parameters_of(question: Question) -> dict[str, object]:
    """A question in the words of the engine."""
    return {
        "programmes": list(question.programmes),
        "indicators": sorted({part for asked in question.measures for part in parts(asked)}),
        "nodes": list(question.nodes),
        "since": [span.since for span in question.spans],
        "until": [span.until for span in question.spans],
        "lines": list(question.lines),
        "without": list(question.without),
        "tree": TREES[question.tree],
        "day": question.structure,
        "years": planning.years(question),
    }


def _lean(sql: str, question: Question) -> str:
    flows = {Total.SUM, Total.MAX}
    return tables.lean(
        sql,
        through_day=question.structure is not None,
        without=bool(question.without),
        stocks=any(asked.total not in flows for asked in question.measures),
    )


@dataclass(frozen=True, slots=True)
class Answers:
    """What the engine answered, by span, node and indicator."""

    totals: dict[Cell, tuple[Any, ...]]
    owed: dict[Cell, tuple[Any, ...]]


def _figure(asked: Measure, node: int, spot: tuple[int, Span], answers: Answers) -> Figure:
    if asked.total is Total.RATIO:
        return _ratio(asked, node, spot, answers)
    cell = spot[0], node, asked.indicator
    owed, row = answers.owed.get(cell), answers.totals.get(cell)
    coverage = Coverage(*owed[3:]) if owed else NONE_OWED
    if row is None:
        return Figure(measure=asked, node=node, span=spot[1], low=None, high=None, coverage=coverage)
    found = _bounds(asked.total, row)
    return Figure(
        measure=asked,
        node=node,
        span=spot[1],
        low=found.low,
        high=found.high,
        facts=row[8],
        approximate=row[9],
        latest_at=row[10],
        coverage=coverage,
        qualifier=Qualifier(row[13]) if row[13] and asked.total in AS_STATED else None,
    )


def _ratio(asked: Measure, node: int, spot: tuple[int, Span], answers: Answers) -> Figure:
    """In per cent of the second of two figures, and as complete as the less complete of them."""
    cells = [(spot[0], node, part) for part in parts(asked)]
    owed = [Coverage(*answers.owed[cell][3:]) if cell in answers.owed else NONE_OWED for cell in cells]
    covered = min(owed, key=lambda one: one.approved)
    rows = [answers.totals[cell] for cell in cells if cell in answers.totals]
    bounds = _share(rows) if len(rows) == len(cells) else None
    if bounds is None:
        return Figure(measure=asked, node=node, span=spot[1], low=None, high=None, coverage=covered)
    return Figure(
        measure=asked,
        node=node,
        span=spot[1],
        low=bounds.low,
        high=bounds.high,
        facts=sum(row[8] for row in rows),
        approximate=sum(row[9] for row in rows),
        latest_at=max((row[10] for row in rows if row[10]), default=None),
        coverage=covered,
    )


def _share(rows: Sequence[tuple[Any, ...]]) -> Bounds | None:
    """The bounds of the first row in per cent of the second; none where the second is exactly zero."""
    part, whole = (_bounds(Total.RATIO, row) for row in rows)
    return None if whole.high == 0 else percent(part, whole)


def _bounds(total: Total, row: tuple[Any, ...]) -> Bounds:
    low, high, opened, low_peak, high_peak, facts, _, _, surely, possibly, _ = row[3:]
    if total is Total.MAX:
        return Bounds(low_peak, None if opened else high_peak)
    if total is Total.YES_SHARE:
        return Bounds(HUNDRED * surely / facts, HUNDRED * possibly / facts)
    return Bounds(low, None if opened else high)
