"""Bodies of the small world that report every month, and a store that no other test has seen."""

import pytest

from phoihop.analytics import refresh
from phoihop.people.models import Person
from tests.analytics.ground import lay


@pytest.fixture(autouse=True)
def _no_store(request):
    """Rows made past the services are in no journal: what another test left behind would be taken for the truth."""
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
        refresh.discard()


@pytest.fixture
def ground(world):
    """The military bodies of both provinces report to the region, which leads; the scribe writes for all of them."""
    bodies = [
        world.province_military,
        world.commune_military,
        world.second_commune_military,
        world.other_military,
        world.other_commune_military,
    ]
    return lay(world.region_military, bodies)


@pytest.fixture
def scribe(ground):
    """Writes and approves everything."""
    return Person.objects.get(username="thu")
