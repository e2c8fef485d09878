"""The furnished world of the tests of the house stands here too."""

from tests.house.furnishing import _house_of_the_module, house  # noqa: F401 - fixtures of every test of the room
