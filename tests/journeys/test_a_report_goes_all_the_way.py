"""From the commune's keyboard to the review report: filled in, returned, mended, approved, added up, printed."""

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import expect

from tests.journeys.steps import is_approved_from_the_inbox, submits

REACHED, DAYS = "Số lượt người được tuyên truyền", "Số ngày công giúp dân"
ROAD = "Chiều dài đường giao thông nông thôn làm mới, sửa chữa"
MONEY = "Kinh phí hỗ trợ nhà ở"
REASON = "Đề nghị bổ sung kinh phí hỗ trợ nhà ở của tháng 3."


@pytest.fixture
def desks(open_window, february, an, anh, binh):
    """Three desks: An writes, Anh signs, Bình decides at the province."""
    desks = [open_window() for _ in range(3)]
    for desk, person in zip(desks, (an, anh, binh), strict=True):
        desk.sign_in(person)
    return desks


def test_a_report_goes_all_the_way(desks, programme, tmp_path):
    an, anh, binh = desks

    shows(binh, programme, "NM01", "100")
    fills_in(an)
    submits(anh)
    is_returned(binh)
    is_mended(an)
    submits(anh)
    is_approved_from_the_inbox(binh)
    # Whoever asks first sees it: well within five seconds, with no job that runs at night.
    shows(binh, programme, "NM01", "1.304")
    shows(binh, programme, "TT01", "trên 2,8 triệu")
    is_traced(binh)
    becomes_a_paper(binh, programme, tmp_path)


def box(page, indicator):
    return page.get_by_role("textbox", name=indicator, exact=True)


def fills_in(an):
    """By keyboard, as in a sheet."""
    page = an.page
    page.get_by_role("row", name="tháng 3/2026").get_by_role("button").click()
    days, road = box(page, DAYS), box(page, ROAD)
    box(page, REACHED).focus()
    page.keyboard.type("trên 2,8 triệu")
    page.keyboard.press("Enter")
    expect(days).to_be_focused()
    expect(page.get_by_text("hiểu là: trên 2.800.000")).to_be_visible()
    page.keyboard.type("1,204")
    page.keyboard.press("ArrowDown")
    expect(road).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("dấu chấm để phân cách hàng nghìn")
    an.look()
    page.keyboard.press("ArrowUp")
    page.keyboard.type("1.204")
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_role("button", name="Còn lại bằng 0").click()
    expect(road).to_have_value("0")
    page.get_by_role("button", name="Lưu và hoàn tất").first.click()
    expect(page.get_by_text("Người ký duyệt của đơn vị có thể nộp")).to_be_visible()
    an.look()


def is_returned(binh):
    page = binh.page
    binh.go("Chờ duyệt")
    binh.look()
    page.get_by_role("row", name="Đại Từ").get_by_role("link").click()
    binh.look()
    page.get_by_text("Trả lại", exact=True).click()
    page.get_by_label("Nội dung cần sửa").fill(REASON)
    page.get_by_role("button", name="Trả lại với lý do này").click()
    expect(page.get_by_text("Đã trả lại báo cáo.")).to_be_visible()


def is_mended(an):
    page = an.page
    page.goto("/")
    expect(page.get_by_text(REASON)).to_be_visible()
    an.look()
    page.get_by_role("region", name="Báo cáo bị trả lại").get_by_role("link").click()
    expect(page.get_by_text(REASON)).to_be_visible()
    box(page, MONEY).fill("2 tỷ 600 triệu")
    box(page, MONEY).press("Enter")
    expect(page.get_by_text("hiểu là: 2.600.000.000 đồng")).to_be_visible()


def shows(binh, programme, indicator, total):
    binh.page.goto(f"/analytics/programmes/{programme.slug}/?period=2026-Q1&indicator={indicator}", timeout=5000)
    expect(binh.page.get_by_role("region", name=indicator).locator(".figure-value")).to_have_text(total)


def is_traced(binh):
    page = binh.page
    binh.look()
    page.get_by_role("link", name="Nguồn của số liệu này").click()
    row = page.get_by_role("row", name="tháng 3/2026")
    expect(row).to_contain_text("trên 2,8 triệu")
    expect(row).to_contain_text("Lê Thanh Bình")
    binh.look()


def becomes_a_paper(binh, programme, folder):
    """Drafted, downloaded as Word and as PDF, and opened again."""
    page = binh.page
    page.goto(f"/reviews/new/?programme={programme.slug}")
    binh.look()
    page.get_by_role("combobox", name="Kỳ báo cáo").select_option("2026-Q1")
    page.get_by_role("button", name="Lập dự thảo").click()
    binh.look()
    codes = {words: code_of(page, words) for words in ("1.304", "trên 2,8 triệu")}
    page.get_by_text("Tải Word, PDF").click()
    for kind in ("Word", "PDF"):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"{kind}, thể thức Đảng").click()
        download.value.save_as(folder / kind)
    controls = controls_of(docx.Document(folder / "Word"))
    assert {words: controls[code] for words, code in codes.items()} == {words: words for words in codes}
    with pypdfium2.PdfDocument(folder / "PDF") as paper:
        text = " ".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert [each for each in (*codes, *codes.values()) if each not in text] == []


def code_of(page, words):
    """Under which code the review quotes what these words say."""
    return page.locator(".figure-list li", has=page.get_by_text(words, exact=True)).first.locator("a").text_content()


def controls_of(paper):
    """What each content control of a Word file says, by its code."""
    controls = paper.element.body.iter(qn("w:sdt"))
    return {one.find(".//" + qn("w:tag")).get(qn("w:val")): text_in(one) for one in controls}


def text_in(control):
    return "".join(part.text or "" for part in control.iter(qn("w:t")))
