"""How far figures prove tasks, asked of the rooms above that know the figures (tiến độ theo số liệu).

A room that adds figures up enrols once how it measures tasks; until one does, progress is what bodies report.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from phoihop.plans.models import Task
from phoihop.plans.rules import Progress

Measure = Callable[[Sequence[Task], date], Mapping[int, Progress]]

_ENROLLED: dict[str, Measure] = {}


def enrol(name: str, measure: Measure) -> None:
    """Make known how a room measures tasks; to be called once, when the room is set up."""
    _ENROLLED[name] = measure


def measured(tasks: Sequence[Task], today: date) -> dict[int, Progress]:
    """What figures prove of these tasks on a day, by the key of the task; tasks that no figure proves are left out."""
    return {key: progress for measure in _ENROLLED.values() for key, progress in measure(tasks, today).items()}
