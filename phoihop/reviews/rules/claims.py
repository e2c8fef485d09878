"""What may be claimed of two totals, as far as their bounds allow; and how totals and shares are worded."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum

from phoihop.foundation.quantities import Bounds, word
from phoihop.foundation.vietnamese import number
from phoihop.foundation.wording import SCALES

HUNDRED = Decimal(100)
TENTH = Decimal("0.1")
UNKNOWN = "chưa có số liệu"


class Direction(StrEnum):
    """What became of a total since the same period a year earlier."""

    RISE = "rise"
    FALL = "fall"
    SAME = "same"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Claim:
    """A direction, and by how many per cent of the earlier total; None where no bound can be given."""

    direction: Direction
    low: Decimal | None = None
    high: Decimal | None = None


def compare(now: Bounds, then: Bounds) -> Claim:
    """What holds whatever the true totals are within their bounds; otherwise nothing is claimed.

    A rise is claimed only where even the least of now is above the most of then, a fall only the other way round.
    """
    if then.high is not None and now.low > then.high:
        low = HUNDRED * (now.low - then.high) / then.high if then.high else None
        high = None if now.high is None or not then.low else HUNDRED * (now.high - then.low) / then.low
        return Claim(Direction.RISE, low, high)
    if now.high is not None and now.high < then.low:
        low = HUNDRED * (then.low - now.high) / then.low
        high = HUNDRED if then.high is None else HUNDRED * (then.high - now.low) / then.high
        return Claim(Direction.FALL, low, high)
    exact = now.low == now.high and then.low == then.high
    return Claim(Direction.SAME if exact else Direction.UNTOLD)


def versus(now: Bounds, then: Bounds) -> Bounds | None:
    """How many per cent of then now is; None where then may be zero."""
    if not then.low:
        return None
    low = Decimal(0) if then.high is None else HUNDRED * now.low / then.high
    return Bounds(low, None if now.high is None else HUNDRED * now.high / then.low)


def claim_words(claim: Claim) -> str:
    """The claim as it stands before “so với cùng kỳ năm trước”."""
    match claim.direction:
        case Direction.SAME:
            return "không thay đổi"
        case Direction.UNTOLD:
            return "chưa thể kết luận tăng hay giảm"
    verb = "tăng" if claim.direction is Direction.RISE else "giảm"
    if claim.low is None:
        return verb
    return f"{verb} {percent_words(claim.low, claim.high)}"


def percent_words(low: Decimal, high: Decimal | None) -> str:
    """A share in per cent, with one decimal at most and never more certain than its bounds."""
    if low == high:
        return f"{number(low.quantize(TENTH, ROUND_HALF_UP))}%"
    below = low.quantize(TENTH, ROUND_FLOOR)
    above = None if high is None else high.quantize(TENTH, ROUND_CEILING)
    # Both ends of a range bear the sign: “từ 64,8% đến 65,9%”.
    return f"{word(below, above)}%".replace(" đến ", "% đến ")


def amount_words(low: Decimal, high: Decimal | None, *, money: bool = False, decimals: int = 0) -> str:
    """A total in words, without its unit; exact money by the largest scale that leaves at most three decimals."""
    if low != high:
        return word(_plain(low), None if high is None else _plain(high))
    if money:
        for scale, name in SCALES["vi"][:2]:
            share = low / scale
            if share >= 1 and share == round(share, 3):
                return f"{number(share)} {name}"
    return number(low.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) if decimals else _plain(low))


def _plain(value: Decimal) -> Decimal:
    return value.normalize() + 0
