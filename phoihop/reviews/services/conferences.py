"""Planning a conference: its hours, its agenda, whom it invites and what they answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.documents.paper import Kind as PaperKind
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme, Regulation
from phoihop.records.searching import searchable
from phoihop.reviews.models import AgendaItem, Conference, Invitation, Review
from phoihop.reviews.rules.conferences import (
    AgendaLine,
    Answer,
    ConferenceKind,
    ConferenceState,
    Invited,
    hold_hours,
    hold_invited,
    hold_title,
)
from phoihop.reviews.services._conferences import guarded, held_conference, hold_signed, numbered
from phoihop.territories.models import Place

EDIT = Permission.CONFERENCE_EDIT
PLANNED, HELD, CONCLUDED = ConferenceState.PLANNED, ConferenceState.HELD, ConferenceState.CONCLUDED
WRITTEN = (
    *("kind", "title", "venue", "place", "begins_at", "ends_at", "report", "regulation", "awards", "layout"),
    *("issuer", "issued_from", "signatory", "office", "on_behalf_of"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConference:
    """What is said of a conference; without an `issuer` the first of those who chair it convenes it."""

    kind: ConferenceKind
    title: str
    venue: str
    begins_at: datetime
    ends_at: datetime
    chairs: Sequence[Body] = field(default_factory=tuple)
    place: Place | None = None
    report: Review | None = None
    regulation: Regulation | None = None
    awards: str = ""
    layout: str = ""
    issuer: Body | None = None
    issued_from: str = ""
    signatory: str = ""
    office: str = ""
    on_behalf_of: str = ""


@transaction.atomic
def plan_conference(*, programme: Programme, said: NewConference, actor: Actor, at: datetime) -> Conference:
    """Plan a conference of a programme (lập hội nghị).

    Raises Invalid without a title, a venue or a chair, for hours in the wrong order, and for a central report or a
    regulation of another programme.
    """
    require(actor, EDIT, programme)
    conference = Conference(programme=programme)
    _write(conference, said)
    conference.save()
    conference.chairs.set(said.chairs)
    record(actor=actor, action="reviews.conference_planned", target=conference, at=at, **_told(conference))
    return conference


@transaction.atomic
def edit_conference(*, conference: Conference, said: NewConference, actor: Actor, at: datetime) -> Conference:
    """Change what is said of a conference until its conclusions are issued (sửa hội nghị).

    Where it moves to other hours before it begins, every invited body is asked again. Raises what `plan_conference`
    raises, and Refused once its conclusions are issued or it was called off.
    """
    held = held_conference(conference, EDIT, actor, at, PLANNED, HELD)
    moved = held.begins_at != said.begins_at and held.state_at(at) == PLANNED
    _write(held, said)
    held.save(update_fields=[*WRITTEN, "search_text"])
    held.chairs.set(said.chairs)
    if moved:
        held.invitations.update(answer="", answer_note="", answered_at=None, answered_by=None)
    record(actor=actor, action="reviews.conference_edited", target=held, at=at, **_told(held))
    return held


@transaction.atomic
def call_off(*, conference: Conference, reason: str, actor: Actor, at: datetime) -> Conference:
    """Say that a conference is not held (hoãn, hủy hội nghị); it stays to be looked up."""
    held = held_conference(conference, EDIT, actor, at, PLANNED, HELD)
    if not reason.strip():
        raise Invalid(_("Say why the conference is called off."))
    guarded(reason)
    held.called_off_at, held.called_off_reason = at, reason.strip()
    held.save(update_fields=["called_off_at", "called_off_reason"])
    record(actor=actor, action="reviews.conference_called_off", target=held, at=at, reason=held.called_off_reason)
    return held


@transaction.atomic
def set_agenda(*, conference: Conference, lines: Sequence[AgendaLine], actor: Actor, at: datetime) -> list[AgendaItem]:
    """Lay down the agenda, in this order (chương trình hội nghị). Raises Invalid for a point without a subject."""
    held = held_conference(conference, EDIT, actor, at, PLANNED, HELD)
    if any(not line.subject.strip() for line in lines):
        reason = _("Every point of the agenda has a subject. Fill in the empty one, or take it out.")
        raise Invalid(reason, lines=reason)
    guarded(*(f"{line.subject}\n{line.office}" for line in lines))
    held.agenda.all().delete()
    made = AgendaItem.objects.bulk_create(
        AgendaItem(
            conference=held,
            order=order,
            starts=line.starts,
            subject=line.subject.strip(),
            body=line.body,
            office=line.office.strip(),
        )
        for order, line in enumerate(lines, 1)
    )
    record(actor=actor, action="reviews.agenda_set", target=held, at=at, points=len(made))
    return made


@transaction.atomic
def invite(*, conference: Conference, rows: Sequence[Invited], actor: Actor, at: datetime) -> list[Invitation]:
    """Say which bodies are invited and how many of each (thành phần mời).

    A body that stays keeps its answer and who came. Raises Invalid for a body named twice, or nobody of it.
    """
    held = held_conference(conference, EDIT, actor, at, PLANNED, HELD)
    hold_invited(rows)
    known = {each.body_id: each for each in held.invitations.all()}
    wanted = {row.body.pk: row.invited for row in rows}
    held.invitations.exclude(body__in=wanted).delete()
    kept = [known[key] for key in wanted if key in known]
    for each in kept:
        each.invited = wanted[each.body_id]
    Invitation.objects.bulk_update(kept, ["invited"])
    new = [Invitation(conference=held, body=row.body, invited=row.invited) for row in rows if row.body.pk not in known]
    Invitation.objects.bulk_create(new)
    facts = {"bodies": len(wanted), "invited": sum(wanted.values()), "left_out": sorted(known.keys() - wanted.keys())}
    record(actor=actor, action="reviews.bodies_invited", target=held, at=at, **facts)
    return list(held.invitations.select_related("body"))


@transaction.atomic
def send_invitations(*, conference: Conference, actor: Actor, at: datetime) -> Conference:
    """Number the invitation and let the invited bodies answer it (gửi giấy mời); bodies added later see it at once.

    Raises Refused where nobody is invited or nobody signs, and where it was sent before.
    """
    held = held_conference(conference, EDIT, actor, at, PLANNED)
    if held.invited_at is not None:
        raise Refused(_("The invitations were sent already. Bodies that you add now see theirs at once."))
    if not held.invitations.exists():
        raise Refused(_("Nobody is invited yet. Say first which bodies are invited."))
    hold_signed(held)
    held.invitation_number = numbered(
        held, PaperKind.INVITATION, timezone.localdate(at), permission=EDIT, actor=actor, at=at
    )
    held.invited_at = at
    held.save(update_fields=["invitation_number", "invited_at"])
    facts = {"number": held.invitation_number.number, "bodies": held.invitations.count()}
    record(actor=actor, action="reviews.invitations_sent", target=held, at=at, **facts)
    return held


@transaction.atomic
def answer_invitation(
    *, invitation: Invitation, answer: Answer, actor: Actor, at: datetime, note: str = ""
) -> Invitation:
    """Say for an invited body whether it comes (trả lời giấy mời); the answer can change until the conference begins.

    Raises Refused before the invitations are sent and once the conference has begun.
    """
    listed = Invitation.objects.select_for_update(of=("self",)).select_related("conference__programme", "body")
    held = listed.get(pk=invitation.pk)
    require(actor, Permission.CONFERENCE_ANSWER, held)
    if held.conference.state_at(at) != PLANNED or held.conference.invited_at is None:
        raise Refused(_("An invitation is answered after it was sent and before the conference begins."))
    guarded(note)
    held.answer, held.answer_note = answer, note.strip()
    held.answered_at, held.answered_by_id = at, actor.pk
    held.save(update_fields=["answer", "answer_note", "answered_at", "answered_by"])
    facts = {"body": held.body.name, "answer": answer}
    record(actor=actor, action="reviews.invitation_answered", target=held.conference, at=at, **facts)
    return held


def _write(conference: Conference, said: NewConference) -> None:
    hold_title(said.title, said.venue)
    hold_hours(said.begins_at, said.ends_at)
    _hold_programme(conference.programme, said)
    guarded(said.title, said.venue, said.awards, said.signatory, said.office, said.on_behalf_of, said.issued_from)
    values: dict[str, Any] = {name: getattr(said, name) for name in WRITTEN}
    values["issuer"] = said.issuer or said.chairs[0]
    values["layout"] = said.layout or conference.programme.paper_form
    for name, value in values.items():
        setattr(conference, name, value.strip() if isinstance(value, str) else value)
    names = " ".join(body.name for body in said.chairs)
    conference.search_text = searchable(conference.title, conference.venue, names)


def _hold_programme(programme: Programme, said: NewConference) -> None:
    if not said.chairs:
        reason = _("A conference is chaired by at least one body. Name it.")
        raise Invalid(reason, chairs=reason)
    if said.report is not None and said.report.programme_id != programme.pk:
        reason = _("This report belongs to another programme. Choose one of the conference's own.")
        raise Invalid(reason, report=reason)
    if said.regulation is not None and said.regulation.programme_id != programme.pk:
        reason = _("This regulation belongs to another programme. Choose one of the conference's own.")
        raise Invalid(reason, regulation=reason)


def _told(conference: Conference) -> dict[str, object]:
    names = ("kind", "title", "venue", "begins_at", "ends_at")
    return {name: getattr(conference, name) for name in names} | {"issuer": conference.issuer.name}
