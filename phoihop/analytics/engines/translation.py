"""A question of `tables.py` in the words of another engine, made by sqlglot; what it could not say alike is refused."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import pyarrow as pa
import sqlglot
from sqlglot import exp

Rule = Callable[[exp.Expression], exp.Expression]

# What the golden questions have shown to mean the same in every engine. Whatever else DuckDB understands is refused by
# name, until a golden question holds it.
_PROVEN = frozenset(
    """
    Select From Join Where Group Having Order Ordered Limit Offset With CTE Union Subquery TableAlias Table Distinct
    Star Alias Column Identifier Literal Null Boolean Placeholder Var Cast DataType Paren
    And Or Not EQ GT GTE LT LTE Is In Case If Coalesce Filter Window Explode
    Count Sum Max Greatest LogicalOr AnyValue IgnoreNulls DenseRank ArrayContains GenerateSeries Length Year
    """.split()  # noqa: SIM905 - as words it can be read
)


class Unanswerable(Exception):
    """A question that this engine would not answer as DuckDB does; the sentence says what of it."""


@cache
def translated(sql: str, dialect: str, rules: tuple[Rule, ...]) -> str:
    """The statement in another dialect, with the same parameters by name; the rules say what sqlglot does not know.

    Raises `Unanswerable`.
    """
    asked = sqlglot.parse_one(sql, read="duckdb")
    if foreign := sorted({type(node).__name__ for node in asked.walk()} - _PROVEN):
        raise Unanswerable(f"nothing has shown that {dialect} means the same by {', '.join(foreign)}")
    if any(join.args.get("using") and join.parent.is_star for join in asked.find_all(exp.Join)):
        raise Unanswerable(f"{dialect} puts the columns first by whose names tables are joined: name all of them")
    for rule in (_length_of_list, *rules):
        asked = asked.transform(rule)
    try:
        said: str = asked.sql(dialect, unsupported_level=sqlglot.ErrorLevel.RAISE)
    except sqlglot.UnsupportedError as error:
        raise Unanswerable(f"{dialect} has no words for a part of the question: {error}") from error
    return said


def rows(answer: pa.Table) -> list[tuple[Any, ...]]:
    """An answer as rows of Python's own types. Raises `Unanswerable` for doubles: their sums depend on the order."""
    doubles = [field.name for field in answer.schema if pa.types.is_floating(field.type)]
    if doubles:
        raise Unanswerable(f"doubles come out differently in another order of adding: {', '.join(doubles)}")
    return list(zip(*(column.to_pylist() for column in answer.columns), strict=True))


def unnested(node: exp.Expression) -> dict[str, exp.Expression]:
    """The lists that a `select` unnests beside each other, by name: DuckDB goes through all at once, others do not."""
    if not isinstance(node, exp.Select) or sum(isinstance(one.unalias(), exp.Explode) for one in node.selects) < 2:
        return {}
    lists = {one.alias: one.unalias().this for one in node.selects if isinstance(one.unalias(), exp.Explode)}
    if len(lists) < len(node.selects) or node.args.get("from_"):
        raise Unanswerable("lists are unnested beside each other only when nothing else is selected")
    return lists


def call(name: str, arguments: Sequence[exp.Expression]) -> exp.Expression:
    """A function of an engine by the name it has there."""
    return exp.Anonymous(this=name, expressions=list(arguments))


def _length_of_list(node: exp.Expression) -> exp.Expression:
    """`len` is asked of lists alone; sqlglot takes it for that of a text."""
    if not isinstance(node, exp.Length):
        return node
    if not node.this.is_type(exp.DType.ARRAY):
        raise Unanswerable(f"nothing tells whether this is a list or a text: {node.this}")
    return exp.ArraySize(this=node.this.copy())
