"""What decides: the life of a proposal, what stands in the way of it, votes, and what is counted."""

from phoihop.commendations.rules.counting import COUNTED, FormKind, Given, Subject, counted
from phoihop.commendations.rules.guards import (
    Category,
    Claim,
    Pending,
    hold_after_sanction,
    hold_basis,
    hold_clear,
    hold_not_rewarded_twice,
    hold_person,
    same_achievement,
    subject_key,
)
from phoihop.commendations.rules.life import CLEARED, GIVEN, LIFE, STANDING, State, Step, state_after, steps_from
from phoihop.commendations.rules.votes import Votes, carried, hold_votes

__all__ = [
    "CLEARED",
    "COUNTED",
    "GIVEN",
    "LIFE",
    "STANDING",
    "Category",
    "Claim",
    "FormKind",
    "Given",
    "Pending",
    "State",
    "Step",
    "Subject",
    "Votes",
    "carried",
    "counted",
    "hold_after_sanction",
    "hold_basis",
    "hold_clear",
    "hold_not_rewarded_twice",
    "hold_person",
    "hold_votes",
    "same_achievement",
    "state_after",
    "steps_from",
    "subject_key",
]
