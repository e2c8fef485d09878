"""Filling in a report: the page a commune's officer lives in."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.access.checks import may
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.reporting.models import Line, Obligation, Section
from phoihop.submissions import forms, services
from phoihop.submissions.models import Submission
from phoihop.submissions.proposals import flow, shown
from phoihop.submissions.rules import Missing
from phoihop.submissions.rules.statements import Fault
from phoihop.submissions.views._found import line_of, row_of, sheet_of, submission_of
from phoihop.submissions.views.phone import KEPT


@require_POST
def open_report(request: Request, pk: int) -> HttpResponse:
    """Begin the report that answers an obligation."""
    obligation = get_object_or_404(Obligation.objects.visible_to(request.user), pk=pk)
    submission = services.open_report(obligation=obligation, actor=request.user, at=timezone.now())
    return redirect("submissions:detail", submission.pk)


@require_http_methods(["GET", "POST"])
def detail(request: Request, pk: int) -> HttpResponse:
    """The report: to be filled in by those who may while it is open, to be read by the others."""
    submission = submission_of(request, pk)
    if request.method == "POST":
        return _save(request, submission)
    if submission.is_open and may(request.user, Permission.SUBMISSION_EDIT, submission):
        return _fill(request, submission)
    context = {"sheet": sheet_of(submission), "submission": submission, "steps": _steps(submission)}
    return render(request, "submissions/read.html", context | {"flow": ((), shown(submission))})


@require_http_methods(["GET", "POST"])
def line(request: Request, pk: int, line: int) -> HttpResponse:
    """One box: on POST what became of the words typed, on GET the row as it stands."""
    submission = submission_of(request, pk)
    asked = line_of(submission, line)
    faults: Sequence[Fault] = []
    if request.method == "POST":
        stated = forms.statements(request.POST, [asked])
        outcome = services.state(submission=submission, statements=stated, actor=request.user, at=timezone.now())
        faults = outcome.faults
    return _row(request, submission, asked, faults)


@require_POST
def text(request: Request, pk: int, section: int) -> HttpResponse:
    """One text: what became of what was typed."""
    submission = submission_of(request, pk)
    told = _tell(request, submission, get_object_or_404(Section, pk=section))
    sheet = sheet_of(submission, [told.fault] if told.fault else [])
    part = next(part for part in sheet.parts if part.section.pk == section)
    return render(request, "submissions/parts.html#told", {"part": part, "submission": submission})


@require_POST
def zero(request: Request, pk: int) -> HttpResponse:
    """State 0 for the rest; what was typed and not yet saved is saved before."""
    submission = submission_of(request, pk)
    faults = _keep(request, submission)
    outcome = services.rest_is_zero(submission=submission, actor=request.user, at=timezone.now())
    count = len(outcome.accepted)
    done = ngettext("%(count)s line was answered by 0.", "%(count)s lines were answered by 0.", count)
    messages.success(request, done % {"count": count})
    return _fill(request, submission, faults) if faults else redirect("submissions:detail", submission.pk)


@require_POST
def accept(request: Request, pk: int) -> HttpResponse:
    """Take a figure from activities; what was typed and not yet saved is saved before."""
    submission = submission_of(request, pk)
    faults = _keep(request, submission)
    asked = forms.accepted(request.POST)
    services.accept(submission=submission, **asked, actor=request.user, at=timezone.now())
    messages.success(request, _("The figure was taken from the recorded activities."))
    return _fill(request, submission, faults) if faults else redirect("submissions:detail", submission.pk)


@require_http_methods(["GET", "POST"])
def hand_in(request: Request, pk: int) -> HttpResponse:
    """What is still missing; and, once nothing is, the button that submits."""
    submission = submission_of(request, pk)
    if request.method == "POST":
        acknowledged = "acknowledged" in request.POST
        services.submit(submission=submission, actor=request.user, at=timezone.now(), acknowledged=acknowledged)
        messages.success(request, _("The report was submitted."))
        return redirect("submissions:detail", submission.pk)
    return render(request, "submissions/hand_in.html", {"sheet": sheet_of(submission), "submission": submission})


def _save(request: Request, submission: Submission) -> HttpResponse:
    """Keep the whole page, as browsers without JavaScript send it."""
    faults = _keep(request, submission)
    if faults:
        return _fill(request, submission, faults)
    if request.POST.get("next") == "hand_in":
        return redirect("submissions:hand_in", submission.pk)
    messages.success(request, _("Everything is saved."))
    return redirect("submissions:detail", submission.pk)


def _keep(request: Request, submission: Submission) -> list[Fault]:
    """State every figure and tell every text that the page sent; what could not be kept comes back."""
    lines = Line.objects.filter(section__version=submission.obligation.form_version_id).select_related("indicator")
    stated = forms.statements(request.POST, lines)
    outcome = services.state(submission=submission, statements=stated, actor=request.user, at=timezone.now())
    sections = Section.objects.filter(version=submission.obligation.form_version_id)
    texts = [_tell(request, submission, section) for section in sections if f"text-{section.pk}" in request.POST]
    return [*outcome.faults, *(told.fault for told in texts if told.fault)]


def _tell(request: Request, submission: Submission, section: Section) -> services.Told:
    return services.narrate(
        submission=submission,
        section=section,
        text=request.POST.get(f"text-{section.pk}", ""),
        seen_stamp=forms.stamp(request.POST, f"text-{section.pk}"),
        actor=request.user,
        at=timezone.now(),
    )


def _fill(request: Request, submission: Submission, faults: list[Fault] | None = None) -> HttpResponse:
    context = {
        "sheet": sheet_of(submission, faults),
        "submission": submission,
        "reasons": Missing.choices,
        "faults": faults,
        "flow": flow(submission),
    }
    answer = render(request, "submissions/fill.html", context, status=422 if faults else 200)
    answer[KEPT] = "yes"
    return answer


def _row(request: Request, submission: Submission, line: Line, faults: Sequence[Fault]) -> HttpResponse:
    """The part of the row that says what was understood; the whole row where it was asked for afresh."""
    sheet = sheet_of(submission, list(faults))
    row = row_of(sheet, line.pk)
    context = {
        "sheet": sheet,
        "row": row,
        "related": sheet.related(row),
        "submission": submission,
        "reasons": Missing.choices,
    }
    part = "said_and_more" if request.method == "POST" else "row"
    return render(request, f"submissions/parts.html#{part}", context)


def _steps(submission: Submission) -> list[object]:
    return list(submission.steps.select_related("actor").order_by("-at", "-pk"))
