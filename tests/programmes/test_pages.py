"""What the pages about programmes show, and to whom."""

from datetime import date

import pytest

from phoihop.access.checks import may
from phoihop.access.roles import Permission
from phoihop.documents.sheets import read_grid
from phoihop.programmes import services
from phoihop.programmes.models import Programme

PARTIES = {
    "parties-TOTAL_FORMS": "8",
    "parties-INITIAL_FORMS": "0",
    "parties-0-body": "province-military",
    "parties-0-role": "lead",
    "parties-1-body": "province-party",
    "parties-1-role": "coordinating",
    **{f"parties-{row}-role": "member" for row in range(2, 8)},
}
PAPER = {
    "title": "Chương trình phối hợp năm 2026",
    "number": "3",
    "symbol": "CTr/BTGDVTU-BCHQST",
    "term_from": "01/01/2026",
    "term_until": "31/12/2026",
    "paper_form": "party",
}


@pytest.fixture
def as_binh(client, binh):
    client.force_login(binh)
    return client


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


@pytest.mark.parametrize("name", ["an", "anh", "binh", "chi", "dung", "giang"])
def test_the_list_shows_exactly_what_the_policy_allows(name, programme, world):
    person = world.person(name)

    listed = programme in Programme.objects.visible_to(person)

    assert listed == may(person, Permission.PROGRAMME_VIEW, programme)


def test_the_list_is_searched_without_accents(as_binh, programme):
    page = as_binh.get("/programmes/", {"q": "cong tac dan van", "standing": "all"}).text

    assert programme.title in page


def test_whoever_coordinates_enters_a_signed_programme(as_binh, world):
    answer = as_binh.post("/programmes/new/", PAPER | PARTIES, follow=True)

    assert "02-CTr" not in answer.text
    assert "03-CTr/BTGDVTU-BCHQST" in answer.text
    assert "31/12/2026" in answer.text


def test_one_party_alone_signs_nothing(as_binh, world):
    answer = as_binh.post("/programmes/new/", PAPER | PARTIES | {"parties-1-body": ""})

    assert answer.status_code == 422
    assert "ít nhất hai" in answer.text


def test_the_form_asks_for_what_is_missing(as_binh, world):
    answer = as_binh.post("/programmes/new/", PARTIES | {"title": ""})

    assert answer.status_code == 422


def test_whoever_reports_may_not_enter_a_programme(as_an, world):
    assert as_an.get("/programmes/new/").status_code == 403


def test_a_programme_out_of_sight_does_not_exist(client, dung, programme):
    client.force_login(dung)

    assert client.get(f"/programmes/{programme.slug}/").status_code == 404


def test_the_page_shows_parties_participants_and_the_regulation_of_the_day(as_binh, programme, binh, noon):
    told = {"programme": programme, "actor": binh, "at": noon}
    services.adopt_regulation(**told, title="Quy chế một", signed_on=date(2025, 1, 2), since=date(2025, 1, 2))
    services.amend_regulation(**told, title="Quy chế hai", signed_on=date(2025, 8, 9), since=date(2025, 8, 9))

    page = as_binh.get(f"/programmes/{programme.slug}/", {"day": "01/03/2025"}).text

    assert "Nông Văn Hùng" in page
    assert "Ban CHQS xã Đại Từ" in page
    assert page.index("Quy chế một") < page.index("có hiệu lực ngày 01/03/2025") < page.index("Quy chế hai")


def test_whoever_takes_part_reads_without_buttons(as_an, programme):
    page = as_an.get(f"/programmes/{programme.slug}/").text

    assert "Ban CHQS xã Đại Từ" in page
    assert "/edit/" not in page


def test_the_page_asks_few_queries_however_many_take_part(as_binh, programme, django_assert_max_num_queries):
    with django_assert_max_num_queries(32):
        as_binh.get(f"/programmes/{programme.slug}/")


def test_the_participants_come_in_excel(as_binh, programme):
    content = as_binh.get(f"/programmes/{programme.slug}/participants.xlsx", {"day": "01/03/2025"}).content

    assert [row[0] for row in read_grid(content)[3:]] == [
        "Ban CHQS xã Đại Từ",
        "Ban CHQS xã Phú Lương",
        "Bộ CHQS tỉnh Thái Nguyên",
    ]


@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        ("extend", {"until": "31/12/2027"}),
        ("party", {"body": "commune-party", "role": "member"}),
        ("adopt", {"title": "Quy chế phối hợp", "signed_on": "02/01/2025", "since": "02/01/2025"}),
        ("seat", {"title": "Trưởng ban", "body": "province-party", "office": "Trưởng ban", "since": "01/02/2025"}),
        (
            "join",
            {"bodies": "commune-party\nsecond-commune-party", "since": "01/02/2025", "reports_to": "province-party"},
        ),
    ],
)
def test_whoever_coordinates_changes_a_programme(verb, asked, as_binh, programme):
    assert as_binh.get(f"/programmes/{programme.slug}/change/{verb}/").status_code == 200

    answer = as_binh.post(f"/programmes/{programme.slug}/change/{verb}/", asked)

    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        ("leave", {"on": "01/06/2025"}),
        ("redirect", {"on": "01/06/2025", "reports_to": "province-party"}),
    ],
)
def test_whoever_coordinates_changes_a_participation(verb, asked, as_binh, programme, world):
    participation = programme.participations.get(body=world.commune_military)

    answer = as_binh.post(f"/programmes/{programme.slug}/change/{verb}/{participation.pk}/", asked)

    assert answer.status_code == 302


def test_an_unknown_change_does_not_exist(as_binh, programme):
    assert as_binh.get(f"/programmes/{programme.slug}/change/nothing/").status_code == 404


def test_whoever_takes_part_may_not_change_a_programme(as_an, programme):
    assert as_an.post(f"/programmes/{programme.slug}/change/extend/", {"until": "31/12/2027"}).status_code == 403


def test_the_pages_speak_english(as_binh, programme):
    as_binh.cookies["django_language"] = "en"

    page = as_binh.get("/programmes/", {"standing": "all"}).text

    assert "Coordination programme on mass mobilisation 2025-2026" in page
    assert "Coordination programmes" in page
