# ruff: noqa: SLF001 - what python-docx has no word for is read from its elements
import io
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from phoihop.documents.docx import write
from phoihop.documents.layouts import PARTY_05, PARTY_36, STATE
from phoihop.documents.paper import Annex, Kind, PageBreak, Paragraph, words
from tests.documents.sample import COMMAND, COMMISSAR, DEPUTY_HEAD, DIRECTOR, PARTY_BOARD, POLICE, report, table

LAYOUTS = pytest.mark.parametrize("layout", [STATE, PARTY_36, PARTY_05], ids=lambda layout: layout.key)


def read(content):
    return docx.Document(io.BytesIO(content))


def written(layout=STATE, **changes):
    return read(write(report(**changes), layout))


def texts(element):
    return ["".join(text.text for text in paragraph.iter(qn("w:t"))) for paragraph in element.iter(qn("w:p"))]


def cells(document, number=0):
    return [texts(cell) for cell in document.tables[number]._tbl.iter(qn("w:tc"))]


def controls(document):
    return {
        tag.get(qn("w:val")): control
        for control in document.element.iter(qn("w:sdt"))
        for tag in control.iter(qn("w:tag"))
    }


@LAYOUTS
def test_page_and_margins_are_those_of_the_layout(layout):
    section = written(layout).sections[0]

    measured = [
        section.page_width,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    ]

    assert [round(length.mm) for length in measured] == [210, layout.top, layout.bottom, layout.left, layout.right]


@LAYOUTS
def test_the_typeface_is_times_new_roman_throughout(layout):
    document = written(layout)

    fonts = {fonts.get(qn("w:ascii")) for fonts in document.styles["Normal"].element.iter(qn("w:rFonts"))}
    styles = {document.styles[name].font.name for name in ("Body Text", "Heading 1", "Heading 2", "Heading 3")}

    assert fonts | styles == {"Times New Roman"}


def test_no_colour_of_words_theme_is_left():
    document = written()

    colours = [color.attrib for color in document.styles["Heading 1"].element.iter(qn("w:color"))]

    assert colours == [{qn("w:val"): "000000"}]


def test_several_addressees_stand_under_one_another():
    lines = [line for line in written().element.body.iter(qn("w:p")) if line.find(f".//{qn('w:tab')}") is not None]

    assert [texts(line) for line in lines] == [
        ["Kính gửi:- Ban Tuyên giáo và Dân vận Trung ương;"],
        ["- Tổng cục Chính trị."],
    ]


def test_a_single_addressee_stands_in_the_middle():
    assert "Kính gửi: Tổng cục Chính trị" in texts(written(addressees=("Tổng cục Chính trị",)).element)


@LAYOUTS
def test_body_text_has_the_size_indent_and_distance_of_the_layout(layout):
    style = written(layout).styles["Body Text"]

    assert style.font.size.pt == layout.body
    assert round(style.paragraph_format.first_line_indent.mm, 1) == layout.indent
    spacing = style.paragraph_format.line_spacing
    assert (spacing.pt if layout.line_exact else spacing) == (layout.line_exact or layout.line_multiple)


@LAYOUTS
def test_the_right_column_of_the_head_is_as_wide_as_the_layout_says(layout):
    widths = [int(column.get(qn("w:w"))) for column in written(layout).tables[0]._tbl.iter(qn("w:gridCol"))]

    assert [round(width / 56.6929) for width in widths] == [
        layout.text_width - layout.right_column,
        layout.right_column,
    ]


def test_the_state_head_reads_from_left_to_right():
    left, right, number, place = cells(written())

    assert left[:4] == ["TỈNH ỦY ĐẮK LẮK", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "QUÂN KHU 5", "BỘ CHỈ HUY QUÂN SỰ TỈNH"]
    assert right[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert (number, place) == (["Số: 05/BC-BTGDVTU-BCHQST"], ["Đắk Lắk, ngày 05 tháng 02 năm 2026"])


def test_the_party_head_has_an_asterisk_under_the_issuer():
    left, right, number, _ = cells(written(PARTY_36, issuers=(PARTY_BOARD,), number=27))

    assert (left[-1], right[0], number) == ("*", "ĐẢNG CỘNG SẢN VIỆT NAM", ["Số 27-BC/BTGDVTU"])


def test_a_letter_bears_its_subject_under_the_number():
    document = written(kind=Kind.LETTER)

    assert cells(document)[2][1].startswith("V/v Kết quả thực hiện")
    assert "BÁO CÁO" not in texts(document.element)


@LAYOUTS
def test_every_figure_is_a_locked_control_with_its_code(layout):
    paper = report()
    document = read(write(paper, layout))

    found = [
        (control.find(f".//{qn('w:tag')}").get(qn("w:val")), "".join(t.text for t in control.iter(qn("w:t"))))
        for control in document.element.iter(qn("w:sdt"))
        if control.find(f".//{qn('w:lock')}") is not None
    ]

    assert found == [(figure.code, figure.text) for figure in paper.figures()]


def test_a_control_says_what_its_figure_measures():
    alias = controls(written())["H-001"].find(f".//{qn('w:alias')}")

    assert alias.get(qn("w:val")) == "Lượt người được tuyên truyền, toàn tỉnh, 2026"


def test_no_two_controls_bear_one_number():
    numbers = [
        control.find(f"{qn('w:sdtPr')}/{qn('w:id')}").get(qn("w:val"))
        for control in written().element.iter(qn("w:sdt"))
    ]

    assert len(numbers) == len(set(numbers))


def test_number_and_day_are_controls_that_can_be_filled_in():
    found = controls(written(number=None, signed_on=None))

    assert {"paper:number", "paper:signed_on"} <= set(found)
    assert found["paper:signed_on"].find(f".//{qn('w:date')}").get(qn("w:fullDate")) is None


def test_the_day_of_a_signed_paper_is_in_its_calendar():
    calendar = controls(written())["paper:signed_on"].find(f".//{qn('w:date')}")

    assert calendar.get(qn("w:fullDate")) == "2026-02-05T00:00:00Z"


def test_pages_are_numbered_by_a_field_but_not_the_first():
    section = written().sections[0]

    fields = [field.text.strip() for field in section.header._element.iter(qn("w:instrText"))]

    assert (fields, section.different_first_page_header_footer) == (["PAGE"], True)
    assert list(section.first_page_header._element.iter(qn("w:instrText"))) == []


def test_the_head_of_a_table_is_repeated_and_merged():
    table = written().tables[2]._tbl

    heads = [row for row in table.iter(qn("w:tr")) if row.find(f".//{qn('w:tblHeader')}") is not None]
    spans = [span.get(qn("w:val")) for span in table.iter(qn("w:gridSpan"))]
    merges = [merge.get(qn("w:val")) for merge in table.iter(qn("w:vMerge"))]

    assert (len(heads), spans, merges) == (2, ["2"], ["restart"] * 3 + ["continue"] * 3)


def test_every_row_fills_the_grid():
    for grid in written().tables:
        columns = len(list(grid._tbl.iter(qn("w:gridCol"))))
        for row in grid._tbl.tr_lst:
            spans = [int(span.get(qn("w:val"))) for span in row.iter(qn("w:gridSpan"))]
            assert len(row.tc_lst) + sum(spans) - len(spans) == columns


def test_the_lead_signs_at_the_right():
    left, right = cells(written(), 1)[:2]

    assert (right[0], left[0]) == ("KT. TRƯỞNG BAN", "TM. BỘ CHỈ HUY")


def test_a_third_signature_stands_below_the_first_two():
    found = cells(written(issuers=(PARTY_BOARD, COMMAND, POLICE), signatures=(DEPUTY_HEAD, COMMISSAR, DIRECTOR)), 1)

    assert [cell[0] for cell in found[:4]] == ["TM. BỘ CHỈ HUY", "KT. TRƯỞNG BAN", "GIÁM ĐỐC", "Nơi nhận:"]


def test_recipients_stand_beside_a_single_signature():
    left, right = cells(written(issuers=(PARTY_BOARD,), signatures=(DEPUTY_HEAD,)), 1)

    assert (left[-1], right[-1]) == ("- Lưu: VT, BDV.", "Nguyễn Thị Ánh")


def test_the_word_before_the_recipients_is_underlined_for_the_party():
    marks = [len(list(written(layout).tables[1]._tbl.iter(qn("w:u")))) for layout in (STATE, PARTY_05)]

    assert marks == [0, 1]


def test_the_last_words_stay_with_the_signatures():
    document = written()

    last = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Tổng cộng"))

    assert last.paragraph_format.keep_with_next


def test_a_chart_is_a_picture_that_can_be_heard():
    document = written()

    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [
        "Biểu đồ cột: ngày công đạt 100 %"
    ]


def test_an_annex_may_lie_on_its_side_and_the_next_stands_up_again():
    document = written(annexes=(Annex(title="Bảng ngang", blocks=(table(3),), landscape=True),))

    assert [section.orientation for section in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert round(document.sections[1].page_width.mm) == 297
    assert not document.sections[1].different_first_page_header_footer


def test_every_source_leads_back_to_its_figure():
    document = written()

    anchors = {link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))}
    marks = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}

    assert (len(anchors), anchors <= marks) == (2, True)


def test_the_properties_tell_what_the_paper_is():
    properties = written().core_properties

    assert properties.title.startswith("BÁO CÁO: Kết quả thực hiện")
    assert (properties.language, properties.created.date()) == ("vi", date(2026, 2, 5))


def test_a_page_break_breaks_the_page():
    document = written(body=(Paragraph(words("Một")), PageBreak(), Paragraph(words("Hai"))), annexes=(), sources=())

    assert [mark.get(qn("w:type")) for mark in document.element.iter(qn("w:br"))] == ["page"]


def test_the_same_paper_gives_the_same_bytes():
    assert write(report(), STATE) == write(report(), STATE)


def test_every_part_bears_the_day_of_the_paper():
    with zipfile.ZipFile(io.BytesIO(write(report(), STATE))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(2026, 2, 5, 0, 0, 0)}


def test_words_that_look_like_markup_stay_words():
    paper = report(subject="Kết quả <b>&amp; #set</b>", body=(Paragraph(words("a < b & c")),), annexes=(), sources=())

    assert {"Kết quả <b>&amp; #set</b>", "a < b & c./."} <= set(texts(read(write(paper, STATE)).element))


def test_columns_too_many_for_the_page_keep_a_width():
    wide = table(1)
    narrow = replace(wide, columns=tuple(replace(column, width=column.width or None) for column in wide.columns))

    document = written(annexes=(Annex(title="Hẹp", blocks=(narrow,)),))

    assert all(int(column.get(qn("w:w"))) > 0 for column in document.tables[2]._tbl.iter(qn("w:gridCol")))
