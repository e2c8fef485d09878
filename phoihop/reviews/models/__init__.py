"""The nouns of this room."""

from phoihop.reviews.models.conclusions import Conclusion, ConclusionQuerySet
from phoihop.reviews.models.conferences import (
    AgendaItem,
    Conference,
    ConferencePaper,
    ConferenceQuerySet,
    Invitation,
    InvitationQuerySet,
    Minutes,
)
from phoihop.reviews.models.reviews import Passage, QuotedFigure, Review, ReviewIssuer, ReviewQuerySet

__all__ = [
    "AgendaItem",
    "Conclusion",
    "ConclusionQuerySet",
    "Conference",
    "ConferencePaper",
    "ConferenceQuerySet",
    "Invitation",
    "InvitationQuerySet",
    "Minutes",
    "Passage",
    "QuotedFigure",
    "Review",
    "ReviewIssuer",
    "ReviewQuerySet",
]
