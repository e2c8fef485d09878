"""What may become of an article and of what a reader wrote, and how the text of an article is read."""

from phoihop.bulletin.rules.life import (
    ANSWERED,
    FeedbackStatus,
    Status,
    hold_answerable,
    hold_editable,
    hold_reopenable,
    hold_status,
    kept_until,
)
from phoihop.bulletin.rules.text import Passage, PassageKind, Piece, passages, plain

__all__ = [
    "ANSWERED",
    "FeedbackStatus",
    "Passage",
    "PassageKind",
    "Piece",
    "Status",
    "hold_answerable",
    "hold_editable",
    "hold_reopenable",
    "hold_status",
    "kept_until",
    "passages",
    "plain",
]
