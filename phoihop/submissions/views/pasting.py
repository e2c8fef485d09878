"""A report pasted as it was written: figures are proposed from its words, and a person accepts them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.documents.models import Upload
from phoihop.foundation.refusals import Refused
from phoihop.submissions import forms, services
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.pasting.passages import Found, Passage, choose, find
from phoihop.submissions.pasting.stretches import around
from phoihop.submissions.rules import Channel
from phoihop.submissions.views._found import sheet_of, submission_of
from phoihop.ui.answers import ask, posted


@require_http_methods(["GET", "POST"])
def paste(request: Request, pk: int) -> HttpResponse:
    """Paste a report or hand in its file; nothing is kept of it here."""
    submission = _fillable(request, pk)
    form = forms.PasteForm(posted(request), request.FILES or None)
    if form.is_valid():
        return _shown(request, submission, find(**form.asked(), sheet=sheet_of(submission)))
    return ask("submissions/paste.html", request, form, {"submission": submission})


@require_POST
def accept(request: Request, pk: int) -> HttpResponse:
    """State the passages that the person accepted; what could not be stated comes back."""
    submission = _fillable(request, pk)
    form = forms.PasteForm(request.POST)
    if not form.is_valid():
        return ask("submissions/paste.html", request, form, {"submission": submission})
    found = find(**form.asked(), sheet=sheet_of(submission))
    _state(request, submission, found, choose(found, request.POST))
    return _shown(request, submission, found) if found.faults else redirect("submissions:detail", submission.pk)


@require_GET
def passage(request: Request, pk: int) -> HttpResponse:
    """Where the words of an entry stood in the text that was pasted."""
    entry = get_object_or_404(Entry.objects.select_related("indicator"), pk=pk, channel=Channel.PROSE)
    submission = submission_of(request, entry.submission_id)
    text = get_object_or_404(Upload, pk=entry.source.get("upload")).content().decode()
    first, last = entry.source["span"]
    context = {"entry": entry, "submission": submission, "stretches": around(text, first, last)}
    return render(request, "submissions/passage.html", context)


def _fillable(request: Request, pk: int) -> Submission:
    submission = submission_of(request, pk)
    require(request.user, Permission.SUBMISSION_EDIT, submission)
    if submission.is_open:
        return submission
    reason = _(
        "This report is “%(status)s” and cannot be filled in now. Ask whoever received it to return or reopen it."
    )
    raise Refused(reason % {"status": submission.get_status_display()})


def _state(request: Request, submission: Submission, found: Found, chosen: list[Passage]) -> None:
    """State what was chosen, and note on each passage what is wrong with it."""
    passages = _accepted(found, chosen, request.POST)
    if not passages:
        return
    told: dict[str, Any] = {"submission": submission, "text": found.text, "document": found.document}
    outcome = services.accept_passages(**told, passages=passages, actor=request.user, at=timezone.now())
    faults, count = {fault.cell: str(fault) for fault in outcome.faults}, len(outcome.accepted)
    for each in chosen:
        each.fault = faults.get(each.span, "")
    done = ngettext("%(count)s figure was taken from the text.", "%(count)s figures were taken from the text.", count)
    messages.success(request, done % {"count": count})


def _accepted(found: Found, chosen: list[Passage], posted: QueryDict) -> list[services.Accepted]:
    codes = {row.key: row.asked.code for row in found.rows}
    return [
        services.Accepted(
            indicator=codes[each.line],
            words=each.words,
            span=(each.figure.start, each.figure.end),
            seen_stamp=forms.stamp(posted, each.line),
        )
        for each in chosen
    ]


def _shown(request: Request, submission: Submission, found: Found) -> HttpResponse:
    context = {"submission": submission, "found": found}
    return render(request, "submissions/paste_read.html", context, status=422 if found.faults else 200)
