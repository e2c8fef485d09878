"""The real units of Viet Nam, for tests that need the whole country and its mergers.

`units` cannot be had together with `world`, whose places are few and invented, nor in a test that commits.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.territories import services
from phoihop.territories.models import Place
from tests.sharing import made_once

LOADED_AT = datetime(2025, 3, 5, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(scope="module")
def _units_of_the_module(request, django_db_setup, django_db_blocker):
    yield from made_once(request, django_db_blocker, _load)


def _load():
    return services.load_units(actor=SYSTEM, at=LOADED_AT).pk


@pytest.fixture
def units(_units_of_the_module, db):
    """Every unit since February 2024, their succession and military regions; gives the country, which is above all."""
    return Place.objects.get(pk=_units_of_the_module)
