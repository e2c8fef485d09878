"""What comes of a conference as it is held: papers handed in, who came, the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.documents import services as documents
from phoihop.documents.paper import Kind as PaperKind
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.organisations.models import Body
from phoihop.reviews.models import Conference, ConferencePaper, Invitation, Minutes
from phoihop.reviews.rules.conferences import Came, ConferenceState
from phoihop.reviews.services._conferences import guarded, held_conference, numbered

EDIT, ANSWER = Permission.CONFERENCE_EDIT, Permission.CONFERENCE_ANSWER
PLANNED, HELD, CONCLUDED = ConferenceState.PLANNED, ConferenceState.HELD, ConferenceState.CONCLUDED
WORDS = ("progress", "discussion", "conclusion", "secretary", "secretary_office", "chair", "chair_office")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is taken down, and who signs for it."""

    progress: str = ""
    discussion: str = ""
    conclusion: str = ""
    secretary: str = ""
    secretary_office: str = ""
    chair: str = ""
    chair_office: str = ""


@transaction.atomic
def hand_in_paper(
    *, conference: Conference, body: Body, title: str, content: bytes, name: str, actor: Actor, at: datetime
) -> ConferencePaper:
    """Keep a paper that an invited body, or one that chairs, hands in (nộp tham luận).

    Raises NotAllowed for somebody else's body, Invalid for a file that may not be kept, Refused for a body that is not
    invited and once the conclusions are issued.
    """
    conference = Conference.objects.select_related("programme").get(pk=conference.pk)
    thing = _invitation(conference, body)
    require(actor, ANSWER, thing)
    if conference.state_at(at) not in {PLANNED, HELD}:
        raise Refused(_("Papers are handed in until the conclusions of the conference are issued."))
    if not title.strip():
        reason = _("A paper needs a title.")
        raise Invalid(reason, title=reason)
    guarded(title)
    upload = documents.keep(content=content, name=name, permission=ANSWER, thing=thing, actor=actor, at=at)
    paper = ConferencePaper.objects.create(
        conference=conference,
        body=body,
        title=title.strip(),
        upload=upload,
        handed_in_at=at,
        handed_in_by_id=actor.pk,
    )
    facts = {"body": body.name, "title": paper.title, "file": upload.sha256}
    record(actor=actor, action="reviews.paper_handed_in", target=conference, at=at, **facts)
    return paper


@transaction.atomic
def withdraw_paper(*, paper: ConferencePaper, actor: Actor, at: datetime) -> Conference:
    """Take a paper back (rút tham luận); the journal keeps its title and hash."""
    held = ConferencePaper.objects.select_for_update(of=("self",)).select_related("conference__programme", "body")
    paper = held.get(pk=paper.pk)
    require(actor, ANSWER, _invitation(paper.conference, paper.body))
    if paper.conference.state_at(at) not in {PLANNED, HELD}:
        raise Refused(_("Papers are handed in until the conclusions of the conference are issued."))
    facts = {"body": paper.body.name, "title": paper.title, "file": paper.upload.sha256}
    record(actor=actor, action="reviews.paper_withdrawn", target=paper.conference, at=at, **facts)
    paper.delete()
    return paper.conference


@transaction.atomic
def note_attendance(*, conference: Conference, rows: Sequence[Came], actor: Actor, at: datetime) -> list[Invitation]:
    """Note how many of each invited body came (ghi số đại biểu có mặt). Nobody is named.

    Raises Refused before the conference begins. More may come than were invited: rooms are seldom that strict.
    """
    held = held_conference(conference, EDIT, actor, at, HELD, CONCLUDED)
    guarded(*(row.note for row in rows))
    known = {each.body_id: each for each in held.invitations.all()}
    changed = []
    for row in rows:
        invitation = known.get(row.body)
        if invitation is not None:
            invitation.present, invitation.absence_note = row.present, row.note.strip()
            changed.append(invitation)
    Invitation.objects.bulk_update(changed, ["present", "absence_note"])
    facts = {"bodies": len(changed), "present": sum(each.present or 0 for each in changed)}
    record(actor=actor, action="reviews.attendance_noted", target=held, at=at, **facts)
    return changed


@transaction.atomic
def take_minutes(*, conference: Conference, taken: Taken, actor: Actor, at: datetime, finish: bool = False) -> Minutes:
    """Write the minutes, and finish them where they say everything (ghi, hoàn thành biên bản).

    Raises Refused before the conference begins and once they are finished; Invalid where what is finished lacks its
    course, its secretary or its chair.
    """
    held = held_conference(conference, EDIT, actor, at, HELD, CONCLUDED)
    minutes = Minutes.objects.select_for_update().filter(conference=held).first() or Minutes(conference=held)
    if minutes.finished_at is not None:
        raise Refused(_("The minutes are finished and stay as they were signed."))
    words = {name: getattr(taken, name).replace("\r\n", "\n").strip() for name in WORDS}
    guarded(*words.values())
    if finish:
        _hold_finished(words)
    for name, text in words.items():
        setattr(minutes, name, text)
    if finish:
        minutes.finished_at = at
        minutes.number = numbered(held, PaperKind.MINUTES, held.held_on, permission=EDIT, actor=actor, at=at)
    minutes.save()
    facts = {"letters": sum(map(len, words.values())), "finished": finish}
    record(actor=actor, action="reviews.minutes_taken", target=held, at=at, **facts)
    return minutes


def _invitation(conference: Conference, body: Body) -> Invitation:
    """The invitation of a body; the bodies that chair, or convene, need none."""
    found = Invitation.objects.filter(conference=conference, body=body).first()
    chairs = {conference.issuer_id, *conference.chairs.values_list("pk", flat=True)}
    if found is None and body.pk not in chairs:
        raise Refused(_("%(body)s is not invited to this conference. Invite it first.") % {"body": body})
    invitation = found or Invitation(conference=conference, body=body)
    invitation.conference = conference
    return invitation


def _hold_finished(words: dict[str, str]) -> None:
    missing = [name for name in ("progress", "secretary", "chair") if not words[name]]
    if missing:
        reason = _("Finished minutes say how the conference went, and name the secretary and the chair who sign.")
        raise Invalid(reason, **{missing[0]: reason})
