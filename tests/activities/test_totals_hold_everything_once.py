"""Whatever was done together, by whom and under which programmes: every total holds it once, in any tree and order."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.activities import services as activities
from phoihop.activities.models import Activity
from phoihop.analytics import refresh
from phoihop.analytics.figures import Tree
from phoihop.analytics.questions import figures
from tests.activities.test_joint_activities_count_once import (  # noqa: F401 - fixtures
    _no_store,
    ask,
    regimes,
    report,
    scribe,
)

BODIES = ("commune_military", "second_commune_military", "province_military", "commune_party")
# Who reports to which programme; the Party committee of the commune takes part in the second alone.
TAKING_PART = ((0, BODIES[:3]), (1, BODIES))
# What every report states besides its activities.
OWN = 7
UNDER = {
    (Tree.PLACE, "commune"): {"commune_military", "commune_party"},
    (Tree.PLACE, "second_commune"): {"second_commune_military"},
    (Tree.PLACE, "country"): set(BODIES),
    (Tree.BODY, "province_military"): set(BODIES[:3]),
    (Tree.BODY, "province_party"): {"commune_party"},
}
DEEDS = st.lists(
    st.tuples(
        st.permutations(BODIES).flatmap(lambda order: st.integers(1, 3).map(lambda many: order[:many])),
        st.sampled_from([(0,), (1,), (0, 1)]),
        st.integers(1, 500),
    ),
    min_size=1,
    max_size=3,
)


@pytest.fixture
def both(programme, second_programme):
    """The two programmes."""
    return programme, second_programme


@given(
    deeds=DEEDS,
    order=st.permutations([(number, body) for number, bodies in TAKING_PART for body in bodies]),
)
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_total_holds_every_activity_once(deeds, order, both, world, report, ask, catalogue, scribe, noon):  # noqa: F811
    kept = [deed for deed in deeds if claimable(deed)]
    with transaction.atomic():
        for number, (bodies, claimed, days) in enumerate(kept):
            record(number, bodies, claimed, days, both, world, catalogue, scribe, noon)
        for number, body in order:
            report(both[number], getattr(world, body), NM01=str(OWN))

        asked = [(node, chosen) for node in UNDER for many in (1, 2) for chosen in combinations((0, 1), many)]
        found = {(node, chosen): total(ask, both, world, *node, chosen) for node, chosen in asked}

        assert found == {(node, chosen): expected(kept, node, chosen) for node, chosen in asked}
        transaction.set_rollback(True)
    refresh.discard()


def claimable(deed):
    """Whether one of the bodies takes part in each programme that claims the activity."""
    bodies, claimed, _days = deed
    return all(set(bodies) & set(taking_part) for number, taking_part in TAKING_PART if number in claimed)


def record(number, bodies, claimed, days, both, world, catalogue, scribe, noon):  # noqa: F811 - all told
    host, *partners = (getattr(world, body) for body in bodies)
    since = date(2025, 2, 3) + timedelta(days=number)
    activities.record_activity(
        title=f"Ngày công giúp dân đợt {number}",
        host=host,
        co_hosts=partners,
        since=since,
        until=since + timedelta(days=1),
        programmes=[both[each] for each in claimed],
        places=[host.place],
        results=[activities.Result(indicator=catalogue["NM01"], words=str(days))],
        actor=scribe,
        at=noon,
    )
    assert Activity.objects.count() == number + 1


def total(ask, both, world, tree, node, chosen):  # noqa: F811 - all told
    [figure] = figures(ask(getattr(world, node), *(both[number] for number in chosen), tree=tree))
    return figure.low or 0


def expected(deeds, node, chosen):
    """Every activity once that some report beneath the node carries to one of the programmes, and what is besides."""
    beneath = UNDER[node]
    reports = sum(body in beneath for number, bodies in TAKING_PART if number in chosen for body in bodies)
    return OWN * reports + sum(days for bodies, claimed, days in deeds if carried(bodies, claimed, chosen) & beneath)


def carried(bodies, claimed, chosen):
    """The bodies whose reports to the programmes carry the activity: the host, or the first that takes part."""
    return {
        next(body for body in bodies if body in taking_part)
        for number, taking_part in TAKING_PART
        if number in claimed and number in chosen
    }
