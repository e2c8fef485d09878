"""The pages about what comes of a conference: who came, papers, minutes, conclusions and their tasks."""

from functools import partial
from typing import cast

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.documents.files import KINDS
from phoihop.foundation.refusals import NotAllowed
from phoihop.programmes.models import Programme
from phoihop.reviews import hall, services, workbook
from phoihop.reviews.following import clauses_of
from phoihop.reviews.forms import sittings as forms
from phoihop.reviews.papers.conferences import PAPERS, conference_paper
from phoihop.reviews.views._found import ask, conference_of, done
from phoihop.ui.answers import handed

EDIT = Permission.CONFERENCE_EDIT


def attendance(request: Request, pk: int) -> HttpResponse:
    """Note how many came."""
    conference = conference_of(request, pk, EDIT)
    form = forms.AttendanceForm(request.POST or None, invitations=conference.invitations.for_listing())
    if form.is_valid():
        return done(request, partial(services.note_attendance, conference=conference, rows=form.rows()), pk)
    return ask(request, form, {"conference": conference, "title": _("Note who came")}, "attendance")


def hand_in(request: Request, pk: int) -> HttpResponse:
    """Hand in a paper."""
    conference = conference_of(request, pk)
    bodies = hall.handing_in(conference, request.user)
    if not bodies:
        raise NotAllowed(_("Papers are handed in by those who write or sign for an invited body."))
    form = forms.PaperForm(request.POST or None, request.FILES or None, bodies=bodies)
    if form.is_valid():
        return done(request, partial(services.hand_in_paper, conference=conference, **form.asked()), pk)
    return ask(request, form, {"conference": conference, "title": _("Hand in a paper")})


@require_GET
def paper(request: Request, pk: int, number: int) -> HttpResponse:
    """A paper as it was handed in."""
    found = get_object_or_404(conference_of(request, pk).papers.select_related("upload"), pk=number)
    name = f"tham-luan-{found.pk}.{found.upload.kind}"
    return handed(found.upload.content(), name)


@require_POST
def withdraw(request: Request, pk: int, number: int) -> HttpResponse:
    """Take a paper back."""
    found = get_object_or_404(conference_of(request, pk).papers, pk=number)
    return done(request, partial(services.withdraw_paper, paper=found), pk)


def minutes(request: Request, pk: int) -> HttpResponse:
    """Take the minutes."""
    conference = conference_of(request, pk, EDIT)
    form = forms.MinutesForm(request.POST or None, initial=forms.minutes_said(conference))
    if form.is_valid():
        taken = {"taken": form.taken(), "finish": form.cleaned_data["finish"]}
        return done(request, partial(services.take_minutes, conference=conference, **taken), pk)
    return ask(request, form, {"conference": conference, "title": _("Take the minutes")})


def conclusions(request: Request, pk: int) -> HttpResponse:
    """Write the clauses of the conclusions."""
    conference = conference_of(request, pk, EDIT)
    kept = [forms.clause_said(each) for each in conference.conclusions.for_listing()]
    form = cast("forms.ClauseFormSet", forms.CLAUSES(request.POST or None, prefix="clauses", initial=kept))
    if form.is_valid():
        return done(request, partial(services.set_conclusions, conference=conference, clauses=form.clauses()), pk)
    return ask(request, form, {"conference": conference, "title": _("Write the conclusions")}, "rows")


def conclude(request: Request, pk: int) -> HttpResponse:
    """Issue the notice of conclusions."""
    conference = conference_of(request, pk, Permission.CONFERENCE_CONCLUDE)
    form = forms.ConcludeForm(request.POST or None, initial={"signed_on": timezone.localdate()})
    if form.is_valid():
        return done(request, partial(services.conclude, conference=conference, **form.cleaned_data), pk)
    return ask(request, form, {"conference": conference, "title": _("Issue the conclusions")})


def give_task(request: Request, pk: int, number: int) -> HttpResponse:
    """Give a task that a clause asks for."""
    conference = conference_of(request, pk, EDIT)
    clause = get_object_or_404(conference.conclusions.for_listing(), pk=number)
    form = forms.TaskForm(request.POST or None, initial=forms.task_said(clause, timezone.localdate()))
    if form.is_valid():
        return done(request, partial(services.give_task_of, conclusion=clause, task=form.task()), pk)
    title = _("Give a task of clause %(number)s") % {"number": clause.number}
    return ask(request, form, {"conference": conference, "clause": clause, "title": title})


@require_GET
def attendance_export(request: Request, pk: int) -> HttpResponse:
    """Who was invited and came, in Excel."""
    conference = conference_of(request, pk)
    rows = conference.invitations.for_listing().prefetch_related("body__versions")
    return handed(workbook.attendance_list(conference, rows), f"hoi-nghi-{pk}-thanh-phan.xlsx")


@require_GET
def conclusions_export(request: Request, pk: int) -> HttpResponse:
    """What came of the conclusions, in Excel."""
    clauses = clauses_of([conference_of(request, pk).pk], request.user)[pk]
    return handed(workbook.conclusion_list(clauses, timezone.localdate()), f"hoi-nghi-{pk}-ket-luan.xlsx")


@require_GET
def written(request: Request, pk: int, name: str, layout: str, kind: str) -> HttpResponse:
    """The invitation, the minutes or the notice as a Word or PDF file, in either layout."""
    conference = conference_of(request, pk)
    if kind not in KINDS or name not in PAPERS or layout not in Programme.PaperForm.values:
        raise Http404
    content = conference_paper(conference, name, layout, kind)
    return handed(content, f"hoi-nghi-{pk}-{name}-{layout}.{kind}")
