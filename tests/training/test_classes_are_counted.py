"""Classes are recorded by their bodies, seen by whoever may, and counted by the definitions of the indicators."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from phoihop.access.checks import may
from phoihop.access.roles import Permission
from phoihop.audit.models import JournalEntry
from phoihop.documents.sheets import read_grid
from phoihop.foundation.periods import Kind
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.reporting import services as reporting
from phoihop.submissions import services as submissions
from phoihop.submissions.rules import Channel
from phoihop.submissions.services import Statement
from phoihop.training import services
from phoihop.training.deriving import derived_statements
from phoihop.training.models import Course
from phoihop.training.rules import CODES, Audience, Held, Seats, counted
from tests.cast import BEGINNING

NOW = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CAST = ("an", "anh", "binh", "chi", "dung", "giang")
YEAR = (date(2017, 1, 1), date(2018, 1, 1))


@pytest.fixture(autouse=True)
def _late_in_2026():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def told(programme, world):
    """A class on mass mobilisation of four days in May."""
    return {
        "programme": programme,
        "body": world.commune_military,
        "place": world.commune,
        "title": "Tập huấn nghiệp vụ dân vận",
        "since": date(2026, 5, 4),
        "until": date(2026, 5, 8),
        "seats": [Seats(Audience.CADRES, 210, 204)],
    }


@pytest.fixture
def course(told, an):
    """The class, recorded by An."""
    return services.record_course(**told, actor=an, at=NOW)


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


@pytest.fixture
def typed(programme, world):
    """What An types into the form."""
    return {
        "programme": str(programme.pk),
        "body": str(world.commune_military.pk),
        "title": "Bồi dưỡng kiến thức quốc phòng",
        "since": "04/05/2026",
        "until": "07/05/2026",
        "place": "dai tu",
        "seats-TOTAL_FORMS": "2",
        "seats-INITIAL_FORMS": "0",
        "seats-0-audience": "third",
        "seats-0-invited": "300",
        "seats-0-present": "280",
        "seats-1-audience": "",
    }


def test_a_class_is_recorded_and_leaves_a_trace(course):
    assert (course.invited, course.present, course.last_day) == (210, 204, date(2026, 5, 7))
    assert JournalEntry.objects.filter(action="training.recorded").exists()


def test_nobody_records_for_another_body(told, dung):
    with pytest.raises(NotAllowed):
        services.record_course(**told, actor=dung, at=NOW)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"until": date(2026, 5, 4)},
        {"seats": []},
        {"seats": [Seats(Audience.CADRES, 10, 11)]},
        {"seats": [Seats(Audience.CADRES, 10), Seats(Audience.CADRES, 5)]},
        {"until": date(2026, 12, 30)},
        {"content": "Liên hệ 0912 345 678"},
    ],
)
def test_a_class_that_cannot_be_is_refused(wrong, told, an):
    with pytest.raises(Invalid):
        services.record_course(**told | wrong, actor=an, at=NOW)


def test_a_body_outside_the_programme_records_nothing_in_it(told, world, dung):
    with pytest.raises(Invalid):
        services.record_course(**told | {"body": world.other_military}, actor=dung, at=NOW)


def test_a_class_waits_for_its_numbers_and_counts_once_they_are_there(told, an):
    course = services.record_course(**told | {"seats": [Seats(Audience.CADRES, 210)]}, actor=an, at=NOW)
    assert Course.objects.awaiting_numbers(NOW.date()).get() == course
    assert not course.counted().reported

    edited = {name: told[name] for name in ("place", "title", "since", "until", "seats")}
    services.edit_course(course=course, **edited, actor=an, at=NOW)

    assert not Course.objects.awaiting_numbers(NOW.date()).exists()


def test_a_class_that_was_withdrawn_counts_nowhere(course, told, an, world, programme):
    services.withdraw_course(course=course, reason="Ghi trùng", actor=an, at=NOW)

    stated = derived_statements(world.commune_military, programme, date(2026, 1, 1), date(2027, 1, 1))
    assert {each.words for each in stated} == {"0"}
    with pytest.raises(Refused):
        services.withdraw_course(course=course, reason="Lần nữa", actor=an, at=NOW)


@pytest.mark.parametrize("username", CAST)
def test_the_list_shows_just_what_somebody_may_see(username, world, course):
    person = world.person(username)

    assert Course.objects.visible_to(person).exists() == may(person, Permission.COURSE_VIEW, course)


def test_dignitaries_of_four_districts_are_only_numbers():
    classes = [
        Held(date(2017, 6, 2), [Seats(Audience.DIGNITARIES, invited, present)])
        for present, invited in ((13, 48), (28, 45), (20, 24), (11, 13))
    ]

    found = counted(classes, *YEAR)

    assert (found["DT01"], found["DT02"], found["DT04"]) == (4, 72, 130)


def test_categories_two_to_four_are_educated_and_the_first_is_not_counted_with_them():
    numbers = {Audience.FIRST: 20, Audience.SECOND: 301, Audience.THIRD: 1_788, Audience.FOURTH: 20_833}
    one = Held(date(2017, 6, 2), [Seats(audience, number, number) for audience, number in numbers.items()])

    assert counted([one], *YEAR)["BD03"] == 301 + 1_788 + 20_833


days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
seats = st.builds(
    Seats, audience=st.sampled_from(Audience), invited=st.integers(50, 99), present=st.none() | st.integers(0, 50)
)
classes = st.lists(st.builds(Held, until=days, seats=st.lists(seats, max_size=3)), max_size=8)


@given(classes, st.tuples(days, days, days).map(sorted))
def test_neighbouring_spans_add_up(some, three):
    first, second, third = three
    parts = [counted(some, first, second), counted(some, second, third)]

    assert counted(some, first, third) == {code: sum(part[code] for part in parts) for code in CODES}


@given(classes, days)
def test_no_more_dignitaries_come_than_are_invited(some, since):
    found = counted(some, since, since + timedelta(days=400))

    assert found["DT02"] <= found["DT04"]


def test_the_figures_stand_in_the_report_and_are_not_typed(course, programme, world, catalogue, calendar, binh, an):
    keeper = {"actor": binh, "at": BEGINNING}
    version = reporting.design_form(
        code="bd", name="Bồi dưỡng", since=date(2025, 1, 1), owner=world.province_military, **keeper
    )
    section = reporting.add_section(version=version, name="Số liệu", **keeper)
    for code in ("BD01", "BD02"):
        reporting.add_line(section=section, indicator=catalogue[code], **keeper)
    reporting.publish_version(version=version, **keeper)
    for level in ("commune", "province"):
        reporting.set_deadline(calendar=calendar, period_kind=Kind.HALF, level=level, days=10, **keeper)
    facts = {"form": version.form, "calendar": calendar, "period_kind": Kind.HALF, "since": date(2026, 1, 1)}
    regime = reporting.establish_regime(programme=programme, name="6 tháng", **facts, **keeper)
    reporting.make_obligations(regime=regime, until=date(2026, 7, 1), **keeper)
    owed = regime.obligations.for_listing().get(body=world.commune_military)

    report = submissions.open_report(obligation=owed, actor=an, at=NOW)
    typed = submissions.state(
        submission=report, statements=[Statement(indicator="BD02", words="999")], actor=an, at=NOW
    )
    services.state_derived(submission=report, actor=an, at=NOW)

    stated = {each.indicator.code: (each.words, each.channel) for each in report.entries.current()}
    assert stated == {"BD01": ("1", Channel.REGISTER), "BD02": ("204", Channel.REGISTER)}
    assert [fault.rule for fault in typed.faults] == ["derived"]


def test_a_class_is_recorded_on_a_page(as_an, typed):
    assert as_an.get("/training/new/").status_code == 200

    page = as_an.post("/training/new/", typed, follow=True)

    assert "280" in page.text
    assert Course.objects.get().seats.count() == 1


@pytest.mark.parametrize("wrong", [{"seats-0-present": "301"}, {"title": ""}, {"until": "31/02/2026"}])
def test_what_cannot_be_read_is_asked_again(wrong, as_an, typed):
    assert (as_an.post("/training/new/", typed | wrong).status_code, Course.objects.count()) == (422, 0)


def test_whoever_reports_for_no_body_records_nothing(client, chi, programme):
    client.force_login(chi)

    assert client.get("/training/new/").status_code == 403


def test_numbers_are_stated_afterwards(as_an, course, typed):
    assert 'value="204"' in as_an.get(f"/training/{course.pk}/edit/").text

    as_an.post(f"/training/{course.pk}/edit/", typed | {"seats-INITIAL_FORMS": "1"})

    assert Course.objects.get().present == 280


def test_a_class_is_withdrawn_on_a_page(as_an, course):
    assert as_an.post(f"/training/{course.pk}/withdraw/", {}).status_code == 422
    page = as_an.post(f"/training/{course.pk}/withdraw/", {"reason": "Ghi trùng"}, follow=True)

    assert "Đã rút" in page.text


def test_the_leader_above_looks_but_does_not_change(client, binh, course):
    client.force_login(binh)

    assert "/edit/" not in client.get(f"/training/{course.pk}/").text
    assert client.get(f"/training/{course.pk}/edit/").status_code == 403


def test_a_class_out_of_sight_does_not_exist(client, dung, course):
    client.force_login(dung)

    assert client.get(f"/training/{course.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "tap huan nghiep vu"}, True),
        ({"q": "cầu"}, False),
        ({"whose": "numbers"}, False),
        ({"whose": "ours"}, True),
        ({"audience": "cadres"}, True),
        ({"audience": "march"}, False),
        ({"since": "08/05/2026"}, False),
        ({"last": "2026-05-07"}, True),
    ],
)
def test_the_list_is_filtered(asked, found, as_an, course):
    assert (course.title in as_an.get("/training/", asked).text) == found


def test_a_long_list_asks_few_queries(as_an, told, an, django_assert_max_num_queries):
    for number in range(20):
        services.record_course(**told | {"title": f"Lớp {number}"}, actor=an, at=NOW)

    with django_assert_max_num_queries(30):
        as_an.get("/training/")


def test_the_list_comes_in_excel(as_an, course):
    header, row = read_grid(as_an.get("/training/classes.xlsx").content)[:2]

    assert dict(zip(header, row, strict=True))["Số có mặt"] == 204


def test_the_pages_speak_english(as_an, course):
    as_an.cookies["django_language"] = "en"

    assert "Held by" in as_an.get(f"/training/{course.pk}/").text
