"""The furnished world, before which the whole house is judged."""

import pytest
import time_machine

from tests.house.furnishing import NOW, House, furnish


@pytest.fixture
def house(world, programme, catalogue, version, calendar, regime):
    """The small world, furnished, late in 2026."""
    with time_machine.travel(NOW, tick=False):
        made = House(
            world=world, programme=programme, catalogue=catalogue, version=version, calendar=calendar, regime=regime
        )
        yield furnish(made)
