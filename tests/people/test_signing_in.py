"""How people sign in, how guessing is stopped, and the second step."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.audit.models import JournalEntry
from phoihop.people import services
from tests.cast import NOON, PASSWORD

SIGN_IN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _no_failures_yet(db):
    cache.clear()


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


def sign_in(client, username, password):
    return client.post(SIGN_IN, {"login": username, "password": password})


def signed_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("username", ["an", "AN", "An"])
def test_capital_letters_do_not_matter_in_the_name(client, an, username):
    sign_in(client, username, PASSWORD)

    assert signed_in(client)


def test_a_wrong_password_is_answered_in_vietnamese(client, an):
    page = sign_in(client, "an", "sai rồi nhé").text

    assert "Tên đăng nhập hoặc mật khẩu không đúng" in page


def test_after_five_wrong_passwords_the_right_one_is_refused_for_five_minutes(client, an):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(5):
            sign_in(client, "an", "sai rồi nhé")
        sign_in(client, "an", PASSWORD)
        at_once = signed_in(client)
        clock.shift(timedelta(minutes=5, seconds=1))
        sign_in(client, "an", PASSWORD)

    assert (at_once, signed_in(client)) == (False, True)


def test_whoever_is_locked_out_is_told_how_long(client, an):
    for _ in range(6):
        page = sign_in(client, "an", "sai rồi nhé").text

    assert "năm phút" in page


def test_one_who_is_locked_out_locks_out_nobody_else(client, an, anh):
    for _ in range(5):
        sign_in(client, "an", "sai rồi nhé")
    sign_in(client, "anh", PASSWORD)

    assert signed_in(client)


def test_a_closed_account_does_not_sign_in(client, an):
    services.deactivate(person=an, actor=SYSTEM, at=NOON)
    sign_in(client, "an", PASSWORD)

    assert not signed_in(client)


def test_nobody_signs_up_by_themselves(client, db):
    client.post("/accounts/signup/", {"username": "la", "password1": "mùa thu vàng lá"})

    assert not services.Person.objects.filter(username="la").exists()


def test_one_changes_ones_own_password_and_the_journal_says_so(as_an, an):
    new = {"oldpassword": PASSWORD, "password1": "mùa thu vàng lá", "password2": "mùa thu vàng lá"}
    as_an.post("/accounts/password/change/", new)

    an.refresh_from_db()
    assert an.check_password("mùa thu vàng lá")
    assert JournalEntry.objects.about(an)[0].action == "people.password_set"


def test_a_new_password_signs_out_everywhere_else(as_an, an):
    services.set_password(person=an, password="mùa thu vàng lá", actor=SYSTEM, at=NOON)

    assert as_an.get("/people/me/").status_code == 302


def code(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def enrolled(client):
    """Types the password again, goes through the pages of the second step, and returns its secret."""
    # The clock stands still: a code that is read in one half-minute and typed in the next is refused.
    with time_machine.travel(timezone.now(), tick=False):
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
        page = client.get("/accounts/2fa/totp/activate/")
        secret = page.context["form"].secret
        client.post("/accounts/2fa/totp/activate/", {"code": code(secret)})
    return secret


def test_a_second_step_is_set_up_with_a_code(client, an):
    sign_in(client, "an", PASSWORD)
    enrolled(client)

    assert an.authenticator_set.filter(type="totp").exists()


def test_the_password_is_asked_again_before_the_second_step_is_changed(client, an):
    sign_in(client, "an", PASSWORD)

    assert client.get("/accounts/2fa/totp/activate/").url.startswith("/accounts/reauthenticate/")


def test_whoever_has_a_second_step_is_asked_for_it(client, an):
    sign_in(client, "an", PASSWORD)
    secret = enrolled(client)
    client.post("/accounts/logout/")
    sign_in(client, "an", PASSWORD)
    after_password = signed_in(client)
    with time_machine.travel(timezone.now() + timedelta(seconds=60), tick=False):
        client.post("/accounts/2fa/authenticate/", {"code": code(secret)})

    assert (after_password, signed_in(client)) == (False, True)


@pytest.mark.parametrize("page", ["2fa/", "sessions/", "password/change/"])
def test_the_pages_of_ones_account_open(client, an, page):
    sign_in(client, "an", PASSWORD)

    assert client.get(f"/accounts/{page}").status_code == 200
