"""One search over programmes, bodies, places and indicators, however a name is typed."""

from datetime import date

import pytest
from django.urls import reverse

from phoihop.access.checks import SYSTEM
from phoihop.home.search import search
from phoihop.territories import services as territories
from tests.cast import NOON

TODAY = date(2025, 3, 5)


def labels(text, actor, kind):
    return [hit.label for hit in search(text, actor, TODAY).get(kind, [])]


@pytest.fixture
def thuy_nguyen(world):
    territories.rename(place=world.second_commune, name="Thủy Nguyên", on=TODAY, actor=SYSTEM, at=NOON)


@pytest.mark.parametrize("typed", ["thuy nguyen", "Thuỷ Nguyên", "Thủy Nguyên", "THUY  NGUYEN "])
def test_a_place_is_found_whatever_the_accents(thuy_nguyen, an, typed):
    assert labels(typed, an, "places") == ["Xã Thủy Nguyên"]


def test_a_place_says_what_it_stands_under(world, an):
    [hit] = search("dai tu", an, TODAY)["places"]

    assert hit.more == "Tỉnh Thái Nguyên"


def test_a_place_that_exists_comes_before_one_that_does_not(world, an):
    territories.rename(place=world.commune, name="Phú Lương Hạ", on=date(2024, 1, 1), actor=SYSTEM, at=NOON)
    territories.merge(places=[world.second_commune], into=world.commune, on=date(2024, 6, 1), actor=SYSTEM, at=NOON)

    assert labels("phu luong", an, "places") == ["Xã Phú Lương Hạ", "Xã Phú Lương"]


def test_bodies_are_found_by_part_of_their_name(world, an):
    assert labels("chqs dai tu", an, "bodies") == ["Ban CHQS xã Đại Từ"]


@pytest.mark.parametrize("typed", ["TT01", "tuyên truyền", "outreach"])
def test_indicators_are_found_by_code_and_by_name_in_both_languages(catalogue, an, typed):
    assert "Số lượt người được tuyên truyền" in labels(typed, an, "indicators")


def test_a_programme_is_found_by_those_who_may_see_it(programme, an, dung):
    assert labels("dân vận 2025", an, "programmes") == [programme.title]
    assert labels("dân vận 2025", dung, "programmes") == []


@pytest.mark.parametrize("typed", ["", " ", "a", "%", "…"])
def test_too_little_finds_nothing(world, an, typed):
    assert search(typed, an, TODAY) == {}


def test_the_page_says_how_to_search_where_nothing_was_found(client, an):
    client.force_login(an)

    assert "thuy nguyen" in client.get(reverse("home:search"), {"q": "qqq"}).text


def test_the_page_costs_few_queries(client, an, programme, catalogue, django_assert_max_num_queries):
    client.force_login(an)

    with django_assert_max_num_queries(25):
        client.get(reverse("home:search"), {"q": "dai tu"})
