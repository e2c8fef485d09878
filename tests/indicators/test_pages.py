"""What the pages about indicators show, and to whom."""

from datetime import date

import pytest

from phoihop.documents.sheets import read_grid
from phoihop.indicators import services
from phoihop.indicators.models import IndicatorGroup, Target

NEW = {
    "code": "TT90",
    "name": "Số tờ rơi đã phát",
    "unit": "tờ",
    "kind": "count",
    "aggregation": "sum",
    "decimals": "0",
    "definition": "Số tờ đã phát tận tay.",
}
AIM = {"since": "01/01/2025", "until": "31/12/2025", "sense": "at_least", "words": "trên 2.000"}


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


@pytest.fixture
def as_binh(client, binh):
    client.force_login(binh)
    return client


@pytest.fixture
def as_giang(client, giang):
    client.force_login(giang)
    return client


def test_everybody_reads_the_catalogue_by_field_of_work(as_an, catalogue):
    page = as_an.get("/indicators/", headers={"HX-Request": "true"}).text

    assert page.index("Tuyên truyền") < page.index("TT01") < page.index("Xây dựng cơ sở chính trị") < page.index("CT03")


def test_the_catalogue_is_searched_without_accents(as_an, catalogue):
    page = as_an.get("/indicators/", {"q": "ngay cong"}, headers={"HX-Request": "true"}).text

    assert "NM01" in page
    assert "TT03" not in page


def test_a_search_without_an_answer_says_what_to_do(as_an, catalogue):
    assert "Đề nghị dùng ít từ hơn" in as_an.get("/indicators/", {"q": "zzz"}).text


def test_the_catalogue_asks_few_queries(as_an, catalogue, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        as_an.get("/indicators/")


def test_an_indicator_shows_its_definition_formula_and_unit(as_an, catalogue):
    page = as_an.get("/indicators/CT03/").text

    assert "CT04" in page
    assert "CT02" in page
    assert "Tỷ lệ của hai tổng" in page


def test_the_catalogue_speaks_english(as_an, catalogue):
    as_an.cookies["django_language"] = "en"

    assert "8 hours of work by one person" in as_an.get("/indicators/NM01/").text


def test_the_catalogue_comes_in_excel(as_an, catalogue):
    assert len(read_grid(as_an.get("/indicators/export.xlsx").content)) == 121


def test_a_steward_defines_edits_and_retires(as_giang, catalogue):
    group = IndicatorGroup.objects.get(code="outreach").pk
    assert as_giang.post("/indicators/new/", NEW | {"group": group}).status_code == 302
    assert as_giang.post("/indicators/TT90/edit/", NEW | {"group": group, "name": "Số tờ gấp"}).status_code == 302
    assert as_giang.post("/indicators/TT90/retire/", {"reason": "Trùng"}).status_code == 302
    assert as_giang.post("/indicators/TT90/reinstate/").status_code == 302

    assert "Số tờ gấp" in as_giang.get("/indicators/TT90/").text


def test_a_definition_that_cannot_be_is_given_back(as_giang, catalogue):
    group = IndicatorGroup.objects.get(code="outreach").pk

    answer = as_giang.post("/indicators/new/", NEW | {"group": group, "kind": "percent"})

    assert answer.status_code == 422


@pytest.mark.parametrize("address", ["new/", "NM01/edit/", "NM01/retire/"])
def test_nobody_else_changes_the_catalogue(as_binh, catalogue, address):
    assert as_binh.get(f"/indicators/{address}").status_code == 403


def test_whoever_coordinates_sets_and_drops_a_target(as_binh, programme, catalogue):
    address = f"/indicators/targets/{programme.slug}/"
    assert as_binh.get(f"{address}set/").status_code == 200

    as_binh.post(f"{address}set/", AIM | {"indicator": catalogue["NM01"].pk})
    assert "trên 2.000" in as_binh.get(address).text

    as_binh.post(f"{address}{Target.objects.get().pk}/drop/")
    assert not Target.objects.exists()


def test_words_that_are_no_figure_are_refused_with_a_reason(as_binh, programme, catalogue):
    answer = as_binh.post(
        f"/indicators/targets/{programme.slug}/set/", AIM | {"indicator": catalogue["NM01"].pk, "words": "nhiều"}
    )

    assert answer.status_code == 422


def test_whoever_takes_part_reads_targets_but_sets_none(as_an, programme, catalogue):
    page = as_an.get(f"/indicators/targets/{programme.slug}/").text

    assert "Chưa giao chỉ tiêu nào" in page
    assert as_an.get(f"/indicators/targets/{programme.slug}/set/").status_code == 403


def test_targets_of_a_programme_out_of_sight_do_not_exist(client, dung, programme):
    client.force_login(dung)

    assert client.get(f"/indicators/targets/{programme.slug}/").status_code == 404


def test_targets_come_in_excel(as_binh, programme, catalogue, binh, noon):
    services.set_target(
        programme=programme, indicator=catalogue["NM01"], since=date(2025, 1, 1), until=date(2026, 1, 1),
        words="2.000", actor=binh, at=noon,
    )  # fmt: skip

    content = as_binh.get(f"/indicators/targets/{programme.slug}/export.xlsx").content

    assert read_grid(content)[2][0] == "NM01"
