"""Letters that the bulletin sends: plain text, one recipient, nothing of a writer's in a header."""

from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from phoihop.bulletin.models import Article, Feedback

# Nobody has an address that ends so (RFC 2606); made-up readers do.
NOWHERE = ".invalid"


def send_article(article: Article, *, to: str, sender: str) -> None:
    """Send the title, summary and address of an article once everything is committed."""
    subject = _("Worth reading: %(title)s") % {"title": article.title}
    _send(subject, "bulletin/share.txt", {"article": article, "sender": _one_line(sender)}, to)


def send_answer(feedback: Feedback) -> None:
    """Send a reader what was answered, if an address is left."""
    if feedback.email:
        subject = _("An answer to your feedback: %(title)s") % {"title": feedback.article.title}
        _send(subject, "bulletin/answer.txt", {"feedback": feedback}, feedback.email)


def _send(subject: str, template: str, context: dict[str, object], to: str) -> None:
    if to.endswith(NOWHERE):
        return
    text = render_to_string(template, context | {"site": settings.SITE_ADDRESS})
    # A mail server that is away must not undo what was decided.
    transaction.on_commit(partial(send_mail, _one_line(subject), text, None, [to]), robust=True)


def _one_line(text: str) -> str:
    return " ".join(text.split())
