"""What a unit became, and which changes a hierarchy of units allows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.text import slugify
from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid
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
