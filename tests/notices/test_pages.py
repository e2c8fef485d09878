"""The page of one's own reminders."""

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.notices import services
from phoihop.notices.models import unread_count


@pytest.fixture
def notices(an, anh, noon):
    """Sixty reminders of An, and one of Ánh."""
    told = [
        services.Reminder(recipient=an, kind="test", subject=f"Việc {number}", url="/notices/", key=f"{number}")
        for number in range(60)
    ]
    told.append(services.Reminder(recipient=anh, kind="test", subject="Việc của Ánh", url="/plans/", key="anh"))
    return services.remind(reminders=told, actor=SYSTEM, at=noon)


@pytest.fixture
def as_an(client, an):
    client.force_login(an)
    return client


def test_everybody_sees_their_own(as_an, notices):
    page = as_an.get("/notices/").text

    assert "Việc 59" in page
    assert "Việc của Ánh" not in page


def test_the_list_asks_few_queries(as_an, notices, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        as_an.get("/notices/")


def test_opening_a_reminder_reads_it_and_leads_to_its_page(as_an, an, notices):
    answer = as_an.post(f"/notices/{notices[0].pk}/")

    assert (answer.url, unread_count(an)) == ("/notices/", 59)


def test_what_another_is_told_does_not_exist(as_an, notices):
    assert as_an.post(f"/notices/{notices[-1].pk}/").status_code == 404


def test_everything_is_read_in_one_press(as_an, an, anh, notices):
    as_an.post("/notices/read/")

    assert (unread_count(an), unread_count(anh)) == (0, 1)
    assert "Không có nhắc việc nào chưa đọc" in as_an.get("/notices/", {"unread": "1"}).text


def test_reading_asks_for_a_press(as_an, notices):
    assert as_an.get("/notices/read/").status_code == 405


def test_nothing_yet_is_said_so(as_an):
    assert "Chưa có nhắc việc" in as_an.get("/notices/").text
