"""Figures with their bounds, their coverage and their trace, for programs."""

from datetime import date, datetime
from decimal import Decimal

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from ninja.errors import HttpError

from phoihop.access.requests import Request
from phoihop.analytics import questions
from phoihop.analytics.addresses import figure_url, question_from
from phoihop.analytics.figures import Coverage, Figure, Question, Span, Tree
from phoihop.analytics.tracing import Entries, Stated, Trace
from phoihop.analytics.wording import words
from phoihop.foundation.periods import from_code
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.territories.models import Place

router = Router(tags=["analytics"])
MOST_FIGURES = 20_000


class CoverageOut(Schema):
    expected: int
    received: int
    approved: int


class FigureOut(Schema):
    """A figure: unknown where `low` is null, open above where only `high` is; its trace says what it is made of."""

    indicator: str
    node: str
    period: str
    words: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    facts: int
    approximate: int
    latest_at: datetime | None
    coverage: CoverageOut
    trace: str


class FiguresOut(Schema):
    results: list[FigureOut]


class FiguresIn(Schema):
    """Which figures: of a programme, for indicators, nodes (places, or bodies) and periods, all by their codes."""

    programme: str
    indicator: list[str]
    node: list[str]
    period: list[str]
    tree: Tree = Tree.PLACE
    structure: date | None = None


class StatedOut(Schema):
    report: int
    revision: int
    indicator: int
    body: int
    place: int
    low: Decimal
    high: Decimal | None
    words: str | None
    origin: str


class TraceOut(Schema):
    words: str
    low: Decimal | None
    high: Decimal | None
    coverage: CoverageOut
    entries: int
    results: list[StatedOut]


@router.get("/figures", response=FiguresOut)
def figures(request: Request, asked: Query[FiguresIn]) -> dict[str, object]:
    """Figures out of approved reports, each with its bounds, coverage and trace."""
    return {"results": list(_answered(request, asked))}


@router.get("/figures/trace", response=TraceOut)
def trace(request: Request, limit: int = 100, offset: int = 0) -> dict[str, object]:
    """What one figure is made of; asked with the parameters of the figure's own `trace` address."""
    question = question_from(request.GET)
    visible = Programme.objects.visible_to(request.user).filter(pk__in=question.programmes).count()
    if not visible or visible < len(set(question.programmes)):
        raise Http404
    found = Trace(question, request.user)
    entries = Entries(found)
    some = entries[max(offset, 0) : max(offset, 0) + min(max(limit, 1), 1_000)]
    figure = found.figure
    return {
        "words": found.words,
        "low": figure.low,
        "high": figure.high,
        "coverage": _covered(figure.coverage),
        "entries": len(entries),
        "results": [_stated(one) for one in some],
    }


def _answered(request: Request, asked: FiguresIn) -> list[dict[str, object]]:
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=asked.programme)
    if len(asked.indicator) * len(asked.node) * len(asked.period) > MOST_FIGURES:
        raise HttpError(422, "Ask for at most 20,000 figures at once.")
    indicators = {one.pk: one for one in Indicator.objects.filter(code__in=asked.indicator).for_listing()}
    kind = Place if asked.tree is Tree.PLACE else Body
    nodes = {one.pk: one.slug for one in kind.objects.filter(slug__in=asked.node)}
    if not indicators or not nodes:
        raise Http404
    first = programme.regimes.select_related("calendar").order_by("valid_from", "pk").first()
    periods = [from_code(code, first.cut) if first else from_code(code) for code in dict.fromkeys(asked.period)]
    spans = {Span(period.since, period.until): code for period, code in zip(periods, asked.period, strict=False)}
    question = Question(
        programmes=(programme.pk,),
        measures=tuple(questions.measure(one) for one in indicators.values()),
        nodes=tuple(nodes),
        spans=tuple(spans),
        tree=asked.tree,
        structure=asked.structure,
    )
    return [
        _figure(question, one, indicators[one.measure.indicator], nodes[one.node], spans[one.span])
        for one in questions.figures(question)
    ]


def _figure(question: Question, one: Figure, indicator: Indicator, node: str, period: str) -> dict[str, object]:
    return {
        "indicator": indicator.code,
        "node": node,
        "period": period,
        "words": words(one, indicator),
        "unit": indicator.unit,
        "low": one.low,
        "high": one.high,
        "facts": one.facts,
        "approximate": one.approximate,
        "latest_at": one.latest_at,
        "coverage": _covered(one.coverage),
        "trace": figure_url(question, one),
    }


def _covered(coverage: Coverage) -> dict[str, int]:
    return {"expected": coverage.expected, "received": coverage.received, "approved": coverage.approved}


def _stated(one: Stated) -> dict[str, object]:
    source = one.source
    return {
        "report": source.submission,
        "revision": source.revision,
        "indicator": source.indicator,
        "body": source.body,
        "place": source.place,
        "low": source.low,
        "high": source.high,
        "words": one.entry.words if one.entry else None,
        "origin": one.origin,
    }
