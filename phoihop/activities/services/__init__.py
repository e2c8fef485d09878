"""What is done to activities; the only place that writes them."""

from phoihop.activities.services._asked import Money, Result
from phoihop.activities.services.overlaps import declare_overlap, withdraw_overlap
from phoihop.activities.services.partners import confirm
from phoihop.activities.services.pictures import add_picture, drop_picture
from phoihop.activities.services.recording import advance_stage, edit_activity, record_activity, withdraw
from phoihop.activities.services.results import add_result, drop_result, state_money

__all__ = [
    "Money",
    "Result",
    "add_picture",
    "add_result",
    "advance_stage",
    "confirm",
    "declare_overlap",
    "drop_picture",
    "drop_result",
    "edit_activity",
    "record_activity",
    "state_money",
    "withdraw",
    "withdraw_overlap",
]
