"""How a page finds what it is about, and what the pages of this room share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.requests import Request
from phoihop.commendations.models import AwardDecision, AwardProposal
from phoihop.programmes.models import Programme

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    status = 422 if form.is_bound else 200
    return render(request, "commendations/change.html", {"asked": form, **context}, status=status)


def handed(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to be kept."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def done(request: Request, service: Callable[..., object], where: str, *args: Any) -> HttpResponse:  # noqa: ANN401
    """Do it in the person's name, say so, and lead on."""
    service(actor=request.user, at=timezone.now())
    messages.success(request, _("Saved."))
    return redirect(where, *args)
