"""How a page finds what it is about, and what the pages of this room share."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.inspections.models import Finding, Inspection, InspectionRequest
from phoihop.programmes.models import Programme

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def inspection_of(request: Request, pk: int, permission: Permission = Permission.INSPECTION_VIEW) -> Inspection:
    """An inspection that the person may see, and over which they have a permission."""
    found = get_object_or_404(Inspection.objects.visible_to(request.user).for_listing(), pk=pk)
    require(request.user, permission, found.head if permission is Permission.INSPECTION_CONCLUDE else found)
    return found


def finding_of(request: Request, pk: int, permission: Permission) -> Finding:
    """A finding that the person may see, and over which they have a permission."""
    seen = Finding.objects.visible_to(request.user).select_related("inspection__programme", "inspection__body")
    found = get_object_or_404(seen, pk=pk)
    require(request.user, permission, found)
    return found


def request_of(request: Request, pk: int, permission: Permission = Permission.INSPECTION_VIEW) -> InspectionRequest:
    """A request that the person may see, and over which they have a permission."""
    found = get_object_or_404(InspectionRequest.objects.visible_to(request.user).for_listing(), pk=pk)
    require(request.user, permission, found)
    return found


def programme_of(request: Request, slug: str) -> Programme:
    """A programme that the person may see."""
    return get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)


def posted(request: Request) -> Any:  # noqa: ANN401 - as forms take it
    """What was sent, None where a page is only looked at."""
    return request.POST if request.method == "POST" else None


def ask(request: Request, form: BaseForm, **context: object) -> HttpResponse:
    """The page that asks for something, again where it could not be read."""
    status = 422 if form.is_bound else 200
    return render(request, "inspections/change.html", {"form": form, **context}, status=status)


def done(request: Request, service: Callable[..., object], where: str, *args: Any) -> HttpResponse:  # noqa: ANN401
    """Do it in the person's name, say so, and lead on."""
    service(actor=request.user, at=timezone.now())
    messages.success(request, _("Saved."))
    return redirect(where, *args)


def handed(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to be kept."""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
