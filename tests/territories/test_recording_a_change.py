"""A steward records changes on the pages of the places they concern."""

from datetime import date

import pytest
from django.urls import reverse

from phoihop.territories.models import Place

VERBS = ("rename", "reclassify", "move", "enrol", "merge", "split", "dissolve", "found")


@pytest.fixture
def steward(giang, client):
    """Giang, signed in."""
    client.force_login(giang)
    return client


@pytest.mark.parametrize("verb", VERBS)
def test_only_a_steward_is_asked_for_a_change(an, client, world, verb):
    client.force_login(an)

    assert client.get(reverse("territories:change", args=[world.province.slug, verb])).status_code == 403


@pytest.mark.parametrize("verb", VERBS)
def test_a_steward_is_asked_what_the_change_is(steward, world, verb):
    assert steward.get(reverse("territories:change", args=[world.province.slug, verb])).status_code == 200


@pytest.mark.parametrize("verb", VERBS)
def test_an_empty_answer_is_handed_back(steward, world, verb):
    assert steward.post(reverse("territories:change", args=[world.province.slug, verb])).status_code == 422


def test_the_steward_sees_what_can_be_recorded(steward, world):
    shown = steward.get(reverse("territories:changes", args=[world.commune.slug])).content.decode()

    assert all(reverse("territories:change", args=[world.commune.slug, verb]) in shown for verb in VERBS)


def test_there_is_no_other_change(steward, world):
    assert steward.get(reverse("territories:change", args=[world.commune.slug, "sell"])).status_code == 404


def record(steward, place, verb, **answers):
    answers = {"on": "01/01/2027", **answers}
    return steward.post(reverse("territories:change", args=[place.slug, verb]), answers)


DAY = date(2027, 1, 1)


def test_a_steward_renames_a_unit(steward, world):
    record(steward, world.commune, "rename", name="Thủy Nguyên", decision_number="1/NQ", decided_on="01/12/2026")

    assert world.commune.version_on(DAY).full_name == "Xã Thủy Nguyên"


def test_a_steward_merges_units_named_without_accents(steward, world):
    record(steward, world.commune, "merge", places="phu luong\n")

    assert [portion.place for portion in world.second_commune.successors(date(2026, 1, 1), DAY)] == [world.commune]


def test_a_steward_divides_a_unit(steward, world):
    parts = f"{world.commune.slug}; 62,5 %\nXã Phú Lương; 37.5"

    record(steward, world.commune, "split", parts=parts)

    portions = {portion.place: str(portion.share) for portion in world.commune.successors(date(2026, 1, 1), DAY)}
    assert portions == {world.commune: "0.625000", world.second_commune: "0.375000"}


def test_a_steward_moves_a_unit(steward, world):
    record(steward, world.commune, "move", parent="Cao Bằng")

    assert world.commune.version_on(DAY).parent == world.other_province


def test_a_steward_founds_a_unit(steward, world):
    record(steward, world.province, "found", level="commune", name="Mới", kind="Xã", code="77777")

    assert Place.objects.get(code="77777").version_on(DAY).parent == world.province


def test_a_steward_dissolves_a_unit(steward, world):
    record(steward, world.commune, "dissolve")

    assert world.commune.version_on(DAY) is None


def test_a_refused_change_says_what_to_do_instead(steward, world):
    answer = record(steward, world.province, "dissolve")

    assert answer.status_code == 409
    assert "Xã Đại Từ" in answer.content.decode() or "Xã Phú Lương" in answer.content.decode()


@pytest.mark.parametrize(
    ("verb", "answers", "fault"),
    [
        ("move", {"parent": "zzz"}, "Không có địa bàn nào tên là “zzz”"),
        ("move", {"parent": "nguy"}, "Nhiều địa bàn"),
        ("split", {"parts": "Phú Lương; nửa"}, "nửa"),
        ("rename", {"name": "X", "on": "32/01/2027"}, "invalid"),
    ],
)
def test_a_wrong_answer_is_handed_back_with_its_fault(steward, world, verb, answers, fault):
    assert fault in record(steward, world.commune, verb, **answers).content.decode()
