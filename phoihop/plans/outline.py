"""The tasks of a plan as a tree: numbered, with the progress that rolls up from the leaves."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from phoihop.plans.models import Block, Task
from phoihop.plans.rules import Progress, State, progress_of, rolled_up


@dataclass(slots=True)
class Branch:
    """A task with its parts: its number ("3.2"), how deep it stands, how it stands and how far it is."""

    task: Task
    number: str
    depth: int
    state: State
    progress: Progress
    parts: "list[Branch]" = field(default_factory=list)

    @property
    def weight(self) -> int:
        """What it counts for in the whole; nothing once it is no longer carried out."""
        return 0 if self.state is State.CANCELLED else self.task.weight


@dataclass(frozen=True, slots=True)
class Chapter:
    """The branches under one block, None for those under no block."""

    block: Block | None
    branches: list[Branch]

    @property
    def progress(self) -> Progress | None:
        """How far the block is."""
        return overall(self.branches)


def outline(tasks: Iterable[Task], today: date, measured: Mapping[int, Progress] | None = None) -> list[Branch]:
    """The branches of these tasks, those of one block together, in their order.

    `measured` is the progress that figures prove, by the key of the task; `measuring.measured` asks for it. A
    task whose whole is not among them stands at the top.
    """
    listed = sorted(tasks, key=_place)
    known = {task.pk for task in listed}
    below: dict[int | None, list[Task]] = defaultdict(list)
    for task in listed:
        below[task.parent_id if task.parent_id in known else None].append(task)
    return _Grower(below, today, measured or {}).branches(None)


def _place(task: Task) -> tuple[int, int, int]:
    return (task.block.order if task.block else sys.maxsize, task.order, task.pk)


def overall(branches: Iterable[Branch]) -> Progress | None:
    """The progress of all these branches together, by their weights; None where none counts."""
    return rolled_up((branch.weight, branch.progress) for branch in branches)


def chapters(branches: Iterable[Branch]) -> list[Chapter]:
    """The branches by block, in the order of the blocks; those under no block last."""
    by_block: dict[Block | None, list[Branch]] = defaultdict(list)
    for branch in branches:
        by_block[branch.task.block].append(branch)
    blocks = sorted((block for block in by_block if block is not None), key=lambda block: (block.order, block.pk))
    last = [None] if None in by_block else []
    return [Chapter(block, by_block[block]) for block in [*blocks, *last]]


def flat(branches: Iterable[Branch]) -> Iterator[Branch]:
    """Every branch, each whole before its parts."""
    for branch in branches:
        yield branch
        yield from flat(branch.parts)


@dataclass(frozen=True, slots=True)
class _Grower:
    """Makes branches of the tasks below each whole, as they stand on a day."""

    below: Mapping[int | None, list[Task]]
    today: date
    measured: Mapping[int, Progress]

    def branches(self, whole: int | None, prefix: str = "", depth: int = 0) -> list[Branch]:
        """The branches below a whole, None for the top."""
        return [
            self._branch(task, f"{prefix}{position}", depth)
            for position, task in enumerate(self.below.get(whole, []), start=1)
        ]

    def _branch(self, task: Task, number: str, depth: int) -> Branch:
        parts = self.branches(task.pk, f"{number}.", depth + 1)
        state = task.state_on(self.today)
        completed = state in {State.DONE_IN_TIME, State.DONE_LATE}
        measured = self.measured.get(task.pk)
        own = progress_of(completed=completed, reported_share=task.reported_share, measured=measured)
        progress = own if completed else overall(parts) or own
        return Branch(task, number, depth, state, progress, parts)
