"""Conferences: planned, invited to, held, and what they conclude in."""

from datetime import date, datetime, time
from typing import Annotated

from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Label, Slug, kept
from phoihop.api.offering import Offers
from phoihop.organisations.models import Body
from phoihop.programmes.models import Regulation
from phoihop.reviews import services
from phoihop.reviews.following import clauses_of
from phoihop.reviews.models import Conclusion, Conference, ConferencePaper, ConferenceQuerySet, Invitation, Minutes
from phoihop.reviews.rules.conferences import Answer, Came, ConferenceKind, ConferenceState

router = Router()
Told = dict[str, Request]


class ConferenceOut(Schema):
    id: int
    programme: Slug
    kind: ConferenceKind
    title: str
    venue: str
    place: Slug | None
    begins_at: datetime
    ends_at: datetime
    state: ConferenceState
    issuer: Slug
    chairs: list[Slug]
    report: int | None
    invited_at: datetime | None
    concluded_on: date | None
    called_off_at: datetime | None
    called_off_reason: str

    @staticmethod
    def resolve_report(conference: Conference) -> int | None:
        return conference.report_id


class AgendaOut(Schema):
    order: int
    starts: time | None
    subject: str
    body: Slug | None
    office: str


class InvitationOut(Schema):
    """How many of a body are invited, what it answered, and how many came; nobody is named."""

    id: int
    body: Slug
    invited: int
    answer: Answer | None
    answer_note: str
    present: int | None
    absence_note: str

    @staticmethod
    def resolve_answer(invitation: Invitation) -> str | None:
        return invitation.answer or None


class PaperOut(Schema):
    """A paper handed in by a body."""

    id: int
    body: Slug
    title: str
    handed_in_at: datetime


class MinutesOut(Schema):
    progress: str
    discussion: str
    conclusion: str
    secretary: str
    secretary_office: str
    chair: str
    chair_office: str
    finished_at: datetime | None
    number: Label

    @staticmethod
    def resolve_number(minutes: Minutes) -> str:
        return str(minutes.number or "")


class TaskOut(Schema):
    id: int
    name: str
    lead: Slug
    due_on: date


class ConclusionOut(Schema):
    """A numbered clause of the notice of conclusions."""

    id: int
    number: int
    text: str
    lead: Slug | None
    due_on: date | None
    asks_task: bool


class ConclusionWithTasks(ConclusionOut):
    tasks: list[TaskOut]


class ConferenceWithContent(ConferenceOut):
    agenda: list[AgendaOut]
    invitations: list[InvitationOut]
    papers: list[PaperOut]
    minutes: MinutesOut | None
    conclusions: list[ConclusionWithTasks]

    @staticmethod
    def resolve_agenda(conference: Conference) -> list[object]:
        return list(conference.agenda.select_related("body"))

    @staticmethod
    def resolve_invitations(conference: Conference) -> list[object]:
        return list(conference.invitations.for_listing())

    @staticmethod
    def resolve_papers(conference: Conference) -> list[object]:
        return list(conference.papers.select_related("body"))

    @staticmethod
    def resolve_minutes(conference: Conference) -> object:
        return Minutes.objects.filter(conference=conference).select_related("number").first()

    @staticmethod
    def resolve_conclusions(conference: Conference, context: Told) -> list[object]:
        names = ("number", "text", "lead", "due_on", "asks_task")
        return [
            {"id": one.conclusion.pk, "tasks": one.tasks} | {name: getattr(one.conclusion, name) for name in names}
            for one in clauses_of([conference.pk], context["request"].user)[conference.pk]
        ]


class CameIn(Schema):
    """How many of an invited body came; nobody knows without a number."""

    body: str
    present: Annotated[int | None, Field(ge=0)]
    note: str = ""


class AttendanceIn(Schema):
    rows: list[CameIn]


@router.get("/conferences", response=list[ConferenceOut])
@paginate
def conferences(
    request: Request, q: str = "", programme: str = "", kind: ConferenceKind | None = None
) -> ConferenceQuerySet:
    """List the conferences one may see, by words, programme and kind."""
    found = Conference.objects.visible_to(request.user).search(q).for_listing()
    return kept(found.select_related("place"), programme__slug=programme, kind=kind)


@router.get("/conferences/{conference}", response=ConferenceWithContent)
def conference(request: Request, conference: int) -> Conference:
    """Read a conference with its agenda, invitations, papers, minutes and conclusions."""
    return get_object_or_404(Conference.objects.visible_to(request.user).for_listing(), pk=conference)


@router.put("/conferences/{conference}/attendance", response=list[InvitationOut])
def note_attendance(request: Request, conference: int, asked: AttendanceIn) -> list[Invitation]:
    """Note how many of each invited body came. Nobody is named. Answers 409 before the conference begins."""
    found = get_object_or_404(Conference.objects.visible_to(request.user).for_listing(), pk=conference)
    bodies = dict(Body.objects.filter(slug__in=[one.body for one in asked.rows]).values_list("slug", "pk"))
    rows = [Came(bodies.get(one.body, 0), one.present, one.note) for one in asked.rows]
    return services.note_attendance(conference=found, rows=rows, actor=request.user, at=timezone.now())


within = {
    Invitation: "conference",
    ConferencePaper: "conference",
    Conclusion: "conference",
    Regulation: "programme",
}
offer = Offers(router, "reviews", within)
offer("POST /programmes/{programme}/conferences", services.plan_conference, ConferenceOut, status=201)
offer("PUT /conferences/{conference}", services.edit_conference, ConferenceOut)
offer("POST /conferences/{conference}/call-off", services.call_off, ConferenceOut)
offer("PUT /conferences/{conference}/agenda", services.set_agenda, list[AgendaOut])
offer("PUT /conferences/{conference}/invitations", services.invite, list[InvitationOut])
offer("POST /conferences/{conference}/invitations/send", services.send_invitations, ConferenceOut)
offer("POST /invitations/{invitation}/answer", services.answer_invitation, InvitationOut)
offer("POST /conferences/{conference}/papers", services.hand_in_paper, PaperOut, status=201)
offer("DELETE /conference-papers/{paper}", services.withdraw_paper)
offer("PUT /conferences/{conference}/minutes", services.take_minutes, MinutesOut)
offer("PUT /conferences/{conference}/conclusions", services.set_conclusions, list[ConclusionOut])
offer("POST /conferences/{conference}/conclude", services.conclude, ConferenceOut, name="conclude_conference")
offer("POST /conclusions/{conclusion}/tasks", services.give_task_of, TaskOut, status=201)
