"""Through the structure of any day, every fact is held by the top, and by one unit at most on each level."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.analytics import tables
from phoihop.analytics.engine import draft
from phoihop.analytics.load import leaf_rows
from phoihop.analytics.structure import Structure
from phoihop.foundation.hierarchy import FOREVER, Link, Reach, closure
from phoihop.foundation.succession import Passing

START = date(2020, 1, 1)
DAYS = [START + timedelta(days=100 * number) for number in range(8)]
ROOT = 0


class Country:
    """Two levels below one top, changed by events; keeps the links and passings that a register would."""

    def __init__(self, provinces, communes):
        self.links, self.passings, self.serial = [], [], 0
        self.open = {ROOT: (None, START)}
        self.level = {ROOT: 0}
        self.provinces = [self.begin(ROOT, START, 1) for _ in range(provinces)]
        for number in range(communes):
            self.begin(self.provinces[number % provinces], START, 2)

    def begin(self, parent, day, level):
        self.serial += 1
        self.open[self.serial] = (parent, day)
        self.level[self.serial] = level
        return self.serial

    def end(self, unit, day):
        parent, since = self.open.pop(unit)
        if since < day:
            self.links.append(Link(unit, parent, since, day))

    def alive(self, level, before):
        return [unit for unit, (_, since) in self.open.items() if self.level[unit] == level and since < before]

    def children(self, unit):
        return [child for child, (parent, _) in self.open.items() if parent == unit]

    def move(self, unit, parent, day):
        self.end(unit, day)
        self.open[unit] = (parent, day)

    def all_links(self):
        return self.links + [Link(unit, parent, since) for unit, (parent, since) in self.open.items()]


@st.composite
def countries(draw):
    country = Country(draw(st.integers(2, 3)), draw(st.integers(2, 6)))
    for day in DAYS[1:]:
        happen(draw, country, day)
    return country


def happen(draw, country, day):
    event = draw(st.sampled_from(["nothing", "merge", "merge provinces", "split", "move", "dissolve", "found"]))
    communes, provinces = country.alive(2, day), country.alive(1, day)
    if event == "merge" and len(communes) > 1:
        old, new = draw(st.permutations(communes))[:2]
        country.end(old, day)
        country.passings.append(Passing(old, new, day))
    elif event == "merge provinces" and len(provinces) > 1:
        old, new = draw(st.permutations(provinces))[:2]
        for child in country.children(old):
            country.move(child, new, day)
        country.end(old, day)
        country.passings.append(Passing(old, new, day))
    elif event == "split" and communes:
        old = draw(st.sampled_from(communes))
        parts = [country.begin(draw(st.sampled_from(provinces)), day, 2) for _ in range(2)]
        if draw(st.booleans()):
            country.end(old, day)
        country.passings += [Passing(old, part, day) for part in parts]
    elif event == "move" and communes:
        country.move(draw(st.sampled_from(communes)), draw(st.sampled_from(provinces)), day)
    elif event == "dissolve" and communes:
        country.end(draw(st.sampled_from(communes)), day)
    elif event == "found" and provinces:
        country.begin(draw(st.sampled_from(provinces)), day, 2)


def structure_of(country):
    return Structure(closure(country.all_links()), country.passings)


days = st.sampled_from([day + timedelta(days=shift) for day in DAYS for shift in (-1, 0, 50)])


@given(countries(), days)
def test_the_top_holds_everything(country, day):
    structure = structure_of(country)

    assert all(ROOT in structure.holders_on(leaf, max(day, START)) for leaf in structure.leaves)


@given(countries(), days)
def test_no_two_units_of_a_level_hold_the_same(country, day):
    structure = structure_of(country)
    levels = [
        [country.level[unit] for unit in structure.holders_on(leaf, max(day, START))] for leaf in structure.leaves
    ]

    assert all(len(held) == len(set(held)) for held in levels)


@given(countries(), days)
def test_what_holds_a_fact_is_held_by_all_above_it(country, day):
    structure, day = structure_of(country), max(day, START)
    above = {}
    for reach in closure(country.all_links()):
        if reach.since <= day < (reach.until or FOREVER):
            above.setdefault(reach.descendant, set()).add(reach.ancestor)

    for leaf in structure.leaves:
        held = structure.holders_on(leaf, day)
        assert all(above[unit] <= held for unit in held)


@given(countries(), days)
def test_a_unit_of_the_day_itself_is_held_as_it_stands(country, day):
    structure = structure_of(country)

    assert all(
        structure.holders_on(leaf, day) == leaf.above for leaf in structure.leaves if leaf.since <= day < leaf.until
    )


@given(countries(), days)
def test_what_cannot_be_divided_is_in_none_of_its_parts(country, day):
    structure, day = structure_of(country), max(day, START)

    for leaf in structure.leaves:
        parts = structure.divided_on(leaf, day)
        assert len(parts) != 1
        assert not parts & structure.holders_on(leaf, day)


@given(countries(), days)
def test_spans_say_the_same_as_days(country, day):
    structure = structure_of(country)

    for leaf in structure.leaves:
        for spells, on_day in (
            (structure.holders(leaf), structure.holders_on),
            (structure.divisions(leaf), structure.divided_on),
        ):
            held = {spell.unit for spell in spells if spell.since <= day < spell.until}
            assert held == on_day(leaf, max(day, START))


@given(countries(), days)
def test_every_day_of_a_life_has_one_leaf(country, day):
    structure = structure_of(country)

    for unit, reaches in lives(country).items():
        leaf = structure.leaf_on(unit, day)
        alive = any(reach.since <= day < (reach.until or FOREVER) for reach in reaches)
        assert (leaf.since <= day < leaf.until) == alive


def lives(country):
    found = {}
    for reach in closure(country.all_links()):
        if reach.depth == 0:
            found.setdefault(reach.descendant, []).append(reach)
    return found


OLD, NEW, OTHER = 1, 2, 3
LATER = DAYS[2]


def small(ends, *passings):
    """Three units below one top, from the start until the day named; what passed, passed on `LATER`."""
    units = (ROOT, OLD, NEW, OTHER)
    reaches = [Reach(unit, unit, 0, START, ends.get(unit)) for unit in units]
    reaches += [Reach(ROOT, unit, 1, START, ends.get(unit)) for unit in units[1:]]
    return Structure(reaches, [Passing(old, new, LATER) for old, new in passings])


def test_a_merged_unit_goes_wholly_to_its_successor():
    structure = small({OLD: LATER}, (OLD, NEW))

    assert structure.holders_on(structure.leaf_on(OLD, START), DAYS[3]) == {ROOT, NEW}


def test_a_unit_that_took_in_another_is_followed_back_to_both():
    structure = small({OLD: LATER}, (OLD, NEW))

    assert structure.divided_on(structure.leaf_on(NEW, DAYS[3]), START) == {OLD, NEW}


def test_before_it_took_in_another_a_unit_is_itself():
    structure = small({OLD: LATER}, (OLD, NEW))

    assert structure.holders_on(structure.leaf_on(NEW, START), DAYS[3]) == {ROOT, NEW}


def test_a_unit_that_gave_a_part_away_and_goes_on_is_divided():
    structure = small({}, (OLD, NEW))

    assert structure.divided_on(structure.leaf_on(OLD, START), DAYS[3]) == {OLD, NEW}


def test_a_unit_dissolved_into_what_stood_above_it_is_held_there():
    structure = small({OLD: LATER}, (OLD, ROOT))

    assert structure.holders_on(structure.leaf_on(OLD, START), DAYS[3]) == {ROOT}


def test_what_is_above_stays_whole_when_a_unit_is_dissolved_into_it():
    structure = small({OLD: LATER}, (OLD, ROOT))

    assert structure.divided_on(structure.leaf_on(ROOT, DAYS[3]), START) == frozenset()


def test_a_unit_that_ended_without_a_successor_stays_with_what_stood_above_it():
    structure = small({OLD: LATER})

    assert structure.holders_on(structure.leaf_on(OLD, START), DAYS[3]) == {ROOT}


@given(country=countries(), days=st.lists(st.integers(-50, 900), min_size=1, max_size=8))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_engine_pins_a_fact_to_the_leaf_that_its_unit_had_then(tmp_path, country, days):
    structure = structure_of(country)
    with draft(tmp_path) as state:
        state.run(tables.FRAME)
        state.fill("leaf", leaf_rows({1: structure}))
        state.run(tables.PINS)
        pins = state.answer("select unit, leaf, since, until from pin")
    for day, unit in ((START + timedelta(days=number), leaf.unit) for number in days for leaf in structure.leaves):
        assert {leaf for of, leaf, since, until in pins if of == unit and since <= day < until} == {
            structure.leaf_on(unit, day).number
        }
