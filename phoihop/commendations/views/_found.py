"""How a page finds what it is about, and what the pages of this room share."""

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from phoihop.access.requests import Request
from phoihop.commendations.models import AwardDecision, AwardProposal
from phoihop.programmes.models import Programme
from phoihop.ui import answers


def proposal_of(request: Request, pk: int) -> AwardProposal:
    """A proposal that the person may see."""
    return get_object_or_404(AwardProposal.objects.visible_to(request.user).for_listing(), pk=pk)


def decision_of(request: Request, pk: int) -> AwardDecision:
    """A decision that the person may see."""
    return get_object_or_404(AwardDecision.objects.visible_to(request.user).for_listing(), pk=pk)


def programme_of(request: Request, slug: str) -> Programme:
    """A programme that the person may see."""
    return get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)


def ask(request: Request, form: BaseForm, context: dict[str, object]) -> HttpResponse:
    """The page that asks for something, again where it could not be read."""
    return answers.ask("commendations/change.html", request, form, context)
