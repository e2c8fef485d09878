"""Where the benches run.

A database of its own with real units, seven programmes, and reports of one province that wait for approval; beside it
the country's facts, drawn into one file and published as a state of the totals.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from bench.file import File

if TYPE_CHECKING:
    from bench.scale import Extent
    from phoihop.people.models import Person

# Cao Bằng: few communes, and the only province around it is itself, before and after the mergers.
SAMPLE = "04"
ASKED = 18
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is drawn, and how many months of the sample province come as reports instead."""

    name: str
    since: date
    until: date
    months: int


QUICK = Size(name="quick", since=date(2025, 1, 1), until=date(2026, 1, 1), months=3)
FULL = Size(name="country", since=date(2021, 11, 1), until=date(2026, 11, 1), months=14)


@dataclass(slots=True)
class Ground:
    """Everything made: the drawn rows, the folder, and the accounts by the body they write for."""

    size: Size
    folder: Path
    rows: File
    people: "dict[int, Person]"
    facts: int
    bytes: int
    seconds: dict[str, float]


@contextmanager
def settings(folder: Path, database: str | None = None) -> Iterator[None]:
    """Django, set up on a database in `folder`; the environment is read once in a process."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "phoihop.config.settings",
        "PHOIHOP_DATABASE": database or f"sqlite:///{folder}/bench.sqlite3",
        "PHOIHOP_FILES": str(folder),
    }
    import django  # noqa: PLC0415 - the settings are read when it is set up
    from django.utils import translation  # noqa: PLC0415

    django.setup()
    with translation.override("vi"):
        yield


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="phoihop-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def lay(size: Size, folder: Path, say: Say) -> Ground:
    """Make everything, saying how long each step took."""
    from django.core.management import call_command  # noqa: PLC0415

    from bench import by_hand, scale  # noqa: PLC0415

    seconds: dict[str, float] = {}
    with _timed("tables of the database", seconds, say):
        call_command("migrate", verbosity=0)
    with _timed("units, bodies and accounts", seconds, say):
        people = sample(size)
    with _timed("reports of the sample province", seconds, say):
        _report(people)
    rows = File(folder / "rows.duckdb")
    with _timed("facts drawn", seconds, say):
        facts = scale.fill_store(rows, _extent(size))
    _name_places(rows)
    by_hand.prepare(rows)
    rows = rows.read_only()
    with _timed("published as a state", seconds, say):
        publish(rows)
    kept = sum(path.stat().st_size for path in (folder / "analytics").rglob("*.duckdb"))
    return Ground(size, folder, rows, people, facts, kept, seconds)


@contextmanager
def _timed(what: str, seconds: dict[str, float], say: Say) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    seconds[what] = time.perf_counter() - begun
    say(f"{what}: {seconds[what]:.1f} s")


def sample(size: Size) -> "dict[int, Person]":
    from phoihop.demo.scales import telling  # noqa: PLC0415
    from phoihop.demo.scales.sizes import END, SIZES  # noqa: PLC0415

    months = size.months + (END.year - size.until.year) * 12 + END.month - size.until.month
    told = replace(SIZES["country"], provinces=(SAMPLE,), asked=ASKED, months=months)
    _ground, chief, people = telling.settle(told, lambda _line: None)
    telling.oblige(told, chief, lambda _line: None)
    return people


def _report(people: "dict[int, Person]") -> None:
    from phoihop.demo.scales import reports  # noqa: PLC0415
    from phoihop.reporting.models import Regime  # noqa: PLC0415

    for regime in Regime.objects.order_by("pk"):
        for _done in reports.tell(regime, people, approve=False):
            pass


def _extent(size: Size) -> "Extent":
    from bench.scale import Extent  # noqa: PLC0415
    from phoihop.reporting.models import Obligation  # noqa: PLC0415

    owed = Obligation.objects.order_by("since")
    first = owed.values_list("since", flat=True)[0]
    spared = frozenset(owed.values_list("place", flat=True).distinct())
    return Extent(since=size.since, until=size.until, spared=spared, spared_since=first)


def _name_places(rows: File) -> None:
    from phoihop.territories.models import Place  # noqa: PLC0415

    rows.run("create or replace table named (place bigint, level varchar)")
    rows.fill("named", Place.objects.values_list("pk", "level").iterator())


def publish(rows: File) -> None:
    """A state of the totals with the drawn rows in the place of reports; what is approved later the rooms tell."""
    from phoihop.analytics import refresh  # noqa: PLC0415

    mock.patch.object(refresh, "TOLD", _drawn(rows)).start()
    refresh.rebuild()


def _drawn(rows: File) -> object:
    from phoihop.analytics.engine import Draft  # noqa: PLC0415
    from phoihop.analytics.load import Rooms  # noqa: PLC0415
    from phoihop.analytics.writing import News  # noqa: PLC0415

    class Drawn(Rooms):
        """Tells what was drawn: its bodies are in no register."""

        def leaves(self, state: Draft) -> None:
            _take(state, "leaf", "wide")

        def holders(self, state: Draft, used: object) -> None:  # noqa: ARG002 - of all that was drawn
            _take(state, "above", "reach", "part")

        def reports(self, state: Draft, path: Path | None, news: News) -> None:
            if news.rebuild:
                state.attach("stage", rows.path, kept=True)
            else:
                super().reports(state, path, news)

    def _take(state: Draft, *tables: str) -> None:
        for table in tables:
            state.fill(table, rows.answer(f"from {table}"))

    return Drawn()


def forget_frame() -> None:
    """From now on the rooms tell everything."""
    mock.patch.stopall()
