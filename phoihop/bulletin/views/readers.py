"""Where readers do something: send an article to somebody, or write about it. Only here do they get a cookie."""

from collections.abc import Callable
from typing import Any

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from phoihop.bulletin import forms, services
from phoihop.bulletin.models import Article
from phoihop.bulletin.readers import READER
from phoihop.bulletin.views._open import article_of, for_everybody, show
from phoihop.foundation.refusals import Refused


@login_not_required
@never_cache
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """Send somebody an article by e-mail."""
    article = article_of(slug)
    form = forms.ShareForm(request.POST or None)
    if form.is_valid():
        _do(request, article, form, services.share, "article_shared")
        return redirect("bulletin:shared", slug)
    return _asking(request, article, form, "share.html")


@login_not_required
@never_cache
def feedback(request: HttpRequest, slug: str) -> HttpResponse:
    """Write about an article."""
    article = article_of(slug)
    form = forms.FeedbackForm(request.POST or None)
    if form.is_valid():
        _do(request, article, form, services.receive, "feedback_sent")
        return redirect("bulletin:feedback_sent", slug)
    return _asking(request, article, form, "feedback.html")


@for_everybody
def shared(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """That an article was sent."""
    return show("thanks.html", {"article": article_of(slug), "what": "shared"})


@for_everybody
def feedback_sent(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """That feedback was received."""
    return show("thanks.html", {"article": article_of(slug), "what": "feedback"})


def _asking(request: HttpRequest, article: Article, form: forms.ReaderForm, page: str) -> HttpResponse:
    context = {"article": article, "form": form}
    return render(request, f"bulletin/{page}", context, status=422 if form.is_bound else 200)


def _do(
    request: HttpRequest, article: Article, form: forms.ReaderForm, service: Callable[..., Any], limit: str
) -> None:
    """Do it, within the limits; whoever filled in the field that people do not see is told the same, and it is not."""
    if form.is_trap_sprung:
        return
    if not ratelimit.consume(request, action=limit, key=str(form.cleaned_data.get("to", "")).lower()):
        raise Refused(_("Too many requests in a short time. Wait a few minutes, then try again."))
    service(article=article, **form.asked(), actor=READER, at=timezone.now())
