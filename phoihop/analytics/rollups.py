"""What the facts of a volume come to in roll-ups, in SQL: written whole, or where something was touched.

A pool is all pairs of leaves, of place and of body, that the same wide units hold, through either of the two
structures that roll-ups know: a fact's own time (way 0) and the latest (way 1). Facts are added up by pools, of which
there are few. A broad unit, which holds hundreds of them, has a pool of its own beside, with a number below zero.
"""
# ruff: noqa: S608 - statements are put together from the constants of this file alone

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from phoihop.analytics import tables
from phoihop.analytics.engine import Draft, Parameters
from phoihop.analytics.planning import Days, kept_spans

# Pools keep their numbers for as long as a state is followed: pairs in use since then get new ones.
_PAIR = """
create or replace temp table pair as
select distinct place_leaf, body_leaf from (
    select place_leaf, body_leaf from stage.fact union all select place_leaf, body_leaf from stage.duty
) anti join pool using (place_leaf, body_leaf)
"""
_POOL = """
create or replace temp table held as
select h.* from (
    select tree, 0::tinyint as way, ancestor as node, leaf from above
    union all
    select tree, 1::tinyint, ancestor, leaf from reach where until = '9999-12-31'
) h semi join wide w on w.tree = h.tree and w.node = h.node;
create or replace temp table mark as
select tree, leaf, list((way, node) order by way, node) as held from held group by tree, leaf;
insert into pool
select p.place_leaf, p.body_leaf,
    (select coalesce(max(pool), 0) from pool) + dense_rank() over (order by places.held, bodies.held)
from pair p
left join mark places on places.tree = 1 and places.leaf = p.place_leaf
left join mark bodies on bodies.tree = 2 and bodies.leaf = p.body_leaf
order by all;
create or replace table member as
select h.tree, h.way, h.node, p.pool from pool p join held h on h.tree = 1 and h.leaf = p.place_leaf
union
select h.tree, h.way, h.node, p.pool from pool p join held h on h.tree = 2 and h.leaf = p.body_leaf
order by all;
insert into broad
select tree, way, node, (select coalesce(min(pool), 0) from broad) - row_number() over (order by tree, way, node)
from (select distinct m.tree, m.way, m.node from member m semi join (from wide where broad) w
    on w.tree = m.tree and w.node = m.node) anti join broad using (tree, way, node);
create or replace table pooled as
select tree, way, node, pool from member anti join broad using (tree, way, node) union all
select tree, way, node, pool from broad order by all;
"""

_IS_STOCK = "m.total in ('last', 'yes_share')"

# What was touched, noted before rows are replaced and again after: whose reports, and which figures of which periods.
_BEGIN = """
create or replace temp table touched (body bigint, place_leaf integer, body_leaf integer, indicator bigint,
    form_version bigint, since date, until date)
"""
_NOTE_FACTS = """
insert into touched select distinct body, place_leaf, body_leaf, indicator, null::bigint, since, until from fact
where submission in (select unnest($submissions::bigint[]))
"""
_NOTE_DUTIES = """
insert into touched select body, place_leaf, body_leaf, null, form_version, since, until from duty
where obligation in (select obligation from stage.duty)
"""

# Of stocks all spans of the year are touched, wherever the same bodies said the same in it. Joins, where a row of
# values within a list would do, let the engine pass over what lies outside of what is looked for.
_TOUCHED = f"""
create or replace temp table due as
select distinct t.indicator, t.since, t.until from touched t
join measure m on m.indicator = t.indicator and not {_IS_STOCK};
create or replace temp table due_form as
select distinct form_version, since, until from touched where form_version is not null;
create or replace temp table due_stock as
select t.indicator from touched t join measure m on m.indicator = t.indicator and {_IS_STOCK}
union
select a.indicator from touched t join asked a on a.form_version = t.form_version
join measure m on m.indicator = a.indicator and {_IS_STOCK};
create or replace temp table teller as select distinct body from touched;
create or replace temp table dirty as
select distinct pool from pool semi join (
    select place_leaf, body_leaf from touched
    union select place_leaf, body_leaf from fact semi join due_stock using (indicator) semi join teller using (body)
    union select place_leaf, body_leaf from duty semi join teller using (body)
) using (place_leaf, body_leaf);
create or replace temp table soiled as from pool semi join dirty using (pool);
insert into dirty
select distinct b.pool from broad b join member m using (tree, way, node) join dirty d on d.pool = m.pool;
create or replace temp table kin as
select distinct body from (
    select body from fact semi join due_stock using (indicator) semi join soiled using (place_leaf, body_leaf)
    union all select body from duty semi join soiled using (place_leaf, body_leaf));
delete from rollup where pool in (from dirty) and (indicator in (from due_stock)
    or (indicator, since, until) in (from due));
delete from owed where pool in (from dirty) and (indicator in (from due_stock)
    or (form_version, since, until) in (from due_form));
delete from said where (indicator, since, until) in (select indicator, since, until from touched);
"""
_ALL = "delete from rollup; delete from owed; delete from said; delete from rival;"

_SUMS = """sum(low) as low, sum(high) as high, count(*) filter (high is null) as opened, max(low) as low_peak,
    max(high) as high_peak, count(*) as facts, count(*) filter (approximate) as approximate,
    max(approved_at) as approved_at, count(*) filter (low >= 1) as surely,
    count(*) filter (coalesce(high, 1) >= 1) as possibly,
    case when count(*) = 1 then any_value(qualifier) end as qualifier"""
_MERGED = """sum(low) as low, sum(high) as high, sum(opened)::bigint as opened, max(low_peak) as low_peak,
    max(high_peak) as high_peak, sum(facts)::bigint as facts, sum(approximate)::bigint as approximate,
    max(approved_at) as approved_at, sum(surely)::bigint as surely, sum(possibly)::bigint as possibly,
    case when sum(facts) = 1 then any_value(qualifier) end as qualifier"""
_OWED = "count(*) as expected, count(*) filter (received) as received, count(*) filter (approved) as approved"
_OWED_MERGED = """sum(expected)::bigint as expected, sum(received)::bigint as received,
    sum(approved)::bigint as approved"""

# In braces stands what only a following needs. What was said last in a span is followed by nothing that is within it.
_STANDS = """
create or replace temp table {name} as
select *, lead(until) over (partition by programme, body, indicator order by until, since, {number}) as followed
from ({told});
create or replace temp table lasting as
select t.*, k.since as kept_since, k.until as kept_until from (select distinct since, until, followed from {name}) t
join kept k on k.since <= t.since and t.until <= k.until and coalesce(t.followed > k.until, true)
"""
_LIVES = """join leaf places on places.tree = 1 and places.leaf = f.place_leaf and places.life_until >= l.kept_until
join leaf bodies on bodies.tree = 2 and bodies.leaf = f.body_leaf and bodies.life_until >= l.kept_until"""

_FLOWS = f"""
insert into rollup by name
select p.pool, f.programme, f.indicator, f.since, f.until, false as stock, {_SUMS}
from (from fact {{flows}}) f join measure m on m.indicator = f.indicator and not {_IS_STOCK}
join {{pool}} p using (place_leaf, body_leaf) group by all order by p.pool, f.indicator, f.until
"""
_STOCKS_SAID = f"""select distinct f.programme, f.body, f.indicator, f.submission, f.since, f.until
from (from fact {{stocks}}) f join measure m on m.indicator = f.indicator and {_IS_STOCK}"""
_STOCKS = f"""
insert into rollup by name
select p.pool, f.programme, f.indicator, l.kept_since as since, l.kept_until as until, true as stock,
    {_SUMS}
from (from fact {{stocks}}) f join standing s on s.submission = f.submission and s.indicator = f.indicator
join lasting l on l.since = s.since and l.until = s.until and l.followed is not distinct from s.followed
{_LIVES} join {{pool}} p using (place_leaf, body_leaf) group by all order by p.pool, f.indicator, l.kept_until
"""
_OWED_FLOWS = f"""
insert into owed by name
select p.pool, f.programme, f.form_version, f.since, f.until, false as stock, {_OWED}
from (from duty {{forms}}) f join {{pool}} p using (place_leaf, body_leaf)
group by all order by p.pool, f.form_version, f.until
"""
_STOCKS_OWED = f"""select f.*, a.indicator from (from duty {{kin}}) f join asked a on a.form_version = f.form_version
join measure m on m.indicator = a.indicator and {_IS_STOCK} {{owed_stocks}}"""
_OWED_STOCKS = f"""
insert into owed by name
select p.pool, f.programme, f.indicator, l.kept_since as since, l.kept_until as until, true as stock, {_OWED}
from owing f
join lasting l on l.since = f.since and l.until = f.until and l.followed is not distinct from f.followed
{_LIVES} join {{pool}} p using (place_leaf, body_leaf) group by all order by p.pool, f.indicator, l.kept_until
"""
_BROAD = f"""
insert into rollup by name
select b.pool, r.programme, r.indicator, r.since, r.until, r.stock, {_MERGED}
from (from rollup {{rollup}}) r
join member m on m.pool = r.pool join {{broad}} b using (tree, way, node)
group by all order by b.pool, r.indicator, r.until;
insert into owed by name
select b.pool, r.programme, r.form_version, r.indicator, r.since, r.until, r.stock,
    {_OWED_MERGED}
from (from owed {{owed}}) r
join member m on m.pool = r.pool join {{broad}} b using (tree, way, node)
group by all order by b.pool, r.form_version, r.indicator, r.until
"""
_SAID = """
insert into said
select f.programme, f.indicator, f.since, f.until, max(f.approved_at), count(*)
from (from fact {said}) f group by all order by all
"""

# Where the same body tells several programmes a stock, the last it said to any of them counts.
_RIVALS = """
insert into rival
with told as (select distinct programme, body, indicator from (
    select programme, body, indicator from standing union all select programme, body, indicator from owing))
select distinct t.indicator, t.programme, o.programme from told t
join told o on o.body = t.body and o.indicator = t.indicator and o.programme > t.programme
"""

_PARTS = ("flows", "stocks", "forms", "kin", "owed_stocks", "rollup", "owed", "said")
_WHOLE = dict.fromkeys(_PARTS, "") | {"pool": "pool", "broad": "broad"}
# Asked first for the ends alone, the engine reads no other column of the rest.
_THOSE = "semi join (select distinct until from {0}) using (until) semi join {0} using (indicator, since, until)"
_OF_TOUCHED = {
    "pool": "soiled",
    "broad": "(from broad semi join dirty using (pool))",
    "flows": _THOSE.format("due"),
    "stocks": "semi join due_stock using (indicator) semi join kin using (body)",
    "forms": "semi join due_form using (form_version, since, until)",
    "kin": "semi join kin using (body)",
    "owed_stocks": "semi join due_stock d on d.indicator = a.indicator",
    "rollup": f"""{_THOSE.format("due")} where pool > 0 and not stock
        union all from rollup semi join due_stock using (indicator) where pool > 0 and stock""",
    "owed": """semi join due_form using (form_version, since, until) where pool > 0 and not stock
        union all from owed semi join due_stock using (indicator) where pool > 0 and stock""",
    "said": _THOSE.format("touched"),
}


def pool(state: Draft) -> None:
    """Give a pool to every pair of leaves that has come into use."""
    state.run(_PAIR)
    if state.answer("from pair limit 1"):
        state.run(_POOL)


def begin(state: Draft) -> None:
    """From now on it is noted what is touched."""
    state.run(_BEGIN)


def note(state: Draft, reports: Parameters) -> None:
    """Note what these reports and the obligations in the stage are about: before they are replaced, and again after."""
    state.run(_NOTE_FACTS, reports)
    state.run(_NOTE_DUTIES)


def add_up(state: Draft, *, whole: bool) -> None:
    """Write the roll-ups again: all of them, or also where other spans are kept than before, or what was touched."""
    before = spans_of(state.answer("from period"))
    state.run(tables.MARK_PERIODS)
    kept = spans_of(state.answer("from period"))
    whole = whole or kept != before
    days = {"since": [since for since, _ in kept], "until": [until for _, until in kept]}
    state.run("create or replace temp table kept (since date, until date)")
    state.run("insert into kept select unnest($since::date[]), unnest($until::date[])", days)
    said = _STANDS.format(name="standing", number="submission", told=_STOCKS_SAID)
    owing = _STANDS.format(name="owing", number="obligation", told=_STOCKS_OWED)
    state.run(_ALL if whole else _TOUCHED)
    for statement in (_FLOWS, said, _STOCKS, _OWED_FLOWS, owing, _OWED_STOCKS, _RIVALS, _BROAD, _SAID):
        state.run(statement.format(**(_WHOLE if whole else _OF_TOUCHED)))


def spans_of(periods: Iterable[Days]) -> list[Days]:
    """The spans for which stocks are kept, of all years."""
    found: dict[int, set[Days]] = defaultdict(set)
    for since, until in periods:
        found[(until - date.resolution).year].add((since, until))
    return sorted({span for days in found.values() for span in kept_spans(days)})
