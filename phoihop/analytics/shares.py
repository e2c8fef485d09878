"""What each recorded activity contributed to a fact, so that an activity is counted once (phần của từng hoạt động).

An activity that several programmes claim stands in a report to each of them. Where such reports meet in one figure,
it is counted once: at the lowest unit under which they meet, in whichever tree and over whichever span is asked for.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from phoihop.analytics import tables
from phoihop.analytics.engine import State
from phoihop.foundation.quantities import Bounds

ZERO = Bounds(Decimal(0), Decimal(0))
Cell = tuple[int, int, int]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one activity contributes to one figure: once, and what had to be left out because it stood there again."""

    activity: int
    once: Bounds
    removed: Bounds


def shares(store: State, parameters: Mapping[str, Any]) -> dict[Cell, list[Share]]:
    """What activities contribute to the figures asked for, by span, node and indicator."""
    found: dict[Cell, list[Share]] = defaultdict(list)
    if _indicators(store, tables.SHARED).isdisjoint(parameters["indicators"]):
        return found
    for spot, node, indicator, activity, low, high, opened, most_low, most_high in store.answer(
        tables.SHARES, parameters
    ):
        once = Bounds(most_low, None if opened else most_high)
        # The same activity is left out with its own bounds: it is one quantity, not two that differ.
        removed = Bounds(low - most_low, None if opened else high - most_high)
        found[spot, node, indicator].append(Share(activity, once, removed))
    return found


def counted_once(store: State, parameters: Mapping[str, object], totals: dict[Cell, Row]) -> dict[Cell, Row]:
    """The rows of totals, less what activities contribute a second time; they are asked only where any does."""
    indicators = {indicator for _, _, indicator in totals}
    if _indicators(store, tables.STATED_AGAIN).isdisjoint(indicators):
        return totals
    for cell, found in shares(store, parameters).items():
        if cell in totals:
            removed = sum((share.removed for share in found), ZERO)
            totals[cell] = _less(totals[cell], removed)
    return totals


def _indicators(store: State, sql: str) -> set[int]:
    """Those of which something is true of a state, found out once."""
    return store.known(sql, lambda store: {indicator for (indicator,) in store.answer(sql)})


def _less(row: Row, removed: Bounds) -> Row:
    spot, node, indicator, low, high, *rest = row
    high = high if high is None or removed.high is None else high - removed.high
    return spot, node, indicator, max(Decimal(0), low - removed.low), high, *rest
