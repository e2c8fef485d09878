"""The pages about indicators: the catalogue, one indicator, and the targets of a programme."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.indicators import forms, services, workbook
from phoihop.indicators.models import Indicator, Target
from phoihop.programmes.models import Programme
from phoihop.ui.answers import handed


@require_GET
def index(request: Request) -> HttpResponse:
    """The catalogue by field of work, searched by code, name and definition."""
    form = forms.SearchForm(request.GET)
    page_obj = Paginator(form.found(), 150).get_page(request.GET.get("page"))
    page = "indicators/index.html" + ("#results" if request.htmx else "")
    return render(request, page, {"form": form, "page_obj": page_obj})


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    return handed(workbook.catalogue(forms.SearchForm(request.GET).found()), "indicators.xlsx")


@require_GET
def detail(request: Request, code: str) -> HttpResponse:
    """One indicator: what it means, how it adds up, what it is part of, what is aimed at."""
    indicator = get_object_or_404(Indicator.objects.for_listing(), code=code)
    context = {
        "indicator": indicator,
        "parts": indicator.parts.order_by("code"),
        "ratios": Indicator.objects.made_of(indicator).for_listing(),
        "targets": indicator.targets.visible_to(request.user).for_listing()[:100],
    }
    return render(request, "indicators/detail.html", context)


def define(request: Request) -> HttpResponse:
    """Define a new indicator."""
    require(request.user, Permission.REGISTER_EDIT)
    form = forms.DefineForm(request.POST or None)
    if form.is_valid():
        indicator = services.define_indicator(**form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("Defined: %(indicator)s.") % {"indicator": indicator})
        return redirect("indicators:detail", indicator.code)
    return _ask(request, form, {"title": _("Define an indicator")})


def edit(request: Request, code: str) -> HttpResponse:
    """Put an indicator into better words."""
    require(request.user, Permission.REGISTER_EDIT)
    indicator = get_object_or_404(Indicator, code=code)
    initial = {name: getattr(indicator, name) for name in forms.EditForm.base_fields}
    form = forms.EditForm(request.POST or None, initial=initial)
    if form.is_valid():
        services.edit_indicator(indicator=indicator, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("indicators:detail", code)
    return _ask(request, form, {"title": _("Put it into better words"), "indicator": indicator})


def retire(request: Request, code: str) -> HttpResponse:
    """Let no new form ask an indicator."""
    require(request.user, Permission.REGISTER_EDIT)
    indicator = get_object_or_404(Indicator, code=code)
    form = forms.RetireForm(request.POST or None)
    if form.is_valid():
        services.retire_indicator(indicator=indicator, **form.cleaned_data, actor=request.user, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("indicators:detail", code)
    return _ask(request, form, {"title": _("No longer use it"), "indicator": indicator})


@require_POST
def reinstate(request: Request, code: str) -> HttpResponse:
    """Let forms ask a retired indicator again."""
    indicator = get_object_or_404(Indicator, code=code)
    services.reinstate_indicator(indicator=indicator, actor=request.user, at=timezone.now())
    messages.success(request, _("Saved."))
    return redirect("indicators:detail", code)


@require_GET
def targets(request: Request, slug: str) -> HttpResponse:
    """What a programme aims at."""
    programme = _programme(request, slug)
    page_obj = Paginator(programme.targets.for_listing(), 100).get_page(request.GET.get("page"))
    context = {"programme": programme, "page_obj": page_obj}
    return render(request, "indicators/targets.html", context)


@require_GET
def export_targets(request: Request, slug: str) -> HttpResponse:
    """What a programme aims at, in Excel."""
    programme = _programme(request, slug)
    return handed(workbook.targets(programme, programme.targets.for_listing()), f"{programme.slug}-targets.xlsx")


def set_target(request: Request, slug: str) -> HttpResponse:
    """Aim at a figure."""
    programme = _programme(request, slug)
    require(request.user, Permission.TARGET_EDIT, programme)
    initial = {"indicator": request.GET.get("indicator"), "since": programme.term_from, "until": programme.term_until}
    form = forms.TargetForm(request.POST or None, initial=initial)
    if form.is_valid():
        services.set_target(programme=programme, **form.cleaned_data, actor=request.user, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("indicators:targets", slug)
    return _ask(request, form, {"title": _("Set a target"), "programme": programme})


@require_POST
def drop_target(request: Request, slug: str, pk: int) -> HttpResponse:
    """No longer aim at a figure."""
    target = get_object_or_404(Target, pk=pk, programme=_programme(request, slug))
    services.drop_target(target=target, actor=request.user, at=timezone.now())
    messages.success(request, _("The target is dropped; the journal keeps it."))
    return redirect("indicators:targets", slug)


def _programme(request: Request, slug: str) -> Programme:
    return get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)


def _ask(request: Request, form: Form, context: dict[str, object]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "indicators/change.html", {"form": form, **context}, status=status)
