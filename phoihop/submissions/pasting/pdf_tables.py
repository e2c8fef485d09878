"""Tables on a page of a PDF, found by where lines and words stand (bảng trong PDF).

Where a table is ruled, its lines tell its cells, spans and all. Where it is not, its columns are told by the empty
strips between them, if the words of three rows at least leave such strips and keep to them; a row goes on in the next
line where that begins small. What keeps to no strips, what stands askew, and a page that is turned are read as prose.
Lengths are points, y grows upwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# How far lines that are meant to meet may miss each other, and how short a line may be.
NEAR = 3.0
SHORTEST = 6.0
# Words nearer than this in one line are of one cell; a strip between columns is wider.
STRIP = 6.0
MOST_LINES = 400
FEWEST_ROWS = 3
# How many lines back a line of one cell is compared with.
NEIGHBOURS = 40


# From the left to the right end of a column.
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A ruled line from `start` to `end`, at `at` on the other axis."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A table: its rows of boxes from the top, None where a box spans from its left or from above."""

    box: Box
    rows: list[list[Box | None]]


def ruled(level: Sequence[Stroke], upright: Sequence[Stroke]) -> list[Frame]:
    """The tables that lines rule, from the top; `level` are the horizontal lines, `upright` the vertical ones."""
    level, upright = _whole(level), _whole(upright)
    if len(level) > MOST_LINES or len(upright) > MOST_LINES:
        return []
    frames = [_frame(rows, columns) for rows, columns in _meeting(level, upright)]
    return sorted((frame for frame in frames if frame), key=lambda frame: -frame.box.top)


def _whole(strokes: Iterable[Stroke]) -> list[Stroke]:
    """The same lines, those drawn in pieces made whole."""
    rows: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda each: each.at):
        if rows and stroke.at - rows[-1][0].at <= NEAR:
            rows[-1].append(stroke)
        else:
            rows.append([stroke])
    made: list[Stroke] = []
    for row in rows:
        start, end = None, 0.0
        for stroke in sorted(row, key=lambda each: each.start):
            if start is None:
                start, end = stroke.start, stroke.end
            elif stroke.start - end <= NEAR:
                end = max(end, stroke.end)
            else:
                made.append(Stroke(row[0].at, start, end))
                start, end = stroke.start, stroke.end
        if start is not None:
            made.append(Stroke(row[0].at, start, end))
    return [stroke for stroke in made if stroke.end - stroke.start >= SHORTEST]


def _meeting(level: Sequence[Stroke], upright: Sequence[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Lines that meet each other, as groups."""
    owner = list(range(len(level) + len(upright)))

    def head(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    for row, flat in enumerate(level):
        for column, tall in enumerate(upright):
            if _crosses(flat, tall.at) and _crosses(tall, flat.at):
                owner[head(row)] = head(len(level) + column)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for row, flat in enumerate(level):
        groups[head(row)][0].append(flat)
    for column, tall in enumerate(upright):
        groups[head(len(level) + column)][1].append(tall)
    return list(groups.values())


def _crosses(stroke: Stroke, at: float) -> bool:
    return stroke.start - NEAR <= at <= stroke.end + NEAR


def _frame(level: Sequence[Stroke], upright: Sequence[Stroke]) -> Frame | None:
    """The cells between lines that meet; None for less than two columns or one row."""
    across, down = sorted({each.at for each in upright}), sorted({each.at for each in level}, reverse=True)
    if len(across) < 3 or len(down) < 2:
        return None
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(down)):
        for column, (left, right) in enumerate(pairwise(across)):
            open_left = column and not _drawn(upright, left, (top + bottom) / 2)
            open_above = row and not _drawn(level, top, (left + right) / 2)
            beside = (row, column - 1) if open_left else (row - 1, column) if open_above else None
            anchors[row, column] = anchors[beside] if beside else (row, column)
    boxes: dict[tuple[int, int], Box] = {}
    for (row, column), anchor in anchors.items():
        first = boxes.get(anchor, Box(across[column], down[row + 1], across[column + 1], down[row]))
        boxes[anchor] = Box(
            min(first.left, across[column]),
            min(first.bottom, down[row + 1]),
            max(first.right, across[column + 1]),
            max(first.top, down[row]),
        )
    rows = [[boxes.get((row, column)) for column in range(len(across) - 1)] for row in range(len(down) - 1)]
    return Frame(Box(across[0], down[-1], across[-1], down[0]), rows)


def _drawn(strokes: Iterable[Stroke], at: float, middle: float) -> bool:
    return any(each.at == at and each.start - NEAR <= middle <= each.end + NEAR for each in strokes)


def lines_of(words: Iterable[Box]) -> list[list[Box]]:
    """Boxes of words as lines from the top, each from the left; neighbours in a line are one box."""
    lines: list[list[Box]] = []
    for box in sorted(words, key=lambda each: -each.middle):
        if lines and lines[-1][-1].middle - box.middle <= NEAR:
            lines[-1].append(box)
        else:
            lines.append([box])
    return [_closed(sorted(line, key=lambda each: each.left)) for line in lines]


def _closed(line: Sequence[Box]) -> list[Box]:
    made = [line[0]]
    for box in line[1:]:
        last = made[-1]
        if box.left - last.right < STRIP:
            made[-1] = Box(last.left, min(last.bottom, box.bottom), max(last.right, box.right), max(last.top, box.top))
        else:
            made.append(box)
    return made


def unruled(lines: Sequence[Sequence[Box]]) -> list[tuple[int, int, list[Span]]]:
    """Stretches of lines that keep to columns: the first line, the one after the last, and the columns.

    Heads and sums may reach over several columns; a line of one cell belongs to a stretch while it keeps to one column.
    """
    found: list[tuple[int, int, list[Span]]] = []
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and _goes_on(lines[max(first, last - NEIGHBOURS) : last], lines[last]):
            last += 1
        parted = [line for line in lines[first:last] if len(line) > 1]
        columns = _columns(parted)
        if len(parted) >= FEWEST_ROWS and len(columns) > 1 and len(parted) * 2 >= last - first:
            found.append((first, last, columns))
        first = max(last, first + 1)
    return found


def _goes_on(lines: Sequence[Sequence[Box]], line: Sequence[Box]) -> bool:
    """Whether a line has several cells, or one that keeps to a column of the lines before it and is close to them."""
    if len(line) > 1:
        return True
    columns = _columns([each for each in lines if len(each) > 1])
    close = bool(lines) and lines[-1][0].bottom - line[0].top < 1.5 * (line[0].top - line[0].bottom) + NEAR
    return close and len(columns) > 1 and len(_reached(columns, line[0])) == 1


def _columns(lines: Sequence[Sequence[Box]]) -> list[Span]:
    """Where the words of most lines stand, and where those stand that keep clear of them."""
    most = _covered((box for line in lines for box in line), min(2, len(lines) * 3 // 10))
    clear = [box for line in lines for box in line if not _reached(most, box)]
    return sorted(most + _covered(clear, 0))


def _covered(boxes: Iterable[Box], others: int) -> list[Span]:
    """The spans that the words of more than so many lines cover; those with no strip between them are one."""
    ends = sorted(end for box in boxes for end in ((box.left, 1), (box.right, -1)))
    spans: list[Span] = []
    deep = 0
    for at, step in ends:
        if step > 0 and deep == others:
            spans.append((at, at))
        deep += step
        if step < 0 and deep == others:
            spans[-1] = (spans[-1][0], at)
    made: list[Span] = []
    for left, right in spans:
        if made and left - made[-1][1] < STRIP:
            made[-1] = (made[-1][0], right)
        else:
            made.append((left, right))
    return made


def _reached(columns: Sequence[Span], box: Box) -> list[int]:
    """The columns over which a box reaches."""
    return [place for place, (left, right) in enumerate(columns) if box.left < right and left < box.right]


def column_of(columns: Sequence[Span], box: Box) -> int:
    """The column to which a box belongs: of several, the first."""
    return next(iter(_reached(columns, box)), 0)
