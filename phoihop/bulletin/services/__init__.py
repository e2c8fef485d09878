"""What is done in the bulletin; the only place that writes it."""

from phoihop.bulletin.services.articles import Wording, correct, give_back, hand_in, publish, withdraw, write
from phoihop.bulletin.services.feedback import answer, forget_feedback, hide, receive, set_aside
from phoihop.bulletin.services.pictures import add_picture, drop_picture
from phoihop.bulletin.services.results import release, withdraw_release
from phoihop.bulletin.services.sections import edit_section, make_section
from phoihop.bulletin.services.sharing import share

__all__ = [
    "Wording",
    "add_picture",
    "answer",
    "correct",
    "drop_picture",
    "edit_section",
    "forget_feedback",
    "give_back",
    "hand_in",
    "hide",
    "make_section",
    "publish",
    "receive",
    "release",
    "set_aside",
    "share",
    "withdraw",
    "withdraw_release",
    "write",
]
