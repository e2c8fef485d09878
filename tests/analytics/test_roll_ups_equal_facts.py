"""Whatever is reported, by whomever and of whenever, roll-ups come to the same as the facts."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.analytics import load, rollups, tables
from phoihop.analytics.engine import Store, draft
from phoihop.analytics.sampling import differing
from phoihop.analytics.structure import Pins
from tests.analytics.test_structures_hold_every_fact_once import countries, structure_of

MEASURES = {1: "sum", 2: "last", 3: "max", 4: "yes_share"}
FORMS = {1: (1, 2, 3, 4), 2: (1, 2)}
MONTHS = [(date(year, month, 1), date(year, month + 1, 1)) for year in (2020, 2021) for month in (1, 4, 5, 6)]
QUARTERS = [(date(2020, 4, 1), date(2020, 7, 1)), (date(2021, 4, 1), date(2021, 7, 1))]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Report:
    """What a body owes to a programme and, if approved, says of a place."""

    number: int
    programme: int
    body: int
    place: int
    period: tuple
    received: bool
    approved: bool
    said: tuple


@st.composite
def tellings(draw):
    """Two trees, some reports, and what a few of them, and some more, say later."""
    places, bodies = draw(countries()), draw(countries())
    report = st.builds(
        Report,
        number=st.integers(1, 25),
        programme=st.integers(1, 2),
        body=st.integers(0, bodies.serial),
        place=st.integers(0, places.serial),
        period=st.sampled_from(MONTHS * 3 + QUARTERS),
        received=st.booleans(),
        approved=st.booleans(),
        said=st.lists(st.tuples(st.integers(0, 1000), st.booleans()), min_size=4, max_size=4).map(tuple),
    )
    reports = st.lists(report, min_size=1, max_size=25, unique_by=lambda one: one.number)
    return places, bodies, draw(reports), draw(reports)


class Written:
    """A state with just these reports."""

    def __init__(self, path, places, bodies):
        self.path = path
        self.trees = {1: structure_of(places), 2: structure_of(bodies)}
        leaves = [(tree, leaf.number, leaf.unit, leaf.since) for tree, one in self.trees.items() for leaf in one.leaves]
        self.pins = {
            tree: Pins((unit, number, since) for its, number, unit, since in leaves if its == tree) for tree in (1, 2)
        }

    def whole(self, reports):
        with draft(self.path) as state:
            state.run(tables.SCHEMA)
            state.fill("leaf", load.leaf_rows(self.trees))
            state.fill("wide", load.wide_rows(self.trees))
            state.fill("measure", MEASURES.items())
            state.fill("asked", [(form, one) for form, asked in FORMS.items() for one in asked])
            self.tell(state, reports)
            rollups.add_up(state, whole=True)

    def again(self, reports):
        numbers = [one.number for one in reports]
        with draft(self.path, self.path) as state:
            rollups.begin(state)
            rollups.note(state, numbers, numbers)
            state.run(tables.FORGET_REPORTS, {"submissions": numbers})
            state.run(tables.FORGET_DUTIES, {"obligations": numbers})
            self.tell(state, reports)
            rollups.note(state, numbers, numbers)
            rollups.add_up(state, whole=False)

    def tell(self, state, reports):
        state.fill("duty", [row for one in reports for row in self.duty(one)])
        state.fill("fact", [row for one in reports if one.approved for row in self.facts(one)])
        used = state.answer(tables.LEAVES_IN_USE)
        state.run(tables.FORGET_REACHES)
        for table, rows in (("above", load.above_rows), ("reach", load.reach_rows), ("part", load.part_rows)):
            state.fill(table, rows(self.trees, used))
        rollups.pool(state)

    def duty(self, one):
        received = one.received or one.approved
        leaves, days = self.leaves(one), one.period
        yield one.number, one.programme, one.programme, one.body, "x", *leaves, *days, days[1], received, one.approved

    def facts(self, one):
        for indicator in FORMS[one.programme]:
            low, opened = one.said[indicator - 1]
            low = low % 2 if MEASURES[indicator] == "yes_share" else low
            yield (
                *(one.number, 1, one.programme, indicator, one.body, "x", one.place, *self.leaves(one), *one.period),
                *(low, None if opened else low, opened, None, "at_least" if opened else "exact"),
            )

    def leaves(self, one):
        last = one.period[1] - DAY
        return self.pins[1].leaf_on(one.place, last), self.pins[2].leaf_on(one.body, last)


@given(told=tellings(), seed=st.integers(0, 1_000))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_roll_ups_say_what_the_facts_say_and_so_they_do_after_more_was_told(tmp_path, told, seed):
    places, bodies, first, later = told
    state = Written(tmp_path / "state.duckdb", places, bodies)

    state.whole(first)
    assert found(state, seed) == []
    state.again(later)
    assert found(state, seed) == []


def found(state, seed):
    store = Store(state.path)
    try:
        return differing(store, 12, seed)
    finally:
        store.close()
