"""Closings: what was frozen, and what has changed since."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.programmes.models import Programme
from phoihop.submissions import services
from phoihop.submissions.forms import ClosingForm
from phoihop.submissions.models import Closing
from phoihop.ui.answers import ask, posted


@require_GET
def index(request: Request) -> HttpResponse:
    """The closings of the programmes that the person may see, and where to make one."""
    visible = Closing.objects.visible_to(request.user).for_listing()
    page_obj = Paginator(visible, 30).get_page(request.GET.get("page"))
    programmes = Programme.objects.visible_to(request.user).order_by("title")
    return render(request, "submissions/closings.html", {"page_obj": page_obj, "programmes": programmes})


@require_http_methods(["GET", "POST"])
def make(request: Request, pk: int) -> HttpResponse:
    """Freeze what is approved of a programme."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user), pk=pk)
    require(request.user, Permission.CLOSING_MAKE, programme)
    form = ClosingForm(posted(request))
    if form.is_valid():
        closing = services.close(programme=programme, actor=request.user, at=timezone.now(), **form.closing())
        messages.success(request, _("The figures are closed."))
        return redirect("submissions:closing", closing.pk)
    return ask("submissions/close.html", request, form, {"programme": programme})


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One closing: its hash, checked now, and the differences since."""
    closing = get_object_or_404(Closing.objects.visible_to(request.user).for_listing(), pk=pk)
    differences = services.differences(closing)
    context = {
        "closing": closing,
        "verified": services.verify(closing),
        "page_obj": Paginator(differences, 50).get_page(request.GET.get("page")),
    }
    return render(request, "submissions/closing.html", context)
