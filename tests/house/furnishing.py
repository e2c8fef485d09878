"""A world with one thing of each kind, and with which of them each page is opened.

A new room adds a function that makes its things and says, by the names of its addresses, which thing a page shows:
`"plans:task"` for one page, `"plans"` for all the pages of the room that say nothing else.
"""

from copy import deepcopy

import pytest
import time_machine

from phoihop.indicators.models import Indicator
from tests.house import furnished_desks as desks
from tests.house import furnished_work as work
from tests.house.house import NOW, House
from tests.programme import monthly, months
from tests.sharing import made_once

ROOMS = (
    work.registers_of,
    work.reporting_of,
    work.reports_of,
    work.plans_of,
    work.activities_of,
    desks.models_of,
    desks.classes_of,
    desks.awards_of,
    desks.notes_of,
    desks.reviews_of,
    desks.inspections_of,
    desks.conferences_of,
    desks.articles_of,
    desks.notices_of,
)


@pytest.fixture(scope="module")
def _house_of_the_module(request, _programme_of_the_module, _version_of_the_module, totals_kept, django_db_blocker):
    world = request.getfixturevalue("_world_of_the_module")
    programme, version = _programme_of_the_module, _version_of_the_module
    with time_machine.travel(NOW, tick=False):
        yield from made_once(request, django_db_blocker, lambda: _furnish(world, programme, version))


@pytest.fixture
def house(_house_of_the_module, db):
    """The small world, furnished, late in 2026."""
    with time_machine.travel(NOW, tick=False):
        yield deepcopy(_house_of_the_module)


def _furnish(world, programme, version):
    """One thing of each kind, made by the services in the name of those who may."""
    catalogue = {indicator.code: indicator for indicator in Indicator.objects.all()}
    calendar = months(world)
    regime = monthly(programme, version, calendar, world.person("binh"))
    house = House(
        world=world, programme=programme, catalogue=catalogue, version=version, calendar=calendar, regime=regime
    )
    for furnish_room in ROOMS:
        furnish_room(house)
    return house
