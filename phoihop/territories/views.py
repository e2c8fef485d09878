"""The pages about places: finding one, one place's life, and the changes a steward records."""

from collections.abc import Callable, Mapping
from datetime import date

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.territories import forms, services
from phoihop.territories.fields import PlaceField
from phoihop.territories.models import Place, PlaceQuerySet
from phoihop.territories.timeline import timeline

Change = tuple[object, type[django_forms.Form], Callable[..., object]]

# What a steward may record, in the order in which the page offers it.
CHANGES: Mapping[str, Change] = {
    "rename": (gettext_lazy("Rename"), forms.RenameForm, services.rename),
    "reclassify": (gettext_lazy("Change its kind"), forms.ReclassifyForm, services.reclassify),
    "move": (gettext_lazy("Move under another unit"), forms.MoveForm, services.move),
    "enrol": (gettext_lazy("Change its military region"), forms.EnrolForm, services.enrol),
    "merge": (gettext_lazy("Take in other units"), forms.MergeForm, services.merge),
    "split": (gettext_lazy("Divide"), forms.SplitForm, services.split),
    "dissolve": (gettext_lazy("Dissolve"), forms.DissolveForm, services.dissolve),
    "found": (gettext_lazy("Found a unit under it"), forms.FoundForm, services.found),
}
# Under which name a service takes the place whose page it is.
SUBJECTS = {"merge": "into", "found": "parent"}


@require_GET
def index(request: Request) -> HttpResponse:
    """Places by name, former names included, or the provinces of a day to browse."""
    form = forms.SearchForm(request.GET)
    words, day = form.words, form.on
    places = Place.objects.search(words).living_first(day) if words else Place.objects.browsed_on(day).in_order()
    page = "territories/index.html" + ("#results" if request.htmx else "")
    return render(request, page, {"form": form, "day": day, "words": words, "page_obj": _page(request, places, day)})


@require_GET
def names(request: Request) -> JsonResponse:
    """Names of places for a box in which somebody types."""
    return JsonResponse({"names": PlaceField().suggested(request.GET.get("q", "")[:200])})


@require_GET
def detail(request: Request, slug: str) -> HttpResponse:
    """One place: what it is on a day, what stands above and beneath it then, and its life."""
    place = get_object_or_404(Place, slug=slug)
    form = forms.SearchForm(request.GET)
    page_obj = _page(request, place.children_on(form.on).in_order(), form.on)
    context = {"place": place, "form": form, "moments": timeline(place), "page_obj": page_obj}
    return render(request, "territories/detail.html", context | _as_it_was(place, form.on))


@require_GET
def changes(request: Request, slug: str) -> HttpResponse:
    """What can be recorded about a place."""
    require(request.user, Permission.REGISTER_EDIT)
    place = get_object_or_404(Place, slug=slug)
    offered = [(verb, change[0]) for verb, change in CHANGES.items()]
    return render(request, "territories/changes.html", {"place": place, "changes": offered})


def change(request: Request, slug: str, verb: str) -> HttpResponse:
    """Record a change, as one of CHANGES says."""
    require(request.user, Permission.REGISTER_EDIT)
    place = get_object_or_404(Place, slug=slug)
    title, form_class, service = _change(verb)
    form = form_class(request.POST if request.method == "POST" else None)
    if form.is_valid():
        subject = {SUBJECTS.get(verb, "place"): place}
        service(**subject, **form.cleaned_data, actor=request.user, at=timezone.now())
        messages.success(request, _("Recorded: %(place)s.") % {"place": place})
        return redirect("territories:detail", slug)
    context = {"place": place, "title": title, "verb": verb, "form": form}
    return render(request, "territories/change.html", context, status=422 if form.is_bound else 200)


def _as_it_was(place: Place, day: date) -> dict[str, object]:
    return {
        "day": day,
        "version": place.version_on(day),
        "superiors": place.ancestors_on(day),
        "zones": place.zones_on(day),
    }


def _change(verb: str) -> Change:
    if verb not in CHANGES:
        raise Http404
    return CHANGES[verb]


def _page(request: Request, places: PlaceQuerySet, day: date) -> Page[Place]:
    return Paginator(places.with_versions(day), 100).get_page(request.GET.get("page"))
