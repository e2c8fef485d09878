"""Whether roll-ups answer a question or facts must (kế hoạch trả lời). Pure: known by numbers and days alone.

A roll-up holds what the facts of a period come to under one unit, through the structure of each fact's own time and
through the latest. Flows are merged over any span. A stock is what each body said last, which cannot be merged: it is
kept for the spans that people ask for, each reported period among them. Whatever cannot be merged is asked of facts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise

from phoihop.analytics.figures import Measure, Question, Total, Tree
from phoihop.foundation import periods
from phoihop.foundation.periods import Cut, Kind

THEN, LATEST = 0, 1
TREES = {Tree.PLACE: 1, Tree.BODY: 2}
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a state holds, as far as planning asks.

    `wide` are the units of each tree for which there are roll-ups; `latest` is since when the latest structure of a
    tree holds; `periods` are those that reports are about, and `kept` the spans for which stocks are kept, both by the
    year in which they end; `stocks` tells for each indicator that is a stock which periods each programme asks it of,
    and `rivals` which two programmes ask it of the same body.
    """

    wide: Mapping[int, frozenset[int]]
    latest: Mapping[int, date]
    periods: Mapping[int, frozenset[Days]]
    kept: Mapping[int, frozenset[Days]]
    stocks: Mapping[int, Mapping[int, frozenset[Days]]]
    rivals: Mapping[int, frozenset[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked at once: of roll-ups in one of their two ways (`way`), or of facts (None).

    `spots` are the numbers of the spans asked for. Each of `rows`, which only roll-ups need, is a period, or of stocks
    a span as it is kept: since, until, the number of the span, and whether stocks are meant.
    """

    way: int | None
    indicators: tuple[int, ...]
    nodes: tuple[int, ...]
    spots: tuple[int, ...]
    rows: tuple[tuple[date, date, int, bool], ...] = ()


def parts(asked: Measure) -> tuple[int, ...]:
    """The indicators whose facts make up a measure."""
    if asked.total is Total.RATIO:
        return (asked.numerator or 0, asked.denominator or 0)
    return (asked.indicator,)


def plan(question: Question, sketch: Sketch) -> list[Part]:
    """What to ask, so that all of it together answers a question."""
    [whole] = of_facts(question)
    every, spots, way = whole.indicators, whole.spots, _way(question, sketch)
    if way is None:
        return _some([whole])
    wide = sketch.wide.get(TREES[question.tree], frozenset())
    rolled = tuple(node for node in question.nodes if node in wide)
    stocks = tuple(one for one in every if one in sketch.stocks)
    flows = tuple(one for one in every if one not in sketch.stocks)
    lasting = tuple(one for one in stocks if _is_said_once(one, sketch, question.programmes))
    kept = _kept(question, sketch)
    missed = tuple(spot for spot in spots if spot not in kept)
    merged = tuple((*days, spot, False) for spot in spots for days in _within(question, spot, sketch))
    spans = tuple((*span, spot, True) for spot, span in kept.items() if span)
    return _some(
        [
            Part(way, (*flows, *lasting), rolled, spots, ((*merged,) if flows else ()) + (spans if lasting else ())),
            Part(None, lasting, rolled, missed),
            Part(None, tuple(one for one in stocks if one not in lasting), rolled, spots),
            Part(None, every, tuple(node for node in question.nodes if node not in wide), spots),
        ]
    )


def of_facts(question: Question) -> list[Part]:
    """All of a question, to be asked of facts."""
    every = {part for asked in question.measures for part in parts(asked)}
    return [Part(None, tuple(sorted(every)), question.nodes, tuple(range(len(question.spans))))]


def years(question: Question) -> range:
    """In which years a period may end that a question asks about."""
    ends = [(span.until - date.resolution).year for span in question.spans]
    return range(min(span.since.year for span in question.spans), max(ends) + 1) if ends else range(0)


def kept_spans(found: Iterable[Days]) -> frozenset[Days]:
    """For which spans stocks are kept, given the periods that end in a year: themselves, its parts, the year so far."""
    found = set(found)
    cuts = {Cut.FIFTEENTH if since.day == 15 else Cut.CALENDAR for since, _until in found}
    ends = {(until - date.resolution).year for _since, until in found}
    named = set(chain.from_iterable(_of_year(year, cut) for year in ends for cut in cuts))
    return frozenset(found | {span for span in named if any(_holds(span, period) for period in found)})


def _of_year(year: int, cut: Cut) -> Iterator[Days]:
    begins = periods.period(Kind.YEAR, year, 1, cut).since
    for kind, (_months, count) in periods.LENGTHS.items():
        for number in range(1, count + 1):
            one = periods.period(kind, year, number, cut)
            yield one.since, one.until
            yield begins, one.until


def _way(question: Question, sketch: Sketch) -> int | None:
    if question.without or question.lines:
        return None
    if question.structure is None:
        return THEN
    latest = sketch.latest.get(TREES[question.tree])
    return LATEST if latest and question.structure >= latest else None


def _is_said_once(stock: int, sketch: Sketch, programmes: Collection[int]) -> bool:
    """Whether no body tells two programmes a stock, and none of periods that meet: nothing is left to compare."""
    if any(one in programmes and other in programmes for one, other in sketch.rivals.get(stock, ())):
        return False
    asking = [sorted(days) for programme, days in sketch.stocks[stock].items() if programme in programmes]
    return all(one[1] <= other[0] for days in asking for one, other in pairwise(days))


def _within(question: Question, spot: int, sketch: Sketch) -> Iterator[Days]:
    """The periods within a span."""
    span = question.spans[spot]
    for year in range(span.since.year, (span.until - date.resolution).year + 1):
        for period in sketch.periods.get(year, ()):
            if _holds((span.since, span.until), period):
                yield period


def _kept(question: Question, sketch: Sketch) -> dict[int, Days | None]:
    """The spans for which stocks are kept, by their numbers; None where nobody reports within one."""
    found: dict[int, Days | None] = {}
    for spot, span in enumerate(question.spans):
        ends = {(until - date.resolution).year for _since, until in _within(question, spot, sketch)}
        days = span.since, span.until
        if not ends:
            found[spot] = None
        elif len(ends) == 1 and days in sketch.kept[ends.pop()]:
            found[spot] = days
    return found


def _some(asked: Iterable[Part]) -> list[Part]:
    """Those of which anything is asked."""
    return [part for part in asked if part.indicators and part.nodes and part.spots and (part.way is None or part.rows)]


def _holds(span: Days, period: Days) -> bool:
    return span[0] <= period[0] and period[1] <= span[1]
