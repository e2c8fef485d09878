"""What the pages about bodies show, and to whom."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from phoihop.access.checks import SYSTEM
from phoihop.organisations import services
from phoihop.organisations.models import Body, Line
from phoihop.territories.models import Level
from tests.cast import NOON, SINCE

REFORM = date(2025, 7, 1)


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


@pytest.fixture
def as_giang(client, giang):
    client.force_login(giang)
    return client


@pytest.fixture
def renamed(world):
    facts = {"name": "Ban CHQS Đại Từ mới", "on": REFORM, "actor": SYSTEM, "at": NOON}
    return services.rename(body=world.commune_military, **facts)


def test_a_stranger_is_asked_to_sign_in(client, db):
    answer = client.get("/organisations/")

    assert answer.url.startswith("/accounts/login/")


def test_the_list_is_searched_without_accents(as_an, world):
    page = as_an.get("/organisations/", {"q": "dai tu", "line": "military"}).text

    assert "Ban CHQS xã Đại Từ" in page
    assert "Đảng ủy xã Đại Từ" not in page


def test_the_list_is_narrowed_to_a_place_and_all_beneath_it(as_an, world):
    page = as_an.get("/organisations/", {"place": "tinh cao bang"}).text

    assert "Ban CHQS xã Nguyên Bình" in page
    assert "Ban CHQS xã Đại Từ" not in page


@pytest.mark.parametrize(("day", "name"), [("30/06/2025", "Ban CHQS xã Đại Từ"), ("01/07/2025", "Đại Từ mới")])
def test_the_list_bears_the_names_of_the_day_asked_for(as_an, renamed, day, name):
    assert name in as_an.get("/organisations/", {"day": day}).text


def test_a_day_that_cannot_be_read_is_said_and_today_is_shown(as_an, world):
    answer = as_an.get("/organisations/", {"day": "hôm qua"})

    assert answer.context["form"].errors["day"]
    assert "Ban CHQS xã Đại Từ" in answer.text


def test_htmx_gets_the_results_alone(as_an, world):
    page = as_an.get("/organisations/", headers={"HX-Request": "true"}).text

    assert "<html" not in page
    assert "Ban CHQS xã Đại Từ" in page


def test_the_list_asks_few_queries_however_long(as_an, world, django_assert_max_num_queries):
    rows = [
        services.NewBody(
            slug=f"b-{number}",
            line=Line.WOMEN,
            level=Level.COMMUNE,
            name=f"Hội LHPN {number}",
            place=world.commune,
            since=SINCE,
            parent="central-party",
        )
        for number in range(60)
    ]
    services.found_many(rows=rows, actor=SYSTEM, at=NOON)

    with django_assert_max_num_queries(16):
        as_an.get("/organisations/")


def test_the_list_goes_to_excel_whole(as_an, world):
    answer = as_an.get("/organisations/export.xlsx", {"line": "party"})

    names = [row[0].value for row in openpyxl.load_workbook(BytesIO(answer.content)).active.iter_rows()]
    assert {body.name for body in Body.objects.filter(line="party")} <= set(names)
    assert "Ban CHQS xã Đại Từ" not in names


def test_a_page_tells_a_life(as_an, renamed):
    page = as_an.get(f"/organisations/{renamed.slug}/").text

    assert "01/07/2025" in page
    assert "Bộ CHQS tỉnh Thái Nguyên" in page


def test_a_page_says_when_the_body_does_not_exist(as_an, renamed):
    page = as_an.get(f"/organisations/{renamed.slug}/", {"day": "31/12/2019"}).text

    assert "31/12/2019" in page
    assert "notice-warning" in page


def test_only_a_steward_is_offered_changes(client, an, giang, world):
    url = reverse("organisations:change", args=["commune-military", "rename"])

    def offered(person):
        client.force_login(person)
        return url in client.get("/organisations/commune-military/").text

    assert [offered(an), offered(giang)] == [False, True]


def test_whoever_keeps_no_register_is_refused_the_form(as_an, world):
    assert as_an.get("/organisations/commune-military/change/rename/").status_code == 403


def test_there_is_no_change_that_nobody_knows(as_giang, world):
    assert as_giang.get("/organisations/commune-military/change/explode/").status_code == 404


DECIDED = {"on": "01/07/2025", "decision_number": "12-QĐ/TU", "decided_on": "20/06/2025"}


@pytest.mark.parametrize(
    ("verb", "asked", "sentence"),
    [
        ("rename", {"name": "Tên mới"}, "Tên mới"),
        ("move", {"parent": "bo chqs tinh cao bang"}, "Bộ CHQS tỉnh Cao Bằng"),
        ("relocate", {"place": "xa phu luong"}, "Xã Phú Lương"),
        ("merge", {"into": "second-commune-military"}, "Ban CHQS xã Phú Lương"),
        ("split", {"into": "second-commune-military\nother-commune-military"}, "Ban CHQS xã Nguyên Bình"),
        ("dissolve", {}, "01/07/2025"),
    ],
)
def test_a_steward_changes_a_body(as_giang, world, verb, asked, sentence):
    answer = as_giang.post(f"/organisations/commune-military/change/{verb}/", DECIDED | asked, follow=True)

    assert answer.redirect_chain == [("/organisations/commune-military/", 302)]
    assert sentence in answer.text


def test_a_steward_enters_a_body(as_giang, world):
    facts = {"name": "Hội Nông dân xã Đại Từ", "line": "farmers", "level": "commune", "place": "xã đại từ"}
    answer = as_giang.post("/organisations/new/", DECIDED | facts)

    assert answer.url == "/organisations/hoi-nong-dan-xa-dai-tu/"


@pytest.mark.parametrize("typed", ["khong-co", "ban chqs"])
def test_a_name_that_nobody_or_several_bear_is_a_fault_of_the_field(as_giang, world, typed):
    answer = as_giang.post("/organisations/commune-military/change/move/", DECIDED | {"parent": typed})

    assert answer.status_code == 422
    assert answer.context["form"].errors["parent"]


def test_a_rule_that_stands_in_the_way_is_told(as_giang, world):
    asked = DECIDED | {"parent": "commune-military"}
    answer = as_giang.post("/organisations/province-military/change/move/", asked)

    assert answer.status_code == 409
