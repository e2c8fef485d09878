"""Sending an article to somebody by letter."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.audit.services import record
from phoihop.bulletin import letters
from phoihop.bulletin.models import Article
from phoihop.bulletin.rules import Status
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import NotAllowed


@transaction.atomic
def share(*, article: Article, to: str, sender: str, actor: Actor, at: datetime) -> None:
    """Send one person the title, summary and address of a published article (chia sẻ bài viết qua thư điện tử).

    There is no room for words of one's own, so that nobody uses the site to write to strangers. Neither address nor
    name is kept.
    """
    if article.status != Status.PUBLISHED:
        raise NotAllowed(_("Only a published article is shared. This one is not published."))
    guard(sender)
    record(actor=actor, action="bulletin.shared", target=article, at=at)
    letters.send_article(article, to=to, sender=sender)
