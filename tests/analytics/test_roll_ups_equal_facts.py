"""Whatever is reported, by whomever and of whenever, roll-ups come to the same as the facts."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.analytics.engine import draft
from phoihop.analytics.refresh import stored
from phoihop.analytics.sampling import differing
from phoihop.analytics.writing import News, anew, follow
from tests.analytics.telling import MONTHS, QUARTERS, Report, Told
from tests.analytics.test_structures_hold_every_fact_once import countries

pytestmark = pytest.mark.long


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
    first, later = draw(reports), draw(reports)
    # What a report is about, and to whom, never changes; what it says does.
    known = {one.number: one for one in first}
    fixed = ("programme", "body", "period")
    kept = [replace(one, **{name: getattr(known.get(one.number, one), name) for name in fixed}) for one in later]
    return places, bodies, first, kept


@given(told=tellings(), seed=st.integers(0, 1_000))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_roll_ups_say_what_the_facts_say_and_so_they_do_after_more_was_told(tmp_path, told, seed):
    places, bodies, first, later = told
    with draft(tmp_path) as state:
        whole = anew(state, tmp_path, "1", Told(places, bodies, first))
    assert found(tmp_path, whole, seed) == []

    news = News(reports=tuple(one.number for one in later))
    with draft(tmp_path) as state:
        followed = follow(state, tmp_path, "2", Told(places, bodies, later), (news, whole))
    assert found(tmp_path, followed, seed) == []


def found(folder, files, seed):
    store = stored(folder, files)
    try:
        return differing(store, 12, seed)
    finally:
        store.close()
