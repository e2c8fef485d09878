"""An activity is recorded once, corrected by its host, answered by its co-hosts."""

import io
from datetime import date

import pytest
from PIL import Image

from phoihop.access.checks import may
from phoihop.access.roles import Permission
from phoihop.activities import services
from phoihop.activities.models import Activity
from phoihop.activities.rules import Stage
from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused


def photograph(size=(3000, 2000), *, gps=True):
    """A photograph as a telephone makes it, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Telephone", 6
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 35.0, 10.0), 3: "E", 4: (105.0, 48.0, 0.0)})
    made = io.BytesIO()
    Image.new("RGB", size, "green").save(made, format="JPEG", exif=exif, comment=b"secret place")
    return made.getvalue()


def test_an_activity_holds_what_was_said_of_it(road, world):
    assert (road.host, [str(each) for each in road.co_hosts.all()]) == (world.commune_military, ["Đảng ủy xã Đại Từ"])
    assert [str(result) for result in road.results.all()] == ["NM01: trên 300", "NM03: 1,2"]
    assert {funding.source: int(funding.high) for funding in road.money.all()} == {
        "budget": 15_500_000,
        "contributed": 8_000_000,
    }


def test_recording_leaves_a_line_in_the_journal(road):
    line = JournalEntry.objects.about(road).get()

    assert (line.action, line.facts["co_hosts"]) == ("activity.recorded", ["Đảng ủy xã Đại Từ"])


@pytest.mark.parametrize("name", ["an", "anh", "binh", "chi", "dung", "giang", "em"])
def test_the_list_shows_exactly_what_the_policy_allows(name, road, em, world):
    person = world.person(name)

    assert (road in Activity.objects.visible_to(person)) == may(person, Permission.ACTIVITY_VIEW, road)


@pytest.mark.parametrize("name", ["binh", "chi", "dung", "giang", "em"])
def test_only_the_host_records(name, told, em, world, noon):
    with pytest.raises(NotAllowed):
        services.record_activity(**told, actor=world.person(name), at=noon)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"until": date(2025, 2, 10)}, "until"),
        ({"until": date(2025, 3, 20)}, "stage"),
        ({"programmes": []}, "programmes"),
        ({"places": []}, "places"),
    ],
)
def test_what_does_not_fit_is_named(wrong, field, told, an, noon):
    with pytest.raises(Invalid) as refusal:
        services.record_activity(**told | wrong, actor=an, at=noon)

    assert field in refusal.value.facts


def test_a_host_does_not_co_operate_with_itself(told, world, an, noon):
    with pytest.raises(Invalid):
        services.record_activity(**told | {"co_hosts": [world.commune_military]}, actor=an, at=noon)


def test_a_programme_of_strangers_is_not_claimed(told, world, second_programme, an, noon):
    strangers = told | {"programmes": [second_programme], "since": date(2020, 5, 1), "until": date(2020, 5, 2)}

    with pytest.raises(Invalid):
        services.record_activity(**strangers, actor=an, at=noon)


@pytest.mark.parametrize("text", ["Liên hệ 0912345678", "Tài liệu TUYỆT MẬT", "CCCD 019203004567"])
def test_free_text_names_nobody_and_holds_no_secret(text, told, an, noon):
    with pytest.raises(Invalid):
        services.record_activity(**told | {"description": text}, actor=an, at=noon)


def test_the_host_corrects_and_whoever_stays_keeps_its_answer(road, told, em, an, world, noon):
    services.confirm(co_host=road.co_hosts.get(), agrees=True, note="Góp 40 ngày công", actor=em, at=noon)
    changed = told | {"title": "Làm đường xóm Đình", "co_hosts": [world.second_commune_military, world.commune_party]}
    changed.pop("host")

    services.edit_activity(activity=road, **changed, actor=an, at=noon)

    assert [(str(each), each.answer) for each in road.co_hosts.all()] == [
        ("Ban CHQS xã Phú Lương", "waiting"),
        ("Đảng ủy xã Đại Từ", "confirmed"),
    ]


def test_a_place_with_a_result_cannot_be_left_out(road, told, catalogue, world, an, noon):
    services.add_result(activity=road, indicator=catalogue["TT01"], words="50", place=world.commune, actor=an, at=noon)
    changed = {key: value for key, value in told.items() if key != "host"} | {"places": [world.second_commune]}

    with pytest.raises(Invalid):
        services.edit_activity(activity=road, **changed, actor=an, at=noon)


def test_a_co_host_answers_only_for_itself(road, an, noon):
    with pytest.raises(NotAllowed):
        services.confirm(co_host=road.co_hosts.get(), agrees=True, actor=an, at=noon)


def test_declining_needs_a_reason_and_ends_the_partnership(road, em, noon):
    with pytest.raises(Invalid):
        services.confirm(co_host=road.co_hosts.get(), agrees=False, actor=em, at=noon)

    services.confirm(co_host=road.co_hosts.get(), agrees=False, note="Không tham gia", actor=em, at=noon)

    assert not Activity.objects.get(pk=road.pk).is_joint


def test_a_result_is_stated_once(road, catalogue, an, noon):
    with pytest.raises(Refused):
        services.add_result(activity=road, indicator=catalogue["NM03"], words="3", actor=an, at=noon)


@pytest.mark.parametrize("aggregation", ["last", "max", "ratio", "yes_share"])
def test_only_what_is_added_up_is_a_result(aggregation, road, catalogue, an, noon):
    indicator = next(each for each in catalogue.values() if each.aggregation == aggregation)

    with pytest.raises(Invalid):
        services.add_result(activity=road, indicator=indicator, words="3", actor=an, at=noon)


def test_a_result_can_be_dropped(road, an, noon):
    services.drop_result(result=road.results.first(), actor=an, at=noon)

    assert [result.indicator.code for result in road.results.all()] == ["NM03"]


def test_money_is_stated_anew_or_taken_back(road, an, noon):
    services.state_money(activity=road, source="budget", words="16 triệu", actor=an, at=noon)
    services.state_money(activity=road, source="contributed", words="", actor=an, at=noon)

    assert [(funding.source, int(funding.low)) for funding in road.money.all()] == [("budget", 16_000_000)]


def test_a_work_goes_only_forward_and_ends_when_it_is_finished(told, an, noon):
    begun = services.record_activity(**told | {"stage": Stage.STARTED}, actor=an, at=noon)

    finished = services.advance_stage(activity=begun, stage=Stage.FINISHED, on=date(2025, 3, 4), actor=an, at=noon)

    assert finished.last_day == date(2025, 3, 4)
    with pytest.raises(Refused):
        services.advance_stage(activity=begun, stage=Stage.STARTED, on=date(2025, 3, 4), actor=an, at=noon)


def test_handing_over_moves_no_figure_to_another_month(road, an, noon):
    handed = services.advance_stage(activity=road, stage=Stage.HANDED_OVER, on=date(2025, 3, 4), actor=an, at=noon)

    assert handed.last_day == date(2025, 2, 14)


@pytest.mark.parametrize("reason", [" ", "Gọi 0912345678"])
def test_withdrawing_needs_a_fit_reason(reason, road, an, noon):
    with pytest.raises(Invalid):
        services.withdraw(activity=road, reason=reason, actor=an, at=noon)


def test_what_was_withdrawn_is_changed_no_more(road, an, noon):
    services.withdraw(activity=road, reason="Ghi trùng", actor=an, at=noon)

    with pytest.raises(Refused):
        services.add_result(activity=road, indicator=road.results.first().indicator, words="1", actor=an, at=noon)
    assert road not in Activity.objects.standing()


def test_a_picture_loses_place_device_and_size(road, an, noon):
    picture = services.add_picture(
        activity=road, content=photograph(), name="IMG_1.jpg", caption="Nhân dân đổ bê tông", actor=an, at=noon
    )

    kept = picture.upload.content()
    with Image.open(io.BytesIO(kept)) as image:
        assert (dict(image.getexif()), "comment" in image.info, image.size) == ({}, False, (1067, 1600))
    assert b"Telephone" not in kept
    assert b"secret place" not in kept


@pytest.mark.parametrize(
    ("content", "name", "caption"),
    [
        (b"Chi la chu", "anh.txt", "Chú thích"),
        (b"\xff\xd8\xff\xe0 broken", "anh.jpg", "Chú thích"),
        (photograph((20, 20)), "anh.jpg", " "),
        (photograph((20, 20)), "anh.jpg", "Gọi 0912345678"),
    ],
)
def test_what_is_no_picture_or_has_no_fit_caption_is_not_kept(content, name, caption, road, an, noon):
    with pytest.raises(Invalid):
        services.add_picture(activity=road, content=content, name=name, caption=caption, actor=an, at=noon)


def test_a_picture_can_be_dropped(road, an, noon):
    content = photograph((20, 20))
    picture = services.add_picture(activity=road, content=content, name="a.jpg", caption="Ảnh", actor=an, at=noon)

    services.drop_picture(picture=picture, actor=an, at=noon)

    assert not road.pictures.exists()
