"""The made-up figures of the provincial programme, as a commune would word them; the same from the same seed.

Each report draws from a stream of its own, so that a longer story changes no earlier month.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from phoihop.submissions import services as submissions

SEED = 20_240_201


@dataclass(frozen=True, slots=True)
class Habit:
    """How an indicator usually goes in a commune: a middle value, how far it swings, how often it is nought."""

    code: str
    middle: float
    swing: float = 0.5
    nought: float = 0.0
    decimals: int = 0
    unit: str = ""


MONTHLY = (
    Habit("TT02", 4, 0.6),
    Habit("TT01", 260, 0.6),
    Habit("NM01", 75, 0.8),
    Habit("NM02", 42, 0.6),
    Habit("NM03", 0.6, 0.9, nought=0.45, decimals=1),
    Habit("NM07", 3, 0.8, nought=0.3),
    Habit("AS04", 9, 0.9, nought=0.35),
    Habit("AS17", 32, 0.9, nought=0.2, unit=" triệu"),
    Habit("AS18", 0.4, 0.8, unit=" triệu"),
    Habit("CT02", 0.5, 1.0, nought=0.55),
    Habit("CT04", 0.87),
    Habit("DV05", 3, 0.3),
    Habit("PC01", 18, 1.0, nought=0.6),
    Habit("PC02", 12, 0.8, nought=0.6),
)
MORE_IN = {
    "TT01": (1, 2, 11),
    "AS04": (1, 7, 12),
    "AS17": (1, 7),
    "PC01": (7, 8, 9),
    "PC02": (7, 8, 9),
    "NM01": (3, 10),
}
WORDINGS = ("trên {}", "gần {}", "khoảng {}", "hơn {}")


def stream(name: str, month: date) -> Random:
    """The stream of chance of one report."""
    return Random(f"{SEED}:{name}:{month:%Y-%m}")  # noqa: S311 - a story, not a secret


def statements(name: str, month: date) -> Iterator[submissions.Statement]:
    """What the body called `name` states for a month."""
    chance = stream(name, month)
    size = stream(name, date(2024, 1, 1)).uniform(0.5, 1.7)
    drawn: dict[str, float] = {}
    for habit in MONTHLY:
        value = _value(habit, size, month, drawn, chance)
        drawn[habit.code] = value
        if habit.code not in {"AS18", "CT04"} and chance.random() < 0.015:
            yield submissions.Statement(indicator=habit.code, missing="not_yet")
            drawn[habit.code] = 0
            continue
        yield submissions.Statement(indicator=habit.code, words=_worded(value, habit, chance))
    yield submissions.Statement(indicator="DH08", words="có" if chance.random() < 0.9 else "không")


def _value(habit: Habit, size: float, month: date, drawn: dict[str, float], chance: Random) -> float:
    # A part never exceeds what it is part of, whichever way that was worded.
    if habit.code == "AS18":
        return int(drawn["AS17"] * min(0.9, habit.middle * chance.uniform(0.5, 1.2)))
    if habit.code == "CT04":
        return sum(chance.random() < habit.middle for _case in range(int(drawn["CT02"])))
    if chance.random() < habit.nought:
        return 0
    season = 1.6 if month.month in MORE_IN.get(habit.code, ()) else 1.0
    years = 1 + 0.06 * (month.year - 2024)
    value = habit.middle * size * season * years * chance.uniform(1 - habit.swing, 1 + habit.swing)
    if habit.code == "DV05":
        value = habit.middle * size * years
    return round(max(0.1, value), 1) if habit.decimals else max(1, round(value))


def _worded(value: float, habit: Habit, chance: Random) -> str:
    if habit.decimals:
        return f"{value:.1f}".replace(".", ",").removesuffix(",0")
    if value >= 100 and habit.code not in {"AS17", "CT02", "DV05"} and chance.random() < 0.18:
        return chance.choice(WORDINGS).format(_grouped(int(round(value, -1))))
    return f"{_grouped(int(value))}{habit.unit if value else ''}"


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")
