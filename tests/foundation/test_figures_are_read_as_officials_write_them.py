"""A figure is read in every form found in reports, and refused with a remedy where it could mean two things."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.quantities import Bounds, Qualifier, exact, read, worded, words_back
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import fold, number, number_in_words

counts = st.integers(0, 10**12)
QUALIFIERS = {
    "trên": Qualifier.OVER,
    "hơn": Qualifier.OVER,
    "gần": Qualifier.NEARLY,
    "khoảng": Qualifier.ABOUT,
    "ước": Qualifier.ABOUT,
    "ít nhất": Qualifier.AT_LEAST,
    "tối thiểu": Qualifier.AT_LEAST,
    "không dưới": Qualifier.AT_LEAST,
    "tối đa": Qualifier.AT_MOST,
    "không quá": Qualifier.AT_MOST,
    "đúng": Qualifier.EXACT,
    "": Qualifier.EXACT,
}
FIGURES = {
    "0": 0,
    "7": 7,
    "007": 7,
    "1204": 1204,
    "1.204": 1204,
    "1 204 000": 1_204_000,
    "256.000": 256_000,
    "68.900": 68_900,
    "16 nghìn": 16_000,
    "16 ngàn": 16_000,
    "2,5 nghìn": 2500,
    "2,8 triệu": 2_800_000,
    "2, 8 triệu": 2_800_000,
    "2,8triệu": 2_800_000,
    "1.250 triệu": 1_250_000_000,
    "2 tỷ 600 triệu": 2_600_000_000,
    "2 tỉ 600 triệu": 2_600_000_000,
    "3 tỷ 250 triệu 300 nghìn": 3_250_300_000,
    "1 triệu 204 nghìn 300": 1_204_300,
    "1 nghìn 300": 1300,
    "2 triệu rưỡi": 2_500_000,
    "24.761,596 tỷ": 24_761_596_000_000,
    "24 nghìn tỷ": 24_000_000_000_000,
    "1,2 nghìn tỷ": 1_200_000_000_000,
    "bảy": 7,
    "mười": 10,
    "mười hai": 12,
    "hai mươi tư": 24,
    "ba trăm": 300,
    "ba trăm linh năm": 305,
    "một trăm lẻ tư": 104,
    "năm chục": 50,
    "hai nghìn ba trăm": 2300,
    "hai triệu tám trăm nghìn": 2_800_000,
}


def typed_variants(text):
    yield text
    yield unicodedata.normalize("NFD", text)
    yield fold(text)
    yield text.upper()
    yield f"  {text.replace(' ', chr(0xA0))} "
    yield text.replace(" ", "  ")


@pytest.mark.parametrize("qualifier", QUALIFIERS)
@pytest.mark.parametrize("written", FIGURES)
def test_every_qualifier_and_figure_is_read_in_every_way_of_typing(qualifier, written):
    understood = {(q.qualifier, q.amount) for q in map(read, typed_variants(f"{qualifier} {written}".strip()))}

    assert understood == {(QUALIFIERS[qualifier], Decimal(FIGURES[written]))}


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("trên 2,8 triệu", 2_800_000, 2_900_000),
        ("hơn 16 nghìn", 16_000, 17_000),
        ("trên 68.900", 68_900, 69_000),
        ("gần 256 nghìn", 255_000, 256_000),
        ("gần 256.000", 255_000, 256_000),
        ("gần 1", 0, 1),
        ("khoảng 300", 250, 350),
        ("trên dưới 300", 250, 350),
        ("trên 2 tỷ 600 triệu", 2_600_000_000, 2_700_000_000),
        ("ít nhất 5", 5, None),
        ("300 trở lên", 300, None),
        ("từ 300 trở lên", 300, None),
        ("tối đa 10", 0, 10),
        ("10 trở xuống", 0, 10),
        ("từ 200 đến 300", 200, 300),
        ("200 den 300", 200, 300),
        ("5-7", 5, 7),
        ("5 – 7 triệu", 5_000_000, 7_000_000),
        ("từ 2,5 đến 3 triệu", 2_500_000, 3_000_000),
        ("200 - 1 nghìn", 200, 1000),
        ("từ 1.000 đến 2 nghìn", 1000, 2000),
        ("0", 0, 0),
        ("trên 0", 0, 1),
        ("1.204", 1204, 1204),
    ],
)
def test_a_statement_has_working_bounds(written, low, high):
    assert read(written).bounds == Bounds(Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("written", "unit", "amount"),
    [
        ("3 tỷ 250 triệu đồng", "đồng", 3_250_000_000),
        ("3 tỷ 250 triệu", "đồng", 3_250_000_000),
        ("1.250", "triệu đồng", 1_250_000_000),
        ("1.250 triệu", "triệu đồng", 1_250_000_000),
        ("1.250 triệu đồng", "triệu đồng", 1_250_000_000),
        ("2 tỷ 600 triệu", "triệu đồng", 2_600_000_000),
        ("2,5", "tỷ đồng", 2_500_000_000),
        ("16.000 đồng", "triệu đồng", 16_000),
        ("1.250 triệu đ", "đồng", 1_250_000_000),
    ],
)
def test_money_is_kept_in_dong(written, unit, amount):
    quantity = read(written, unit)

    assert (quantity.amount, quantity.unit) == (amount, "đồng")


@pytest.mark.parametrize(
    ("written", "unit", "amount"),
    [
        ("trên 2,8 triệu ngày công", "ngày công", 2_800_000),
        ("1.204ngày công", "ngày công", 1204),
        ("5 NGAY CONG", "ngày công", 5),
        ("năm năm", "năm", 5),
        ("năm", "năm", 5),
        ("48 căn", "căn", 48),
    ],
)
def test_the_unit_may_follow_the_figure(written, unit, amount):
    assert read(written, unit).amount == amount


@pytest.mark.parametrize(
    "written",
    [
        *("", "   ", "abc", "hàng trăm", "trên", "-5", "−5", "- 5", "âm 5", "5%", "1e5", "1/2", "=1+1", "5 người"),
        *("1,234", "1,234,567", "12.34", "1.234.5", "1..5", "1,2,3", "0.500", "2,5", "1.234,5", "2,3456 nghìn"),
        *("2 tỷ 600", "2 triệu 5", "hai trăm năm", "16 nghìn 5", "một triệu ba trăm", "2 tỷ 1.600 triệu"),
        *("1,5 triệu 300 nghìn", "2 triệu 3 triệu", "trăm", "triệu", "hai ba", "mười mười", "linh năm"),
        *("từ 300 đến 200", "7-5", "5-", "-", "từ đến", "1234567890123456", "9" * 60, "trên gần 5", "12 34"),
    ],
)
def test_what_is_no_figure_or_has_two_meanings_is_refused(written):
    with pytest.raises(Invalid):
        read(written)


def test_a_scale_smaller_than_the_unit_of_money_is_refused():
    with pytest.raises(Invalid, match="triệu đồng"):
        read("16 nghìn", "triệu đồng")


@pytest.mark.parametrize(
    ("written", "decimals", "amount"),
    [("1,234", 3, "1.234"), ("2,5", 1, "2.5"), ("1.234,5", 1, "1234.5"), ("1.234", 3, "1234"), ("2,50", 1, "2.5")],
)
def test_decimals_are_taken_where_the_indicator_takes_them(written, decimals, amount):
    assert read(written, decimals=decimals).amount == Decimal(amount)


def test_more_decimals_than_the_indicator_takes_are_refused():
    with pytest.raises(Invalid, match="2"):
        read("1,234", decimals=2)


@given(counts)
def test_a_number_written_out_is_read_back(value):
    assert read(number(value)) == exact(value)


@given(
    st.integers(0, 10**9 - 1), st.booleans(), st.sampled_from(["", "người", "đồng", "triệu đồng"]), st.integers(0, 2)
)
def test_a_plain_number_is_read_like_one_among_words(value, grouped, unit, decimals):
    written = number(value) if grouped else str(value)

    plain, among_words = read(written, unit, decimals=decimals), read(f"đúng {written}", unit, decimals=decimals)
    assert (plain.bounds, plain.amount, plain.unit) == (among_words.bounds, among_words.amount, among_words.unit)


@given(st.integers(0, 10**12 - 1))
def test_a_number_said_aloud_is_read_back(value):
    assert read(number_in_words(value)).amount == value


@given(st.integers(0, 10**9 - 1), st.integers(0, 6))
def test_decimals_written_out_are_read_back(digits, places):
    value = Decimal(digits).scaleb(-places)

    assert read(number(value), decimals=6).amount == value


@given(st.integers(0, 999_999), st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]))
def test_money_is_the_same_typed_in_its_unit_or_with_its_scale(value, unit):
    assert read(number(value), unit).amount == read(f"{number(value)} {unit}", "đồng").amount


@given(counts, st.sampled_from(["", "đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]))
def test_money_kept_in_dong_is_written_and_read_back(value, unit):
    assert read(f"{number(value)} đồng", unit or "đồng").amount == value


@given(counts, st.sampled_from(sorted(QUALIFIERS)))
def test_the_figure_named_lies_within_the_bounds(value, qualifier):
    quantity = read(f"{qualifier} {number(value)}")

    assert quantity.amount in quantity.bounds


@given(counts, counts, st.sampled_from(sorted(QUALIFIERS)))
def test_what_is_said_back_means_the_same(value, other, qualifier):
    low, high = sorted([value, other])
    for quantity in (read(f"{qualifier} {number(value)}"), read(f"{number(low)} - {number(high)}")):
        said = words_back(quantity).partition(" (")[0]
        assert (read(said).qualifier, read(said).bounds) == (quantity.qualifier, quantity.bounds)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_with_a_sentence(text):
    try:
        quantity = read(text)
    except Invalid as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 -- either outcome is right
    else:
        assert quantity.low >= 0


@pytest.mark.parametrize(
    ("written", "back"),
    [
        ("tren 2,8 trieu", "trên 2.800.000 (từ 2.800.000 đến 2.900.000)"),
        ("1.204", "1.204"),
        ("it nhat 5", "ít nhất 5 (từ 5 trở lên)"),
        ("5-7", "từ 5 đến 7"),
        ("khoảng 300", "khoảng 300 (từ 250 đến 350)"),
    ],
)
def test_what_was_understood_is_said_back(written, back):
    assert words_back(read(written)) == back


def test_the_unit_is_said_back_too():
    assert words_back(read("gần 2", "triệu đồng")) == "gần 2.000.000 đồng (từ 1.000.000 đến 2.000.000)"


@pytest.mark.parametrize(
    ("written", "english"),
    [("trên 2,8 triệu", "over 2.8 million"), ("gần 256 nghìn", "nearly 256,000"), ("5-7", "from 5 to 7")],
)
def test_a_statement_is_given_in_english(written, english):
    assert (worded(read(written)), worded(read(written), "en")) == (written, english)
