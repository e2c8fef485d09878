"""A figure is worded no more precisely than it is known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from phoihop.analytics.figures import Figure, Measure, Span, Total
from phoihop.analytics.wording import bare_words, bounds_words, words
from phoihop.foundation.quantities import read
from phoihop.indicators.models import Indicator, Kind

COUNT = Indicator(unit="lượt người", unit_en="person-times", kind=Kind.COUNT)
MONEY = Indicator(unit="đồng", unit_en="đồng", kind=Kind.MONEY)
ROADS = Indicator(unit="km", kind=Kind.MEASURE, decimals=2)
PERCENT = Indicator(unit="%", kind=Kind.PERCENT)


def figure(low, high, total=Total.SUM):
    low, high = (None if bound is None else Decimal(bound) for bound in (low, high))
    return Figure(measure=Measure(1, total), node=1, span=Span(date(2025, 1, 1), date(2026, 1, 1)), low=low, high=high)


@pytest.mark.parametrize(
    ("indicator", "low", "high", "vietnamese", "english"),
    [
        (COUNT, "3117402.0000", "3117402", "3.117.402 lượt người", "3,117,402 person-times"),
        (COUNT, 3_100_000, 3_200_000, "trên 3,1 triệu lượt người", "over 3.1 million person-times"),
        (COUNT, 0, 0, "0 lượt người", "0 person-times"),
        (COUNT, 107, None, "ít nhất 107 lượt người", "at least 107 person-times"),
        (COUNT, None, None, "chưa có số liệu", "no figures yet"),
        (MONEY, "2600000000", "2600000000.0000", "2,6 tỷ đồng", "2.6 billion đồng"),
        (MONEY, 15_500_000, 15_500_000, "15,5 triệu đồng", "15.5 million đồng"),
        (MONEY, 2_613_412_000, 2_613_412_000, "2.613,412 triệu đồng", "2,613.412 million đồng"),
        (MONEY, 1_234_567, 1_234_567, "1.234.567 đồng", "1,234,567 đồng"),
        (MONEY, 500_000, 500_000, "500.000 đồng", "500,000 đồng"),
        (MONEY, 2_800_000_000, 2_900_000_000, "trên 2,8 tỷ đồng", "over 2.8 billion đồng"),
        (ROADS, "1.2500", "1.25", "1,25 km", "1.25 km"),
    ],
)
def test_a_total_is_worded(indicator, low, high, vietnamese, english):
    with translation.override("en"):
        in_english = words(figure(low, high), indicator)

    assert (words(figure(low, high), indicator), in_english) == (vietnamese, english)


@pytest.mark.parametrize("total", [Total.RATIO, Total.YES_SHARE])
@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        ("22.13", "22.97", "từ 22,1% đến 23%"),
        ("22.13", "22.13", "22,1%"),
        ("66.666", "66.666", "66,7%"),
        ("90", "90", "90%"),
        ("20", None, "từ 20% trở lên"),
        (None, None, "chưa có số liệu"),
    ],
)
def test_a_share_is_worded_in_tenths_rounded_outwards(total, low, high, said):
    assert words(figure(low, high, total), PERCENT) == said


def test_under_a_heading_the_unit_is_left_out():
    assert bare_words(figure(5, 5), COUNT) == "5"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(2_800_000, 2_900_000, "từ 2.800.000 đến 2.900.000"), (5, 5, "5"), (7, None, "từ 7 trở lên")],
)
def test_bounds_are_told_with_every_digit(low, high, said):
    assert bounds_words(Decimal(low), None if high is None else Decimal(high)) == said


@pytest.mark.parametrize(
    ("stated", "said", "english"),
    [
        ("trên 2,8 triệu", "trên 2,8 triệu", "over 2.8 million"),
        ("gần 256 nghìn", "gần 256 nghìn", "nearly 256,000"),
        ("khoảng 300", "khoảng 300", "about 300"),
        ("ít nhất 40", "ít nhất 40", "at least 40"),
        ("tối đa 900", "tối đa 900", "at most 900"),
        ("từ 200 đến 300", "từ 200 đến 300", "from 200 to 300"),
        ("1.204", "1.204", "1,204"),
    ],
)
def test_a_figure_of_one_report_is_printed_as_it_was_stated(stated, said, english):
    stated = read(stated)
    alone = replace(figure(stated.low, stated.high), qualifier=stated.qualifier)

    assert (bare_words(alone, COUNT), bare_words(alone, COUNT, "en")) == (said, english)
