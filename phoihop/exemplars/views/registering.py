"""Registering models and correcting registrations."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.exemplars import forms, reaching, services
from phoihop.exemplars.alike import lookalikes
from phoihop.exemplars.models import Exemplar
from phoihop.exemplars.rules import Traits
from phoihop.exemplars.services import BOXES
from phoihop.exemplars.views._found import ask, exemplar_of, programme_of
from phoihop.foundation.refusals import NotAllowed
from phoihop.ui.answers import done


@require_GET
def choose(request: Request) -> HttpResponse:
    """Under which programme a model is registered; where there is just one, on to its form."""
    _require_body(request)
    programmes = list(reaching.open_programmes(request.user))
    if len(programmes) == 1:
        return redirect("exemplars:register", programmes[0].slug)
    return render(request, "exemplars/choose.html", {"programmes": programmes})


def register(request: Request, slug: str) -> HttpResponse:
    """Register a model; where it looks like one that is registered, ask first."""
    _require_body(request)
    programme = programme_of(request, slug)
    form = forms.RegisterForm(request.POST or None, programme=programme, actor=request.user, initial=_usual(request))
    alike = _alike(request, form) if form.is_valid() else []
    if form.is_valid() and not alike:
        asked = form.asked() | {"programme": programme}
        made = services.register(**asked, actor=request.user, at=timezone.now())
        messages.success(request, _("Registered. Its figures now follow from the register."))
        return redirect("exemplars:detail", made.pk)
    return ask(request, form, {"title": _("Register a model"), "programme": programme, "alike": alike})


def edit(request: Request, pk: int) -> HttpResponse:
    """Correct what is said of a model."""
    exemplar = exemplar_of(request, pk)
    require(request.user, Permission.EXEMPLAR_EDIT, exemplar)
    form = forms.edit_form(request.POST or None, exemplar, _said(exemplar))
    alike = _alike(request, form, exemplar) if form.is_valid() else []
    if form.is_valid() and not alike:
        asked = form.asked()
        return done(request, lambda **turn: services.edit(exemplar=exemplar, **asked, **turn), "exemplars:detail", pk)
    return ask(request, form, {"title": _("Correct the registration"), "exemplar": exemplar, "alike": alike})


def _alike(
    request: Request, form: forms.EditForm, exemplar: Exemplar | None = None
) -> list[tuple[Exemplar, frozenset[str]]]:
    """The models that look like this one, unless the person has said that it is another."""
    if "acknowledged" in request.POST:
        return []
    said = form.cleaned_data
    traits = Traits(name=said["name"], content=said["content"], place=said["place"].pk)
    return lookalikes(traits, leaving_out=exemplar.pk if exemplar else None)


def _require_body(request: Request) -> None:
    if not reaching.own_bodies(request.user).exists():
        raise NotAllowed(_("Models are registered by those who write or sign for a body. Ask whoever keeps the posts."))


def _usual(request: Request) -> dict[str, object]:
    body = reaching.own_bodies(request.user).first()
    return {"body": body, "place": body.place if body else None, "registered_on": timezone.localdate()}


def _said(exemplar: Exemplar) -> dict[str, object]:
    boxes = asdict(services.Boxes(**{name: getattr(exemplar, name) for name in BOXES}))
    around = {name: getattr(exemplar, name) for name in ("unit", "place", "origin", "started_on")}
    return boxes | around | {"field": exemplar.field_id}
