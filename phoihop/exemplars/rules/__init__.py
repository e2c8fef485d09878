"""What decides: the life of a model, what looks alike, points, and what is counted."""

from phoihop.exemplars.rules.counting import CODES, Individuals, Model, counted, counted_under
from phoihop.exemplars.rules.duplicates import Traits, alike_by
from phoihop.exemplars.rules.life import (
    GATES,
    LIFE,
    Gate,
    National,
    Origin,
    Passed,
    State,
    half_before,
    hold_copy,
    hold_passage,
    next_gate,
    state_on,
)
from phoihop.exemplars.rules.rubric import JUDGED, Criterion, Mark, Verdict, hold_open, hold_thresholds, judge, opens

__all__ = [
    "CODES",
    "GATES",
    "JUDGED",
    "LIFE",
    "Criterion",
    "Gate",
    "Individuals",
    "Mark",
    "Model",
    "National",
    "Origin",
    "Passed",
    "State",
    "Traits",
    "Verdict",
    "alike_by",
    "counted",
    "counted_under",
    "half_before",
    "hold_copy",
    "hold_open",
    "hold_passage",
    "hold_thresholds",
    "judge",
    "next_gate",
    "opens",
    "state_on",
]
