"""A page that can lie will: these are made from the code and compared with it."""

from dataclasses import fields

import pytest

from phoihop.config.environment import PREFIX, Environment
from tools import house, openapi, policy, settings
from tools.pages import ROOT


@pytest.mark.parametrize("maker", [house, openapi, policy, settings], ids=lambda maker: maker.__name__)
def test_a_page_says_what_the_code_says(maker):
    stale = [page.name for page, text in maker.pages().items() if page.read_text(encoding="utf-8") != text]

    assert stale == [], "run `make docs`"


@pytest.mark.parametrize("page", [".env.example", "docs/operating.md"])
def test_every_setting_is_named(page):
    text = (ROOT / page).read_text(encoding="utf-8")

    assert [field.name for field in fields(Environment) if PREFIX + field.name.upper() not in text] == []


def test_every_room_says_what_belongs_in_it():
    [silent] = [[room for floor in house.floors() for room in floor if not house.said_of(room)]]

    assert silent == []
