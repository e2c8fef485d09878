"""How a value of DHIS2 is said in the words of a report, and how an entry is told as a value."""

import re
from decimal import Decimal

from phoihop.foundation.quantities import DONG
from phoihop.foundation.vietnamese import number

PLAIN = re.compile(r"[+-]?\d{1,18}(\.\d{1,10})?([eE][+-]?\d{1,2})?")
TRUE, FALSE = frozenset({"true", "t", "1", "yes"}), frozenset({"false", "f", "0", "no"})
WHOLE = {"INTEGER", "INTEGER_POSITIVE", "INTEGER_NEGATIVE", "INTEGER_ZERO_OR_POSITIVE"}
TRUTHS = {"BOOLEAN", "TRUE_ONLY"}
# The least and the most that a type of value takes.
LIMITS: dict[str, tuple[Decimal | None, Decimal | None]] = {
    "INTEGER_POSITIVE": (Decimal(1), None),
    "INTEGER_NEGATIVE": (None, Decimal(-1)),
    "PERCENTAGE": (Decimal(0), Decimal(100)),
    "UNIT_INTERVAL": (Decimal(0), Decimal(1)),
}
NUMBERS = {"NUMBER", "UNIT_INTERVAL", "PERCENTAGE", *WHOLE}


def words_of(text: str, kind: str, unit: str) -> str | None:
    """The words that state a value for an indicator of this kind and unit; None where it is no value of that kind.

    Money is given in đồng, as it is kept. Words such as "trên 2,8 triệu" are taken as they are.
    """
    text = text.strip()
    if kind == "yesno":
        truth = text.lower()
        return "có" if truth in TRUE else "không" if truth in FALSE else None
    if not PLAIN.fullmatch(text):
        return text if any(letter.isalpha() for letter in text) else None
    value = Decimal(text)
    if value < 0 or value >= Decimal(10) ** 18:
        return None
    said = number(value).replace(".", "")
    return f"{said} {DONG}" if unit == DONG else said


def outside(text: str, value_type: str) -> bool:
    """Whether a number is outside what a foreign type of value takes: PERCENTAGE from 0 to 100, and so on."""
    low, high = LIMITS.get(value_type, (None, None))
    if (low is None and high is None) or not PLAIN.fullmatch(text.strip()):
        return False
    value = Decimal(text.strip())
    return (low is not None and value < low) or (high is not None and value > high)


def is_below_nought(text: str) -> bool:
    """Whether a text is a number below nought."""
    return bool(PLAIN.fullmatch(text.strip())) and Decimal(text.strip()) < 0


def text_of(low: Decimal | None, kind: str) -> str:
    """An entry's value as DHIS2 writes values; of what was stated within bounds, the lower one."""
    if low is None:
        return ""
    if kind == "yesno":
        return "true" if low else "false"
    return plain(low)


def plain(value: Decimal) -> str:
    """A number without an exponent and without noughts behind the point."""
    shown = f"{value.normalize():f}"
    return "0" if shown in {"-0", ""} else shown


def cell(value: Decimal, *, rounded: bool = True) -> str:
    """A number as analytics write it: at least one digit behind the point, and two at most unless asked for all."""
    shown = plain(value.quantize(Decimal("0.01")) if rounded and abs(value) < Decimal(10) ** 20 else value)
    return shown if "." in shown else f"{shown}.0"
