"""Writing, sending and correcting notes."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.foundation.refusals import NotAllowed
from phoihop.liaison import forms, services
from phoihop.liaison.models import NoteFile
from phoihop.liaison.rules import Kind
from phoihop.liaison.services import Told
from phoihop.liaison.views import _found
from phoihop.ui import answers


def begin(request: Request) -> HttpResponse:
    """Say which note is begun; its text follows on the next page."""
    if not forms.own_bodies(request.user).exists():
        raise NotAllowed(_("Notes are written by those who work for a body. Ask whoever keeps the posts."))
    initial = {name: request.GET.get(name, "") for name in ("programme", "body", "kind", "period")}
    form = forms.BeginForm(answers.posted(request), actor=request.user, initial={k: v for k, v in initial.items() if v})
    if form.is_valid():
        asked = form.cleaned_data | {"kind": Kind(form.cleaned_data["kind"])}
        note = services.draft(told=_begun(asked), **asked, actor=request.user, at=timezone.now())
        return redirect("liaison:edit", note.pk)
    return _found.ask(request, form, title=_("Write a note"))


def edit(request: Request, pk: int) -> HttpResponse:
    """What the note says."""
    note = _found.note_of(request, pk, Permission.NOTE_WRITE)
    form = _found.note_form(request, note)
    cases = _found.case_rows(request, list(note.cases.all()))
    if form.is_bound and form.is_valid() and cases.is_valid():
        told = form.told(cases.cases())
        return answers.done(request, partial(services.edit, note=note, told=told), "liaison:detail", pk)
    return _found.ask(request, form, title=_("Write the note"), note=note, cases=cases)


def send(request: Request, pk: int) -> HttpResponse:
    """Send the note; it never changes afterwards."""
    note = _found.note_of(request, pk, Permission.NOTE_SEND)
    form = forms.SendForm(answers.posted(request))
    if form.is_valid():
        return answers.done(request, partial(services.send, note=note, **form.cleaned_data), "liaison:detail", pk)
    return _found.ask(request, form, title=_("Send the note"), note=note, sends=True)


def attach(request: Request, pk: int) -> HttpResponse:
    """Add a file to a draft."""
    note = _found.note_of(request, pk, Permission.NOTE_WRITE)
    form = forms.FileForm(answers.posted(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = {"content": file.read(), "name": file.name}
        return answers.done(request, partial(services.attach, note=note, **content), "liaison:detail", pk)
    return _found.ask(request, form, title=_("Attach a file"), note=note)


@require_POST
def drop_file(request: Request, pk: int, part: int) -> HttpResponse:
    """Take a file from a draft."""
    note = _found.note_of(request, pk, Permission.NOTE_WRITE)
    file = get_object_or_404(NoteFile.objects.select_related("note", "upload"), pk=part, note=note)
    return answers.done(request, partial(services.drop_file, file=file), "liaison:detail", pk)


@require_POST
def discard(request: Request, pk: int) -> HttpResponse:
    """Throw a draft away."""
    note = _found.note_of(request, pk, Permission.NOTE_WRITE)
    return answers.done(request, partial(services.discard, note=note), "liaison:index")


@require_POST
def correct(request: Request, pk: int) -> HttpResponse:
    """Begin a note that corrects one that was sent, with its text to start from."""
    old = _found.note_of(request, pk, Permission.NOTE_WRITE)
    note = services.correct(note=old, actor=request.user, at=timezone.now())
    return redirect("liaison:edit", note.pk)


def _begun(asked: dict[str, object]) -> Told:
    """A subject to start from; the writer changes it."""
    period = f" {asked['period']}" if asked["period"] else ""
    return Told(subject=f"{Kind(str(asked['kind'])).label}{period}")
