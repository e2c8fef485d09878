"""A steward merges two units; the timeline tells it, and either is found however its name is typed."""

from datetime import date

import pytest
from playwright.sync_api import expect

from phoihop.access.checks import SYSTEM
from phoihop.territories import services as territories
from tests.cast import NOON


@pytest.fixture
def thuy_nguyen(world):
    """A commune with a name that is written in two ways."""
    territories.rename(place=world.second_commune, name="Thủy Nguyên", on=date(2025, 3, 1), actor=SYSTEM, at=NOON)
    return world.second_commune


def finds(window, typed):
    """By the search at the head of every page; returns what the result is called."""
    window.page.get_by_role("searchbox").first.fill(typed)
    window.page.get_by_role("searchbox").first.press("Enter")
    found = window.page.locator("main").get_by_role("link", name="Thủy Nguyên")
    expect(found.first).to_be_visible()
    return found.first.text_content()


def test_a_merger_is_recorded_told_and_found(window, giang, world, thuy_nguyen):
    page = window.page
    window.sign_in(giang)
    assert {finds(window, typed) for typed in ("thuy nguyen", "Thuỷ Nguyên", "Thủy Nguyên")} == {"Xã Thủy Nguyên"}
    window.look()

    page.goto(f"/places/{world.commune.slug}/")
    window.look()
    page.get_by_role("link", name="Ghi nhận thay đổi").click()
    window.look()
    page.locator("a[href$='/merge/']").click()
    page.locator("#id_on").fill("01/04/2026")
    page.locator("#id_decision_number").fill("1657/NQ-UBTVQH15")
    page.locator("#id_places").fill("thuy nguyen")
    window.look()
    page.get_by_role("button", name="Ghi nhận").click()

    life = page.get_by_role("region", name="Quá trình hình thành và thay đổi")
    expect(life).to_contain_text("1657/NQ-UBTVQH15")
    expect(life.get_by_role("link", name="Thủy Nguyên").first).to_be_visible()
    life.get_by_role("link", name="Thủy Nguyên").first.click()
    expect(page.get_by_role("region", name="Quá trình hình thành và thay đổi")).to_contain_text("Đại Từ")
    window.look()
