"""How a page finds the conference it is about, and what the pages of conferences share."""

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.reviews.models import Conference
from phoihop.ui import answers


def conference_of(request: Request, pk: int, permission: Permission | None = None) -> Conference:
    """A conference that the person may see, and over which they hold the permission."""
    shown = ("report", "regulation", "invitation_number", "notice_number")
    listed = Conference.objects.visible_to(request.user).for_listing().select_related(*shown)
    conference = get_object_or_404(listed, pk=pk)
    if permission is not None:
        require(request.user, permission, conference)
    return conference


def ask(
    request: Request, form: "BaseForm | BaseFormSet[Any]", context: dict[str, object], page: str = "ask"
) -> HttpResponse:
    """The page that asks for something, again where it could not be read."""
    return answers.ask(f"reviews/conferences/{page}.html", request, form, context)


def done(request: Request, service: Callable[..., object], pk: int) -> HttpResponse:
    """Do it in the person's name, say so, and lead back to the conference."""
    return answers.done(request, service, "reviews:conference", pk)
