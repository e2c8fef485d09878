"""One page for a leader: progress by indicator, the trend, the units below, the map, who is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.analytics import questions, units
from phoihop.analytics.addresses import figure_url
from phoihop.analytics.figures import Coverage, Figure, Span, Tree, Undivided
from phoihop.analytics.joint import Joint, joint
from phoihop.analytics.looking import Look
from phoihop.analytics.units import Unit
from phoihop.analytics.wording import Said, bare_words, bounds_words, said, words
from phoihop.foundation import periods
from phoihop.foundation.periods import Kind
from phoihop.foundation.vietnamese import number, roman
from phoihop.indicators.models import Indicator, Target
from phoihop.indicators.rules import Met, attainment
from phoihop.organisations.models import BodyStanding
from phoihop.reporting.models import Obligation, ObligationQuerySet
from phoihop.submissions.owing import late
from phoihop.territories.models import Level, Standing
from phoihop.ui import charts, maps

MOST_BARS, MOST_LATE = 30, 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """One indicator in the chosen unit and period, beside last year and its target (dòng chỉ tiêu)."""

    indicator: Indicator
    figure: Figure
    words: str
    before: str
    change: str
    target: Target | None
    so_far: Figure | None
    reached: str
    met: Met | None
    trace: str
    query: str
    joint: str = ""
    removed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """The units below, what they come to, and what is in none of them (đơn vị trực thuộc)."""

    bars: charts.Chart | None
    map: charts.Chart | None
    rows: Sequence[tuple[Unit, Figure, str, str, str]]
    hidden: int
    rest: Figure | None
    rest_words: str
    rest_trace: str
    undivided: Sequence[Undivided]


def headlines(look: Look) -> list[Headline]:
    """Every indicator of the programme, in one question: the period, a year earlier, and up to now in its target."""
    targets = _targets(look)
    reaching = {target.since for target in targets.values()}
    spans = [look.span, look.before(), *(Span(since, look.period.until) for since in sorted(reaching))]
    question = look.question(*spans)
    together = joint(look.question()) if look.frame.indicators else {}
    answered = {(one.measure.indicator, one.span): one for one in questions.figures(question)}
    lines = []
    for indicator in look.frame.indicators:
        now, before = answered[indicator.pk, spans[0]], answered[indicator.pk, spans[1]]
        target = targets.get(indicator.pk)
        so_far = answered[indicator.pk, Span(target.since, look.period.until)] if target else None
        lines.append(
            Headline(
                indicator=indicator,
                figure=now,
                words=bare_words(now, indicator),
                before=bare_words(before, indicator) if before.known else "–",
                change=change(before, now),
                target=target,
                so_far=so_far,
                reached=bare_words(so_far, indicator) if so_far else "",
                met=_met(so_far, target),
                trace=figure_url(question, now),
                query=look.query(indicator=indicator.code),
                **_joint(together.get((indicator.pk, look.node.pk, look.span))),
            )
        )
    return lines


def _joint(found: Joint | None) -> dict[str, str]:
    """What of a figure stems from joint activities, and what was left out of it, where there is any."""
    if found is None:
        return {}
    said = {"joint": found.part, "removed": found.removed}
    return {name: bounds_words(part.low, part.high) for name, part in said.items() if part.high != 0}


def change(before: Figure, now: Figure) -> str:
    """How a figure stands to another as far as the bounds allow to say: by how much where both are exact."""
    if now.low is None or before.low is None or before.high is None:
        return ""
    if now.exact and before.exact:
        return _exact_change(before.low, now.low)
    if now.low > before.high:
        return _("more")
    return _("less") if now.high is not None and now.high < before.low else ""


def _exact_change(before: Decimal, now: Decimal) -> str:
    if now == before or not before:
        return _("unchanged") if now == before else ""
    share = f"{number(abs(now - before) * 100 / before, 1)}%"
    return _("up %(share)s") % {"share": share} if now > before else _("down %(share)s") % {"share": share}


def _targets(look: Look) -> dict[int, Target]:
    """The target of each indicator that covers the end of the period: the programme's at the top, else a body's."""
    if look.tree is Tree.PLACE and not look.is_top:
        return {}
    body = None if look.is_top else look.node.pk
    last = look.period.last_day
    rows = Target.objects.filter(programme=look.programme, body=body, since__lte=last, until__gt=last)
    # The shortest span is the nearest aim: a year's before the term's.
    return {row.indicator_id: row for row in sorted(rows, key=lambda row: row.since - row.until)}


def _met(figure: Figure | None, target: Target | None) -> Met | None:
    if figure is None or target is None or figure.low is None:
        return None
    return attainment(figure.low, figure.high, target.goal)


def trend(look: Look) -> charts.Chart | None:
    """The chosen indicator over the year of the period, with the year before behind it."""
    if look.indicator is None:
        return None
    year = look.period.until.year if look.period.kind in {Kind.ADHOC, Kind.TERM} else look.period.year
    year = min(year, look.frame.today.year)
    kind = look.frame.shortest if look.frame.shortest in {Kind.MONTH, Kind.QUARTER} else Kind.QUARTER
    both = [_of_year(kind, one, look.frame.cut) for one in (year, year - 1)]
    spans = [Span(one.since, one.until) for listed in both for one in listed]
    question = look.question(*spans, measures=(questions.measure(look.indicator),))
    answers = iter(questions.figures(question, covered=False))
    now, before = ([(one, next(answers)) for one in listed] for listed in both)
    points = [
        [charts.Point(_short(one), said(figure, look.indicator) if figure.known else None) for one, figure in listed]
        for listed in (now, before)
    ]
    return charts.trend(*points, unit=look.indicator.unit_label, label=str(year), before_label=str(year - 1))


def _of_year(kind: Kind, year: int, cut: periods.Cut) -> list[periods.Period]:
    return [periods.period(kind, year, one, cut) for one in range(1, (12 if kind is Kind.MONTH else 4) + 1)]


def _short(period: periods.Period) -> str:
    return str(period.number) if period.kind is Kind.MONTH else roman(period.number)


def below(look: Look) -> Below | None:
    """The chosen indicator in each unit below, and the rest; None where nothing stands below."""
    listed = units.below(look.tree, look.node, look.structure, look.span)
    if not listed or look.indicator is None:
        return None
    indicator = look.indicator
    question = look.question(measures=(questions.measure(indicator),), nodes=tuple(one.pk for one in listed))
    found = list(zip(listed, questions.figures(question), strict=True))
    shown = [(one, figure) for one, figure in found if figure.known or figure.coverage.expected]
    shown.sort(key=lambda row: (row[1].low is None, -(row[1].low or 0)))
    rows = [
        (one, figure, bare_words(figure, indicator), figure_url(question, figure), look.query(node=one.pk))
        for one, figure in shown
    ]
    own = look.question(measures=question.measures, without=question.nodes)
    [rest] = questions.figures(own)
    return Below(
        bars=_bars(look, rows[:MOST_BARS]),
        map=_map(look, found),
        rows=rows,
        hidden=max(0, len(rows) - MOST_BARS),
        rest=rest if rest.known else None,
        rest_words=bare_words(rest, indicator),
        rest_trace=figure_url(own, rest),
        undivided=questions.undivided(look.question(measures=question.measures)),
    )


def _bars(look: Look, rows: Sequence[tuple[Unit, Figure, str, str, str]]) -> charts.Chart | None:
    indicator = look.indicator
    if indicator is None or not rows:
        return None
    bars = [
        charts.Row(label=one.label, value=said(figure, indicator) if figure.known else None, href=query)
        for one, figure, _worded, _trace, query in rows
    ]
    return charts.bars(bars, unit=indicator.unit_label)


def _map(look: Look, found: Sequence[tuple[Unit, Figure]]) -> charts.Chart | None:
    """The provinces below a country or region, the communes below a province of today; None for anything else."""
    if look.tree is Tree.BODY or look.indicator is None:
        return None
    known = [(one, figure) for one, figure in found if one.code and figure.known]
    values = {one.code: said(figure, look.indicator) for one, figure in known}
    look_at: dict[str, Any] = {
        "hrefs": {one.code: look.query(node=one.pk) for one, _figure in known},
        "unit": look.indicator.unit_label,
    }
    if look.node.level in {Level.COUNTRY, Level.ZONE}:
        on_sheet = maps.provinces(look.day)
        held = {code: value for code, value in values.items() if code in on_sheet}
        return maps.draw(look.day, held, **look_at) if held else None
    if look.node.level == Level.PROVINCE and look.day >= maps.MERGED_ON:
        try:
            on_sheet = maps.communes(look.node.code)
        except KeyError:
            return None
        held = {code: value for code, value in values.items() if code in on_sheet}
        return maps.draw_province(look.node.code, held, **look_at) if held else None
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """The reports of a view that are past due and have not come (báo cáo quá hạn)."""

    count: int
    shown: Sequence[Obligation]
    hidden: int


def lateness(look: Look, actor: Actor) -> Lateness:
    """What is late in the chosen unit and period; named are only bodies whose reports the actor may see."""
    owed = _owed(look).filter(late(look.frame.today))
    count = owed.count()
    named = owed.filter(pk__in=Obligation.objects.visible_to(actor).values("pk"))
    shown = list(named.for_listing().order_by("due_on", "body__sort_text", "pk")[:MOST_LATE]) if count else []
    return Lateness(count=count, shown=shown, hidden=count - len(shown))


def _owed(look: Look) -> ObligationQuerySet:
    owed = Obligation.objects.filter(regime__programme=look.programme).within(look.period.since, look.period.until)
    if look.tree is Tree.BODY:
        held: Any = BodyStanding.objects.as_of(look.period.last_day).filter(ancestor=look.node.pk)
        return owed.filter(body__in=held.values("body"))
    held = Standing.objects.within(look.period.since, look.period.until).filter(ancestor=look.node.pk)
    return owed.filter(place__in=held.values("place"))


def coverage(lines: Sequence[Headline]) -> Coverage:
    """How many reports are owed and in for the period: those of the indicator that most are asked about."""
    return max((line.figure.coverage for line in lines), key=lambda one: one.expected, default=Coverage())


def board(look: Look, actor: Actor) -> dict[str, Any]:
    """Everything the page shows, by name."""
    lines = headlines(look)
    grouped: dict[str, list[Headline]] = {}
    for line in lines:
        grouped.setdefault(line.indicator.group.label, []).append(line)
    chosen = next((line for line in lines if line.indicator == look.indicator), None)
    _until, fresh = questions.latest([look.programme.pk])
    beneath = below(look)
    return {
        "groups": grouped,
        "chosen": chosen,
        "gauge": _gauge(chosen),
        "trend": trend(look),
        "below": beneath,
        "undivided": named(look, beneath.undivided) if beneath else [],
        "coverage": coverage(lines),
        "fresh": fresh,
        "late": lateness(look, actor),
        "above": above(look),
        "today_query": look.query(structure="today", day=""),
        "then_query": look.query(structure="then", day=""),
    }


def named(look: Look, found: Sequence[Undivided]) -> list[tuple[str, list[str], str]]:
    """Divided units by name, with the names of their parts and what they come to."""
    keys = {key for one in found for key in (one.unit, *one.parts)}
    known = units.names(look.tree, keys) if keys else {}
    indicator = look.indicator
    return [
        (known[one.unit], sorted(known[part] for part in one.parts), words(one.figure, indicator))
        for one in found
        if indicator is not None
    ]


def above(look: Look) -> list[tuple[Unit, str]]:
    """The units above the chosen one, each with the address of its own view."""
    found = units.path(look.tree, look.node, look.frame.top(look.tree) or 0, look.day)
    return [(one, look.query(node=one.pk)) for one in found]


def _gauge(chosen: Headline | None) -> charts.Chart | None:
    if chosen is None or chosen.target is None or chosen.so_far is None or chosen.target.goal.mark is None:
        return None
    return charts.gauge(Said(chosen.so_far.low, chosen.so_far.high, chosen.reached), chosen.target.goal.mark)
