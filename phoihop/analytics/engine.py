"""The analytical engine, DuckDB: beside `engines/`, the only file that knows which one it is.

A store is one file that is written once and never changed: a newer state is a newer file. One process may not
write what another reads, and a reader keeps its file though another takes the name, so nobody ever sees a torn
or an older state.
"""

import csv
import os
import shutil
import tempfile
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import duckdb

LAYOUT = f"5/{duckdb.__version__}"

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
        """Every row of the answer to one of the questions in `tables.py`; what it does not ask for is left out."""

    def known(self, name: str, find: "Callable[[State], Known]") -> "Known":
        """What is found out once of a state, which never changes."""
        if name not in self._known:
            self._known[name] = find(self)
        found: Known = self._known[name]
        return found


class Store(State):
    """A state in a file of DuckDB, read by any number of threads."""

    def __init__(self, path: Path) -> None:
        """Raises `Unreadable` where the file is not a state."""
        super().__init__()
        self.path = path
        try:
            self._connection = duckdb.connect(str(path), read_only=True, config={"threads": 2, "memory_limit": "1GB"})
        except duckdb.Error as error:
            raise Unreadable(path) from error
        self._local = threading.local()

    def answer(self, sql: str, parameters: Parameters | None = None) -> list[tuple[Any, ...]]:
        cursor = getattr(self._local, "cursor", None)
        if cursor is None:
            # Sharing one connection between threads blocks; a cursor for each does not.
            cursor = self._local.cursor = self._connection.cursor()
        rows: list[tuple[Any, ...]] = cursor.execute(sql, _asked_for(sql, parameters)).fetchall()
        return rows

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class Draft:
    """A state being written, which nobody reads yet."""

    def __init__(self, path: Path) -> None:
        self._connection = duckdb.connect(str(path))

    def run(self, sql: str, parameters: Parameters | None = None) -> None:
        """One statement of `tables.py`."""
        self._connection.execute(sql, _asked_for(sql, parameters))

    def answer(self, sql: str) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        return self._connection.execute(sql).fetchall()

    def fill(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Append rows, in the order of the table's columns.

        They travel as text: a thousand times quicker than one by one, and decimals stay exact.
        """
        relation = self._connection.table(table)
        columns = dict(zip(relation.columns, map(str, relation.types), strict=True))
        with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8", delete=False) as file:
            csv.writer(file).writerows(rows)
            written = file.tell()
        try:
            if written:
                # Told everything, it guesses nothing: a guess could take the first rows for all of them.
                self._connection.read_csv(
                    file.name,
                    header=False,
                    sep=",",
                    quotechar='"',
                    escapechar='"',
                    na_values="",
                    auto_detect=False,
                    columns=columns,
                ).insert_into(table)
        finally:
            Path(file.name).unlink()

    def close(self) -> None:
        """Write everything out."""
        self._connection.execute("checkpoint")
        self._connection.close()

    def abandon(self) -> None:
        """Let go of the file as it is."""
        self._connection.close()


@contextmanager
def draft(path: Path, base: Path | None = None) -> Iterator[Draft]:
    """A new state at `path`, beginning as a copy of `base` or empty; removed again if writing it fails."""
    working = path.with_suffix(".writing")
    _remove(working)
    if base is not None:
        shutil.copyfile(base, working)
    state = Draft(working)
    try:
        yield state
        state.close()
    except BaseException:
        state.abandon()
        _remove(working)
        raise
    flush(working)
    working.replace(path)


def flush(path: Path) -> None:
    """See to it that the file outlives a loss of power."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _remove(working: Path) -> None:
    """The file and its log: left behind by a process that was killed, a log would be played into the next file."""
    for path in (working, working.with_name(f"{working.name}.wal")):
        path.unlink(missing_ok=True)


def _asked_for(sql: str, parameters: Parameters | None) -> Parameters:
    return {name: value for name, value in (parameters or {}).items() if f"${name}" in sql}
