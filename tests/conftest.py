"""What every test may ask for: the hour, the surroundings, and the cast."""

import shutil
import tempfile
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.utils import translation

from phoihop.analytics import refresh
from tests.cast import NOON, _world_of_the_module, an, anh, binh, chi, dung, giang, world  # noqa: F401 - fixtures of every test
from tests.places import _units_of_the_module, units  # noqa: F401 - fixtures of every test
from tests.programme import (  # noqa: F401 - fixtures of every test
    _catalogue_of_the_module,
    _programme_of_the_module,
    _version_of_the_module,
    calendar,
    catalogue,
    programme,
    regime,
    version,
)
from tools.messages import compile_stale

hypothesis.settings.register_profile("house", deadline=None, max_examples=60)
hypothesis.settings.load_profile("house")


def pytest_configure(config):
    """Files go to a folder of their own, pages need no collected static files, and hashing takes no time."""
    files = Path(tempfile.mkdtemp(prefix="phoihop-test-files-"))
    config.add_cleanup(lambda: shutil.rmtree(files, ignore_errors=True))
    (files / "static").mkdir()
    settings.FILES = files
    settings.STATIC_ROOT = files / "static"
    settings.STORAGES["default"]["OPTIONS"]["location"] = files / "uploads"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    compile_stale()


def pytest_collection_modifyitems(items):
    """Whatever touches the database is marked, to be run again on PostgreSQL; long files come first."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db", "live_server"}:
            item.add_marker("database")
    # Long files begin first: whoever runs several at once is then not left waiting for the last of them.
    long = {item.path for item in items if item.get_closest_marker("long")}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(autouse=True)
def _vietnamese():
    """Pages and refusals speak Vietnamese unless a test says otherwise."""
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def _no_totals_of_another_test(request):
    """Rows made past the services are in no journal: what another test left behind would be taken for the truth."""
    yield
    asked = set(request.fixturenames)
    if {"db", "transactional_db", "live_server"} & asked and "totals_kept" not in asked:
        refresh.discard()


@pytest.fixture(scope="module")
def totals_kept():
    """Asked for where every row goes through the services: what one test made up the next may read."""
    yield
    refresh.discard()


@pytest.fixture
def noon():
    """The hour at which a test acts."""
    return NOON
