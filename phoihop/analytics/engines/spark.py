"""Apache Spark: the questions on all machines of a cluster, over a published state that each of them can read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyspark.sql import SparkSession
from sqlglot import exp

from phoihop.analytics.engine import State
from phoihop.analytics.engines.published import tables_in
from phoihop.analytics.engines.translation import call, rows, translated, unnested

_SETTINGS = {
    "spark.sql.ansi.enabled": "true",  # a sum that overflows stops the question; it never wraps
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",  # days before 1582 are those of our calendar too
    "spark.ui.enabled": "false",
}


class Spark(State):
    """A published state on a cluster, read by any number of threads; several in one process share its place there."""

    def __init__(self, folder: Path, master: str = "local[2]", settings: Mapping[str, str] | None = None) -> None:
        """Open the state in `folder`, which every machine of the cluster sees under this name."""
        super().__init__()
        builder = SparkSession.builder.appName("phoihop").master(master)
        for name, value in (_SETTINGS | dict(settings or {})).items():
            builder = builder.config(name, value)
        self._session = builder.getOrCreate().newSession()
        for file in tables_in(folder):
            self._session.read.parquet(str(file)).createOrReplaceTempView(file.stem)

    def answer(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Every row of the answer, as a store's. Raises `Unanswerable`."""
        said = translated(sql, "spark", _RULES)
        told = {name: value for name, value in (parameters or {}).items() if f":{name}" in said}
        return rows(self._session.sql(said, args=told).toArrow())

    def close(self) -> None:
        """Leave the cluster, with every state that this process has open there."""
        self._session.stop()


def _side_by_side(node: exp.Expression) -> exp.Expression:
    if not (lists := unnested(node)):
        return node
    zipped = call("inline", [call("arrays_zip", list(lists.values()))])
    return exp.select(exp.Aliases(this=zipped, expressions=[exp.to_identifier(name) for name in lists]))


_RULES = (_side_by_side,)
