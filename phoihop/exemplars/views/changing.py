"""What is done to a model once it is registered."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from phoihop.access.checks import may, require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.exemplars import forms, services
from phoihop.exemplars.models import Exemplar, rubric_in_force
from phoihop.exemplars.models.exemplars import RECOGNISED
from phoihop.exemplars.rules import Gate
from phoihop.exemplars.views._found import ask, exemplar_of
from phoihop.foundation.refusals import Refused
from phoihop.ui.answers import done


class Change(NamedTuple):
    """Something done to a model: the heading, what is asked, the service, who may, and when it is offered."""

    title: object
    form: type[forms.AskedForm]
    service: Callable[..., object]
    permission: Permission
    fits: Callable[[Exemplar], bool]


EDIT, JUDGE = Permission.EXEMPLAR_EDIT, Permission.EXEMPLAR_JUDGE
CHANGES: Mapping[str, Change] = {
    "start": Change(
        gettext_lazy("It has begun to work"),
        forms.DayForm,
        services.start,
        EDIT,
        lambda model: model.is_open and model.started_on is None,
    ),
    "check": Change(
        gettext_lazy("Half-year check"),
        forms.CheckForm,
        services.check,
        EDIT,
        lambda model: Exemplar.objects.awaiting_check(timezone.localdate()).filter(pk=model.pk).exists(),
    ),
    "renew": Change(
        gettext_lazy("Register again"),
        forms.DayForm,
        services.renew,
        EDIT,
        lambda model: model.is_open and model.registered_on.year < timezone.localdate().year,
    ),
    "stop": Change(
        gettext_lazy("It has stopped"),
        forms.StopForm,
        services.stop,
        EDIT,
        lambda model: model.is_open and model.started_on is not None,
    ),
    "resume": Change(
        gettext_lazy("It had not stopped"),
        forms.ReasonForm,
        services.resume,
        EDIT,
        lambda model: model.withdrawn_at is None and model.stopped_on is not None,
    ),
    "withdraw": Change(
        gettext_lazy("Withdraw the registration"),
        forms.ReasonForm,
        services.withdraw,
        EDIT,
        lambda model: model.is_open,
    ),
    "take_back": Change(
        gettext_lazy("Take the last gate back"),
        forms.ReasonForm,
        services.take_back,
        JUDGE,
        lambda model: model.withdrawn_at is None and model.gate != Gate.REGISTERED,
    ),
    "publish": Change(
        gettext_lazy("Show to everybody"),
        forms.PublishForm,
        services.publish,
        JUDGE,
        lambda model: model.is_open and model.started_on is not None and model.gate in RECOGNISED,
    ),
    "unpublish": Change(
        gettext_lazy("No longer show to everybody"),
        forms.SureForm,
        services.unpublish,
        JUDGE,
        lambda model: model.public,
    ),
}


def verbs_for(exemplar: Exemplar, *, edits: bool, judges: bool) -> list[tuple[str, object]]:
    """What this person may do to a model as it stands."""
    allowed = {EDIT: edits, JUDGE: judges}
    return [(verb, each.title) for verb, each in CHANGES.items() if allowed[each.permission] and each.fits(exemplar)]


def change(request: Request, pk: int, verb: str) -> HttpResponse:
    """Change a model, as one of CHANGES says."""
    if verb not in CHANGES:
        raise Http404
    change, exemplar = CHANGES[verb], exemplar_of(request, pk)
    require(request.user, change.permission, exemplar)
    initial = {"summary": exemplar.summary} if verb == "publish" else None
    form = change.form(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        service = _bound(change.service, exemplar=exemplar, **form.asked())
        return done(request, service, "exemplars:detail", pk)
    return ask(request, form, {"title": change.title, "exemplar": exemplar})


def pass_gate(request: Request, pk: int, gate: str) -> HttpResponse:
    """Note that a model passed its next gate."""
    exemplar = exemplar_of(request, pk)
    require(request.user, JUDGE, exemplar)
    if gate not in Gate.values:
        raise Http404
    form = forms.GateForm(request.POST or None)
    if form.is_valid():
        service = _bound(services.pass_gate, exemplar=exemplar, gate=Gate(gate), **form.asked())
        return done(request, service, "exemplars:detail", pk)
    return ask(request, form, {"title": Gate(gate).label, "exemplar": exemplar})


def evaluate(request: Request, pk: int) -> HttpResponse:
    """Enter what a council gave a model."""
    exemplar = exemplar_of(request, pk)
    require(request.user, JUDGE, exemplar)
    rubric = rubric_in_force(exemplar.programme, timezone.localdate())
    if rubric is None:
        raise Refused(_("This programme has no criteria today. Issue its criteria, or use the neutral default."))
    form = forms.EvaluationForm(request.POST or None, rubric=rubric)
    if form.is_valid():
        service = _bound(services.evaluate, exemplar=exemplar, **form.asked())
        return done(request, service, "exemplars:detail", pk)
    return ask(request, form, {"title": _("Enter an evaluation"), "exemplar": exemplar, "rubric": rubric}, "evaluate")


def replicate(request: Request, pk: int) -> HttpResponse:
    """Note where a model was taken up."""
    exemplar = exemplar_of(request, pk)
    _require_either(request, exemplar)
    form = forms.ReplicateForm(request.POST or None, actor=request.user, model=exemplar)
    if form.is_valid():
        service = _bound(services.replicate, model=exemplar, **form.asked())
        return done(request, service, "exemplars:detail", pk)
    return ask(request, form, {"title": _("Note a copy"), "exemplar": exemplar})


@require_POST
def drop_replication(request: Request, pk: int, part: int) -> HttpResponse:
    """Take back a copy noted by mistake."""
    replication = get_object_or_404(exemplar_of(request, pk).copies.all(), pk=part)
    services.drop_replication(replication=replication, actor=request.user, at=timezone.now())
    return redirect("exemplars:detail", pk)


def _require_either(request: Request, exemplar: Exemplar) -> None:
    if not may(request.user, JUDGE, exemplar):
        require(request.user, EDIT, exemplar)


def _bound(service: Callable[..., object], **asked: Any) -> Callable[..., object]:  # noqa: ANN401 - passed on
    return lambda **turn: service(**asked, **turn)
