"""Whatever is decided, in whatever order, every day keeps one tree in which nothing is lost."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.access.checks import SYSTEM
from phoihop.foundation.hierarchy import Link, check
from phoihop.foundation.refusals import DomainError
from phoihop.territories import services
from phoihop.territories.models import Level, Place, PlaceVersion, Portion, Standing, Succession, ZoneMembership
from phoihop.territories.services._standing import standings
from tests.territories.conftest import AT, SINCE, small_country

DAYS = st.sampled_from([date(2025, 7, 1), date(2025, 7, 2), date(2026, 1, 1), date(2026, 6, 1)])
NUMBERS = st.integers(0, 30)
VERBS = ("found", "rename", "reclassify", "move", "merge", "split", "split_rest", "dissolve", "enrol")
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), DAYS, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=8)


def act(verb, on, places):
    """One decision about some places, taken as it comes; most are sensible, some are refused."""
    one, two, three = places
    common = {"on": on, "actor": SYSTEM, "at": AT}
    same = [p for p in Place.objects.filter(level=one.level).order_by("pk") if p != one]
    code = str(50_000 + Place.objects.count())
    match verb:
        case "found":
            level = {"country": "province", "zone": "zone", "province": "commune"}.get(two.level, "commune")
            services.found(level=level, name=f"Mới {code}", kind="Xã", code=code, parent=two, **common)
        case "rename":
            services.rename(place=one, name=f"Tên {code} {on.day}", **common)
        case "reclassify":
            services.reclassify(place=one, kind="Phường", **common)
        case "move":
            services.move(place=one, parent=two, **common)
        case "merge":
            services.merge(places=[one], into=same[three.pk % len(same)] if same else two, **common)
        case "split":
            services.split(place=one, parts=[Portion(p, None) for p in same[:2]], **common)
        case "split_rest":
            parts = [Portion(one, Decimal("0.4")), *(Portion(p, Decimal("0.6")) for p in same[:1])]
            services.split(place=one, parts=parts, **common)
        case "dissolve":
            services.dissolve(place=one, **common)
        case "enrol":
            zone = Place.objects.filter(level=Level.ZONE).order_by("pk")[three.pk % 2]
            services.enrol(place=one, zone=zone, on=on, actor=SYSTEM, at=AT)


def run(steps):
    small_country()
    for verb, on, *numbers in steps:
        places = list(Place.objects.order_by("pk"))
        try:
            act(verb, on, [places[number % len(places)] for number in numbers])
        except DomainError:
            continue


def links():
    return [Link(*row) for row in PlaceVersion.objects.values_list("place", "parent", "valid_from", "valid_until")]


def lives():
    found = {}
    for link in links():
        found.setdefault(link.child, []).append((link.since, link.until or date.max))
    return found


def holds_a_forest_on_every_day():
    check(links())


def has_the_standings_that_follow_from_its_versions():
    rows = ZoneMembership.objects.values_list("place", "zone", "valid_from", "valid_until")
    zones = set(Place.objects.filter(level=Level.ZONE).values_list("pk", flat=True))
    columns = ("ancestor_id", "place_id", "depth", "valid_from", "valid_until")
    due = [tuple(getattr(s, c) for c in columns) for s in standings(links(), [Link(*row) for row in rows], zones)]

    assert sorted(due, key=str) == sorted(Standing.objects.values_list(*columns), key=str)


def leads_each_succession_from_the_living_to_the_living():
    alive, day = lives(), timedelta(days=1)
    for old, new, on in Succession.objects.values_list("old", "new", "on"):
        assert any(since <= on - day < until for since, until in alive[old])
        assert any(since <= on < until for since, until in alive[new])


def loses_nothing():
    alive, last = lives(), date(2027, 1, 1)
    for place in Place.objects.alive_on(SINCE):
        parts = place.successors(SINCE, last)
        assert all(any(since <= last < until for since, until in alive[part.place.pk]) for part in parts)
        assert sum(part.share or 0 for part in parts) <= 1
        assert any(part.share is None for part in parts) or sum(part.share for part in parts) == 1


@pytest.mark.django_db
@settings(max_examples=40)
@given(steps=STEPS)
def test_decisions_in_any_order_keep_history_whole(steps):
    with transaction.atomic():
        run(steps)
        holds_a_forest_on_every_day()
        has_the_standings_that_follow_from_its_versions()
        leads_each_succession_from_the_living_to_the_living()
        loses_nothing()
        transaction.set_rollback(True)
