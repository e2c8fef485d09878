"""What a unit became, and which changes a hierarchy of units allows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.foundation.vietnamese import fold, old_tone

WHOLE = Decimal(1)

# Under which levels a unit of a level may stand. A military region stands beside the administrative tree, under
# the country, and reaches its provinces by membership.
SUPERIORS: Mapping[str, tuple[str, ...]] = {
    "country": (),
    "zone": ("country",),
    "province": ("country",),
    "district": ("province",),
    "commune": ("province", "district"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """On a day, `old` became `new`: the whole of it (share 1), a known part, or an unpublished part (None)."""

    old: int
    new: int
    on: date
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Part:
    """A place and the share that it has of the place asked about; None where nobody has published the share."""

    place: int
    share: Decimal | None


Steps = Mapping[int, Sequence[Step]]


def steps_by_old(steps: Iterable[Step]) -> Steps:
    """The steps by the place they lead away from, in order of time, as `trace_forward` wants them."""
    grouped: dict[int, list[Step]] = defaultdict(list)
    for step in sorted(steps, key=lambda step: (step.on, step.old, step.new)):
        grouped[step.old].append(step)
    return dict(grouped)


def trace_forward(place: int, steps: Steps, since: date, until: date) -> list[Part]:
    """What `place`, as it was on `since`, is on `until`: one whole part, or the several parts it was divided into.

    A place goes on as itself where no step leads away. The shares of a division are multiplied along the way, and
    unknown as soon as one of them is; parts that meet again add up. The steps of `since` itself lie in the past,
    those of `until` are taken. Raises `Invalid` if `until` is before `since`.
    """
    if until < since:
        reason = _("What became of a unit can only be followed forward. Choose a second day after the first.")
        raise Invalid(reason, until=reason)
    parts: dict[int, Decimal | None] = {place: WHOLE}
    for day in _days(place, steps, since, until):
        later: dict[int, Decimal | None] = {}
        for now, share in parts.items():
            taken = [step for step in steps.get(now, ()) if step.on == day] or [Step(now, now, day, WHOLE)]
            for step in taken:
                part = None if share is None or step.share is None else share * step.share
                later[step.new] = _added(later[step.new], part) if step.new in later else part
        parts = later
    if len(parts) == 1:
        return [Part(only, WHOLE) for only in parts]
    return [Part(now, share) for now, share in sorted(parts.items())]


def _days(place: int, steps: Steps, since: date, until: date) -> list[date]:
    """The days after `since` and up to `until` on which anything that `place` became may have changed."""
    days, seen, waiting = set(), {place}, [place]
    while waiting:
        for step in steps.get(waiting.pop(), ()):
            if since < step.on <= until:
                days.add(step.on)
                if step.new not in seen:
                    seen.add(step.new)
                    waiting.append(step.new)
    return sorted(days)


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def searchable(name: str) -> str:
    """A name as it is searched: folded, with nothing but words."""
    return " ".join(fold(name).replace("-", " ").split())


def spelled(name: str) -> str:
    """A name in small letters with its accents, the tones in one placement."""
    return " ".join(old_tone(name).lower().replace("-", " ").split())


def slug(level: str, name: str, code: str) -> str:
    """A readable address that no other place has: thousands of communes share their names, provinces do not."""
    parts = [level, fold(name)] if level in {"country", "zone", "province"} else [level, fold(name), code]
    return slugify(" ".join(parts))


def absent(name: str, day: date) -> str:
    """The sentence that a unit does not exist on a day."""
    reason = _("%(name)s does not exist on %(day)s. Choose a day on which it does, or the unit that took its place.")
    return reason % {"name": name, "day": written(day)}


def full_name(kind: str, name: str) -> str:
    """A name with its kind before it: "Thành phố Huế" where the kind is "Thành phố trực thuộc trung ương"."""
    short = kind.split(" trực thuộc ", maxsplit=1)[0].split(" thuộc ", maxsplit=1)[0]
    return f"{short[:1].upper()}{short[1:]} {name}"


def hold_level(level: str, superior_level: str) -> None:
    """Raises `Refused` where a unit of `level` may not stand under one of `superior_level`."""
    if superior_level not in SUPERIORS[level]:
        raise Refused(
            _(
                "A province stands under the country, a district under a province, and a commune under a province or"
                " a district. Choose a superior of the right level."
            )
        )


def hold_shares(shares: Sequence[Decimal | None]) -> None:
    """Raises `Invalid` unless known shares lie between 0 and 1 and make 1, or less than 1 if one is not known."""
    known = [share for share in shares if share is not None]
    total = sum(known, Decimal(0))
    fits = total == 1 if len(known) == len(shares) else total < 1
    if any(not 0 < share <= 1 for share in known) or not fits:
        reason = _("The shares of a division lie between 0 and 1 and make 1 together. Leave out what nobody knows.")
        raise Invalid(reason, shares=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a place's life in which nothing about it changes; `parent` is an identifier."""

    name: str
    kind: str
    full_name: str
    code: str
    parent: int | None
    since: date
    until: date | None
    decision_number: str = ""
    decided_on: date | None = None


History = Sequence[Stretch]


def changed(history: History, on: date, changes: Mapping[str, object], decision: Mapping[str, object]) -> list[Stretch]:
    """The history in which `changes` hold from `on` for as long as what they replace would have held.

    A change recorded late leaves alone what is already known to have changed after it. Raises `Refused` where the
    place does not exist on that day, or nothing would change.
    """
    at = position(history, on)
    current = history[at]
    if all(getattr(current, key) == value for key, value in changes.items()):
        reason = _("Nothing would change: %(name)s is already so on %(day)s. Choose another day or another value.")
        raise Refused(reason % {"name": current.full_name, "day": written(on)}, day=on)
    before = [replace(current, until=on)] if current.since < on else []
    result = [*history[:at], *before, _with(current, {**decision, **changes, "since": on})]
    pending = dict(changes)
    for later in history[at + 1 :]:
        pending = {key: value for key, value in pending.items() if getattr(later, key) == getattr(current, key)}
        result.append(_with(later, pending))
    return result


def ended(history: History, on: date) -> list[Stretch]:
    """The history that ends on `on`, the first day without the place; what began that very day is left out.

    Raises `Refused` where the place does not exist on that day, only begins on it, or is known to change later.
    """
    at = position(history, on)
    last = history[-1]
    facts = {"name": last.full_name, "day": written(on), "later": written(last.since)}
    if at != len(history) - 1:
        reason = _("%(name)s cannot end on %(day)s: a change is recorded for %(later)s. Choose a later day.")
        raise Refused(reason % facts, day=on)
    if history[0].since == on:
        reason = _("%(name)s begins on %(day)s and cannot end on the same day. Choose a later day.")
        raise Refused(reason % facts, day=on)
    kept = history[:-1] if last.since == on else history
    return [*kept[:-1], replace(kept[-1], until=on)]


def position(history: History, day: date) -> int:
    """Which stretch holds on `day`; raises `Refused` where none does."""
    for at, stretch in enumerate(history):
        if stretch.since <= day and (stretch.until is None or day < stretch.until):
            return at
    raise Refused(absent(history[-1].full_name, day), day=day)


def _with(stretch: Stretch, changes: Mapping[str, Any]) -> Stretch:
    """The stretch with other values, its full name following unless the name stands alone, as a country's does."""
    alone = stretch.full_name == stretch.name
    new = replace(stretch, **changes)
    return replace(new, full_name=new.name if alone else full_name(new.kind, new.name))
