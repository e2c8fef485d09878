"""Telling people, once; the only place that writes reminders and sends them by e-mail."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record, record_many
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import NotAllowed
from phoihop.notices.models import Notice
from phoihop.notices.rules import hold_inside, may_mail
from phoihop.people.models import Person

# How many keys one query names; SQLite allows some thirty thousand.
CHUNK = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What somebody is to be told: the occasion (`key`), the subject, and the page where they act on it.

    A lazy subject is put down in both languages; plain text serves both.
    """

    recipient: Person
    kind: str
    subject: str | Promise
    url: str
    key: str


@transaction.atomic
def remind(*, reminders: Iterable[Reminder], actor: Actor, at: datetime) -> list[Notice]:
    """Tell people, in a few rounds to the database; whoever was told of an occasion before is not told again.

    Returns what is new. Raises Invalid for a page outside this site and for a subject that free text may not hold.
    """
    require(actor, Permission.NOTICE_MAKE)
    wanted = {(reminder.recipient.pk, reminder.key): reminder for reminder in reminders}
    told = _told({key for _recipient, key in wanted})
    new = [_notice(reminder, at) for occasion, reminder in wanted.items() if occasion not in told]
    Notice.objects.bulk_create(new, batch_size=1_000)
    facts = [(notice, {"recipient": notice.recipient_id, "kind": notice.kind, "key": notice.key}) for notice in new]
    record_many(actor=actor, action="notices.reminded", targets=facts, at=at)
    return new


@transaction.atomic
def mark_read(*, notices: Sequence[Notice], actor: Actor, at: datetime) -> list[Notice]:
    """Note that reminders have been read (đã xem); those read before keep their moment.

    Raises NotAllowed for what somebody else is told.
    """
    keys = [notice.pk for notice in notices]
    held = list(Notice.objects.select_for_update().filter(pk__in=keys))
    if any(notice.recipient_id != actor.pk for notice in held):
        raise NotAllowed(_("This reminder is for somebody else. Only they can mark it as read."))
    unread = [notice for notice in held if notice.read_at is None]
    for notice in unread:
        notice.read_at = at
    Notice.objects.bulk_update(unread, ["read_at"], batch_size=1_000)
    record_many(actor=actor, action="notices.read", targets=[(notice, {}) for notice in unread], at=at)
    return unread


@transaction.atomic
def send_digest(*, recipient: Person, actor: Actor, at: datetime) -> list[Notice]:
    """Write one person what they have not read, in their language (thư nhắc việc trong ngày).

    At most one e-mail a day, and only on working days. Returns what stood in it; nothing where there was nothing to
    send or the day forbids it. A server that cannot be reached raises what the mail library raises, and the reminders
    stay to be sent.
    """
    require(actor, Permission.NOTICE_MAKE)
    today = timezone.localdate(at)
    Person.objects.select_for_update().get(pk=recipient.pk)
    mailed = Notice.objects.filter(recipient=recipient).order_by("-mailed_on").values_list("mailed_on", flat=True)
    waiting = list(Notice.objects.awaiting_digest(today).filter(recipient=recipient).order_by("made_at", "pk"))
    if not waiting or not may_mail(today, mailed.exclude(mailed_on=None).first()):
        return []
    for notice in waiting:
        notice.mailed_on = today
    Notice.objects.bulk_update(waiting, ["mailed_on"], batch_size=1_000)
    record(actor=actor, action="notices.mailed", target=recipient, at=at, notices=len(waiting))
    _mail(recipient, waiting)
    return waiting


def _mail(recipient: Person, notices: Sequence[Notice]) -> None:
    with translation.override(recipient.language):
        number = len(notices)
        subject = ngettext("Phối Hợp: %(number)s reminder", "Phối Hợp: %(number)s reminders", number)
        context = {"person": recipient, "notices": notices, "site": settings.SITE_ADDRESS}
        send_mail(
            subject % {"number": number},
            render_to_string("notices/digest.txt", context),
            None,
            [recipient.email],
        )


def _told(keys: set[str]) -> set[tuple[int, str]]:
    """Who has been told of which of these occasions."""
    listed = sorted(keys)
    told: set[tuple[int, str]] = set()
    for start in range(0, len(listed), CHUNK):
        some = Notice.objects.filter(key__in=listed[start : start + CHUNK])
        told.update(some.values_list("recipient", "key"))
    return told


def _notice(reminder: Reminder, at: datetime) -> Notice:
    hold_inside(reminder.url)
    said = {}
    for language in ("vi", "en"):
        with translation.override(language):
            said[language] = str(reminder.subject)
    guard(said["vi"])
    return Notice(
        recipient=reminder.recipient,
        kind=reminder.kind,
        subject=said["vi"][:400],
        subject_en=said["en"][:400] if said["en"] != said["vi"] else "",
        url=reminder.url,
        key=reminder.key,
        made_at=at,
    )
