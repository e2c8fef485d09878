"""Models worth copying, for everybody: without sign-in, without scripts, and to be kept by caches."""

from collections import Counter

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from phoihop.exemplars import forms
from phoihop.exemplars.mapping import spread
from phoihop.exemplars.models import Exemplar

KEPT = 300


@login_not_required
@require_safe
@cache_control(public=True, max_age=KEPT)
def index(request: HttpRequest) -> HttpResponse:
    """The models that everybody may read about."""
    form = forms.PublicSearchForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    shown = Exemplar.objects.worth_copying(timezone.localdate()).search_public(asked.get("q", "")).for_listing()
    if asked.get("national"):
        shown = shown.filter(field__national=asked["national"])
    page_obj = Paginator(shown, 20).get_page(request.GET.get("page"))
    # Without the request nothing of a session gets in, so that everybody is sent the same page.
    return HttpResponse(render_to_string("exemplars/public.html", {"form": form, "page_obj": page_obj, "asked": asked}))


@login_not_required
@require_safe
@cache_control(public=True, max_age=KEPT)
def detail(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """One of them, and where it was taken up."""
    today = timezone.localdate()
    exemplar = get_object_or_404(Exemplar.objects.worth_copying(today).for_listing(), pk=pk)
    copies = list(exemplar.copies.select_related("place").order_by("on"))
    context = {
        "exemplar": exemplar,
        "copies": copies,
        "chart": spread(Counter(each.place_id for each in copies), today),
    }
    return HttpResponse(render_to_string("exemplars/public_detail.html", context))
