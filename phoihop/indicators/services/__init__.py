"""What is done to indicators and targets; the only place that writes them."""

from phoihop.indicators.services.definitions import (
    define_indicator,
    define_many,
    edit_indicator,
    load_catalogue,
    reinstate_indicator,
    retire_indicator,
)
from phoihop.indicators.services.targets import drop_target, set_target

__all__ = [
    "define_indicator",
    "define_many",
    "drop_target",
    "edit_indicator",
    "load_catalogue",
    "reinstate_indicator",
    "retire_indicator",
    "set_target",
]
