"""Thousands of bodies are entered in a few rounds to the database."""

import time

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Refused
from phoihop.organisations import services
from phoihop.organisations.models import Body, Line
from phoihop.territories.models import Level
from tests.cast import NOON, SINCE


def row(world, slug, parent=None):
    return services.NewBody(
        slug=slug,
        line=Line.FARMERS,
        level=Level.COMMUNE,
        name=f"Hội Nông dân {slug}",
        place=world.commune,
        since=SINCE,
        parent=parent,
    )


def test_a_subordinate_may_be_given_before_its_superior(world):
    services.found_many(rows=[row(world, "xa", "tinh"), row(world, "tinh", "central-party")], actor=SYSTEM, at=NOON)

    above = [version.body.slug for version in Body.objects.get(slug="xa").superiors_on(SINCE)]

    assert above == ["central-party", "tinh"]


def test_three_thousand_bodies_take_a_second_or_two_and_few_queries(world, django_assert_max_num_queries):
    rows = [row(world, "tinh"), *(row(world, f"xa-{number}", "tinh") for number in range(3_000))]
    begun = time.perf_counter()

    with django_assert_max_num_queries(200):
        services.found_many(rows=rows, actor=SYSTEM, at=NOON)

    assert time.perf_counter() - begun < 6
    assert Body.objects.under({Body.objects.get(slug="tinh").pk}, SINCE).count() == 3_001
    assert JournalEntry.objects.filter(action="organisations.founded").count() == 3_001 + 12


def test_a_thousand_bodies_are_dissolved_in_few_queries(world, django_assert_max_num_queries):
    rows = [row(world, f"xa-{number}") for number in range(1_000)]
    bodies = services.found_many(rows=rows, actor=SYSTEM, at=NOON)

    with django_assert_max_num_queries(30):
        services.dissolve_many(bodies=bodies, on=NOON.date(), actor=SYSTEM, at=NOON)


@pytest.mark.parametrize("slugs", [("a", "a"), ("a", "commune-party")])
def test_no_address_is_given_twice(world, slugs):
    with pytest.raises(Refused):
        services.found_many(rows=[row(world, slug) for slug in slugs], actor=SYSTEM, at=NOON)


def test_a_superior_nobody_knows_is_refused(world):
    with pytest.raises(Refused, match="khong-co"):
        services.found_many(rows=[row(world, "a", "khong-co")], actor=SYSTEM, at=NOON)
