"""The nouns of this room."""

from phoihop.commendations.models.decisions import AwardDecision, AwardForm
from phoihop.commendations.models.proposals import (
    AwardProposal,
    AwardStep,
    CouncilVote,
    Evidence,
    ProposalQuerySet,
)

__all__ = [
    "AwardDecision",
    "AwardForm",
    "AwardProposal",
    "AwardStep",
    "CouncilVote",
    "Evidence",
    "ProposalQuerySet",
]
