"""What decides: stages and spans, who carries the figures, what looks alike, what overlaps."""

from phoihop.activities.rules.duplicates import Traits, alike, alike_by
from phoihop.activities.rules.overlaps import Declared, OverlapKind, combined
from phoihop.activities.rules.works import (
    DONE,
    Answer,
    MoneySource,
    Stage,
    carrier,
    hold_bodies,
    hold_done,
    hold_span,
    hold_stage_after,
)

__all__ = [
    "DONE",
    "Answer",
    "Declared",
    "MoneySource",
    "OverlapKind",
    "Stage",
    "Traits",
    "alike",
    "alike_by",
    "carrier",
    "combined",
    "hold_bodies",
    "hold_done",
    "hold_span",
    "hold_stage_after",
]
