"""Quantities as officials state them, with the bounds within which they may be relied on (số lượng).

"Trên 2,8 triệu" is neither 2.800.000 nor a text: it is a statement with bounds. Statements are added by their
bounds, and a sum is put into words no more precisely than its bounds allow. The convention, with u for one unit of
the last stated digit that is not zero: over X is [X, X+u], nearly X is [X-u, X], about X is [X-u/2, X+u/2], at least
X is [X, ∞), at most X is [0, X], and from A to B is [A, B].
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Self

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from phoihop.foundation.figures import SCALES, figure, scales_of
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import fold
from phoihop.foundation.wording import Worded, phrase, shape

DONG = "đồng"
# Units of money and how many đồng they are; a figure typed in them is kept in đồng.
MONEY = {f"{name} dong": scale for name, scale in SCALES.items()} | {
    "dong": Decimal(1),
    "vnd": Decimal(1),
    "ti dong": SCALES["ty"],
    "ngan dong": SCALES["nghin"],
}
MONEY_WORDS = re.compile(r"(?<![a-z])(dong|vnd|d)$")


class Qualifier(StrEnum):
    """How a figure is to be taken (mức độ chính xác)."""

    EXACT = "exact"
    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


# Longer phrases come before those they begin with.
PREFIXES = (
    (Qualifier.ABOUT, ("tren duoi", "uoc khoang", "uoc tinh", "uoc dat", "xap xi", "khoang", "uoc", "chung", "~", "≈")),
    (Qualifier.AT_LEAST, ("it nhat", "toi thieu", "khong duoi", "khong it hon", "≥", ">=")),
    (Qualifier.AT_MOST, ("toi da", "nhieu nhat", "khong qua", "khong hon", "≤", "<=")),
    (Qualifier.OVER, ("tren", "hon", ">")),
    (Qualifier.NEARLY, ("gan",)),
    (Qualifier.EXACT, ("dung",)),
)
SUFFIXES = ((Qualifier.AT_LEAST, "tro len"), (Qualifier.AT_MOST, "tro xuong"))
PLAIN = re.compile(r"0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:\.\d{3}){1,2}")
RANGE = re.compile(r"(?:tu )?(?P<first>.+?) ?(?:(?<= )den(?= )|[-–—]) ?(?P<last>.+)")


@dataclass(frozen=True, slots=True)
class Bounds:
    """From `low` to `high`, both included; without `high`, from `low` upwards."""

    low: Decimal
    high: Decimal | None

    def __add__(self, other: Self) -> "Bounds":
        high = None if self.high is None or other.high is None else self.high + other.high
        return Bounds(self.low + other.low, high)

    def __contains__(self, other: "Bounds | Decimal") -> bool:
        """Whether a number, or all of other bounds, lies within these."""
        low, high = (other.low, other.high) if isinstance(other, Bounds) else (other, other)
        return self.low <= low and (self.high is None or (high is not None and high <= self.high))


@dataclass(frozen=True, slots=True)
class Quantity:
    """What was stated, in its words, and what may be relied on (số lượng).

    `amount` is the figure named (the first of a range, whose last is `amount_to`); money is in đồng, whatever
    scale it was stated in. `low` and `high` are the working bounds, both included; `high` None is open.
    """

    words: str
    qualifier: Qualifier
    amount: Decimal
    amount_to: Decimal | None
    unit: str
    low: Decimal
    high: Decimal | None

    @property
    def bounds(self) -> Bounds:
        return Bounds(self.low, self.high)

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


def read(words: str, unit: str = "", *, decimals: int = 0) -> Quantity:
    """What an official wrote, as a quantity.

    `unit` is the indicator's unit, which may also follow the figure. A unit of money (đồng, triệu đồng, tỷ đồng)
    scales the figure, so that the amount is always in đồng. `decimals` is how many decimal places the indicator
    takes. Accents may be missing and spaces too many. Raises `Invalid`, whose reason tells what to write instead.
    """
    written = " ".join(unicodedata.normalize("NFC", words).split())
    if PLAIN.fullmatch(written):
        return _plain(written, unit)
    qualifier, text = _qualifier(_stated(written, unit))
    scale = _money_scale(text, unit)
    text = text if scale is None else MONEY_WORDS.sub("", text).strip()
    found = None if qualifier else RANGE.fullmatch(text)
    if found:
        qualifier = Qualifier.RANGE
        amount, amount_to = _ends(found["first"], found["last"], scale, decimals)
    else:
        amount, amount_to = _amount(text, scale, decimals), None
    return _quantity(written, qualifier or Qualifier.EXACT, (amount, amount_to), unit if scale is None else DONG)


def _plain(written: str, unit: str) -> Quantity:
    """Whole numbers, which are nearly all that is ever written, without looking for words in them."""
    scale = MONEY.get(_folded(unit))
    amount = Decimal(written.replace(".", "")) * (scale or 1)
    return Quantity(written, Qualifier.EXACT, amount, None, unit if scale is None else DONG, amount, amount)


def exact(amount: Decimal | int, unit: str = "") -> Quantity:
    """The quantity that is exactly this number."""
    amount = Decimal(amount)
    return _quantity(phrase(Worded("exact", amount), "vi"), Qualifier.EXACT, (amount, None), unit)


def bounds(qualifier: Qualifier, amount: Decimal, amount_to: Decimal | None = None) -> Bounds:
    """The working bounds of a statement, by the convention at the head of this page."""
    step = unit_of_last_digit(amount)
    match qualifier:
        case Qualifier.OVER:
            return Bounds(amount, amount + step)
        case Qualifier.NEARLY:
            return Bounds(max(Decimal(0), amount - step), amount)
        case Qualifier.ABOUT:
            return Bounds(max(Decimal(0), amount - step / 2), amount + step / 2)
        case Qualifier.AT_LEAST:
            return Bounds(amount, None)
        case Qualifier.AT_MOST:
            return Bounds(Decimal(0), amount)
        case _:
            return Bounds(amount, amount if amount_to is None else amount_to)


def unit_of_last_digit(amount: Decimal) -> Decimal:
    """One unit of the last digit that is not zero: 100.000 for 2.800.000, and 1 for 0."""
    return Decimal(1).scaleb(int(amount.normalize().as_tuple().exponent)) if amount else Decimal(1)


def words_back(quantity: Quantity, style: str = "vi") -> str:
    """What was understood, said back to whoever typed it: "trên 2.800.000 (từ 2.800.000 đến 2.900.000)"."""
    unit = f" {quantity.unit}" if quantity.unit else ""
    said = phrase(Worded(quantity.qualifier, quantity.amount, quantity.amount_to), style, in_full=True)
    if quantity.qualifier in {Qualifier.EXACT, Qualifier.RANGE}:
        return f"{said}{unit}"
    if quantity.high is None:
        return f"{said}{unit} ({phrase(Worded('upwards', quantity.low), style, in_full=True)})"
    return f"{said}{unit} ({phrase(Worded('range', quantity.low, quantity.high), style, in_full=True)})"


def worded(quantity: Quantity, style: str = "vi") -> str:
    """The statement in one of the two languages: in Vietnamese as it was written, in English "over 2.8 million"."""
    if style == "vi":
        return quantity.words
    return phrase(Worded(quantity.qualifier, quantity.amount, quantity.amount_to), style)


def total(quantities: Iterable[Quantity]) -> Quantity:
    """The sum: bounds added, and worded no more precisely than they allow.

    Exact parts give an exact sum; a single part is its own sum. Raises `Refused` for parts in different units, and
    `ValueError` for no parts at all: nothing stated is not zero.
    """
    parts = list(quantities)
    if not parts:
        raise ValueError(parts)
    if len(parts) == 1:
        return parts[0]
    units = sorted({part.unit for part in parts})
    if len(units) > 1:
        raise Refused(
            format_lazy(
                _("Figures in different units ({units}) cannot be added. Show them beside each other."),
                units=", ".join(units),
            )
        )
    summed = sum((part.bounds for part in parts), Bounds(Decimal(0), Decimal(0)))
    worded = shape(summed.low, summed.high)
    return Quantity(
        phrase(worded, "vi"),
        Qualifier(worded.kind),
        worded.amount,
        worded.amount_to,
        units[0],
        summed.low,
        summed.high,
    )


def word(low: Decimal, high: Decimal | None, *, unit: str = "", style: str = "vi") -> str:
    """Bounds in words, in Vietnamese ("trên 3,1 triệu") or, with style "en", in English ("over 3.1 million").

    "Over X" is said only if `low` is at least X, and X is never given more finely than the bounds are wide.
    """
    said = phrase(shape(low, high), style)
    return f"{said} {unit}" if unit else said


def percent(numerator: Bounds, denominator: Bounds) -> Bounds:
    """How many per cent the numerator is of the denominator, within the bounds that both leave open.

    Raises `Refused` where the denominator is exactly zero.
    """
    if denominator.high == 0:
        raise Refused(_("A share of zero cannot be calculated. Enter the total of which it is a part."))
    low = Decimal(0) if denominator.high is None else numerator.low * 100 / denominator.high
    high = None if numerator.high is None or denominator.low == 0 else numerator.high * 100 / denominator.low
    return Bounds(low, high)


def _stated(written: str, unit: str) -> str:
    """The folded text without the indicator's unit at its end. Money keeps its scale: it is part of the figure."""
    text = fold(written)
    if not text:
        raise Invalid(_("No figure is given. Write a figure, or state why it is missing."))
    if "%" in text:
        raise Invalid(_("A percentage is never typed. Give the part and the whole; the share is calculated."))
    if re.match(r"[-−–](?! )|am (?=\d)", text):
        raise Invalid(_("A figure cannot be less than zero. Write it without the sign."))
    ending = _folded(unit)
    if ending and ending not in MONEY and text.endswith(ending):
        shorter = text.removesuffix(ending)
        if shorter.strip() and (shorter[-1] == " " or shorter[-1].isdigit()):
            return shorter.strip()
    return text


@lru_cache(maxsize=1_000)
def _folded(unit: str) -> str:
    """There are few units, and each is folded for every figure."""
    return fold(unit)


def _qualifier(text: str) -> tuple[Qualifier | None, str]:
    if text[0].isdecimal() and text[-1].isdecimal():
        return None, text
    for qualifier, ending in SUFFIXES:
        if text.endswith(f" {ending}"):
            return qualifier, text.removesuffix(ending).removeprefix("tu ").strip()
    for qualifier, beginnings in PREFIXES:
        for beginning in beginnings:
            rest = text.removeprefix(beginning)
            if rest != text and (not rest[:1].isalpha() or not beginning[-1].isalpha()):
                return qualifier, rest.strip()
    return None, text


def _money_scale(text: str, unit: str) -> Decimal | None:
    """How many đồng one of the figure's units is; None for what is not money."""
    scale = MONEY.get(_folded(unit))
    if scale is None:
        return None
    if MONEY_WORDS.search(text):
        return Decimal(1)
    stated = max(scales_of(text), default=None)
    if stated is None:
        return scale
    if stated < scale:
        raise Invalid(
            format_lazy(
                _(
                    "The figure names a smaller scale than its unit ({unit})."
                    " Write “đồng” after it, or leave the scale out."
                ),
                unit=unit,
            )
        )
    return Decimal(1)


def _ends(first: str, last: str, scale: Decimal | None, decimals: int) -> tuple[Decimal, Decimal]:
    """Both ends of a range; "5-7 triệu" gives its scale to both, "200 - 1 nghìn" does not."""
    high = _amount(last, scale, decimals)
    low = None
    shared = max(scales_of(last), default=None)
    if shared is not None and not scales_of(first):
        low = _counted(figure(first, decimals=True) * shared, 0 if scale else decimals)
    if low is None or low > high:
        low = _amount(first, scale, decimals)
    if low > high:
        raise Invalid(_("The range begins above its end. Write the smaller figure first."))
    return low, high


def _amount(text: str, scale: Decimal | None, decimals: int) -> Decimal:
    return _counted(figure(text, decimals=decimals > 0) * (scale or 1), 0 if scale else decimals)


def _counted(amount: Decimal, places: int) -> Decimal:
    if amount == round(amount, places):
        return amount.normalize() + 0
    if not places:
        raise Invalid(_("This figure counts whole things and cannot have a fraction. Round it to a whole number."))
    raise Invalid(
        format_lazy(
            _("The figure has too many decimals. Round it to {places} decimal places."),
            places=str(places),
        )
    )


def _quantity(words: str, qualifier: Qualifier, amounts: tuple[Decimal, Decimal | None], unit: str) -> Quantity:
    working = bounds(qualifier, *amounts)
    return Quantity(words, qualifier, *amounts, unit, working.low, working.high)
