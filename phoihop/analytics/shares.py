"""What each recorded activity contributed to a fact, so that an activity is counted once (phần của từng hoạt động).

An activity that several programmes claim stands in a report to each of them. Where such reports meet in one figure,
it is counted once: at the lowest unit under which they meet, in whichever tree and over whichever span is asked for.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F

from phoihop.analytics import tables
from phoihop.analytics.engine import Draft, State
from phoihop.foundation.quantities import Bounds
from phoihop.submissions.models import Entry
from phoihop.submissions.rules import Channel

ZERO = Bounds(Decimal(0), Decimal(0))
Cell = tuple[int, int, int]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """What one activity contributes to one figure: once, and what had to be left out because it stood there again."""

    activity: int
    once: Bounds
    removed: Bounds


def share_rows(submissions: tuple[int, ...] | None = None) -> Iterator[Row]:
    """Rows of the table `share`: what approved figures count of each activity, in these reports or in all."""
    entries = Entry.objects.in_revision(F("submission__approved_revision")).filter(
        channel=Channel.ACTIVITY, low__isnull=False
    )
    if submissions is not None:
        entries = entries.filter(submission__in=submissions)
    columns = entries.values_list("submission", "indicator", "place", "source")
    for submission, indicator, place, source in columns.order_by("pk").iterator(chunk_size=5_000):
        for activity, where, low, high in source.get("parts", ()):
            yield submission, indicator, place, activity, where or 0, low, high


def fill(state: Draft, submissions: tuple[int, ...] | None = None) -> None:
    """Write the shares of every report, or write those of some reports anew."""
    if submissions is not None:
        state.run(tables.FORGET_SHARES, {"submissions": submissions})
    state.fill("share", share_rows(submissions))


def shares(store: State, parameters: Mapping[str, object]) -> dict[Cell, list[Share]]:
    """What activities contribute to the figures asked for, by span, node and indicator."""
    found: dict[Cell, list[Share]] = defaultdict(list)
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
    again = store.known("stated again", lambda store: {indicator for (indicator,) in store.answer(tables.STATED_AGAIN)})
    if again.isdisjoint(indicators):
        return totals
    for cell, found in shares(store, parameters).items():
        if cell in totals:
            removed = sum((share.removed for share in found), ZERO)
            totals[cell] = _less(totals[cell], removed)
    return totals


def _less(row: Row, removed: Bounds) -> Row:
    spot, node, indicator, low, high, *rest = row
    high = high if high is None or removed.high is None else high - removed.high
    return spot, node, indicator, max(Decimal(0), low - removed.low), high, *rest
