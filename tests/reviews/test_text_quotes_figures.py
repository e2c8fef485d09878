"""Text quotes figures by codes; numbers that have no source are found, and tables are text."""

import pytest

from phoihop.foundation.refusals import Invalid
from phoihop.reviews.rules import bare_numbers, distinct, heads, hold_known, hold_sheet, next_code, pieces, sheet


def test_words_and_codes_are_told_apart():
    assert pieces("Có [[F-001]] buổi.") == [("Có ", ""), ("", "F-001"), (" buổi.", "")]


def test_a_code_that_is_no_figure_is_named():
    with pytest.raises(Invalid, match="F-009"):
        hold_known("Có [[F-001]] và [[F-009]].", ["F-001"])


def test_a_code_that_was_mangled_is_named_too():
    with pytest.raises(Invalid, match="F1"):
        hold_known("Có [[F1]].", ["F-001"])


def test_codes_go_on_after_the_highest():
    assert [next_code([]), next_code(["F-002", "F-999"])] == ["F-001", "F-1000"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Đã tổ chức 15 buổi, đạt 104,5% chỉ tiêu.", ["15", "104,5%"]),
        ("1. Công tác tuyên truyền", []),
        ("Chương trình số 02-CTr/BTGDVTU-BCHQST ngày 15/12/2024", []),
        ("Nghị quyết 25-NQ/TW và Nghị định 30/2020/NĐ-CP", []),
        ("6 tháng đầu năm 2025, giai đoạn 2021-2026, quý I/2026, tháng 3/2026", []),
        ("Quân khu 1, Khu vực 3, phường 7, thôn 12", []),
        ("Có [[F-001]] buổi trong năm 2025", []),
        ("hơn 2.000 suất quà; 3 mô hình", ["2.000", "3"]),
    ],
)
def test_numbers_without_a_source_are_found_and_days_papers_and_names_are_not(text, numbers):
    assert bare_numbers(text) == numbers


def test_a_head_in_two_rows_spans_columns_and_rows():
    table = sheet("= Bảng\n! A | B | <\n! ^ | C | D\n1 | 2 | 3")

    assert heads(table) == [[("A", 1, 2), ("B", 2, 1)], [("C", 1, 1), ("D", 1, 1)]]


@pytest.mark.parametrize("text", ["! A | B\n1 | 2 | 3", "! A | B | <\n! ^ | C\n1 | 2 | 3"])
def test_a_table_whose_rows_do_not_fit_is_refused(text):
    with pytest.raises(Invalid):
        hold_sheet(text)


def test_the_same_thought_is_told_once_with_how_many_shared_it():
    told = distinct(
        [
            ("- Kinh phí còn hạn chế\n- Cán bộ kiêm nhiệm", "A"),
            ("Kinh phí còn hạn chế.", "B"),
            ("kinh phi con han che", "C"),
        ],
        5,
    )

    assert [(one.text, one.source, one.others) for one in told] == [
        ("Kinh phí còn hạn chế.", "A", 2),
        ("Cán bộ kiêm nhiệm.", "A", 0),
    ]
