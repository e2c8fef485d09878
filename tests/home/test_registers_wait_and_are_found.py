"""What waits in the registers stands on the first page of whom it concerns, and what they hold is found."""

import pytest

from phoihop.home.duties import duties_of
from phoihop.home.search import search
from tests.house.house import NOW

pytestmark = pytest.mark.long

TODAY = NOW.date()


@pytest.mark.parametrize(
    ("username", "awaited"),
    [("binh", {"notes", "council", "conferring", "inspection_plans", "reviews"}), ("an", {"models"}), ("dung", set())],
)
def test_each_sees_what_waits_for_their_bodies(house, username, awaited):
    found = {group.key for group in duties_of(house.world.person(username), TODAY)}

    registers = {"notes", "owed_notes", "unread_notes", "models", "classes", "council", "awards"}
    assert awaited == found & (registers | {"conferring", "plans", "inspection_plans", "reviews"})


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("notes", "sat lo"),
        ("models", "loa phat"),
        ("classes", "tap huan nghiep vu"),
        ("awards", "nong thon"),
        ("plans", "ke hoach 2026"),
        ("reviews", "phoi hop"),
        ("conferences", "tong ket"),
        ("inspections", "kiem tra"),
        ("inspection_plans", "ke hoach kiem tra 2026"),
        ("decisions", "thai nguyen"),
    ],
)
def test_the_search_finds_what_the_registers_hold(house, kind, words):
    assert search(words, house.world.person("binh"), TODAY)[kind]


def test_the_search_shows_nothing_of_others(house):
    registers = {"notes", "models", "classes", "awards", "inspection_plans", "decisions"}
    for words in ("sat lo", "ke hoach kiem tra 2026", "thai nguyen"):
        found = search(words, house.world.person("dung"), TODAY)
        assert {kind for kind, hits in found.items() if hits} & registers == set()


def test_the_pages_show_both(client, house):
    client.force_login(house.world.person("binh"))

    assert "Sạt lở" in client.get("/").content.decode()
    assert "Sạt lở" in client.get("/search/?q=sat+lo").content.decode()
