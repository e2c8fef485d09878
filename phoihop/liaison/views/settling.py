"""How often the parties of a programme inform one another."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.liaison import forms, services
from phoihop.liaison.rules import Kind
from phoihop.liaison.views import _found
from phoihop.ui import answers


@require_GET
def regimes(request: Request, slug: str) -> HttpResponse:
    """What the parties of a programme owe one another."""
    programme = _found.programme_of(request, slug)
    context = {"programme": programme, "regimes": programme.exchange_regimes.all(), "today": timezone.localdate()}
    return render(request, "liaison/regimes.html", context)


def settle(request: Request, slug: str) -> HttpResponse:
    """Say that a note is owed each month or quarter."""
    programme = _found.programme_of(request, slug)
    require(request.user, Permission.EXCHANGE_SETTLE, programme)
    form = forms.RegimeForm(answers.posted(request))
    if form.is_valid():
        asked = form.cleaned_data | {"programme": programme, "kind": Kind(form.cleaned_data["kind"])}
        return answers.done(request, partial(services.settle_regime, **asked), "liaison:regimes", slug)
    return _found.ask(request, form, title=_("Settle when notes are owed"), programme=programme)


def stop(request: Request, slug: str, pk: int) -> HttpResponse:
    """Owe no more notes of a kind from a day on."""
    programme = _found.programme_of(request, slug)
    require(request.user, Permission.EXCHANGE_SETTLE, programme)
    regime = get_object_or_404(programme.exchange_regimes.all(), pk=pk)
    form = forms.StopForm(answers.posted(request))
    if form.is_valid():
        asked = form.cleaned_data | {"regime": regime}
        return answers.done(request, partial(services.stop_regime, **asked), "liaison:regimes", slug)
    return _found.ask(request, form, title=_("Owe no more notes"), programme=programme)
