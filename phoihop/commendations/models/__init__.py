"""The nouns of this room."""

from phoihop.commendations.models.decisions import Announcement, AwardDecision, AwardForm
from phoihop.commendations.models.proposals import (
    AwardProposal,
    AwardStep,
    CouncilVote,
    Evidence,
    ProposalQuerySet,
)

__all__ = [
    "Announcement",
    "AwardDecision",
    "AwardForm",
    "AwardProposal",
    "AwardStep",
    "CouncilVote",
    "Evidence",
    "ProposalQuerySet",
]
