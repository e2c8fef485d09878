"""Where scripts do not run, a report is filled in and submitted by plain forms."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def plain(open_window, march, anh):
    """A browser without JavaScript, in which Anh has the report open."""
    window = open_window(javascript=False)
    window.sign_in(anh)
    window.go("Báo cáo")
    window.page.get_by_role("row", name="tháng 3/2026").get_by_role("link").click()
    return window


def box(window, indicator):
    return window.page.get_by_role("textbox", name=indicator, exact=True)


def test_a_report_is_filled_in_and_submitted(plain, march):
    page = plain.page
    box(plain, "Số ngày công giúp dân").fill("1,204")
    box(plain, "Số lượt người được tuyên truyền").fill("trên 2,8 triệu")
    page.get_by_role("button", name="Lưu", exact=True).first.click()
    expect(page.get_by_role("alert").first).to_contain_text("1 mục chưa lưu được")
    expect(page.get_by_text("hiểu là: trên 2.800.000")).to_be_visible()
    expect(box(plain, "Số ngày công giúp dân")).to_have_value("1,204")

    box(plain, "Số ngày công giúp dân").fill("1.204")
    page.get_by_role("button", name="Còn lại bằng 0").click()
    page.get_by_role("button", name="Lưu và hoàn tất").first.click()
    page.get_by_role("button", name="Nộp lên").click()

    expect(page.get_by_text("Đã nộp báo cáo.")).to_be_visible()
    march.refresh_from_db()
    assert march.status == "submitted"
