"""Recording activities, and what is done to them afterwards."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.activities import forms, services
from phoihop.activities.counting import lookalikes
from phoihop.activities.models import Activity, CoHost
from phoihop.activities.rules import Traits
from phoihop.activities.views._found import activity_of, ask
from phoihop.foundation.refusals import NotAllowed
from phoihop.ui.answers import done

# What is done to an activity: the heading, what is asked, and the service.
CHANGES: Mapping[str, tuple[object, type[forms.AskedForm], Callable[..., object]]] = {
    "result": (gettext_lazy("Add a result"), forms.ResultForm, services.add_result),
    "money": (gettext_lazy("State money"), forms.MoneyForm, services.state_money),
    "stage": (gettext_lazy("Finished or handed over"), forms.StageForm, services.advance_stage),
    "picture": (gettext_lazy("Add a picture"), forms.PictureForm, services.add_picture),
    "withdraw": (gettext_lazy("Withdraw the record"), forms.WithdrawForm, services.withdraw),
}
# What may be dropped: the relation, the service, and the service's word for it.
PARTS: Mapping[str, tuple[str, Callable[..., object], str]] = {
    "result": ("results", services.drop_result, "result"),
    "picture": ("pictures", services.drop_picture, "picture"),
}


def record(request: Request) -> HttpResponse:
    """Record an activity; where it looks like one that is recorded, ask first."""
    _require_host(request)
    form = forms.RecordForm(request.POST or None, actor=request.user, initial=_usual(request))
    results = forms.RESULTS(request.POST or None, prefix="results")
    alike = []
    if form.is_valid() and results.is_valid():
        alike = _alike(request, form.traits(form.cleaned_data["host"], results.results()))
        if not alike:
            return _recorded(request, form, results)
    return ask(request, form, {"title": _("Record an activity"), "results": results, "alike": alike})


def edit(request: Request, pk: int) -> HttpResponse:
    """Correct what is said of an activity."""
    activity = activity_of(request, pk)
    require(request.user, Permission.ACTIVITY_EDIT, activity)
    form = forms.EditForm(request.POST or None, actor=request.user, initial=_said(activity))
    alike = []
    if form.is_valid():
        alike = _alike(request, form.traits(activity.host), activity)
        if not alike:
            return _edited(request, form, activity)
    return ask(request, form, {"title": _("Correct the activity"), "activity": activity, "alike": alike})


def change(request: Request, pk: int, verb: str) -> HttpResponse:
    """Change an activity, as one of CHANGES says."""
    if verb not in CHANGES:
        raise Http404
    title, form_class, service = CHANGES[verb]
    activity = activity_of(request, pk)
    require(request.user, Permission.ACTIVITY_EDIT, activity)
    form = form_class(request.POST or None, request.FILES or None)
    if form.is_valid():
        return _done(request, activity, lambda **turn: service(activity=activity, **form.asked(), **turn))
    return ask(request, form, {"title": title, "activity": activity, "verb": verb})


@require_POST
def drop(request: Request, pk: int, verb: str, part: int) -> HttpResponse:
    """Drop a part of an activity, as one of PARTS says."""
    if verb not in PARTS:
        raise Http404
    relation, service, word = PARTS[verb]
    activity = activity_of(request, pk)
    found = get_object_or_404(getattr(activity, relation).all(), pk=part)
    return _done(request, activity, lambda **turn: service(**{word: found}, **turn))


@require_POST
def answer(request: Request, pk: int, part: int) -> HttpResponse:
    """Say for a co-host whether it took part."""
    activity = activity_of(request, pk)
    co_host = get_object_or_404(CoHost, pk=part, activity=activity)
    form = forms.AnswerForm(request.POST)
    if form.is_valid():
        return _done(request, activity, lambda **turn: services.confirm(co_host=co_host, **form.asked(), **turn))
    return ask(request, form, {"title": str(co_host), "activity": activity})


def _done(request: Request, activity: Activity, service: Callable[..., object]) -> HttpResponse:
    return done(request, service, "activities:detail", activity.pk)


def _recorded(request: Request, form: forms.RecordForm, results: forms.ResultFormSet) -> HttpResponse:
    asked = form.asked() | {"results": results.results()}
    activity = services.record_activity(**asked, actor=request.user, at=timezone.now())
    messages.success(request, _("Recorded. Add pictures if you have some; co-operating bodies are asked to confirm."))
    return redirect("activities:detail", activity.pk)


def _edited(request: Request, form: forms.EditForm, activity: Activity) -> HttpResponse:
    return _done(request, activity, lambda **turn: services.edit_activity(activity=activity, **form.asked(), **turn))


def _alike(request: Request, traits: Traits, activity: Activity | None = None) -> list[tuple[Activity, frozenset[str]]]:
    """The records that look like this one, unless the person has said that it is another."""
    if "acknowledged" in request.POST:
        return []
    return lookalikes(traits, leaving_out=activity.pk if activity else None)


def _require_host(request: Request) -> None:
    if not forms.own_bodies(request.user).exists():
        reason = _("Activities are recorded by those who write or sign for a body. Ask whoever keeps the posts.")
        raise NotAllowed(reason)


def _usual(request: Request) -> dict[str, object]:
    """What the form begins with: the body's own place."""
    host = forms.own_bodies(request.user).select_related("place").first()
    return {"host": host, "places": [host.place]} if host else {}


def _said(activity: Activity) -> dict[str, object]:
    return {
        "title": activity.title,
        "description": activity.description,
        "since": activity.since,
        "until": activity.until,
        "places": list(activity.places.all()),
        "co_hosts": [co_host.body for co_host in activity.co_hosts.all()],
        "programmes": list(activity.programmes.all()),
    }
