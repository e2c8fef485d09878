"""A figure as Vietnamese officials write it, become a number: "1.204", "2 tỷ 600 triệu", "mười hai" (con số).

What surrounds a figure (a qualifier, a unit) is not read here.
"""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import DIGITS, fold

SCALES = {"ty": Decimal(10**9), "trieu": Decimal(10**6), "nghin": Decimal(10**3)}
SPELLINGS = {"ngan": "nghin", "ti": "ty", "chuc": "muoi", "le": "linh"}
VALUES = {fold(word): value for value, word in enumerate(DIGITS)} | {"tu": 4, "lam": 5}
# The largest figure that is believed: a million billion đồng.
LARGEST = Decimal(10**15)

TOKENS = re.compile(r"\d[\d.,]*|[a-z]+|\S")
# Spaces typed around a separator or between groups of three digits are only slips of the hand.
SPACED_SEPARATOR = re.compile(r"(?<=\d) ?([.,]) ?(?=\d)")
SPACED_GROUPS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+(?![\d.])")
WRITTEN = re.compile(r"(?P<whole>\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(?P<fraction>\d+))?")


def figure(text: str, *, decimals: bool = False) -> Decimal:
    """The number that a folded text writes, in figures, in words, or in both with scales.

    Without `decimals`, "1,234" alone is refused: it may have been meant as 1.234. Raises `Invalid` where the text
    is no figure or could be read in two ways; the reason holds the remedy.
    """
    joined = SPACED_GROUPS.sub(lambda found: found[0].replace(" ", "."), SPACED_SEPARATOR.sub(r"\1", text))
    if not decimals and re.fullmatch(r"\d{1,3}(,\d{3})+", joined):
        raise Invalid(
            _(
                "A comma before three digits can be read in two ways. Write a full stop between thousands (1.234);"
                " the comma is for decimals only."
            )
        )
    tokens = [SPELLINGS.get(token, token) for token in TOKENS.findall(joined)]
    value = _value(tokens, ("ty", "trieu", "nghin"))
    if value >= LARGEST:
        raise Invalid(_("The figure is too large to be right. Check its zeros and its scale."))
    return value


def scales_of(text: str) -> list[Decimal]:
    """The scales (thousand, million, billion) that a folded text names."""
    words = (SPELLINGS.get(word, word) for word in re.findall(r"[a-z]+", text))
    return [SCALES[word] for word in words if word in SCALES]


def _value(tokens: list[str], scales: tuple[str, ...]) -> Decimal:
    """The terms of falling scale added up, as in 2 tỷ 600 triệu; what precedes a scale may hold lesser ones."""
    if not scales:
        return _group(tokens)
    name, *lesser = scales
    if name not in tokens:
        return _value(tokens, tuple(lesser))
    place = len(tokens) - 1 - tokens[::-1].index(name)
    worth, left, right = SCALES[name], _value(tokens[:place], tuple(lesser)), tokens[place + 1 :]
    if not right:
        return left * worth
    if right == ["ruoi"]:
        return left * worth + worth / 2
    rest = _value(right, tuple(lesser))
    if left != left.to_integral_value() or rest >= worth:
        raise _not_a_figure()
    if not SCALES.keys() & set(right):
        _hold_full_group(right, name)
    return left * worth + rest


def _hold_full_group(tokens: list[str], above: str) -> None:
    """Hold that figures after the last scale cannot be heard as tenths of it: "2 tỷ 600" is 2.600.000.000 to many."""
    whole = "tram" in tokens or re.fullmatch(r"\d{3}(,\d+)?", tokens[0])
    if above != "nghin" or not whole:
        raise Invalid(
            _("The last part of the figure has no scale. Write it in full, for instance 2 tỷ 600 triệu or 2,6 tỷ.")
        )


def _group(tokens: list[str]) -> Decimal:
    """A number written in figures, or in words from zero to 999."""
    if len(tokens) == 1 and tokens[0][0].isdigit():
        return _written(tokens[0])
    if not tokens:
        raise _not_a_figure()
    value, digit, level = Decimal(0), None, 1000
    for said in tokens:
        if said in {"tram", "muoi"}:
            worth = 100 if said == "tram" else 10
            alone = said == "muoi" and digit is None
            if worth >= level or (digit is None and not alone):
                raise _not_a_figure()
            value, digit, level = value + worth * (1 if digit is None else digit), None, worth
        elif said == "linh" and level == 100 and digit is None:
            level = 10
        elif digit is None:
            digit = _digit(said)
        else:
            raise _not_a_figure()
    return value + _last_digit(digit, level)


def _digit(token: str) -> Decimal:
    if token in VALUES:
        return Decimal(VALUES[token])
    if token[0].isdigit():
        return _written(token)
    raise _not_a_figure()


def _last_digit(digit: Decimal | None, level: int) -> Decimal:
    """What follows the tens; after hundreds alone ("hai trăm năm") it could be heard as 250."""
    if digit is None:
        return Decimal(0)
    if level == 100 or (level == 10 and digit >= 10):
        raise _not_a_figure()
    return digit


def _written(token: str) -> Decimal:
    found = WRITTEN.fullmatch(token)
    if not found:
        raise Invalid(
            _(
                "The full stops and commas of the figure are misplaced. Write a full stop before every three digits"
                " and a comma before decimals, for instance 1.234,5."
            )
        )
    return Decimal(f"{found['whole'].replace('.', '')}.{found['fraction'] or 0}")


def _not_a_figure() -> Invalid:
    return Invalid(_("This is not a figure. Write for instance 1.204, trên 2,8 triệu, or từ 200 đến 300."))
