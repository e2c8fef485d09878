"""The nouns of this room."""

from phoihop.exemplars.models.exemplars import (
    Exemplar,
    ExemplarQuerySet,
    GateStep,
    IndividualCount,
    Replication,
    StandingCheck,
    boxes_of,
)
from phoihop.exemplars.models.judging import Evaluation, Score
from phoihop.exemplars.models.rubrics import Criterion, ExemplarField, Rubric, rubric_in_force

__all__ = [
    "Criterion",
    "Evaluation",
    "Exemplar",
    "ExemplarField",
    "ExemplarQuerySet",
    "GateStep",
    "IndividualCount",
    "Replication",
    "Rubric",
    "Score",
    "StandingCheck",
    "boxes_of",
    "rubric_in_force",
]
