"""Where articles are written, handed in and published."""

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
from phoihop.bulletin import forms, reaching, services, workbook
from phoihop.bulletin.models import Article
from phoihop.bulletin.rules import Status
from phoihop.bulletin.views._found import article_at_desk, ask, tabs
from phoihop.foundation.refusals import NotAllowed
from phoihop.ui.answers import done, handed

WRITE, PUBLISH = Permission.ARTICLE_WRITE, Permission.ARTICLE_PUBLISH
SAID = ("title", "summary", "text", "source", "author", "section", "programme", "activity", "exemplar")


class Change(NamedTuple):
    """A step of an article: the heading, what is asked, the service, who may, and where it is taken."""

    title: object
    form: type[forms.AskedForm]
    service: Callable[..., object]
    permission: Permission
    fits: frozenset[Status]


CHANGES: Mapping[str, Change] = {
    "hand_in": Change(
        gettext_lazy("Hand in for publication"),
        forms.SureForm,
        services.hand_in,
        WRITE,
        frozenset({Status.DRAFT}),
    ),
    "publish": Change(
        gettext_lazy("Publish the article"), forms.SureForm, services.publish, PUBLISH, frozenset({Status.SUBMITTED})
    ),
    "give_back": Change(
        gettext_lazy("Give back to the writers"),
        forms.ReasonForm,
        services.give_back,
        PUBLISH,
        frozenset({Status.SUBMITTED}),
    ),
    "withdraw": Change(
        gettext_lazy("Withdraw the article"),
        forms.ReasonForm,
        services.withdraw,
        PUBLISH,
        frozenset({Status.DRAFT, Status.SUBMITTED, Status.PUBLISHED}),
    ),
}


@require_GET
def index(request: Request) -> HttpResponse:
    """The articles that a person may see, published or not."""
    form = forms.DeskForm(request.GET)
    page_obj = Paginator(form.found(request.user), 30).get_page(request.GET.get("page"))
    return render(request, "bulletin/desk.html", {"form": form, "page_obj": page_obj, "tabs": tabs(request)})


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    return handed(
        workbook.article_list(forms.DeskForm(request.GET).found(request.user).with_feedback()), "articles.xlsx"
    )


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """An article as readers will see it, and what may be done with it."""
    article = article_at_desk(request, pk)
    verbs = [(verb, each.title) for verb, each in CHANGES.items() if _fits(request, article, each)]
    context = {"article": article, "verbs": verbs, "edits": _edits(request, article)}
    return render(request, "bulletin/detail.html", context)


def write(request: Request) -> HttpResponse:
    """Begin an article."""
    if not reaching.writing_bodies(request.user).exists():
        raise NotAllowed(_("Articles are written by those who write or sign for a body. Ask whoever keeps the posts."))
    body = reaching.writing_bodies(request.user).first()
    form = forms.WriteForm(request.POST or None, actor=request.user, initial={"body": body, "source": body})
    if form.is_valid():
        made = services.write(**form.asked(), actor=request.user, at=timezone.now())
        return redirect("bulletin:detail", made.pk)
    return ask(request, form, {"title": _("Write an article")})


def correct(request: Request, pk: int) -> HttpResponse:
    """Change what an article says."""
    article = _edited(request, pk)
    initial = {name: getattr(article, name) for name in SAID}
    form = forms.CorrectForm(request.POST or None, actor=request.user, article=article, initial=initial)
    if form.is_valid():
        asked = form.asked() | {"article": article}
        return done(request, lambda **turn: services.correct(**asked, **turn), "bulletin:detail", pk)
    return ask(request, form, {"title": _("Correct the article"), "article": article})


def change(request: Request, pk: int, verb: str) -> HttpResponse:
    """Take a step with an article, as one of CHANGES says."""
    if verb not in CHANGES:
        raise Http404
    change, article = CHANGES[verb], article_at_desk(request, pk)
    require(request.user, change.permission, article)
    form = change.form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        asked = form.asked() | {"article": article}
        return done(request, lambda **turn: change.service(**asked, **turn), "bulletin:detail", pk)
    return ask(request, form, {"title": change.title, "article": article})


def add_picture(request: Request, pk: int) -> HttpResponse:
    """Add a picture to an article."""
    article = _edited(request, pk)
    form = forms.PictureForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        asked = form.asked() | {"article": article}
        return done(request, lambda **turn: services.add_picture(**asked, **turn), "bulletin:detail", pk)
    return ask(request, form, {"title": _("Add a picture"), "article": article, "pictured": True})


@require_POST
def drop_picture(request: Request, pk: int, part: int) -> HttpResponse:
    """Take a picture from an article."""
    found = get_object_or_404(article_at_desk(request, pk).pictures.all(), pk=part)
    return done(request, lambda **turn: services.drop_picture(picture=found, **turn), "bulletin:detail", pk)


@require_GET
def picture(request: Request, pk: int, part: int) -> HttpResponse:
    """A picture of an article that need not be published."""
    found = get_object_or_404(article_at_desk(request, pk).pictures.all(), pk=part)
    return HttpResponse(found.upload.content(), content_type="image/jpeg")


def _edited(request: Request, pk: int) -> Article:
    """An article that the person may change: as a draft by who writes, from then on by who publishes."""
    article = article_at_desk(request, pk)
    if article.status != Status.DRAFT or not may(request.user, WRITE, article):
        require(request.user, PUBLISH, article)
    return article


def _fits(request: Request, article: Article, change: Change) -> bool:
    return Status(article.status) in change.fits and may(request.user, change.permission, article)


def _edits(request: Request, article: Article) -> bool:
    if article.status == Status.DRAFT and may(request.user, WRITE, article):
        return True
    return article.status != Status.WITHDRAWN and may(request.user, PUBLISH, article)
