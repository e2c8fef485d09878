"""The list of notes, one note, what is owed; reading and answering."""

from functools import partial

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.documents.files import KINDS
from phoihop.liaison import forms, owing, papers, services, workbook
from phoihop.liaison.views import _found
from phoihop.programmes.models import Programme
from phoihop.ui import answers


@require_GET
def index(request: Request) -> HttpResponse:
    """The notes a person may read."""
    form = forms.SearchForm(request.GET, actor=request.user)
    page_obj = Paginator(form.found(timezone.localdate()), 30).get_page(request.GET.get("page"))
    page = "liaison/index.html" + ("#results" if request.htmx else "")
    context = {"form": form, "page_obj": page_obj, "writes": forms.own_bodies(request.user).exists()}
    return render(request, page, context)


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    found = forms.SearchForm(request.GET, actor=request.user).found(timezone.localdate())
    return answers.handed(workbook.note_list(found), "notes.xlsx")


@require_GET
def owed(request: Request) -> HttpResponse:
    """The notes of months and quarters that are missing."""
    today = timezone.localdate()
    page_obj = Paginator(owing.owed_in(request.user, today), 50).get_page(request.GET.get("page"))
    own = bodies_reaching(request.user, Permission.NOTE_WRITE, Reach.OWN)
    return render(request, "liaison/owed.html", {"page_obj": page_obj, "today": today, "own": own})


@require_GET
def owed_export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    today = timezone.localdate()
    return answers.handed(workbook.owed_list(owing.owed_in(request.user, today), today), "missing-notes.xlsx")


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One note, who has read it, and what they answer."""
    note = _found.note_of(request, pk)
    own = bodies_reaching(request.user, Permission.NOTE_ANSWER, Reach.RECEIVER)
    mine = [each for each in note.recipients.all() if each.body_id in own and not note.is_draft]
    unread, silent = any(not each.read_at for each in mine), any(not each.answer for each in mine)
    context = {"note": note, "awaits_us": unread, "answer": forms.AnswerForm() if silent else None}
    return render(request, "liaison/detail.html", context | {"layouts": Programme.PaperForm.choices})


@require_GET
def file(request: Request, pk: int, part: int) -> HttpResponse:
    """A file of a note, as it was handed in."""
    found = get_object_or_404(_found.note_of(request, pk).files.select_related("upload"), pk=part)
    return answers.handed(found.upload.content(), found.upload.name)


@require_GET
def paper(request: Request, pk: int, layout: str, kind: str) -> HttpResponse:
    """The note as an official paper: Word or PDF, State or Party form."""
    note = _found.note_of(request, pk)
    if kind not in KINDS or layout not in Programme.PaperForm.values:
        raise Http404
    return answers.handed(papers.written(note, layout, kind), f"thong-tin-{pk}-{layout}.{kind}")


@require_POST
def confirm(request: Request, pk: int) -> HttpResponse:
    """Say that one's body has read the note."""
    note = _found.note_of(request, pk, Permission.NOTE_ANSWER)
    return answers.done(request, partial(services.confirm_read, note=note), "liaison:detail", pk)


@require_POST
def answer(request: Request, pk: int) -> HttpResponse:
    """Answer the note for one's body."""
    note = _found.note_of(request, pk, Permission.NOTE_ANSWER)
    text = request.POST.get("text", "")[:5_000]
    return answers.done(request, partial(services.answer, note=note, text=text), "liaison:detail", pk)
