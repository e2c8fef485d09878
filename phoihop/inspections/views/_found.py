"""How a page finds what it is about, and what the pages of this room share."""

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.inspections.models import Finding, Inspection, InspectionRequest
from phoihop.programmes.models import Programme
from phoihop.ui import answers


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


def ask(request: Request, form: BaseForm, **context: object) -> HttpResponse:
    """The page that asks for something, again where it could not be read."""
    return answers.ask("inspections/change.html", request, form, context)
