"""How numbers and quantities are written on pages and in drawings."""

import math
from decimal import Decimal

from django.utils.translation import gettext as _

from phoihop.foundation import vietnamese


def number(value: Decimal | float | str, places: int | None = None) -> str:
    """1.234,5; with a true minus sign, and without zeros that say nothing.

    Raises decimal.InvalidOperation or ValueError for something that is no finite number.
    """
    exact = Decimal(str(value))
    if not exact.is_finite():
        message = f"not a finite number: {value}"
        raise ValueError(message)
    return vietnamese.number(exact, places).replace("-", "−")


def worded(value: object) -> str:
    """A quantity's own words; or what its bounds allow to be said; or a plain number; an en dash for none."""
    if value is None:
        return "–"
    words = getattr(value, "words", "")
    if words:
        return str(words)
    low, high = bounds(value)
    if low is None:
        return str(value)
    if high is None:
        return _("at least %(number)s") % {"number": number(low)}
    if low == high:
        return number(low)
    return _("from %(low)s to %(high)s") % {"low": number(low), "high": number(high)}


def bounds(value: object) -> tuple[Decimal | None, Decimal | None]:
    """The closed bounds of a quantity, or a number twice; high is None when open, both are None for no number."""
    if hasattr(value, "low") and hasattr(value, "high"):
        return _finite(value.low), _finite(value.high)
    exact = _finite(value)
    return exact, exact


def _finite(value: object) -> Decimal | None:
    if value is None or isinstance(value, str) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    exact = Decimal(str(value))
    return exact if exact.is_finite() else None
