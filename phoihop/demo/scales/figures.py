"""What a body states for a month, as a commune would word it; the same from the same seed.

Each report draws from a stream of its own, so that the order of telling changes nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from phoihop.demo.scales.sizes import SEED
from phoihop.indicators.models import Indicator, Kind
from phoihop.submissions import services as submissions

NEVER, NOT_YET, APPROXIMATE = 0.03, 0.01, 0.03
WORDINGS = ("trên {}", "gần {}", "khoảng {}", "hơn {}")


@dataclass(frozen=True, slots=True)
class Draw:
    """How an indicator is drawn: its middle value, and the one it is a part of."""

    code: str
    kind: str
    middle: int
    whole: str
    exact: bool


def draws(indicators: Iterable[Indicator]) -> list[Draw]:
    """What a form asks, each whole before its parts."""
    asked = list(indicators)
    codes = {indicator.pk: indicator.code for indicator in asked}
    wholes = {indicator.whole_id for indicator in asked}
    found = [
        Draw(
            one.code,
            one.kind,
            _middle(one.code),
            codes.get(one.whole_id or 0, ""),
            exact=bool(one.whole_id) or one.pk in wholes,
        )
        for one in asked
    ]
    return sorted(found, key=lambda draw: draw.whole != "")


def comes(body: int, month: date) -> bool:
    """Whether the body reports for the month at all."""
    return stream(body, month, "comes").random() >= NEVER


def statements(asked: Iterable[Draw], body: int, month: date) -> Iterator[submissions.Statement]:
    """What the body states for the month."""
    chance = stream(body, month, "states").random
    size = 0.4 + 1.2 * stream(body, month.replace(year=2024, month=1), "size").random()
    drawn: dict[str, int] = {}
    for draw in asked:
        if draw.kind == Kind.YES_NO:
            yield submissions.Statement(indicator=draw.code, words="có" if chance() < 0.85 else "không")
            continue
        # A part never exceeds what it is part of.
        value = drawn[draw.whole] // 2 if draw.whole else int(draw.middle * size * (0.3 + 1.4 * chance()))
        drawn[draw.code] = value
        missing = not draw.exact and chance() < NOT_YET
        if missing:
            yield submissions.Statement(indicator=draw.code, missing="not_yet")
        else:
            yield submissions.Statement(indicator=draw.code, words=_worded(draw, value, chance()))


def stream(body: int, month: date, what: str) -> Random:
    """The stream of chance of one report."""
    return Random(f"{SEED}:{body}:{month:%Y-%m}:{what}")  # noqa: S311 - a demonstration, not a secret


def _middle(code: str) -> int:
    return int(10 ** Random(f"{SEED}:{code}").uniform(0.6, 2.6))  # noqa: S311 - a demonstration, not a secret


def _worded(draw: Draw, value: int, chance: float) -> str:
    words = f"{value:,}".replace(",", ".")
    if draw.exact or value < 20 or chance >= APPROXIMATE:
        return words
    return WORDINGS[int(chance / APPROXIMATE * len(WORDINGS))].format(words)
