"""A box for a place or a body suggests names that it then understands, and looks for what was typed once."""

from datetime import date

import pytest
from django import forms
from django.urls import reverse

from phoihop.access.checks import SYSTEM
from phoihop.organisations.fields import BodyField
from phoihop.territories import services as territories
from phoihop.territories.fields import SUGGESTED, PlaceField
from tests.cast import NOON, SINCE

TODAY = date(2025, 3, 5)


@pytest.fixture
def two_hoas(world):
    """Two communes of one name, its tone placed in either way."""
    for place, name in ((world.commune, "Tân Hòa"), (world.second_commune, "Tân Hoà")):
        territories.rename(place=place, name=name, on=TODAY, actor=SYSTEM, at=NOON)
    return world


@pytest.fixture
def many_hamlets(world):
    """More communes than are suggested."""
    for number in range(SUGGESTED + 2):
        facts = {"level": "commune", "kind": "Xã", "code": f"9{number:04}", "on": SINCE, "actor": SYSTEM, "at": NOON}
        territories.found(parent=world.province, name=f"Phú Thịnh {number}", **facts)


@pytest.mark.parametrize("typed", ["tan hoa", "TÂN HOÀ", "hòa"])
def test_names_are_suggested_whatever_the_accents_and_tell_what_they_stand_under(client, two_hoas, an, typed):
    client.force_login(an)

    found = client.get(reverse("territories:names"), {"q": typed}).json()["names"]

    assert {each["name"].partition(" [")[0] for each in found} == {"Xã Tân Hòa", "Xã Tân Hoà"}
    assert {each["more"] for each in found} == {"Tỉnh Thái Nguyên"}


@pytest.mark.parametrize(("field", "typed"), [(PlaceField(), "tan hoa"), (BodyField(), "ban chqs xa")])
def test_every_suggestion_is_understood_as_the_thing_it_names(two_hoas, field, typed):
    meant = list(field.likeliest(typed)[:SUGGESTED])

    assert [field.clean(each["name"]) for each in field.suggested(typed)] == meant
    assert len(meant) > 1


def test_the_list_is_short(many_hamlets):
    assert len(PlaceField().suggested("phu thinh")) == SUGGESTED


@pytest.mark.parametrize("typed", ["", "h", " ", "qqq"])
def test_too_little_or_nothing_known_suggests_nothing(world, typed):
    assert BodyField().suggested(typed) == []


def test_nobody_is_told_names_without_signing_in(client, db):
    assert client.get(reverse("organisations:names"), {"q": "ban chqs"}).url.startswith("/accounts/login/")


def test_what_was_typed_is_looked_for_once(world, django_assert_num_queries):
    class Asking(forms.Form):
        body = BodyField(initial=world.province_military)

    form = Asking({"body": "ban chqs xa dai tu"})
    with django_assert_num_queries(2):
        assert form.is_valid()
        assert form.changed_data == ["body"]
    assert Asking({"body": world.province_military.name}).changed_data == []
