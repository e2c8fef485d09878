"""What readers write is answered, shown only with a decision, counted, and forgotten in time."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from phoihop.access.checks import SYSTEM
from phoihop.audit.models import JournalEntry
from phoihop.bulletin import services
from phoihop.bulletin.counting import by_month
from phoihop.bulletin.models import Feedback
from phoihop.bulletin.readers import READER
from phoihop.bulletin.rules import FeedbackStatus
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused


def answered(feedback, anh, now, *, publish=True):
    return services.answer(feedback=feedback, answer="Cảm ơn bạn đọc.", publish=publish, actor=anh, at=now)


def test_nobody_writes_about_what_is_not_published(handed_in, now):
    with pytest.raises(NotAllowed):
        services.receive(article=handed_in, name="A", email="a@b.vn", text="x", actor=READER, at=now)


def test_feedback_names_nobody_by_number(article, now):
    with pytest.raises(Invalid):
        services.receive(article=article, name="A", email="a@b.vn", text="Gọi 0912 345 678", actor=READER, at=now)


def test_what_waits_is_shown_to_nobody(feedback):
    assert not Feedback.objects.shown().exists()


def test_only_those_who_answer_see_who_wrote(feedback, an, anh, binh, chi, dung, giang):
    seen = [Feedback.objects.visible_to(one).exists() for one in (an, anh, binh, chi, dung, giang)]

    assert seen == [False, True, True, False, False, False]


def test_an_answer_goes_to_the_sender_and_may_be_shown(feedback, anh, now, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answered(feedback, anh, now)

    [letter] = mail.outbox
    assert letter.to == ["ban.doc@example.org"]
    assert "Cảm ơn bạn đọc." in letter.body
    assert Feedback.objects.shown().get().answer == "Cảm ơn bạn đọc."


def test_an_answer_may_stay_between_the_two(feedback, anh, now):
    answered(feedback, anh, now, publish=False)

    assert not Feedback.objects.shown().exists()


def test_feedback_is_answered_once(feedback, anh, now):
    answered(feedback, anh, now)

    with pytest.raises(Refused):
        answered(feedback, anh, now)


def test_writers_do_not_answer(feedback, an, now):
    with pytest.raises(NotAllowed):
        answered(feedback, an, now)


def test_what_was_shown_can_be_hidden(feedback, anh, now):
    answered(feedback, anh, now)
    services.hide(feedback=feedback, actor=anh, at=now)

    assert not Feedback.objects.shown().exists()


def test_the_journal_does_not_know_who_wrote(feedback, anh, now):
    answered(feedback, anh, now)
    lines = JournalEntry.objects.filter(target_kind="bulletin.feedback")

    assert lines.count() == 2
    assert not [line for line in lines if "Mới" in f"{line.target_name}{line.facts}"]


@pytest.mark.parametrize(("days", "left"), [(89, "Trần Văn Mới"), (90, "")])
def test_who_wrote_is_forgotten_90_days_after_the_answer(feedback, anh, now, days, left):
    answered(feedback, anh, now)
    services.forget_feedback(actor=SYSTEM, at=now + timedelta(days=days))

    kept = Feedback.objects.get()
    assert (kept.name, kept.text != "") == (left, True)


def test_what_was_not_shown_is_forgotten_whole(feedback, anh, now):
    services.set_aside(feedback=feedback, reason="Quảng cáo", actor=anh, at=now)
    services.forget_feedback(actor=SYSTEM, at=now + timedelta(days=91))

    kept = Feedback.objects.get()
    assert (kept.name, kept.email, kept.text, kept.answer) == ("", "", "", "")
    assert kept.status == FeedbackStatus.DECLINED


def test_the_nightly_command_says_how_many(feedback, capsys):
    call_command("forget_feedback")

    assert capsys.readouterr().out == "0\n"


def test_months_are_counted(feedback, article, anh, now):
    answered(feedback, anh, now)
    services.receive(article=article, name="B", email="b@b.vn", text="Hay.", actor=READER, at=now)
    [month] = by_month(since=now.date().replace(day=1), until=now.date() + timedelta(days=6))

    assert (month.received, month.answered, month.published, month.waiting) == (2, 1, 1, 1)


def test_an_article_is_sent_without_a_word_of_the_sender(article, now, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        services.share(article=article, to="ban@example.org", sender="Lan\r\nBcc: x@y.vn", actor=READER, at=now)

    [letter] = mail.outbox
    assert letter.recipients() == ["ban@example.org"]
    assert letter.subject == f"Bài đáng đọc: {article.title}"
    assert f"/bulletin/articles/{article.slug}/" in letter.body
