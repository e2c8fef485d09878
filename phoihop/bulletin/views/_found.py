"""How a page of the desk finds what it is about, and what these pages share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import may
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.bulletin import reaching
from phoihop.bulletin.models import Article


def article_at_desk(request: Request, pk: int) -> Article:
    """An article that the person may see, published or not."""
    found = Article.objects.visible_to(request.user).for_listing().defer(None)
    return get_object_or_404(
        found.select_related("section__parent", "body", "programme", "activity", "exemplar"), pk=pk
    )


def ask(request: Request, form: BaseForm, context: dict[str, object]) -> HttpResponse:
    """The page that asks for something, again where it could not be read."""
    return render(request, "bulletin/change.html", {"form": form, **context}, status=422 if form.is_bound else 200)


def done(request: Request, service: Callable[..., object], where: str, *args: Any) -> HttpResponse:  # noqa: ANN401
    """Do it in the person's name, say so, and lead on."""
    service(actor=request.user, at=timezone.now())
    messages.success(request, _("Saved."))
    return redirect(where, *args)


def tabs(request: Request) -> dict[str, bool]:
    """Which parts of the desk this person has to do with."""
    return {
        "writes": reaching.writing_bodies(request.user).exists(),
        "moderates": reaching.moderates(request.user),
        "settles": may(request.user, Permission.REGISTER_EDIT),
        "releases": reaching.released_by(request.user).exists(),
    }
