"""One's own reminders, for programs."""

from datetime import datetime

from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.offering import Offers
from phoihop.notices import services
from phoihop.notices.models import Notice, NoticeQuerySet

router = Router(tags=["notices"])


class NoticeOut(Schema):
    """A reminder, with the page of this site on which there is something to do."""

    id: int
    kind: str
    subject: str
    subject_en: str
    url: str
    made_at: datetime
    read_at: datetime | None


@router.get("/notices", response=list[NoticeOut])
@paginate
def notices(request: Request, unread: bool = False) -> NoticeQuerySet:
    """List one's own reminders, the unread first; only those unread where asked for."""
    own = Notice.objects.visible_to(request.user)
    return (own.unread() if unread else own).for_listing()


offer = Offers(router, "notices")
offer("POST /notices/read", services.mark_read, list[NoticeOut])
