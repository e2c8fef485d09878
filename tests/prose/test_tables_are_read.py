"""Cells of tables are proposed by the heads of their rows and columns, however the table is laid out."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.prose import Catalogue, read
from tests.prose.disguises import decomposed, tcvn3, vni, without_accents
from tests.prose.tabled import LAYOUTS, STATED, proposed, tabbed
from tests.prose.test_any_text_is_read import assert_sound

DISGUISES = [decomposed, tcvn3, vni, without_accents, str.upper]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_was_done_is_proposed_in_every_layout(layout):
    assert proposed(read(tabbed(LAYOUTS[layout]())).figures) == STATED


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda disguise: disguise.__name__)
def test_what_was_done_is_proposed_however_it_is_typed(layout, disguise):
    assert proposed(read(disguise(tabbed(LAYOUTS[layout]()))).figures) == STATED


@pytest.mark.parametrize("total", ["Tổng cộng", "Toàn xã", "TOÀN PHƯỜNG:"])
def test_of_the_places_of_a_body_their_sum_is_proposed(total):
    rows = ["Đơn vị\tSố hộ nghèo được giúp đỡ (hộ)", "Tổ dân phố 1\t5", "Tổ dân phố 2\t7", f"{total}\t12"]

    assert proposed(read("\n".join(rows)).figures) == {"NM07": 12}


REPORT = """Quý II năm 2025, đơn vị đã huy động 1.350 ngày công, sửa 7 căn nhà.
Biểu số 1. Kết quả (đơn vị tính: triệu đồng)
TT\tNội dung\tKế hoạch\tThực hiện\tTỷ lệ (%)\tGhi chú
1\tTrị giá quà tặng\t100\ttrên 15,5\t16\tTặng cho 120 hộ nghèo
2\tSố mô hình Dân vận khéo đăng ký (mô hình)\t10\t12\t120\t
\t- Tập thể\t\t5\t\t
\t- Cá nhân\t-\t7\t\t
3\tCán bộ, chiến sĩ về giúp dân\t\t300 người (40 nữ)\t\t
4\tViệc khác\t\tNạo vét 3,5 km kênh mương; trồng 2.000 cây\t\t
Phấn đấu quý III giúp 50 hộ."""


@pytest.fixture(scope="module")
def reading():
    return read(REPORT)


@pytest.fixture(scope="module")
def figures(reading):
    return {(figure.words or figure.span): figure for figure in reading.figures}


def test_every_figure_stands_where_it_says(reading):
    assert [reading.text[figure.start : figure.end] for figure in reading.figures] == [
        figure.span for figure in reading.figures
    ]


def test_prose_around_a_table_is_read_as_without_it(reading):
    _, *inside, last = REPORT.split("\n")
    first = REPORT.removesuffix("\n".join(["", *inside, last]))
    alone = [figure for line in (first, last) for figure in read(line).figures]
    around = [*reading.figures[:2], reading.figures[-1]]

    assert [(each.span, each.role, each.low, each.indicators) for each in around] == [
        (each.span, each.role, each.low, each.indicators) for each in alone
    ]


def test_a_figure_of_a_table_is_said_in_full(figures):
    figure = figures["trên 15,5 triệu đồng"]

    assert (figure.span, figure.qualifier, figure.low, figure.high) == ("trên 15,5", "over", 15_500_000, None)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("trên 15,5 triệu đồng", "digits + money + table + unit above the table + row head + named as the indicator"),
        ("12 mô hình", "digits + unit list + table + unit in the row's head + row head"),
        ("5 mô hình", "digits + unit list + table + unit of the whole + row head + part of the row above"),
        ("120 %", "digits + unit list + table + unit in the column's head + row head"),
    ],
)
def test_every_figure_tells_the_rules_that_read_it(figures, words, rule):
    assert figures[words].rule == rule


@pytest.mark.parametrize(
    ("words", "role", "code"),
    [
        ("100 triệu đồng", "target", ""),
        ("16 %", "rate", ""),
        ("12 mô hình", "result", "DV01"),
        ("5 mô hình", "part", "DV02"),
        ("7 mô hình", "part", "DV03"),
        ("300 người", "result", "NM02"),
        ("3,5 km", "result", "NM04"),
        ("120 hộ", "result", "NM07"),
    ],
)
def test_what_is_planned_or_compared_is_listed_and_not_proposed(figures, words, role, code):
    assert (figures[words].role, figures[words].indicator) == (role, code)


def test_the_period_above_a_table_is_that_of_its_figures():
    [figure] = read("Kết quả quý II năm 2025\nNội dung\tSố lượng\nSố buổi tuyên truyền\t12").figures

    assert figure.period == "quý II năm 2025"


def test_the_rows_of_bodies_tell_the_body():
    figures = read("Đơn vị\tSố buổi tuyên truyền\nXã Tân Lập\t12\nXã Phú Bình\t10").figures

    assert [(each.org, each.indicator) for each in figures] == [("Xã Tân Lập", ""), ("Xã Phú Bình", "")]


def test_a_table_goes_on_with_the_heads_of_the_page_before():
    text = (
        "TT\tNội dung\tĐVT\tKH\tTH\n1\tSố buổi tuyên truyền\tbuổi\t40\t12\n\n2\n\n2\tSố hộ nghèo được giúp\thộ\t60\t37"
    )

    assert proposed(read(text).figures) == {"TT02": 12, "NM07": 37}


def test_a_bare_number_is_proposed_for_nothing_by_guess():
    [figure] = read("Nội dung\tKết quả\nTặng quà gia đình chính sách\t120").figures

    assert (figure.indicator, len(figure.indicators) > 0) == ("", True)


@pytest.mark.parametrize(
    "text",
    [
        "BAN CHỈ HUY QUÂN SỰ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 45/BC-BCH\tThái Nguyên, ngày 05 tháng 6 năm 2025",
        "1.\tVăn bản số 12 ngày 05/06/2025\n2.\tKế hoạch 25/KH-UBND",
        "Họ và tên\tNăm sinh\tSố điện thoại\nĐồng chí A\t1975\t0912.345.678",
        "STT\tTên văn bản\tNgày tháng\n1\tChỉ thị 05\t12/5/2025\n2\tKế hoạch 25\t01/6/2025",
        "Nơi nhận:\tTM. BAN CHỈ HUY\n- Như trên;\t\n- Lưu: VT.\tTHIẾU TÁ",
        "\t\t\n\t\t",
    ],
)
def test_what_is_no_figure_is_left_alone(text):
    assert read(text).figures == []


CELLS = st.sampled_from(
    [
        *(
            "",
            "-",
            "12",
            "1.204",
            "trên 2.800",
            "5/7",
            "12 buổi",
            "15,5",
            "(1)",
            "1=2+3",
            "2025",
            "+3",
            "100%",
            "từ 3 đến 5",
        ),
        *(
            "TT",
            "ĐVT",
            "Kế hoạch",
            "Thực hiện",
            "Trong đó",
            "Tổng cộng",
            "Năm 2025",
            "Tháng 5",
            "Ghi chú",
            "Đơn vị",
            "buổi",
        ),
        *(
            "- Tập thể",
            "Xã Tân Lập",
            "Số hộ nghèo (hộ)",
            "Xây 3 nhà; tặng 5 suất quà",
            "12 buổi; 2.000 lượt người",
            "\u00a0",
        ),
    ]
)


@given(st.lists(st.lists(CELLS | st.text(max_size=6), min_size=1, max_size=7), max_size=9))
def test_any_table(rows):
    assert_sound("\n".join("\t".join(row) for row in rows))


def test_ten_thousand_cells_take_a_second_or_two():
    heads = "TT\tNội dung\tĐVT\t" + "\t".join(f"Tháng {month}" for month in range(1, 8))
    rows = (f"{row}\tSố buổi tuyên truyền tại chốt {row}\tbuổi" + f"\t{row} buổi" * 7 for row in range(1000))
    text = "\n".join([heads, *rows])
    read("1")
    started = time.process_time()

    assert len(read(text).figures) == 7000
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "piece", ["\t", "\t\n", "1\t", "1\t2\n", "a\t1\n\n", "Kế hoạch\t", "1\t-\n", "\t1 hộ\n", "1 hộ; \t"]
)
def test_time_grows_with_length_alone(piece):
    read("1")
    started = time.process_time()
    read(piece * (30_000 // len(piece)))

    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("cell", "words", "low", "high"),
    [
        ("12*", "12 buổi", 12, 12),
        ("> 2.000", "> 2.000 buổi", 2000, None),
        ("khoảng 200", "khoảng 200 buổi", 200, 200),
        ("1 204", "1 204 buổi", 1204, 1204),
        ("200 - 300", "200 - 300 buổi", 200, 300),
        ("5/7", "5/7 buổi", 5, 5),
        ("03", "03 buổi", 3, 3),
        ("12.0", "12 buổi", 12, 12),
        ("15.5", "15,5 buổi", 15.5, 15.5),
        ("12 buổi tập trung", "12 buổi", 12, 12),
    ],
)
def test_a_cell_is_written_in_many_ways(cell, words, low, high):
    [figure] = read(f"Nội dung\tĐVT\tKết quả\nTuyên truyền\tbuổi\t{cell}").figures

    assert (figure.words, figure.low, figure.high) == (words, low, high)


@pytest.mark.parametrize("cell", ["12/5/2025", "5/2025", "2020-2025", "45/BC-BCH", "0912345678", "chưa có", "6 tháng"])
def test_a_cell_may_hold_no_figure(cell):
    assert read(f"Nội dung\tĐVT\tKết quả\nTuyên truyền\tbuổi\t{cell}").figures == []


def test_rows_that_begin_with_a_dash_and_have_no_whole_are_rows_like_any():
    figures = read("- Số buổi tuyên truyền:\t12 buổi\n- Số hộ nghèo được giúp:\t37 hộ").figures

    assert [(each.role, each.indicator) for each in figures] == [("result", "TT02"), ("result", "NM07")]


def test_parts_follow_a_row_that_only_announces_them():
    rows = "Số mô hình Dân vận khéo đăng ký\t10 mô hình\nTrong đó:\t\n+ Tập thể\t4\n+ Cá nhân\t6"

    assert proposed(read(f"Nội dung\tKết quả\n{rows}").figures) == {"DV01": 10, "DV02": 4, "DV03": 6}


ASKED = Catalogue.of(
    [
        ("QP10", "Xã, phường hoàn thành kế hoạch tuyển quân", "có/không", ""),
        ("DH08", "Đơn vị đã ban hành kế hoạch phối hợp năm", "có/không", ""),
        ("TT02", "Số buổi tuyên truyền", "buổi", ""),
    ]
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("TT\tNội dung\tKết quả\n1\tSố buổi tuyên truyền\tx\n2\tHoàn thành kế hoạch tuyển quân\tx", {"QP10": "có"}),
        ("Nội dung\tKết quả\nĐơn vị đã ban hành kế hoạch phối hợp năm\tChưa", {"DH08": "không"}),
        (
            "TT\tNội dung\tCó\tKhông\n1\tĐã ban hành kế hoạch phối hợp năm\tx\t\n2\tHoàn thành tuyển quân\t\tX",
            {"DH08": "có", "QP10": "không"},
        ),
        ("TT\tNội dung\tCó\tKhông\n1\tTập huấn\tx\t\n2\tHội nghị\t\tx", {}),
    ],
    ids=["a sign", "a word", "a column for each", "nothing asked"],
)
def test_yes_and_no_are_proposed_where_they_are_asked(text, told):
    assert {figure.indicator: figure.words for figure in read(text, ASKED).figures} == told
