"""What is done to reviews and to conferences; the only place that writes them."""

from phoihop.reviews.services.conclusions import conclude, give_task_of, set_conclusions
from phoihop.reviews.services.conferences import (
    NewConference,
    answer_invitation,
    call_off,
    edit_conference,
    invite,
    plan_conference,
    send_invitations,
    set_agenda,
)
from phoihop.reviews.services.drafting import describe, draft_review
from phoihop.reviews.services.figures import quote_figure, refresh_figures
from phoihop.reviews.services.passages import Edited, add_passage, drop_passage, edit_passage, move_passage
from phoihop.reviews.services.signing import Signing, set_issuers, sign
from phoihop.reviews.services.sittings import Taken, hand_in_paper, note_attendance, take_minutes, withdraw_paper

__all__ = [
    "Edited",
    "NewConference",
    "Signing",
    "Taken",
    "add_passage",
    "answer_invitation",
    "call_off",
    "conclude",
    "describe",
    "draft_review",
    "drop_passage",
    "edit_conference",
    "edit_passage",
    "give_task_of",
    "hand_in_paper",
    "invite",
    "move_passage",
    "note_attendance",
    "plan_conference",
    "quote_figure",
    "refresh_figures",
    "send_invitations",
    "set_agenda",
    "set_conclusions",
    "set_issuers",
    "sign",
    "take_minutes",
    "withdraw_paper",
]
