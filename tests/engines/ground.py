"""A state that holds something of everything, made once: two years of random reports, a division, and activities."""

import random
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from django.db import transaction
from django.utils import translation

from phoihop.analytics import refresh, tables
from phoihop.analytics.engine import State
from phoihop.analytics.engines.published import publish, tables_in
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
select submission, indicator, place, submission % 7 + 1 as activity, place as part_place,
    trunc(low / 3)::decimal(24, 4) as low,
    case when high is not null then trunc(low / 3) + submission % 2 end::decimal(24, 4) as high
from fact where submission % 3 = 0
"""


class Reference(State):
    """The default engine over a published state: what the others are held against."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self._connection = duckdb.connect()
        for file in tables_in(folder):
            self._connection.execute(f"create view \"{file.stem}\" as from '{file}'")

    def answer(self, sql, parameters=None) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        known = {name: value for name, value in (parameters or {}).items() if f"${name}" in sql}
        return self._connection.execute(sql, known).fetchall()

    def changed(self, folder: Path, table: str, sql: str) -> "Reference":
        """The same with other rows in one table."""
        shutil.copytree(self.folder, folder)
        (folder / f"{table}.parquet").unlink()
        self._connection.execute(f"copy ({sql}) to '{folder}/{table}.parquet'")
        return Reference(folder)


@dataclass(frozen=True, slots=True)
class Told:
    """The state, the small world, and the programme in which it reported; and what the store said of every row."""

    state: Reference
    world: cast.World
    ground: Ground
    rows: dict[str, list[tuple[Any, ...]]]


def tell(folder: Path) -> Told:
    """Make everything; nothing of it is left in the database, where no question looks."""
    with transaction.atomic(), translation.override("vi"):
        world = cast.build()
        chance = random.Random(2026)  # noqa: S311 - the same every time is what is wanted
        ground = _reported(world, chance)
        _divide(world)
        store = refresh.current()
        publish(store, folder / "published")
        rows = {table: store.answer(sql) for table, sql in tables.EVERY_ROW.items()}
        refresh.discard()
        transaction.set_rollback(True)
    return Told(Reference(folder / "published"), world, ground, rows)


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
    return ground


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
