"""The sending, after which a note never changes."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.access.checks import SYSTEM, Actor
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.documents import services as documents
from phoihop.documents.models import IssuedNumber, usual_scope
from phoihop.documents.paper import Kind as PaperKind
from phoihop.foundation.refusals import Invalid
from phoihop.liaison.models import Note
from phoihop.liaison.rules import Kind, State, hold_parts
from phoihop.liaison.services import _holds
from phoihop.notices import services as notices
from phoihop.people.models import Post


@transaction.atomic
def send(*, note: Note, actor: Actor, at: datetime, numbered: bool = False) -> Note:
    """Send a note to its recipients, with a number of the body's reports if asked for (gửi thông tin trao đổi).

    Raises Invalid where a part is empty, nobody receives it, or it shall bear a number and nobody signs; Refused for
    one that was sent.
    """
    held = _holds.held_draft(note, actor, Permission.NOTE_SEND)
    hold_parts(Kind(held.kind), (held.account, held.assessment, held.proposals))
    if not held.recipients.exists():
        reason = _("Nobody receives this note yet. Name at least one body.")
        raise Invalid(reason, recipients=reason)
    if numbered:
        held.number = _number(held, actor, at)
    held.state, held.sent_at, held.sent_by_id = State.SENT, at, actor.pk
    held.save(update_fields=["state", "sent_at", "sent_by", "number"])
    to = [each.body.name for each in held.recipients.select_related("body")]
    number = held.number.number if held.number else None
    record(actor=actor, action="liaison.sent", target=held, at=at, to=to, number=number)
    if held.kind == Kind.URGENT:
        _tell(held, at)
    return held


def _number(note: Note, actor: Actor, at: datetime) -> IssuedNumber:
    if not note.signatory or not note.office:
        reason = _("A note that bears a number is signed. Name who signs, and the office held.")
        raise Invalid(reason, signatory=reason)
    issuer, day = f"body:{note.body_id}", timezone.localdate(at)
    scope, term = usual_scope(note.programme.paper_form, issuer, day)
    return documents.issue_number(
        issuer=issuer,
        kind=PaperKind.REPORT,
        scope=scope,
        term=term,
        signed_on=day,
        subject=note.subject,
        paper=f"note:{note.pk}",
        permission=Permission.NOTE_SEND,
        thing=note,
        actor=actor,
        at=at,
    )


def _tell(note: Note, at: datetime) -> None:
    """Whoever works in a recipient hears of an urgent note at once; the site itself tells them."""
    bodies = note.recipients.values("body")
    posts = Post.objects.as_of(timezone.localdate(at)).filter(body__in=bodies, person__is_active=True)
    subject = format_lazy(gettext_lazy("Urgent note from {body}: {subject}"), body=note.body, subject=note.subject)
    url = reverse("liaison:detail", args=[note.pk])
    reminders = [
        notices.Reminder(
            recipient=post.person, kind="liaison.urgent", subject=subject, url=url, key=f"liaison.urgent:{note.pk}"
        )
        for post in posts.select_related("person")
    ]
    notices.remind(reminders=reminders, actor=SYSTEM, at=at)
