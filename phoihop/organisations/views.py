"""The pages about bodies: the list, one body's life, and the changes a steward makes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.organisations import forms, services, workbook
from phoihop.organisations.fields import BodyField
from phoihop.organisations.models import Body, BodyVersion
from phoihop.organisations.timeline import timeline
from phoihop.ui.answers import ask, handed

Change = tuple[object, type[forms.DecidedForm], Callable[..., object]]


def _merge(*, body: Body, into: Body, **facts: Any) -> None:  # noqa: ANN401 - passed on as they are
    services.merge(bodies=[body], into=into, **facts)


CHANGES: Mapping[str, Change] = {
    "rename": (gettext_lazy("Rename"), forms.RenameForm, services.rename),
    "move": (gettext_lazy("Place under another superior"), forms.MoveForm, services.move),
    "relocate": (gettext_lazy("Change its place"), forms.RelocateForm, services.relocate),
    "merge": (gettext_lazy("Merge into another body"), forms.MergeForm, _merge),
    "split": (gettext_lazy("Divide"), forms.SplitForm, services.split),
    "dissolve": (gettext_lazy("Dissolve"), forms.DissolveForm, services.dissolve),
}


@require_GET
def index(request: Request) -> HttpResponse:
    """The bodies that exist on a day, searched by name, line and place."""
    form = forms.SearchForm(request.GET)
    page_obj = Paginator(form.found(), 50).get_page(request.GET.get("page"))
    page = "organisations/index.html" + ("#results" if request.htmx else "")
    return render(request, page, {"form": form, "page_obj": page_obj, "day": form.on})


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    form = forms.SearchForm(request.GET)
    return handed(workbook.body_list(form.found(), form.on), "organisations.xlsx")


@require_GET
def names(request: Request) -> JsonResponse:
    """Names of bodies for a box in which somebody types."""
    return JsonResponse({"names": BodyField().suggested(request.GET.get("q", "")[:200])})


@require_GET
def detail(request: Request, slug: str) -> HttpResponse:
    """One body: what it is on a day, above and below whom, and its life."""
    body = _find(slug)
    form = forms.SearchForm(request.GET)
    changes = [(verb, change[0]) for verb, change in CHANGES.items()]
    below = Paginator(_directly_below(body, form.on), 50).get_page(request.GET.get("page"))
    context = {"body": body, "form": form, "page_obj": below, "events": timeline(body), "changes": changes}
    return render(request, "organisations/detail.html", context | _standing(body, form.on))


def _directly_below(body: Body, day: date) -> QuerySet[BodyVersion]:
    below = BodyVersion.objects.as_of(day).filter(parent=body).select_related("body", "place")
    return below.order_by("body__sort_text")


def _standing(body: Body, day: date) -> dict[str, object]:
    """What a body was on a day, and who stood above it."""
    return {"day": day, "version": body.version_on(day), "superiors": body.superiors_on(day)}


def found(request: Request) -> HttpResponse:
    """Enter a body."""
    require(request.user, Permission.REGISTER_EDIT)
    form = forms.FoundForm(request.POST or None)
    if form.is_valid():
        body = services.found(**form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("Entered: %(body)s.") % {"body": body})
        return redirect("organisations:detail", body.slug)
    return _ask(request, form, {"title": _("Enter a body")})


def change(request: Request, slug: str, verb: str) -> HttpResponse:
    """Change a body, as one of CHANGES says."""
    require(request.user, Permission.REGISTER_EDIT)
    title, form_class, service = _change(verb)
    body = _find(slug)
    form = form_class(request.POST or None, initial={"abbreviation": body.abbreviation})
    if form.is_valid():
        service(body=body, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("Recorded: %(body)s.") % {"body": body})
        return redirect("organisations:detail", slug)
    return _ask(request, form, {"title": title, "body": body})


def _find(slug: str) -> Body:
    return get_object_or_404(Body.objects.select_related("place"), slug=slug)


def _change(verb: str) -> Change:
    if verb not in CHANGES:
        raise Http404
    return CHANGES[verb]


def _ask(request: Request, form: forms.DecidedForm, context: dict[str, object]) -> HttpResponse:
    return ask("organisations/change.html", request, form, context)
