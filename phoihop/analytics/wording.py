"""A figure in words, for pages and papers: no more precise than its bounds, money by size, shares with one decimal."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from phoihop.analytics.figures import Figure, Total
from phoihop.foundation.quantities import Qualifier, word
from phoihop.foundation.wording import PHRASES, SCALES, Worded, phrase
from phoihop.indicators.models import Indicator, Kind

SHARES = {Total.RATIO, Total.YES_SHARE}
RANGES = {"vi": ("từ ", " đến "), "en": ("from ", " to ")}
TENTH = Decimal("0.1")
# Exact money is written by the largest scale that leaves at most so many decimals, so that nothing is rounded away.
MONEY_PLACES = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A figure with its words, as charts and components take it; both bounds None where there is none."""

    low: Decimal | None
    high: Decimal | None
    words: str


def words(figure: Figure, indicator: Indicator, language: str | None = None) -> str:
    """The figure with its unit: "trên 3,1 triệu lượt người", "từ 22,1% đến 23%", "2,6 tỷ đồng", "chưa có số liệu"."""
    amount = bare_words(figure, indicator, language)
    if not figure.known or figure.measure.total in SHARES:
        return amount
    unit = indicator.unit_en if _style(language) == "en" and indicator.unit_en else indicator.unit
    return f"{amount} {unit}"


def bare_words(figure: Figure, indicator: Indicator, language: str | None = None) -> str:
    """The figure without its unit, as under a heading that names it; the sign of per cent stays."""
    if figure.low is None:
        with override(_style(language)):
            return _("no figures yet")
    style = _style(language)
    if figure.measure.total in SHARES:
        return _share(figure.low, figure.high, style)
    low, high = _plain(figure.low), None if figure.high is None else _plain(figure.high)
    if low == high and indicator.kind == Kind.MONEY:
        return _money(low, style)
    if figure.qualifier not in {None, Qualifier.EXACT}:
        return phrase(_as_stated(figure.qualifier, low, high), style)
    return word(low, high, style=style)


def _as_stated(qualifier: Qualifier, low: Decimal, high: Decimal | None) -> Worded:
    """The figure its author named, from the bounds it was read into: "gần 256 nghìn" is [255.000, 256.000]."""
    match qualifier:
        case Qualifier.NEARLY | Qualifier.AT_MOST if high is not None:
            return Worded(qualifier, high, None)
        case Qualifier.ABOUT if high is not None:
            return Worded(qualifier, _plain((low + high) / 2), None)
        case Qualifier.RANGE:
            return Worded(qualifier, low, high)
        case _:
            return Worded(qualifier, low, None)


def short_words(figure: Figure, indicator: Indicator) -> str:
    """The figure as briefly as a chart has room for: a range as "19.800–23.400"."""
    bare, (before, between) = bare_words(figure, indicator), RANGES[_style(None)]
    return bare.removeprefix(before).replace(between, "–") if between in bare else bare


def said(figure: Figure, indicator: Indicator) -> Said:
    """The figure as charts take it."""
    return Said(figure.low, figure.high, short_words(figure, indicator))


def bounds_words(low: Decimal, high: Decimal | None, language: str | None = None) -> str:
    """The bounds themselves, with every digit: "từ 2.800.000 đến 2.900.000"."""
    kind = "upwards" if high is None else "exact" if low == high else "range"
    worded = Worded(kind, _plain(low), None if high is None else _plain(high))
    return phrase(worded, _style(language), in_full=True)


def _share(low: Decimal, high: Decimal | None, style: str) -> str:
    """A share rounded outwards to tenths, so that the truth stays between."""
    if low == high:
        return _tenths(low, ROUND_HALF_UP, style)
    below = _tenths(low, ROUND_FLOOR, style)
    if high is None:
        return PHRASES[style]["upwards"].format(amount=below)
    return PHRASES[style]["range"].format(amount=below, amount_to=_tenths(high, ROUND_CEILING, style))


def _tenths(share: Decimal, rounding: str, style: str) -> str:
    rounded = share.quantize(TENTH, rounding)
    return f"{bounds_words(rounded, rounded, style)}%"


def _money(amount: Decimal, style: str) -> str:
    for scale, name in SCALES[style]:
        share = amount / scale
        if scale >= 10**6 and share >= 1 and share == round(share, MONEY_PLACES):
            return f"{bounds_words(share, share, style)} {name}"
    return bounds_words(amount, amount, style)


def _plain(value: Decimal) -> Decimal:
    return value.normalize() + 0


def _style(language: str | None) -> str:
    return "en" if (language or get_language()) == "en" else "vi"
