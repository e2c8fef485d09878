"""What the pages about models show, and to whom; what the public may read."""

from datetime import date

import pytest
import time_machine

from phoihop.access.checks import may
from phoihop.access.roles import Permission
from phoihop.documents.sheets import read_grid
from phoihop.exemplars import services
from phoihop.exemplars.models import Evaluation, Exemplar, ExemplarField, IndividualCount, Rubric
from tests.exemplars.conftest import BOXES, NOON, judged

CAST = ("an", "anh", "binh", "chi", "dung", "giang")


@pytest.fixture(autouse=True)
def _late_in_2026():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


@pytest.fixture
def as_binh(client, binh):
    client.force_login(binh)
    return client


@pytest.fixture
def typed(fields, world):
    """What An types into the form."""
    return BOXES | {
        "body": str(world.commune_military.pk),
        "registered_on": "10/03/2026",
        "field": str(fields["defence"].pk),
        "unit": "Xóm Đình",
        "place": "dai tu",
        "origin": "new",
        "started_on": "01/04/2026",
    }


def test_a_body_registers_a_model(as_an, typed, programme):
    assert as_an.get("/exemplars/new/").status_code == 302
    page = as_an.post(f"/exemplars/new/{programme.slug}/", typed, follow=True)

    assert "Mô hình Tiếng loa an ninh xóm Đình" in page.text
    assert Exemplar.objects.get().unit == "Xóm Đình"


def test_what_looks_registered_already_is_asked_first(as_an, typed, programme, loudspeaker):
    answer = as_an.post(f"/exemplars/new/{programme.slug}/", typed | {"name": "Tieng loa an ninh xom Dinh"})
    assert (answer.status_code, Exemplar.objects.count()) == (422, 1)
    assert "tên tương tự" in answer.text

    as_an.post(f"/exemplars/new/{programme.slug}/", typed | {"acknowledged": "on"})

    assert Exemplar.objects.count() == 2


@pytest.mark.parametrize("wrong", [{"durability": ""}, {"place": "xứ lạ"}, {"registered_on": "31/02/2026"}])
def test_what_cannot_be_read_is_asked_again(wrong, as_an, typed, programme):
    answer = as_an.post(f"/exemplars/new/{programme.slug}/", typed | wrong)

    assert (answer.status_code, Exemplar.objects.count()) == (422, 0)


def test_whoever_reports_for_no_body_registers_nothing(client, chi, programme, fields):
    client.force_login(chi)

    assert client.get("/exemplars/new/").status_code == 403
    assert client.get(f"/exemplars/new/{programme.slug}/").status_code == 403


def test_a_programme_without_fields_takes_no_models(as_an, programme):
    assert "Chưa có chương trình" in as_an.get("/exemplars/new/").text


@pytest.mark.parametrize("username", CAST)
def test_the_list_shows_just_what_somebody_may_see(username, world, loudspeaker, told, an, now):
    services.register(**told, actor=an, at=now)
    person = world.person(username)

    seen = set(Exemplar.objects.visible_to(person))

    assert seen == {each for each in Exemplar.objects.all() if may(person, Permission.EXEMPLAR_VIEW, each)}


@pytest.mark.parametrize("username", CAST)
def test_counts_of_individuals_are_seen_as_models_are(username, world, told, fields, an, now):
    what = {"programme": told["programme"], "body": told["body"], "field": fields["economy"]}
    row = services.count_individuals(**what, on=date(2026, 3, 1), number=4, actor=an, at=now)
    person = world.person(username)

    seen = IndividualCount.objects.visible_to(person).exists()

    assert seen == may(person, Permission.EXEMPLAR_VIEW, row)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "tieng loa an ninh"}, True),
        ({"q": "cầu"}, False),
        ({"whose": "check"}, True),
        ({"whose": "ours"}, True),
        ({"national": "economy"}, False),
        ({"gate": "registered"}, True),
        ({"state": "stopped"}, False),
        ({"state": "new"}, True),
        ({"year": "2025"}, False),
    ],
)
def test_the_list_is_filtered(asked, found, as_an, loudspeaker):
    assert (loudspeaker.name in as_an.get("/exemplars/", asked).text) == found


def test_a_long_list_asks_few_queries(as_an, told, an, now, django_assert_max_num_queries):
    one = services.register(**told, actor=an, at=now)
    copies = [Exemplar(**{f.attname: getattr(one, f.attname) for f in Exemplar._meta.fields if f.name != "id"})] * 1
    Exemplar.objects.bulk_create(copies)
    with django_assert_max_num_queries(30):
        as_an.get("/exemplars/")


def test_the_list_comes_in_excel(as_an, loudspeaker):
    header, row = read_grid(as_an.get("/exemplars/models.xlsx").content)[:2]

    assert dict(zip(header, row, strict=True))["Đơn vị đăng ký"] == "Ban CHQS xã Đại Từ"


def test_a_model_out_of_sight_does_not_exist(client, dung, loudspeaker):
    client.force_login(dung)

    assert client.get(f"/exemplars/{loudspeaker.pk}/").status_code == 404


def test_a_council_s_points_are_entered(as_binh, loudspeaker, rubric):
    asked = {"council": "Hội đồng tỉnh", "members": "9", "present": "8", "on": "01/11/2026", "opinion": "Tốt"}
    for each in rubric.criteria.all():
        asked[f"satisfied_{each.pk}" if each.veto else f"points_{each.pk}"] = "on" if each.veto else "7,5"
        asked[f"evidence_{each.pk}"] = "Sổ theo dõi"
    assert "mặc định" in as_binh.get(f"/exemplars/{loudspeaker.pk}/evaluate/").text

    page = as_binh.post(f"/exemplars/{loudspeaker.pk}/evaluate/", asked, follow=True)

    assert Evaluation.objects.get().total == 45
    assert "Hội đồng tỉnh" in page.text


def test_points_without_their_evidence_are_asked_again(as_binh, loudspeaker, rubric):
    asked = {"council": "Hội đồng tỉnh", "members": "9", "present": "8", "on": "01/11/2026"}
    for each in rubric.criteria.all():
        asked[f"satisfied_{each.pk}" if each.veto else f"points_{each.pk}"] = "on" if each.veto else "5"

    assert as_binh.post(f"/exemplars/{loudspeaker.pk}/evaluate/", asked).status_code == 422


def test_without_criteria_nothing_is_evaluated(as_binh, loudspeaker):
    assert as_binh.get(f"/exemplars/{loudspeaker.pk}/evaluate/").status_code == 409


def test_whoever_registered_does_not_judge(as_an, loudspeaker, rubric):
    assert as_an.get(f"/exemplars/{loudspeaker.pk}/evaluate/").status_code == 403
    assert as_an.post(f"/exemplars/{loudspeaker.pk}/gate/effective/", {"on": "01/11/2026"}).status_code == 403


def test_a_gate_is_noted(as_binh, loudspeaker, rubric, binh):
    judged(loudspeaker, rubric, binh)
    assert as_binh.get(f"/exemplars/{loudspeaker.pk}/gate/effective/").status_code == 200

    as_binh.post(f"/exemplars/{loudspeaker.pk}/gate/effective/", {"on": "02/11/2026", "decided_by": "Ban Chỉ đạo"})

    assert Exemplar.objects.get().gate == "effective"
    assert as_binh.post(f"/exemplars/{loudspeaker.pk}/gate/proposed/", {"on": "02/11/2026"}).status_code == 409
    assert as_binh.get(f"/exemplars/{loudspeaker.pk}/gate/nowhere/").status_code == 404


@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        ("check", {"maintained": "1"}),
        ("stop", {"on": "01/09/2026", "reason": "Sáp nhập"}),
        ("withdraw", {"reason": "Đăng ký trùng"}),
    ],
)
def test_the_body_changes_its_model(verb, asked, as_an, loudspeaker):
    assert f"/change/{verb}/" in as_an.get(f"/exemplars/{loudspeaker.pk}/").text
    assert as_an.get(f"/exemplars/{loudspeaker.pk}/change/{verb}/").status_code == 200

    assert as_an.post(f"/exemplars/{loudspeaker.pk}/change/{verb}/", asked).status_code == 302


@pytest.mark.parametrize("asked", [{}, {"maintained": "0"}])
def test_a_check_without_an_answer_or_reason_is_asked_again(asked, as_an, loudspeaker):
    assert as_an.post(f"/exemplars/{loudspeaker.pk}/change/check/", asked).status_code == 422


def test_an_unknown_change_does_not_exist(as_an, loudspeaker):
    assert as_an.post(f"/exemplars/{loudspeaker.pk}/change/nothing/").status_code == 404


def test_the_body_corrects(as_an, loudspeaker, typed):
    assert "01/04/2026" in as_an.get(f"/exemplars/{loudspeaker.pk}/edit/").text

    as_an.post(f"/exemplars/{loudspeaker.pk}/edit/", typed | {"name": "Loa xóm"})

    assert Exemplar.objects.get().name == "Loa xóm"


def test_a_copy_is_noted_and_dropped_and_shows_on_the_map(as_an, loudspeaker):
    asked = {"place": "phu luong", "on": "01/09/2026", "by": "Xóm Chùa"}
    page = as_an.post(f"/exemplars/{loudspeaker.pk}/copies/new/", asked, follow=True)

    assert "<svg" in page.text
    assert "Phú Lương" in as_an.get("/exemplars/map/").text
    as_an.post(f"/exemplars/{loudspeaker.pk}/copies/{loudspeaker.copies.get().pk}/drop/")
    assert not loudspeaker.copies.exists()


def test_a_copy_without_place_is_asked_again(as_an, loudspeaker):
    assert as_an.post(f"/exemplars/{loudspeaker.pk}/copies/new/", {"on": "01/09/2026"}).status_code == 422


def test_whoever_leads_settles_fields_and_criteria(as_binh, programme):
    address = f"/exemplars/settings/{programme.slug}/"
    as_binh.post(f"{address}default/fields/")
    as_binh.post(f"{address}default/criteria/")
    asked = {"name": "Nông thôn mới", "national": "economy", "order": "5"}
    page = as_binh.post(f"{address}field/", asked, follow=True)

    assert "Nông thôn mới" in page.text
    assert ExemplarField.objects.count() == 5
    assert Rubric.objects.get().is_default
    field = ExemplarField.objects.get(name="Nông thôn mới")
    as_binh.post(f"{address}field/{field.pk}/retire/")
    field.refresh_from_db()
    assert field.retired


def test_criteria_are_issued_on_a_page(as_binh, programme):
    asked = {
        "since": "01/01/2026",
        "effective": "50",
        "recognised": "60",
        "typical": "70",
        "criteria-TOTAL_FORMS": "2",
        "criteria-INITIAL_FORMS": "0",
        "criteria-0-name": "Hiệu quả",
        "criteria-0-most": "100",
        "criteria-1-name": "",
    }
    assert as_binh.get(f"/exemplars/settings/{programme.slug}/criteria/").status_code == 200

    as_binh.post(f"/exemplars/settings/{programme.slug}/criteria/", asked)

    assert Rubric.objects.get().criteria.get().most == 100


@pytest.fixture
def with_fields(programme, fields):
    """The programme with its fields."""
    return programme


def test_whoever_leads_finds_what_to_settle_and_counts_individuals(as_binh, with_fields):
    assert f"/exemplars/settings/{with_fields.slug}/" in as_binh.get("/exemplars/").text
    assert f"/exemplars/individuals/{with_fields.slug}/" in as_binh.get("/exemplars/individuals/").text


def test_whoever_does_not_lead_settles_nothing(as_an, programme):
    assert as_an.get(f"/exemplars/settings/{programme.slug}/").status_code == 200
    assert as_an.get(f"/exemplars/settings/{programme.slug}/criteria/").status_code == 403
    assert as_an.post(f"/exemplars/settings/{programme.slug}/default/fields/").status_code == 403


def test_individuals_are_counted_on_a_page(as_an, programme, fields):
    asked = {
        "body": "commune-military",
        "field": str(fields["economy"].pk),
        "gate": "registered",
        "on": "01/03/2026",
        "number": "15",
    }
    assert as_an.get(f"/exemplars/individuals/{programme.slug}/").status_code == 200

    page = as_an.post(f"/exemplars/individuals/{programme.slug}/", asked, follow=True)

    assert ">15<" in page.text
    [heads, row] = read_grid(as_an.get("/exemplars/individuals/individuals.xlsx").content)[:2]
    assert dict(zip(heads, row, strict=True))["Số cá nhân"] == 15


def test_the_figures_lead_to_their_models(as_an, loudspeaker, catalogue, programme):
    asked = {"body": "commune-military", "programme": programme.slug, "since": "2026-01-01", "last": "2026-12-31"}

    page = as_an.get("/exemplars/figures/", asked).text

    assert page.count(loudspeaker.name) == 5
    assert as_an.get("/exemplars/figures/").status_code == 200


def test_the_public_reads_only_what_was_made_public(client, recognised, binh, now):
    assert recognised.name not in client.get("/exemplars/worth-copying/").text
    assert client.get(f"/exemplars/worth-copying/{recognised.pk}/").status_code == 404

    services.publish(exemplar=recognised, summary="Loa xóm phát hai buổi mỗi tuần.", actor=binh, at=now)

    page = client.get("/exemplars/worth-copying/", {"q": "tieng loa"})
    assert recognised.name in page.text
    assert "Loa xóm phát hai buổi" in client.get(f"/exemplars/worth-copying/{recognised.pk}/").text


def test_the_public_sounds_out_nothing_that_is_not_shown(client, recognised, binh, now):
    services.publish(exemplar=recognised, summary="Loa xóm phát hai buổi mỗi tuần.", actor=binh, at=now)

    assert recognised.name in client.get("/exemplars/worth-copying/", {"q": "hai buoi moi tuan"}).text
    assert recognised.name not in client.get("/exemplars/worth-copying/", {"q": "phong chong toi pham"}).text


def test_the_public_page_may_be_kept_and_says_nothing_of_the_reader(client, an, recognised):
    client.force_login(an)

    page = client.get("/exemplars/worth-copying/")

    assert "public" in page["Cache-Control"]
    assert "csrf" not in page.text
    assert not page.cookies


def test_the_public_page_works_with_few_queries(client, recognised, binh, now, django_assert_max_num_queries):
    services.publish(exemplar=recognised, summary="Loa xóm.", actor=binh, at=now)

    with django_assert_max_num_queries(4):
        client.get("/exemplars/worth-copying/")


def test_the_pages_speak_english(as_an, loudspeaker):
    as_an.cookies["django_language"] = "en"

    assert "Registered by" in as_an.get(f"/exemplars/{loudspeaker.pk}/").text
