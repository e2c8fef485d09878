"""How a page of the desk finds what it is about, and what these pages share."""

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from phoihop.access.checks import may
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.bulletin import reaching
from phoihop.bulletin.models import Article
from phoihop.ui import answers


def article_at_desk(request: Request, pk: int) -> Article:
    """An article that the person may see, published or not."""
    found = Article.objects.visible_to(request.user).for_listing().defer(None)
    return get_object_or_404(
        found.select_related("section__parent", "body", "programme", "activity", "exemplar"), pk=pk
    )


def ask(request: Request, form: BaseForm, context: dict[str, object]) -> HttpResponse:
    """The page that asks for something, again where it could not be read."""
    return answers.ask("bulletin/change.html", request, form, context)


def tabs(request: Request) -> dict[str, bool]:
    """Which parts of the desk this person has to do with."""
    return {
        "writes": reaching.writing_bodies(request.user).exists(),
        "moderates": reaching.moderates(request.user),
        "settles": may(request.user, Permission.REGISTER_EDIT),
        "releases": reaching.released_by(request.user).exists(),
    }
