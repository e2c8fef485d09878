"""Two records of one activity are noticed: the same place and bodies, overlapping days, a title or a figure alike."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.activities import services
from phoihop.activities.counting import lookalikes, traits_of
from phoihop.activities.models import Activity
from phoihop.activities.rules import Traits, alike, alike_by, carrier

ROAD = Traits(
    title="Làm đường bê tông xóm Đình",
    since=date(2025, 2, 10),
    until=date(2025, 2, 15),
    bodies=frozenset({1, 2}),
    places=frozenset({7}),
    amounts=frozenset({(5, Decimal(300), Decimal(400))}),
)
SETS = st.frozensets(st.integers(1, 4), min_size=1, max_size=3)


@st.composite
def traits(draw):
    since = date(2025, 1, 1) + timedelta(draw(st.integers(0, 20)))
    amounts = st.frozensets(st.tuples(st.integers(1, 2), st.integers(0, 3).map(Decimal), st.just(Decimal(3))))
    return Traits(
        title=draw(st.sampled_from(["Làm đường xóm Đình", "lam duong xom dinh", "Khám bệnh", ""])),
        since=since,
        until=since + timedelta(draw(st.integers(1, 10))),
        bodies=draw(SETS),
        places=draw(SETS | st.just(frozenset())),
        amounts=draw(amounts),
    )


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"title": "lam duong be tong xom dinh", "amounts": frozenset()}, {"title"}),
        ({"title": "Bê tông hóa đường làng"}, {"amounts"}),
        ({"title": "Khám bệnh", "amounts": frozenset()}, set()),
        ({"bodies": frozenset({3})}, set()),
        ({"bodies": frozenset({2, 3})}, {"title", "amounts"}),
        ({"places": frozenset({8})}, set()),
        ({"places": frozenset()}, {"title", "amounts"}),
        ({"since": date(2025, 2, 15), "until": date(2025, 2, 16)}, set()),
        ({"since": date(2025, 2, 14), "until": date(2025, 2, 16)}, {"title", "amounts"}),
    ],
)
def test_what_makes_two_records_alike(changed, same):
    assert alike_by(ROAD, replace(ROAD, **changed)) == same


@given(traits(), traits())
def test_likeness_goes_both_ways(one, other):
    assert alike(one, other) == alike(other, one)


@given(traits())
def test_a_record_with_a_title_is_like_itself(one):
    assert alike(one, one) == bool(one.title or any(amount[2] != 0 for amount in one.amounts))


@given(st.integers(1, 5), st.lists(st.integers(1, 5), max_size=4, unique=True), st.frozensets(st.integers(1, 5)))
def test_one_body_carries_the_figures_and_takes_part(host, co_hosts, taking_part):
    bears = carrier(host, co_hosts, taking_part)

    assert bears is None or bears in taking_part & {host, *co_hosts}
    assert (bears == host) == (host in taking_part)


def test_the_co_hosts_own_record_of_the_same_road_is_noticed(road, told, programme, world, binh, an, noon):
    again = told | {"title": "Làm đường bê tông tại xóm Đình", "co_hosts": []}
    other = services.record_activity(**again, actor=an, at=noon)

    [(found, same)] = lookalikes(traits_of(Activity.objects.for_listing().get(pk=other.pk)), leaving_out=other.pk)

    assert (found, same) == (road, {"title"})
