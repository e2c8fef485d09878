"""Bodies of the small world that report every month."""

from copy import deepcopy

import pytest

from phoihop.people.models import Person
from tests.analytics.ground import lay
from tests.sharing import made_once


@pytest.fixture(scope="module")
def _ground_of_the_module(request, _world_of_the_module, django_db_setup, django_db_blocker):
    yield from made_once(request, django_db_blocker, lambda: _lay(_world_of_the_module))


@pytest.fixture
def ground(_ground_of_the_module, world):
    """The military bodies of both provinces report to the region, which leads; the scribe writes for all of them."""
    return deepcopy(_ground_of_the_module) or _lay(world)


def _lay(world):
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
