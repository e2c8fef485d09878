"""Figures side by side: units by time, units by indicators, or indicators by time."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from phoihop.analytics import questions, units
from phoihop.analytics.addresses import figure_url
from phoihop.analytics.figures import Figure, Question, Span
from phoihop.analytics.looking import Look, label
from phoihop.analytics.wording import bare_words
from phoihop.foundation import periods
from phoihop.foundation.periods import Kind, Period
from phoihop.indicators.models import Indicator

UNITS_BY_TIME, UNITS_BY_INDICATORS, INDICATORS_BY_TIME = "units_time", "units_indicators", "indicators_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A figure in its words, and where it leads."""

    figure: Figure
    words: str
    trace: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row is about, where that leads, and its figures; `total` is the unit that the others make up."""

    label: str
    url: str
    cells: Sequence[Cell]
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class League:
    """A table of figures: its columns and rows (bảng so sánh)."""

    title: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[Row]


def league(look: Look, shape: str, group: str = "") -> League:
    """The table of a view in one of the three shapes; `group` keeps to the indicators of one field of work."""
    chosen = [one for one in look.frame.indicators if not group or one.group.code == group]
    if shape == UNITS_BY_INDICATORS:
        return _units_by_indicators(look, chosen)
    if shape == INDICATORS_BY_TIME:
        return _indicators_by_time(look, chosen)
    return _units_by_time(look)


def _units_by_time(look: Look) -> League:
    columns = _within(look)
    indicators = [look.indicator] if look.indicator else []
    question = _question(look, indicators, [Span(one.since, one.until) for one in columns])
    title = f"{look.indicator.label} ({look.indicator.unit_label})" if look.indicator else ""
    return League(
        title=title,
        corner=_("Place or body"),
        columns=[label(one) for one in columns],
        rows=_unit_rows(look, question, indicators) if indicators else [],
    )


def _units_by_indicators(look: Look, indicators: Sequence[Indicator]) -> League:
    question = _question(look, indicators, [look.span])
    columns = [f"{one.code} {one.label} ({one.unit_label})" for one in indicators]
    rows = _unit_rows(look, question, indicators) if indicators else []
    return League(title=look.period_label, corner=_("Place or body"), columns=columns, rows=rows)


def _indicators_by_time(look: Look, indicators: Sequence[Indicator]) -> League:
    columns = _within(look)
    question = look.question(
        *[Span(one.since, one.until) for one in columns],
        measures=tuple(questions.measure(one) for one in indicators),
    )
    answers = iter(questions.figures(question, covered=False)) if indicators else iter(())
    rows = [
        Row(
            label=f"{one.code} {one.label} ({one.unit_label})",
            url=look.query(indicator=one.code),
            cells=[_cell(question, next(answers), one) for _column in columns],
        )
        for one in indicators
    ]
    return League(title=look.node.label, corner=_("Indicator"), columns=[label(one) for one in columns], rows=rows)


def _question(look: Look, indicators: Sequence[Indicator], spans: Sequence[Span]) -> Question:
    listed = units.below(look.tree, look.node, look.structure, look.span)
    return look.question(
        *spans,
        measures=tuple(questions.measure(one) for one in indicators),
        nodes=(look.node.pk, *(one.pk for one in listed)),
    )


def _unit_rows(look: Look, question: Question, indicators: Sequence[Indicator]) -> list[Row]:
    named = {one.pk: one.label for one in units.below(look.tree, look.node, look.structure, look.span)}
    known = {indicator.pk: indicator for indicator in indicators}
    cells: dict[int, list[Cell]] = {node: [] for node in question.nodes}
    for figure in questions.figures(question, covered=False):
        cells[figure.node].append(_cell(question, figure, known[figure.measure.indicator]))
    rows = [
        Row(label=named[node], url=look.query(node=node), cells=of_node)
        for node, of_node in cells.items()
        if node in named and any(cell.figure.known for cell in of_node)
    ]
    return [*rows, Row(label=look.node.label, url="", cells=cells[look.node.pk], total=True)]


def _cell(question: Question, figure: Figure, indicator: Indicator) -> Cell:
    worded = bare_words(figure, indicator) if figure.known else "–"
    return Cell(figure=figure, words=worded, trace=figure_url(question, figure))


def _within(look: Look) -> list[Period]:
    """The periods of which the one looked at is made, or, where it is the shortest, those of its year until then."""
    kind = look.frame.shortest if look.frame.shortest is not Kind.NINE_MONTHS else Kind.YEAR
    whole = look.period
    if whole.kind in {Kind.TERM, Kind.ADHOC} and (whole.until - whole.since).days > 800:
        kind = Kind.YEAR
    since = whole.since if whole.kind != kind else periods.period(Kind.YEAR, whole.year, 1, look.frame.cut).since
    return periods.periods_between(kind, since, whole.until, look.frame.cut)
