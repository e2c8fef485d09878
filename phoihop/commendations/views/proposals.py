"""Proposals: the list, one of them, and what is done to it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import may, require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.commendations import dossier, forms, services, workbook
from phoihop.commendations.models import AwardProposal
from phoihop.commendations.rules import STANDING, State, Step, steps_from
from phoihop.commendations.services import TERMS
from phoihop.commendations.views._found import ask, programme_of, proposal_of
from phoihop.documents.files import KINDS
from phoihop.foundation.refusals import NotAllowed
from phoihop.programmes.models import Programme
from phoihop.ui.answers import done, handed


class Change(NamedTuple):
    """Something done to a proposal: the heading, what is asked, the service, who may, and by which step."""

    title: object
    form: type[forms.AskedForm]
    service: Callable[..., object]
    permission: Permission
    step: Step


PROPOSE, EXAMINE, DECIDE = Permission.AWARD_PROPOSE, Permission.AWARD_EXAMINE, Permission.AWARD_DECIDE
CHANGES: Mapping[str, Change] = {
    "examine": Change(gettext_lazy("Enter minutes and votes"), forms.VoteForm, services.examine, EXAMINE, Step.PASS),
    "submit": Change(gettext_lazy("Submit for decision"), forms.SureForm, services.submit, EXAMINE, Step.SUBMIT),
    "refuse": Change(gettext_lazy("Decline"), forms.ReasonForm, services.refuse, DECIDE, Step.REFUSE),
    "revoke": Change(gettext_lazy("Revoke"), forms.RevokeForm, services.revoke, DECIDE, Step.REVOKE),
    "withdraw": Change(
        gettext_lazy("Withdraw the proposal"), forms.ReasonForm, services.withdraw, PROPOSE, Step.WITHDRAW
    ),
    "freeze": Change(gettext_lazy("Something is pending"), forms.FreezeForm, services.freeze, EXAMINE, Step.FREEZE),
    "thaw": Change(gettext_lazy("Lift the freeze"), forms.ThawForm, services.thaw, EXAMINE, Step.THAW),
}


@require_GET
def index(request: Request) -> HttpResponse:
    """The proposals a person may see."""
    form = forms.SearchForm(request.GET, actor=request.user)
    page_obj = Paginator(form.found(), 30).get_page(request.GET.get("page"))
    page = "commendations/index.html" + ("#results" if request.htmx else "")
    context = {"form": form, "page_obj": page_obj, "proposes": forms.own_bodies(request.user).exists()}
    return render(request, page, context | {"settled": forms.settled_by(request.user)})


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    found = forms.SearchForm(request.GET, actor=request.user).found()
    return handed(workbook.award_list(found, _("Proposals for awards")), "proposals.xlsx")


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One proposal with its evidence, votes and steps."""
    proposal = proposal_of(request, pk)
    context = {
        "proposal": proposal,
        "evidence": proposal.evidence.all(),
        "vote": getattr(proposal, "vote", None),
        "steps": proposal.steps.select_related("actor").order_by("-at", "-pk"),
        "layouts": Programme.PaperForm.choices,
        "verbs": _verbs(request, proposal),
        "edits": proposal.state == State.PROPOSED and may(request.user, PROPOSE, proposal),
    }
    return render(request, "commendations/detail.html", context)


@require_GET
def paper(request: Request, pk: int, name: str, layout: str, kind: str) -> HttpResponse:
    """The report on the achievement, or the minutes of the council, as a Word or PDF file in either layout."""
    proposal = proposal_of(request, pk)
    known = name in dossier.PAPERS and layout in Programme.PaperForm.values and kind in KINDS
    if not known or (name == "minutes" and not hasattr(proposal, "vote")):
        raise Http404
    return handed(dossier.written_paper(proposal, name, layout, kind), f"{name}-{pk}-{layout}.{kind}")


@require_GET
def choose(request: Request) -> HttpResponse:
    """Under which programme something is proposed; where there is just one, on to its form."""
    _require_body(request)
    programmes = list(forms.open_programmes(request.user))
    if len(programmes) == 1:
        return redirect("commendations:propose", programmes[0].slug)
    return render(request, "commendations/choose.html", {"programmes": programmes})


def propose(request: Request, slug: str) -> HttpResponse:
    """Propose a collective or a person."""
    _require_body(request)
    programme = programme_of(request, slug)
    usual = {"proposed_on": timezone.localdate(), "body": forms.own_bodies(request.user).first()}
    form = forms.ProposeForm(request.POST or None, programme=programme, actor=request.user, initial=usual)
    if form.is_valid():
        asked = form.asked() | {"programme": programme, "actor": request.user, "at": timezone.now()}
        return redirect("commendations:detail", services.propose(**asked).pk)
    return ask(request, form, {"title": _("Propose for an award"), "programme": programme})


def edit(request: Request, pk: int) -> HttpResponse:
    """Correct a proposal that no council has examined yet."""
    proposal = proposal_of(request, pk)
    require(request.user, PROPOSE, proposal)
    said = {name: getattr(proposal, name) for name in TERMS}
    around = {"programme": proposal.programme, "actor": request.user}
    form = forms.EditForm(request.POST or None, initial=said, **around)
    if form.is_valid():
        asked = form.asked() | {"proposal": proposal}
        return done(request, lambda **turn: services.edit(**asked, **turn), "commendations:detail", pk)
    return ask(request, form, {"title": _("Correct the proposal"), "proposal": proposal})


def change(request: Request, pk: int, verb: str) -> HttpResponse:
    """Do to a proposal what one of CHANGES says."""
    if verb not in CHANGES:
        raise Http404
    change, proposal = CHANGES[verb], proposal_of(request, pk)
    require(request.user, change.permission, proposal)
    form = change.form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        asked = form.asked() | {"proposal": proposal}
        return done(request, lambda **turn: change.service(**asked, **turn), "commendations:detail", pk)
    return ask(request, form, {"title": change.title, "proposal": proposal})


def add_evidence(request: Request, pk: int) -> HttpResponse:
    """Link a model or a reported figure."""
    proposal = proposal_of(request, pk)
    require(request.user, PROPOSE, proposal)
    form = forms.EvidenceForm(request.POST if request.method == "POST" else None, proposal=proposal)
    if form.is_valid():
        asked = form.asked() | {"proposal": proposal}
        return done(request, lambda **turn: services.add_evidence(**asked, **turn), "commendations:detail", pk)
    return ask(request, form, {"title": _("Link evidence"), "proposal": proposal})


@require_POST
def drop_evidence(request: Request, pk: int, part: int) -> HttpResponse:
    """Take a piece of evidence away again."""
    evidence = get_object_or_404(proposal_of(request, pk).evidence.all(), pk=part)
    service = services.drop_evidence
    return done(request, lambda **turn: service(evidence=evidence, **turn), "commendations:detail", pk)


def _verbs(request: Request, proposal: AwardProposal) -> list[tuple[str, object]]:
    """What this person may do to the proposal as it stands."""
    allowed = {Step.THAW} if proposal.pending else {*steps_from(State(proposal.state))}
    if proposal.pending:
        allowed |= {Step.WITHDRAW, Step.REFUSE, Step.REVOKE} & {*steps_from(State(proposal.state))}
    elif proposal.state in STANDING:
        allowed.add(Step.FREEZE)
    return [
        (verb, each.title)
        for verb, each in CHANGES.items()
        if each.step in allowed and may(request.user, each.permission, proposal)
    ]


def _require_body(request: Request) -> None:
    if not forms.own_bodies(request.user).exists():
        raise NotAllowed(_("Awards are proposed by those who write or sign for a body. Ask whoever keeps the posts."))
