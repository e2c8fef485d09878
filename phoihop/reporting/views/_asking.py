"""What several pages of this room share: finding what a person may see, and asking for what a service needs."""

from django.forms import Form as Asked
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from phoihop.access.requests import Request
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Regime


def programme_of(request: Request, slug: str) -> Programme:
    """The programme, if the person may see it."""
    return get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)


def regime_of(request: Request, pk: int) -> Regime:
    """The regime, if the person may see its programme."""
    return get_object_or_404(Regime.objects.visible_to(request.user).for_listing(), pk=pk)


def ask(request: Request, form: Asked, title: object, back: str, *, about: object = "") -> HttpResponse:
    """A page that asks for what a service needs; 422 where what was handed in needs correcting."""
    context = {"form": form, "title": title, "back": back, "about": about}
    return render(request, "reporting/change.html", context, status=422 if form.is_bound else 200)
