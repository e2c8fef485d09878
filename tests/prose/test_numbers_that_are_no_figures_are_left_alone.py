"""Dates, documents, names, ages, ordinals and mottoes hold numbers, and none of them is a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.prose import read

QUIET = """
Sáng ngày 14/5/2024, hội nghị diễn ra trong 2 ngày.
Chiều 29/12 và tối 30-12, các đơn vị giao lưu.
Ngày 20.12 tại Bình Định.
Từ năm 2014 đến 2017, giai đoạn 2016 - 2021, nhiệm kỳ 2020-2025, năm học 2023-2024.
Tháng 7/2025, quý I/2024, quý 2 năm 2023, đợt 2/2023.
Lúc 8 giờ 30 phút, 7h15, 14:02, từ 18 giờ ngày 3/9 đến 6 giờ ngày 5/9.
Kỷ niệm 79 năm Ngày thành lập Quân đội nhân dân Việt Nam (22/12/1944 - 22/12/2023).
Thực hiện Chỉ thị 681, ngày 8/10/2018 và Nghị quyết 224 của Đảng ủy.
Nghị quyết số 09-NQ/TU, Kế hoạch số 45/KH-BCĐ, Quyết định 217-QĐ/TW, 218-QĐ/TW.
Thông tư 02/2021/TT-BNV, Luật số 10/2022/QH15, Nghị định số 59/2023/NĐ-CP, Chương trình số 2075.
Theo khoản 2 Điều 7 và Điều 12, Chương 3 của Quy chế.
Ban Chấp hành Trung ương khóa XI, kỳ họp thứ 9, Đại hội lần thứ 13.
Quân khu 7, Quân đoàn 2, Sư đoàn 324, Trung đoàn 95, Tiểu đoàn 4, Đại đội 2, Lữ đoàn 146.
Đoàn Kinh tế - Quốc phòng 74 phối hợp với địa phương; Đoàn KT-QP 12 và Binh đoàn 15 cùng dự.
Trung đoàn Bộ binh 812 tổ chức hành quân về làm công tác dân vận.
Vùng 4 Hải quân, Bệnh viện Quân y 13, Công ty 72, Trường THPT số 2.
Trong cơn bão số 3, tại ấp 5, thôn 4, phường 12, quận 7, tổ dân phố số 3, khu phố 2.
Mô hình “5 không, 3 sạch”, phương châm “4 cùng”, “3 bám”, 4 tại chỗ.
Phiên chợ 0 đồng, ngôi nhà 100 đồng, bữa cơm 0 đồng.
Cuộc vận động “Mỗi chi bộ giúp 1 hộ nghèo” lan tỏa.
Phòng, chống dịch Covid-19, kênh VTV1, quốc lộ 1A, đường 14B, nhà máy Z113.
Mẹ Việt Nam anh hùng 96 tuổi; thanh niên từ 18 đến 25 tuổi; 55 năm tuổi Đảng.
Xã cách trung tâm huyện 35 km; độ cao trung bình 1.100 m so với mực nước biển.
Đây là 1 trong 2 xã khó khăn nhất; trực 24/24 giờ.
1. Công tác tuyên truyền
2.1. Công tác giúp dân
Các nội dung gồm: (1) Tuyên truyền; (2) Giúp dân.
Điện thoại: 0262.3852.123 hoặc 0912345678.
Một số đơn vị, một trong những nội dung, nhiều mô hình, các lớp, đông đảo cán bộ.
Cách mạng công nghiệp 4.0 và mốc 150.
Hai cơ quan thống nhất; hai bên ký kết; năm qua, đơn vị hoàn thành nhiệm vụ.
Sinh viên năm thứ 2, học sinh lớp 11, đứng thứ 6 từ phải sang.
"""


@pytest.mark.parametrize("text", QUIET.strip().splitlines())
def test_silence(text):
    assert read(text).figures == []


def test_each_number_left_alone_tells_the_rule():
    silences = read("Chỉ thị 681 ngày 8/10/2018, bão số 3, 96 tuổi.").silences
    assert [each.rule for each in silences] == ["document", "date", "name with a number", "age or span of time"]


@given(st.dates(), st.sampled_from("/-."), st.sampled_from(["Ngày", "Sáng ngày", "Chiều", "Đến ngày"]))
def test_every_date_is_left_alone(day, sign, word):
    assert read(f"{word} {day.day}{sign}{day.month}{sign}{day.year:04}, hội nghị diễn ra.").figures == []


@given(
    st.integers(1, 9999), st.sampled_from(["Nghị quyết", "Chỉ thị", "Kế hoạch", "Quyết định", "Công văn", "Kết luận"])
)
def test_every_document_number_is_left_alone(number, kind):
    texts = (
        f"{kind} số {number} của Tỉnh ủy.",
        f"{kind} {number} về dân vận.",
        f"{kind} số {number}-NQ/TW.",
        f"{kind} {number}/KH-BCĐ.",
    )
    assert [read(text).figures for text in texts] == [[]] * len(texts)


@given(
    st.integers(1, 999),
    st.sampled_from(["Quân khu", "Sư đoàn", "Trung đoàn", "Lữ đoàn", "Tiểu đoàn", "phường", "ấp", "thôn"]),
)
def test_every_numbered_name_is_left_alone(number, name):
    assert read(f"Cán bộ {name} {number} phối hợp giúp dân, {name} {number} tổ chức hội nghị.").figures == []
