"""A state that holds something of everything, made once: two years of random reports, a division, and activities."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import translation

from phoihop.analytics import engine, refresh
from phoihop.organisations import services as organisations
from phoihop.territories import services as territories
from phoihop.territories.models import Portion
from tests import cast
from tests.analytics.ground import AT, PART, PEAK, STOCK, SUM, WHOLE, YES, Ground, lay

DIVIDED = date(2025, 7, 1)
MONTHS = tuple(f"{year}-{month:02}" for year, month in ((2024, 11), (2024, 12), *((2025, m) for m in range(1, 13))))
MANNERS = ("", "", "", "trên ", "gần ", "khoảng ", "ít nhất ", "tối đa ")

# What activities contributed, and where two reports state the same one; drawn from the facts by their numbers.
ACTIVITIES = """
insert into share
select submission, indicator, place, submission % 7 + 1, place, trunc(low / 3), case when high is not null then
    trunc(low / 3) + submission % 2 end
from fact where submission % 3 = 0
"""


@dataclass(frozen=True, slots=True)
class Told:
    """The store, the small world, and the programme in which it reported."""

    store: engine.Store
    world: cast.World
    ground: Ground


@contextmanager
def told(folder: Path) -> Iterator[Told]:
    """Everything made; nothing of it is left in the database, where no question looks."""
    path = folder / "state.duckdb"
    with transaction.atomic(), translation.override("vi"):
        world = cast.build()
        chance = random.Random(2026)  # noqa: S311 - the same every time is what is wanted
        ground = _reported(world, chance)
        _divide(world)
        base = refresh.current().path
        with engine.draft(path, base) as state:
            state.run(ACTIVITIES)
        refresh.discard()
        transaction.set_rollback(True)
    store = engine.Store(path)
    yield Told(store, world, ground)
    store.close()


def _reported(world: cast.World, chance: random.Random) -> Ground:
    bodies = [
        world.province_military,
        world.commune_military,
        world.second_commune_military,
        world.other_military,
        world.other_commune_military,
    ]
    ground = lay(world.region_military, bodies)
    rows = [(body, month, _said(chance)) for body in bodies for month in MONTHS if chance.random() < 0.85]
    ground.report_many(rows)
    waiting = [(body, month) for body in bodies for month in MONTHS if (body, month) not in {row[:2] for row in rows}]
    for body, month in waiting[:3]:
        ground.submit(ground.draft(body, month, **_said(chance)))
    return copy(ground)


def _said(chance: random.Random) -> dict[str, str]:
    whole = chance.randint(1, 40)
    words = {code: f"{chance.choice(MANNERS)}{chance.randint(0, 900)}" for code in (SUM, STOCK, PEAK)}
    words |= {PART: str(chance.randint(0, whole)), WHOLE: str(whole), YES: chance.choice(("có", "không"))}
    return {code: text for code, text in words.items() if chance.random() < 0.9}


def _divide(world: cast.World) -> None:
    """The second commune goes to the first and to a commune of the other province; nobody knows in what proportion."""
    steward = {"actor": world.person("giang"), "at": AT}
    parts = [Portion(world.commune, None), Portion(world.other_commune, None)]
    for old, new in (
        (world.second_commune_military, world.commune_military),
        (world.second_commune_party, world.commune_party),
    ):
        organisations.merge(bodies=[old], into=new, on=DIVIDED, **steward)
    territories.split(place=world.second_commune, parts=parts, on=DIVIDED, **steward)
