"""Reports that no database knows, and the state that is made of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from phoihop.analytics import load, tables
from tests.analytics.test_structures_hold_every_fact_once import structure_of

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


class Told:
    """Tells a state of just these reports."""

    def __init__(self, places, bodies, reports):
        self.trees, self.told = {1: structure_of(places), 2: structure_of(bodies)}, reports

    def leaves(self, state):
        state.fill("leaf", load.leaf_rows(self.trees))
        state.fill("wide", load.wide_rows(self.trees))

    def measures(self, state):
        state.fill("measure", MEASURES.items())
        state.fill("asked", [(form, one) for form, asked in FORMS.items() for one in asked])

    def holders(self, state, used):
        for table, rows in (("above", load.above_rows), ("reach", load.reach_rows), ("part", load.part_rows)):
            state.fill(table, rows(self.trees, used))

    def reports(self, state, path, news):
        state.attach("stage", path)
        state.run(tables.STAGE)
        state.fill("stage.duty", [row for one in self.told for row in self.duty(one)])
        state.fill("stage.fact", [row for one in self.told if one.approved for row in self.facts(one)])

    def duty(self, one):
        received = one.received or one.approved
        leaves, days = self.pinned(one), one.period
        yield one.number, one.programme, one.programme, one.body, "x", *leaves, *days, days[1], received, one.approved

    def facts(self, one):
        for indicator in FORMS[one.programme]:
            low, opened = one.said[indicator - 1]
            low = low % 2 if MEASURES[indicator] == "yes_share" else low
            yield (
                *(one.number, 1, one.programme, indicator, one.body, "x", one.place, *self.pinned(one), *one.period),
                *(low, None if opened else low, opened, None, "at_least" if opened else "exact"),
            )

    def pinned(self, one):
        last = one.period[1] - DAY
        found = self.trees[1].leaf_on(one.place, last), self.trees[2].leaf_on(one.body, last)
        return tuple(leaf.number if leaf else 0 for leaf in found)
