"""Keeping the store as new as the reports: whoever asks first after an approval brings it up to date.

The journal is the list of what happened: its writers queue, so its order is the order of commits. A state of the
store remembers the last line it has followed, with that line's seal: where the journal holds another line in its
place (another database, a backup, a transaction that was rolled back), the state is of another history and is made
anew. Reports that were decided since are read again whole; a change of places or bodies rebuilds. Nothing here is
true in itself: delete the folder and the next question makes it again, equal to the last digit.
"""

import fcntl
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import Q

from phoihop.analytics import load, rollups, shares, tables
from phoihop.analytics.engine import LAYOUT, Draft, Store, Unreadable, draft, flush
from phoihop.audit.models import JournalEntry
from phoihop.audit.rules import GENESIS

KEPT_GENERATIONS = 3
REPORTS = frozenset({"submission.submitted", "submission.returned", "submission.approved", "submission.reopened"})
DUTIES = frozenset({"reporting.obligations_made", "reporting.requested", "reporting.withdrawn"})
MEASURES = frozenset({"indicators.defined", "indicators.edited"})
REBUILDING = ("territories.", "organisations.")
# Above this many reports, reading all of them again is quicker than looking for each.
MANY = 20_000


class Line(NamedTuple):
    """A line of the journal, and its seal, which no other history has."""

    number: int
    seal: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which file is the present state, and the last line of the journal it has followed."""

    file: str
    followed: int
    seal: str
    generation: int
    layout: str


@dataclass(frozen=True, slots=True)
class News:
    """What happened since a state was written."""

    rebuild: bool = False
    duties: bool = False
    measures: bool = False
    reports: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return self.rebuild or self.duties or self.measures or bool(self.reports)


class _Shelf:
    """The store this process reads at present, and how far it has looked through the journal since."""

    lock = threading.Lock()
    store: Store | None = None
    manifest: Manifest | None = None
    seen = Line(0, "")


def folder() -> Path:
    """Where the states of the store lie: one folder for each database."""
    name = Path(re.sub(r"[^\w.-]", "_", Path(str(connection.settings_dict["NAME"])).name)).stem
    path = Path(settings.FILES) / "analytics" / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def current() -> Store:
    """The store, holding everything that was committed before this call."""
    latest = _latest_line()
    with _Shelf.lock:
        manifest = _read_manifest()
        if manifest is None or _is_behind(manifest, latest):
            manifest = _refresh()
        if _Shelf.store is None or manifest != _Shelf.manifest:
            return _opened(manifest)
        return _Shelf.store


def _opened(manifest: Manifest) -> Store:
    try:
        store = Store(folder() / manifest.file)
    except Unreadable:
        manifest = rebuild()
        store = Store(folder() / manifest.file)
    _Shelf.store, _Shelf.manifest, _Shelf.seen = store, manifest, Line(manifest.followed, manifest.seal)
    return store


def rebuild() -> Manifest:
    """Make the whole store again from the reports."""
    with _elected():
        return _publish(_read_manifest(), News(rebuild=True))


def discard() -> None:
    """Delete every state; the next question makes it again."""
    with _Shelf.lock, _elected():
        _Shelf.store = _Shelf.manifest = None
        for path in folder().iterdir():
            if path.name != LOCK:
                path.unlink()


def verify() -> dict[str, int]:
    """How many rows of each table differ from what the reports say now, where any do; the store is brought up first.

    The whole store is made again aside and compared row by row.
    """
    store = current()
    aside = folder() / "aside.duckdb"
    with _elected(), draft(aside) as state, _one_moment():
        _fill(state)
    fresh = Store(aside)
    try:
        found = _differences(store, fresh, tables.EVERY_ROW) or _differences(store, fresh, tables.EVERY_SUM)
    finally:
        fresh.close()
        aside.unlink()
    return found


def _differences(ours: Store, fresh: Store, rows: Mapping[str, str]) -> dict[str, int]:
    found = {
        table: sum(one != other for one, other in zip_longest(ours.answer(sql), fresh.answer(sql)))
        for table, sql in rows.items()
    }
    return {table: count for table, count in found.items() if count}


def _latest_line() -> Line:
    row = JournalEntry.objects.order_by("-pk").values_list("pk", "seal").first()
    return Line(*row) if row else Line(0, GENESIS)


def _is_behind(manifest: Manifest, latest: Line) -> bool:
    if _is_unusable(manifest):
        return True
    followed, ours = Line(manifest.followed, manifest.seal), manifest == _Shelf.manifest
    if latest == followed or (ours and latest == _Shelf.seen):
        return False
    seen = _Shelf.seen if ours and _is_in_journal(_Shelf.seen) else followed
    if not _is_in_journal(seen) or _news(seen.number):
        return True
    if ours:
        _Shelf.seen = latest
    return False


def _is_unusable(manifest: Manifest) -> bool:
    return manifest.layout != LAYOUT or not (folder() / manifest.file).exists()


def _is_in_journal(line: Line) -> bool:
    return line.seal == GENESIS or JournalEntry.objects.filter(pk=line.number, seal=line.seal).exists()


def _news(followed: int) -> News:
    """What happened after a line of the journal that the totals could show."""
    lines = JournalEntry.objects.filter(pk__gt=followed)
    if lines.filter(Q(*(("action__startswith", prefix) for prefix in REBUILDING), _connector=Q.OR)).exists():
        return News(rebuild=True)
    told = lines.filter(action__in=REPORTS | DUTIES | MEASURES).values_list("action", "facts")
    actions = {action for action, _ in told}
    reports = {int(facts["submission"]) for action, facts in told if action in REPORTS}
    return News(
        rebuild=len(reports) > MANY,
        duties=bool(actions & DUTIES),
        measures=bool(actions & MEASURES),
        reports=tuple(sorted(reports)),
    )


def _refresh() -> Manifest:
    with _elected():
        manifest = _read_manifest()
        followed = Line(manifest.followed, manifest.seal) if manifest else Line(0, "")
        if manifest is None or _is_unusable(manifest) or not _is_in_journal(followed):
            return _publish(manifest, News(rebuild=True))
        news = _news(manifest.followed)
        return _publish(manifest, news) if news else manifest


def _publish(before: Manifest | None, news: News) -> Manifest:
    generation = before.generation + 1 if before else 1
    with _one_moment():
        # Read first where the journal stands: what is committed after this is followed next time, never lost.
        followed = _latest_line()
        manifest = Manifest(f"state-{generation}.duckdb", followed.number, followed.seal, generation, LAYOUT)
        base = folder() / before.file if before and not news.rebuild else None
        with draft(folder() / manifest.file, base) as state:
            if base is None:
                _fill(state)
            else:
                _follow(state, news)
    working = folder() / "manifest.writing"
    working.write_text(json.dumps(asdict(manifest)), encoding="utf-8")
    flush(working)
    working.replace(folder() / "manifest.json")
    _clear_away(generation)
    return manifest


def _clear_away(generation: int) -> None:
    """Older states, and whatever a refresher left behind that was killed."""
    kept = {f"state-{number}.duckdb" for number in range(generation - KEPT_GENERATIONS + 1, generation + 1)}
    for path in folder().iterdir():
        if path.name not in kept | {"manifest.json", LOCK}:
            path.unlink(missing_ok=True)


def _fill(state: Draft) -> None:
    state.run(tables.SCHEMA)
    trees = load.structures()
    state.fill("leaf", load.leaf_rows(trees))
    state.fill("wide", load.wide_rows(trees))
    pins = load.pins_of(state.answer(tables.LEAVES))
    state.fill("measure", load.measure_rows())
    state.fill("asked", load.asked_rows())
    state.fill("duty", load.duty_rows(pins))
    state.fill("fact", load.fact_rows(pins))
    shares.fill(state)
    state.run(tables.SORT)
    _reach(state)
    rollups.add_up(state, whole=True)


def _follow(state: Draft, news: News) -> None:
    pins = load.pins_of(state.answer(tables.LEAVES))
    measured = state.answer(tables.MEASURES)
    state.run("delete from measure")
    state.fill("measure", load.measure_rows())
    obligations = load.obligations_of(news.reports)
    rollups.begin(state)
    rollups.note(state, news.reports, obligations)
    if news.duties:
        state.run(tables.FORGET_ALL_DUTIES)
        state.fill("asked", load.asked_rows())
        state.fill("duty", load.duty_rows(pins))
    elif news.reports:
        state.run(tables.FORGET_DUTIES, {"obligations": obligations})
        state.fill("duty", load.duty_rows(pins, obligations))
    state.run(tables.FORGET_REPORTS, {"submissions": news.reports})
    state.fill("fact", load.fact_rows(pins, news.reports))
    shares.fill(state, news.reports)
    _reach(state)
    rollups.note(state, news.reports, obligations)
    rollups.add_up(state, whole=news.duties or state.answer(tables.MEASURES) != measured)


def _reach(state: Draft) -> None:
    """Who holds the leaves that are in use, written again where others are in use, and their pools."""
    used = state.answer(tables.LEAVES_IN_USE)
    if set(used) != set(state.answer(tables.KNOWN_LEAVES)):
        trees = load.structures()
        state.run(tables.FORGET_REACHES)
        state.fill("above", load.above_rows(trees, used))
        state.fill("reach", load.reach_rows(trees, used))
        state.fill("part", load.part_rows(trees, used))
    rollups.pool(state)


def _read_manifest() -> Manifest | None:
    try:
        return Manifest(**json.loads((folder() / "manifest.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, TypeError, ValueError):
        return None


LOCK = "refresher.lock"


@contextmanager
def _elected() -> Iterator[None]:
    """One refresher at a time, in whatever process; the lock falls with the process that held it."""
    with (folder() / LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _one_moment() -> Iterator[None]:
    """Let everything that is read here be as it was at one moment, unless a transaction sees to that already.

    A plain transaction of Django would take SQLite's only right to write, for as long as a rebuild lasts.
    """
    if connection.in_atomic_block:
        yield
        return
    begin = "begin isolation level repeatable read" if connection.vendor == "postgresql" else "begin"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("commit")
