"""Articles, and what readers wrote, as Excel files."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.bulletin.models import Article, Feedback
from phoihop.documents.sheets import Column, Format, write_sheet


def article_list(articles: Iterable[Article]) -> bytes:
    """One row for each article; they come from `for_listing()` and `with_feedback()`. No reader is named."""
    columns = [
        Column(name="title", title=_("Headline"), width=60),
        Column(name="section", title=_("Section"), width=24),
        Column(name="body", title=_("Body"), width=40),
        Column(name="source", title=_("Source"), width=30),
        Column(name="author", title=_("Author"), width=24),
        Column(name="status", title=_("Status"), width=16),
        Column(name="written", title=_("Written"), format=Format.DAY),
        Column(name="published", title=_("Published"), format=Format.DAY),
        Column(name="feedback", title=_("Feedback"), format=Format.COUNT),
        Column(name="answered", title=_("Answered"), format=Format.COUNT),
    ]
    rows: list[list[object]] = [
        [
            each.title,
            each.section.label,
            each.body.label,
            each.source,
            each.author,
            str(each.get_status_display()),
            timezone.localdate(each.written_at),
            timezone.localdate(each.published_at) if each.published_at else None,
            each.feedback_count,
            each.answered_count,
        ]
        for each in articles
    ]
    return write_sheet(_("Articles"), columns, rows)


def feedback_list(feedback: Iterable[Feedback]) -> bytes:
    """One row for each piece of feedback; they come from `for_listing()`.

    Who wrote is left out: the site forgets a reader after a while, and a file that was handed out does not.
    """
    columns = [
        Column(name="article", title=_("Article"), width=60),
        Column(name="body", title=_("Body"), width=40),
        Column(name="received", title=_("Received"), format=Format.DAY),
        Column(name="status", title=_("Status"), width=16),
        Column(name="text", title=_("What was written"), width=80),
        Column(name="answered", title=_("Answered"), format=Format.DAY),
        Column(name="answer", title=_("Answer"), width=80),
    ]
    rows: list[list[object]] = [
        [
            each.article.title,
            each.article.body.label,
            timezone.localdate(each.received_at),
            str(each.get_status_display()),
            each.text,
            timezone.localdate(each.settled_at) if each.settled_at else None,
            each.answer,
        ]
        for each in feedback
    ]
    return write_sheet(_("Readers' feedback"), columns, rows)
