"""Charts as SVG text for the page, the bulletin, the PDF and the Word file.

Quantities keep their bounds: the full colour goes as far as is certain, the light colour as far as is possible.
"""

import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from phoihop.ui import notation
from phoihop.ui.drawing import (
    GREEN,
    INK,
    LINE,
    MUTED,
    OCHRE,
    PAPER,
    RED,
    SLATE,
    TRACK,
    Chart,
    drawing,
    element,
    linked,
    text,
    tip,
    wrapped,
)

__all__ = ["Chart", "Point", "Row", "bars", "gauge", "trend"]

_WIDE, _NARROW = 600, 370
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Row:
    """A bar: `value` is a number or a quantity with bounds, None for a body that gave no figure."""

    label: str
    value: object
    target: Decimal | float | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A month of a line: `value` is a number or a quantity with bounds, None where there is no figure."""

    label: str
    value: object


@dataclass(frozen=True, slots=True)
class _Span:
    """Bounds as floats: certain up to `low`, possible up to `high`; `open` when there is no upper bound."""

    low: float
    high: float
    open: bool = False

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def _span(value: object) -> _Span | None:
    low, high = notation.bounds(value)
    if low is None:
        return None if high is None else _Span(0.0, float(high))
    return _Span(float(low), float(low if high is None else high), open=high is None)


def _scale(highest: float) -> tuple[float, list[float]]:
    """A round upper end that holds `highest`, and the ticks up to it."""
    if highest / 4 < sys.float_info.min:
        return 1.0, [0.0, 1.0]
    power = 10.0 ** math.floor(math.log10(highest / 4))
    step = next((power * factor for factor in _STEPS if highest / (power * factor) <= 5), power * 10)
    ticks = max(1, math.ceil(highest / step - 1e-9))
    return step * ticks, [step * tick for tick in range(ticks + 1)]


# Bars


def bars(rows: Iterable[Row], *, title: str = "", unit: str = "", target_label: str = "") -> Chart:
    """A bar for each row, in the order given, with a tick where its target lies.

    A bar that reaches its target is green, one that certainly does not is ochre; the value's words stand at its end.
    """
    listed = list(rows)
    spans = [_span(row.value) for row in listed]
    highest = max([s.high for s in spans if s] + [float(r.target) for r in listed if r.target is not None], default=0.0)
    end = highest * 1.04 or 1.0
    summary = _("Bars for %(count)s rows, the figures stand beside them") % {"count": len(listed)}
    name = f"{title} ({unit})" if title and unit else title or unit or _("Bar chart")
    has_targets = any(row.target is not None for row in listed)
    legend = (target_label or _("Target")) if has_targets else ""
    interactive = any(row.href for row in listed)
    drawn = {}
    for width in (_WIDE, _NARROW):
        place = _bar_places(width)
        top = 22.0 if legend else 4.0
        parts = [_target_legend(width, legend)] if legend else []
        for index, (row, span) in enumerate(zip(listed, spans, strict=True)):
            parts.append(_bar(row, span, top + index * place.pitch, place, end))
        height = top + len(listed) * place.pitch + 2
        drawn[width] = drawing(width, height, parts, title=name, summary=summary, interactive=interactive)
    columns = (_("Name"), f"{_('Value')} ({unit})" if unit else _("Value"), *([legend] if legend else []))
    return Chart(
        svg=drawn[_WIDE],
        narrow=drawn[_NARROW],
        title=name if title else "",
        summary=name,
        columns=columns,
        rows=tuple(_bar_row(row, has_targets=has_targets) for row in listed),
    )


@dataclass(frozen=True, slots=True)
class _BarPlaces:
    """Where a row's label, bar and words go: beside each other where there is room, else the label above."""

    label_x: float
    label_room: int
    bar_x: float
    bar_y: float
    bar_width: float
    pitch: float
    beside: bool

    def x(self, value: float, end: float) -> float:
        """Where a value lies on the bar, whose right edge is `end`."""
        return self.bar_x + self.bar_width * min(1.0, max(0.0, value / end))


def _bar_places(width: int) -> _BarPlaces:
    if width >= _WIDE:
        return _BarPlaces(label_x=186, label_room=28, bar_x=198, bar_y=7, bar_width=276, pitch=34, beside=True)
    return _BarPlaces(label_x=2, label_room=50, bar_x=2, bar_y=22, bar_width=240, pitch=48, beside=False)


def _bar(row: Row, span: _Span | None, y: float, place: _BarPlaces, end: float) -> str:
    words = notation.worded(row.value) if span else _("no figure")
    high = 18.0
    parts = [tip(f"{row.label}: {words}"), _bar_label(row.label, y, place)]
    top = y + place.bar_y
    parts.append(element("rect", x=place.bar_x, y=top, width=place.bar_width, height=high, rx=2, fill=TRACK))
    if span:
        colour = _bar_colour(span, row.target)
        near, far = place.x(span.low, end), place.x(end if span.open else span.high, end)
        if far > near:
            parts.append(element("rect", x=near, y=top, width=far - near, height=high, fill=colour, fill_opacity=0.38))
        parts.append(element("rect", x=place.bar_x, y=top, width=near - place.bar_x, height=high, rx=2, fill=colour))
        if span.high > span.low:
            parts.append(_whisker(near, place.x(span.high, end), top + high / 2))
    if row.target is not None:
        x = place.x(float(row.target), end)
        parts.append(element("path", d=f"M{x:.1f} {top - 3:.1f}V{top + high + 3:.1f}", stroke=RED, stroke_width=2))
    weight = {"font_weight": 600} if span else {"fill": MUTED}
    parts.append(text(words, place.bar_x + place.bar_width + 8, top + 13.5, **weight))
    return linked(row.href, *parts)


def _bar_label(label: str, y: float, place: _BarPlaces) -> str:
    if not place.beside:
        return text(wrapped(label, place.label_room, 1)[0], place.label_x, y + 15)
    lines = wrapped(label, place.label_room)
    first = y + place.bar_y + (13.5 if len(lines) == 1 else 6.0)
    return "".join(text(line, place.label_x, first + index * 14, text_anchor="end") for index, line in enumerate(lines))


def _whisker(left: float, right: float, y: float) -> str:
    path = f"M{left:.1f} {y:.1f}H{right:.1f}M{right:.1f} {y - 4:.1f}V{y + 4:.1f}"
    return element("path", d=path, stroke=INK, stroke_width=1.2, fill="none")


def _bar_colour(span: _Span, target: Decimal | float | None) -> str:
    return OCHRE if target is not None and span.high < float(target) and not span.open else GREEN


def _target_legend(width: int, words: str) -> str:
    mark = element("path", d=f"M{width - 6} 3V15", stroke=RED, stroke_width=2)
    return mark + text(words, width - 13, 13, font_size=11, fill=MUTED, text_anchor="end")


def _bar_row(row: Row, *, has_targets: bool) -> tuple[str, ...]:
    words = _("no figure") if _span(row.value) is None else notation.worded(row.value)
    target = ("–" if row.target is None else notation.number(row.target),) if has_targets else ()
    return (row.label, words, *target)


# Lines


def trend(
    points: Iterable[Point],
    before: Iterable[Point] = (),
    *,
    title: str = "",
    unit: str = "",
    label: str = "",
    before_label: str = "",
) -> Chart:
    """A line over months, its bounds as a band; `before` is the same period a year earlier, month for month.

    A month without a figure breaks the line: it is not drawn as nought.
    """
    now, then = list(points), list(before)
    label, before_label = label or _("This year"), before_label or _("Same period last year")
    name = f"{title} ({unit})" if title and unit else title or unit or _("Line chart")
    spans = [_span(point.value) for point in [*now, *then]]
    end, ticks = _scale(max((span.high for span in spans if span), default=0.0))
    summary = _("A line over %(count)s points in time") % {"count": len(now)}
    drawn = {}
    for width, height in ((_WIDE, 250), (_NARROW, 240)):
        frame = _Frame(width, height, max(len(now), len(then)), end, 12 + max(len(_tick(t)) for t in ticks) * 6.6)
        parts = [*_grid(frame, ticks, now or then), *(_line(frame, then, SLATE, dashed=True) if then else [])]
        parts += _line(frame, now, GREEN, dashed=False)
        parts.append(_key(frame, label, before_label if then else ""))
        drawn[width] = drawing(width, height, parts, title=name, summary=summary, interactive=False)
    columns = (_("Time"), label, *([before_label] if then else []))
    return Chart(
        svg=drawn[_WIDE],
        narrow=drawn[_NARROW],
        title=name if title else "",
        summary=name,
        columns=columns,
        rows=_lines(now, then),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot's rectangle inside the drawing, and where a month and a value lie in it."""

    width: float
    height: float
    months: int
    end: float
    left: float
    top: float = 34.0
    bottom: float = 26.0
    right: float = 18.0

    def x(self, index: int) -> float:
        room = self.width - self.left - self.right - 12
        return self.left + 6 + (room * index / (self.months - 1) if self.months > 1 else room / 2)

    def y(self, value: float) -> float:
        room = self.height - self.top - self.bottom
        return self.top + room * (1 - min(1.0, max(0.0, value / self.end)))


def _grid(frame: _Frame, ticks: Sequence[float], months: Sequence[Point]) -> list[str]:
    parts = []
    for tick in ticks:
        y = frame.y(tick)
        path = f"M{frame.left:.1f} {y:.1f}H{frame.width - frame.right:.1f}"
        parts.append(element("path", d=path, stroke=LINE if tick else SLATE, stroke_width=1))
        parts.append(text(_tick(tick), frame.left - 8, y + 4, font_size=11, fill=MUTED, text_anchor="end"))
    widest = max((len(point.label) for point in months), default=1) * 6.4 + 8
    every = max(1, math.ceil(widest * len(months) / max(1.0, frame.width - frame.left - frame.right)))
    for index, point in enumerate(months):
        if (len(months) - 1 - index) % every == 0:
            y = frame.height - 8
            parts.append(text(point.label, frame.x(index), y, font_size=11, fill=MUTED, text_anchor="middle"))
    return parts


def _line(frame: _Frame, points: Sequence[Point], colour: str, *, dashed: bool) -> list[str]:
    spans = [_span(point.value) for point in points]
    parts = [_band(frame, run, spans, colour) for run in _runs(spans)] if not dashed else []
    for run in _runs(spans):
        path = "M" + "L".join(f"{frame.x(i):.1f} {frame.y(spans[i].middle):.1f}" for i in run)  # type: ignore[union-attr]
        dash = "5 4" if dashed else None
        parts.append(element("path", d=path, fill="none", stroke=colour, stroke_width=2.2, stroke_dasharray=dash))
    for index, (point, span) in enumerate(zip(points, spans, strict=True)):
        if span and not dashed:
            said = tip(f"{point.label}: {notation.worded(point.value)}")
            at = {"cx": frame.x(index), "cy": frame.y(span.middle)}
            parts.append(element("circle", said, **at, r=3.6, fill=PAPER, stroke=colour, stroke_width=2))
    return parts


def _band(frame: _Frame, run: Sequence[int], spans: Sequence[_Span | None], colour: str) -> str:
    known = [(index, span) for index in run if (span := spans[index])]
    if all(span.high == span.low and not span.open for _index, span in known):
        return ""
    above = [f"{frame.x(i):.1f} {frame.y(frame.end if s.open else s.high):.1f}" for i, s in known]
    below = [f"{frame.x(i):.1f} {frame.y(s.low):.1f}" for i, s in reversed(known)]
    return element("path", d=f"M{'L'.join(above + below)}Z", fill=colour, fill_opacity=0.18)


def _runs(spans: Sequence[_Span | None]) -> list[list[int]]:
    """Stretches of months that all have a figure."""
    runs: list[list[int]] = [[]]
    for index, span in enumerate(spans):
        if span is None:
            runs.append([])
        else:
            runs[-1].append(index)
    return [run for run in runs if run]


def _key(frame: _Frame, label: str, before_label: str) -> str:
    out = element("path", d=f"M{frame.left:.1f} 12h20", stroke=GREEN, stroke_width=2.4)
    out += text(label, frame.left + 26, 16, font_size=11)
    if before_label:
        x = frame.left + 44 + len(label) * 6.6
        out += element("path", d=f"M{x:.1f} 12h20", stroke=SLATE, stroke_width=2.4, stroke_dasharray="5 4")
        out += text(before_label, x + 26, 16, font_size=11)
    return out


def _words_at(points: Sequence[Point], index: int) -> str:
    return notation.worded(points[index].value) if index < len(points) else "–"


def _lines(now: Sequence[Point], then: Sequence[Point]) -> tuple[tuple[str, ...], ...]:
    months = now if len(now) >= len(then) else then
    return tuple(
        (month.label, _words_at(now, i), *((_words_at(then, i),) if then else ())) for i, month in enumerate(months)
    )


def _tick(value: float) -> str:
    return notation.number(round(value, 6))


# Gauge


def gauge(value: object, target: Decimal | float | None, *, title: str = "", unit: str = "") -> Chart:
    """How far a figure is towards its target: a half ring, the target marked, the share in words below."""
    span, goal = _span(value), float(target) if target else 0.0
    name = title or _("Progress")
    words = notation.worded(value) if span else _("no figure")
    end = max(goal, span.high if span else 0.0) or 1.0
    share = _share(span, goal)
    parts = [_arc(0, 1, TRACK)]
    if span:
        colour = GREEN if not goal or span.open or span.high >= goal else OCHRE
        if span.open or span.high > span.low:
            parts.append(_arc(span.low / end, 1 if span.open else span.high / end, colour, opacity=0.38))
        parts.append(_arc(0, span.low / end, colour))
    if 0 < goal < end:
        parts.append(_arc(goal / end - 0.006, goal / end + 0.006, RED))
    parts.append(text(words, 120, 100, font_size=20 if len(words) < 14 else 14, font_weight=700, text_anchor="middle"))
    lower = _("%(share)s of %(target)s") % {"share": share, "target": notation.number(target)} if target else ""
    parts.append(text(f"{lower} {unit}".strip(), 120, 122, font_size=12, fill=MUTED, text_anchor="middle"))
    summary = f"{words} {unit}".strip() + (f"; {lower}" if lower else "")
    svg = drawing(240, 134, parts, title=f"{name}: {words}", summary=summary, interactive=False)
    row = (name, words, notation.number(target) if target else "–", share)
    return Chart(
        svg=svg, title=title, summary=summary, columns=(_("Name"), _("Value"), _("Target"), _("Share")), rows=(row,)
    )


def _share(span: _Span | None, goal: float) -> str:
    if span is None or not goal:
        return "–"
    low, high = (notation.number(round(100 * bound / goal)) for bound in (span.low, span.high))
    if span.open:
        return _("at least %(number)s") % {"number": f"{low}%"}
    return f"{low}%" if low == high else f"{low}–{high}%"


def _arc(start: float, stop: float, colour: str, opacity: float | None = None) -> str:
    """A piece of the half ring, from 0 at its left to 1 at its right."""
    start, stop = max(0.0, min(1.0, start)), max(0.0, min(1.0, stop))
    if stop <= start:
        return ""
    (x0, y0), (x1, y1) = _on_ring(start), _on_ring(stop)
    path = f"M{x0:.2f} {y0:.2f}A92 92 0 0 1 {x1:.2f} {y1:.2f}"
    return element("path", d=path, fill="none", stroke=colour, stroke_width=20, stroke_opacity=opacity)


def _on_ring(part: float) -> tuple[float, float]:
    return 120 - 92 * math.cos(math.pi * part), 108 - 92 * math.sin(math.pi * part)
