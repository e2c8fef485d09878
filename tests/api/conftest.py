"""A program that asks: a client that shows the token of a person with every request."""

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from phoihop.people import services as people
from phoihop.people.rules import Scope
from tests.submissions.conftest import (  # noqa: F401 - fixtures of these tests
    _asked_of_the_module,
    approved,
    asked,
    draft,
    filled,
    submitted,
)


class Program(Client):
    """A program of a person's, which speaks JSON."""

    def __init__(self, person, scope=Scope.WRITE):
        at = timezone.now()
        made = people.make_token(
            person=person, name="kho số liệu", scope=scope, expires_at=at + timedelta(days=30), actor=person, at=at
        )
        self.token = made.token
        super().__init__(headers={"Authorization": f"Bearer {made.secret}", "User-Agent": "kho/1.0"})

    def send(self, method, path, told=None, **more):
        body = b"" if told is None else json.dumps(told).encode()
        return self.generic(method, f"/api/v1{path}", data=body, content_type="application/json", **more)

    def read(self, path, **query):
        return self.get(f"/api/v1{path}", query)

    def rows(self, lines, kind="application/x-ndjson", query=""):
        answer = self.generic("POST", f"/api/v1/values{query}", data=lines.encode(), content_type=kind)
        assert answer.status_code == 200, answer.content
        return [json.loads(line) for line in answer.getvalue().splitlines()]


@pytest.fixture(autouse=True)
def _counts_begin_anew(db):
    cache.clear()


@pytest.fixture
def by_an(an):
    """A program that does what An may do."""
    return Program(an)


@pytest.fixture
def by_anh(anh):
    return Program(anh)


@pytest.fixture
def by_binh(binh):
    return Program(binh)
