"""A site that took over the metadata and values of DHIS2's demonstration country, and a client of it."""

import json
from base64 import b64encode
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.exchange import services
from phoihop.exchange.models import Identifier, Noun
from phoihop.exchange.operator import Operator
from phoihop.exchange.receiving import Options, approve_all, receive
from phoihop.organisations.models import Body
from phoihop.people import services as people
from phoihop.people.models import Person
from tests.cast import NOON, PASSWORD
from tests.sharing import made_once

FILES = Path(__file__).parent / "dhis2"
COUNTRY, BO, ANC = "ImspTQPwCqd", "O6uvpzGd5pu", "fbfJHSPpUQD"
BASIC = b64encode(f"admin:{PASSWORD}".encode()).decode()


def told(name):
    return json.loads((FILES / name).read_text(encoding="utf-8"))


def load():
    """What `phoihop dhis2 import` and `phoihop person add admin --everything` do."""
    operator = Operator()
    for names in (["sl_metadata.json", "sl_org_units.json"], ["e2e_metadata.json"]):
        metadata = {key: value for name in names for key, value in told(name).items()}
        services.load_metadata(metadata=metadata, actor=operator, at=NOON)
    for name in ("sl_data_values.json", "e2e_data_values.json"):
        summary = receive(told(name), Options(), operator, NOON, {"client": "dhis2 import"})
        approve_all(summary.reports, operator, NOON)
    admin = people.add_person(username="admin", full_name="Quản trị", password=PASSWORD, actor=SYSTEM, at=NOON)
    for body in Body.objects.filter(pk__in=Identifier.objects.of(Noun.BODY)):
        for role in (Role.REPORTER, Role.APPROVER, Role.COORDINATOR):
            people.give_post(person=admin, body=body, role=role, since=NOON.date(), actor=SYSTEM, at=NOON)
    return admin


@pytest.fixture(scope="module")
def _country_of_the_module(request, django_db_setup, django_db_blocker):
    yield from made_once(request, django_db_blocker, load)


@pytest.fixture
def admin(_country_of_the_module, db):
    """Whoever may do everything for every unit of the country."""
    return Person.objects.get(pk=(_country_of_the_module or load()).pk)


class Dhis2(Client):
    """A client that signs in as clients of DHIS2 do."""

    def __init__(self, authorization=f"Basic {BASIC}"):
        super().__init__(headers={"Authorization": authorization} if authorization else {})

    def read(self, path, **query):
        return self.get(f"/api/{path}", {name.rstrip("_"): value for name, value in query.items()})

    def send(self, path, body, kind="application/json", **query):
        content = json.dumps(body) if kind == "application/json" else body
        address = f"/api/{path}" + ("?" + "&".join(f"{name}={value}" for name, value in query.items()) if query else "")
        return self.generic("POST", address, data=content, content_type=kind)

    def push(self, *values, **query):
        """Values pushed, each of ANC 1st visits in Bo, in January 2024, unless it says otherwise."""
        usual = {"dataElement": ANC, "orgUnit": BO, "period": "202401"}
        return self.send("dataValueSets", {"dataValues": [usual | value for value in values]}, **query)


@pytest.fixture
def dhis2(admin):
    """A client that signs in with name and password."""
    cache.clear()
    return Dhis2()


def counts(answer):
    return tuple(answer.json()["response"]["importCount"].values())


def today():
    return timezone.localdate()
