"""A reader finds an article, writes about it, and is answered where everybody can read it."""

import re
from datetime import datetime

import pytest
from django.core import mail
from playwright.sync_api import expect

from phoihop.access.checks import SYSTEM
from phoihop.bulletin import services as bulletin
from phoihop.demo.drawings import drawn
from tests.journeys.conftest import MORNING, PHONE

WORDING = bulletin.Wording(
    title="Ngày thứ Bảy giúp dân làm đường liên xóm",
    summary="Quân và dân cùng đổ bê tông tuyến đường liên xóm trước mùa thu hoạch.",
    text="Bà con ra quân.\n## Chung tay\n- Dân quân góp ngày công\n- Bà con hiến đất\n> Đường mới, xóm mới.",
    source="Ban CHQS xã Đại Từ",
)


def at(hour: int) -> datetime:
    return MORNING.replace(hour=hour)


@pytest.fixture
def article(world, programme, an, anh):
    """An article with a picture, published this morning."""
    section = bulletin.make_section(slug="tu-co-so", name="Từ cơ sở", actor=SYSTEM, at=at(7))
    body = world.commune_military
    told = bulletin.write(body=body, section=section, wording=WORDING, programme=programme, actor=an, at=at(7))
    bulletin.add_picture(
        article=told, content=drawn("road"), name="a.jpg", caption="Đường liên xóm", actor=an, at=at(7)
    )
    bulletin.hand_in(article=told, actor=an, at=at(8))
    return bulletin.publish(article=told, actor=anh, at=at(8))


def test_a_readers_feedback_is_answered_and_counted(article, window, open_window, anh):
    write(open_window(size=PHONE), article)
    answer(window, article, anh)
    [letter] = mail.outbox
    assert letter.to == ["ban.doc@example.org"]

    # A minute later, or at another computer, the page is asked for anew.
    again = open_window()
    again.page.goto(article.get_absolute_url())
    expect(again.page.get_by_text("Mời xóm đăng ký với Ban CHQS xã.")).to_be_visible()
    expect(again.page.get_by_text("Bạn đọc xóm Đình")).to_have_count(0)
    again.look()
    again.page.get_by_role("link", name="Ý kiến bạn đọc").click()
    counted = again.page.get_by_role("row").filter(has_text="04/2026")
    expect(counted).to_have_text(re.compile(r"04/2026\s*1\s*1\s*1\s*0\s*0"))
    again.look()


def write(reader, article):
    """Find the article and write about it, at the second attempt without a telephone number."""
    reader.page.goto("/bulletin/")
    reader.look()
    reader.page.get_by_role("link", name=article.title).click()
    expect(reader.page.get_by_role("button", name="Sao chép")).to_be_visible()
    reader.look()
    assert reader.page.context.cookies() == []
    reader.page.get_by_role("link", name="Gửi ý kiến").click()
    reader.look()
    reader.page.get_by_label("Họ và tên của bạn").fill("Bạn đọc xóm Đình")
    reader.page.get_by_label("Địa chỉ thư điện tử của bạn").fill("ban.doc@example.org")
    reader.page.get_by_label("Ý kiến của bạn").fill("Gọi tôi theo số 0912 345 678 nhé.")
    reader.page.get_by_role("button", name="Gửi").click()
    expect(reader.page.get_by_text("số điện thoại").first).to_be_visible()
    reader.look()
    reader.page.get_by_label("Ý kiến của bạn").fill("Xóm tôi cũng muốn làm đường như vậy.")
    reader.page.get_by_role("button", name="Gửi").click()
    expect(reader.page.get_by_role("heading", name="Cảm ơn bạn")).to_be_visible()
    reader.look()


def answer(window, article, anh):
    """From the page of one's work to the answer that everybody may read."""
    window.sign_in(anh)
    window.page.get_by_role("link", name=article.title).click()
    expect(window.page.get_by_text("ban.doc@example.org")).to_be_visible()
    window.look()
    window.page.get_by_role("textbox", name="Trả lời").fill("Cảm ơn bạn. Mời xóm đăng ký với Ban CHQS xã.")
    window.page.get_by_label("Công khai ý kiến").check()
    window.page.get_by_role("button", name="Gửi trả lời").click()
    expect(window.page.get_by_text("Không có ý kiến phù hợp")).to_be_visible()
    window.look()


def test_the_bulletin_is_read_and_written_to_without_javascript(article, open_window):
    plain = open_window(javascript=False)
    plain.page.goto("/accounts/login/")
    plain.page.get_by_role("link", name="Đọc bản tin").click()
    plain.page.get_by_role("searchbox").fill("giup dan lam duong")
    plain.page.get_by_role("search").get_by_role("button", name="Tìm kiếm").click()
    plain.page.get_by_role("link", name=article.title).click()
    expect(plain.page.get_by_role("button", name="Sao chép")).to_be_hidden()
    plain.page.get_by_role("link", name="Gửi qua thư điện tử").click()
    plain.page.get_by_label("Địa chỉ thư điện tử của người nhận").fill("ban@example.org")
    plain.page.get_by_label("Họ và tên của bạn").fill("Lan")
    plain.page.get_by_role("button", name="Gửi").click()
    expect(plain.page.get_by_role("heading", name="Cảm ơn bạn")).to_be_visible()
