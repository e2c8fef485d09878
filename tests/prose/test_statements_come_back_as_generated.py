"""Statements made by a grammar, in sentences made by another: what was put in is what is read."""

from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.vietnamese import number, number_in_words
from phoihop.prose import read
from phoihop.prose.listing import entries
from tests.prose.disguises import without_accents

SCALES = {"": 1, "nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}
CUES = {
    "": "exact",
    "trên": "over",
    "hơn": "over",
    "gần": "nearly",
    "ngót": "nearly",
    "khoảng": "about",
    "xấp xỉ": "about",
    "ước khoảng": "about",
    "trên dưới": "about",
    "ít nhất": "at_least",
    "tối thiểu": "at_least",
    "tối đa": "at_most",
    "không quá": "at_most",
}
VAGUE = {
    "hàng chục": 10,
    "hàng trăm": 100,
    "hàng nghìn": 1000,
    "hàng chục nghìn": 10_000,
    "hàng vạn": 10_000,
    "vài trăm": 100,
}
UNITS = (
    *entries("buổi, lớp, hộ, mô hình, ngày công, lượt người, căn nhà, ngôi nhà, suất quà, phần quà, tập thể, cá nhân"),
    *entries(
        "tổ chức, vụ việc, người dân, học sinh, km, m2, ha, tấn, chiếc xe đạp, con bò, lá cờ, câu lạc bộ, khu dân cư"
    ),
    *("đoàn viên", "nhà văn hóa", "lượt cán bộ, chiến sĩ"),
)
units = st.sampled_from(UNITS)
cues = st.sampled_from(list(CUES))
FRAMES = (
    "Trong năm, đơn vị đã thực hiện được {} tại địa phương.",
    "Kết quả: {}; nhân dân phấn khởi.",
    "Các đơn vị phối hợp giúp dân, gồm {}.",
    "- Công tác dân vận đạt {}, góp phần xây dựng nông thôn mới.",
    "Ngày 15/8/2024, Trung đoàn 95 báo cáo có {} (theo Kế hoạch số 12/KH-BCĐ).",
)
frames = st.sampled_from(FRAMES)


def bounds(qualifier, value):
    if qualifier in {"over", "at_least"}:
        return (value, None)
    return (None, value) if qualifier in {"nearly", "at_most"} else (value, value)


def only(text):
    figures = read(text).figures
    assert len(figures) == 1, (text, figures)
    return figures[0]


@given(frames, cues, st.integers(2, 9_999_999), units)
def test_whole_numbers(frame, cue, value, unit):
    figure = only(frame.format(f"{cue} {number(value)} {unit}".strip()))
    assert (figure.qualifier, (figure.low, figure.high), figure.unit) == (CUES[cue], bounds(CUES[cue], value), unit)


@given(frames, cues, st.decimals(1, 999, places=1), st.sampled_from([name for name in SCALES if name]), units)
def test_scaled_numbers(frame, cue, amount, scale, unit):
    figure = only(frame.format(f"{cue} {number(amount)} {scale} {unit}".strip()))
    value = float(amount) * SCALES[scale]
    low, high = bounds(CUES[cue], value)
    assert figure.qualifier == CUES[cue]
    assert all(
        a == b or abs(a - b) < 1e-6 * value for a, b in ((figure.low, low), (figure.high, high)) if a is not None
    )
    assert (figure.low is None, figure.high is None) == (low is None, high is None)


@given(frames, st.integers(1, 999), st.integers(1, 999))
def test_sums_in_two_scales_are_one_figure(frame, billions, millions):
    figure = only(frame.format(f"{billions} tỷ {millions} triệu đồng"))
    assert (figure.low, figure.unit) == (billions * 10**9 + millions * 10**6, "đồng")


@given(frames, st.integers(11, 999_999), units)
def test_numbers_in_words(frame, value, unit):
    words = number_in_words(value)
    if "không nghìn" in words or words.endswith(("trăm", "mươi")) or words.split()[-1] == "linh":
        return
    figure = only(frame.format(f"{words} {unit}"))
    assert (figure.low, figure.unit) == (value, unit)


@given(frames, st.sampled_from(list(VAGUE)), units)
def test_vague_numbers(frame, words, unit):
    figure = only(frame.format(f"{words} {unit}"))
    assert (figure.qualifier, figure.low, figure.high, figure.unit) == ("about", VAGUE[words], None, unit)


@given(
    frames,
    st.integers(13, 400),
    st.integers(1, 400),
    st.sampled_from(["từ {} đến {}", "{}-{}", "{} - {}", "từ {}-{}"]),
    units,
)
def test_ranges(frame, low, more, shape, unit):
    figure = only(frame.format(f"{shape.format(low, low + more)} {unit}"))
    assert (figure.qualifier, figure.low, figure.high, figure.unit) == ("range", low, low + more, unit)


@given(frames, st.integers(2, 500), st.integers(0, 500), st.sampled_from(["xã", "hộ", "chi bộ", "thôn", "báo cáo"]))
def test_parts_of_a_whole(frame, part, more, unit):
    figure = only(frame.format(f"{part}/{part + more} {unit}"))
    assert (figure.low, figure.of, figure.unit) == (part, part + more, unit)


@given(
    st.integers(2, 99),
    st.integers(2, 99),
    st.sampled_from(["giảm từ {}% xuống còn {}%", "từ {}% năm 2020 lên {}%", "tăng từ {}% lên {}%"]),
)
def test_changes_are_two_figures(first, second, shape):
    figures = read(f"Tỷ lệ hộ nghèo {shape.format(first, second)}.").figures
    assert [(figure.role, figure.low) for figure in figures] == [("from", first), ("to", second)]


@given(st.lists(st.tuples(cues, st.integers(2, 9999), units), min_size=2, max_size=6))
def test_enumerations_keep_every_item_with_its_own_qualifier(items):
    said = ", ".join(f"{cue} {number(value)} {unit}".strip() for cue, value, unit in items)
    figures = read(f"Các đơn vị đã thực hiện {said}.").figures
    assert [(f.qualifier, f.unit) for f in figures] == [(CUES[cue], unit) for cue, _, unit in items]


@given(
    frames,
    cues,
    st.integers(2, 99_999),
    st.sampled_from(["buổi", "km", "tập thể", "suất quà", "lượt người", "hội viên"]),
)
def test_statements_typed_without_accents(frame, cue, value, unit):
    figure = only(without_accents(frame.format(f"{cue} {number(value)} {unit}".strip())))
    assert (figure.qualifier, (figure.low, figure.high)) == (CUES[cue], bounds(CUES[cue], value))
    assert figure.unit == unit
