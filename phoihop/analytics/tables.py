"""The star of tables in a store, and the few questions in SQL. Decimals keep every rebuild equal to the last digit.

`tree` is 1 for places and 2 for bodies. `above` is who stood above a leaf in its own time; `reach` is what holds it,
and `part` what it was divided into, through the structures of a span of days. What is reported lies in the volume of
the year in which its period ends, with the roll-ups that are made of it; all else is the frame.
"""
# ruff: noqa: S608 - statements are put together from the constants of this file alone

from functools import cache

FRAME = """
create table leaf (tree tinyint, leaf integer, unit bigint, since date, until date, life_until date);
create table wide (tree tinyint, node bigint, broad boolean);
create table above (tree tinyint, ancestor bigint, leaf integer);
create table reach (tree tinyint, leaf integer, ancestor bigint, since date, until date);
create table part (tree tinyint, leaf integer, part bigint, since date, until date);
create table measure (indicator bigint, total varchar);
create table asked (form_version bigint, indicator bigint);
create table pool (place_leaf integer, body_leaf integer, pool integer);
create table member (tree tinyint, way tinyint, node bigint, pool integer);
create table broad (tree tinyint, way tinyint, node bigint, pool integer);
create table pooled (tree tinyint, way tinyint, node bigint, pool integer);
"""
_REPORTED = """
create table {where}duty (obligation bigint, programme bigint, form_version bigint, body bigint, line varchar,
    place_leaf integer, body_leaf integer, since date, until date, due_on date, received boolean, approved boolean);
create table {where}fact (submission bigint, revision integer, programme bigint, indicator bigint, body bigint,
    line varchar, place bigint, place_leaf integer, body_leaf integer, since date, until date,
    low decimal(24,4), high decimal(24,4), approximate boolean, approved_at timestamptz, qualifier varchar);
create table {where}share (submission bigint, indicator bigint, place bigint, activity bigint, part_place bigint,
    low decimal(24,4), high decimal(24,4));
"""
VOLUME = f"""{_REPORTED.format(where="")}
create table period (since date, until date);
create table said (programme bigint, indicator bigint, since date, until date, approved_at timestamptz, facts bigint);
create table rival (indicator bigint, programme bigint, other bigint);
create table rollup (pool integer, programme bigint, indicator bigint, since date, until date, low decimal(38,4),
    high decimal(38,4), opened bigint, low_peak decimal(24,4), high_peak decimal(24,4), facts bigint,
    approximate bigint, approved_at timestamptz, surely bigint, possibly bigint, qualifier varchar, stock boolean);
create table owed (pool integer, programme bigint, form_version bigint, indicator bigint, since date, until date,
    stock boolean, expected bigint, received bigint, approved bigint);
"""
STAGE = _REPORTED.format(where="stage.")

# A fact is pinned to the leaf of its unit that holds its last day, else to the nearest before it, or to the first.
PINS = """
create table pin as
select tree, unit, leaf, case when row_number() over in_time = 1 then '0001-01-01' else since end as since,
    coalesce(lead(since) over in_time, '9999-12-31') as until
from leaf window in_time as (partition by tree, unit order by since) order by all
"""
# What the rooms below tell, as they tell it: reports that are owed, approvals, and what is stated, a heap at a time.
TOLD = """
create or replace temp table told_duty (obligation bigint, programme bigint, form_version bigint, body bigint,
    line varchar, place bigint, since date, until date, due_on date, submission bigint, status varchar,
    approved_revision integer);
create or replace temp table approval (number bigint, submission bigint, revision integer, approved_at timestamptz)
"""
STATED = """
create or replace temp table stated (submission bigint, indicator bigint, place bigint, low decimal(24,4),
    high decimal(24,4), qualifier varchar, estimated boolean, since_revision integer, until_revision integer)
"""
OWED = """
create or replace temp table report as
select o.*, coalesce(p.leaf, 0) as place_leaf, coalesce(b.leaf, 0) as body_leaf, a.approved_at
from told_duty o
left join pin p on p.tree = 1 and p.unit = o.place and p.since < o.until and o.until <= p.until
left join pin b on b.tree = 2 and b.unit = o.body and b.since < o.until and o.until <= b.until
left join (select submission, revision, arg_max(approved_at, number) as approved_at from approval group by all) a
    on a.submission = o.submission and a.revision = o.approved_revision;
insert into stage.duty by name
select obligation, programme, form_version, body, line, place_leaf, body_leaf, since, until, due_on,
    approved_revision is not null or coalesce(status = 'submitted', false) as received,
    approved_revision is not null as approved
from report
"""
# Of each report what stood in the revision that was approved.
PINNED = """
insert into stage.fact by name
select s.submission, r.approved_revision as revision, r.programme, s.indicator, r.body, r.line, s.place,
    coalesce(p.leaf, 0) as place_leaf, r.body_leaf, r.since, r.until, s.low, s.high,
    s.estimated or s.qualifier <> 'exact' as approximate, r.approved_at, s.qualifier
from stated s
join report r on r.submission = s.submission and s.since_revision <= r.approved_revision
    and coalesce(s.until_revision > r.approved_revision, true)
left join pin p on p.tree = 1 and p.unit = s.place and p.since < r.until and r.until <= p.until
"""
OF_VOLUME = ("duty", "fact", "share", "period", "said", "rival", "rollup", "owed")

FORGET_MEASURES = "delete from measure; delete from asked"
FORGET_REACHES = "delete from above; delete from reach; delete from part"
FORGET = (
    "delete from fact where submission in (select unnest($submissions::bigint[]))",
    "delete from share where submission in (select unnest($submissions::bigint[]))",
    "delete from duty where obligation in (select obligation from stage.duty)",
)
PUT = (
    """insert into fact by name select * from stage.fact where year(until - 1) = $year
    order by indicator, until, place_leaf, submission, place""",
    "insert into duty by name select * from stage.duty where year(until - 1) = $year order by until, place_leaf",
    """insert into share by name select * from stage.share
    where submission in (select submission from stage.fact where year(until - 1) = $year)""",
)
YEARS = """
select distinct year(until - 1) from (
    select distinct until from stage.fact union select distinct until from stage.duty) order by all
"""
_STAGED = """
    select 1::tinyint as tree, place_leaf as leaf from stage.fact union select 1, place_leaf from stage.duty
    union select 2, body_leaf from stage.fact union select 2, body_leaf from stage.duty
"""
NEW_LEAVES = f"select * from ({_STAGED}) s anti join above using (tree, leaf) where leaf > 0 limit 1"
LEAVES_USED = f"""
select * from ({_STAGED} union select tree, leaf from above) where leaf > 0 order by all
"""
MARK_PERIODS = "create or replace table period as select distinct since, until from duty"

# Parts of questions that many do not need; `lean` leaves them out, for planning them takes longer than answering.
_THROUGH_DAY = """
    union all
    select ancestor, leaf from reach where tree = $tree and since <= $day::date and $day::date < until"""
_WITHOUT = """
        and (len($without::bigint[]) = 0
            or leaf not in (select leaf from held where list_contains($without::bigint[], ancestor)))"""
_STOCKS = " union all select * exclude (lives, age) from stocks where age = 1 and lives"
_STOCKS_OWED = """
union all
select s.spot, h.node, s.indicator, count(*), count(*) filter (s.received), count(*) filter (s.approved)
from stocks s join holds h on h.leaf = s.leaf where s.age = 1 and s.lives group by all"""

# What a question asks about, as tables; `held` is the structure it looks through. Periods are matched with the spans
# asked for before any fact is read: there are few of them, and then facts are joined by equality alone.
_ASKED = f"""
with spot as (select unnest($since::date[]) as since, unnest($until::date[]) as until,
        unnest(range(len($since::date[]))) as spot),
spans as (select s.spot, s.until as ends, p.since, p.until
    from period p join spot s on p.since >= s.since and p.until <= s.until),
wanted as (select indicator, total, total in ('last', 'yes_share') as stock
    from measure where list_contains($indicators::bigint[], indicator)),
held as (
    select ancestor, leaf from above where tree = $tree and $day::date is null{_THROUGH_DAY}
),
holds as (
    select ancestor as node, leaf from held where list_contains($nodes::bigint[], ancestor){_WITHOUT}
)
"""
_KEPT = """list_contains($programmes::bigint[], f.programme)
        and (len($lines::varchar[]) = 0 or list_contains($lines::varchar[], f.line))"""
_LEAF = "case when $tree = 1 then f.place_leaf else f.body_leaf end as leaf"
_STATED = "f.low, f.high, f.approximate, f.approved_at, f.qualifier, f.submission, f.revision, f.body, f.place, f.until"

# A stock is what each body said last, and counts only where body and place still exist at the end of the span, or
# it would stand beside its successor's.
_COUNTED = f"""{_ASKED},
flows as (
    select s.spot, f.indicator, {_LEAF}, {_STATED}
    from fact f
    join wanted w on w.indicator = f.indicator and not w.stock
    join spans s on s.since = f.since and s.until = f.until
    where {_KEPT}
),
stocks as (
    select s.spot, f.indicator, {_LEAF}, {_STATED}, p.life_until >= s.ends and b.life_until >= s.ends as lives,
        dense_rank() over (partition by s.spot, f.body, f.indicator
            order by f.until desc, f.since desc, f.submission desc) as age
    from fact f
    join wanted w on w.indicator = f.indicator and w.stock
    join spans s on s.since = f.since and s.until = f.until
    join leaf p on p.tree = 1 and p.leaf = f.place_leaf
    join leaf b on b.tree = 2 and b.leaf = f.body_leaf
    where {_KEPT}
),
counted as (
    select w.*, h.node from (
        select * from flows{_STOCKS}
    ) w join holds h on h.leaf = w.leaf
)
"""

_SUMS = """sum(low), sum(high), bool_or(high is null), max(low), max(high), count(*), count(*) filter (approximate),
    max(approved_at), count(*) filter (low >= 1), count(*) filter (coalesce(high, 1) >= 1),
    case when count(*) = 1 then any_value(qualifier) end"""

TOTALS = f"{_COUNTED} select spot, node, indicator, {_SUMS} from counted group by all"

# What activities contribute; the same one stands there several times where several programmes claim it.
SHARES = f"""{_COUNTED}
select c.spot, c.node, c.indicator, s.activity, sum(s.low), sum(s.high), bool_or(s.high is null), max(s.low),
    max(s.high)
from counted c join share s on s.submission = c.submission and s.indicator = c.indicator and s.place = c.place
join wanted w on w.indicator = c.indicator and w.total = 'sum'
group by c.spot, c.node, c.indicator, s.activity, s.part_place order by all
"""

SHARED = "select distinct indicator from share"
STATED_AGAIN = """
select distinct indicator from (
    select indicator from share group by activity, indicator, part_place having count(*) > 1)
"""

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
flows as (
    select s.spot, f.form_version, {_LEAF}, f.obligation, f.received, f.approved
    from duty f join spans s on s.since = f.since and s.until = f.until where {_KEPT}
),
stocks as (
    select s.spot, w.indicator, {_LEAF}, f.obligation, f.received, f.approved,
        p.life_until >= s.ends and b.life_until >= s.ends as lives,
        dense_rank() over (partition by s.spot, f.body, w.indicator
            order by f.until desc, f.since desc, f.obligation desc) as age
    from duty f
    join asked a on a.form_version = f.form_version
    join wanted w on w.indicator = a.indicator and w.stock
    join spans s on s.since = f.since and s.until = f.until
    join leaf p on p.tree = 1 and p.leaf = f.place_leaf
    join leaf b on b.tree = 2 and b.leaf = f.body_leaf
    where {_KEPT}
)
"""
_FLOW_ASKED = (
    "join asked a on a.form_version = f.form_version join wanted w on w.indicator = a.indicator and not w.stock"
)

COVERAGE = f"""{_OWED},
forms as (
    select f.spot, h.node, f.form_version, count(*) as expected, count(*) filter (received) as received,
        count(*) filter (approved) as approved
    from flows f join holds h on h.leaf = f.leaf group by all
)
select f.spot, f.node, a.indicator, sum(f.expected)::bigint, sum(f.received)::bigint, sum(f.approved)::bigint
from forms f {_FLOW_ASKED} group by all{_STOCKS_OWED}
"""

LACKING = f"""{_OWED}
select distinct obligation from (
    select f.obligation, f.leaf from flows f {_FLOW_ASKED} where not f.approved
    union all
    select obligation, leaf from stocks where age = 1 and lives and not approved
) o join holds h on h.leaf = o.leaf order by obligation
"""

# The same of roll-ups: flows merged over the periods of each span, stocks as kept for it. Pools are told twice,
# for only in a list of constants are they looked up in the zones of the table before anything of it is read.
_ROLLED = """
with spans as (select unnest($p_since::date[]) as since, unnest($p_until::date[]) as until,
        unnest($p_spot::integer[]) as spot, unnest($p_stock::boolean[]) as stock),
seen as (select unnest($pools::integer[]) as pool, unnest($seen::bigint[]) as node)
"""
_ROLLED_KEPT = """join spans s on s.since = r.since and s.until = r.until and s.stock = r.stock
join seen p on p.pool = r.pool
where list_contains($pools::integer[], r.pool) and list_contains($programmes::bigint[], r.programme)"""
ROLLED = f"""{_ROLLED}
select s.spot, p.node, r.indicator, sum(low), sum(high), sum(opened) > 0, max(low_peak), max(high_peak),
    sum(facts)::bigint, sum(approximate)::bigint, max(approved_at), sum(surely)::bigint, sum(possibly)::bigint,
    case when sum(facts) = 1 then any_value(qualifier) end
from rollup r {_ROLLED_KEPT} and list_contains($indicators::bigint[], r.indicator) group by all
"""
_BOUNDS = f"""
select p.node, r.indicator, s.spot, {{low}} as low, {{high}} as high, sum(facts)::bigint as facts
from rollup r join measure m on m.indicator = r.indicator and {{total}} {_ROLLED_KEPT}
    and list_contains($indicators::bigint[], r.indicator) group by p.node, r.indicator, s.spot
"""
_CLOSED = "case when not bool_or(opened > 0) then {} end"
# The bounds alone, for whoever wants a million of them; of shares, how many say yes. Each kind is added up for itself:
# to add up for all what only some need takes longer.
ROLLED_BOUNDS = _ROLLED + " union all ".join(
    _BOUNDS.format(total=total, low=low, high=high)
    for total, low, high in (
        ("m.total not in ('max', 'yes_share')", "sum(low)", _CLOSED.format("sum(high)")),
        ("m.total = 'max'", "max(low_peak)::decimal(38,4)", _CLOSED.format("max(high_peak)::decimal(38,4)")),
        ("m.total = 'yes_share'", "sum(surely)::decimal(38,4)", "sum(possibly)::decimal(38,4)"),
    )
)
ROLLED_COVERAGE = f"""{_ROLLED},
forms as (
    select s.spot, p.node, r.form_version, r.indicator, sum(expected) as expected, sum(received) as received,
        sum(approved) as approved
    from owed r {_ROLLED_KEPT} group by all
)
select f.spot, f.node, a.indicator, sum(expected)::bigint, sum(received)::bigint, sum(approved)::bigint
from forms f join asked a on a.form_version = f.form_version
where list_contains($indicators::bigint[], a.indicator)
    and a.indicator in (select indicator from measure where total not in ('last', 'yes_share')) group by all
union all
select spot, node, indicator, expected::bigint, received::bigint, approved::bigint from forms
where list_contains($indicators::bigint[], indicator)
"""

# What planning has to know of a state.
PERIODS = "select distinct since, until from period"
PROGRAMMES = "select distinct programme from said order by programme"
STOCKS = "select indicator from measure where total in ('last', 'yes_share')"
WIDE = "select tree, node from wide"
POOLED = """
select node, pool from pooled where tree = $tree and way = $way and list_contains($nodes::bigint[], node)
"""
RIVALS = "select distinct indicator, programme, other from rival"
LATEST_STRUCTURE = """
select tree, max(greatest(since, case when until < '9999-12-31' then until else since end)) from reach group by tree
"""
STOCK_PERIODS = """
select distinct indicator, programme, since, until from (
    select indicator, programme, since, until from said
    union all select a.indicator, o.programme, o.since, o.until
    from (select distinct form_version, programme, since, until from owed where not stock) o
    join asked a on a.form_version = o.form_version
) semi join (from measure where total in ('last', 'yes_share')) using (indicator)
"""

LATEST = """
select max(until), max(approved_at), coalesce(sum(facts), 0)::bigint from said
where list_contains($programmes::bigint[], programme)
"""
MEASURES = "from measure order by all"
STRUCTURES = "select distinct since from reach where tree = $tree and year(since) > 1 order by since"
# Whatever two states that say the same have alike: leaves that are in use no more may stand in one of them, and pools
# may be finer in one, so that roll-ups are told as they are seen from units.
_IN_USE = """
where (tree = 1 and leaf in (select place_leaf from fact union select place_leaf from duty))
    or (tree = 2 and leaf in (select body_leaf from fact union select body_leaf from duty))
"""
EVERY_ROW = {
    **{table: f"select * from {table} order by all" for table in ("leaf", "wide", "measure", "asked")},
    **{table: f"select * from {table} {_IN_USE} order by all" for table in ("above", "reach", "part")},
    **{table: f"select * from {table} order by all" for table in ("period", "duty", "fact", "share", "said")},
}
EVERY_SUM = {
    "rollup": """
        select m.tree, m.way, m.node, programme, indicator, since, until, sum(low), sum(high), sum(opened),
            max(low_peak), max(high_peak), sum(facts), sum(approximate), max(approved_at), sum(surely), sum(possibly),
            case when sum(facts) = 1 then any_value(qualifier) end
        from rollup r join pooled m on m.pool = r.pool group by all order by all""",
    "owed": """
        select m.tree, m.way, m.node, programme, form_version, indicator, since, until, sum(expected), sum(received),
            sum(approved)
        from owed r join pooled m on m.pool = r.pool group by all order by all""",
}


@cache
def lean(sql: str, *, through_day: bool, without: bool, stocks: bool) -> str:
    """A question without the parts that it does not need."""
    unneeded = [
        *([] if through_day else [_THROUGH_DAY]),
        *([] if without else [_WITHOUT]),
        *([] if stocks else [_STOCKS, _STOCKS_OWED]),
    ]
    for part in unneeded:
        sql = sql.replace(part, "")
    return sql
