"""The scale that asks nothing and has only bodies and accounts."""

from dataclasses import replace

from phoihop.demo.scales.sizes import SIZES
from phoihop.organisations.models import Body
from phoihop.people.models import Person
from tests.demo.hamlet import settle


def test_a_world_has_more_bodies_and_asks_nothing(db):
    done, _lines = settle(replace(SIZES["world"], provinces=("38",), cells=5))
    assert Body.objects.filter(slug__endswith="-5").count() == 2
    assert Person.objects.count() == Body.objects.count()
    assert done.reports == 0
