"""How a page finds what it is about, and what the pages of this room share."""

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from phoihop.access.requests import Request
from phoihop.exemplars.models import Exemplar
from phoihop.programmes.models import Programme
from phoihop.ui import answers


def exemplar_of(request: Request, pk: int) -> Exemplar:
    """A model that the person may see, withdrawn or not."""
    return get_object_or_404(Exemplar.objects.visible_to(request.user).for_listing(), pk=pk)


def programme_of(request: Request, slug: str) -> Programme:
    """A programme that the person may see."""
    return get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)


def ask(request: Request, form: BaseForm, context: dict[str, object], page: str = "change") -> HttpResponse:
    """The page that asks for something, again where it could not be read."""
    return answers.ask(f"exemplars/{page}.html", request, form, context)
