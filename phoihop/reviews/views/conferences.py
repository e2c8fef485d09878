"""The pages about conferences before they are held: the list, one of them, planning, inviting and answering."""

from functools import partial
from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.programmes.models import Programme
from phoihop.reviews import hall, services, workbook
from phoihop.reviews.forms import conferences as forms
from phoihop.reviews.models import AgendaItem
from phoihop.reviews.views._found import ask, conference_of, done
from phoihop.ui.answers import handed

EDIT = Permission.CONFERENCE_EDIT


@require_GET
def index(request: Request) -> HttpResponse:
    """The conferences a person may see."""
    form = forms.SearchForm(request.GET, actor=request.user)
    page_obj = Paginator(form.found(timezone.now()), 30).get_page(request.GET.get("page"))
    page = "reviews/conferences/index.html" + ("#results" if request.htmx else "")
    context = {"form": form, "page_obj": page_obj, "offered": hall.planners(request.user)}
    return render(request, page, context)


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole, with how many were invited and came."""
    found = forms.SearchForm(request.GET, actor=request.user).found(timezone.now())
    return handed(workbook.conference_list(found.with_numbers()), "conferences.xlsx")


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One conference with everything that belongs to it."""
    context = hall.laid_out(conference_of(request, pk), request.user, timezone.now())
    return render(request, "reviews/conferences/detail.html", context)


def plan(request: Request, slug: str) -> HttpResponse:
    """Plan a conference of a programme."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)
    require(request.user, EDIT, programme)
    form = forms.ConferenceForm(request.POST or None, programme=programme, initial=forms.usual_of(programme))
    if form.is_valid():
        told = {"programme": programme, "said": form.said(), "actor": request.user, "at": timezone.now()}
        made = services.plan_conference(**told)
        messages.success(request, _("Planned. Lay down the agenda next, and say who is invited."))
        return redirect("reviews:conference", made.pk)
    return ask(request, form, {"programme": programme, "title": _("Plan a conference")})


def edit(request: Request, pk: int) -> HttpResponse:
    """Change what is said of a conference."""
    conference = conference_of(request, pk, EDIT)
    kept = forms.said_of(conference)
    form = forms.ConferenceForm(request.POST or None, programme=conference.programme, initial=kept)
    if form.is_valid():
        return done(request, partial(services.edit_conference, conference=conference, said=form.said()), pk)
    return ask(request, form, {"conference": conference, "title": _("Change the conference")})


def agenda(request: Request, pk: int) -> HttpResponse:
    """Lay down the agenda."""
    conference = conference_of(request, pk, EDIT)
    kept = [_said(point) for point in conference.agenda.select_related("body")]
    form = cast("forms.AgendaFormSet", forms.AGENDA(request.POST or None, prefix="agenda", initial=kept))
    if form.is_valid():
        return done(request, partial(services.set_agenda, conference=conference, lines=form.lines()), pk)
    return ask(request, form, {"conference": conference, "title": _("Lay down the agenda")}, "rows")


def invite(request: Request, pk: int) -> HttpResponse:
    """Say who is invited."""
    conference = conference_of(request, pk, EDIT)
    form = forms.InviteForm(request.POST or None, conference=conference)
    if form.is_valid():
        return done(request, partial(services.invite, conference=conference, rows=form.rows()), pk)
    return ask(request, form, {"conference": conference, "title": _("Say who is invited")}, "invite")


@require_POST
def send(request: Request, pk: int) -> HttpResponse:
    """Number the invitation and let the bodies answer."""
    conference = conference_of(request, pk, EDIT)
    services.send_invitations(conference=conference, actor=request.user, at=timezone.now())
    messages.success(request, _("Sent. It waits on the work page of every invited body until it is answered."))
    return redirect("reviews:conference", pk)


def answer(request: Request, pk: int, number: int) -> HttpResponse:
    """Answer for an invited body."""
    conference = conference_of(request, pk)
    invitation = get_object_or_404(conference.invitations.for_listing(), pk=number)
    require(request.user, Permission.CONFERENCE_ANSWER, invitation)
    kept = {"answer": invitation.answer, "note": invitation.answer_note}
    form = forms.AnswerForm(request.POST or None, initial=kept)
    if form.is_valid():
        return done(request, partial(services.answer_invitation, **form.asked(invitation)), pk)
    title = _("Answer for %(body)s") % {"body": invitation.body.label}
    return ask(request, form, {"conference": conference, "title": title})


def call_off(request: Request, pk: int) -> HttpResponse:
    """Say that a conference is not held."""
    conference = conference_of(request, pk, EDIT)
    form = forms.CallOffForm(request.POST or None)
    if form.is_valid():
        return done(request, partial(services.call_off, conference=conference, **form.cleaned_data), pk)
    return ask(request, form, {"conference": conference, "title": _("Call the conference off")})


def _said(point: AgendaItem) -> dict[str, object]:
    return {"starts": point.starts, "subject": point.subject, "body": point.body, "office": point.office}
