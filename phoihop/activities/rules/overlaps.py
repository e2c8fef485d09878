"""Two totals that may count the same deeds, put together honestly (cộng hai tổng có thể trùng nhau).

Where activities are recorded one by one they are counted once by themselves. Where only totals exist, somebody says
how far they overlap; where nobody can say, the truth lies between the larger total and the sum.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.quantities import Bounds, word
from phoihop.foundation.refusals import Invalid

ZERO = Bounds(Decimal(0), Decimal(0))


class OverlapKind(TextChoices):
    """How far two totals count the same deeds (mức độ trùng)."""

    NONE = "none", gettext_lazy("Nothing in common")
    FULL = "full", gettext_lazy("The smaller is part of the larger")
    KNOWN = "known", gettext_lazy("A known amount in common")
    UNKNOWN = "unknown", gettext_lazy("Not known")


@dataclass(frozen=True, slots=True)
class Declared:
    """What was declared of two totals; `amount` goes with a known amount only (mức độ trùng đã công bố)."""

    kind: OverlapKind
    amount: Bounds | None = None


NOBODY_KNOWS = Declared(OverlapKind.UNKNOWN)


def combined(one: Bounds, other: Bounds, declared: Declared = NOBODY_KNOWS, shared: Bounds = ZERO) -> Bounds:
    """All values that two totals can have together.

    `shared` is what is certainly in both, because recorded activities stand in both; whatever is declared, the two
    have at least that in common. Nothing in common is the sum, full overlap the larger, a known amount k the sum
    less k, and unknown everything between the larger and the sum. Raises Invalid where more would be in common than
    one of the totals can hold.
    """
    if declared.kind is OverlapKind.FULL:
        return Bounds(max(one.low, other.low), _most(one.high, other.high))
    if declared.kind is OverlapKind.UNKNOWN:
        least, most = shared.low, None
    else:
        known = declared.amount or ZERO if declared.kind is OverlapKind.KNOWN else ZERO
        least, most = max(known.low, shared.low), _most(known.high, shared.high)
    for total in (one, other):
        if total.high is not None and total.high < least:
            raise Invalid(
                _("The totals are said to have %(common)s in common, but one of them is only %(total)s.")
                % {"common": word(least, most), "total": word(total.low, total.high)}
            )
    # What is in both is no more than either; so either is at least what is in both.
    low_one, low_other = max(one.low, least), max(other.low, least)
    low = max(low_one, low_other)
    if most is not None:
        low = max(low, low_one + low_other - most)
    high = None if one.high is None or other.high is None else one.high + other.high - least
    return Bounds(low, high)


def _most(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else max(one, other)
