"""The pages about places: finding one, and reading its life."""

import pytest
from django.urls import reverse

from phoihop.people.models import Person
from phoihop.territories.models import Level, Place

INDEX = reverse("territories:index")


@pytest.fixture
def reader(units, client):
    """Somebody signed in who holds no post."""
    client.force_login(Person.objects.create(username="reader", full_name="Người đọc"))
    return client


def page(client, address, **query):
    return client.get(address, query).content.decode()


def province(name):
    return Place.objects.get(level=Level.PROVINCE, name=name)


def test_a_visitor_must_sign_in(units, client):
    assert client.get(INDEX).status_code == 302


def test_browsing_begins_with_the_provinces_and_regions_of_the_day(reader):
    assert "(42)" in page(reader, INDEX, day="01/07/2025")
    assert "(71)" in page(reader, INDEX, day="30/06/2025")


def test_a_search_shows_what_exists_and_what_ended(reader):
    shown = page(reader, INDEX, q="bac kan", day="25/11/2026")

    assert "Tỉnh Bắc Kạn" in shown
    assert "Đến 01/07/2025" in shown


def test_of_namesakes_those_that_exist_come_first(reader):
    shown = page(reader, INDEX, q="tan lap", day="25/11/2026")

    assert shown.rindex("Đang tồn tại") < shown.index("Đến 01/07/2025")


def test_a_search_without_results_says_what_to_try(reader):
    assert "Không có địa bàn nào tên là “zzz”" in page(reader, INDEX, q="zzz")


def test_before_the_register_begins_the_page_says_so(reader):
    assert "01/08/2008" in page(reader, INDEX, day="01/01/2008")


def test_htmx_gets_the_results_alone(reader):
    shown = reader.get(INDEX, {"q": "huế"}, headers={"HX-Request": "true"}).content.decode()

    assert "Thành phố Huế" in shown
    assert "<html" not in shown


@pytest.mark.parametrize(("query", "most"), [({}, 12), ({"q": "tan"}, 11)])
def test_the_list_asks_the_database_little(reader, django_assert_max_num_queries, query, most):
    with django_assert_max_num_queries(most):
        reader.get(INDEX, query)


def test_a_life_tells_what_a_province_took_in(reader):
    shown = page(reader, reverse("territories:detail", args=[province("Thái Nguyên").slug]), day="01/07/2025")

    assert "Tỉnh Bắc Kạn" in shown
    assert "Nghị quyết 202/2025/QH15" in shown
    assert "Quân khu 1" in shown


def test_a_life_tells_what_a_province_went_over_to(reader):
    shown = page(reader, reverse("territories:detail", args=[province("Kiên Giang").slug]), day="01/07/2025")

    assert "Tỉnh An Giang" in shown
    assert "không tồn tại vào ngày 01/07/2025" in shown


def test_what_stands_under_a_unit_is_shown_for_the_day(reader):
    address = reverse("territories:detail", args=[province("Hà Nội").slug])

    assert "(30)" in page(reader, address, day="30/06/2025")
    assert "(126)" in page(reader, address, day="01/07/2025")


def test_a_life_asks_the_database_little(reader, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        reader.get(reverse("territories:detail", args=[province("Hà Nội").slug]))


def test_a_place_nobody_knows_is_not_found(reader):
    assert reader.get(reverse("territories:detail", args=["nowhere"])).status_code == 404


def test_the_pages_speak_english(reader):
    reader.cookies.load({"django_language": "en"})

    assert "Provinces and military regions" in page(reader, INDEX)
