"""What is done to notes and to the regime of exchange; the only place that writes them."""

from phoihop.liaison.services.reading import answer, confirm_read, remind_unread
from phoihop.liaison.services.regimes import settle_regime, stop_regime
from phoihop.liaison.services.sending import send
from phoihop.liaison.services.writing import Told, attach, correct, discard, draft, drop_file, edit

__all__ = [
    "Told",
    "answer",
    "attach",
    "confirm_read",
    "correct",
    "discard",
    "draft",
    "drop_file",
    "edit",
    "remind_unread",
    "send",
    "settle_regime",
    "stop_regime",
]
