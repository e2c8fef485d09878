"""What a conference announces that a room above keeps: decisions on commendations (công bố tại hội nghị).

The room that keeps them enrols once; the page of a conference and its papers ask here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from phoihop.access.checks import Actor
from phoihop.reviews.models import Conference


@dataclass(frozen=True, slots=True)
class Announced:
    """A decision announced at a conference: as the papers name it, and its address where somebody may open it."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcer:
    """A room whose decisions are announced: those of a conference as an actor sees them, and where they are chosen."""

    announced: Callable[[Conference, Actor | None], Sequence[Announced]]
    page: Callable[[Conference], str]


_ENROLLED: dict[str, Announcer] = {}


def enrol(name: str, announcer: Announcer) -> None:
    """Make a room known whose decisions are announced; to be called once, when it is set up."""
    _ENROLLED[name] = announcer


def announced(conference: Conference, actor: Actor | None = None) -> list[Announced]:
    """What is announced at a conference; without an actor, as its papers say it."""
    return [each for announcer in _ENROLLED.values() for each in announcer.announced(conference, actor)]


def pages(conference: Conference) -> list[str]:
    """Where it is said what the conference announces."""
    return [announcer.page(conference) for announcer in _ENROLLED.values()]
