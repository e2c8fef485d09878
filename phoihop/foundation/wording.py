"""Bounds put into words, in Vietnamese and in English, no more precisely than they allow (cách diễn đạt).

Used through `phoihop.foundation.quantities`, whose vocabulary of qualifiers it speaks.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from phoihop.foundation.vietnamese import number

PHRASES = {
    "vi": {
        "exact": "{amount}",
        "over": "trên {amount}",
        "nearly": "gần {amount}",
        "about": "khoảng {amount}",
        "at_least": "ít nhất {amount}",
        "at_most": "tối đa {amount}",
        "range": "từ {amount} đến {amount_to}",
        "upwards": "từ {amount} trở lên",
    },
    "en": {
        "exact": "{amount}",
        "over": "over {amount}",
        "nearly": "nearly {amount}",
        "about": "about {amount}",
        "at_least": "at least {amount}",
        "at_most": "at most {amount}",
        "range": "from {amount} to {amount_to}",
        "upwards": "from {amount} upwards",
    },
}
# English says thousands in figures; Vietnamese papers say them in words where nothing is left over.
SCALES = {
    "vi": ((Decimal(10**9), "tỷ"), (Decimal(10**6), "triệu"), (Decimal(10**3), "nghìn")),
    "en": ((Decimal(10**9), "billion"), (Decimal(10**6), "million")),
}


@dataclass(frozen=True, slots=True)
class Worded:
    """The form of a statement: a qualifier's value (or "upwards") and the amounts it names."""

    kind: str
    amount: Decimal
    amount_to: Decimal | None = None


def shape(low: Decimal, high: Decimal | None) -> Worded:
    """The plainest statement that the bounds allow.

    It is "over X" when X lies no further below `low` than the bounds are wide apart, X being rounded down to a power
    of ten that is at least that width; otherwise a range, rounded outwards. What it names always holds: the truth,
    being within the bounds, is over X, or within the range.
    """
    if high is None:
        return Worded("at_least", low)
    width = high - low
    if width <= 0:
        return Worded("exact", low)
    if low == 0:
        return Worded("at_most", high)
    step = _power_of_ten_not_below(width)
    middle = (low + high) / 2
    if width == step and middle % step == 0 and middle % (step * 10):
        return Worded("about", _plain(middle))
    floor = low.quantize(step, ROUND_FLOOR) if step < 1 else low // step * step
    if floor > 0 and low - floor <= width:
        return Worded("over", _plain(floor))
    return _outwards(low, high, step / 100)


def phrase(worded: Worded, style: str, *, in_full: bool = False) -> str:
    """The statement in words; `in_full` writes every zero instead of naming a scale."""
    exactly = in_full or worded.kind == "exact"

    def amount(value: Decimal | None) -> str:
        if value is None:
            return ""
        return _figure(value, style) if exactly else _scaled(value, style)

    return PHRASES[style][worded.kind].format(amount=amount(worded.amount), amount_to=amount(worded.amount_to))


def _outwards(low: Decimal, high: Decimal, step: Decimal) -> Worded:
    below = (low / step).to_integral_value(ROUND_FLOOR) * step
    above = (high / step).to_integral_value(ROUND_CEILING) * step
    return Worded("range", _plain(below), _plain(above)) if below else Worded("at_most", _plain(above))


def _power_of_ten_not_below(width: Decimal) -> Decimal:
    power = Decimal(1).scaleb(width.adjusted())
    return power if power == width else power * 10


def _plain(value: Decimal) -> Decimal:
    """The same number without an exponent in its notation, as it would have been read."""
    return value.normalize() + 0


def _scaled(value: Decimal, style: str) -> str:
    """The amount by the largest scale that leaves at most two decimals; thousands only when none are left."""
    for scale, name in SCALES[style]:
        share = value / scale
        places = 0 if scale == 1000 else 2
        if share >= 1 and share == round(share, places):
            return f"{_figure(share, style)} {name}"
    return _figure(value, style)


def _figure(value: Decimal, style: str) -> str:
    return number(value) if style == "vi" else f"{value.normalize() + 0:,f}"
