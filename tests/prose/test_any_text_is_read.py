"""No text breaks the reader or keeps it long, whatever was pasted."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.prose import from_font, read, unicode_text
from phoihop.prose.listing import entries
from phoihop.prose.matching import default_catalogue
from tests.prose.disguises import tcvn3, vni
from tests.prose.scoring import marked

PIECES = [
    *entries(
        "từ, đến, -, /, 5, 12, 2024, 1.204, %, triệu, tỷ, đồng, hơn, trên, gần, hộ, km, m2, lượt, lượt người, mỗi"
    ),
    *entries(
        "năm, ngày, “, ”, (, ), ;, ., hai, mươi, trăm, hàng, chục, xuống, lên, còn, số, Quân khu, tuổi, giờ, trở lên"
    ),
    *entries("Nghị quyết, tổng, trong đó, tăng, cán bộ, chiến sĩ, một, nửa, rưỡi, O, k, đ, ², ٣, 2e9"),
    *("\n", ",", "2,8", "9" * 400),
]


@given(st.text(max_size=300))
def test_any_text(text):
    assert_sound(text)


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from([" ", "", "  "]))
def test_any_heap_of_the_pieces_figures_are_made_of(pieces, between):
    assert_sound(between.join(pieces))


@given(st.sampled_from(marked("rewritten.jsonl")), st.integers(0, 600), st.integers(0, 600), st.text(max_size=5))
def test_any_report_with_a_piece_torn_out(passage, start, end, instead):
    assert_sound(passage.text[:start] + instead + passage.text[end:])


def assert_sound(text):
    reading = read(text)
    beginning = 0
    for figure in reading.figures:
        assert beginning <= figure.start < figure.end <= len(reading.text)
        assert figure.span == reading.text[figure.start : figure.end]
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        beginning = figure.end


@given(st.sampled_from(marked("practice.txt")))
def test_reading_twice_gives_the_same(passage):
    assert read(passage.text) == read(passage.text)


@pytest.mark.parametrize(
    "piece",
    ["1", "1.", "5-", "từ 5 ", "hai mươi ", "1/1 ", "“1 ", "hộ ", "(", "\n", "trên 5 triệu ", "Quân khu 7 ", "ngày 1-"],
)
def test_time_grows_with_length_alone(piece):
    default_catalogue()
    started = time.process_time()
    read(piece * (20_000 // len(piece)))
    assert time.process_time() - started < 2


def test_a_megabyte_takes_seconds():
    text = "\n".join(passage.text for passage in marked("rewritten.jsonl"))
    text = (text * (1 + 250_000 // len(text.encode())))[:190_000]
    default_catalogue()
    started = time.process_time()
    read(text)
    # A quarter of a megabyte; two seconds for a whole one, twice as long where the machine is busy.
    assert time.process_time() - started < 1


@given(st.sampled_from(marked("rewritten.jsonl")))
def test_old_encodings_become_unicode(passage):
    assert unicode_text(tcvn3(passage.text)).lower() == passage.text.lower()
    assert unicode_text(vni(passage.text)) == passage.text


@pytest.mark.parametrize(
    "text", ["", "Kế hoạch", "Plan A", "naïve café", "10.000 m² – 25°C", "São Paulo", "BÁO CÁO", "§ 3 £5", "hòa thuận"]
)
def test_other_text_is_never_converted(text):
    assert unicode_text(text) == text


@pytest.mark.parametrize(
    ("text", "font", "meant"),
    [
        ("KÕ ho¹ch", ".VnTime", "Kế hoạch"),
        ("céng hßa", ".VnTimeH", "CỘNG HÒA"),
        ("Coäng hoøa", "VNI-Times", "Cộng hòa"),
        ("Cộng hòa", "Times New Roman", "Cộng hòa"),
    ],
)
def test_a_known_font_tells_the_encoding(text, font, meant):
    assert from_font(text, font) == meant


@pytest.mark.parametrize("text", ["KÕ ho¹ch phèi hîp", "Keá hoaïch phoái hôïp"])
def test_a_few_words_are_enough_to_tell_the_encoding(text):
    assert unicode_text(text) == "Kế hoạch phối hợp"
