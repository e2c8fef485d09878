"""The analytical engine, DuckDB: beside `engines/`, the only file that knows which one it is.

A state is a few files, each written once and never changed: the frame, and a volume for each year. A newer state is
newer files. One process may not write what another reads, and a reader keeps a file though its name is gone, so nobody
ever sees a torn or an older state.
"""

import csv
import os
import shutil
import tempfile
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar, cast

import duckdb

LAYOUT = f"7/{duckdb.__version__}"

Parameters = Mapping[str, object]
Known = TypeVar("Known")


class Unreadable(Exception):
    """A file that holds no state: another engine wrote it, or it was torn."""


class State(ABC):
    """A published state of the facts, whichever engine has it open: all that the room asks of an engine."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    @abstractmethod
    def answer(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """Every row of the answer to one of the questions in `tables.py`.

        What it does not ask for is left out. `years` may tell in which alone the answer lies: an engine that keeps
        years apart then plans for few, which would take longer than answering.
        """

    def known(self, name: str, find: "Callable[[State], Known]") -> "Known":
        """What is found out once of a state, which never changes."""
        if name not in self._known:
            self._known[name] = find(self)
        found: Known = self._known[name]
        return found


class Store(State):
    """A state in files of DuckDB, read by any number of threads."""

    def __init__(self, frame: Path, volumes: Mapping[int, Path], tables: Collection[str]) -> None:
        """`tables` are those of a volume: each stands for the volumes of all years together, or of those asked.

        Raises `Unreadable` where a file is not what it should be.
        """
        super().__init__()
        self.frame, self.volumes, self._tables = frame, dict(volumes), tuple(tables)
        self._connection = duckdb.connect(config={"threads": 2, "memory_limit": "1GB"})
        self._local, self._lock = threading.local(), threading.Lock()
        self._scopes = {tuple(sorted(self.volumes)): "main"}
        try:
            for name, path in (("frame", frame), *((f"y{year}", path) for year, path in self.volumes.items())):
                self._connection.execute(f"attach {_quoted(path)} as {name} (read_only)")
            self._view("main", self.volumes)
        except duckdb.Error as error:
            self.close()
            raise Unreadable(frame) from error

    def answer(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        cursor = getattr(self._local, "cursor", None)
        if cursor is None:
            # Sharing one connection between threads blocks; a cursor for each does not.
            cursor = self._local.cursor = self._connection.cursor()
        cursor.execute(f"use memory.{self._scope((parameters or {}).get('years'))}")
        rows: list[tuple[Any, ...]] = cursor.execute(sql, _asked_for(sql, parameters)).fetchall()
        return rows

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def _scope(self, years: object) -> str:
        """The schema of the tables as these years alone have them; of all, where they have none."""
        every = tuple(sorted(self.volumes))
        wanted = tuple(year for year in every if year in years) or every if isinstance(years, range) else every
        with self._lock:
            if wanted not in self._scopes:
                name = f"scope{len(self._scopes)}"
                self._connection.execute(f"create schema {name}")
                self._view(name, wanted)
                self._scopes[wanted] = name
            return self._scopes[wanted]

    def _view(self, schema: str, years: Iterable[int]) -> None:
        run = self._connection.execute
        for (table,) in run("select table_name from duckdb_tables() where database_name = 'frame'").fetchall():
            run(f"create view {schema}.{table} as from frame.{table}")
        for table in self._tables:
            run(f"create view {schema}.{table} as {' union all '.join(f'from y{year}.{table}' for year in years)}")


class Draft:
    """Where states are written: files being written, those they are made from, and tables that are not kept."""

    def __init__(self, scratch: Path) -> None:
        """What does not fit into memory lies in the folder `scratch` meanwhile."""
        spill = {"temp_directory": str(scratch / "spill"), "memory_limit": "1500MB"}
        self._connection = duckdb.connect(config={"threads": 2, **spill})
        # A moment that says no zone, as SQLite keeps it, is one of this.
        self._connection.execute("set TimeZone = 'UTC'")

    def attach(self, name: str, path: Path | None = None, *, base: Path | None = None, kept: bool = False) -> None:
        """Name a file to be written, a copy of `base` or empty, or one that is `kept` as it is.

        Without a path, what is written is not kept.
        """
        if path is not None and not kept:
            _begin(path, base)
        where = _quoted(path) if path else "':memory:'"
        self._connection.execute(f"attach {where} as {name}{' (read_only)' if kept else ''}")

    def detach(self, name: str) -> None:
        """Write everything out and let go of the file."""
        self._connection.execute(f"use memory; checkpoint {name}; detach {name}")

    def look_in(self, *names: str) -> None:
        """Where a table is that is called by its name alone; new ones are made in the first."""
        self._connection.execute(f"set search_path = '{','.join(f'{name}.main' for name in names)}'")

    def run(self, sql: str, parameters: Parameters | None = None) -> None:
        """One statement, or several without parameters."""
        self._connection.execute(sql, _asked_for(sql, parameters))

    def answer(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        return self._connection.execute(sql, _asked_for(sql, parameters)).fetchall()

    def fill(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Append rows, in the order of the table's columns.

        They travel as text: a thousand times quicker than one by one, and decimals stay exact.
        """
        self.take(table, _written(lambda file: csv.writer(file).writerows(rows)))

    def take(self, table: str, written: Path | None) -> None:
        """Append what a file holds as lines of CSV, and delete it."""
        if written is None:
            return
        described = self._connection.execute(f"describe {table}").fetchall()
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind, *_ in described)
        try:
            # Told everything, it guesses nothing: a guess could take the first rows for all of them.
            self._connection.execute(
                f"insert into {table} from read_csv({_quoted(written)}, header = false, sep = ',',"
                f" quote = '\"', escape = '\"', nullstr = '', auto_detect = false, columns = {{{columns}}})"
            )
        finally:
            written.unlink()

    def close(self) -> None:
        """Let go of everything."""
        self._connection.close()


@contextmanager
def draft(scratch: Path) -> Iterator[Draft]:
    """A place to write states in."""
    state = Draft(scratch)
    try:
        yield state
    finally:
        state.close()


def spooled(lines: Iterable[str]) -> Path | None:
    """Lines in a file, for a draft to take; None where there are none."""
    return _written(lambda file: file.writelines(f"{line}\n" for line in lines))


def _written(write: Callable[[TextIO], object]) -> Path | None:
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8", delete=False) as file:
        path = Path(file.name)
        try:
            write(cast("TextIO", file))
        except BaseException:
            path.unlink()
            raise
        if file.tell():
            return path
    path.unlink()
    return None


def _begin(path: Path, base: Path | None) -> None:
    # Left behind by a process that was killed, a log would be played into the next file.
    for old in (path, path.with_name(f"{path.name}.wal")):
        old.unlink(missing_ok=True)
    if base is not None:
        shutil.copyfile(base, path)


def flush(path: Path) -> None:
    """See to it that the file outlives a loss of power."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _asked_for(sql: str, parameters: Parameters | None) -> Parameters:
    return {name: value for name, value in (parameters or {}).items() if f"${name}" in sql}
