"""Nobody is told of an occasion twice, and letters go out once a day, on working days, in the reader's language."""

from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from phoihop.access.checks import SYSTEM
from phoihop.config.mail import CONSOLE, SMTP, Mail, UnknownMailServer
from phoihop.foundation.refusals import Invalid, NotAllowed
from phoihop.notices import services
from phoihop.notices.models import Notice, unread_count
from phoihop.notices.rules import may_mail
from phoihop.people.models import Person
from tests.cast import NOON

DAY = timedelta(days=1)
SATURDAY = NOON + 3 * DAY


@pytest.fixture
def remind(an):
    """Tell An, unless said otherwise."""

    def told(*, at=NOON, **facts):
        asked = {"recipient": an, "kind": "test", "subject": "Nhiệm vụ sắp đến hạn", "url": "/plans/", "key": "task:1"}
        return services.remind(reminders=[services.Reminder(**(asked | facts))], actor=SYSTEM, at=at)

    return told


@pytest.fixture
def with_address(an):
    Person.objects.filter(pk=an.pk).update(email="an@example.org")
    an.refresh_from_db()
    return an


def test_nobody_is_told_of_an_occasion_twice(remind):
    first, again = remind(), remind(at=NOON + DAY)

    assert (len(first), again, Notice.objects.count()) == (1, [], 1)


def test_two_people_are_told_of_one_occasion(remind, anh):
    remind()

    assert len(remind(recipient=anh)) == 1


def test_a_subject_is_kept_in_both_languages(remind):
    [notice] = remind(subject=format_lazy(gettext_lazy("Nearly due, on {day}: {task}"), day="05/03/2025", task="A {b}"))

    assert notice.subject_en == "Nearly due, on 05/03/2025: A {b}"


@pytest.mark.parametrize("url", ["https://example.org/", "//example.org", "plans/", "/\\example.org"])
def test_a_reminder_never_leads_out_of_the_site(remind, url):
    with pytest.raises(Invalid):
        remind(url=url)


def test_a_reminder_names_nobody_by_number(remind):
    with pytest.raises(Invalid):
        remind(subject="Gọi 0912345678")


def test_only_the_site_and_its_stewards_remind(an, noon):
    with pytest.raises(NotAllowed):
        services.remind(reminders=[], actor=an, at=noon)


def test_what_is_read_is_no_longer_counted(remind, an, noon):
    notices = remind()

    services.mark_read(notices=notices, actor=an, at=noon)

    assert unread_count(an) == 0
    assert services.mark_read(notices=notices, actor=an, at=noon) == []


def test_nobody_reads_for_another(remind, anh, noon):
    with pytest.raises(NotAllowed):
        services.mark_read(notices=remind(), actor=anh, at=noon)


def test_one_letter_a_day_holds_everything_unread(remind, with_address):
    remind(), remind(key="task:2", subject="Nhiệm vụ quá hạn")

    services.send_digest(recipient=with_address, actor=SYSTEM, at=NOON)
    remind(key="task:3")
    services.send_digest(recipient=with_address, actor=SYSTEM, at=NOON)

    [letter] = mail.outbox
    assert letter.to == ["an@example.org"]
    assert "Nhiệm vụ quá hạn" in letter.body
    assert "http://localhost/plans/" in letter.body


def test_what_stood_in_a_letter_is_not_sent_again(remind, with_address):
    remind()
    services.send_digest(recipient=with_address, actor=SYSTEM, at=NOON)

    assert services.send_digest(recipient=with_address, actor=SYSTEM, at=NOON + DAY) == []


def test_no_letter_goes_out_on_a_day_off(remind, with_address):
    remind()

    assert services.send_digest(recipient=with_address, actor=SYSTEM, at=SATURDAY) == []
    assert len(services.send_digest(recipient=with_address, actor=SYSTEM, at=SATURDAY + 2 * DAY)) == 1


def test_a_letter_speaks_the_readers_language(remind, with_address):
    Person.objects.filter(pk=with_address.pk).update(language="en")
    with_address.refresh_from_db()
    remind()

    services.send_digest(recipient=with_address, actor=SYSTEM, at=NOON)

    assert mail.outbox[0].subject == "Phối Hợp: 1 reminder"
    assert "What waits for you" in mail.outbox[0].body


def test_the_command_writes_to_whoever_has_an_address(remind, with_address, anh):
    remind(), remind(recipient=anh)
    out = StringIO()

    with time_machine.travel(NOON, tick=False):
        call_command("send_digests", stdout=out)

    assert [letter.to for letter in mail.outbox] == [["an@example.org"]]
    assert out.getvalue() == "1 letters sent.\n"


def test_a_server_out_of_reach_loses_no_reminder(remind, with_address, settings):
    remind()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    with time_machine.travel(NOON, tick=False):
        call_command("send_digests", stdout=StringIO(), stderr=StringIO())

    assert Notice.objects.get().mailed_on is None


@given(st.dates(date(2025, 1, 1), date(2026, 12, 31)))
def test_a_second_letter_waits_for_another_day(day):
    assert not may_mail(day, day)


def test_without_a_server_letters_go_to_the_console():
    assert Mail.read("").backend == CONSOLE


def test_a_password_leaves_encrypted_only():
    mail_server = Mail.read("smtp://so%40tinh.vn:m%2Ft@mail.tinh.vn")

    assert (mail_server.backend, mail_server.port, mail_server.starttls) == (SMTP, 587, True)
    assert (mail_server.user, mail_server.password) == ("so@tinh.vn", "m/t")
    assert mail_server.sender("phoihop.vn") == "so@tinh.vn"
    assert Mail.read("smtps://u:p@h").tls


def test_a_relay_without_a_name_needs_no_encryption():
    relay = Mail.read("smtp://relay:2525")

    assert (relay.port, relay.starttls, relay.sender("phoihop.vn")) == (2525, False, "phoihop@phoihop.vn")


@pytest.mark.parametrize("address", ["mail.tinh.vn", "http://mail.tinh.vn", "smtp://"])
def test_what_is_no_mail_server_stops_the_start(address):
    with pytest.raises(UnknownMailServer):
        Mail.read(address)
