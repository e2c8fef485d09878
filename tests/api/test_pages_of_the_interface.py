"""The pages on which the interface is looked up say all that is offered."""

import pytest

from phoihop.config.api import ROOMS, described


@pytest.fixture
def page(client, an):
    client.force_login(an)
    return lambda address="": client.get(f"/api/v1/docs/{address}")


def test_every_operation_stands_on_the_first_page(page):
    shown = page().text

    assert [path for path in described()["paths"] if f"<code>{path}</code>" not in shown] == []


@pytest.mark.parametrize("room", [room.__name__.split(".")[1] for room in ROOMS])
def test_a_room_says_what_goes_in_and_comes_out(room, page):
    answer = page(f"{room}/")

    assert (answer.status_code, "<table" in answer.text) == (200, True)


def test_a_room_that_offers_nothing_is_not_there(page):
    assert page("dragons/").status_code == 404


def test_names_of_values_are_told_from_words(page):
    assert "<code>checklist</code>" in page("inspections/").text
    assert "<code>since</code>" in page("people/").text
