"""The page on which a steward reads the journal."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.audit.models import JournalEntry
from phoihop.audit.wording import deeds_called


@require_GET
def index(request: Request) -> HttpResponse:
    """What was done, the latest first; `q` keeps what is called with these words."""
    require(request.user, Permission.JOURNAL_VIEW)
    query = request.GET.get("q", "").strip()
    entries = JournalEntry.objects.for_listing()
    if query:
        entries = entries.filter(action__in=deeds_called(query))
    page_obj = Paginator(entries, 50).get_page(request.GET.get("page"))
    return render(request, "audit/index.html", {"page_obj": page_obj, "query": query})
