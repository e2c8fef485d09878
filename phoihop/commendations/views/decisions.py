"""Decisions, their papers and certificates, the register of awards, and the forms of award."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import bodies_reaching, may, require
from phoihop.access.policy import Reach
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.commendations import forms, papers, services, workbook
from phoihop.commendations.models import AwardDecision, AwardForm, AwardProposal, ProposalQuerySet
from phoihop.commendations.rules import State
from phoihop.commendations.views._found import ask, decision_of, programme_of
from phoihop.documents.files import KINDS
from phoihop.foundation.refusals import NotAllowed
from phoihop.reviews.models import Conference
from phoihop.ui.answers import done, handed, posted

DECIDE = Permission.AWARD_DECIDE


@require_GET
def index(request: Request) -> HttpResponse:
    """The decisions a person may see, and whether something waits to be decided."""
    decisions = AwardDecision.objects.visible_to(request.user).for_listing()
    page_obj = Paginator(decisions, 30).get_page(request.GET.get("page"))
    context = {"page_obj": page_obj, "waiting": _waiting(request).count()}
    return render(request, "commendations/decisions.html", context)


def decide(request: Request) -> HttpResponse:
    """Give awards by one decision."""
    if not bodies_reaching(request.user, DECIDE, Reach.RECEIVER):
        raise NotAllowed(_("Awards are decided by those who sign for the authority. Ask whoever keeps the posts."))
    form = forms.DecideForm(request.POST or None, proposals=_waiting(request), initial=_usual(request))
    if form.is_valid():
        asked = form.asked() | {"actor": request.user, "at": timezone.now()}
        return redirect("commendations:decision", services.decide(**asked).pk)
    return ask(request, form, {"title": _("Decide on awards")})


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One decision with what it gives."""
    decision = decision_of(request, pk)
    awards = decision.proposals.for_listing().order_by("register_number")
    confers = may(request.user, DECIDE, decision) and _to_confer(decision).exists()
    conferences = Conference.objects.visible_to(request.user).filter(announcements__decision=decision).for_listing()
    context = {"decision": decision, "awards": awards, "confers": confers, "conferences": conferences}
    return render(request, "commendations/decision.html", context)


@require_GET
def paper(request: Request, pk: int, kind: str) -> HttpResponse:
    """The decision as a file."""
    decision = decision_of(request, pk)
    if kind not in KINDS:
        raise Http404
    return handed(papers.written_decision(decision, kind), f"decision-{pk}.{kind}")


@require_GET
def certificates(request: Request, pk: int) -> HttpResponse:
    """The certificates of a decision, in one batch."""
    decision = decision_of(request, pk)
    if not papers.awards_of(decision):
        raise Http404
    return handed(papers.certificates(decision), f"certificates-{pk}.pdf")


def confer(request: Request, pk: int) -> HttpResponse:
    """Note that the awards of a decision were handed over."""
    decision = decision_of(request, pk)
    require(request.user, DECIDE, decision)
    form = forms.ConferForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        asked = form.asked() | {"proposals": list(_to_confer(decision))}
        return done(request, lambda **turn: services.confer(**asked, **turn), "commendations:decision", pk)
    return ask(request, form, {"title": _("Conferred"), "decision": decision})


def announce(request: Request, pk: int) -> HttpResponse:
    """Say which decisions a conference announces."""
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.CONFERENCE_EDIT, conference)
    form = forms.AnnounceForm(posted(request), conference=conference, actor=request.user)
    if form.is_valid():
        asked = form.asked() | {"conference": conference}
        return done(request, lambda **turn: services.announce(**asked, **turn), "reviews:conference", pk)
    return ask(request, form, {"title": _("Decisions announced"), "conference": conference})


@require_GET
def register(request: Request) -> HttpResponse:
    """The register of awards with the numbers issued; those revoked stay in it."""
    form = forms.SearchForm(request.GET, actor=request.user)
    page_obj = Paginator(form.found().registered(), 50).get_page(request.GET.get("page"))
    return render(request, "commendations/register.html", {"form": form, "page_obj": page_obj})


@require_GET
def register_export(request: Request) -> HttpResponse:
    """The register in Excel, whole."""
    found = forms.SearchForm(request.GET, actor=request.user).found().registered()
    return handed(workbook.award_list(found, _("Register of awards")), "awards.xlsx")


@require_GET
def settings(request: Request, slug: str) -> HttpResponse:
    """The forms of award of a programme."""
    programme = programme_of(request, slug)
    award_forms = AwardForm.objects.filter(programme=programme)
    return render(request, "commendations/settings.html", {"programme": programme, "award_forms": award_forms})


def add_form(request: Request, slug: str) -> HttpResponse:
    """Add a form of award."""
    programme = programme_of(request, slug)
    require(request.user, Permission.AWARD_EXAMINE, programme)
    form = forms.AwardFormForm(request.POST or None)
    if form.is_valid():
        asked = form.asked() | {"programme": programme}
        return done(request, lambda **turn: services.settle_form(**asked, **turn), "commendations:settings", slug)
    return ask(request, form, {"title": _("Add a form of award"), "programme": programme})


@require_POST
def usual_forms(request: Request, slug: str) -> HttpResponse:
    """Take over bằng khen and giấy khen."""
    programme = programme_of(request, slug)
    service = services.settle_usual_forms
    return done(request, lambda **turn: service(programme=programme, **turn), "commendations:settings", slug)


@require_POST
def retire_form(request: Request, slug: str, pk: int) -> HttpResponse:
    """Let nothing more be proposed for a form of award."""
    form = get_object_or_404(AwardForm, pk=pk, programme=programme_of(request, slug))
    return done(request, lambda **turn: services.retire_form(form=form, **turn), "commendations:settings", slug)


def _waiting(request: Request) -> ProposalQuerySet:
    """What was submitted to this person's authorities and nothing is pending against."""
    authorities = bodies_reaching(request.user, DECIDE, Reach.RECEIVER)
    return AwardProposal.objects.awaiting_decision_of(authorities).for_listing()


def _to_confer(decision: AwardDecision) -> ProposalQuerySet:
    return AwardProposal.objects.filter(decision=decision, state=State.DECIDED, pending="")


def _usual(request: Request) -> dict[str, object]:
    """What the form begins with: all that waits, in the form of its programme."""
    waiting = list(_waiting(request)[:200])
    layout = waiting[0].programme.paper_form if waiting else ""
    return {"proposals": waiting, "layout": layout, "signed_on": timezone.localdate()}
