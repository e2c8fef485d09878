"""The clauses of a pasted resolution are found by their numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.refusals import Invalid
from phoihop.plans.rules import LETTERS, Clause, clauses_of

RESOLUTION = """
NGHỊ QUYẾT về tăng cường công tác dân vận
Thực hiện Quyết định số 23-QĐ/TW, ngày 30/7/2021; Đảng ủy đề ra các nhiệm vụ sau:
1. Tăng cường công tác tuyên truyền
   trong năm 2026;
a) Mở chuyên mục trên đài xã;
b) Tổ chức 12 buổi nói chuyện.
2. Củng cố tổ chức cơ sở đảng
- Kết nạp đảng viên mới
- Bồi dưỡng cấp ủy viên
3. Phòng, chống thiên tai
3.1. Diễn tập
3.2. Dự trữ vật chất
2025. là năm bản lề
"""


def test_groups_and_their_parts_are_found():
    assert clauses_of(RESOLUTION) == [
        Clause(
            "1",
            "Tăng cường công tác tuyên truyền trong năm 2026",
            (Clause("1.a", "Mở chuyên mục trên đài xã"), Clause("1.b", "Tổ chức 12 buổi nói chuyện.")),
        ),
        Clause(
            "2",
            "Củng cố tổ chức cơ sở đảng",
            (Clause("2.1", "Kết nạp đảng viên mới"), Clause("2.2", "Bồi dưỡng cấp ủy viên")),
        ),
        Clause(
            "3",
            "Phòng, chống thiên tai",
            (Clause("3.1", "Diễn tập"), Clause("3.2", "Dự trữ vật chất 2025. là năm bản lề")),
        ),
    ]


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "Nhóm {}: ", "Nhiệm vụ {}. ", "Điều {}. "])
def test_eighteen_groups_are_found_however_they_are_marked(mark):
    text = "\n".join(f"{mark.format(number)}Nội dung thứ {number}" for number in range(1, 19))

    assert [clause.number for clause in clauses_of(text)] == [str(number) for number in range(1, 19)]


def test_numbers_with_another_sign_are_sub_clauses():
    [first, second] = clauses_of("1. Một\n1) Nhỏ một\n2) Nhỏ hai\n2. Hai")

    assert [part.text for part in first.parts] == ["Nhỏ một", "Nhỏ hai"]
    assert second.text == "Hai"


def test_bullets_under_a_letter_go_on_with_its_text():
    [clause] = clauses_of("1. Một\na) Nhỏ\n- thêm")

    assert clause.parts == (Clause("1.a", "Nhỏ - thêm"),)


@pytest.mark.parametrize("text", ["", "Không có số nào", "2. Bắt đầu từ hai"])
def test_what_has_no_number_is_no_resolution(text):
    with pytest.raises(Invalid):
        clauses_of(text)


def test_nobody_breaks_down_a_whole_code_of_law():
    with pytest.raises(Invalid):
        clauses_of("\n".join(f"{number}. Điều" for number in range(1, 502)))


WORDS = st.text("abc ăâđêôơư", min_size=1, max_size=30).map(lambda words: " ".join(f"x{words}".split()))
GROUPS = st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=len(LETTERS))), min_size=1, max_size=18)


@given(GROUPS, st.sampled_from(["second", "letter", "bullet"]))
def test_what_is_written_in_numbered_clauses_is_read_back(groups, style):
    lines = []
    for number, (words, parts) in enumerate(groups, 1):
        lines.append(f"{number}. {words}")
        for index, part in enumerate(parts):
            marks = {"second": f"{number}.{index + 1}. ", "letter": f"{LETTERS[index]}) ", "bullet": "- "}
            lines.append(marks[style] + part)

    found = clauses_of("\n".join(lines))

    assert [(clause.text, [part.text for part in clause.parts]) for clause in found] == groups
