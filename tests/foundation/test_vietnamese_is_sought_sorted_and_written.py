"""Accents, tone placement, the alphabet, numbers and dates."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation import vietnamese

VOWELS = [unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in ["", *vietnamese.TONES]]
texts = st.text(alphabet=st.sampled_from([*VOWELS, *"bcdđghklmnpqrstvx", " ", "B", "Đ", "À"]), max_size=30)


@pytest.mark.parametrize("written", ["thuy nguyen", "Thuỷ Nguyên", "Thủy  Nguyên", "THỦY NGUYÊN ", "thủy\u00a0nguyên"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_one_name_folds_alike_however_it_is_typed(written, form):
    assert vietnamese.fold(unicodedata.normalize(form, written)) == "thuy nguyen"


def test_the_barred_letter_folds_to_d():
    assert vietnamese.fold("Đắk Lắk, Bộ đội") == "dak lak, bo doi"


@given(texts)
def test_folding_twice_changes_nothing_more(text):
    assert vietnamese.fold(vietnamese.fold(text)) == vietnamese.fold(text)


@given(texts)
def test_folding_does_not_see_tone_placement_or_normal_form(text):
    other = unicodedata.normalize("NFD", vietnamese.old_tone(text)).upper()

    assert vietnamese.fold(other) == vietnamese.fold(text)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("thuỷ lợi", "thủy lợi"),
        ("khoẻ, toạ đàm", "khỏe, tọa đàm"),
        ("uỷ ban", "ủy ban"),
        ("văn hoá", "văn hóa"),
    ],
)
def test_the_tone_moves_to_the_first_vowel(new, old):
    assert vietnamese.old_tone(new) == old


@pytest.mark.parametrize(
    "word", ["quý", "quỹ", "tuyến", "ngoại", "hoàn", "khoét", "quà", "thuế", "hòa", "loặt", "hoặc", "huyện", "xoắn"]
)
def test_other_syllables_keep_their_tone(word):
    assert vietnamese.old_tone(word) == word


@given(texts)
def test_moving_tones_twice_changes_nothing_more(text):
    assert vietnamese.old_tone(vietnamese.old_tone(text)) == vietnamese.old_tone(text)


@given(st.permutations("aăâbcdđeêghiklmnoôơpqrstuưvxy"))
def test_letters_sort_by_the_vietnamese_alphabet(letters):
    assert "".join(sorted(letters, key=vietnamese.sort_key)) == "aăâbcdđeêghiklmnoôơpqrstuưvxy"


@given(st.permutations(["ma", "mà", "mả", "mã", "má", "mạ", "ma đa", "mặt"]))
def test_tones_decide_last(words):
    ordered = ["ma", "mà", "mả", "mã", "má", "mạ", "ma đa", "mặt"]

    assert sorted(words, key=vietnamese.sort_key) == ordered


def test_numbers_in_names_sort_by_value():
    assert sorted(["Vùng 10", "Vùng 2", "Vùng 1"], key=vietnamese.sort_key) == ["Vùng 1", "Vùng 2", "Vùng 10"]


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, None, "0"),
        (1234, None, "1.234"),
        (Decimal("1234.50"), None, "1.234,5"),
        (Decimal("2.8E+6"), None, "2.800.000"),
        (1234.5, 2, "1.234,50"),
        (Decimal("0.125"), 2, "0,13"),
        (-1234, None, "-1.234"),
        (Decimal("-0.001"), 2, "0,00"),
        (1_000_000, 0, "1.000.000"),
    ],
)
def test_numbers_have_stops_between_thousands_and_a_decimal_comma(value, decimals, written):
    assert vietnamese.number(value, decimals) == written


def test_a_date_is_written_day_first():
    assert vietnamese.day(date(2025, 3, 5)) == "05/03/2025"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2025, 3, 5), "ngày 05 tháng 3 năm 2025"),
        (date(2025, 2, 28), "ngày 28 tháng 02 năm 2025"),
        (date(2025, 1, 1), "ngày 01 tháng 01 năm 2025"),
        (date(2025, 12, 10), "ngày 10 tháng 12 năm 2025"),
    ],
)
def test_papers_put_a_zero_before_days_under_ten_and_the_first_two_months(value, written):
    assert vietnamese.long_day(value) == written


@pytest.mark.parametrize(("value", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (2026, "MMXXVI")])
def test_roman_numerals(value, written):
    assert vietnamese.roman(value) == written


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_what_has_no_roman_numeral_is_refused(value):
    with pytest.raises(ValueError, match=str(value)):
        vietnamese.roman(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (105, "một trăm linh năm"),
        (1205, "một nghìn hai trăm linh năm"),
        (1_000_005, "một triệu không nghìn không trăm linh năm"),
        (2_600_000_000, "hai tỷ sáu trăm triệu"),
        (24_000_000_000_000, "hai mươi tư nghìn tỷ"),
    ],
)
def test_numbers_are_said_aloud(value, words):
    assert vietnamese.number_in_words(value) == words


def test_a_number_below_zero_is_not_said():
    with pytest.raises(ValueError, match="-1"):
        vietnamese.number_in_words(-1)
