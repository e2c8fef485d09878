"""The commune tells the province of an event in three parts; who receives it confirms and answers."""

from playwright.sync_api import expect

from phoihop.liaison.models import Note
from tests.journeys.conftest import PHONE


def test_an_urgent_note_is_written_sent_read_and_answered(programme, window, open_window, anh, binh):
    write(window, anh)
    read(open_window(size=PHONE), binh)

    window.page.goto(f"/liaison/{Note.objects.get().pk}/")
    expect(window.page.get_by_text("Tất cả đã đọc")).to_be_visible()
    expect(window.page.get_by_text("Cử lực lượng hỗ trợ ngay.")).to_be_visible()
    window.look()


def write(window, anh):
    """Begin, write, count, send; every page is looked at."""
    window.sign_in(anh)
    window.page.goto("/liaison/")
    window.look()
    window.page.get_by_role("link", name="Soạn thông tin").first.click()
    window.page.get_by_label("Loại").select_option(label="Báo cáo nhanh")
    window.look()
    window.page.get_by_role("button", name="Lưu").click()
    window.page.get_by_label("Nội dung").fill("Sạt lở tại xóm Đình")
    window.page.get_by_label("Diễn biến").fill("Sạt lở taluy lúc 3 giờ, không có thiệt hại về người.")
    window.page.get_by_label("Nhận xét sơ bộ").fill("Có thể sạt tiếp.")
    window.page.get_by_label("Kiến nghị, đề xuất ban đầu").fill("Đề nghị hỗ trợ lực lượng.")
    window.page.get_by_label("Bộ CHQS tỉnh Thái Nguyên").check()
    window.look()
    window.page.get_by_role("button", name="Lưu").click()
    window.look()
    window.page.get_by_role("link", name="Gửi").click()
    window.look()
    window.page.get_by_role("button", name="Gửi").click()
    expect(window.page.get_by_text("1/1 nơi nhận chưa đọc")).to_be_visible()
    window.look()


def read(window, binh):
    """On a phone, from the first page on."""
    window.sign_in(binh)
    window.page.goto("/")
    window.look()
    window.page.get_by_role("link", name="Sạt lở tại xóm Đình").first.click()
    window.page.get_by_label("Trả lời").fill("Cử lực lượng hỗ trợ ngay.")
    window.look()
    window.page.get_by_role("button", name="Trả lời").click()
    expect(window.page.get_by_text("Tất cả đã đọc")).to_be_visible()
