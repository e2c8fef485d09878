"""What a closing comes to: its figures in words, the reports in them, and the shorter periods within.

The arithmetic is that of the totals, which hold what is approved. It may be asked about a closing only as long as
nothing was approved since; the service that releases figures holds that first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from phoihop.analytics import questions
from phoihop.analytics.figures import Coverage, Figure, Question, Span, Tree
from phoihop.analytics.looking import Frame
from phoihop.analytics.wording import bare_words, short_words
from phoihop.bulletin.models import ReleasedFigure
from phoihop.foundation import periods
from phoihop.foundation.periods import Kind, Period
from phoihop.foundation.vietnamese import roman
from phoihop.indicators.models import Indicator
from phoihop.submissions.models import Closing

FOUR_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class ClosedTotals:
    """Figures not yet saved, and how many of the reports owed are in them."""

    figures: list[ReleasedFigure]
    coverage: Coverage


def closed_totals(closing: Closing) -> ClosedTotals:
    """The figures of a closing's programme over its span; those that nobody stated are left out."""
    frame = Frame(closing.programme)
    top = frame.top(Tree.PLACE)
    indicators = frame.indicators
    whole = Span(closing.since, closing.until)
    shorter = _shorter(frame, closing)
    question = Question(
        programmes=(closing.programme_id,),
        measures=tuple(questions.measure(indicator) for indicator in indicators),
        nodes=(top or 0,),
        spans=(whole, *(Span(one.since, one.until) for one in shorter)),
        tree=Tree.PLACE,
    )
    answered = {(one.measure.indicator, one.span): one for one in questions.figures(question)}
    found = [(one, answered[one.pk, whole]) for one in indicators]
    coverage = max((figure.coverage for _one, figure in found), key=lambda one: one.expected, default=Coverage())
    known = [(one, figure) for one, figure in found if figure.known]
    figures = [
        _released(one, figure, order, _points(one, shorter, answered)) for order, (one, figure) in enumerate(known, 1)
    ]
    return ClosedTotals(figures, coverage)


def _shorter(frame: Frame, closing: Closing) -> list[Period]:
    """The periods in which the programme reports that lie whole within the span; none where the span is one."""
    kind = frame.shortest if frame.shortest in {Kind.MONTH, Kind.QUARTER} else Kind.QUARTER
    found = periods.periods_between(kind, closing.since, closing.until, frame.cut)
    within = [one for one in found if closing.since <= one.since and one.until <= closing.until]
    return within if len(within) > 1 else []


def _released(indicator: Indicator, figure: Figure, order: int, points: list[list[object]]) -> ReleasedFigure:
    return ReleasedFigure(
        indicator=indicator,
        order=order,
        words=bare_words(figure, indicator, "vi"),
        words_en=bare_words(figure, indicator, "en"),
        low=_four(figure.low),
        high=_four(figure.high),
        points=points,
    )


def _points(
    indicator: Indicator, shorter: Sequence[Period], answered: dict[tuple[int, Span], Figure]
) -> list[list[object]]:
    points: list[list[object]] = []
    for period in shorter:
        figure = answered[indicator.pk, Span(period.since, period.until)]
        label = str(period.number) if period.kind is Kind.MONTH else roman(period.number)
        bounds = [None if bound is None else str(_four(bound)) for bound in (figure.low, figure.high)]
        points.append([label, *bounds, short_words(figure, indicator) if figure.known else ""])
    return points


def _four(bound: Decimal | None) -> Decimal | None:
    return None if bound is None else bound.quantize(FOUR_PLACES)
