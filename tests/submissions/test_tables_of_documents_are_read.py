"""Tables in Word and PDF are read by their heads, with whatever lines and spans they are drawn."""

import io
import time

import pytest
import typst
from docx import Document
from docx.oxml.ns import qn

from phoihop.prose import read
from phoihop.submissions.pasting.pdf_tables import Box, Stroke, lines_of, ruled, unruled
from phoihop.submissions.pasting.text import text_of
from tests.prose.disguises import decomposed, tcvn3, vni
from tests.prose.tabled import LAYOUTS, STATED, Cell, proposed
from tests.submissions.carried import add_table, as_pdf, as_word


def stated_in(content, name):
    return proposed(read(text_of(content, name)).figures)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_in_word(layout):
    assert stated_in(as_word(LAYOUTS[layout]()), "a.docx") == STATED


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_with_lines_in_pdf(layout):
    assert stated_in(as_pdf(LAYOUTS[layout]()), "a.pdf") == STATED


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_table_without_lines_in_pdf(layout):
    assert stated_in(as_pdf(LAYOUTS[layout](), lines="none"), "a.pdf") == STATED


@pytest.mark.parametrize(
    ("disguise", "font"),
    [(tcvn3, ".VnTime"), (vni, "VNI-Times"), (decomposed, "Times New Roman")],
    ids=["tcvn3", "vni", "decomposed"],
)
def test_a_table_in_an_old_font(disguise, font):
    rows = [
        [Cell(disguise(each.text), each.across, each.down) for each in map(Cell.of, row)]
        for row in LAYOUTS["heads_of_two_rows"]()
    ]

    assert stated_in(as_word(rows, font=font), "a.docx") == STATED


@pytest.mark.parametrize("lines", ["1.5pt", "0.2pt + gray", "(x: none, y: 0.5pt)"])
def test_lines_of_any_kind(lines):
    assert stated_in(as_pdf(LAYOUTS["plan_and_done"](), lines=lines), "a.pdf") == STATED


def test_cells_drawn_as_rectangles():
    cells = [str(cell) for row in LAYOUTS["plan_and_done"]() for cell in row]
    drawn = ", ".join(f'rect(width: 100%, height: 1.2cm, fill: luma(250), text("{cell}"))' for cell in cells)
    source = f"#set page(flipped: true)\n#set text(size: 9pt)\n#grid(columns: (1cm, 6cm) + 5 * (2.6cm,), {drawn})"

    assert stated_in(typst.compile(source.encode()), "a.pdf") == STATED


def test_a_table_goes_on_over_pages():
    rows = LAYOUTS["plan_and_done"]()
    filler = [[str(n), f"Nội dung chưa thực hiện {n}", "việc", "-", "-", "-", ""] for n in range(60)]

    assert stated_in(as_pdf([*rows[:2], *filler, *rows[2:]]), "a.pdf") == STATED


def test_a_table_within_a_table_is_read():
    document = Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "Kết quả"
    add_table(outer.cell(0, 1), LAYOUTS["plan_and_done"]())
    made = io.BytesIO()
    document.save(made)

    assert stated_in(made.getvalue(), "a.docx") == STATED


PROSE = """Trong quý II năm 2025, đơn vị đã tuyên truyền cho trên 2.800 lượt người dự, tặng 120 suất quà cho hộ nghèo,
làm mới 1,25 km đường giao thông nông thôn và động viên Nhân dân hiến 1.500 m2 đất để mở rộng đường làng, ngõ xóm."""
LETTERHEAD = """#grid(columns: (1fr, 1fr), row-gutter: 4pt, [BAN CHQS XÃ ĐẠI TỪ], [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM],
[Số: 45/BC-BCH], [Đại Từ, ngày 05 tháng 6 năm 2025], [], [])
"""


JUSTIFIED = "#set par(justify: true)"


@pytest.mark.parametrize("style", [JUSTIFIED, f"#set text(size: 14pt)\n{JUSTIFIED}", "#set page(columns: 2)"])
def test_prose_in_pdf_is_read_as_prose(style):
    content = typst.compile(f'#set text(lang: "vi")\n{style}\n{LETTERHEAD}{PROSE}'.encode())
    reading = read(text_of(content, "a.pdf"))

    assert [figure.span for figure in reading.figures] == [figure.span for figure in read(PROSE).figures]
    assert reading.tables == []


def test_a_picture_of_words_before_a_table_stays_before_it():
    text = text_of(as_pdf(LAYOUTS["plan_and_done"](), before="Đã trồng 2.000 cây xanh."), "a.pdf")

    assert text.index("2.000 cây") < text.index("TT\tNội dung") < text.index("Hết.")


# Whatever is drawn or nested, nobody waits.


def soon(content, name, seconds=5):
    started = time.process_time()
    text = text_of(content, name)
    assert time.process_time() - started < seconds
    return text


def test_ten_thousand_cells_in_word():
    document = Document()
    table = document.add_table(1000, 10)
    for row in table.rows:
        for cell in row._tr.tc_lst:  # noqa: SLF001
            cell.p_lst[0].add_r().text = "12"
    made = io.BytesIO()
    document.save(made)

    assert soon(made.getvalue(), "a.docx").count("\t") == 9000


@pytest.mark.parametrize("lines", ["0.5pt", "none"])
def test_ten_thousand_cells_in_pdf(lines):
    source = f"#set text(size: 7pt)\n#table(columns: 10, stroke: {lines}, ..range(10000).map(str))"

    assert soon(typst.compile(source.encode()), "a.pdf").count("\t") == 9000


def test_a_cell_that_says_it_spans_a_thousand_million_columns():
    document = Document()
    table = document.add_table(2, 2)
    table.cell(1, 1).text = "12 hộ"
    span = table.cell(0, 0)._tc.get_or_add_tcPr()._add_gridSpan()  # noqa: SLF001
    span.set(qn("w:val"), "1000000000")
    made = io.BytesIO()
    document.save(made)

    assert "12 hộ" in soon(made.getvalue(), "a.docx")


def test_tables_nested_beyond_measure():
    document = Document()
    table = document.add_table(1, 2)
    for _ in range(50):
        table = table.cell(0, 1).add_table(1, 2)
    made = io.BytesIO()
    document.save(made)

    soon(made.getvalue(), "a.docx")


def test_lines_and_words_strewn_over_a_page():
    started = time.process_time()
    strokes = [Stroke(place * 7 % 600, place * 13 % 500, place * 13 % 500 + 90) for place in range(8000)]
    ruled(strokes, strokes)
    corners = [(place * 11 % 580, place * 7 % 800, place % 40) for place in range(6000)]
    unruled(lines_of(Box(left, bottom, left + width, bottom + 9) for left, bottom, width in corners))

    assert time.process_time() - started < 5
