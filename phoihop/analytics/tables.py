"""The star of tables in a store, and the few questions in SQL. Decimals keep every rebuild equal to the last digit.

`tree` is 1 for places and 2 for bodies. `above` is who stood above a leaf in its own time; `reach` is what holds it,
and `part` what it was divided into, through the structures of a span of days.
"""
# ruff: noqa: S608 - statements are put together from the constants of this file alone

SCHEMA = """
create table leaf (tree tinyint, leaf integer, unit bigint, since date, until date, life_until date);
create table above (tree tinyint, ancestor bigint, leaf integer);
create table reach (tree tinyint, leaf integer, ancestor bigint, since date, until date);
create table part (tree tinyint, leaf integer, part bigint, since date, until date);
create table measure (indicator bigint, total varchar);
create table asked (form_version bigint, indicator bigint);
create table duty (obligation bigint, programme bigint, form_version bigint, body bigint, line varchar,
    place_leaf integer, body_leaf integer, since date, until date, due_on date, received boolean, approved boolean);
create table fact (submission bigint, revision integer, programme bigint, indicator bigint, body bigint,
    line varchar, place bigint, place_leaf integer, body_leaf integer, since date, until date,
    low decimal(24,4), high decimal(24,4), approximate boolean, approved_at timestamptz);
"""

TABLES = ("leaf", "above", "reach", "part", "measure", "asked", "duty", "fact")
FORGET_REPORTS = "delete from fact where submission in (select unnest($submissions::bigint[]))"
FORGET_DUTIES = "delete from duty where obligation in (select unnest($obligations::bigint[]))"
FORGET_ALL_DUTIES = "delete from duty; delete from asked"
FORGET_REACHES = "delete from above; delete from reach; delete from part"
SORT = "create or replace table fact as select * from fact order by indicator, until, place_leaf, submission, place"

# What a question asks about, as tables; `held` is the structure it looks through.
_ASKED = """
with spot as (select unnest($since::date[]) as since, unnest($until::date[]) as until,
        unnest(range(len($since::date[]))) as spot),
node as (select unnest($nodes::bigint[]) as node),
wanted as (select indicator, total from measure where indicator in (select unnest($indicators::bigint[]))),
held as (
    select ancestor, leaf from above where tree = $tree and $day::date is null
    union all
    select ancestor, leaf from reach where tree = $tree and since <= $day::date and $day::date < until
),
holds as (
    select ancestor as node, leaf from held where ancestor in (select node from node)
        and leaf not in (select leaf from held where ancestor in (select unnest($without::bigint[])))
)
"""

# A stock is what each body said last, and counts only where body and place still exist at the end of the span, or
# it would stand beside its successor's.
_COUNTED = f"""{_ASKED},
within as (
    select s.spot, w.total, f.*, case when $tree = 1 then f.place_leaf else f.body_leaf end as leaf,
        dense_rank() over (partition by s.spot, f.body, f.indicator
            order by f.until desc, f.since desc, f.submission desc) as age,
        p.life_until >= s.until and b.life_until >= s.until as lives
    from fact f
    join wanted w on w.indicator = f.indicator
    join spot s on f.since >= s.since and f.until <= s.until
    join leaf p on p.tree = 1 and p.leaf = f.place_leaf
    join leaf b on b.tree = 2 and b.leaf = f.body_leaf
    where f.programme in (select unnest($programmes::bigint[]))
        and (len($lines::varchar[]) = 0 or f.line in (select unnest($lines::varchar[])))
),
counted as (
    select w.*, h.node from within w join holds h on h.leaf = w.leaf
    where w.total in ('sum', 'max') or (w.age = 1 and w.lives)
)
"""

_SUMS = """sum(low), sum(high), bool_or(high is null), max(low), max(high), count(*), count(*) filter (approximate),
    max(approved_at), count(*) filter (low >= 1), count(*) filter (coalesce(high, 1) >= 1)"""

TOTALS = f"{_COUNTED} select spot, node, indicator, {_SUMS} from counted group by all"

SOURCES = f"""{_COUNTED}
select submission, revision, indicator, place, body, low, high from counted
order by until, body, indicator, place, submission limit $limit offset $offset
"""

COUNT_SOURCES = f"{_COUNTED} select count(*) from counted"

# On the day asked for; through each fact's own time nothing is ever divided.
_PARTED = f"""{_COUNTED},
parted as (select leaf, part from part where tree = $tree and since <= $day::date and $day::date < until)
"""

UNDIVIDED = f"""{_PARTED}
select c.spot, l.unit as node, c.indicator, {_SUMS} from counted c join leaf l on l.tree = $tree and l.leaf = c.leaf
where c.leaf in (select leaf from parted) group by all
"""

PARTS = f"""{_PARTED}
select distinct l.unit, p.part from counted c join leaf l on l.tree = $tree and l.leaf = c.leaf
join parted p on p.leaf = c.leaf order by all
"""

# Of a stock only the latest report of each body that still exists is owed.
_OWED = f"""{_ASKED},
within as (
    select s.spot, w.indicator, w.total, d.*, case when $tree = 1 then d.place_leaf else d.body_leaf end as leaf,
        dense_rank() over (partition by s.spot, d.body, w.indicator
            order by d.until desc, d.since desc, d.obligation desc) as age,
        p.life_until >= s.until and b.life_until >= s.until as lives
    from duty d
    join asked a on a.form_version = d.form_version
    join wanted w on w.indicator = a.indicator
    join spot s on d.since >= s.since and d.until <= s.until
    join leaf p on p.tree = 1 and p.leaf = d.place_leaf
    join leaf b on b.tree = 2 and b.leaf = d.body_leaf
    where d.programme in (select unnest($programmes::bigint[]))
        and (len($lines::varchar[]) = 0 or d.line in (select unnest($lines::varchar[])))
),
owed as (
    select w.*, h.node from within w join holds h on h.leaf = w.leaf
    where w.total in ('sum', 'max') or (w.age = 1 and w.lives)
)
"""

COVERAGE = f"""{_OWED}
select spot, node, indicator, count(*), count(*) filter (received), count(*) filter (approved) from owed group by all
"""

LACKING = f"{_OWED} select distinct obligation from owed where not approved order by obligation"

LATEST = """
select max(until), max(approved_at), count(*) from fact where programme in (select unnest($programmes::bigint[]))
"""
LEAVES_IN_USE = """
select * from (
    select 1, place_leaf as leaf from fact union select 1, place_leaf from duty
    union select 2, body_leaf from fact union select 2, body_leaf from duty
) where leaf > 0 order by all
"""
KNOWN_LEAVES = "select distinct tree, leaf from above"
STRUCTURES = "select distinct since from reach where tree = $tree and year(since) > 1 order by since"
EVERY_ROW = {table: f"select * from {table} order by all" for table in TABLES}
