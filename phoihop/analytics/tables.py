"""The star of tables in a store, and the few questions in SQL. Decimals keep every rebuild equal to the last digit.

`tree` is 1 for places and 2 for bodies; `structure` 0 is the structure of a fact's own time, any other number the
ordinal of a day.
"""

SCHEMA = """
create table leaf (tree tinyint, leaf integer, unit bigint, since date, until date, life_until date);
create table reach (tree tinyint, structure integer, ancestor bigint, leaf integer);
create table measure (indicator bigint, total varchar);
create table asked (form_version bigint, indicator bigint);
create table duty (obligation bigint, programme bigint, form_version bigint, body bigint, line varchar,
    place_leaf integer, body_leaf integer, since date, until date, due_on date, received_at timestamptz,
    approved boolean);
create table fact (submission bigint, revision integer, programme bigint, indicator bigint, body bigint,
    line varchar, place bigint, place_leaf integer, body_leaf integer, since date, until date,
    low decimal(24,4), high decimal(24,4), approximate boolean, approved_at timestamptz);
"""

FORGET_REPORTS = "delete from fact where submission in (select unnest($submissions::bigint[]))"
FORGET_DUTIES = "delete from duty where obligation in (select unnest($obligations::bigint[]))"
FORGET_ALL_DUTIES = "delete from duty; delete from asked"
SORT = "create or replace table fact as select * from fact order by indicator, until, place_leaf, submission"

# A stock counts only where its unit still exists at the end of the span, or it would stand beside its successor's.
_COUNTED = """
with spot as (select unnest($since::date[]) as since, unnest($until::date[]) as until,
        unnest(range(len($since::date[]))) as spot),
node as (select unnest($nodes::bigint[]) as node),
wanted as (select unnest($indicators::bigint[]) as indicator),
within as (
    select s.spot, m.total, f.*,
        row_number() over (partition by s.spot, f.body, f.place, f.indicator
            order by f.until desc, f.since desc, f.submission desc) as age,
        p.life_until >= s.until and b.life_until >= s.until as lives
    from fact f
    join spot s on f.since >= s.since and f.until <= s.until
    join measure m on m.indicator = f.indicator
    join leaf p on p.tree = 1 and p.leaf = f.place_leaf
    join leaf b on b.tree = 2 and b.leaf = f.body_leaf
    where f.programme in (select unnest($programmes::bigint[])) and f.indicator in (select indicator from wanted)
        and (len($lines::varchar[]) = 0 or f.line in (select unnest($lines::varchar[])))
),
counted as (
    select w.*, r.ancestor as node from within w
    join reach r on r.tree = $tree and r.structure = $structure
        and r.leaf = case when $tree = 1 then w.place_leaf else w.body_leaf end
    where r.ancestor in (select node from node)
        and (w.total in ('sum', 'max') or (w.age = 1 and w.lives))
)
"""

TOTALS = f"""{_COUNTED}
select spot, node, indicator, total, sum(low), sum(high), bool_or(high is null), max(low), max(high), count(*),
    count(*) filter (approximate), max(approved_at),
    count(*) filter (low >= 1), count(*) filter (coalesce(high, 1) >= 1)
from counted group by all
"""  # noqa: S608 - both halves are constants of this file

SOURCES = f"""{_COUNTED}
select submission, revision, indicator, place, body, low, high, until from counted
order by until, body, place limit $limit offset $offset
"""  # noqa: S608 - both halves are constants of this file

COUNT_SOURCES = f"{_COUNTED} select count(*) from counted"  # noqa: S608 - both halves are constants of this file

COVERAGE = """
with spot as (select unnest($since::date[]) as since, unnest($until::date[]) as until,
        unnest(range(len($since::date[]))) as spot),
node as (select unnest($nodes::bigint[]) as node),
wanted as (select unnest($indicators::bigint[]) as indicator)
select s.spot, r.ancestor, a.indicator, count(*), count(*) filter (d.received_at is not null),
    count(*) filter (d.approved)
from duty d
join spot s on d.since >= s.since and d.until <= s.until
join asked a on a.form_version = d.form_version
join reach r on r.tree = $tree and r.structure = $structure
    and r.leaf = case when $tree = 1 then d.place_leaf else d.body_leaf end
where d.programme in (select unnest($programmes::bigint[])) and a.indicator in (select indicator from wanted)
    and r.ancestor in (select node from node)
    and (len($lines::varchar[]) = 0 or d.line in (select unnest($lines::varchar[])))
group by all
"""

FRESHNESS = "select count(*), max(approved_at) from fact where programme in (select unnest($programmes::bigint[]))"
LEAVES_IN_USE = """
select 1, place_leaf from fact union select 1, place_leaf from duty
union select 2, body_leaf from fact union select 2, body_leaf from duty
"""
STRUCTURES = "select distinct tree, structure from reach order by all"
MEASURES = "select indicator, total from measure"
