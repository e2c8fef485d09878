"""Whatever is done to bodies, and whatever is refused, on every day they form a forest and standings follow."""

from contextlib import contextmanager, suppress
from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.access.checks import SYSTEM
from phoihop.foundation.hierarchy import Link, check
from phoihop.foundation.refusals import Refused
from phoihop.organisations import services
from phoihop.organisations.models import Body, BodyStanding, BodyVersion
from phoihop.organisations.rules import UNDECIDED, Stretch, changed
from tests.cast import NOON

DAYS = [date(2024, 1, 1) + timedelta(days=number * 120) for number in range(8)]
NUMBERS = st.integers(0, 11)
CHANGES = st.one_of(
    st.tuples(st.just("rename"), NUMBERS, NUMBERS, st.sampled_from(DAYS)),
    st.tuples(st.just("move"), NUMBERS, st.one_of(st.none(), NUMBERS), st.sampled_from(DAYS)),
    st.tuples(st.just("merge"), NUMBERS, NUMBERS, st.sampled_from(DAYS)),
    st.tuples(st.just("split"), NUMBERS, NUMBERS, st.sampled_from(DAYS)),
    st.tuples(st.just("dissolve"), NUMBERS, NUMBERS, st.sampled_from(DAYS)),
)


@contextmanager
def undone():
    """What is done inside is undone, so that each example begins with the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def attempt(verb, body, other, day):
    facts = {"on": day, "actor": SYSTEM, "at": NOON}
    calls = {
        "rename": lambda: services.rename(body=body, name=f"Tên {other.pk}", **facts),
        "move": lambda: services.move(body=body, parent=other, **facts),
        "merge": lambda: services.merge(bodies=[body], into=other, **facts),
        "split": lambda: services.split(body=body, into=[body, other], **facts),
        "dissolve": lambda: services.dissolve(body=body, **facts),
    }
    with suppress(Refused):
        calls[verb]()


def walked(links, day):
    parents = {link.child: link.parent for link in links if link.since <= day and (not link.until or day < link.until)}
    pairs = set()
    for node in parents:
        above, depth = node, 0
        while above is not None:
            pairs.add((above, node, depth))
            above, depth = parents[above], depth + 1
    return pairs


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(CHANGES, max_size=8))
def test_any_sequence_of_changes_keeps_a_forest_on_every_day(world, changes):
    bodies = list(Body.objects.order_by("pk"))
    with undone():
        for verb, one, two, day in changes:
            attempt(verb, bodies[one], None if two is None else bodies[two], day)

        rows = BodyVersion.objects.values_list("body", "parent", "valid_from", "valid_until")
        links = [Link(*row) for row in rows]
        check(links)
        for day in [*DAYS, DAYS[-1] + timedelta(days=1)]:
            standings = BodyStanding.objects.as_of(day).values_list("ancestor", "body", "depth")
            assert sorted(standings) == sorted(walked(links, day))


STRETCHES = st.lists(st.integers(0, 3), min_size=1, max_size=5).map(
    lambda names: [
        Stretch(name=f"Tên {name}", abbreviation="", parent=None, place=1, since=since, until=until, decision=UNDECIDED)
        for name, since, until in zip(names, DAYS, [*DAYS[1 : len(names)], None], strict=False)
    ]
)


@given(STRETCHES, st.sampled_from(DAYS), st.integers(4, 5))
def test_a_change_leaves_every_earlier_day_as_it_was_and_no_gap(history, day, name):
    new = changed(history, day, {"name": f"Tên {name}"}, UNDECIDED)

    def name_on(stretches, asked):
        [name] = [stretch.name for stretch in stretches if stretch.holds_on(asked)]
        return name

    earlier = [asked for asked in DAYS if asked < day]
    assert [name_on(new, asked) for asked in earlier] == [name_on(history, asked) for asked in earlier]
    assert name_on(new, day) == f"Tên {name}"
    assert [stretch.until for stretch in new[:-1]] == [stretch.since for stretch in new[1:]]
