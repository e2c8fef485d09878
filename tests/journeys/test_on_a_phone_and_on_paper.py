"""The same pages on a phone held upright, and on paper."""

import pypdfium2
import pytest
from playwright.sync_api import expect

from phoihop.reviews import services as reviews
from phoihop.reviews.beginning import Plan
from phoihop.submissions import services as submissions
from phoihop.submissions.services import Statement
from tests.journeys.conftest import MORNING

FIGURES = {"TT01": "2.400", "NM01": "150", "NM03": "1,5", "AS03": "25,5 triệu", "CT02": "2", "CT04": "2"}


@pytest.fixture
def submitted(march, anh):
    """The commune's report for March, waiting for the province's decision."""
    stated = [Statement(indicator=code, words=words) for code, words in FIGURES.items()]
    submissions.state(submission=march, statements=stated, actor=anh, at=MORNING)
    return submissions.submit(submission=march, actor=anh, at=MORNING, acknowledged=True)


@pytest.fixture
def review(submitted, february, programme, binh):
    """What the first quarter came to."""
    submissions.approve(submission=submitted, actor=binh, at=MORNING)
    span = {"since": february.obligation.since.replace(month=1), "until": submitted.obligation.until}
    return reviews.draft_review(plan=Plan(programme=programme, **span), actor=binh, at=MORNING)


def test_a_report_is_filled_in_with_a_thumb(phone, march, an):
    phone.sign_in(an)
    phone.look()
    phone.page.get_by_role("button", name="Trình đơn").click()
    phone.go("Báo cáo")
    phone.look()
    phone.page.get_by_role("row", name="tháng 3/2026").get_by_role("link").click()
    days = phone.page.get_by_role("textbox", name="Số ngày công giúp dân", exact=True)
    days.fill("hơn 120")
    days.press("Enter")

    expect(phone.page.get_by_text("hiểu là: trên 120")).to_be_visible()
    expect(phone.page.get_by_text("Không có số liệu vì…").first).to_be_attached()
    phone.look()


def test_an_inbox_is_emptied_with_a_thumb(phone, submitted, binh):
    phone.sign_in(binh)
    phone.look()
    phone.page.goto("/submissions/inbox/")
    phone.look()
    phone.page.get_by_role("link", name="Mở").click()
    figure = phone.page.get_by_text("2.400")
    assert figure.bounding_box()["x"] + figure.bounding_box()["width"] <= 390
    phone.look()
    phone.page.get_by_role("button", name="Duyệt").click()

    expect(phone.page.get_by_text("Đã duyệt báo cáo.")).to_be_visible()


def test_no_main_page_is_wider_than_a_phone(phone, addresses, binh):
    phone.sign_in(binh)
    for address in addresses:
        phone.page.goto(address)
        phone.look()


@pytest.mark.parametrize("page", ["figures", "review"])
def test_what_is_printed_is_the_matter_alone(window, review, binh, page, tmp_path):
    window.sign_in(binh)
    address = f"/reviews/{review.pk}/" if page == "review" else f"/analytics/programmes/{review.programme.slug}/"
    window.page.goto(address)
    window.page.pdf(path=tmp_path / "printed.pdf", format="A4")

    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        text = " ".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "dân vận" in text
    assert [words for words in ("Việc của tôi", "Chờ duyệt", "English", "Trang đầu") if words in text] == []
