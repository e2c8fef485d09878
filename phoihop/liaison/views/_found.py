"""How a page finds what it is about, and what the pages of this room share."""

from typing import cast

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.liaison import forms
from phoihop.liaison.models import CaseCount, Note
from phoihop.programmes.models import Programme
from phoihop.ui import answers


def note_of(request: Request, pk: int, permission: Permission = Permission.NOTE_READ) -> Note:
    """A note that the person may read, and over which they have a permission."""
    note = get_object_or_404(Note.objects.visible_to(request.user).for_listing(), pk=pk)
    require(request.user, permission, note)
    return note


def programme_of(request: Request, slug: str) -> Programme:
    """A programme that the person may see."""
    return get_object_or_404(Programme.objects.visible_to(request.user), slug=slug)


def ask(request: Request, form: BaseForm, **context: object) -> HttpResponse:
    """The page that asks for something, again where it could not be read."""
    return answers.ask("liaison/change.html", request, form, context)


def case_rows(request: Request, counts: list[CaseCount]) -> forms.CasesFormSet:
    """The counts of cases in rows."""
    names = ("kind", "arisen", "settled", "remaining")
    initial = [{name: getattr(each, name) for name in names} for each in counts]
    return cast("forms.CasesFormSet", forms.CASES(answers.posted(request), prefix="cases", initial=initial))


def note_form(request: Request, note: Note) -> forms.NoteForm:
    """The form of a note that exists, filled with what it says."""
    names = ("subject", "account", "assessment", "proposals", "signatory", "office")
    said: dict[str, object] = {name: getattr(note, name) for name in names}
    offered = set(forms.parties_beside(note.programme, note.body))
    to = [each.body for each in note.recipients.all()]
    said["parties"] = [body for body in to if body in offered]
    said["others"] = [body for body in to if body not in offered]
    return forms.NoteForm(
        answers.posted(request), kind=note.kind, programme=note.programme, body=note.body, initial=said
    )
