"""The analytical engine, DuckDB: the only file that knows which one it is.

A store is one file that is written once and never changed: a newer state is a newer file. One process may not
write what another reads, and a reader keeps its file though another takes the name, so nobody ever sees a torn
or an older state.
"""

import csv
import shutil
import tempfile
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

LAYOUT = f"1/{duckdb.__version__}"


class Store:
    """A published state of the facts, read by any number of threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = duckdb.connect(str(path), read_only=True, config={"threads": 2, "memory_limit": "1GB"})
        self._local = threading.local()

    def answer(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Every row of the answer to one of the questions in `tables.py`."""
        cursor = getattr(self._local, "cursor", None)
        if cursor is None:
            # Sharing one connection between threads blocks; a cursor for each does not.
            cursor = self._local.cursor = self._connection.cursor()
        return cursor.execute(sql, parameters or {}).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class Draft:
    """A state being written, which nobody reads yet."""

    def __init__(self, path: Path) -> None:
        self._connection = duckdb.connect(str(path))

    def run(self, sql: str, parameters: Mapping[str, object] | None = None) -> None:
        """One statement of `tables.py`."""
        self._connection.execute(sql, parameters or {})

    def answer(self, sql: str) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        return self._connection.execute(sql).fetchall()

    def fill(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Append rows, in the order of the table's columns.

        They travel as text: a thousand times quicker than one by one, and decimals stay exact.
        """
        with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8", delete=False) as file:
            csv.writer(file).writerows(rows)
        try:
            relation = self._connection.table(table)
            columns = dict(zip(relation.columns, map(str, relation.types), strict=True))
            self._connection.read_csv(
                file.name, header=False, dtype=columns, names=list(columns), na_values=[""]
            ).insert_into(table)
        finally:
            Path(file.name).unlink()

    def close(self) -> None:
        """Write everything out."""
        self._connection.execute("checkpoint")
        self._connection.close()


@contextmanager
def draft(path: Path, base: Path | None = None) -> Any:  # noqa: ANN401 - a context manager of Draft
    """A new state at `path`, beginning as a copy of `base` or empty; removed again if writing it fails."""
    working = path.with_suffix(".writing")
    working.unlink(missing_ok=True)
    if base is not None:
        shutil.copyfile(base, working)
    state = Draft(working)
    try:
        yield state
        state.close()
    except BaseException:
        working.unlink(missing_ok=True)
        raise
    working.replace(path)
