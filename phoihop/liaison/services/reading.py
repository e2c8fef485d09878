"""Who has read a note, what they answer, and the reminder where nobody has."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission, Role
from phoihop.audit.services import record, record_many
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.liaison.models import Note, Recipient
from phoihop.notices import services as notices
from phoihop.notices.models import Notice
from phoihop.people.models import Person, Post

ANSWERING = (Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER)
LATE = {
    True: gettext_lazy("Not read yet by {bodies}: {subject}"),
    False: gettext_lazy("Please confirm that you have read: {subject}"),
}


@transaction.atomic
def confirm_read(*, note: Note, actor: Person, at: datetime) -> list[Recipient]:
    """Say that one's bodies have read a note, and in which office (xác nhận đã đọc).

    Bodies that confirmed before keep who and when. Raises NotAllowed for a note that went to others.
    """
    require(actor, Permission.NOTE_ANSWER, note)
    unread = [each for each in _of(note, actor) if each.read_at is None]
    for each in unread:
        each.read_at, each.read_by, each.read_as = at, actor, _office(actor, each.body_id)
        each.save(update_fields=["read_at", "read_by", "read_as"])
        record(actor=actor, action="liaison.read", target=note, at=at, body=each.body.name)
    return unread


@transaction.atomic
def answer(*, note: Note, text: str, actor: Person, at: datetime) -> list[Recipient]:
    """Answer a note for one's body, which also confirms that it was read (trả lời).

    Raises Invalid for an empty answer and text that may not be kept; Refused where the body has answered.
    """
    require(actor, Permission.NOTE_ANSWER, note)
    if not text.strip():
        reason = _("Write what you answer.")
        raise Invalid(reason, text=reason)
    guard(text)
    confirm_read(note=note, actor=actor, at=at)
    rows = [each for each in _of(note, actor) if not each.answer]
    if not rows:
        raise Refused(_("Your body has answered this note. Write a note of your own to say more."))
    for each in rows:
        each.answer, each.answered_at = text.strip(), at
        each.save(update_fields=["answer", "answered_at"])
        record(actor=actor, action="liaison.answered", target=note, at=at, body=each.body.name)
    return rows


@transaction.atomic
def remind_unread(*, actor: Actor, at: datetime) -> list[Notice]:
    """Tell senders which notes lie unread, and recipients that one waits for them, once for each note (nhắc đọc)."""
    require(actor, Permission.NOTICE_MAKE)
    today = timezone.localdate(at)
    notes = list(Note.objects.unread_too_long(today).for_listing())
    bodies = {note.body_id for note in notes} | {each.body_id for note in notes for each in note.unread}
    posts = Post.objects.as_of(today).filter(body__in=bodies, role__in=ANSWERING, person__is_active=True)
    people = list(posts.select_related("person"))
    reminders = [one for note in notes for one in _reminders(note, people)]
    made = notices.remind(reminders=reminders, actor=actor, at=at)
    told = {notice.url for notice in made}
    record_many(
        actor=actor,
        action="liaison.unread_reminded",
        targets=[(note, {"unread": len(note.unread)}) for note in notes if _page(note) in told],
        at=at,
    )
    return made


def _of(note: Note, actor: Person) -> list[Recipient]:
    """The rows of the bodies for which somebody may answer, locked."""
    own = frozenset().union(*(actor.bodies_as(role) for role in ANSWERING))
    rows = Recipient.objects.select_for_update(of=("self",)).select_related("body")
    return list(rows.filter(note=note, body__in=own))


def _office(person: Person, body: int) -> str:
    """The office somebody holds in a body; the name of the role where the post names none."""
    posts = [post for post in person.posts_today if post.body_id == body]
    return next((post.office for post in posts if post.office), str(posts[0].get_role_display()) if posts else "")


def _reminders(note: Note, people: Sequence[Post]) -> Iterator[notices.Reminder]:
    unread = {each.body_id: str(each.body) for each in note.unread}
    for post in people:
        sender = post.body_id == note.body_id
        if sender or post.body_id in unread:
            subject = format_lazy(LATE[sender], bodies="; ".join(unread.values()), subject=note.subject)
            yield notices.Reminder(
                recipient=post.person,
                kind="liaison.unread",
                subject=subject,
                url=_page(note),
                key=f"liaison.unread:{note.pk}",
            )


def _page(note: Note) -> str:
    return reverse("liaison:detail", args=[note.pk])
