"""Facts of the country, drawn inside the analytical engine: 62 million in seconds, no report behind them.

What they are pinned to is real: the communes of each month, what stood above them and what became of them. Seven
bodies stand in each commune, one of each line, and mirror the tree of places. Before the register of communes begins,
its first structure is taken, as the totals do. Values, missing reports (3 in 100), approximate ones (3 in 100) and
open ones (1 in 1,000) are drawn by hashes of body, month and indicator, so the same request gives the same rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Protocol

from phoihop.analytics import load
from phoihop.organisations.models import Body
from phoihop.reporting.models import Line as FormLine
from phoihop.reporting.models import Regime
from phoihop.territories.models import Level, Place

# Rows that are drawn stand beyond all that a database numbers for itself.
DRAWN = 10_000_000_000
REGISTER = date(2024, 2, 1)


class Draft(Protocol):
    """Where tables are written: a state being made, or any file of the engine."""

    def run(self, sql: str, parameters: dict[str, object] | None = None) -> None: ...

    def fill(self, table: str, rows: Iterable[Sequence[object]]) -> None: ...

    def answer(self, sql: str) -> list[tuple[Any, ...]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Which months are drawn, in the half-open span; `spared` are places (and all in them) left out from a day on.

    `every` keeps one commune of so many, for small runs.
    """

    since: date
    until: date
    spared: frozenset[int] = frozenset()
    spared_since: date = date.max
    every: int = 1

    def months(self) -> list[tuple[int, date, date]]:
        """Their numbers, first days, and the first days after."""
        last = (self.until.year - self.since.year) * 12 + self.until.month - self.since.month
        start = self.since.year * 12 + self.since.month - 1
        firsts = [date((start + step) // 12, (start + step) % 12 + 1, 1) for step in range(last + 1)]
        return [(start + step, *days) for step, days in enumerate(pairwise(firsts))]


YEAR = Extent(since=date(2025, 1, 1), until=date(2026, 1, 1))
COUNTRY = Extent(since=date(2021, 11, 1), until=date(2026, 11, 1))

# What is drawn, in the words of the totals: leaves are those of both trees, places 1 and bodies 2.
SCHEMA = """
create table leaf (tree tinyint, leaf integer, unit bigint, since date, until date, life_until date);
create table wide (tree tinyint, node bigint, broad boolean);
create table above (tree tinyint, ancestor bigint, leaf integer);
create table reach (tree tinyint, leaf integer, ancestor bigint, since date, until date);
create table part (tree tinyint, leaf integer, part bigint, since date, until date);
create table measure (indicator bigint, total varchar);
create table asked (form_version bigint, indicator bigint);
create table duty (obligation bigint, programme bigint, form_version bigint, body bigint, line varchar,
    place_leaf integer, body_leaf integer, since date, until date, due_on date, received boolean, approved boolean);
create table fact (submission bigint, revision integer, programme bigint, indicator bigint, body bigint, line varchar,
    place bigint, place_leaf integer, body_leaf integer, since date, until date, low decimal(24,4), high decimal(24,4),
    approximate boolean, approved_at timestamptz, qualifier varchar);
create table share (submission bigint, indicator bigint, place bigint, activity bigint, part_place bigint,
    low decimal(24,4), high decimal(24,4));
"""

FRAME = """
create temp table month (number integer, since date, until date);
create temp table asks (slot integer, line varchar, programme bigint, form_version bigint);
create temp table asks_indicator (slot integer, indicator bigint, middle bigint, kind varchar);
create temp table known_body (place bigint, line varchar, body bigint);
create temp table commune (place bigint);
create temp table spared (place bigint);
"""

HOMES = f"""
create temp table home as
select {DRAWN} + m.number::bigint * 100000000 + l.leaf::bigint * 10 + a.slot as number, m.since, m.until, a.slot,
    a.line, a.programme, a.form_version, l.unit as place, l.leaf as place_leaf, l.leaf * 10 + a.slot as body_leaf,
    coalesce(k.body, {DRAWN} + l.unit * 10 + a.slot) as body, hash(l.unit, m.number, a.slot, 'comes') % 100 < 3 as never
from leaf l
join commune c on c.place = l.unit
join month m on (l.since < m.until or l.since = date '{REGISTER}') and m.until <= l.until
    and (m.until > l.since or m.until <= date '{REGISTER}' or l.since = date '{REGISTER}')
cross join asks a
left join known_body k on k.place = l.unit and k.line = a.line
where l.tree = 1 and l.leaf % $every = 0
    and not (m.since >= $spared_since and l.unit in (select place from spared))
order by m.number, l.leaf, a.slot
"""  # noqa: S608 - from the constants of this file alone

DUTIES = """
insert into duty (obligation, programme, form_version, body, line, place_leaf, body_leaf, since, until,
    due_on, received, approved)
select number, programme, form_version, body, line, place_leaf, body_leaf, since, until,
    until + 4, not never, not never
from home
"""

# One indicator at a time, in the order in which the store keeps facts; so nothing large is ever sorted.
FACTS = """
insert into fact (submission, revision, programme, indicator, body, line, place, place_leaf, body_leaf, since, until,
    low, high, approximate, approved_at, qualifier)
select number, 1, programme, $indicator, body, line, place, place_leaf, body_leaf, since, until, low,
    case when luck = 0 then null when luck < 30 then low + ceil(low / 10) else low end, luck < 30,
    (until + 3)::timestamptz + to_minutes((number % 1440)::bigint),
    case when luck = 0 then 'at_least' when luck < 30 then 'about' else 'exact' end
from (
    select h.*, case when i.kind = 'yesno' then (draw % 100 < 85)::integer
        else floor(i.middle * (0.4 + 1.2 * (hash(place, 'size') % 1000) / 1000) * (0.3 + 1.4 * (draw % 1000) / 1000))
        end as low,
        case when i.kind = 'yesno' then 999 else (draw >> 20) % 1000 end as luck
    from (select *, hash(body, until, $indicator) as draw from home where not never) h
    join asks_indicator i on i.slot = h.slot and i.indicator = $indicator
)
order by until, place_leaf, number
"""

BODIES = f"""
create temp table unit_body as
select p.place, a.slot, coalesce(k.body, {DRAWN} + p.place * 10 + a.slot) as body
from (select unnest($places::bigint[]) as place) p cross join asks a
left join known_body k on k.place = p.place and k.line = a.line;
"""  # noqa: S608 - from the constants of this file alone

MIRRORS = """
insert into leaf select 2, l.leaf * 10 + b.slot, b.body, l.since, l.until, l.life_until
from leaf l join unit_body b on b.place = l.unit where l.tree = 1 and l.leaf in (select place_leaf from home);
insert into wide select 2, b.body, w.broad from wide w join unit_body b on b.place = w.node where w.tree = 1;
insert into above select 2, b.body, s.leaf * 10 + b.slot
from above s join unit_body b on b.place = s.ancestor where s.tree = 1;
insert into reach select 2, s.leaf * 10 + b.slot, b.body, s.since, s.until
from reach s join unit_body b on b.place = s.ancestor where s.tree = 1;
insert into part select 2, s.leaf * 10 + b.slot, b.body, s.since, s.until
from part s join unit_body b on b.place = s.part where s.tree = 1
"""


def fill_store(state: Draft, extent: Extent) -> int:
    """Make and fill the tables of `SCHEMA`, and answer how many facts they hold.

    The database holds units, catalogue, and the programmes of `phoihop.demo.scales` with their forms; bodies it knows
    are taken for what they are, all others are drawn.
    """
    trees = load.structures()
    state.run(SCHEMA)
    state.fill("leaf", load.leaf_rows({load.PLACES: trees[load.PLACES]}))
    state.fill("wide", load.wide_rows({load.PLACES: trees[load.PLACES]}))
    state.fill("measure", load.measure_rows())
    state.fill("asked", load.asked_rows())
    state.run(FRAME)
    _frame(state, extent)
    state.run(HOMES, {"every": extent.every, "spared_since": extent.spared_since})
    state.run(DUTIES)
    for (indicator,) in state.answer("select distinct indicator from asks_indicator order by indicator"):
        state.run(FACTS, {"indicator": indicator})
    used = state.answer("select distinct 1, place_leaf from home order by all")
    state.fill("above", load.above_rows(trees, used))
    state.fill("reach", load.reach_rows(trees, used))
    state.fill("part", load.part_rows(trees, used))
    places = list(Place.objects.exclude(level=Level.ZONE).values_list("pk", flat=True))
    state.run(BODIES, {"places": places})
    state.run(MIRRORS)
    [(facts,)] = state.answer("select count(*) from fact")
    return int(facts)


def _frame(state: Draft, extent: Extent) -> None:
    state.fill("month", extent.months())
    regimes = list(Regime.objects.select_related("programme", "form").order_by("programme"))
    slots = [(slot, one, one.form.versions.get()) for slot, one in enumerate(regimes, 1)]
    lines = {slot: one.form.code.removeprefix("thang-") for slot, one, _version in slots}
    state.fill("asks", [(slot, lines[slot], one.programme_id, version.pk) for slot, one, version in slots])
    asked = FormLine.objects.filter(section__version__in=[version for *_, version in slots])
    of_version = {version.pk: slot for slot, _one, version in slots}
    rows = asked.values_list("section__version", "indicator", "indicator__kind", "indicator__code")
    state.fill(
        "asks_indicator",
        [(of_version[version], pk, _middle(pk, kind), kind) for version, pk, kind, _code in rows],
    )
    state.fill("known_body", Body.objects.values_list("place", "line", "pk").iterator())
    state.fill("commune", Place.objects.filter(level=Level.COMMUNE).values_list("pk").iterator())
    state.fill("spared", [(place,) for place in extent.spared])


def _middle(indicator: int, kind: str) -> int:
    """A middle value between 4 and 400, money in millions of đồng."""
    return (4 + indicator * 37 % 397) * (1_000_000 if kind == "money" else 1)
