"""What a phone asks of the server: the worker, who is signed in, what is owed, and where it sends."""

import json
import re
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from phoihop.reporting.models import Line
from phoihop.submissions import services
from phoihop.submissions.models import Submission
from phoihop.submissions.views.phone import KEPT, SHELL
from tests.submissions.conftest import sound


@pytest.fixture
def phone(client, an):
    """A browser in which An is signed in."""
    client.force_login(an)
    return client


def page(name, *arguments):
    return reverse(f"submissions:{name}", args=arguments)


def message(code="TT01", words="120", version=0, **more):
    key = Line.objects.get(indicator__code=code).pk
    return {"message": uuid4(), "version": version, f"words-{key}": words, f"stamp-{key}": 0} | more


def test_the_worker_stands_in_for_the_whole_site_without_anybody_signed_in(client, db):
    answer = client.get(page("worker"))

    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize("path", SHELL)
def test_whatever_the_worker_fetches_is_there(path):
    assert finders.find(path)


def test_the_manifest_names_icons_that_are_there():
    with open(finders.find("ui/app.webmanifest"), encoding="utf-8") as file:  # noqa: PTH123 - found by Django
        manifest = json.load(file)

    assert [icon["src"] for icon in manifest["icons"] if not finders.find("ui/" + icon["src"])] == []
    assert manifest["scope"] == "/"


def test_pages_name_the_manifest_and_may_load_no_worker_but_ours(phone):
    answer = phone.get(page("index"))

    assert re.search(r'rel="manifest" href="[^"]+app\.webmanifest"', answer.content.decode())
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert "manifest-src 'self'" in answer["Content-Security-Policy"]


def test_only_what_can_be_filled_in_may_be_kept(phone, draft, submitted_elsewhere):
    assert phone.get(page("detail", draft.pk)).has_header(KEPT)
    assert not phone.get(page("detail", submitted_elsewhere.pk)).has_header(KEPT)
    assert not phone.get(page("index")).has_header(KEPT)


@pytest.fixture
def submitted_elsewhere(asked, an, anh, noon):
    """The report of the quarter before, submitted."""
    begun = services.open_report(obligation=asked.owed["commune-military", "2024-Q4"], actor=an, at=noon)
    services.state(submission=begun, statements=sound(), actor=an, at=noon)
    return services.submit(submission=begun, actor=anh, at=noon)


def test_the_phone_is_told_who_is_signed_in_and_nothing_else(phone, an):
    answer = phone.get(page("phone_state"))

    assert answer.json().keys() == {"person", "token"}
    assert answer.json()["person"] == an.pk
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["phone_state", "waiting"])
def test_whoever_is_not_signed_in_is_led_to_the_door(client, db, name):
    assert client.get(page(name)).status_code == 302


def test_what_is_owed_is_begun_and_named(asked, phone):
    addresses = phone.post(page("phone_keep")).json()["reports"]

    assert addresses == [page("detail", each.pk) for each in Submission.objects.order_by("obligation__due_on")]
    assert addresses


def test_a_message_is_taken_as_the_page_would_have_sent_it(phone, draft):
    sent = message(version=draft.obligation.form_version_id)

    answer = phone.post(page("receive", draft.pk), sent, headers={"Accept": "application/json"})

    assert answer.json()["outcome"] == "saved"
    assert draft.entries.get().words == "120"


@pytest.mark.parametrize(
    ("more", "status"),
    [({"version": 0}, 409), ({"version": "²"}, 409), ({"message": "x"}, 422), ({"message": ""}, 422)],
)
def test_a_message_that_cannot_be_taken_is_answered_with_a_reason(phone, draft, more, status):
    answer = phone.post(page("receive", draft.pk), message() | more, headers={"Accept": "application/json"})

    assert answer.status_code == status
    assert answer.json()["reason"]


def test_a_report_one_may_not_see_takes_no_message(client, draft, dung):
    client.force_login(dung)

    assert client.post(page("receive", draft.pk), message()).status_code == 404


def test_a_message_without_the_token_is_not_taken(an, draft, client_with_tokens):
    client_with_tokens.force_login(an)

    assert client_with_tokens.post(page("receive", draft.pk), message()).status_code == 403


@pytest.fixture
def client_with_tokens():
    """A browser of which Django wants to see the token."""
    return Client(enforce_csrf_checks=True)
