"""ClickHouse, in this process by chDB: the same engine as a server's, over a published state that it takes in."""

import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from chdb.session import Session
from sqlglot import exp

from phoihop.analytics.engine import State
from phoihop.analytics.engines.published import tables_in
from phoihop.analytics.engines.translation import Unanswerable, call, rows, translated, unnested

# In the words of the standard: what is missing is null, an empty total too, and a name is a column before an alias.
_SETTINGS = {
    "join_use_nulls": 1,
    "aggregate_functions_null_for_empty": 1,
    "prefer_column_name_to_alias": 1,
    "joined_subquery_requires_alias": 0,
    "schema_inference_make_columns_nullable": 1,
}
_TAKE_IN = """
create table {table} engine = MergeTree order by ({order}) settings allow_nullable_key = 1
as select * from file({file}, Parquet)
"""
# In which order a table lies, where it is large enough to be read in parts.
_SORTED = {
    "fact": "indicator, until, place_leaf",
    "duty": "until, place_leaf",
    "rollup": "pool, indicator, until",
    "owed": "pool, indicator, until",
}


class ClickHouse(State):
    """A published state, read by any number of threads, one after the other; a process has one of these at a time."""

    def __init__(self, folder: Path, kept_in: Path) -> None:
        """Take the state in `folder` into the engine's own files, which lie in `kept_in`."""
        super().__init__()
        self._session = Session(str(kept_in))
        self._lock = threading.Lock()
        for name, value in _SETTINGS.items():
            self._session.query(f"set {name} = {value}")
        for file in tables_in(folder):
            table, order = f"`{file.stem}`", _SORTED.get(file.stem, "tuple()")
            self._session.query(f"drop table if exists {table}")
            self._session.query(_TAKE_IN.format(table=table, order=order, file=_quoted(file)))

    def answer(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Every row of the answer, as a store's. Raises `Unanswerable`."""
        said = translated(sql, "clickhouse", _RULES)
        told = {name: _written(value) for name, value in (parameters or {}).items() if f"{{{name}: " in said}
        with self._lock:
            answer = self._session.query(said, "ArrowStream", params=told).bytes()
        return rows(pa.ipc.open_stream(answer).read_all()) if answer else []

    def close(self) -> None:
        """Let go of the files, which stay."""
        self._session.close()


def _written(value: object) -> str:
    """A parameter as the engine reads it."""
    if value is None:
        return r"\N"
    if isinstance(value, list | tuple):
        return f"[{','.join(str(one) if isinstance(one, int) else _quoted(one) for one in value)}]"
    if isinstance(value, int | date):
        return str(value)
    raise Unanswerable(f"no question was ever asked with such a parameter: {value!r}")


def _quoted(value: object) -> str:
    return "'{}'".format(str(value).replace("\\", "\\\\").replace("'", "\\'"))


def _side_by_side(node: exp.Expression) -> exp.Expression:
    if not (lists := unnested(node)):
        return node
    each = exp.select(exp.alias_(call("arrayJoin", [call("arrayZip", list(lists.values()))]), "each"))
    parts = [
        exp.alias_(call("tupleElement", [exp.column("each"), exp.Literal.number(number)]), name)
        for number, name in enumerate(lists, 1)
    ]
    return exp.select(*parts).from_(each.subquery("zipped"))


def _typed(node: exp.Expression) -> exp.Expression:
    """A parameter bears its type; one that is cast to none in the question is a number."""
    if isinstance(node, exp.Cast) and isinstance(node.this, exp.Placeholder):
        return exp.Placeholder(this=node.this.name, kind=node.to.copy())
    if isinstance(node, exp.Placeholder) and not node.args.get("kind"):
        return exp.Placeholder(this=node.name, kind=exp.DataType(this=exp.DType.BIGINT, nullable=False))
    return node


def _day(node: exp.Expression) -> exp.Expression:
    """Of its two sorts of dates, the one that begins before 1970 and ends after 2149."""
    return exp.DataType(this=exp.DType.DATE32) if isinstance(node, exp.DataType) and node.is_type("date") else node


def _in_set(node: exp.Expression) -> exp.Expression:
    """Whether a list in a parameter holds a value: a set is looked up, a list would be gone through for each row."""
    if isinstance(node, exp.ArrayContains) and node.this.find(exp.Placeholder):
        return exp.In(this=node.expression.copy(), field=node.this.copy())
    return node


def _any_true(node: exp.Expression) -> exp.Expression:
    return exp.cast(exp.Max(this=node.this), "boolean") if isinstance(node, exp.LogicalOr) else node


def _boolean(node: exp.Expression) -> exp.Expression:
    """What is true or false in an answer, not 1 or 0."""
    holder = node.parent.parent if isinstance(node.parent, exp.Alias) else node.parent
    if isinstance(node, exp.Predicate | exp.Connector | exp.Not) and isinstance(holder, exp.Select):
        return exp.cast(node.copy(), "boolean")
    return node


def _range(node: exp.Expression) -> exp.Expression:
    """A range ends before its end, which sqlglot forgets."""
    if isinstance(node, exp.GenerateSeries):
        return call("range", [node.args["start"], node.args["end"]])
    return node


def _named(node: exp.Expression) -> exp.Expression:
    """A column of a sub-query that joins is known outside by its own name, which elsewhere goes without saying."""
    if isinstance(node, exp.Column) and node.table and isinstance(node.parent, exp.Select) and not node.is_star:
        return exp.alias_(node.copy(), node.name)
    return node


_RULES = (_named, _boolean, _side_by_side, _range, _in_set, _typed, _day, _any_true)
