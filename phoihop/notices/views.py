"""The page of one's own reminders."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.requests import Request
from phoihop.notices import services
from phoihop.notices.models import Notice


@require_GET
def index(request: Request) -> HttpResponse:
    """What one is told: the unread first; `unread=1` shows only those."""
    notices = Notice.objects.visible_to(request.user)
    only_unread = bool(request.GET.get("unread"))
    shown = (notices.unread() if only_unread else notices).for_listing()
    page_obj = Paginator(shown, 50).get_page(request.GET.get("page"))
    context = {"page_obj": page_obj, "only_unread": only_unread, "unread": notices.unread().count()}
    return render(request, "notices/index.html", context)


@require_POST
def open_notice(request: Request, pk: int) -> HttpResponse:
    """Read one reminder, and go to the page it names."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    services.mark_read(notices=[notice], actor=request.user, at=timezone.now())
    return redirect(notice.url)


@require_POST
def read_all(request: Request) -> HttpResponse:
    """Mark everything as read."""
    unread = list(Notice.objects.visible_to(request.user).unread())
    services.mark_read(notices=unread, actor=request.user, at=timezone.now())
    messages.success(request, _("Everything is marked as read."))
    return redirect("notices:index")
