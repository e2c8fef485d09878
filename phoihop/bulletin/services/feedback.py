"""What readers write, what is answered, and when it is forgotten who wrote."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record, record_many
from phoihop.bulletin import letters
from phoihop.bulletin.models import Article, Feedback
from phoihop.bulletin.rules import FeedbackStatus, Status, hold_answerable, hold_reopenable
from phoihop.bulletin.services import _holds
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, NotAllowed

MOST_WORDS = 3_000


@transaction.atomic
def receive(*, article: Article, name: str, email: str, text: str, actor: Actor, at: datetime) -> Feedback:
    """Keep what a reader wrote about a published article, until somebody answers (tiếp nhận ý kiến bạn đọc).

    Neither name nor address goes into the journal. Raises Invalid for what is empty, too long or names a person by
    number.
    """
    if article.status != Status.PUBLISHED:
        raise NotAllowed(_("Readers write about articles that are published. This one is not."))
    missing = {
        field: _("This must be filled.")
        for field, said in (("name", name), ("email", email), ("text", text))
        if not said.strip()
    }
    if missing or len(text) > MOST_WORDS:
        raise Invalid(_("Write your name, your e-mail address and at most 3.000 letters of text."), **missing)
    guard(f"{name}\n{text}")
    feedback = Feedback.objects.create(
        article=article, name=name.strip(), email=email.strip(), text=text.strip(), received_at=at
    )
    record(actor=actor, action="bulletin.feedback_received", target=feedback, at=at, article=article.slug)
    return feedback


@transaction.atomic
def answer(*, feedback: Feedback, answer: str, publish: bool, actor: Actor, at: datetime) -> Feedback:
    """Answer a reader by letter, and show what was written with the answer to everybody or not (trả lời bạn đọc).

    Raises Refused where it was answered before, Invalid without an answer.
    """
    held = _holds.held_feedback(feedback, actor)
    hold_answerable(FeedbackStatus(held.status))
    if not answer.strip():
        reason = _("Write an answer; the reader is sent it.")
        raise Invalid(reason, answer=reason)
    guard(answer)
    held.status = FeedbackStatus.PUBLISHED if publish else FeedbackStatus.ANSWERED
    _settle(held, answer.strip(), actor, at)
    record(actor=actor, action="bulletin.feedback_answered", target=held, at=at, published=publish)
    letters.send_answer(held)
    return held


@transaction.atomic
def set_aside(*, feedback: Feedback, reason: str, actor: Actor, at: datetime) -> Feedback:
    """Lay feedback aside that needs no answer, such as advertising; the sender is told nothing (không xử lý ý kiến)."""
    held = _holds.held_feedback(feedback, actor)
    hold_answerable(FeedbackStatus(held.status))
    held.status = FeedbackStatus.DECLINED
    _settle(held, _holds.hold_reason(reason), actor, at)
    record(actor=actor, action="bulletin.feedback_set_aside", target=held, at=at, reason=held.answer)
    return held


@transaction.atomic
def hide(*, feedback: Feedback, actor: Actor, at: datetime) -> Feedback:
    """Show feedback and its answer no longer to everybody; it stays answered (thôi công khai ý kiến)."""
    held = _holds.held_feedback(feedback, actor)
    hold_reopenable(FeedbackStatus(held.status))
    held.status = FeedbackStatus.ANSWERED
    held.save(update_fields=["status"])
    record(actor=actor, action="bulletin.feedback_hidden", target=held, at=at)
    return held


@transaction.atomic
def forget_feedback(*, actor: Actor, at: datetime) -> int:
    """Delete who wrote, once that is kept long enough, and what was written unless it is shown (xóa thông tin bạn đọc).

    The numbers stay: when it came in, what became of it and when.
    """
    require(actor, Permission.REGISTER_EDIT)
    expired = list(Feedback.objects.expired(at).select_for_update().order_by("pk"))
    for each in expired:
        each.name, each.email, each.forgotten_at = "", "", at
        if each.status != FeedbackStatus.PUBLISHED:
            each.text, each.answer = "", ""
        each.save(update_fields=["name", "email", "text", "answer", "forgotten_at"])
    gone: list[tuple[Feedback, dict[str, object]]] = [(each, {}) for each in expired]
    record_many(actor=actor, action="bulletin.feedback_forgotten", targets=gone, at=at)
    return len(expired)


def _settle(feedback: Feedback, answer: str, actor: Actor, at: datetime) -> None:
    feedback.answer, feedback.settled_at, feedback.settled_by_id = answer, at, actor.pk
    feedback.save(update_fields=["status", "answer", "settled_at", "settled_by"])
