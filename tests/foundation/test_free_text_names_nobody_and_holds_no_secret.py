"""Personal numbers and marks of secrecy are found however they are written; figures and documents are let through."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.content import findings, guard
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import number

SURROUNDINGS = [
    "{}",
    "Liên hệ {} để biết thêm.",
    "({})",
    "Số:{}",
    "SĐT{};",
    "gồm {}, và 12 người",
    "ngày 05/03/2025 {}",
    "- {}\n- 2 hộ",
    "{}/phòng 5",
    "{}-",
    "“{}”",
]
TELEPHONES = [
    *("0912345678", "0912 345 678", "0912.345.678", "091-234-5678", "09 12 34 56 78", "0387654321", "+84912345678"),
    *("+84 912 345 678", "84912345678", "+84(0)912345678", "(024) 3825 1234", "024 3825 1234", "02438251234"),
    *(
        "(0236)3822222",
        "0236.3822.222",
        "01234567890",
        "０９１２３４５６７８",
        "0912\u200b345\u00a0678",
        "0912–345–678",
    ),
]
IDENTITIES = ["001204005678", "001 204 005 678", "038.204.005.678", "123456789", "123 456 789", "912345678901"]
MARKS = ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "TỐI  MẬT", "TÀI LIỆU MẬT", "ĐÓNG DẤU MẬT", "VĂN BẢN TỐI MẬT"]
HARMLESS = [
    "",
    "Kinh phí 1.204.000.000 đồng, 24.761,596 tỷ đồng",
    "Kinh phí 120000000 đồng và 123456789 người",
    "trên 2,8 triệu ngày công; 334.234 căn nhà; 912.345.678 đồng; 912.345.678.901",
    "Nghị định số 09/2019/NĐ-CP, Nghị quyết 80-NQ/TW, Hướng dẫn số 05-HD/VPTW, số 1234-CV/TU",
    "Công văn số 123456789/UBND-NC, 123456789/2024/QĐ",
    "từ 01/01/2025 đến 31/12/2025, ngày 05-03-2025 10 đại biểu, 05.03.2025 1030",
    "giai đoạn 2016-2018, 2020 - 2025, 14h30, 7.000.000.000",
    "1 120 000 000 và 12 345 678",
    "giữ bí mật nhà nước, mật độ dân cư, bảo mật, thân mật, tối mật thiết",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC; MẬT ĐỘ DÂN SỐ; BẢO MẬT THÔNG TIN; ĐỘ MẬT: không",
    "Mật ong rừng, Mật độ, ẨN MẬTX",
    "Nguồn: https://bao.example.vn/tin-123456789.htm và https://bao.example.vn/0912345678",
    "0,912345678 và 123456789,5",
    "tổng đài 1900 1234, 18001234",
]


@pytest.mark.parametrize("surrounding", SURROUNDINGS)
@pytest.mark.parametrize("written", [*TELEPHONES, *IDENTITIES])
def test_a_personal_number_is_refused_wherever_it_stands(written, surrounding):
    with pytest.raises(Invalid):
        guard(surrounding.format(written))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["{}", "{}\nBÁO CÁO", "Độ mật: {}", "({})", "Báo cáo {} của tỉnh", "{}."])
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_of_secrecy_is_refused(mark, written, form):
    with pytest.raises(Invalid):
        guard(unicodedata.normalize(form, written.format(mark)))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", HARMLESS)
def test_figures_documents_and_running_words_pass(text, form):
    assert list(findings(unicodedata.normalize(form, text))) == []


def test_two_numbers_side_by_side_are_both_found():
    assert [found.masked for found in findings("0912345678/0987654321 0905 123 456")] == [
        "09******78",
        "09******21",
        "09******56",
    ]


def test_a_refusal_shows_what_was_found_without_repeating_it():
    with pytest.raises(Invalid) as refusal:
        guard("Ông A, CCCD 001204005678, điện thoại 0912 345 678. TỐI MẬT")

    said = str(refusal.value)
    assert all(shown in said for shown in ["00********78", "09******78", "TỐI MẬT"])
    assert "001204005678" not in said


def test_a_refusal_lists_its_findings():
    with pytest.raises(Invalid) as refusal:
        guard("0912345678, MẬT")

    assert [found.masked for found in refusal.value.facts["findings"]] == ["09******78", "MẬT"]


@given(st.integers(0, 10**13), st.sampled_from(["", " đồng", " ngày công", " lượt người", "."]))
def test_no_figure_with_its_full_stops_is_taken_for_a_personal_number(value, unit):
    guard(f"Tổng số: {number(value)}{unit}")


@given(st.integers(1, 99_999_999), st.integers(2000, 2030), st.sampled_from(["QĐ-UBND", "NQ/TW", "BC-MTTQ", "NĐ-CP"]))
def test_no_document_number_is_taken_for_a_personal_number(serial, year, symbol):
    guard(f"số {serial}/{year}/{symbol}, số {serial}-{symbol}, số {serial}/{symbol}")


@given(st.dates(), st.dates(), st.integers(0, 9999))
def test_no_date_is_taken_for_a_personal_number(first, last, count):
    guard(f"từ {first:%d/%m/%Y} đến {last:%d/%m/%Y} có {count} lượt; {first:%d/%m} - {last:%d/%m}")


@given(st.sampled_from("35789"), st.integers(0, 99_999_999), st.sampled_from(["", " ", ".", "-"]))
def test_every_mobile_number_is_found(network, rest, gap):
    digits = f"0{network}{rest:08}"

    assert list(findings(f"gọi {digits[:4]}{gap}{digits[4:7]}{gap}{digits[7:]} nhé"))


@given(st.integers(0, 10**12 - 1))
def test_every_citizen_number_is_found(value):
    assert list(findings(f"CCCD: {value:012}"))


@given(st.text(max_size=60))
def test_any_text_is_passed_or_refused(text):
    assert all(found.masked for found in findings(text))
