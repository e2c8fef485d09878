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
from phoihop.exemplars.models import Exemplar
from phoihop.programmes.models import Programme

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def exemplar_of(request: Request, pk: int) -> Exemplar:
    """A model that the person may see, withdrawn or not."""
    return get_object_or_404(Exemplar.objects.visible_to(request.user).for_listing(), pk=pk)


def programme_of(request: Request, slug: str) -> Programme:
    """A programme that the person may see."""
    return get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)


def ask(request: Request, form: BaseForm, context: dict[str, object], page: str = "change") -> HttpResponse:
    """The page that asks for something, again where it could not be read."""
    status = 422 if form.is_bound else 200
    return render(request, f"exemplars/{page}.html", {"form": form, **context}, status=status)


def done(request: Request, service: Callable[..., object], where: str, *args: Any) -> HttpResponse:  # noqa: ANN401
    """Do it in the person's name, say so, and lead on."""
    service(actor=request.user, at=timezone.now())
    messages.success(request, _("Saved."))
    return redirect(where, *args)
