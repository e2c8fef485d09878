"""What is done to forms, calendars, regimes and obligations; the only place that writes them."""

from phoihop.reporting.services.answering import owe
from phoihop.reporting.services.calendars import drop_deadline, make_calendar, set_deadline
from phoihop.reporting.services.designs import (
    add_line,
    add_lines,
    add_section,
    design_form,
    move_line,
    new_version,
    publish_version,
    remove_line,
    remove_section,
)
from phoihop.reporting.services.obligations import make_obligations, request_adhoc, withdraw_obligation
from phoihop.reporting.services.regimes import end_regime, establish_regime

__all__ = [
    "add_line",
    "add_lines",
    "add_section",
    "design_form",
    "drop_deadline",
    "end_regime",
    "establish_regime",
    "make_calendar",
    "make_obligations",
    "move_line",
    "new_version",
    "owe",
    "publish_version",
    "remove_line",
    "remove_section",
    "request_adhoc",
    "set_deadline",
    "withdraw_obligation",
]
