"""Answering readers, showing closed figures, and the register of sections."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.bulletin import forms, reaching, services, workbook
from phoihop.bulletin.models import Feedback, NewsSection, ResultRelease
from phoihop.bulletin.views._found import ask, tabs
from phoihop.foundation.refusals import NotAllowed
from phoihop.ui.answers import done, handed


@require_GET
def feedback(request: Request) -> HttpResponse:
    """What readers wrote, the oldest that waits first."""
    form = _feedback_form(request)
    page_obj = Paginator(form.found(request.user), 30).get_page(request.GET.get("page"))
    return render(request, "bulletin/moderation.html", {"form": form, "page_obj": page_obj, "tabs": tabs(request)})


@require_GET
def feedback_export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    return handed(workbook.feedback_list(_feedback_form(request).found(request.user)), "feedback.xlsx")


def answer(request: Request, pk: int) -> HttpResponse:
    """Answer a reader."""
    found = _feedback_of(request, pk)
    form = forms.AnswerForm(request.POST or None)
    if form.is_valid():
        asked = form.asked() | {"feedback": found}
        return done(request, lambda **turn: services.answer(**asked, **turn), "bulletin:moderation")
    return render(
        request, "bulletin/answer.html", {"form": form, "feedback": found}, status=422 if form.errors else 200
    )


def set_aside(request: Request, pk: int) -> HttpResponse:
    """Lay feedback aside that needs no answer."""
    found = _feedback_of(request, pk)
    form = forms.ReasonForm(request.POST or None)
    if form.is_valid():
        asked = form.asked() | {"feedback": found}
        return done(request, lambda **turn: services.set_aside(**asked, **turn), "bulletin:moderation")
    return ask(request, form, {"title": _("Set aside without an answer"), "feedback": found})


@require_POST
def hide(request: Request, pk: int) -> HttpResponse:
    """Show feedback no longer to everybody."""
    found = _feedback_of(request, pk)
    return done(request, lambda **turn: services.hide(feedback=found, **turn), "bulletin:answer", pk)


@require_GET
def releases(request: Request) -> HttpResponse:
    """Which closed figures are shown to everybody."""
    page_obj = Paginator(
        ResultRelease.objects.visible_to(request.user).for_listing().order_by("-released_at", "-pk"), 30
    ).get_page(request.GET.get("page"))
    return render(request, "bulletin/releases.html", {"page_obj": page_obj, "tabs": tabs(request)})


def release(request: Request) -> HttpResponse:
    """Show closed figures to everybody."""
    if not reaching.released_by(request.user).exists():
        raise NotAllowed(_("Closed figures are shown by those who sign for a body that leads the programme."))
    form = forms.ReleaseForm(request.POST or None, actor=request.user)
    if form.is_valid():
        asked = form.asked()
        return done(request, lambda **turn: services.release(**asked, **turn), "bulletin:releases")
    return ask(request, form, {"title": _("Show closed figures to everybody")})


def withdraw_release(request: Request, pk: int) -> HttpResponse:
    """Show closed figures no longer to everybody."""
    found = get_object_or_404(ResultRelease.objects.visible_to(request.user).for_listing(), pk=pk)
    require(request.user, Permission.RESULTS_PUBLISH, found)
    form = forms.ReasonForm(request.POST or None)
    if form.is_valid():
        asked = form.asked() | {"release": found}
        return done(request, lambda **turn: services.withdraw_release(**asked, **turn), "bulletin:releases")
    return ask(request, form, {"title": _("Show these figures no longer"), "release": found})


@require_GET
def sections(request: Request) -> HttpResponse:
    """The register of sections."""
    listed = NewsSection.objects.for_listing()
    return render(request, "bulletin/sections.html", {"sections": listed, "tabs": tabs(request)})


def make_section(request: Request) -> HttpResponse:
    """Open a section."""
    require(request.user, Permission.REGISTER_EDIT)
    form = forms.NewSectionForm(request.POST or None)
    if form.is_valid():
        asked = form.asked()
        return done(request, lambda **turn: services.make_section(**asked, **turn), "bulletin:sections")
    return ask(request, form, {"title": _("Open a section")})


def edit_section(request: Request, slug: str) -> HttpResponse:
    """Rename, move or close a section."""
    require(request.user, Permission.REGISTER_EDIT)
    found = get_object_or_404(NewsSection, slug=slug)
    initial = {name: getattr(found, name) for name in ("name", "name_en", "parent", "order", "retired")}
    form = forms.EditSectionForm(request.POST or None, initial=initial)
    if form.is_valid():
        asked = form.asked() | {"section": found}
        return done(request, lambda **turn: services.edit_section(**asked, **turn), "bulletin:sections")
    return ask(request, form, {"title": _("Change the section"), "section": found})


def _feedback_form(request: Request) -> forms.FeedbackSearchForm:
    """What is asked of the list; by itself it shows what waits."""
    if not reaching.moderates(request.user):
        raise NotAllowed(_("Readers are answered by those who sign for a body or coordinate a programme."))
    return forms.FeedbackSearchForm({"status": request.GET.get("status", "waiting")})


def _feedback_of(request: Request, pk: int) -> Feedback:
    return get_object_or_404(Feedback.objects.visible_to(request.user).for_listing(), pk=pk)
