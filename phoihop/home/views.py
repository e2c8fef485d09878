"""The first page of each person, and the search."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.access.requests import Request
from phoihop.home.search import KINDS
from phoihop.home.search import search as search_everywhere
from phoihop.home.work import work_of


@require_GET
def work(request: Request) -> HttpResponse:
    """What waits for this person today."""
    today = timezone.localdate()
    return render(request, "home/work.html", {"work": work_of(request.user, today), "today": today})


@require_GET
def search(request: Request) -> HttpResponse:
    """What was found under some words."""
    query = request.GET.get("q", "").strip()
    found = search_everywhere(query, request.user, timezone.localdate())
    groups = [(title, found[kind]) for kind, title in KINDS.items() if found.get(kind)]
    return render(request, "home/search.html", {"query": query, "groups": groups})
