"""Points against a rubric, and the gate they open (chấm điểm theo bộ tiêu chí).

No point table for models is prescribed anywhere; the default is neutral and says that it is a default. Its criteria
follow those published in Đà Lạt and Quảng Ngãi.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from phoihop.exemplars.rules.life import Gate
from phoihop.foundation.refusals import Invalid, Refused

JUDGED = (Gate.EFFECTIVE, Gate.RECOGNISED, Gate.TYPICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What is judged: points at most, or a veto that must be satisfied (tiêu chí)."""

    key: int
    name: str
    most: Decimal
    evidence: bool = False
    veto: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What a council gave for a criterion: points, or whether a veto is satisfied (điểm chấm)."""

    points: Decimal = Decimal(0)
    satisfied: bool = True
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum, and the criteria that veto (kết quả chấm)."""

    total: Decimal
    vetoes: tuple[str, ...]


def judge(criteria: Sequence[Criterion], marks: Mapping[int, Mark]) -> Verdict:
    """Add up the points. Raises Invalid for a criterion not marked, points beyond the most, or missing evidence."""
    for criterion in criteria:
        _hold_mark(criterion, marks.get(criterion.key))
    total = sum((marks[each.key].points for each in criteria if not each.veto), Decimal(0))
    return Verdict(total, tuple(each.name for each in criteria if each.veto and not marks[each.key].satisfied))


def _hold_mark(criterion: Criterion, mark: Mark | None) -> None:
    if mark is None:
        reason = _("“%(criterion)s” is not marked. Give each criterion its points, 0 at least.")
    elif not criterion.veto and not 0 <= mark.points <= criterion.most:
        reason = _("“%(criterion)s” takes points from 0 to %(most)s.")
    elif criterion.evidence and mark.points > 0 and not mark.evidence.strip():
        reason = _("“%(criterion)s” asks for evidence. Say where it can be checked, or give no points.")
    else:
        return
    told = reason % {"criterion": criterion.name, "most": f"{criterion.most.normalize():f}"}
    raise Invalid(told, marks=told)


def opens(verdict: Verdict, gate: Gate, thresholds: Mapping[Gate, Decimal]) -> bool:
    """Whether a verdict is good enough for a gate; what is not judged by points is open to all."""
    if gate not in JUDGED:
        return True
    return not verdict.vetoes and verdict.total >= thresholds[gate]


def hold_open(verdict: Verdict | None, gate: Gate, thresholds: Mapping[Gate, Decimal]) -> None:
    """Raises Refused where no verdict, or one not good enough, stands before a gate that is judged."""
    if gate not in JUDGED:
        return
    if verdict is None:
        raise Refused(_("No council has evaluated this model since it was registered. Enter its evaluation first."))
    if verdict.vetoes:
        reason = _("A criterion that decides by itself is not satisfied: %(criteria)s. The model stays where it is.")
        raise Refused(reason % {"criteria": "; ".join(verdict.vetoes)})
    if verdict.total < thresholds[gate]:
        reason = _("%(total)s points are too few: “%(gate)s” asks for %(threshold)s. Evaluate it again later.")
        facts = {"total": f"{verdict.total.normalize():f}", "gate": gate.label.lower()}
        raise Refused(reason % {**facts, "threshold": f"{thresholds[gate].normalize():f}"})


def hold_thresholds(thresholds: Mapping[Gate, Decimal], most: Decimal) -> None:
    """Raises Invalid where thresholds fall from gate to gate, or go beyond the points there are."""
    rising = [thresholds[gate] for gate in JUDGED]
    if rising != sorted(rising) or rising[0] < 0 or rising[-1] > most:
        reason = _("The thresholds must rise from gate to gate and cannot go beyond %(most)s points in all.")
        told = reason % {"most": f"{most.normalize():f}"}
        raise Invalid(told, criteria=told)
