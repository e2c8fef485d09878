"""The database can be made from nothing, and unmade to nothing."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from tools.pages import ROOT

ROOMS = [config.label for config in apps.get_app_configs() if config.name.startswith("phoihop.")]
MIGRATED = [room for room in ROOMS if (ROOT / "phoihop" / room / "migrations").is_dir()]
THERE = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
forward = MigrationExecutor(connection)
forward.migrate(forward.loader.graph.leaf_nodes())
"""
BACK = f"""
backward = MigrationExecutor(connection)
backward.migrate([(room, None) for room in {MIGRATED}])
"""
TABLES = "print(*connection.introspection.table_names())"


@pytest.mark.django_db
def test_no_migration_is_wanting():
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


@pytest.fixture
def nothing(tmp_path):
    """The address of an empty database, of the same kind as that of the other tests."""
    address = os.environ.get("PHOIHOP_DATABASE", "")
    if not address.startswith("postgres"):
        yield f"sqlite:///{tmp_path}/nothing.sqlite3"
        return
    name = f"nothing_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield urlsplit(address)._replace(path=f"/{name}").geturl()
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def manage(address, *words):
    environment = os.environ | {"PHOIHOP_DATABASE": address, "PHOIHOP_FILES": str(settings.FILES)}
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def after(address, *steps):
    """The tables of the rooms that are there after these steps."""
    tables = manage(address, "shell", "--no-imports", "--command", "\n".join([*steps, TABLES])).split()
    return {table for table in tables if table.split("_")[0] in ROOMS}


@pytest.mark.database
def test_migrations_lead_from_nothing_to_all_tables(nothing):
    rooms = (model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in ROOMS)

    assert after(nothing, THERE) == {model._meta.db_table for model in rooms if model._meta.managed}


@pytest.mark.database
@pytest.mark.long
def test_migrations_lead_back_to_nothing(nothing):
    assert after(nothing, THERE, BACK) == set()
