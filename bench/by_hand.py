"""The questions in SQL written for each alone, over the same rows: what somebody would write who keeps no roll-ups."""
# ruff: noqa: S608 - statements are put together from the constants of this file alone

from collections.abc import Sequence
from datetime import date
from typing import Any

from bench.file import File
from bench.measuring import Cells

# What a figure is, by the rule of its indicator.
_VALUE = """
case m.total when 'max' then max(low) when 'yes_share' then 100.0 * count(*) filter (low >= 1) / count(*)
    else sum(low) end as low,
case when m.total = 'yes_share' then 100.0 * count(*) filter (coalesce(high, 1) >= 1) / count(*)
    when bool_or(high is null) then null when m.total = 'max' then max(high) else sum(high) end as high
"""

PROVINCE = f"""
select a.ancestor, f.indicator, f.until, {_VALUE}
from fact f join above a on a.tree = 1 and a.leaf = f.place_leaf join measure m on m.indicator = f.indicator
where a.ancestor = $node and f.indicator in (select unnest($indicators::bigint[])) and f.since >= $since
    and f.until <= $until
group by a.ancestor, f.indicator, f.until, m.total
"""
LEAGUE_THEN = """
select a.ancestor, f.indicator, $until::date, sum(low), case when bool_or(high is null) then null else sum(high) end
from fact f join above a on a.tree = 1 and a.leaf = f.place_leaf
where a.ancestor in (select unnest($nodes::bigint[])) and f.indicator = $indicator and f.since >= $since
    and f.until <= $until
group by a.ancestor, f.indicator
"""
LEAGUE_TODAY = """
select a.ancestor, f.indicator, $until::date, sum(low), case when bool_or(high is null) then null else sum(high) end
from fact f join reach a on a.tree = 1 and a.leaf = f.place_leaf and a.since <= $day and $day < a.until
where a.ancestor in (select unnest($nodes::bigint[])) and f.indicator = $indicator and f.since >= $since
    and f.until <= $until
group by a.ancestor, f.indicator
"""
DRILL = """
select l.unit, f.indicator, f.until, sum(low), case when bool_or(high is null) then null else sum(high) end
from fact f join leaf l on l.tree = 1 and l.leaf = f.place_leaf
where l.unit in (select unnest($nodes::bigint[])) and f.indicator = $indicator and f.since >= $since
    and f.until <= $until
group by l.unit, f.indicator, f.until
"""
COMPLETENESS = """
select a.ancestor, d.form_version, d.until, count(*), count(*) filter (received)
from duty d join above a on a.tree = 1 and a.leaf = d.place_leaf
where a.ancestor in (select unnest($nodes::bigint[])) and d.since >= $since and d.until <= $until
group by a.ancestor, d.form_version, d.until
"""

# Leaves under the same units are added up together before anything is added up by unit.
KIN = """
create or replace table kin as
select leaf, dense_rank() over (order by held) as kin
from (select a.leaf, list(a.ancestor order by a.ancestor) as held
    from above a join leaf l on l.tree = 1 and l.leaf = a.leaf and l.unit <> a.ancestor
    where a.tree = 1 group by a.leaf);
create or replace table kin_above as
select distinct k.kin, a.ancestor from kin k join above a on a.tree = 1 and a.leaf = k.leaf
join leaf l on l.tree = 1 and l.leaf = a.leaf and l.unit <> a.ancestor
"""
_PARTS = """sum(low) as low, sum(high) as high, bool_or(high is null) as opened, max(low) as low_peak,
    max(high) as high_peak, count(*) as facts, count(*) filter (low >= 1) as surely,
    count(*) filter (coalesce(high, 1) >= 1) as possibly"""
CUBE = f"""
with base as (
    select f.indicator, date_trunc('quarter', f.since)::date as quarter, k.kin, {_PARTS}
    from fact f join kin k on k.leaf = f.place_leaf join measure m on m.indicator = f.indicator
    where m.total in ('sum', 'max') group by all
    union all
    select indicator, quarter, kin, {_PARTS} from (
        select f.indicator, date_trunc('quarter', f.since)::date as quarter, f.body,
            arg_max(k.kin, f.until) as kin, arg_max(f.low, f.until) as low,
            arg_max(coalesce(f.high, -1), f.until) as stated, max(l.life_until) as life_until,
            case when stated < 0 then null else stated end as high
        from fact f join kin k on k.leaf = f.place_leaf join leaf l on l.tree = 1 and l.leaf = f.place_leaf
        join measure m on m.indicator = f.indicator
        where m.total in ('last', 'yes_share') group by all
    ) where life_until >= quarter + interval 3 month group by all
)
select a.ancestor, b.indicator, (quarter + interval 3 month)::date as until,
    case m.total when 'max' then max(low_peak) when 'yes_share' then 100.0 * sum(surely) / sum(facts)
        else sum(low) end as low,
    case when m.total = 'yes_share' then 100.0 * sum(possibly) / sum(facts) when bool_or(opened) then null
        when m.total = 'max' then max(high_peak) else sum(high) end as high
from base b join kin_above a on a.kin = b.kin join measure m on m.indicator = b.indicator
group by a.ancestor, b.indicator, quarter, m.total
"""


def cells(rows: Sequence[tuple[Any, ...]]) -> Cells:
    """Rows of (unit, indicator, until, low, high)."""
    return {
        (unit, indicator, _day(until)): (float(low), None if high is None else float(high))
        for unit, indicator, until, low, high in rows
    }


def prepare(rows: File) -> None:
    """What the cube needs, made once."""
    rows.run(KIN)


def _day(until: object) -> date:
    return until if isinstance(until, date) else date.fromisoformat(str(until)[:10])
