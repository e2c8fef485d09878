"""The furnished world, before which the whole house is judged."""

from tests.house.furnishing import _house_of_the_module, house  # noqa: F401 - fixtures of every test of the house
