"""The pages on which forms are read and designed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import bodies_reaching, may, require
from phoihop.access.policy import Reach
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.reporting import services
from phoihop.reporting.forms import DesignForm, LineForm, SectionForm, VersionForm
from phoihop.reporting.models import Form, FormVersion, Line, Section
from phoihop.reporting.views._asking import ask


@require_GET
def index(request: Request) -> HttpResponse:
    """Every form there is, with the version in force today."""
    forms = Form.objects.select_related("owner").prefetch_related("versions")
    context = {"forms": forms, "today": timezone.localdate(), "designs": may_design(request)}
    return render(request, "reporting/forms.html", context)


@require_GET
def detail(request: Request, code: str, number: int | None = None) -> HttpResponse:
    """What a version of a form asks: the one named, or in force today, or else the latest."""
    form = get_object_or_404(Form.objects.select_related("owner"), code=code)
    versions = list(form.versions.all())
    chosen = _chosen(form, versions, number)
    version = get_object_or_404(FormVersion.objects.for_reading(), pk=chosen.pk)
    context = {"form": form, "version": version, "versions": versions, "draft": form.draft}
    return render(request, "reporting/form.html", context)


def design(request: Request) -> HttpResponse:
    """Begin a form."""
    _require_design(request)
    form = DesignForm(request.POST or None, actor=request.user)
    if form.is_valid():
        version = services.design_form(**form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("The form is begun. Add what it asks, then publish it."))
        return redirect("reporting:version", version.form.code, version.number)
    return ask(request, form, _("Design a form"), reverse("reporting:index"))


def new_version(request: Request, code: str) -> HttpResponse:
    """Begin the next version of a form."""
    form = get_object_or_404(Form, code=code)
    require(request.user, Permission.FORM_EDIT, form)
    asked = VersionForm(request.POST or None)
    if asked.is_valid():
        version = services.new_version(form=form, **asked.asked(), actor=request.user, at=timezone.now())
        return redirect("reporting:version", code, version.number)
    return ask(request, asked, _("Begin a new version"), reverse("reporting:form", args=[code]), about=form.label)


def add_section(request: Request, code: str, number: int) -> HttpResponse:
    """Add a section to a version that is being written."""
    version = _version(request, code, number)
    form = SectionForm(request.POST or None)
    if form.is_valid():
        services.add_section(version=version, **form.asked(), actor=request.user, at=timezone.now())
        return redirect("reporting:version", code, number)
    return ask(request, form, _("Add a section"), _address(version), about=version)


def add_line(request: Request, code: str, number: int, section: int) -> HttpResponse:
    """Let a section ask an indicator."""
    version = _version(request, code, number)
    found = get_object_or_404(Section.objects.select_related("version"), pk=section, version=version)
    form = LineForm(request.POST or None, version=version)
    if form.is_valid():
        services.add_line(section=found, **form.asked(), actor=request.user, at=timezone.now())
        return redirect("reporting:version", code, number)
    return ask(request, form, _("Ask a figure"), _address(version), about=found.label)


@require_POST
def change_line(request: Request, pk: int, verb: str) -> HttpResponse:
    """Move a line up or down, or take it out."""
    line = get_object_or_404(Line.objects.select_related("section__version__form", "indicator"), pk=pk)
    version = line.section.version
    if verb == "remove":
        services.remove_line(line=line, actor=request.user, at=timezone.now())
    else:
        services.move_line(line=line, up=verb == "up", actor=request.user, at=timezone.now())
    return redirect("reporting:version", version.form.code, version.number)


@require_POST
def remove_section(request: Request, pk: int) -> HttpResponse:
    """Take a section out."""
    section = get_object_or_404(Section.objects.select_related("version__form"), pk=pk)
    version = services.remove_section(section=section, actor=request.user, at=timezone.now())
    return redirect("reporting:version", version.form.code, version.number)


@require_POST
def publish(request: Request, code: str, number: int) -> HttpResponse:
    """Put a version in force."""
    version = services.publish_version(version=_version(request, code, number), actor=request.user, at=timezone.now())
    messages.success(request, _("Published: %(version)s.") % {"version": version})
    return redirect("reporting:version", code, number)


def may_design(request: Request) -> bool:
    """Whether there is a body for which this person could keep a form, or they keep the registers."""
    own = bodies_reaching(request.user, Permission.FORM_EDIT, Reach.OWN)
    return bool(own) or may(request.user, Permission.FORM_EDIT)


def _require_design(request: Request) -> None:
    if not may_design(request):
        require(request.user, Permission.FORM_EDIT)


def _chosen(form: Form, versions: list[FormVersion], number: int | None) -> FormVersion:
    if number is not None:
        return get_object_or_404(FormVersion, form=form, number=number)
    return form.version_on(timezone.localdate()) or versions[-1]


def _version(request: Request, code: str, number: int) -> FormVersion:
    """The version, for those who may write it; Refused by the services where it is published."""
    found = FormVersion.objects.filter(form__code=code).select_related("form")
    version = get_object_or_404(found, number=number)
    require(request.user, Permission.FORM_EDIT, version)
    return version


def _address(version: FormVersion) -> str:
    return reverse("reporting:version", args=[version.form.code, version.number])
