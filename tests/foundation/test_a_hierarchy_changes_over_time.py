"""On any day the hierarchy is a forest, and its closure says what a walk on that day would find."""

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.foundation.hierarchy import Link, Reach, check, closure
from phoihop.foundation.refusals import Invalid, Refused

START = date(2016, 1, 1)
REFORM = date(2025, 7, 1)
DAYS = [START + timedelta(days=number * 90) for number in range(12)]


@st.composite
def forests(draw):
    """Links that form a forest on every day: each node's superior comes before it in that day's own order."""
    size = draw(st.integers(1, 7))
    cuts = sorted(draw(st.sets(st.sampled_from(DAYS), min_size=1, max_size=4)))
    links = []
    for since, until in zip(cuts, [*cuts[1:], None], strict=True):
        order = draw(st.permutations(range(size)))[: draw(st.integers(1, size))]
        for place, child in enumerate(order):
            parent = draw(st.sampled_from([None, *order[:place]]))
            links.append(Link(child, parent, since, until))
    return links


def holds(thing, day):
    return thing.since <= day and (thing.until is None or day < thing.until)


def walked(links, day):
    parents = {link.child: link.parent for link in links if holds(link, day)}
    pairs = set()
    for node in parents:
        above, depth = node, 0
        while above is not None:
            pairs.add((above, node, depth))
            above, depth = parents[above], depth + 1
    return pairs


@given(forests(), st.sampled_from(DAYS))
def test_the_closure_equals_a_walk_on_any_day(links, day):
    found = [(reach.ancestor, reach.descendant, reach.depth) for reach in closure(links) if holds(reach, day)]

    assert sorted(found) == sorted(walked(links, day))


@given(forests(), st.sampled_from(DAYS))
def test_on_any_day_two_ancestors_of_one_node_stand_one_above_the_other(links, day):
    today = {(reach.ancestor, reach.descendant): reach.depth for reach in closure(links) if holds(reach, day)}
    lines = [[above for above, node in today if node == below] for _, below in today]

    assert all((a, b) in today or (b, a) in today for line in lines for a in line for b in line)


@given(forests())
def test_spans_of_one_pair_never_touch_one_another(links):
    reaches = closure(links)

    assert all(
        earlier.until < later.since
        for earlier, later in pairwise(reaches)
        if (earlier.ancestor, earlier.descendant, earlier.depth) == (later.ancestor, later.descendant, later.depth)
    )


@given(forests())
def test_a_forest_passes_the_check(links):
    check(links)


@given(forests(), st.randoms())
def test_the_order_of_the_links_does_not_matter(links, random):
    shuffled = random.sample(links, len(links))

    assert closure(shuffled) == closure(links)


def test_each_node_is_its_own_ancestor_while_it_lives():
    assert closure([Link(1, None, START, REFORM)]) == [Reach(1, 1, 0, START, REFORM)]


def test_a_move_splits_the_span_of_the_old_and_the_new_superior_but_not_of_their_common_one():
    links = [
        Link(1, None, START),
        Link(2, 1, START),
        Link(3, 1, START),
        Link(4, 2, START, REFORM),
        Link(4, 3, REFORM),
    ]

    above = [reach for reach in closure(links) if reach.descendant == 4 and reach.depth]

    assert above == [Reach(1, 4, 2, START, None), Reach(2, 4, 1, START, REFORM), Reach(3, 4, 1, REFORM, None)]


def test_two_units_may_change_places():
    links = [Link(1, None, START, REFORM), Link(2, 1, START, REFORM), Link(2, None, REFORM), Link(1, 2, REFORM)]

    check(links)

    assert Reach(2, 1, 1, REFORM, None) in closure(links)


@pytest.mark.parametrize(
    ("links", "fault", "day"),
    [
        ([Link(1, 1, START)], "cycle", START),
        ([Link(1, 2, START), Link(2, 3, START), Link(3, 1, START)], "cycle", START),
        ([Link(1, None, START, REFORM), Link(2, 1, START), Link(1, 2, REFORM)], "cycle", REFORM),
        ([Link(4, 1, START), Link(1, 2, START), Link(2, 1, START)], "cycle", START),
        ([Link(1, 9, START)], "orphan", START),
        ([Link(1, None, START, REFORM), Link(2, 1, START)], "orphan", REFORM),
        ([Link(1, None, REFORM), Link(2, 1, START)], "orphan", START),
        ([Link(1, None, START), Link(1, None, REFORM)], "overlap", REFORM),
    ],
)
def test_what_is_not_a_forest_is_refused(links, fault, day):
    with pytest.raises(Refused) as refusal:
        check(links)

    assert (refusal.value.facts["fault"], refusal.value.facts["day"]) == (fault, day)


def test_the_closure_of_a_cycle_is_refused_instead_of_never_ending():
    with pytest.raises(Refused, match="01/01/2016"):
        closure([Link(4, 1, START), Link(1, 2, START), Link(2, 1, START)])


def test_a_span_cannot_end_before_it_begins():
    with pytest.raises(Invalid, match="01/07/2025"):
        check([Link(1, None, REFORM, START)])


def test_the_whole_country_before_and_after_a_reform_takes_little_time():
    provinces = [Link(number, 0, START, None) for number in range(1, 64)]
    districts = [Link(number, number % 63 + 1, START, REFORM) for number in range(100, 800)]
    communes = [
        link
        for number in range(1000, 8500)
        for link in (Link(number, number % 700 + 100, START, REFORM), Link(number, number % 63 + 1, REFORM, None))
    ]
    links = [Link(0, None, START), *provinces, *districts, *communes]

    began = time.perf_counter()
    check(links)
    reaches = closure(links)

    assert len(reaches) > 45_000
    assert time.perf_counter() - began < 4
