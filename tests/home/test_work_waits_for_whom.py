"""The first page: for each person what waits for them, and nothing of others."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from phoihop.home.work import standings, work_of
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Obligation
from phoihop.submissions import services as submissions
from phoihop.submissions.services import Statement
from tests.cast import BEGINNING, NOON

TODAY = date(2025, 3, 5)
FIGURES = {"TT01": "1", "NM01": "1", "NM03": "1", "AS03": "1", "CT02": "1", "CT04": "1"}


@pytest.fixture(autouse=True)
def _today():
    """It is 5 March 2025: January is long due, February since yesterday."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def owed(regime, binh):
    """What communes and province owe for the first half of 2025, by body and month."""
    reporting.make_obligations(regime=regime, until=date(2025, 7, 1), actor=binh, at=BEGINNING)
    return {(one.body.slug, one.period_code): one for one in Obligation.objects.for_listing()}


@pytest.fixture
def begun(owed, an):
    return submissions.open_report(obligation=owed["commune-military", "2025-01"], actor=an, at=NOON)


@pytest.fixture
def submitted(begun, an, anh):
    stated = [Statement(indicator=code, words=words) for code, words in FIGURES.items()]
    submissions.state(submission=begun, statements=stated, actor=an, at=NOON)
    return submissions.submit(submission=begun, actor=anh, at=NOON, acknowledged=True)


def test_a_writer_sees_the_reports_that_are_due_the_oldest_first(owed, an):
    work = work_of(an, TODAY)

    assert [(one.body.slug, one.period_code) for one in work.owed] == [
        ("commune-military", "2025-01"),
        ("commune-military", "2025-02"),
    ]


def test_a_report_begun_waits_until_it_is_submitted(begun, an):
    assert begun.obligation in work_of(an, TODAY).owed


def test_a_report_submitted_waits_for_the_approver_alone(submitted, an, binh):
    assert submitted.obligation not in work_of(an, TODAY).owed
    assert work_of(binh, TODAY).waiting == [submitted]


def test_a_returned_report_waits_again_for_its_writer(submitted, an, binh):
    submissions.give_back(submission=submitted, reason="Thiếu thuyết minh.", actor=binh, at=NOON)

    assert work_of(an, TODAY).returned == [submitted]
    assert work_of(binh, TODAY).waiting == []


def test_nothing_waits_for_somebody_elsewhere(submitted, dung):
    assert work_of(dung, TODAY).idle


def test_a_coordinator_follows_the_programme_by_what_is_due(submitted, binh):
    [standing] = standings(binh, TODAY)

    assert (standing.owed, standing.received, standing.approved, standing.late) == (5, 1, 0, 4)


def test_an_approved_report_counts_as_received_and_approved(submitted, binh):
    submissions.approve(submission=submitted, actor=binh, at=NOON)

    [standing] = standings(binh, TODAY)

    assert (standing.received, standing.approved) == (1, 1)


def test_a_leader_above_follows_it_too_and_a_writer_does_not(owed, chi, an, programme):
    assert [one.programme for one in standings(chi, TODAY)] == [programme]
    assert standings(an, TODAY) == []


@pytest.mark.parametrize("name", ["an", "anh", "binh", "chi", "dung", "giang"])
def test_the_first_page_costs_few_queries(client, submitted, world, name, django_assert_max_num_queries):
    client.force_login(world.person(name))
    cache.clear()

    with django_assert_max_num_queries(40):
        assert client.get(reverse("home:work")).status_code == 200


def test_the_menu_counts_what_waits_and_marks_where_one_is(client, submitted, binh):
    client.force_login(binh)
    menu = client.get(reverse("submissions:inbox")).context["navigation"]

    assert [(link.label, link.count) for link in menu if link.active] == [("Chờ duyệt", 1)]


@pytest.mark.parametrize(
    ("name", "offered"),
    [("an", set()), ("binh", {"Chờ duyệt", "Sơ kết, tổng kết"}), ("giang", {"Cán bộ", "Nhật ký"})],
)
def test_the_menu_offers_what_a_person_may_open(client, programme, world, name, offered):
    client.force_login(world.person(name))
    menu = client.get("/").context["navigation"]

    links = [link for entry in menu for link in (entry.links or (entry,))]

    assert {link.label for link in links} & {"Chờ duyệt", "Sơ kết, tổng kết", "Cán bộ", "Nhật ký"} == offered
    assert all(client.get(link.url).status_code == 200 for link in links)


def test_whoever_is_not_signed_in_is_offered_nothing(client, db):
    assert client.get("/accounts/login/").context.get("navigation") is None
