"""Reports: read, filled in, submitted and decided."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema
from ninja.errors import HttpError
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Code, ReasonIn, Slug, kept
from phoihop.indicators.models import Indicator
from phoihop.reporting.models import Obligation, Section
from phoihop.submissions import services
from phoihop.submissions.models import Entry, Narrative, StepTaken, Submission, SubmissionQuerySet
from phoihop.submissions.rules import Channel, Missing, Status, Step
from phoihop.territories.models import Place

router = Router()


class ReportOut(Schema):
    id: int
    obligation: int
    programme: str
    body: str
    receiver: str
    period: str
    since: date
    until: date
    due_on: date
    status: Status
    revision: int
    approved_revision: int | None
    stamp: int
    submitted_at: datetime | None
    first_submitted_on: date | None
    decided_at: datetime | None
    return_reason: str

    @staticmethod
    def resolve_obligation(report: Submission) -> int:
        return report.obligation_id

    @staticmethod
    def resolve_programme(report: Submission) -> str:
        return report.obligation.regime.programme.slug

    @staticmethod
    def resolve_body(report: Submission) -> str:
        return report.obligation.body.slug

    @staticmethod
    def resolve_receiver(report: Submission) -> str:
        return report.obligation.receiver.slug

    @staticmethod
    def resolve_period(report: Submission) -> str:
        return report.obligation.period_code

    @staticmethod
    def resolve_since(report: Submission) -> date:
        return report.obligation.since

    @staticmethod
    def resolve_until(report: Submission) -> date:
        return report.obligation.until

    @staticmethod
    def resolve_due_on(report: Submission) -> date:
        return report.obligation.due_on


class EntryOut(Schema):
    id: Annotated[int | None, Field(description="Told once the entry is kept and the report read again.")]
    indicator: Code
    place: Slug
    words: str
    missing: str
    qualifier: str
    low: Decimal | None
    high: Decimal | None
    estimated: bool
    note: str
    channel: Channel
    source: dict[str, object]
    stamp: int
    entered_at: datetime


class NarrativeOut(Schema):
    section: int
    name: str
    text: str
    stamp: int

    @staticmethod
    def resolve_section(narrative: Narrative) -> int:
        return narrative.section_id

    @staticmethod
    def resolve_name(narrative: Narrative) -> str:
        return narrative.section.label


class StepOut(Schema):
    step: Step
    revision: int
    at: datetime
    by: str
    reason: str

    @staticmethod
    def resolve_by(step: StepTaken) -> str:
        return str(step.actor or "")


class ReportWithContent(ReportOut):
    entries: list[EntryOut]
    narratives: list[NarrativeOut]
    steps: list[StepOut]

    @staticmethod
    def resolve_entries(report: Submission) -> list[object]:
        return list(report.entries.current().select_related("indicator", "place").order_by("indicator__code", "pk"))

    @staticmethod
    def resolve_narratives(report: Submission) -> list[object]:
        return list(report.narratives.current().select_related("section").order_by("section__order"))

    @staticmethod
    def resolve_steps(report: Submission) -> list[object]:
        return list(report.steps.select_related("actor"))


class EntryIn(Schema):
    """A figure in words ("trên 2,8 triệu"), or why there is none; with neither, what was stated is taken back."""

    indicator: str
    words: Annotated[str, Field(max_length=500)] = ""
    missing: Missing | None = None
    note: str | None = None
    estimated: bool = False
    seen_stamp: Annotated[int | None, Field(description="The entry's stamp when it was read; a newer one wins.")] = None


class EntriesIn(Schema):
    entries: Annotated[list[EntryIn], Field(max_length=2_000)]
    dry_run: bool = False


class FaultOut(Schema):
    cell: str
    rule: str
    reason: str
    remedy: str


class EntriesOut(Schema):
    report: ReportOut
    accepted: list[EntryOut]
    taken_back: list[str]
    faults: list[FaultOut]


class ProposalIn(Schema):
    """Which line takes what activities add up to."""

    indicator: str
    place: str = ""
    besides: str = ""
    seen_stamp: int | None = None


class NarrativeIn(Schema):
    text: str
    seen_stamp: int | None = None


class OpenIn(Schema):
    obligation: int


class SubmitIn(Schema):
    acknowledged: Annotated[bool, Field(description="That what asks for a second look has had it.")] = False


@router.get("/reports", response=list[ReportOut])
@paginate
def reports(
    request: Request,
    programme: str = "",
    body: str = "",
    period: str = "",
    status: Status | None = None,
) -> SubmissionQuerySet:
    """List the reports one may see, by programme, body, period and status."""
    return kept(
        Submission.objects.visible_to(request.user).for_listing(),
        obligation__regime__programme__slug=programme,
        obligation__body__slug=body,
        obligation__period_code=period,
        status=status,
    )


@router.post("/reports", response={201: ReportOut})
def open_report(request: Request, asked: OpenIn) -> Submission:
    """Begin the report that answers an obligation, or find it where somebody has begun it."""
    obligation = get_object_or_404(Obligation.objects.visible_to(request.user), pk=asked.obligation)
    return services.open_report(obligation=obligation, actor=request.user, at=timezone.now())


@router.get("/reports/{pk}", response=ReportWithContent)
def report(request: Request, response: HttpResponse, pk: int) -> Submission:
    """Read a report with its figures, texts and steps.

    Its tag may be sent back as `If-Match` with whatever changes it.
    """
    found = _found(request, pk)
    response["ETag"] = _tag(found)
    return found


@router.patch("/reports/{pk}/entries", response=EntriesOut)
def state(request: Request, response: HttpResponse, pk: int, asked: EntriesIn) -> dict[str, object]:
    """State figures. What is understood is kept, the rest comes back as faults; a dry run keeps nothing."""
    submission = _found(request, pk, changing=True)
    outcome = services.state(
        submission=submission,
        statements=[_statement(request, one, row) for row, one in enumerate(asked.entries, 1)],
        actor=request.user,
        at=timezone.now(),
        channel=Channel.API,
        dry_run=asked.dry_run,
    )
    return _told(response, submission, outcome)


@router.put("/reports/{pk}/narratives/{section}", response=NarrativeOut)
def narrate(request: Request, pk: int, section: int, asked: NarrativeIn) -> Narrative | None:
    """Write the text of a section."""
    told = services.narrate(
        submission=_found(request, pk, changing=True),
        section=get_object_or_404(Section, pk=section),
        text=asked.text,
        seen_stamp=asked.seen_stamp,
        actor=request.user,
        at=timezone.now(),
    )
    if told.fault:
        raise HttpError(409 if told.fault.rule == "conflict" else 422, told.fault.reason)
    return told.narrative


@router.post("/reports/{pk}/submit", response=ReportOut)
def submit(request: Request, pk: int, asked: SubmitIn) -> Submission:
    """Hand a report to the body above."""
    found = _found(request, pk, changing=True)
    return services.submit(submission=found, acknowledged=asked.acknowledged, actor=request.user, at=timezone.now())


@router.post("/reports/{pk}/return", response=ReportOut)
def give_back(request: Request, pk: int, asked: ReasonIn) -> Submission:
    """Return a report, saying why."""
    found = _found(request, pk, changing=True)
    return services.give_back(submission=found, reason=asked.reason, actor=request.user, at=timezone.now())


@router.post("/reports/{pk}/approve", response=ReportOut)
def approve(request: Request, pk: int) -> Submission:
    """Approve a report, whose figures then count."""
    return services.approve(submission=_found(request, pk, changing=True), actor=request.user, at=timezone.now())


@router.post("/reports/{pk}/reopen", response=ReportOut)
def reopen(request: Request, pk: int, asked: ReasonIn) -> Submission:
    """Let an approved report be corrected, saying why."""
    found = _found(request, pk, changing=True)
    return services.reopen(submission=found, reason=asked.reason, actor=request.user, at=timezone.now())


@router.post("/reports/{pk}/rest-is-zero", response=EntriesOut)
def rest_is_zero(request: Request, response: HttpResponse, pk: int) -> dict[str, object]:
    """State 0 for every line that must be answered, takes a number, and is not answered."""
    submission = _found(request, pk, changing=True)
    outcome = services.rest_is_zero(submission=submission, actor=request.user, at=timezone.now(), channel=Channel.API)
    return _told(response, submission, outcome)


@router.post("/reports/{pk}/proposals", response=EntriesOut)
def accept(request: Request, response: HttpResponse, pk: int, asked: ProposalIn) -> dict[str, object]:
    """State what activities add up to for one line, instead of what stood there.

    `besides` is what was done besides the recorded activities, in words; it is added.
    """
    submission = _found(request, pk, changing=True)
    outcome = services.accept(
        submission=submission,
        indicator=get_object_or_404(Indicator, code=asked.indicator),
        place=get_object_or_404(Place, slug=asked.place) if asked.place else None,
        besides=asked.besides,
        seen_stamp=asked.seen_stamp,
        actor=request.user,
        at=timezone.now(),
    )
    return _told(response, submission, outcome)


def client_of(request: Request) -> dict[str, object]:
    """Which program a figure came from, as an entry keeps it: what it calls itself, and the name of its token."""
    said = {
        "client": request.headers.get("User-Agent", "")[:80],
        "token": getattr(getattr(request, "auth", None), "name", ""),
    }
    return {name: value for name, value in said.items() if value}


def _found(request: Request, pk: int, *, changing: bool = False) -> Submission:
    """A report one may see. Raises HttpError (412) where it is to be changed and is not the one that was read."""
    found = get_object_or_404(Submission.objects.visible_to(request.user).for_listing(), pk=pk)
    seen = request.headers.get("If-Match", "*") if changing else "*"
    if seen != "*" and _tag(found) not in {tag.strip().removeprefix("W/") for tag in seen.split(",")}:
        raise HttpError(412, _("The report has changed since it was read. Read it again, then decide what holds."))
    return found


def _told(response: HttpResponse, submission: Submission, outcome: services.Outcome) -> dict[str, object]:
    """What became of the statements, with the tag that the report now bears."""
    response["ETag"] = _tag(submission)
    return {
        "report": submission,
        "accepted": _named(outcome.accepted),
        "taken_back": outcome.taken_back,
        "faults": outcome.faults,
    }


def _tag(submission: Submission) -> str:
    return f'"{submission.pk}-{submission.stamp}-{submission.revision}-{submission.status}"'


def _statement(request: Request, asked: EntryIn, row: int) -> services.Statement:
    return services.Statement(
        indicator=asked.indicator,
        words=asked.words,
        missing=asked.missing or "",
        note=asked.note,
        estimated=asked.estimated,
        seen_stamp=asked.seen_stamp,
        source=client_of(request) | {"row": row},
    )


def _named(entries: Iterable[Entry]) -> list[Entry]:
    """The entries with indicator and place at hand. A dry run's are not in the database, and so read by their keys."""
    found = list(entries)
    prefetch_related_objects(found, "indicator", "place")
    return found
