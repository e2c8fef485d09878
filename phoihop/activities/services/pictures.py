"""Pictures of an activity."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.access.roles import Permission
from phoihop.activities.models import Activity, Picture
from phoihop.activities.services import _asked
from phoihop.audit.services import record
from phoihop.documents.pictures import cleaned
from phoihop.documents.services import keep
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused

MOST_PICTURES = 20


@transaction.atomic
def add_picture(*, activity: Activity, content: bytes, name: str, caption: str, actor: Actor, at: datetime) -> Picture:
    """Keep a picture with its caption, made small and without place, time and device (thêm ảnh).

    Raises Invalid for what is no picture, for an empty caption and for one that names a person by number; Refused
    where there are enough pictures, or the activity was withdrawn.
    """
    activity = _asked.held(activity, actor)
    caption = caption.strip()
    if not caption:
        fault = _("Say under the picture what it shows; whoever cannot see it reads that.")
        raise Invalid(fault, caption=fault)
    guard(caption)
    if activity.pictures.count() >= MOST_PICTURES:
        raise Refused(_("An activity has at most 20 pictures. Drop one of them first."))
    content, name = cleaned(content, name)
    upload = keep(content=content, name=name, permission=Permission.ACTIVITY_EDIT, thing=activity, actor=actor, at=at)
    picture = Picture.objects.create(activity=activity, upload=upload, caption=caption)
    record(actor=actor, action="activity.picture_added", target=activity, at=at, caption=caption, sha256=upload.sha256)
    return picture


@transaction.atomic
def drop_picture(*, picture: Picture, actor: Actor, at: datetime) -> Activity:
    """Take a picture from an activity (bỏ ảnh). Raises Refused for an activity that was withdrawn."""
    activity = _asked.held(picture.activity, actor)
    caption, sha256 = picture.caption, picture.upload.sha256
    picture.delete()
    record(actor=actor, action="activity.picture_dropped", target=activity, at=at, caption=caption, sha256=sha256)
    return activity
