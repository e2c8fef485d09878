"""A file of the engine of one's own: where facts are drawn, and where SQL written by hand is asked."""

import csv
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

PARAMETER = re.compile(r"\$(\w+)")


class File:
    """One file, open; the same engine, threads and memory for whatever is compared."""

    def __init__(self, path: Path, *, read_only: bool = False, memory: str = "2GB") -> None:
        config = {"threads": 2, "memory_limit": memory, "temp_directory": str(path.parent)}
        self.path = path
        self._connection = duckdb.connect(str(path), read_only=read_only, config=config)

    def run(self, sql: str, parameters: Mapping[str, object] | None = None) -> None:
        """One statement, or several without parameters."""
        self._connection.execute(sql, _asked_for(sql, parameters))

    def answer(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        return self._connection.execute(sql, _asked_for(sql, parameters)).fetchall()

    def columns(self, sql: str) -> dict[str, Any]:
        """The answer as arrays of numpy."""
        return dict(self._connection.execute(sql).fetchnumpy())

    def fill(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Append rows, in the order of the table's columns."""
        described = self._connection.execute(f"describe {table}").fetchall()
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind, *_ in described)
        with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", delete=False) as file:
            csv.writer(file).writerows(rows)
            written = file.tell()
        if written:
            self.run(
                f"insert into {table} from read_csv('{file.name}', header = false, auto_detect = false, nullstr = '',"
                f" columns = {{{columns}}})"
            )
        Path(file.name).unlink()

    def read_only(self) -> "File":
        """The same file, which others may read too from now on."""
        self.close()
        return File(self.path, read_only=True)

    def close(self) -> None:
        """Write everything out."""
        self._connection.close()


def _asked_for(sql: str, parameters: Mapping[str, object] | None) -> dict[str, object]:
    named = set(PARAMETER.findall(sql))
    return {name: value for name, value in (parameters or {}).items() if name in named}
