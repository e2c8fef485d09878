"""The verbs of this room: loading the registers, and changing units one decision at a time."""

from phoihop.territories.services.loading import load_units

__all__ = ["load_units"]
