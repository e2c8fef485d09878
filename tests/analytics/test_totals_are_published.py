"""A state is written as Parquet for other engines, whole and exact."""

from decimal import Decimal

import duckdb
from django.core.management import call_command

from phoihop.analytics import refresh
from phoihop.analytics.engines.published import tables_in
from tests.analytics.ground import STOCK, SUM


def test_every_table_is_a_file_with_the_same_rows(ground, world, tmp_path, capsys):
    ground.report(world.commune_military, "2025-01", **{SUM: "trên 100", STOCK: "ít nhất 7"})

    call_command("publish_analytics", tmp_path / "totals")

    store = refresh.current()
    written = {file.stem: duckdb.sql(f"from '{file}'").fetchall() for file in tables_in(tmp_path / "totals")}
    held = {table: store.answer(f"from {table}") for table in written}
    assert {table: sorted(map(str, rows)) for table, rows in written.items()} == {
        table: sorted(map(str, rows)) for table, rows in held.items()
    }
    assert {"fact", "duty", "leaf", "reach"} <= written.keys()
    assert {row[11:13] for row in written["fact"]} == {(Decimal(100), Decimal(200)), (Decimal(7), None)}
    assert str(len(written)) in capsys.readouterr().out
