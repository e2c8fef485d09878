"""Roll-ups held against facts: the same questions are drawn, and put to both."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from phoihop.analytics import planning, tables
from phoihop.analytics.engine import State
from phoihop.analytics.figures import Measure, Question, Span, Total, Tree
from phoihop.analytics.planning import TREES, Sketch
from phoihop.analytics.questions import answered, sketch

MOST = 8
Thing = TypeVar("Thing")


def differing(store: State, number: int, seed: int) -> list[Question]:
    """Those of some questions, always the same for a seed, to which roll-ups and facts do not say the same."""
    known = sketch(store)
    return [
        question
        for question in _drawn(store, known, number, Random(seed))  # noqa: S311 - nobody gains by guessing them
        if answered(store, question, planning.plan(question, known))
        != answered(store, question, planning.of_facts(question))
    ]


def _drawn(store: State, known: Sketch, number: int, luck: Random) -> Iterator[Question]:
    measures = [Measure(indicator, Total(total)) for indicator, total in store.answer(tables.MEASURES)]
    programmes = [programme for (programme,) in store.answer(tables.PROGRAMMES)]
    days = sorted({day for spans in known.kept.values() for span in spans for day in span})
    if not (measures and programmes and days):
        return
    for _ in range(number):
        tree = luck.choice(list(Tree))
        today = known.latest.get(TREES[tree], days[-1]) + timedelta(days=luck.randint(0, 99))
        yield Question(
            programmes=_some(luck, programmes),
            measures=_some(luck, measures),
            nodes=_some(luck, sorted(known.wide.get(TREES[tree], ()))),
            spans=tuple(_span(luck, days, known) for _ in range(luck.randint(1, MOST))),
            tree=tree,
            structure=luck.choice([None, today]),
        )


def _span(luck: Random, days: list[date], known: Sketch) -> Span:
    """Half of them as they are kept, half of any two days."""
    if luck.random() < 1 / 2:
        return Span(*luck.choice(sorted(known.kept[luck.choice(sorted(known.kept))])))
    since, until = sorted((luck.choice(days), luck.choice(days)))
    return Span(since, max(until, since + timedelta(days=1)))


def _some(luck: Random, things: list[Thing]) -> tuple[Thing, ...]:
    return tuple(sorted(luck.sample(things, min(len(things), luck.randint(1, MOST))), key=things.index))
