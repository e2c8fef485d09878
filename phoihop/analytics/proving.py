"""How far figures prove the tasks of a plan: what was reached of the targets that are named as their proof."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from phoihop.analytics import questions
from phoihop.analytics.figures import Figure, Question, Span, Tree
from phoihop.plans.models import Proof, Task
from phoihop.plans.rules import Progress, proven, rolled_up
from phoihop.programmes.models import Party

DAY = timedelta(days=1)
Asked = tuple[int, int, Span]


def proven_tasks(tasks: Sequence[Task], today: date) -> dict[int, Progress]:
    """The progress that approved figures prove up to a day, by the key of the task.

    A target of a body is compared with that body's figure, one of the whole programme with the figure of the lead and
    all beneath it; each from the first day of the target on. A task with several proofs is as far as they are on
    average; one of whose proofs nothing was reported is left out.
    """
    proofs = Proof.objects.filter(task__in=tasks, target__since__lte=today).select_related("target", "indicator")
    named = [(proof, _asked(proof, today)) for proof in proofs]
    leads = _leads({proof.target.programme_id for proof, _span in named if proof.target})
    figures = _figures(named, leads)
    parts: dict[int, list[tuple[int, Progress]]] = defaultdict(list)
    for proof, span in named:
        figure = figures.get((proof.indicator_id, _node(proof, leads), span))
        if proof.target is not None and figure is not None and figure.known:
            parts[proof.task_id].append((1, proven(figure.low, figure.high, proof.target.goal)))
    rolled = {task: rolled_up(some) for task, some in parts.items()}
    return {task: progress for task, progress in rolled.items() if progress is not None}


def _asked(proof: Proof, today: date) -> Span:
    """From the first day of the target up to today, or to its end."""
    since, until = (proof.target.since, proof.target.until) if proof.target else (today, today + DAY)
    return Span(since, min(until, today + DAY))


def _leads(programmes: set[int]) -> dict[int, int]:
    """The body that leads each programme."""
    rows = Party.objects.filter(programme__in=programmes, role=Party.Role.LEAD).order_by("-order", "-pk")
    return dict(rows.values_list("programme", "body"))


def _node(proof: Proof, leads: dict[int, int]) -> int:
    target = proof.target
    return 0 if target is None else target.body_id or leads.get(target.programme_id, 0)


def _figures(named: Iterable[tuple[Proof, Span]], leads: dict[int, int]) -> dict[Asked, Figure]:
    """One question for each programme and body; every figure asked for stands in the answer."""
    grouped: dict[tuple[int, int], list[tuple[Proof, Span]]] = defaultdict(list)
    for proof, span in named:
        if proof.target is not None and _node(proof, leads):
            grouped[proof.target.programme_id, _node(proof, leads)].append((proof, span))
    found = {}
    for (programme, node), some in grouped.items():
        measures = {proof.indicator_id: questions.measure(proof.indicator) for proof, _span in some}
        question = Question(
            programmes=(programme,),
            measures=tuple(measures.values()),
            nodes=(node,),
            spans=tuple(dict.fromkeys(span for _proof, span in some)),
            tree=Tree.BODY,
        )
        for figure in questions.figures(question, covered=False):
            found[figure.measure.indicator, node, figure.span] = figure
    return found
