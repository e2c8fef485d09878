"""The door: who guesses is kept out, and a second step is set up once and asked for ever after."""

import re
from datetime import timedelta

import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import expect

from tests.cast import PASSWORD
from tests.journeys.conftest import MORNING


def code(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_whoever_guesses_is_locked_out_and_told_for_how_long(window, an):
    window.page.goto("/accounts/login/")
    window.look()
    for _ in range(6):
        window.sign_in(an, "sai rồi nhé")

    expect(window.page.get_by_role("alert")).to_contain_text("năm phút")
    window.look()


def test_a_second_step_is_set_up_and_then_asked_for(window, open_window, an):
    window.sign_in(an)
    secret = sets_up_the_second_step(window)
    elsewhere = open_window()
    elsewhere.sign_in(an)
    elsewhere.look()

    with time_machine.travel(MORNING + timedelta(minutes=2), tick=True):
        elsewhere.page.get_by_role("textbox").last.fill(code(secret))
        elsewhere.page.locator("main").get_by_role("button").first.click()

        expect(elsewhere.page.get_by_role("heading", name="Việc của tôi")).to_be_visible()


def sets_up_the_second_step(window):
    page = window.page
    page.locator(".person-menu summary").click()
    page.get_by_role("link", name="Bảo mật tài khoản").click()
    window.look()
    page.locator("main").get_by_role("link").first.click()
    window.look()
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.locator("main").get_by_role("button").first.click()
    window.look()
    secret = re.search(r"\b[A-Z2-7]{16,}\b", page.locator("main").inner_html()).group()
    # At the beginning of a minute a code is good for half of it, however slow the machine.
    with time_machine.travel(MORNING + timedelta(minutes=1), tick=True):
        page.locator("#id_code").fill(code(secret))
        page.locator("main").get_by_role("button").first.click()
        window.look()
    return secret
