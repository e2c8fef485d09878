"""What is done to reviews; the only place that writes them."""

from phoihop.reviews.services.drafting import describe, draft_review
from phoihop.reviews.services.figures import quote_figure, refresh_figures
from phoihop.reviews.services.passages import Edited, add_passage, drop_passage, edit_passage, move_passage
from phoihop.reviews.services.signing import Signing, set_issuers, sign

__all__ = [
    "Edited",
    "Signing",
    "add_passage",
    "describe",
    "draft_review",
    "drop_passage",
    "edit_passage",
    "move_passage",
    "quote_figure",
    "refresh_figures",
    "set_issuers",
    "sign",
]
