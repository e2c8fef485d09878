"""What was declared of overlapping totals."""

from functools import partial

from django.contrib import messages
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
from phoihop.activities import forms, services
from phoihop.activities.models import Overlap
from phoihop.activities.views._found import ask
from phoihop.ui.answers import done


@require_GET
def index(request: Request) -> HttpResponse:
    """What was declared of programmes that the person may see."""
    found = Overlap.objects.visible_to(request.user).for_listing()
    page_obj = Paginator(found, 30).get_page(request.GET.get("page"))
    return render(request, "activities/overlaps.html", {"page_obj": page_obj, "declares": _may_declare(request)})


def declare(request: Request) -> HttpResponse:
    """Say how far two programmes count the same deeds."""
    if not _may_declare(request):
        require(request.user, Permission.OVERLAP_DECLARE)
    form = forms.OverlapForm(request.POST or None, actor=request.user)
    if form.is_valid():
        return done(request, partial(services.declare_overlap, **form.asked()), "activities:overlaps")
    return ask(request, form, {"title": _("Declare an overlap")})


@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Take a declaration back."""
    overlap = get_object_or_404(Overlap.objects.visible_to(request.user), pk=pk)
    services.withdraw_overlap(overlap=overlap, actor=request.user, at=timezone.now())
    messages.success(request, _("The declaration was taken back."))
    return redirect("activities:overlaps")


def _may_declare(request: Request) -> bool:
    return bool(bodies_reaching(request.user, Permission.OVERLAP_DECLARE, Reach.LEAD))
