import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import engines
from django.utils import translation
from django.utils.formats import date_format, get_format, number_format
from hypothesis import given
from hypothesis import strategies as st

from phoihop.ui import notation
from phoihop.ui.templatetags import ui


@dataclass
class Bounded:
    low: Decimal | None
    high: Decimal | None
    words: str = ""


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1234.5, "1.234,5"),
        (Decimal("1234567.50"), "1.234.567,5"),
        (Decimal("2.8E+6"), "2.800.000"),
        (0, "0"),
        (-3, "−3"),
        (None, "–"),
        ("", "–"),
        ("chưa rõ", "chưa rõ"),
        (float("nan"), "nan"),
    ],
)
def test_numbers_are_written_as_vietnamese_officials_write_them(value, written):
    assert ui.number(value) == written


def test_decimals_can_be_fixed():
    assert ui.number(12.345, 1) == "12,3"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_a_written_number_can_be_read_back(value):
    written = notation.number(value)

    assert Decimal(written.replace(".", "").replace(",", ".").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Bounded(Decimal(28), Decimal(29), words="trên 28"), "trên 28"),
        (Bounded(Decimal(1200), Decimal(1200)), "1.200"),
        (Bounded(Decimal(1200), Decimal(1300)), "từ 1.200 đến 1.300"),
        (Bounded(Decimal(5), None), "ít nhất 5"),
        (Bounded(Decimal(5), Decimal("Infinity")), "ít nhất 5"),
        (None, "–"),
        (7, "7"),
    ],
)
def test_a_quantity_is_worded_no_more_precisely_than_it_was_stated(value, written):
    assert ui.worded(value) == written


def test_days_and_moments_are_written_day_first_by_the_clock_of_the_site():
    moment = dt.datetime(2026, 11, 25, 9, 5, tzinfo=dt.UTC)
    template = engines["django"].from_string("{% load ui %}{{ moment|day }} · {{ moment|moment }} · {{ none|day }}")

    assert template.render({"moment": moment, "none": None}) == "25/11/2026 · 16:05\u00a025/11/2026 · "


@pytest.mark.parametrize("language", ["vi", "en"])
def test_both_languages_write_the_same_notation(language):
    with translation.override(language):
        assert number_format(Decimal("1234.5"), force_grouping=True) == "1.234,5"
        assert date_format(dt.date(2026, 12, 31)) == "31/12/2026"
        assert get_format("FIRST_DAY_OF_WEEK") == 1
        assert get_format("NUMBER_GROUPING") == 3


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["05/11/2026", "5-11-2026", "05.11.2026", "05/11/26", "2026-11-05"])
def test_a_typed_date_is_read_day_first(language, typed):
    with translation.override(language):
        assert forms.DateField().clean(typed) == dt.date(2026, 11, 5)


def test_a_typed_moment_is_read_day_first():
    noon = dt.datetime(2026, 11, 5, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))

    assert forms.DateTimeField().clean("05/11/2026 12:00") == noon
