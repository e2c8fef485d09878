"""Keeping the store as new as the reports: whoever asks first after an approval brings it up to date.

The journal is the list of what happened: its writers queue, so its order is the order of commits. A state of the
store remembers the last line it has followed. Reports that were decided since are read again whole; a change of
places, bodies, indicators, forms or obligations rebuilds. Nothing here is true in itself: delete the folder and
the next question makes it again, equal to the last digit.
"""

import fcntl
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from phoihop.analytics import load, tables
from phoihop.analytics.engine import LAYOUT, Draft, Store, draft
from phoihop.audit.models import JournalEntry

KEPT_GENERATIONS = 3
REPORTS = frozenset({f"submission.{step}" for step in ("submitted", "returned", "approved", "reopened")})
REBUILDING = ("place.", "body.", "indicator.", "form.", "regime.", "obligation.", "calendar.")


@dataclass(frozen=True, slots=True)
class Manifest:
    """Which file is the present state, and the last line of the journal it has followed."""

    file: str
    followed: int
    generation: int
    layout: str


class _Shelf:
    """The store this process reads at present."""

    lock = threading.Lock()
    store: Store | None = None
    manifest: Manifest | None = None
    seen = 0


def folder() -> Path:
    """Where the states of the store lie: one folder for each database."""
    name = Path(str(connection.settings_dict["NAME"])).stem
    path = Path(settings.FILES) / "analytics" / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def current() -> Store:
    """The store, holding everything that was committed before this call."""
    latest = JournalEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with _Shelf.lock:
        manifest = _read_manifest()
        stale = manifest is None or manifest.layout != LAYOUT
        if not stale and latest > max(manifest.followed, _Shelf.seen if manifest == _Shelf.manifest else 0):
            stale = _touches_totals(manifest.followed)
            _Shelf.seen = latest
        if stale:
            manifest = _refresh()
        if _Shelf.store is None or manifest != _Shelf.manifest:
            _Shelf.store = Store(folder() / manifest.file)
            _Shelf.manifest = manifest
        return _Shelf.store


def rebuild() -> Manifest:
    """Make the whole store again from the reports."""
    with _elected():
        return _publish(_read_manifest(), base=None)


def discard() -> None:
    """Delete every state; the next question makes it again."""
    with _Shelf.lock:
        if _Shelf.store is not None:
            _Shelf.store.close()
        _Shelf.store = _Shelf.manifest = None
        _Shelf.seen = 0
        shutil.rmtree(folder(), ignore_errors=True)


def _since(followed: int) -> list[tuple[int, str, dict[str, object]]]:
    entries = JournalEntry.objects.filter(pk__gt=followed).order_by("pk")
    return list(entries.values_list("pk", "action", "facts"))


def _touches_totals(followed: int) -> bool:
    return any(action in REPORTS or action.startswith(REBUILDING) for _, action, _ in _since(followed))


def _refresh() -> Manifest:
    with _elected():
        manifest = _read_manifest()
        if manifest is None or manifest.layout != LAYOUT or not (folder() / manifest.file).exists():
            return _publish(None, base=None)
        news = _since(manifest.followed)
        if any(action.startswith(REBUILDING) for _, action, _ in news):
            return _publish(manifest, base=None)
        reports = sorted({int(facts["submission"]) for _, action, facts in news if action in REPORTS})
        return _publish(manifest, base=folder() / manifest.file, reports=reports) if reports else manifest


def _publish(before: Manifest | None, *, base: Path | None, reports: list[int] | None = None) -> Manifest:
    generation = before.generation + 1 if before else 1
    # Read first where the journal stands: what is committed after this is followed next time, never lost.
    followed = JournalEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    manifest = Manifest(f"state-{generation}.duckdb", followed, generation, LAYOUT)
    with draft(folder() / manifest.file, base) as state:
        if base is None:
            _fill(state)
        else:
            _follow(state, reports or [])
    working = folder() / "manifest.writing"
    working.write_text(json.dumps(asdict(manifest)), encoding="utf-8")
    working.replace(folder() / "manifest.json")
    for old in folder().glob("state-*.duckdb"):
        if int(old.stem.partition("-")[2]) <= generation - KEPT_GENERATIONS:
            old.unlink(missing_ok=True)
    return manifest


def _fill(state: Draft) -> None:
    state.run(tables.SCHEMA)
    trees = load.structures()
    state.fill("leaf", load.leaf_rows(trees))
    state.fill("measure", load.measure_rows())
    state.fill("asked", load.asked_rows())
    state.fill("duty", load.duty_rows(trees))
    state.fill("fact", load.fact_rows(trees))
    state.run(tables.SORT)
    state.fill("reach", load.reach_rows(trees, state.answer(tables.LEAVES_IN_USE)))


def _follow(state: Draft, reports: list[int]) -> None:
    trees = load.structures()
    obligations = load.obligations_of(reports)
    state.run(tables.FORGET_REPORTS, {"submissions": reports})
    state.run(tables.FORGET_DUTIES, {"obligations": obligations})
    state.fill("duty", load.duty_rows(trees, obligations))
    state.fill("fact", load.fact_rows(trees, reports))
    known = set(state.answer("select distinct tree, leaf from reach"))
    fresh = [leaf for leaf in state.answer(tables.LEAVES_IN_USE) if leaf not in known]
    if fresh:
        state.run("delete from reach")
        state.fill("reach", load.reach_rows(trees, state.answer(tables.LEAVES_IN_USE)))


def _read_manifest() -> Manifest | None:
    try:
        return Manifest(**json.loads((folder() / "manifest.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, TypeError, ValueError):
        return None


@contextmanager
def _elected() -> Iterator[None]:
    """One refresher at a time, in whatever process; the lock falls with the process that held it."""
    with (folder() / "refresher.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
