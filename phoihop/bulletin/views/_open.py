"""What the pages for everybody share: no sign-in, no script, no cookie, and caches that may keep them."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from django.views.decorators.vary import vary_on_cookie

from phoihop.bulletin.models import Article

KEPT = 60
View = Callable[..., HttpResponse]


def for_everybody(view: View) -> View:
    """A page that anybody may read and a cache may keep for a minute; after that it asks whether anything changed.

    The language follows a cookie, if the reader has one.
    """
    kept = cache_control(public=True, max_age=KEPT)(vary_on_cookie(conditional_page(view)))
    return login_not_required(require_safe(kept))


def show(page: str, context: dict[str, Any]) -> HttpResponse:
    """The page, made without the request, so that nothing of a session gets in and everybody is sent the same."""
    return HttpResponse(render_to_string(f"bulletin/{page}", context | {"site": settings.SITE_ADDRESS}))


def article_of(slug: str) -> Article:
    """A published article with all that its page shows."""
    found = Article.objects.published().for_listing().defer(None).select_related("activity", "exemplar")
    return get_object_or_404(found, slug=slug)


def page_number(request: HttpRequest) -> str:
    """Which page of a list is asked for."""
    return request.GET.get("page", "1")
