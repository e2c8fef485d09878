"""What the pages about people show, and to whom."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.people import services
from phoihop.people.models import Person
from tests.cast import NOON, PASSWORD, SINCE


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


@pytest.fixture
def as_giang(client, giang):
    client.force_login(giang)
    return client


def test_the_list_shows_colleagues_and_nobody_else(as_an, world):
    page = as_an.get("/people/").text

    assert "Trần Thị Ánh" in page
    assert "Lê Thanh Bình" not in page


def test_somebody_out_of_sight_does_not_exist(as_an, dung):
    assert as_an.get(f"/people/{dung.pk}/").status_code == 404


def test_a_steward_searches_everybody(as_giang, world):
    page = as_giang.get("/people/", {"q": "tien dung"}, headers={"HX-Request": "true"}).text

    assert "Hoàng Tiến Dũng" in page
    assert "Trần Thị Ánh" not in page


def test_the_list_asks_few_queries_however_long(as_giang, world, django_assert_max_num_queries):
    rows = [
        services.NewPerson(
            username=f"n{number}", full_name="Nguyễn", body=world.commune_party, roles=(Role.REPORTER,), since=SINCE
        )
        for number in range(60)
    ]
    services.add_people(rows=rows, password=PASSWORD, actor=SYSTEM, at=NOON)

    with django_assert_max_num_queries(14):
        as_giang.get("/people/")


def test_a_steward_adds_a_person_and_gives_them_a_post(as_giang, world):
    person = {"full_name": "Đỗ Thị Em", "username": "em", "language": "vi", "password": PASSWORD, "again": PASSWORD}
    answer = as_giang.post("/people/new/", person)
    post = {"body": "commune-party", "role": "reporter", "office": "Phó Bí thư", "since": "01/03/2025"}
    page = as_giang.post(answer.url, post, follow=True).text

    assert "Phó Bí thư" in page
    assert Person.objects.get(username="em").bodies == [world.commune_party]


@pytest.mark.parametrize(
    ("fault", "field"),
    [
        ({"again": "khác"}, "again"),
        ({"password": "1234567890", "again": "1234567890"}, "password"),
        ({"username": "AN"}, "username"),
    ],
)
def test_what_is_wrong_with_a_new_person_is_said_at_the_field(as_giang, an, fault, field):
    person = {"full_name": "Đỗ Thị Em", "username": "em", "language": "vi", "password": PASSWORD, "again": PASSWORD}
    answer = as_giang.post("/people/new/", person | fault)

    assert answer.status_code == 422
    assert answer.context["form"].errors[field]


def test_a_steward_ends_a_post(as_giang, an):
    [post] = an.posts.all()
    as_giang.post(f"/people/posts/{post.pk}/end/", {"on": "01/03/2025"})

    assert Person.objects.get(pk=an.pk).bodies == []


def test_a_steward_gives_a_new_password(as_giang, an):
    as_giang.post(f"/people/{an.pk}/password/", {"password": "mùa thu vàng lá", "again": "mùa thu vàng lá"})

    an.refresh_from_db()
    assert an.check_password("mùa thu vàng lá")


def test_a_steward_closes_an_account_and_opens_it_again(as_giang, an):
    as_giang.post(f"/people/{an.pk}/deactivate/")
    closed = not Person.objects.get(pk=an.pk).is_active
    as_giang.post(f"/people/{an.pk}/reactivate/")

    assert (closed, Person.objects.get(pk=an.pk).is_active) == (True, True)


@pytest.mark.parametrize("page", ["new/", "{anh}/posts/new/", "{anh}/password/", "posts/{post}/end/"])
def test_whoever_is_no_steward_is_refused(as_an, anh, page):
    address = "/people/" + page.format(anh=anh.pk, post=anh.posts.get().pk)

    assert as_an.get(address).status_code == 403


def test_ones_own_page_leads_to_password_second_step_and_sessions(as_an):
    page = as_an.get("/people/me/").text

    assert all(f"/accounts/{way}/" in page for way in ("password/change", "2fa", "sessions"))


def test_a_chosen_language_is_spoken_from_then_on(as_an):
    as_an.post("/people/me/", {"language": "en"})

    assert '<html lang="en"' in as_an.get("/people/me/").text


def test_the_language_cookie_of_a_browser_goes_first(as_an):
    as_an.cookies["django_language"] = "en"

    assert '<html lang="en"' in as_an.get("/people/me/").text


def test_the_first_steward_comes_in_by_the_command(world, monkeypatch):
    monkeypatch.setenv("FIRST", PASSWORD)
    words = ["add", "em", "--full-name", "Đỗ Thị Em", "--body", "central-party", "--steward", "--password-env", "FIRST"]
    call_command("person", *words)

    person = Person.objects.get(username="em")
    assert person.check_password(PASSWORD)
    assert person.bodies_as(Role.STEWARD) == {world.central_party.pk}


@pytest.mark.parametrize(
    "words",
    [
        ["add", "em", "--full-name", "Em", "--body", "khong-co"],
        ["add", "an", "--full-name", "An", "--body", "central-party"],
        ["add", "em", "--full-name", "Em", "--body", "central-party", "--password-env", "NOT_SET"],
        ["add", "em", "--full-name", "Em", "--body", "central-party", "--since", "2019-01-01", "--role", "leader"],
    ],
)
def test_the_command_says_what_is_wrong_and_adds_nobody(world, words):
    with pytest.raises(CommandError):
        call_command("person", *words)

    assert Person.objects.count() == 6
