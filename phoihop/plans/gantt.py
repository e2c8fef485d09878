"""The timeline of a plan (biểu đồ tiến độ), drawn as SVG: a bar from start to due day, coloured by how the task stands.

A mark inside says the same as the colour, so that it reads on paper and by everybody.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from phoihop.foundation.vietnamese import day as written
from phoihop.plans.outline import Branch
from phoihop.plans.rules import State
from phoihop.ui.drawing import (
    GREEN,
    INK,
    LINE,
    MUTED,
    OCHRE,
    PAPER,
    RED,
    SLATE,
    Chart,
    drawing,
    element,
    linked,
    text,
    tip,
    wrapped,
)

_WIDE, _NARROW = 740, 370
_BLUE = "#245a86"
_COLOURS = {
    State.OVERDUE: RED,
    State.NEARLY_DUE: OCHRE,
    State.ON_COURSE: _BLUE,
    State.DONE_LATE: SLATE,
    State.DONE_IN_TIME: GREEN,
    State.CANCELLED: PAPER,
}
_MARKS = {
    State.OVERDUE: "!",
    State.NEARLY_DUE: "…",
    State.DONE_LATE: "✓",
    State.DONE_IN_TIME: "✓",
    State.CANCELLED: "×",
}
_PITCH, _BAR = {_WIDE: 32.0, _NARROW: 46.0}, 15.0
# A line of the legend, and what stands between the legend and the first bar: the names of the months.
_LEGEND, _MONTHS = 17.0, 26.0


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where a day lies between the first and the last of the timeline; `begins` is the first day of the plan.

    `head` is where the first row begins, below the legend and the months.
    """

    width: int
    head: float
    since: date
    until: date
    begins: date

    @property
    def left(self) -> float:
        return 268.0 if self.width == _WIDE else 6.0

    @property
    def right(self) -> float:
        return self.width - 12.0

    def x(self, day: date) -> float:
        whole = max(1, (self.until - self.since).days)
        share = (min(max(day, self.since), self.until) - self.since).days / whole
        return self.left + (self.right - self.left) * share


def gantt(
    branches: Sequence[Branch], *, since: date, until: date, today: date, title: str, href: Callable[[Branch], str]
) -> Chart:
    """The branches, one a row, between `since` and `until`, which give way to tasks that begin before or end after."""
    starts = [branch.task.starts_on for branch in branches if branch.task.starts_on]
    first = min([since, *starts])
    last = max([until, *(branch.task.due_on + timedelta(days=1) for branch in branches)])
    drawn = {}
    for width in (_WIDE, _NARROW):
        legend = _legend(branches, width)
        axis = _Axis(width, len(legend) * _LEGEND + _MONTHS, first, last, since)
        height = axis.head + len(branches) * _PITCH[width] + 8
        parts = [*(part for line in legend for part in line), *_months(axis, height), *_today(axis, today, height)]
        parts += [
            _row(branch, axis, axis.head + index * _PITCH[width], href(branch)) for index, branch in enumerate(branches)
        ]
        summary = _("A bar for each of %(count)s tasks, from its start to its due day") % {"count": len(branches)}
        drawn[width] = drawing(width, height, parts, title=title, summary=summary, interactive=True)
    return Chart(
        svg=drawn[_WIDE],
        narrow=drawn[_NARROW],
        summary=title,
        columns=(_("Task"), _("Lead body"), _("From"), _("To be completed by"), _("How it stands")),
        rows=tuple(_line(branch, since) for branch in branches),
    )


def _row(branch: Branch, axis: _Axis, top: float, href: str) -> str:
    task, state, width = branch.task, branch.state, axis.width
    begins = task.starts_on or axis.begins
    left, right = axis.x(min(begins, task.due_on)), axis.x(task.due_on + timedelta(days=1))
    y = top + (8.0 if width == _WIDE else 22.0)
    label = f"{branch.number}. {task.name}"
    parts = [tip(f"{label}: {state.label}, {written(task.due_on)}"), *_label(label, branch.depth, top, width)]
    hollow = {"stroke": MUTED, "stroke_dasharray": "3 2"} if state is State.CANCELLED else {}
    size = {"x": left, "y": y, "width": max(3.0, right - left), "height": _BAR, "rx": 2}
    parts.append(element("rect", fill=_COLOURS[state], **size, **hollow))
    if task.completed_on is not None:
        x = axis.x(task.completed_on)
        diamond = f"M{x:.1f} {y - 3:.1f}l4 10.5l-4 10.5l-4 -10.5z"
        parts.append(element("path", d=diamond, fill=PAPER, stroke=INK, stroke_width=1.2))
    elif state in _MARKS and right - left > 14:
        ink = MUTED if state is State.CANCELLED else PAPER
        parts.append(text(_MARKS[state], left + 4, y + 11.5, font_size=11, font_weight=700, fill=ink))
    return linked(href, *parts)


def _label(label: str, depth: int, top: float, width: int) -> list[str]:
    indent = 10.0 * min(depth, 3)
    if width != _WIDE:
        return [text(wrapped(label, 54 - 2 * depth, 1)[0], 6 + indent, top + 16, font_size=11)]
    lines = wrapped(label, 42 - 2 * depth, 2)
    first = top + (19.0 if len(lines) == 1 else 13.0)
    return [text(line, 4 + indent, first + index * 12.5, font_size=11) for index, line in enumerate(lines)]


def _legend(branches: Sequence[Branch], width: int) -> list[list[str]]:
    """The colours and marks there are, with their names, in as many lines as the width asks for."""
    there = {branch.state for branch in branches}
    lines: list[list[str]] = []
    x = float(width)
    for state in (state for state in State if state in there):
        room = 30 + len(str(state.label)) * 6.1
        if x + room > width:
            lines.append([])
            x = 4.0
        y = 3 + (len(lines) - 1) * _LEGEND
        hollow = {"stroke": MUTED, "stroke_dasharray": "3 2"} if state is State.CANCELLED else {}
        ink = {"text_anchor": "middle", "font_size": 10, "font_weight": 700, "fill": MUTED if hollow else PAPER}
        lines[-1] += [
            element("rect", x=x, y=y, width=12, height=12, rx=2, fill=_COLOURS[state], **hollow),
            text(_MARKS.get(state, ""), x + 6, y + 10, **ink),
            text(state.label, x + 17, y + 10, font_size=11, fill=MUTED),
        ]
        x += room
    return lines


def _months(axis: _Axis, height: float) -> list[str]:
    """A line at the beginning of each month, quarter or year, as the room allows."""
    months = (axis.until.year - axis.since.year) * 12 + axis.until.month - axis.since.month + 1
    step = next((step for step in (1, 2, 3, 6, 12) if months / step * 44 <= axis.right - axis.left), 12)
    parts = []
    for number in range(axis.since.year * 12 + axis.since.month - 1, axis.until.year * 12 + axis.until.month):
        day = date(number // 12, number % 12 + 1, 1)
        if number % step or not axis.since <= day < axis.until:
            continue
        x = axis.x(day)
        parts.append(element("path", d=f"M{x:.1f} {axis.head - 8:.1f}V{height - 4:.1f}", stroke=LINE, stroke_width=1))
        parts.append(text(f"{day:%m/%Y}", x + 2, axis.head - 12, font_size=10, fill=MUTED))
    return parts


def _today(axis: _Axis, today: date, height: float) -> list[str]:
    if not axis.since <= today < axis.until:
        return []
    x = axis.x(today)
    line = element(
        "path", tip(_("Today")), d=f"M{x:.1f} {axis.head - 8:.1f}V{height - 4:.1f}", stroke=RED, stroke_dasharray="4 3"
    )
    return [line]


def _line(branch: Branch, since: date) -> tuple[str, ...]:
    task = branch.task
    begins = written(task.starts_on or since)
    return (f"{branch.number}. {task.name}", task.lead.label, begins, written(task.due_on), str(branch.state.label))
