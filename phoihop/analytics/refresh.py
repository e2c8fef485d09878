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
import secrets
import shutil
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

from phoihop.analytics import tables, writing
from phoihop.analytics.engine import LAYOUT, Store, Unreadable, draft, flush
from phoihop.analytics.load import Rooms
from phoihop.analytics.writing import Files, News, Told
from phoihop.audit.models import JournalEntry
from phoihop.audit.rules import GENESIS

KEPT_GENERATIONS = 3
LOCK = "refresher.lock"
REPORTS = frozenset({"submission.submitted", "submission.returned", "submission.approved", "submission.reopened"})
DUTIES = frozenset({"reporting.obligations_made", "reporting.requested", "reporting.withdrawn"})
MEASURES = frozenset({"indicators.defined", "indicators.edited"})
REBUILDING = ("territories.", "organisations.")
# Above this many reports, reading all of them again is quicker than looking for each.
MANY = 20_000
TOLD: Told = Rooms()


class Line(NamedTuple):
    """A line of the journal, and its seal, which no other history has."""

    number: int
    seal: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which files are the present state, and the last line of the journal it has followed.

    `earlier` are the files of the states before it, which somebody may be about to open.
    """

    files: Files
    followed: int
    seal: str
    generation: int
    layout: str
    earlier: list[list[str]]


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
        manifest = read_manifest(folder())
        if manifest is None or _is_behind(manifest, latest):
            manifest = _refresh()
        if _Shelf.store is None or manifest != _Shelf.manifest:
            return _opened(manifest)
        return _Shelf.store


def _opened(manifest: Manifest) -> Store:
    try:
        store = stored(folder(), manifest.files)
    except Unreadable:
        manifest = rebuild()
        store = stored(folder(), manifest.files)
    _Shelf.store, _Shelf.manifest, _Shelf.seen = store, manifest, Line(manifest.followed, manifest.seal)
    return store


def stored(where: Path, files: Files | None = None) -> Store:
    """The state that a folder holds, or, where they are told, that of other files in it. Raises `Unreadable`."""
    if files is None:
        manifest = read_manifest(where)
        if manifest is None:
            raise Unreadable(where)
        files = manifest.files
    volumes = {int(year): where / name for year, name in files.volumes.items()}
    return Store(where / files.frame, volumes, tables.OF_VOLUME)


def rebuild() -> Manifest:
    """Make the whole store again from the reports."""
    with elected(folder()):
        return _publish(read_manifest(folder()), News(rebuild=True))


def discard() -> None:
    """Delete every state; the next question makes it again."""
    with _Shelf.lock, elected(folder()):
        _Shelf.store = _Shelf.manifest = None
        for path in folder().iterdir():
            if path.name != LOCK:
                _remove(path)


def verify() -> dict[str, int]:
    """How many rows of each table differ from what the reports say now, where any do; the store is brought up first.

    The whole store is made again aside and compared row by row.
    """
    store = current()
    with elected(folder()):
        with _one_moment(), draft(folder()) as state:
            files = writing.anew(state, folder(), _mark("aside"), TOLD)
        # Opened before the next refresher may come, who clears away what no manifest names.
        fresh = stored(folder(), files)
    try:
        return _differences(store, fresh, tables.EVERY_ROW) or _differences(store, fresh, tables.EVERY_SUM)
    finally:
        fresh.close()
        for name in files.names:
            (folder() / name).unlink(missing_ok=True)


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
    return manifest.layout != LAYOUT or not all((folder() / name).exists() for name in manifest.files.names)


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
    with elected(folder()):
        manifest = read_manifest(folder())
        followed = Line(manifest.followed, manifest.seal) if manifest else Line(0, "")
        if manifest is None or _is_unusable(manifest) or not _is_in_journal(followed):
            return _publish(manifest, News(rebuild=True))
        news = _news(manifest.followed)
        return _publish(manifest, news) if news else manifest


def _publish(before: Manifest | None, news: News) -> Manifest:
    with _one_moment():
        # Read first where the journal stands: what is committed after this is followed next time, never lost.
        return write(folder(), before, news, _latest_line(), TOLD)


def write(where: Path, before: Manifest | None, news: News, line: Line, told: Told) -> Manifest:
    """Write and publish the state that follows `before` by the news; killed anywhere within, it leaves the one before.

    The caller is `elected`.
    """
    generation = before.generation + 1 if before else 1
    with draft(where) as state:
        if before is None or news.rebuild:
            files = writing.anew(state, where, _mark(generation), told)
        else:
            files = writing.follow(state, where, _mark(generation), told, (news, before.files))
    earlier = [before.files.names, *before.earlier][: KEPT_GENERATIONS - 1] if before else []
    manifest = Manifest(files, line.number, line.seal, generation, LAYOUT, earlier)
    _publish_files(where, manifest, before)
    return manifest


def _mark(of: object) -> str:
    """No file is ever named as another was: somebody may still have that open."""
    return f"{of}-{secrets.token_hex(4)}"


def _publish_files(where: Path, manifest: Manifest, before: Manifest | None) -> None:
    """From now on these files are the state of the folder: the manifest takes its name at once, or not at all."""
    for name in {*manifest.files.names}.difference(before.files.names if before else ()):
        flush(where / name)
    working = where / "manifest.writing"
    working.write_text(json.dumps(asdict(manifest)), encoding="utf-8")
    flush(working)
    working.replace(where / "manifest.json")
    kept = {*manifest.files.names, "manifest.json", LOCK}.union(*manifest.earlier)
    for path in where.iterdir():
        if path.name not in kept:
            _remove(path)


def _remove(path: Path) -> None:
    """An older state, or what a refresher left behind that was killed."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def read_manifest(where: Path) -> Manifest | None:
    """What is published in a folder, if anything is."""
    try:
        told = json.loads((where / "manifest.json").read_text(encoding="utf-8"))
        return Manifest(**told | {"files": Files(**told["files"])})
    except (FileNotFoundError, KeyError, TypeError, ValueError):
        return None


@contextmanager
def elected(where: Path) -> Iterator[None]:
    """One refresher of a folder at a time, in whatever process; the lock falls with the process that held it."""
    with (where / LOCK).open("w") as file:
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
