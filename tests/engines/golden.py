"""The questions that every engine answers alike: what a leader asks, what a figure leads to, and selections by chance.

Each is asked through the room itself, so that it is put in the very statements that the pages use.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from phoihop.analytics import questions, refresh, shares, tables
from phoihop.analytics.engines.published import tables_in
from phoihop.analytics.figures import Question, Span, Tree
from phoihop.analytics.questions import measure
from tests.analytics.ground import PART, PEAK, SHARE, STOCK, SUM, WHOLE, YEAR, YES
from tests.engines.ground import DIVIDED, Told

Golden = Callable[[Told], object]
CODES = (SUM, STOCK, PEAK, SHARE, YES, PART, WHOLE)
STRUCTURES = (None, date(2019, 1, 1), date(2025, 6, 30), DIVIDED, date(2026, 1, 1))
MONTHS = tuple(Span(*days) for days in pairwise([*(date(2025, month, 1) for month in range(1, 13)), date(2026, 1, 1)]))
QUARTERS = tuple(Span(MONTHS[first].since, MONTHS[first + 2].until) for first in range(0, 12, 3))
LINES = ("military", "party")


def asked(told: Told, codes: tuple[str, ...], *nodes: object, spans: tuple[Span, ...] = (YEAR,), **more: object):
    """A question about some indicators in some places or bodies."""
    return Question(
        programmes=(told.ground.programme.pk,),
        measures=tuple(measure(told.ground.indicators[code]) for code in codes),
        nodes=tuple(node.pk for node in nodes),
        spans=spans,
        **more,
    )


def everywhere(told: Told):
    world = told.world
    provinces = (world.province, world.other_province)
    return (world.country, world.zone, *provinces, world.commune, world.second_commune, world.other_commune)


def province_dashboard(told: Told):
    return questions.figures(asked(told, CODES, told.world.province, spans=MONTHS))


def league_as_then(told: Told):
    return questions.figures(asked(told, (SUM,), told.world.province, told.world.other_province), covered=False)


def league_as_today(told: Told):
    provinces = (told.world.province, told.world.other_province)
    return questions.figures(asked(told, (SUM,), *provinces, structure=date(2026, 1, 1)), covered=False)


def drill_by_month(told: Told):
    return questions.figures(asked(told, (SUM,), *everywhere(told)[4:], spans=MONTHS), covered=False)


def completeness_by_month(told: Told):
    return questions.figures(asked(told, (STOCK, SUM), *everywhere(told), spans=MONTHS))


def cube(told: Told):
    return [
        questions.figures(asked(told, CODES, *everywhere(told), spans=QUARTERS, structure=structure), covered=False)
        for structure in STRUCTURES
    ]


def bodies(told: Told):
    world = told.world
    nodes = (world.region_military, world.province_military, world.commune_military, world.second_commune_military)
    return questions.figures(asked(told, CODES, *nodes, spans=QUARTERS, tree=Tree.BODY))


def what_a_unit_keeps_for_itself(told: Told):
    below = (told.world.commune.pk, told.world.second_commune.pk)
    return questions.figures(asked(told, CODES, told.world.province, without=below))


def one_line_of_bodies(told: Told):
    return [questions.figures(asked(told, CODES, told.world.country, lines=(line,))) for line in LINES]


def nothing(told: Told):
    empty = replace(asked(told, CODES, told.world.country), programmes=(0,))
    return [questions.figures(empty), questions.sources(empty), questions.latest([0]), questions.lacking(empty)]


def sources_page_by_page(told: Told):
    question = asked(told, (SUM, STOCK), told.world.country)
    return [questions.sources(question, limit=7, offset=offset) for offset in (0, 7, 1_000)]


def who_is_lacking(told: Told):
    return questions.lacking(asked(told, (SUM, STOCK), told.world.country))


def what_cannot_be_divided(told: Told):
    question = asked(told, CODES, told.world.country)
    return [questions.undivided(replace(question, structure=structure)) for structure in STRUCTURES]


def what_activities_contribute(told: Told):
    question = asked(told, CODES, *everywhere(told), spans=QUARTERS)
    return shares.shares(refresh.current(), questions.parameters_of(question))


def latest(told: Told):
    return questions.latest([told.ground.programme.pk])


def structure_days(told: Told):
    return [questions.structure_days(tree) for tree in Tree]


def every_row(told: Told):
    state = refresh.current()
    rows = [state.answer(f"select * from {file.stem} order by all") for file in tables_in(told.state.folder)]  # noqa: S608
    return rows + [state.answer(sql) for sql in tables.EVERY_SUM.values()]


GOLDEN: tuple[Golden, ...] = (
    province_dashboard,
    league_as_then,
    league_as_today,
    drill_by_month,
    completeness_by_month,
    cube,
    bodies,
    what_a_unit_keeps_for_itself,
    one_line_of_bodies,
    nothing,
    sources_page_by_page,
    who_is_lacking,
    what_cannot_be_divided,
    what_activities_contribute,
    latest,
    structure_days,
    every_row,
)


def by_chance(told: Told, seed: int):
    """Any selection that the form of a page could make."""
    chance = random.Random(seed)  # noqa: S311 - the same every time is what is wanted
    tree = chance.choice(tuple(Tree))
    known = everywhere(told) if tree is Tree.PLACE else _bodies(told)
    nodes = chance.sample(known, chance.randint(1, len(known)))
    question = asked(
        told,
        tuple(chance.sample(CODES, chance.randint(1, len(CODES)))),
        *nodes,
        spans=tuple(chance.sample((*MONTHS, *QUARTERS, YEAR), chance.randint(1, 6))),
        tree=tree,
        structure=chance.choice(STRUCTURES),
        lines=tuple(chance.sample(LINES, chance.randint(0, 2))),
        without=tuple(node.pk for node in chance.sample(known, chance.choice((0, 0, 1, 2)))),
    )
    return [questions.figures(question), questions.sources(question, limit=20), questions.lacking(question)]


def _bodies(told: Told):
    world = told.world
    military = (world.region_military, world.province_military, world.commune_military, world.other_military)
    return (*military, world.second_commune_military, world.other_commune_military)
