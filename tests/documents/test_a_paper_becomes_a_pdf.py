import ctypes
import threading
from datetime import date

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from phoihop.documents.layouts import PARTY_05, PARTY_36, STATE
from phoihop.documents.paper import Annex, Kind, PageBreak, Paragraph, Source, words
from phoihop.documents.pdf import picture, write
from tests.documents.sample import (
    BARS,
    COMMAND,
    COMMISSAR,
    DEPUTY_HEAD,
    DIRECTOR,
    PARTY_BOARD,
    POLICE,
    REACHED,
    body,
    report,
    table,
)

LAYOUTS = pytest.mark.parametrize("layout", [STATE, PARTY_36, PARTY_05], ids=lambda layout: layout.key)
POINT = 25.4 / 72


@pytest.fixture
def opened():
    """Opens what was written, and closes it after the test."""
    kept = []

    def made(layout=STATE, **changes):
        kept.append(pypdfium2.PdfDocument(write(report(**changes), layout)))
        return kept[-1]

    yield made
    for document in kept:
        document.close()


def text(page):
    return page.get_textpage().get_text_range().replace("\r\n", "\n")


def said(document):
    return [text(page) for page in document]


def place(page, words_):
    """Left, bottom, right and top of the first occurrence, in millimetres from the lower left."""
    textpage = page.get_textpage()
    index, count = textpage.search(words_, match_case=True).get_next()
    boxes = [textpage.get_charbox(number) for number in range(index, index + count)]
    left, bottom, right, top = zip(*boxes, strict=True)
    return [round(value * POINT, 1) for value in (min(left), min(bottom), max(right), max(top))]


def links(document, number):
    """The pages and addresses to which the links of a page lead."""
    page = document[number]
    pages, addresses, position, link = [], [], ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
        target = pdfium.FPDFLink_GetDest(document.raw, link)
        if target:
            pages.append(pdfium.FPDFDest_GetDestPageIndex(document.raw, target))
        else:
            action = pdfium.FPDFLink_GetAction(link)
            room = ctypes.create_string_buffer(200)
            pdfium.FPDFAction_GetURIPath(document.raw, action, room, 200)
            addresses.append(room.value.decode())
    return pages, addresses


@LAYOUTS
def test_pages_are_a4_and_tagged(opened, layout):
    document = opened(layout)

    assert [round(length * POINT) for length in document[0].get_size()] == [210, 297]
    assert document.is_tagged()


@LAYOUTS
def test_the_first_page_bears_no_number_and_the_second_does(opened, layout):
    document = opened(layout)

    first, second = (text(document[number]).strip().split("\n") for number in (0, 1))

    assert first[0] != "1"
    assert second[0] == "2"


@LAYOUTS
def test_the_number_stands_in_the_middle_of_the_top_margin(opened, layout):
    left, bottom, right, top = place(opened(layout)[1], "2")

    middle = layout.left + layout.text_width / 2
    assert abs((left + right) / 2 - middle) < 1
    assert 297 - layout.top < bottom < top < 297


def test_the_name_of_the_country_stays_on_one_line_in_the_right_column(opened):
    left, bottom, right, top = place(opened()[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")

    assert top - bottom < 6
    assert 210 - STATE.right - STATE.right_column < left < right < 210 - STATE.right


@LAYOUTS
def test_issuers_stand_left_and_their_number_below_them(opened, layout):
    page = opened(layout)[0]

    issuer, number = place(page, "BỘ CHỈ HUY QUÂN SỰ TỈNH"), place(page, "Số")

    edge = layout.left + layout.text_width - layout.right_column
    assert issuer[2] < edge
    assert number[2] < edge
    assert number[3] < issuer[1]


@LAYOUTS
def test_number_and_day_stand_on_one_line(opened, layout):
    page = opened(layout)[0]

    assert abs(place(page, "Số")[1] - place(page, "ngày 05")[1]) < 2


def test_the_party_board_fits_on_one_line(opened):
    _, bottom, _, top = place(opened(PARTY_05)[0], "BAN TUYÊN GIÁO VÀ DÂN VẬN")

    assert top - bottom < 7


def test_every_issuer_of_a_joint_paper_is_named(opened):
    first = said(opened(issuers=(PARTY_BOARD, COMMAND, POLICE), signatures=(DEPUTY_HEAD, COMMISSAR, DIRECTOR)))[0]

    assert "CÔNG AN TỈNH" in first
    assert "05/BC-BTGDVTU-BCHQST-CAT" in first.replace("\n", "").replace("\ufffe", "-")


def signing_page(document):
    return next(page for page in document if "Nơi nhận" in text(page))


def test_the_lead_signs_at_the_right(opened):
    page = signing_page(opened())

    assert place(page, "Nguyễn Thị Ánh")[0] > 105 > place(page, "Đại tá Lê Danh")[2]


def test_a_third_signature_stands_in_the_middle_below(opened):
    signatures = (DEPUTY_HEAD, COMMISSAR, DIRECTOR)
    page = signing_page(opened(issuers=(PARTY_BOARD, COMMAND, POLICE), signatures=signatures, body=body(0)[-1:]))

    left, _, right, top = place(page, "Đại tá Phạm Đức")

    assert abs((left + right) / 2 - (STATE.left + STATE.text_width / 2)) < 1
    assert top < place(page, "Nguyễn Thị Ánh")[1]


@pytest.mark.parametrize("length", range(8))
def test_signatures_never_stand_on_a_page_alone(opened, length):
    page = signing_page(opened(body=body(length), signatures=(DEPUTY_HEAD, COMMISSAR)))

    assert "Tổng cộng 92.300" in text(page) or "TRƯỞNG BAN" not in text(page)


def test_recipients_stand_beside_a_single_signature(opened):
    page = signing_page(opened(issuers=(PARTY_BOARD,), signatures=(DEPUTY_HEAD,)))

    assert abs(place(page, "Nơi nhận")[3] - place(page, "TRƯỞNG BAN")[3]) < 3


def test_a_letter_has_no_title(opened):
    first = said(opened(kind=Kind.LETTER, annexes=(), sources=(), body=(Paragraph(words("Kính mời.")),)))[0]

    assert "BÁO CÁO" not in first
    assert "V/v Kết quả" in first


@LAYOUTS
def test_every_figure_leads_to_its_source(opened, layout):
    document = opened(layout)

    pages, _ = links(document, 0)

    assert pages
    assert set(pages) == {len(document) - 1}


def test_every_source_leads_back_to_the_pages_that_quote_it(opened):
    document = opened()

    pages, addresses = links(document, len(document) - 1)

    quoting = [number for number, said_ in enumerate(said(document)[:-1]) if "92.300" in said_]
    assert set(quoting) <= set(pages)
    assert set(addresses) == {"https://phoihop.example/figures/H-001"}


def test_the_annex_of_sources_tells_code_figure_and_origin(opened):
    last = said(opened())[-1]

    assert all(part in last for part in ("PHỤ LỤC II", "H-001", "trên 2,8 triệu", "14 báo cáo"))


def test_a_source_nobody_quotes_is_printed_without_a_page(opened):
    idle = Source(code="H-009", text="7", statement="Số lớp", origin="1 báo cáo")

    assert "H-009" in said(opened(sources=(*report().sources, idle)))[-1]


def test_the_head_of_a_table_is_repeated_on_every_page(opened):
    document = opened()

    pages = [said_ for said_ in said(document) if "Kế hoạch" in said_ and "Năm 2026" in said_]

    assert len(pages) == 2


def test_an_annex_may_lie_on_its_side(opened):
    document = opened(annexes=(Annex(title="Bảng ngang", blocks=(table(3),), landscape=True),))

    sizes = [tuple(round(length * POINT) for length in page.get_size()) for page in document]

    assert sizes[-2:] == [(297, 210), (210, 297)]


def test_a_page_break_breaks_the_page(opened):
    body = (Paragraph(words("Một")), PageBreak(), Paragraph(words("Hai")))

    assert len(opened(body=body, annexes=(), sources=())) == 2


def test_the_text_ends_with_its_closing_sign(opened):
    assert any("ngày công./." in said_ for said_ in said(opened()))
    assert not any("./." in said_ for said_ in said(opened(PARTY_05)))


def test_nothing_in_a_paper_becomes_code(opened):
    hostile = '#read("/etc/passwd") $x$ *b* _i_ @ref <label> \\ // [c] `d`'

    first = said(opened(subject=hostile, body=(Paragraph(words(hostile)),), annexes=(), sources=()))[0]

    assert first.replace("\n", " ").count('#read("/etc/passwd") $x$ *b* _i_ @ref <label>') == 2


def test_a_draft_without_day_is_written_too(opened):
    assert "ngày\u00a0" in said(opened(signed_on=None, number=None))[0].replace("ngày ", "ngày\u00a0")


def test_the_properties_tell_what_the_paper_is(opened):
    properties = opened().get_metadata_dict()

    assert properties["Title"].startswith("BÁO CÁO: Kết quả")
    assert properties["Author"] == "Ban Tuyên giáo và Dân vận, Bộ Chỉ huy Quân sự tỉnh"
    assert properties["CreationDate"].startswith("D:20260205")


def test_the_same_paper_gives_the_same_bytes():
    assert write(report(), STATE) == write(report(), STATE)


def test_papers_may_be_written_in_several_threads_at_once():
    made = []
    threads = [threading.Thread(target=lambda: made.append(write(report(), STATE))) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(made), len(set(made))) == (4, 1)


def test_a_figure_in_bold_still_leads_to_its_source(opened):
    document = opened(body=(Paragraph((REACHED,)),), annexes=(), sources=report().sources[:1])

    assert links(document, 0)[0] == [1]


def test_a_drawing_becomes_a_picture_as_wide_as_told():
    png = picture(BARS, 150, dots=100)

    assert png.startswith(b"\x89PNG")
    assert abs(int.from_bytes(png[16:20], "big") - 150 / 25.4 * 100) < 3


def test_what_the_paper_says_of_its_day_is_its_own():
    assert write(report(signed_on=date(2026, 3, 1)), STATE) != write(report(), STATE)
