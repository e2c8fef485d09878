"""Pictures of an article."""

import io
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from phoihop.access.checks import Actor, may
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.bulletin.models import Article, Illustration
from phoihop.bulletin.rules import Status, hold_editable
from phoihop.bulletin.services import _holds
from phoihop.documents.pictures import cleaned
from phoihop.documents.services import keep
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused

MOST_PICTURES = 12


@transaction.atomic
def add_picture(
    *, article: Article, content: bytes, name: str, caption: str, actor: Actor, at: datetime, credit: str = ""
) -> Illustration:
    """Add a picture with its caption, made small and without place, time and device (thêm ảnh vào bài).

    Raises Invalid for what is no picture and for an empty caption; Refused where there are enough pictures.
    """
    held, permission = _held(article, actor)
    if not caption.strip():
        fault = _("Say under the picture what it shows; whoever cannot see it reads that.")
        raise Invalid(fault, caption=fault)
    guard(f"{caption}\n{credit}")
    if held.pictures.count() >= MOST_PICTURES:
        raise Refused(_("An article has at most 12 pictures. Drop one of them first."))
    content, name = cleaned(content, name)
    with Image.open(io.BytesIO(content)) as picture:
        width, height = picture.size
    upload = keep(content=content, name=name, permission=permission, thing=held, actor=actor, at=at)
    made = Illustration.objects.create(
        article=held, upload=upload, caption=caption.strip(), credit=credit.strip(), width=width, height=height
    )
    _touch(held, at)
    record(actor=actor, action="bulletin.picture_added", target=held, at=at, caption=made.caption, sha256=upload.sha256)
    return made


@transaction.atomic
def drop_picture(*, picture: Illustration, actor: Actor, at: datetime) -> Article:
    """Take a picture from an article (bỏ ảnh khỏi bài)."""
    held, _permission = _held(picture.article, actor)
    caption, sha256 = picture.caption, picture.upload.sha256
    picture.delete()
    _touch(held, at)
    record(actor=actor, action="bulletin.picture_dropped", target=held, at=at, caption=caption, sha256=sha256)
    return held


def _held(article: Article, actor: Actor) -> tuple[Article, Permission]:
    """The article, if its pictures are for `actor` to change, and by which permission they are."""
    publishes = may(actor, Permission.ARTICLE_PUBLISH, article)
    permission = Permission.ARTICLE_PUBLISH if publishes else Permission.ARTICLE_WRITE
    held = _holds.held(article, actor, permission)
    hold_editable(Status(held.status), publishes=publishes)
    return held, permission


def _touch(article: Article, at: datetime) -> None:
    article.changed_at = at
    article.save(update_fields=["changed_at"])
