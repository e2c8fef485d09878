"""Less work than a letter: the report as it was written is pasted, or the workbook that was given out comes back."""

import openpyxl
import pytest
from playwright.sync_api import expect

REPORT = (
    "Trong tháng 3/2026, Ban CHQS xã đã tuyên truyền cho trên 2,8 triệu lượt người; giúp dân 1.204 ngày công.\n"
    "Phấn đấu tháng sau giúp dân 1.500 ngày công.\n"
    "TT\tNội dung\tĐVT\tKế hoạch\tThực hiện\n1\tLàm mới đường giao thông nông thôn\tkm\t5\t1,25"
)


@pytest.fixture
def desk(open_window, march, an):
    """An before the report for March, still empty."""
    desk = open_window()
    desk.sign_in(an)
    desk.page.goto(f"/submissions/{march.pk}/")
    return desk


def test_what_is_pasted_is_accepted_and_traced_to_its_words(desk, march):
    page = desk.page
    page.get_by_role("link", name="Dán báo cáo").click()
    looked_at(desk, "Dán báo cáo")
    page.get_by_label("Nội dung báo cáo").fill(REPORT)
    page.get_by_label("Số, ký hiệu hoặc tên báo cáo").fill("45/BC-BCH")
    page.get_by_role("button", name="Tìm số liệu").click()
    expect(page.locator("mark").first).to_contain_text("trên 2,8 triệu lượt người")
    looked_at(desk, "Số liệu tìm thấy trong văn bản")

    page.get_by_role("button", name="Chấp nhận các mục đã chọn").click()

    expect(page.get_by_text("Đã nhận 3 số liệu từ văn bản.")).to_be_visible()
    entry = march.entries.get(indicator__code="TT01")
    page.goto(f"/submissions/entries/{entry.pk}/passage/")
    expect(page.locator("mark")).to_have_text("trên 2,8 triệu lượt người")
    desk.look()


def test_a_workbook_is_filled_in_seen_and_taken_over(desk, march, tmp_path):
    page = desk.page
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Biểu mẫu Excel").click()
    path = tmp_path / "bao-cao.xlsx"
    waiting.value.save_as(path)
    fill_in(path, {"TT01": "trên 2,8 triệu", "NM01": "nhiều lắm"})

    page.get_by_role("link", name="Tải lên tệp Excel đã nhập").click()
    looked_at(desk, "Tải lên tệp Excel đã nhập")
    page.get_by_label("Tệp Excel").set_input_files(path)
    page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(page.get_by_role("alert")).to_contain_text("1 ô không nhận được")
    looked_at(desk, "Những thay đổi từ tệp Excel")
    page.get_by_role("button", name="Nhận 1 thay đổi").click()

    expect(page.get_by_text("Đã thay đổi 1 dòng.")).to_be_visible()
    assert march.entries.get().words == "trên 2,8 triệu"


def looked_at(desk, heading):
    """The page of this heading has come, and has no fault."""
    expect(desk.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    desk.look()


def fill_in(path, answers):
    book = openpyxl.load_workbook(path)
    for row in book.active.iter_rows():
        code = str(row[0].value).rpartition(":")[2]
        if code in answers:
            row[5].value = answers[code]
    book.save(path)
