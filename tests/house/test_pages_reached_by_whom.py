"""Who reaches which page: every address of the house, opened by each of the cast and by nobody.

The table is kept in pages_reached_by_whom.txt. A change of it is a change of the policy, to be read in the difference;
it is written anew by `REWRITE=1 pytest tests/house/test_pages_reached_by_whom.py`.
"""

import os
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from tests.house.house import addresses

pytestmark = pytest.mark.long

KEPT = Path(__file__).parent / "pages_reached_by_whom.txt"
CAST = ("", "an", "anh", "binh", "chi", "dung", "giang")
METHOD_NOT_ALLOWED = 405
# An empty form that is asked to be filled in says nothing of the permission, which the service asks for later.
SAID = {200: "yes", 302: "yes", 409: "yes", 403: "no", 404: "–", 422: "form"}


def test_every_page_is_reached_by_those_whom_the_policy_names(house):
    said = "\n".join(table(house)) + "\n"

    if os.environ.get("REWRITE"):
        KEPT.write_text(said, encoding="utf-8")
    assert said == KEPT.read_text(encoding="utf-8")


def table(house):
    """A line for each address: how it is opened, and how each of the cast fares."""
    clients = {username: client_of(house, username) for username in CAST}
    yield f"{'':40}{'':6}" + "".join(f"{username or 'nobody':8}" for username in CAST)
    for name, arguments in sorted(addresses()):
        try:
            address = house.address(name, arguments)
        except LookupError as missing:
            yield f"{name:40}not furnished: {missing}"
            continue
        method, fares = asked(clients, address, house.queries.get(name, {}), house.posts.get(name, {}))
        yield (f"{name:40}{method:6}" + "".join(f"{fare:8}" for fare in fares)).rstrip()


def client_of(house, username):
    client = Client(raise_request_exception=False)
    if username:
        client.force_login(house.world.person(username))
    return client


def asked(clients, address, query, form):
    """How each of the cast fares: by looking, or by sending a form, mostly empty, where a page is not for looking."""
    looked = {username: client.get(address, query) for username, client in clients.items()}
    if METHOD_NOT_ALLOWED not in {answer.status_code for answer in looked.values()}:
        return "look", [fare(answer) for answer in looked.values()]
    return "send", [fare(sent(client, address, form)) for client in clients.values()]


def sent(client, address, form):
    """The answer to a form, of which nothing stays."""
    with transaction.atomic():
        answer = client.post(address, form)
        transaction.set_rollback(True)
    return answer


def fare(answer):
    if answer.status_code in {301, 302} and "/accounts/login/" in answer["Location"]:
        return "sign in"
    return SAID.get(answer.status_code, str(answer.status_code))
