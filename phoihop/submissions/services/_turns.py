"""Who acts and when, where one call does the same to many reports."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from phoihop.access.checks import Actor


class Turn(NamedTuple):
    """Who acts on one of many reports, and at which moment."""

    actor: Actor
    at: datetime


Turns = Mapping[int, Turn]
NO_TURNS: Turns = {}
