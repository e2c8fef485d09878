"""What becomes of a body's history when something about it changes on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid, Refused


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper by which a body was founded, changed or dissolved; empty where it is not known (quyết định)."""

    number: str = ""
    on: date | None = None


UNDECIDED = Decision()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a body's life in which nothing about it changes; `parent` and `place` are identifiers."""

    name: str
    abbreviation: str
    parent: int | None
    place: int
    since: date
    until: date | None = None
    decision: Decision = UNDECIDED

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies in this stretch."""
        return self.since <= day and (self.until is None or day < self.until)


History = Sequence[Stretch]


def changed(history: History, on: date, changes: Mapping[str, Any], decision: Decision) -> list[Stretch]:
    """The history in which `changes` hold from `on` for as long as what they replace would have held.

    A change recorded late thus leaves alone what is already known to have changed after it. Raises Refused where
    the body does not exist on that day, or where nothing would change.
    """
    place = position(history, on)
    current = history[place]
    if all(getattr(current, key) == value for key, value in changes.items()):
        reason = _("Nothing would change: on %(day)s %(name)s is already so. Choose another day or another value.")
        raise Refused(reason % {"day": _day(on), "name": current.name}, day=on)
    before = [replace(current, until=on)] if current.since < on else []
    result = [*history[:place], *before, replace(current, since=on, decision=decision, **changes)]
    pending = dict(changes)
    for later in history[place + 1 :]:
        pending = {key: value for key, value in pending.items() if getattr(later, key) == getattr(current, key)}
        result.append(replace(later, **pending))
    return result


def ended(history: History, on: date) -> list[Stretch]:
    """The history that ends on `on`, the first day without the body.

    Raises Refused where the body does not exist on that day, only begins on it, or changes later.
    """
    place = position(history, on)
    last = history[-1]
    facts = {"name": last.name, "day": _day(on), "later": _day(last.since)}
    if place != len(history) - 1 or (last.since == on and len(history) > 1):
        reason = _("%(name)s cannot end on %(day)s: a change is recorded for %(later)s. Choose a later day.")
        raise Refused(reason % facts, day=on)
    if last.since == on:
        reason = _("%(name)s begins on %(day)s and cannot end on the same day. Choose a later day.")
        raise Refused(reason % facts, day=on)
    return [*history[:-1], replace(last, until=on)]


def position(history: History, day: date) -> int:
    """Which stretch holds on `day`. Raises Refused where none does."""
    for number, stretch in enumerate(history):
        if stretch.holds_on(day):
            return number
    reason = _("%(name)s does not exist on %(day)s. Choose a day of its life, or the body that followed it.")
    raise Refused(reason % {"name": history[-1].name, "day": _day(day)}, day=day)


def hold_shares(shares: Sequence[Decimal | None]) -> None:
    """Raises Invalid unless each known share lies between 0 and 1 and together they are at most 1."""
    known = [share for share in shares if share is not None]
    if any(not 0 < share <= 1 for share in known) or sum(known) > 1:
        reason = _("Shares lie between 0 and 1, and together make no more than 1. Leave out a share nobody knows.")
        raise Invalid(reason, shares=reason)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
