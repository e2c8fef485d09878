"""The same facts in PostgreSQL, in the layout that DHIS2 2.4x builds for its analytics, asked in its way.

One unlogged table a year; texts of 11 letters for indicator, unit and category, one column for the unit of each level
and one for each kind of period, a text of all keys, days and values as doubles, and an index on every dimension. It
keeps no bounds and today's hierarchy alone: here each row has the path of its own month, which is more than it can.

Only the rows that the questions read are loaded, so that it fits the time: everything in its favour.
"""
# ruff: noqa: S608 - statements are put together from the constants and numbers of the benches alone

import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psycopg

from bench.file import File
from bench.measuring import Cells
from tools.postgres import server

LEVELS = ("uidlevel1", "uidlevel2", "uidlevel3", "uidlevel4")
PERIODS = ("daily", "weekly", "monthly", "bimonthly", "quarterly", "sixmonthly", "yearly", "financialapril")

# What its users have typed, and what it joins when it fills the table.
TYPED = """
create table datavalue (dataelement bigint, place_leaf integer, line text, since date, until date, value text);
create table ous (leaf integer primary key, uid char(11), uidlevel1 char(11), uidlevel2 char(11), uidlevel3 char(11));
"""
ANALYTICS = f"""
create unlogged table analytics_2025 (dx char(11) not null, co char(11) not null, ao char(11) not null,
    pestartdate date, peenddate date, "year" integer not null, pe text not null, ou char(11) not null, oulevel integer,
    id text, {", ".join(f"{level} char(11)" for level in LEVELS)}, {", ".join(f"{period} text" for period in PERIODS)},
    approvallevel integer, daysxvalue double precision, daysno integer not null, value double precision, textvalue text)
"""
FILL = """
insert into analytics_2025
select u, 'HllvX50cXC0', 'A' || rpad(line, 10, '0'), since, until - 1, extract(year from since)::integer,
    to_char(since, 'YYYYMM'), uid, 4, u || '-' || to_char(since, 'YYYYMM') || '-' || uid || '-' || line,
    uidlevel1, uidlevel2, uidlevel3, uid,
    to_char(since, 'YYYYMMDD'), to_char(since, 'IYYY"W"IW'), to_char(since, 'YYYYMM'), to_char(since, 'YYYYMM"B"'),
    to_char(since, 'YYYY"Q"Q'), to_char(since, 'YYYY') || 'S' || ceil(extract(month from since) / 6)::text,
    to_char(since, 'YYYY'), to_char(since, 'YYYY"April"'), 0, cast(value as double precision) * (until - since),
    until - since, cast(value as double precision), null
from (select d.*, o.*, 'D' || lpad(d.dataelement::text, 10, '0') as u
    from datavalue d join ous o on o.leaf = d.place_leaf) x
"""
INDEXED = ("dx", "co", "ao", "pestartdate", "peenddate", '"year"', "pe", "ou", "oulevel", "id", *LEVELS, *PERIODS)

PROVINCE = """
select dx, monthly, sum(value) from analytics_2025 where dx in ({dx}) and monthly in ({months}) and uidlevel2 in ({ou})
group by dx, monthly
"""
STOCKS = """
select dx, '{month}', sum(value) from (
    select dx, ou, uidlevel2, value,
        row_number() over (partition by dx, ou, co, ao order by peenddate desc, pestartdate desc) as pe_rank
    from analytics_2025 where dx in ({dx}) and uidlevel2 in ({ou}) and monthly = '{month}'
) x where pe_rank = 1 group by dx
"""
LEAGUE = "select uidlevel2, yearly, sum(value) from analytics_2025 where dx = {dx} and yearly = '2025' group by 1, 2"
DRILL = """
select ou, monthly, sum(value) from analytics_2025 where dx = {dx} and monthly in ({months}) and uidlevel3 = {ou}
group by ou, monthly
"""


class Layout:
    """The table, filled with some facts; how long that took, in seconds, and how many there are."""

    def __init__(self, address: str, rows: File, wanted: str) -> None:
        self._connection = psycopg.connect(address, autocommit=True)
        self._connection.execute("set work_mem = '256MB'; set max_parallel_workers_per_gather = 2")
        self._connection.execute(TYPED)
        self._copy(rows, "datavalue", f"select indicator, place_leaf, line, since, until, low from fact where {wanted}")
        self._copy(rows, "ous", _PATHS)
        begun = time.perf_counter()
        self._connection.execute(ANALYTICS)
        self._connection.execute(FILL)
        for column in (*INDEXED, "dx, co", "dx, ao"):
            self._connection.execute(f"create index on analytics_2025 using btree ({column})")
        self._connection.execute("analyze analytics_2025")
        self.seconds = time.perf_counter() - begun
        [(self.facts, self.bytes)] = self.answer(
            "select count(*), pg_total_relation_size('analytics_2025') from analytics_2025"
        )

    def answer(self, sql: str) -> list[tuple[Any, ...]]:
        """Every row."""
        return self._connection.execute(sql).fetchall()

    def _copy(self, rows: File, table: str, sql: str) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.csv"
            rows.run(f"copy ({sql}) to '{path}' (format csv, header false)")
            copying = self._connection.cursor().copy(f"copy {table} from stdin (format csv)")
            with path.open("rb") as file, copying as copy:
                while some := file.read(1 << 20):
                    copy.write(some)


# The path of each leaf: country, province, district.
_PATHS = """
select l.leaf, 'O' || lpad(l.unit::varchar, 10, '0'),
    max('O' || lpad(a.ancestor::varchar, 10, '0')) filter (n.level = 'country'),
    max('O' || lpad(a.ancestor::varchar, 10, '0')) filter (n.level = 'province'),
    max('O' || lpad(a.ancestor::varchar, 10, '0')) filter (n.level = 'district')
from leaf l join above a on a.tree = 1 and a.leaf = l.leaf join named n on n.place = a.ancestor
where l.tree = 1 group by l.leaf, l.unit
"""


@contextmanager
def layout(rows: File, wanted: str):  # noqa: ANN201 - a context that gives a Layout
    """A server of its own with the facts that `wanted` names, stopped at the end."""
    with server() as address:
        yield Layout(address, rows, wanted)


def province(held: Layout, added: Sequence[int], stocks: Sequence[int], node: int, months: Sequence[date]) -> Callable:
    """What adds up in one query, and stocks in one query for each month, as DHIS2 asks them."""
    facts = {"ou": _unit(node), "months": ", ".join(f"'{month:%Y%m}'" for month in months)}
    sums = PROVINCE.format(dx=", ".join(map(_element, added)), **facts)
    lasts = [
        STOCKS.format(dx=", ".join(map(_element, stocks)), ou=facts["ou"], month=f"{month:%Y%m}") for month in months
    ]
    return lambda: held.answer(sums) + [row for sql in lasts for row in held.answer(sql)]


def league(held: Layout, indicator: int) -> Callable:
    """All provinces, as they were then, over the year."""
    sql = LEAGUE.format(dx=_element(indicator))
    return lambda: held.answer(sql)


def drill(held: Layout, indicator: int, district: int, months: Sequence[date]) -> Callable:
    """The communes of one district by month."""
    named = ", ".join(f"'{month:%Y%m}'" for month in months)
    sql = DRILL.format(dx=_element(indicator), ou=_unit(district), months=named)
    return lambda: held.answer(sql)


def cells(node: int | None = None, indicator: int | None = None) -> Callable[[list[tuple[Any, ...]]], Cells]:
    """Rows as cells: what a row does not say is the one that was asked for."""

    def read(rows: list[tuple[Any, ...]]) -> Cells:
        found: Cells = {}
        for first, period, value in rows:
            number = int(first[1:])
            until = _until(period)
            key = (node, number, until) if node else (number, indicator or 0, until)
            found[key] = (value, None)
        return found

    return read


def _until(period: str) -> date:
    if len(period) == 4:
        return date(int(period) + 1, 1, 1)
    year, month = int(period[:4]), int(period[4:])
    return date(year + month // 12, month % 12 + 1, 1)


def _element(indicator: int) -> str:
    return f"'D{indicator:010d}'"


def _unit(place: int) -> str:
    return f"'O{place:010d}'"
