"""The verbs of this room: loading the registers, and changing units one decision at a time."""

from phoihop.territories.services.abroad import enter_country
from phoihop.territories.services.changing import enrol, found, move, reclassify, rename
from phoihop.territories.services.ending import dissolve, merge, split
from phoihop.territories.services.loading import load_units

__all__ = [
    "dissolve",
    "enrol",
    "enter_country",
    "found",
    "load_units",
    "merge",
    "move",
    "reclassify",
    "rename",
    "split",
]
