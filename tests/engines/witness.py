"""Asks two engines the same and holds one to the other: values, types, digits, and order where it is asked for."""

from datetime import UTC, datetime
from typing import Any

import sqlglot

from phoihop.analytics.engine import State


class Witness(State):
    """Stands where the store stands, and answers as the engine that is examined."""

    def __init__(self, store, engine) -> None:
        super().__init__()
        self.store = store
        self.engine = engine
        self.statements = 0
        self.rows = 0

    def answer(self, sql, parameters=None) -> list[tuple[Any, ...]]:
        """The engine's answer, which is the store's."""
        ours, theirs = self.store.answer(sql, parameters), self.engine.answer(sql, parameters)
        ordered = sqlglot.parse_one(sql, read="duckdb").args.get("order")
        arrange = list if ordered else sorted
        assert arrange(map(spelled, theirs)) == arrange(map(spelled, ours)), sql
        self.statements += 1
        self.rows += len(ours)
        return theirs


def spelled(row: tuple[Any, ...]) -> tuple[str, ...]:
    """Every value to its last digit, so that 1 is not True and 7 is not 7.0000; moments in one zone."""
    return tuple(repr(value.astimezone(UTC) if isinstance(value, datetime) else value) for value in row)
