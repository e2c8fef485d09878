"""Real units, named as people name them."""

from datetime import date

import pytest

from phoihop.territories.models import PlaceVersion


@pytest.fixture
def unit(units):
    """Finds the place that bears a code on a day."""

    def find(code, day):
        return PlaceVersion.objects.as_of(date.fromisoformat(day)).select_related("place").get(code=code).place

    return find
