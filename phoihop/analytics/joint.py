"""What of a figure was done together, and two programmes added that may count the same (phối hợp, loại trùng)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from phoihop.activities.models import Activity, Overlap
from phoihop.activities.rules import combined
from phoihop.activities.rules.overlaps import NOBODY_KNOWS
from phoihop.analytics import questions, refresh
from phoihop.analytics.figures import Figure, Question, Span, Total, Tree
from phoihop.analytics.shares import ZERO, shares
from phoihop.foundation.quantities import Bounds

Cell = tuple[int, int, Span]


@dataclass(frozen=True, slots=True)
class Joint:
    """Of one figure: what stems from joint activities (trong đó phối hợp), and what was left out (đã loại trùng).

    `part` is in the figure, once; `removed` would be in it a second time and is not.
    """

    part: Bounds
    removed: Bounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """The totals of two programmes, and what they are together; `bounds` None where neither is known (tổng gộp).

    `shared` is what recorded activities certainly count in both. `overlap` is what was declared; without it nobody
    knows, and the truth lies between the larger total and the sum.
    """

    one: Figure
    other: Figure
    shared: Bounds
    overlap: Overlap | None
    bounds: Bounds | None


def joint(question: Question) -> dict[Cell, Joint]:
    """By indicator, node and span, what of the figures of a question was done together, and what was left out.

    Only sums are made of activities. A figure to which no activity contributes is not named.
    """
    found = shares(refresh.current(), questions.parameters_of(question))
    activities = {share.activity for some in found.values() for share in some}
    together = set(Activity.objects.joint().filter(pk__in=activities).values_list("pk", flat=True))
    return {
        (indicator, node, question.spans[spot]): Joint(
            part=sum((share.once for share in some if share.activity in together), ZERO),
            removed=sum((share.removed for share in some), ZERO),
        )
        for (spot, node, indicator), some in found.items()
    }


def combined_total(question: Question) -> Combined:
    """What two programmes achieved together, counted once as far as anybody knows (tổng của hai chương trình).

    The question asks one summed measure, in one node, over one span, of two programmes. What was declared of just
    this body or place is applied; activities recorded in both are counted once whatever was declared. Raises Invalid
    where more was declared to be in common than one of the totals can hold.
    """
    [asked], [node], [span] = question.measures, question.nodes, question.spans
    first, second = question.programmes
    if asked.total is not Total.SUM:
        raise ValueError(asked)
    one, other = (_figure(question, (programme,)) for programme in (first, second))
    shared = _shared(question)
    overlap = _declared(question, node, span)
    known = [Bounds(figure.low, figure.high) for figure in (one, other) if figure.low is not None]
    return Combined(one=one, other=other, shared=shared, overlap=overlap, bounds=_together(known, shared, overlap))


def _figure(question: Question, programmes: tuple[int, ...]) -> Figure:
    [figure] = questions.figures(replace(question, programmes=programmes))
    return figure


def _together(known: Sequence[Bounds], shared: Bounds, overlap: Overlap | None) -> Bounds | None:
    if len(known) < 2:
        return known[0] if known else None
    one, other = known
    return combined(one, other, overlap.declared if overlap else NOBODY_KNOWS, shared)


def _shared(question: Question) -> Bounds:
    """What activities count in both programmes: what is left out of both, but not of either alone."""

    def removed(programmes: tuple[int, ...]) -> Bounds:
        found = joint(replace(question, programmes=programmes)).values()
        return sum((each.removed for each in found), ZERO)

    both = removed(question.programmes)
    alone = sum((removed((programme,)) for programme in question.programmes), ZERO)
    high = None if both.high is None or alone.high is None else both.high - alone.high
    return Bounds(both.low - alone.low, high)


def _declared(question: Question, node: int, span: Span) -> Overlap | None:
    where = {"place": node} if question.tree is Tree.PLACE else {"body": node}
    declared = Overlap.objects.between(*question.programmes).filter(indicator=question.measures[0].indicator, **where)
    return declared.about(span.since, span.until).select_related("decided_by").first()
