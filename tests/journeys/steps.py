"""Steps of a report that several journeys take."""

from playwright.sync_api import expect


def submits(anh, *, doubted=True):
    """Whoever signs submits; figures that are `doubted` are to be seen through once more."""
    page = anh.page
    anh.go("Báo cáo")
    anh.look()
    page.get_by_role("row", name="tháng 3/2026").get_by_role("link").click()
    page.get_by_role("button", name="Lưu và hoàn tất").first.click()
    if doubted:
        page.get_by_role("checkbox", name="Tôi đã xem lại các số liệu này").check()
    page.get_by_role("button", name="Nộp lên").click()
    expect(page.get_by_role("main")).to_contain_text("Đã nộp")
    anh.look()


def is_approved_from_the_inbox(binh):
    page = binh.page
    binh.go("Chờ duyệt")
    page.get_by_role("checkbox", name="Đại Từ").check()
    page.get_by_role("button", name="Duyệt").click()
    expect(page.get_by_text("Đã duyệt 1 báo cáo.")).to_be_visible()
