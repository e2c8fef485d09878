"""How the files of a state are written: all of them anew, or those that what happened touches (trạng thái).

The frame is what holds what: leaves, structures, pools, and how figures add up. A volume is all that was reported of
the periods that end in one year, with its roll-ups, so that nothing of a volume depends on another.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from phoihop.analytics import rollups, tables
from phoihop.analytics.engine import Draft

STAGE = "stage.duckdb"
# A state without any report has one volume all the same.
NO_YEAR = 1


@dataclass(frozen=True, slots=True)
class News:
    """What happened since a state was written."""

    rebuild: bool = False
    duties: bool = False
    measures: bool = False
    reports: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return self.rebuild or self.duties or self.measures or bool(self.reports)


@dataclass(frozen=True, slots=True)
class Files:
    """The names of the files of a state: the frame, and each year's volume."""

    frame: str
    volumes: dict[str, str]

    @property
    def names(self) -> list[str]:
        return [self.frame, *self.volumes.values()]


class Told(Protocol):
    """What a state is made of: whoever fills these tables is believed."""

    def leaves(self, state: Draft) -> None:
        """Fill `leaf` and `wide`."""

    def measures(self, state: Draft) -> None:
        """Fill `measure` and `asked`."""

    def holders(self, state: Draft, used: Collection[tuple[int, int]]) -> None:
        """Fill `above`, `reach` and `part` for these leaves, each a tree and a number."""

    def reports(self, state: Draft, path: Path | None, news: News) -> None:
        """Attach a `stage`, at `path` or nowhere, with all that was reported, or all that the news is about."""


def anew(state: Draft, where: Path, mark: str, told: Told) -> Files:
    """Write a whole state of what is told, its files marked with `mark`."""
    files = Files(f"state-{mark}.duckdb", {})
    state.attach("frame", where / files.frame)
    state.look_in("frame")
    state.run(tables.FRAME)
    told.leaves(state)
    state.run(tables.PINS)
    told.measures(state)
    told.reports(state, where / STAGE, News(rebuild=True))
    _hold(state, told)
    for (year,) in state.answer(tables.YEARS) or [(NO_YEAR,)]:
        files.volumes[str(year)] = _volume(year, mark)
        state.attach("volume", where / _volume(year, mark))
        state.look_in("volume", "frame")
        state.run(tables.VOLUME)
        _put(state, year)
        rollups.add_up(state, whole=True)
        state.detach("volume")
    _done(state, where)
    return files


def follow(state: Draft, where: Path, mark: str, told: Told, since: tuple[News, Files]) -> Files:
    """Write what news touches of the state before it."""
    news, before = since
    files = Files(f"state-{mark}.duckdb", dict(before.volumes))
    state.attach("frame", where / files.frame, base=where / before.frame)
    state.look_in("frame")
    measured = state.answer(tables.MEASURES)
    state.run(tables.FORGET_MEASURES)
    told.measures(state)
    told.reports(state, None, news)
    if state.answer(tables.NEW_LEAVES):
        _hold(state, told)
    else:
        rollups.pool(state)
    whole = news.duties or state.answer(tables.MEASURES) != measured
    known = set(files.volumes)
    for year in sorted({str(year) for (year,) in state.answer(tables.YEARS)} | (known if whole else set())):
        base = where / files.volumes[year] if year in known else None
        files.volumes[year] = _volume(year, mark)
        state.attach("volume", where / files.volumes[year], base=base)
        state.look_in("volume", "frame")
        if year not in known:
            state.run(tables.VOLUME)
        _replace(state, int(year), news, whole=whole)
        state.detach("volume")
    _done(state, where)
    return files


def _hold(state: Draft, told: Told) -> None:
    """Who holds the leaves that are in use, and their pools."""
    used = state.answer(tables.LEAVES_USED)
    state.run(tables.FORGET_REACHES)
    told.holders(state, used)
    rollups.pool(state)


def _replace(state: Draft, year: int, news: News, *, whole: bool) -> None:
    """Put what is in the stage into a volume, in the place of what it held of the same reports and obligations."""
    rollups.begin(state)
    reports = {"submissions": list(news.reports)}
    rollups.note(state, reports)
    for forget in tables.FORGET:
        state.run(forget, reports)
    if news.duties:
        state.run("delete from duty")
    _put(state, year)
    rollups.note(state, reports)
    rollups.add_up(state, whole=whole)


def _put(state: Draft, year: int) -> None:
    for put in tables.PUT:
        state.run(put, {"year": year})


def _volume(year: object, mark: str) -> str:
    return f"{year}-{mark}.duckdb"


def _done(state: Draft, where: Path) -> None:
    state.detach("stage")
    state.detach("frame")
    (where / STAGE).unlink(missing_ok=True)
