"""Fields, criteria and individuals of a programme."""

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import bodies_reaching, require
from phoihop.access.policy import Reach
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.exemplars import forms, reaching, services, workbook
from phoihop.exemplars.models import ExemplarField, IndividualCount, Rubric
from phoihop.exemplars.views._found import ask, programme_of
from phoihop.foundation.refusals import NotAllowed
from phoihop.ui.answers import done, handed

SETTLE = Permission.EXEMPLAR_SETTLE


@require_GET
def settings(request: Request, slug: str) -> HttpResponse:
    """The fields and criteria of a programme, with the versions before."""
    programme = programme_of(request, slug)
    fields = ExemplarField.objects.filter(programme=programme)
    rubrics = Rubric.objects.filter(programme=programme).with_criteria()
    context = {"programme": programme, "fields": fields, "rubrics": rubrics, "today": timezone.localdate()}
    return render(request, "exemplars/settings.html", context)


def add_field(request: Request, slug: str) -> HttpResponse:
    """Add a field of models."""
    programme = programme_of(request, slug)
    require(request.user, SETTLE, programme)
    form = forms.FieldForm(request.POST or None)
    if form.is_valid():
        asked = form.asked() | {"programme": programme}
        return done(request, lambda **turn: services.settle_field(**asked, **turn), "exemplars:settings", slug)
    return ask(request, form, {"title": _("Add a field"), "programme": programme})


@require_POST
def settle(request: Request, slug: str, verb: str) -> HttpResponse:
    """Take over the national four, or the neutral criteria."""
    programme = programme_of(request, slug)
    turn = {"programme": programme, "actor": request.user, "at": timezone.now()}
    if verb == "fields":
        services.settle_national_fields(**turn)
    else:
        services.issue_default_rubric(since=timezone.localdate(), **turn)
    return redirect("exemplars:settings", slug)


@require_POST
def retire(request: Request, slug: str, pk: int) -> HttpResponse:
    """Let nothing more be registered in a field."""
    field = get_object_or_404(ExemplarField, pk=pk, programme=programme_of(request, slug))
    services.retire_field(field=field, actor=request.user, at=timezone.now())
    return redirect("exemplars:settings", slug)


def issue(request: Request, slug: str) -> HttpResponse:
    """Issue the next version of the criteria."""
    programme = programme_of(request, slug)
    require(request.user, SETTLE, programme)
    form, criteria = forms.RubricForm(request.POST or None), _rows(request)
    if form.is_valid() and criteria.is_valid():
        asked = form.asked() | {"programme": programme, "criteria": criteria.criteria()}
        return done(request, lambda **turn: services.issue_rubric(**asked, **turn), "exemplars:settings", slug)
    return ask(request, form, {"title": _("Issue criteria"), "programme": programme, "criteria": criteria}, "rubric")


@require_GET
def individuals(request: Request) -> HttpResponse:
    """How many individuals there are, by body, field and gate; nobody is named."""
    rows = IndividualCount.objects.visible_to(request.user).for_listing()
    page_obj = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {"page_obj": page_obj, "programmes": reaching.counted_by(request.user)}
    return render(request, "exemplars/individuals.html", context)


@require_GET
def individuals_export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    rows = IndividualCount.objects.visible_to(request.user).for_listing()
    return handed(workbook.individual_list(rows), "individuals.xlsx")


def count(request: Request, slug: str) -> HttpResponse:
    """State how many individuals passed a gate."""
    programme = programme_of(request, slug)
    _require_some_right(request)
    own = reaching.own_bodies(request.user).first()
    form = forms.IndividualsForm(request.POST or None, programme=programme, initial={"body": own})
    if form.is_valid():
        asked = form.asked() | {"programme": programme}
        return done(request, lambda **turn: services.count_individuals(**asked, **turn), "exemplars:individuals")
    return ask(request, form, {"title": _("Count individuals"), "programme": programme})


def _rows(request: Request) -> forms.CriteriaFormSet:
    """The criteria in rows."""
    return cast("forms.CriteriaFormSet", forms.CRITERIA(request.POST or None, prefix="criteria"))


def _require_some_right(request: Request) -> None:
    """Whose right reaches the body chosen is held by the service; who has none anywhere need not begin."""
    edits = bodies_reaching(request.user, Permission.EXEMPLAR_EDIT, Reach.OWN)
    reaches = (Reach.ABOVE, Reach.LEAD)
    if not edits and not any(bodies_reaching(request.user, Permission.EXEMPLAR_JUDGE, reach) for reach in reaches):
        raise NotAllowed(_("Individuals are counted by their own body and by those who judge models."))
