"""Released figures as pages show them: by group, and drawn over the shorter periods."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import get_language

from phoihop.analytics.wording import Said
from phoihop.bulletin.models import ReleasedFigure
from phoihop.ui import charts
from phoihop.ui.drawing import Chart


def groups_of(figures: Iterable[ReleasedFigure]) -> dict[str, list[tuple[ReleasedFigure, str, str]]]:
    """Figures under the names of their groups, each with its words and unit in the reader's language."""
    grouped: dict[str, list[tuple[ReleasedFigure, str, str]]] = {}
    for figure in figures:
        words = words_of(figure)
        # A share bears its sign; its parts have units, it has none.
        unit = "" if words.endswith("%") else figure.indicator.unit_label
        grouped.setdefault(figure.indicator.group.label, []).append((figure, words, unit))
    return grouped


def words_of(figure: ReleasedFigure) -> str:
    """The figure in the reader's language, without its unit."""
    return (get_language() == "en" and figure.words_en) or figure.words


def chart_of(figure: ReleasedFigure) -> Chart:
    """The figure over the shorter periods of its span; where there are none, as one bar."""
    indicator = figure.indicator
    if not figure.points:
        whole = Said(figure.low, figure.high, words_of(figure))
        return charts.bars([charts.Row(label=indicator.label, value=whole)], unit=indicator.unit_label)
    points = [charts.Point(label, _said(low, high, words)) for label, low, high, words in figure.points]
    return charts.trend(
        points, title=indicator.label, unit=indicator.unit_label, label=str(figure.release.last_day.year)
    )


def _said(low: str | None, high: str | None, words: str) -> Said | None:
    if low is None:
        return None
    return Said(Decimal(low), None if high is None else Decimal(high), words)
