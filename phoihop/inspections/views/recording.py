"""The pages on which the team writes, the inspected body answers, and both close the loop."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.inspections import services
from phoihop.inspections.forms import recording as forms
from phoihop.inspections.models import Inspection, InspectionEvidence
from phoihop.inspections.views._found import ask, finding_of, inspection_of, request_of
from phoihop.ui.answers import done, posted

RECORD, REMEDY = Permission.INSPECTION_RECORD, Permission.INSPECTION_REMEDY
VERIFY, CONCLUDE = Permission.INSPECTION_VERIFY, Permission.INSPECTION_CONCLUDE
DETAIL, REQUEST = "inspections:detail", "inspections:request"


def answers(request: Request, pk: int) -> HttpResponse:
    """Answer the checklist."""
    inspection = inspection_of(request, pk, RECORD)
    form = forms.AnswersForm(posted(request), inspection=inspection)
    if form.is_valid():
        return done(request, partial(services.answer_checklist, inspection=inspection, **form.asked()), DETAIL, pk)
    return ask(request, form, title=_("Answer the checklist"), inspection=inspection)


def add_finding(request: Request, pk: int) -> HttpResponse:
    """Write down a finding."""
    inspection = inspection_of(request, pk, RECORD)
    form = forms.FindingForm(posted(request), inspection=inspection, initial={"kind": "shortcoming"})
    if form.is_valid():
        return done(request, partial(services.add_finding, inspection=inspection, **form.asked()), DETAIL, pk)
    return ask(request, form, title=_("Add a finding"), inspection=inspection)


def edit_finding(request: Request, pk: int) -> HttpResponse:
    """Change a finding."""
    finding = finding_of(request, pk, RECORD)
    said = {name: getattr(finding, name) for name in ("kind", "text", "point")}
    form = forms.FindingForm(posted(request), inspection=finding.inspection, initial=said)
    if form.is_valid():
        service = partial(services.edit_finding, finding=finding, **form.asked())
        return done(request, service, DETAIL, finding.inspection_id)
    return ask(request, form, title=_("Change the finding"), inspection=finding.inspection)


@require_POST
def drop_finding(request: Request, pk: int) -> HttpResponse:
    """Take a finding back."""
    finding = finding_of(request, pk, RECORD)
    return done(request, partial(services.drop_finding, finding=finding), DETAIL, finding.inspection_id)


def attach(request: Request, pk: int) -> HttpResponse:
    """Put evidence behind a finding."""
    finding = finding_of(request, pk, RECORD)
    form = forms.EvidenceForm(posted(request), request.FILES or None)
    if form.is_valid():
        service = partial(services.attach_evidence, finding=finding, **form.asked())
        return done(request, service, DETAIL, finding.inspection_id)
    return ask(request, form, title=_("Add evidence"), inspection=finding.inspection, quoted=finding)


@require_POST
def drop_evidence(request: Request, pk: int) -> HttpResponse:
    """Take evidence from a finding."""
    evidence = get_object_or_404(InspectionEvidence.objects.exclude(finding=None), pk=pk)
    finding = finding_of(request, evidence.finding_id or 0, RECORD)
    return done(request, partial(services.drop_evidence, evidence=evidence), DETAIL, finding.inspection_id)


def reply(request: Request, pk: int) -> HttpResponse:
    """Answer a finding for the inspected body."""
    finding = finding_of(request, pk, REMEDY)
    form = forms.TextForm(posted(request))
    if form.is_valid():
        service = partial(services.reply, finding=finding, **form.asked())
        return done(request, service, DETAIL, finding.inspection_id)
    return ask(request, form, title=_("Answer the finding"), inspection=finding.inspection, quoted=finding)


def draft_request(request: Request, pk: int) -> HttpResponse:
    """Draft a request."""
    inspection = inspection_of(request, pk, RECORD)
    form = forms.RequestForm(posted(request), inspection=inspection, initial={"body": inspection.body})
    if form.is_valid():
        return done(request, partial(services.draft_request, inspection=inspection, **form.asked()), DETAIL, pk)
    return ask(request, form, title=_("Draft a request"), inspection=inspection)


def edit_request(request: Request, pk: int) -> HttpResponse:
    """Change a request before the conclusion is signed."""
    asked = request_of(request, pk, RECORD)
    said = {name: getattr(asked, name) for name in ("text", "finding", "due_on")} | {"body": asked.body}
    form = forms.RequestForm(posted(request), inspection=asked.inspection, initial=said)
    if form.is_valid():
        service = partial(services.edit_request, request=asked, **form.asked())
        return done(request, service, DETAIL, asked.inspection_id)
    return ask(request, form, title=_("Change the request"), inspection=asked.inspection)


@require_POST
def drop_request(request: Request, pk: int) -> HttpResponse:
    """Take a request back before the conclusion is signed."""
    asked = request_of(request, pk, RECORD)
    return done(request, partial(services.drop_request, request=asked), DETAIL, asked.inspection_id)


@require_POST
def hand_over(request: Request, pk: int) -> HttpResponse:
    """Hand the findings over."""
    return done(request, partial(services.hand_over, inspection=inspection_of(request, pk, RECORD)), DETAIL, pk)


def conclude(request: Request, pk: int) -> HttpResponse:
    """Sign the conclusion."""
    inspection = inspection_of(request, pk, CONCLUDE)
    form = forms.ConcludeForm(posted(request), initial=_usual(inspection))
    if form.is_valid():
        return done(request, partial(services.conclude, inspection=inspection, **form.asked()), DETAIL, pk)
    return ask(request, form, title=_("Sign the conclusion"), inspection=inspection)


def correct(request: Request, pk: int) -> HttpResponse:
    """Add a correction to a signed conclusion."""
    inspection = inspection_of(request, pk, CONCLUDE)
    form = forms.TextForm(posted(request))
    if form.is_valid():
        return done(request, partial(services.correct, inspection=inspection, **form.asked()), DETAIL, pk)
    return ask(request, form, title=_("Correct the conclusion"), inspection=inspection)


@require_POST
def close(request: Request, pk: int) -> HttpResponse:
    """Close an inspection."""
    return done(request, partial(services.close, inspection=inspection_of(request, pk, CONCLUDE)), DETAIL, pk)


def remedy(request: Request, pk: int) -> HttpResponse:
    """Hand in what was done on a request."""
    asked = request_of(request, pk, REMEDY)
    form = forms.RemedyForm(posted(request), request.FILES or None)
    if form.is_valid():
        return done(request, partial(services.hand_in_remedy, request=asked, **form.asked()), REQUEST, pk)
    return ask(request, form, title=_("Hand in a remedy"), asked=asked, inspection=asked.inspection, quoted=asked)


def verify(request: Request, pk: int) -> HttpResponse:
    """Say whether the remedy suffices."""
    asked = request_of(request, pk, VERIFY)
    form = forms.VerifyForm(posted(request))
    if form.is_valid():
        return done(request, partial(services.verify, request=asked, **form.asked()), REQUEST, pk)
    quoted = asked.remedies.last() or asked
    return ask(request, form, title=_("Verify the remedy"), asked=asked, inspection=asked.inspection, quoted=quoted)


def extend(request: Request, pk: int) -> HttpResponse:
    """Give more time for a request."""
    asked = request_of(request, pk, VERIFY)
    form = forms.ExtendForm(posted(request))
    if form.is_valid():
        return done(request, partial(services.extend, request=asked, **form.asked()), REQUEST, pk)
    return ask(request, form, title=_("Give more time"), asked=asked, inspection=asked.inspection, quoted=asked)


def _usual(inspection: Inspection) -> dict[str, object]:
    """What the conclusion begins with."""
    head = inspection.head
    return {
        "signed_on": timezone.localdate(),
        "office": head.office,
        "issued_from": head.body.place.name,
        "layout": inspection.programme.paper_form,
    }
