"""A leader's questions, against SQL written by hand for each over the same store."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from phoihop.analytics import questions as totals
from phoihop.analytics import refresh
from phoihop.analytics.figures import Question, Span
from phoihop.indicators.models import Indicator
from phoihop.programmes.models import Programme
from phoihop.submissions.models import Entry
from phoihop.territories.models import Level, Place

BY_HAND_PROVINCE = """
select f.indicator, f.since, sum(f.low), sum(f.high) from fact f join above a on a.tree = 1 and a.leaf = f.place_leaf
where a.ancestor = $node and f.since >= $since and f.until <= $until and f.programme = $programme group by all
"""
BY_HAND_LEAGUE = """
select a.ancestor, sum(f.low), sum(f.high) from fact f join above a on a.tree = 1 and a.leaf = f.place_leaf
where list_contains($nodes::bigint[], a.ancestor) and f.indicator = $indicator and f.since >= $since
    and f.until <= $until and f.programme = $programme group by all
"""


def _months(year: int) -> list[Span]:
    """The months of a year."""
    ends = [date(year, month, 1) for month in range(1, 13)] + [date(year + 1, 1, 1)]
    return [Span(since, until) for since, until in pairwise(ends)]


def _asked() -> tuple[Question, Question]:
    """One province, every additive indicator, twelve months; and a league of its communes over a year."""
    programme = Programme.objects.get(slug="thai-nguyen-2024-2026")
    province = Place.objects.get(level=Level.PROVINCE, name="Thái Nguyên")
    added = Indicator.objects.filter(aggregation="sum", lines__isnull=False).distinct()
    communes = [place.pk for place in province.children_on(date(2025, 12, 31))]
    year = Span(date(2025, 1, 1), date(2026, 1, 1))
    dashboard = Question(
        programmes=(programme.pk,),
        measures=tuple(map(totals.measure, added)),
        nodes=(province.pk,),
        spans=tuple(_months(2025)),
    )
    league = Question(
        programmes=(programme.pk,),
        measures=(totals.measure(Indicator.objects.get(code="NM01")),),
        nodes=tuple(communes),
        spans=(year,),
    )
    return dashboard, league


def _by_hand(dashboard: Question, league: Question) -> tuple[Callable[[], object], Callable[[], object]]:
    """The same two in SQL that knows their answer's shape."""
    store = refresh.current()
    spans = {"since": date(2025, 1, 1), "until": date(2026, 1, 1), "programme": dashboard.programmes[0]}
    one = spans | {"node": dashboard.nodes[0]}
    many = spans | {"nodes": list(league.nodes), "indicator": league.measures[0].indicator}
    return lambda: store.answer(BY_HAND_PROVINCE, one), lambda: store.answer(BY_HAND_LEAGUE, many)


def _through_pages(question: Question) -> Callable[[], object]:
    """The question as the pages ask it, with its coverage."""
    return lambda: totals.figures(question)


def questions() -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """What is asked, by us and by hand."""
    dashboard, league = _asked()
    by_hand = _by_hand(dashboard, league)
    yield "a province, all sums, twelve months", _through_pages(dashboard), by_hand[0]
    yield "a league of its communes over a year", _through_pages(league), by_hand[1]
    yield "the store made again from the reports", refresh.rebuild, _every_entry


def _every_entry() -> int:
    """The least that a rebuild must do: read every entry once."""
    return len(list(Entry.objects.values_list("indicator", "low", "high", "submission").iterator(chunk_size=5_000)))
