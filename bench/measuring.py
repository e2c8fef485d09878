"""Side by side: whoever answers a question answers it in turns, and all must say the same.

Interleaved, so that the mood of the machine hits everybody; the median of the runs counts, the first run warms and
does not. What is timed is the answer as rows; comparing answers is not timed.
"""

import math
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

OURS, HAND, DHIS2, LIMIT, SINGLE = "ours", "by hand", "DHIS2's layout", "memory", "single numbers"
Cell = tuple[int, int, date]
Cells = dict[Cell, tuple[float, float | None]]


@dataclass(frozen=True, slots=True)
class Contestant:
    """Who answers: the run that is timed, and its rows as cells; `partly` answers some cells, and lows alone.

    Without `cells` its answer is not compared: a scan, or what only changes the state.
    """

    name: str
    run: Callable[[], Any]
    cells: Callable[[Any], Cells] | None = None
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A question, and everybody who answers it; the first is the one that the others are held against."""

    name: str
    contestants: Sequence[Contestant]
    runs: int = 7


@dataclass(slots=True)
class Result:
    """The times of a question in seconds by who answered, what was found, and how answers differed.

    `processor` is the time that all threads of this process worked: it says the same on a busy machine. What a server
    does beside is not in it.
    """

    name: str
    times: dict[str, list[float]]
    cells: int = 0
    differences: list[str] = field(default_factory=list)
    processor: dict[str, list[float]] = field(default_factory=dict)

    def median(self, name: str) -> float | None:
        """The median time of one contestant, in seconds."""
        return statistics.median(self.times[name]) if self.times.get(name) else None


def run(task: Task) -> Result:
    """Warm everybody and compare what they say, then time them in turns."""
    answers = {one.name: one.cells(one.run()) for one in task.contestants if one.cells}
    for one in task.contestants:
        if not one.cells:
            one.run()
    times: dict[str, list[float]] = {one.name: [] for one in task.contestants}
    processor: dict[str, list[float]] = {one.name: [] for one in task.contestants}
    for _ in range(task.runs):
        for one in task.contestants:
            begun, worked = time.perf_counter(), time.process_time()
            one.run()
            times[one.name].append(time.perf_counter() - begun)
            processor[one.name].append(time.process_time() - worked)
    first = next(iter(answers), None)
    result = Result(task.name, times, cells=len(answers[first]) if first else 0, processor=processor)
    for one in task.contestants:
        if one.cells and one.name != first:
            result.differences += _differences(one, answers[first or ""], answers[one.name])
    return result


def _differences(one: Contestant, ours: Cells, theirs: Cells) -> list[str]:
    keys = theirs.keys() if one.partly else ours.keys() | theirs.keys()
    wrong = [key for key in keys if not _same(ours.get(key), theirs.get(key), lows=one.partly)]
    if not wrong:
        return [] if keys else [f"{one.name}: nothing was answered"]
    key = min(wrong, key=str)
    return [f"{one.name}: {len(wrong)} of {len(keys)} cells, as {key}: {ours.get(key)} against {theirs.get(key)}"]


def _same(ours: tuple[float, float | None] | None, theirs: tuple[float, float | None] | None, *, lows: bool) -> bool:
    if ours is None or theirs is None:
        return False
    low = math.isclose(ours[0], theirs[0], rel_tol=1e-9, abs_tol=1e-4)
    if lows or ours[1] is None or theirs[1] is None:
        return low and (lows or ours[1] is theirs[1])
    return low and math.isclose(ours[1], theirs[1], rel_tol=1e-9, abs_tol=1e-4)


def milliseconds(seconds: float | None) -> str:
    """A time as the table prints it."""
    return "–" if seconds is None else f"{seconds * 1000:,.1f}"


def times(ours: float | None, other: float | None) -> str:
    """How many times as long the other takes; below 1 it is quicker."""
    return "–" if not ours or not other else f"{other / ours:.2g}×"


def table(results: Sequence[Result], columns: Mapping[str, str]) -> str:
    """One table, in Markdown, so that it can be pasted where it is kept."""
    return _laid_out(results, columns)


def worked(results: Sequence[Result], columns: Mapping[str, str]) -> str:
    """The same of the time that processors worked."""
    told = [replace(one, times=one.processor) for one in results if one.processor]
    return _laid_out(told, {name: f"{column}, of a processor" for name, column in columns.items()})


def _laid_out(results: Sequence[Result], columns: Mapping[str, str]) -> str:
    others = [name for name in columns if name != OURS]
    head = ["question", f"{columns[OURS]}, ms", *(f"{columns[name]}, ms" for name in others)]
    rows = [
        [
            one.name,
            milliseconds(one.median(OURS)),
            *(_against(one, name) for name in others),
        ]
        for one in results
    ]
    widths = [max(len(row[number]) for row in [head, *rows]) for number in range(len(head))]
    lines = [
        "| " + " | ".join(f"{text:{width}}" for text, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    first = "| " + " | ".join(f"{text:{width}}" for text, width in zip(head, widths, strict=True)) + " |"
    rule = "| " + " | ".join("-" * (width - 1) + ":" if number else "-" * width for number, width in enumerate(widths))
    return "\n".join([first, rule + " |", *lines])


def _against(one: Result, name: str) -> str:
    median = one.median(name)
    return "–" if median is None else f"{milliseconds(median)} ({times(one.median(OURS), median)})"
