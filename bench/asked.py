"""The questions of a leader, each asked of everybody who can answer it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise

from bench import by_hand, dhis2, limit, single
from bench.ground import Ground
from bench.measuring import DHIS2, HAND, LIMIT, OURS, SINGLE, Cells, Contestant, Task
from phoihop.analytics import planning, refresh, tables
from phoihop.analytics import questions as totals
from phoihop.analytics.figures import Figure, Question, Span, Tree
from phoihop.indicators.models import Indicator
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Line as FormLine
from phoihop.territories.models import Level, Place, PlaceVersion

YEAR = Span(date(2025, 1, 1), date(2026, 1, 1))
TODAY = date(2026, 10, 1)
PROVINCE, DISTRICT = "Thanh Hóa", "Thọ Xuân"
INDICATORS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """What the questions are about."""

    programmes: tuple[int, ...]
    indicators: list[Indicator]
    one: Indicator
    province: int
    provinces: tuple[int, ...]
    district: int
    communes: tuple[int, ...]
    months: tuple[Span, ...]

    @classmethod
    def of(cls) -> "Asked":
        """Read from the registers."""
        first = date(2025, 1, 1)
        provinces = PlaceVersion.objects.within(YEAR.since, YEAR.until).filter(place__level=Level.PROVINCE)
        district = PlaceVersion.objects.as_of(first).get(place__level=Level.DISTRICT, name=DISTRICT)
        typed = Indicator.objects.typed().filter(lines__isnull=False).distinct().order_by("code")
        return cls(
            programmes=tuple(Programme.objects.order_by("pk").values_list("pk", flat=True)),
            indicators=list(typed)[:INDICATORS],
            one=Indicator.objects.get(code="NM01"),
            province=Place.objects.get(level=Level.PROVINCE, name=PROVINCE).pk,
            provinces=tuple(sorted(set(provinces.values_list("place", flat=True)))),
            district=district.place_id,
            communes=tuple(
                PlaceVersion.objects.as_of(first).filter(parent=district.place_id).values_list("place", flat=True)
            ),
            months=tuple(Span(*days) for days in pairwise([*(date(2025, m, 1) for m in range(1, 13)), YEAR.until])),
        )

    def question(self, **changes: object) -> Question:
        """One indicator in all provinces over the year, but for the changes."""
        asked = Question(
            programmes=self.programmes, measures=(totals.measure(self.one),), nodes=self.provinces, spans=(YEAR,)
        )
        return replace(asked, **changes)  # type: ignore[arg-type]

    def parameters(self, **more: object) -> dict[str, object]:
        """What the questions written by hand are told."""
        return {"indicator": self.one.pk, "since": YEAR.since, "until": YEAR.until, **more}


def tasks(ground: Ground, held: dhis2.Layout | None) -> Iterator[Task]:
    """Every question; `held` is PostgreSQL where it is asked too."""
    asked = Asked.of()
    rows = ground.rows
    hand = _hand(rows)
    yield _province(asked, hand, held)
    league = asked.question()
    nodes = {"nodes": list(asked.provinces)}
    yield Task(
        "all provinces over a year, as then",
        [
            _ours(league),
            Contestant(HAND, hand(by_hand.LEAGUE_THEN, asked.parameters(**nodes)), by_hand.cells),
            *_dhis2(held, lambda layout: dhis2.league(layout, asked.one.pk), dhis2.cells(indicator=asked.one.pk)),
        ],
    )
    yield Task(
        "all provinces over a year, as today",
        [
            _ours(asked.question(structure=TODAY)),
            Contestant(HAND, hand(by_hand.LEAGUE_TODAY, asked.parameters(day=TODAY, **nodes)), by_hand.cells),
        ],
    )
    yield Task(
        "one indicator by month through a district's communes",
        [
            _ours(asked.question(nodes=asked.communes, spans=asked.months)),
            Contestant(HAND, hand(by_hand.DRILL, asked.parameters(nodes=list(asked.communes))), by_hand.cells),
            *_dhis2(
                held,
                lambda layout: dhis2.drill(layout, asked.one.pk, asked.district, _firsts(asked)),
                dhis2.cells(indicator=asked.one.pk),
            ),
        ],
    )
    yield _completeness(asked, hand)
    yield from _cube(asked, hand, ground)


def wanted(asked: Asked) -> str:
    """The facts that the questions put to PostgreSQL read."""
    inside = f"select leaf from above where tree = 1 and ancestor = {asked.province}"  # noqa: S608 - numbers of ours
    return f"year(since) = 2025 and (indicator = {asked.one.pk} or place_leaf in ({inside}))"


def _province(asked: Asked, hand: "Hand", held: dhis2.Layout | None) -> Task:
    question = asked.question(
        measures=tuple(map(totals.measure, asked.indicators)), nodes=(asked.province,), spans=asked.months
    )
    numbers = [one.pk for one in asked.indicators]
    stocks = [one.pk for one in asked.indicators if one.aggregation == "last"]
    added = [one.pk for one in asked.indicators if one.aggregation == "sum"]
    return Task(
        f"a province, {len(numbers)} indicators, 12 months",
        [
            _ours(question),
            Contestant(
                HAND,
                hand(by_hand.PROVINCE, asked.parameters(node=asked.province, indicators=numbers)),
                by_hand.cells,
            ),
            *_dhis2(
                held,
                lambda layout: dhis2.province(layout, added, stocks, asked.province, _firsts(asked)),
                dhis2.cells(node=asked.province),
            ),
        ],
    )


def _completeness(asked: Asked, hand: "Hand") -> Task:
    """What every province owed and sent in each month, of every form: an indicator stands for the form it is in."""
    forms: dict[int, list[int]] = {}
    for version, indicator in FormLine.objects.values_list("section__version", "indicator"):
        forms.setdefault(indicator, []).append(version)
    alone = {versions[0]: indicator for indicator, versions in forms.items() if len(versions) == 1}
    standing = dict(zip(alone.values(), alone.keys(), strict=True))
    measures = tuple(totals.measure(one) for one in Indicator.objects.filter(pk__in=standing))
    question = asked.question(measures=measures, spans=asked.months)

    def cells(figures: Sequence[Figure]) -> Cells:
        return {
            (one.node, standing[one.measure.indicator], one.span.until): (one.coverage.expected, one.coverage.received)
            for one in figures
            if one.coverage.expected
        }

    return Task(
        f"completeness of all provinces by month, {len(standing)} forms",
        [
            Contestant(OURS, lambda: totals.figures(question), cells),
            Contestant(HAND, hand(by_hand.COMPLETENESS, asked.parameters(nodes=list(asked.provinces))), by_hand.cells),
        ],
    )


def _cube(asked: Asked, hand: "Hand", ground: Ground) -> Iterator[Task]:
    question = _of_everything(asked, ground)
    quarters, nodes = question.spans, question.nodes
    spans = {span.until for span in quarters}
    what = f"the whole cube: {len(question.measures)} indicators, {len(nodes)} units, {len(quarters)} quarters"
    scanned = limit.scan(ground.rows)
    yield Task(
        what,
        [
            Contestant(OURS, lambda: totals.bounds(question), partial(_bounded, question)),
            Contestant(
                HAND,
                hand(by_hand.CUBE, {}),
                lambda rows: {key: cell for key, cell in by_hand.cells(rows).items() if key[2] in spans},
            ),
        ],
        runs=3,
    )
    yield Task(
        f"{what}, left inside the engine",
        [
            Contestant(OURS, _inside(question, tables.ROLLED_BOUNDS)),
            Contestant(SINGLE, _inside(question, single.numbers(tables.ROLLED_BOUNDS))),
            Contestant(HAND, lambda: ground.rows.run(f"create or replace temp table kept as {by_hand.CUBE}")),
            *([Contestant(LIMIT, scanned)] if scanned else []),
        ],
        runs=3,
    )
    store = refresh.current()
    yield Task(
        "every fact added up by indicators and months, left inside the engine",
        [
            Contestant(OURS, lambda: store.answer(single.BOUNDED)),
            Contestant(SINGLE, lambda: store.answer(single.SINGLE)),
        ],
        runs=3,
    )


def _of_everything(asked: Asked, ground: Ground) -> Question:
    """Every indicator of every unit above the communes, in every quarter."""
    size = ground.size
    held = PlaceVersion.objects.within(date(2024, 2, 1), size.until).exclude(place__level=Level.COMMUNE)
    nodes = {
        *held.values_list("place", flat=True),
        *Place.objects.filter(level=Level.ZONE).values_list("pk", flat=True),
    }
    # Eight districts have no communes, and are no more than a commune is.
    nodes &= totals.sketch(refresh.current()).wide[planning.TREES[Tree.PLACE]]
    typed = Indicator.objects.typed().filter(lines__isnull=False).distinct()
    quarters = _quarters(size.since, size.until)
    return asked.question(measures=tuple(map(totals.measure, typed)), nodes=tuple(sorted(nodes)), spans=tuple(quarters))


def _bounded(question: Question, rows: Sequence[tuple]) -> Cells:
    return {
        (node, indicator, question.spans[spot].until): (float(low), None if high is None else float(high))
        for node, indicator, spot, low, high, _facts in rows
    }


def _inside(question: Question, sql: str) -> Callable[[], object]:
    """The rows of the roll-ups, made by the engine and kept there: all of the cube, or this says so."""
    store = refresh.current()
    [part] = planning.plan(question, totals.sketch(store))
    asked = totals.asking(store, question, part)
    return lambda: store.answer(f"create or replace temp table kept as {sql}", asked)


Hand = Callable[[str, dict[str, object]], Callable[[], object]]


def _hand(rows: object) -> Hand:
    return lambda sql, parameters: lambda: rows.answer(sql, parameters)  # type: ignore[attr-defined]


def _ours(question: Question) -> Contestant:
    """As the pages ask, but for coverage, which nobody else is asked for."""
    return Contestant(OURS, lambda: totals.figures(question, covered=False), _cells)


def _cells(figures: Sequence[Figure]) -> Cells:
    return {
        (one.node, one.measure.indicator, one.span.until): (
            float(one.low),
            None if one.high is None else float(one.high),
        )
        for one in figures
        if one.low is not None
    }


def _dhis2(held: dhis2.Layout | None, ask: Callable, cells: Callable) -> list[Contestant]:
    return [Contestant(DHIS2, ask(held), cells, partly=True)] if held else []


def _firsts(asked: Asked) -> list[date]:
    return [span.since for span in asked.months]


def _quarters(since: date, until: date) -> Iterator[Span] | list[Span]:
    """The whole quarters within a span."""
    found = []
    for year in range(since.year, until.year + 1):
        for month in (1, 4, 7, 10):
            span = Span(date(year, month, 1), date(year + (month == 10), (month + 2) % 12 + 1, 1))
            if since <= span.since and span.until <= until:
                found.append(span)
    return found
