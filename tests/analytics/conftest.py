"""Bodies of the small world that report every month."""

import pytest

from phoihop.people.models import Person
from tests.analytics.ground import lay


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
