"""What the pages about activities show, and to whom."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.activities import services
from phoihop.activities.models import Activity, Overlap
from phoihop.documents.sheets import read_grid
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Obligation
from phoihop.submissions import services as submissions
from tests.activities.test_activities_are_recorded import photograph
from tests.cast import BEGINNING

ROWS = {
    "results-TOTAL_FORMS": "3",
    "results-INITIAL_FORMS": "0",
    "results-1-words": "",
}


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


@pytest.fixture
def typed(programme, catalogue, world):
    """What An types into the form."""
    return ROWS | {
        "host": str(world.commune_military.pk),
        "title": "Làm đường bê tông xóm Đình",
        "since": "10/02/2025",
        "until": "14/02/2025",
        "stage": "finished",
        "places": "dai tu",
        "co_hosts": "Đảng ủy xã Đại Từ",
        "programmes": [str(programme.pk)],
        "description": "Nhân dân hiến đất.",
        "results-0-indicator": str(catalogue["NM01"].pk),
        "results-0-words": "trên 300",
        "budget": "15,5 triệu",
    }


def test_a_reporter_records_an_activity(as_an, typed):
    answer = as_an.post("/activities/new/", typed, follow=True)

    page = answer.text
    assert "trên 300" in page
    assert "15,5 triệu" in page
    assert "Đảng ủy xã Đại Từ" in page
    assert Activity.objects.get().last_day == date(2025, 2, 14)


def test_what_looks_recorded_already_is_asked_first(as_an, typed, road):
    answer = as_an.post("/activities/new/", typed)

    assert (answer.status_code, Activity.objects.count()) == (422, 1)
    assert f"/activities/{road.pk}/" in answer.text

    as_an.post("/activities/new/", typed | {"acknowledged": "on"})

    assert Activity.objects.count() == 2


@pytest.mark.parametrize("wrong", [{"results-0-words": "ba trăm rưỡi %"}, {"budget": "nhiều"}, {"places": "xứ lạ"}])
def test_what_cannot_be_read_is_asked_again(wrong, as_an, typed):
    answer = as_an.post("/activities/new/", typed | wrong)

    assert (answer.status_code, Activity.objects.count()) == (422, 0)


def test_whoever_reports_for_no_body_records_nothing(client, chi, world):
    client.force_login(chi)

    assert client.get("/activities/new/").status_code == 403


def test_the_list_finds_without_accents_and_asks_few_queries(as_an, road, django_assert_max_num_queries):
    with django_assert_max_num_queries(34):
        page = as_an.get("/activities/", {"q": "be tong xom dinh"}).text

    assert road.title in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, True),
        ({"joint": "on"}, True),
        ({"stage": "started"}, False),
        ({"q": "cầu"}, False),
        ({"whose": "waiting"}, False),
        ({"whose": "all"}, True),
    ],
)
def test_the_list_is_filtered(asked, found, as_an, road):
    assert (road.title in as_an.get("/activities/", asked).text) == found


def test_the_list_of_a_programme(as_an, road, programme, second_programme):
    assert road.title in as_an.get("/activities/", {"programme": programme.pk}).text
    assert road.title not in as_an.get("/activities/", {"programme": second_programme.pk}).text


def test_the_list_comes_in_excel(as_an, road):
    header, row = read_grid(as_an.get("/activities/activities.xlsx").content)[:2]

    assert dict(zip(header, row, strict=True))["Đơn vị chủ trì"] == "Ban CHQS xã Đại Từ"


def test_an_activity_out_of_sight_does_not_exist(client, dung, road):
    client.force_login(dung)

    assert client.get(f"/activities/{road.pk}/").status_code == 404


def test_a_co_host_finds_what_waits_and_answers(client, em, road):
    client.force_login(em)
    assert road.title in client.get("/activities/", {"whose": "waiting"}).text
    partner = road.co_hosts.get()
    assert "/edit/" not in client.get(f"/activities/{road.pk}/").text

    asked = {"agrees": "1", "note": "Góp 40 ngày công"}
    page = client.post(f"/activities/{road.pk}/co-hosts/{partner.pk}/", asked, follow=True).text

    assert "Góp 40 ngày công" in page
    assert road.title not in client.get("/activities/", {"whose": "waiting"}).text


def test_an_answer_without_a_choice_is_asked_again(client, em, road):
    client.force_login(em)

    assert client.post(f"/activities/{road.pk}/co-hosts/{road.co_hosts.get().pk}/", {}).status_code == 422


@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        ("money", {"source": "socialised", "words": "2 triệu"}),
        ("stage", {"stage": "handed_over", "on": "01/03/2025"}),
        ("withdraw", {"reason": "Ghi trùng"}),
    ],
)
def test_the_host_changes_an_activity(verb, asked, as_an, road):
    assert as_an.get(f"/activities/{road.pk}/change/{verb}/").status_code == 200

    assert as_an.post(f"/activities/{road.pk}/change/{verb}/", asked).status_code == 302


def test_the_host_adds_and_drops_a_result(as_an, road, catalogue):
    asked = {"indicator": catalogue["TT01"].pk, "words": "50"}
    assert as_an.post(f"/activities/{road.pk}/change/result/", asked).status_code == 302
    result = road.results.get(indicator=catalogue["TT01"])

    as_an.post(f"/activities/{road.pk}/drop/result/{result.pk}/")

    assert not road.results.filter(pk=result.pk).exists()


def test_the_host_adds_shows_and_drops_a_picture(as_an, road):
    assert "EXIF" not in as_an.get(f"/activities/{road.pk}/change/picture/").text
    file = SimpleUploadedFile("IMG_1.jpg", photograph((800, 600)), "image/jpeg")
    as_an.post(f"/activities/{road.pk}/change/picture/", {"picture": file, "caption": "Đổ bê tông"})
    picture = road.pictures.get()

    shown = as_an.get(f"/activities/{road.pk}/pictures/{picture.pk}.jpg")

    assert (shown["Content-Type"], shown.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert 'alt="Đổ bê tông"' in as_an.get(f"/activities/{road.pk}/").text
    as_an.post(f"/activities/{road.pk}/drop/picture/{picture.pk}/")
    assert not road.pictures.exists()


def test_the_host_corrects(as_an, road, typed):
    page = as_an.get(f"/activities/{road.pk}/edit/").text
    assert "10/02/2025" in page

    as_an.post(f"/activities/{road.pk}/edit/", typed | {"title": "Làm đường xóm Chùa"})

    assert Activity.objects.get().title == "Làm đường xóm Chùa"


@pytest.mark.parametrize("path", ["change/nothing/", "drop/nothing/1/"])
def test_an_unknown_change_does_not_exist(path, as_an, road):
    assert as_an.post(f"/activities/{road.pk}/{path}").status_code == 404


def test_whoever_leads_declares_an_overlap_and_takes_it_back(client, binh, programme, second_programme, catalogue):
    client.force_login(binh)
    asked = {
        "first": programme.pk,
        "second": second_programme.pk,
        "indicator": catalogue["NM01"].pk,
        "place": "tinh thai nguyen",
        "since": "01/01/2025",
        "until": "31/12/2025",
        "kind": "known",
        "words": "100.000",
        "decided_by": "province-military",
        "ground": "Biên bản thống nhất",
    }
    assert client.get("/activities/overlaps/new/").status_code == 200

    page = client.post("/activities/overlaps/new/", asked, follow=True).text

    assert "100.000" in page
    client.post(f"/activities/overlaps/{Overlap.objects.get().pk}/withdraw/")
    assert not Overlap.objects.exists()


def test_whoever_does_not_lead_declares_nothing(as_an, programme):
    assert as_an.get("/activities/overlaps/new/").status_code == 403
    assert as_an.get("/activities/overlaps/").status_code == 200


@pytest.fixture
def report(regime, world, road, an, binh, noon):
    """The host's report of February, to which the road proposes its figures."""
    reporting.make_obligations(regime=regime, until=date(2025, 3, 1), actor=binh, at=BEGINNING)
    owed = Obligation.objects.get(regime=regime, body=world.commune_military, period_code="2025-02")
    return submissions.open_report(obligation=owed, actor=an, at=noon)


def test_the_report_offers_the_figures_and_takes_them_over(as_an, report, catalogue, road):
    page = as_an.get(f"/submissions/{report.pk}/").text
    key = f"{catalogue['NM01'].pk}-0"
    assert f'value="{key}"' in page

    asked = {"proposal": key, f"besides-{key}": "100"}
    answer = as_an.post(f"/submissions/{report.pk}/accept/", asked, follow=True)

    assert answer.status_code == 200
    assert report.entries.current().get().source["activities"] == [road.pk]


def test_a_proposal_that_is_none_does_not_exist(as_an, report):
    assert as_an.post(f"/submissions/{report.pk}/accept/", {"proposal": "x"}).status_code == 404


def test_the_pages_speak_english(as_an, road):
    as_an.cookies["django_language"] = "en"

    page = as_an.get(f"/activities/{road.pk}/").text

    assert "Host and co-operating bodies" in page


def test_a_picture_out_of_sight_does_not_exist(client, dung, an, road, noon):
    content = photograph((40, 40))
    picture = services.add_picture(activity=road, content=content, name="a.jpg", caption="Ảnh", actor=an, at=noon)
    client.force_login(dung)

    assert client.get(f"/activities/{road.pk}/pictures/{picture.pk}.jpg").status_code == 404
