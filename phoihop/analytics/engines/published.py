"""A state of the totals for other engines: a folder with one Parquet file for each table."""

import re
from pathlib import Path

from phoihop.analytics.engine import State

# What every engine keeps as it is, and answers in the same type. A double would already differ in its last digits.
_KEPT_EXACTLY = re.compile(
    r"(TINY|SMALL|BIG)?INT(EGER)?|DECIMAL\(\d+,\d+\)|DATE|BOOLEAN|VARCHAR|TIMESTAMP WITH TIME ZONE"
)
_COLUMNS = """
select distinct table_name, column_name, data_type from duckdb_columns()
where not internal and schema_name = 'main' order by all
"""


class Unpublishable(Exception):
    """A table with a column that another engine would keep as something else."""


def publish(store: State, folder: Path) -> list[Path]:
    """Write the tables of a store into `folder`, which need not exist, and answer their files.

    Raises `Unpublishable`, before anything is written, where a column would not be the same elsewhere.
    """
    columns = store.answer(_COLUMNS)
    lossy = [f"{table}.{column} ({kind})" for table, column, kind in columns if not _KEPT_EXACTLY.fullmatch(kind)]
    if lossy:
        raise Unpublishable(f"other engines would keep these columns as something else: {', '.join(lossy)}")
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{table}.parquet" for table in sorted({table for table, _, _ in columns})]
    for file in files:
        # The name is one that the store itself gave its table.
        store.answer(f'copy (from "{file.stem}") to $file (format parquet, compression zstd)', {"file": str(file)})
    return files


def tables_in(folder: Path) -> list[Path]:
    """The files of a published state, in order of their tables' names."""
    return sorted(folder.glob("*.parquet"))
