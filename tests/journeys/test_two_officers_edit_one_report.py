"""Two people at two desks in one report: nobody's words vanish without their knowing."""

import pytest
from playwright.sync_api import expect

DAYS = "Số ngày công giúp dân"


@pytest.fixture
def desks(open_window, march, an, anh):
    """Both have the same report before them, with every box empty."""
    desks = [open_window(), open_window()]
    for desk, person in zip(desks, (an, anh), strict=True):
        desk.sign_in(person)
        desk.page.goto(f"/submissions/{march.pk}/")
    return desks


def days(desk):
    return desk.page.get_by_role("textbox", name=DAYS, exact=True)


def writes(desk, words):
    days(desk).fill(words)
    days(desk).press("Enter")


def stated(report):
    return [entry.words for entry in report.entries.current()]


def test_the_second_to_write_is_shown_both_and_chooses(desks, march):
    an, anh = desks
    writes(an, "120")
    expect(an.page.get_by_text("Đã lưu")).to_be_visible()
    writes(anh, "150")
    row = anh.page.get_by_role("row", name=DAYS)

    expect(row.get_by_role("alert")).to_be_visible()
    expect(row).to_contain_text("Của đồng chí: 150")
    expect(row).to_contain_text("Của người kia: 120")
    assert stated(march) == ["120"]
    anh.look()

    row.get_by_role("button", name="Giữ số của tôi").click()

    expect(row.get_by_role("alert")).to_have_count(0)
    assert stated(march) == ["150"]


def test_whoever_takes_the_others_words_sees_them_in_the_box(desks, march):
    an, anh = desks
    writes(an, "120")
    expect(an.page.get_by_text("Đã lưu")).to_be_visible()
    writes(anh, "150")

    anh.page.get_by_role("button", name="Giữ số của người kia").click()

    expect(days(anh)).to_have_value("120")
    assert stated(march) == ["120"]
