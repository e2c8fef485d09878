"""How a page finds what it is about; what one may not see does not exist."""

from collections.abc import Iterable

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from phoihop.access.requests import Request
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Line, Obligation
from phoihop.submissions.models import Submission
from phoihop.submissions.rules.statements import Fault
from phoihop.submissions.sheet import Row, Sheet, lay_out


def submission_of(request: Request, pk: int) -> Submission:
    """A report that the person may see."""
    listed = Submission.objects.visible_to(request.user).for_listing()
    return get_object_or_404(listed.select_related("decided_by", "submitted_by"), pk=pk)


def only_programme(obligations: Iterable[Obligation]) -> Programme | None:
    """The programme that all of these serve, so that a list says it once; None where there are several."""
    found = {obligation.regime.programme for obligation in obligations}
    return found.pop() if len(found) == 1 else None


def line_of(submission: Submission, pk: int) -> Line:
    """A line of the form that a report answers."""
    lines = Line.objects.filter(section__version=submission.obligation.form_version_id).select_related("indicator")
    return get_object_or_404(lines, pk=pk)


def sheet_of(submission: Submission, faults: list[Fault] | None = None) -> Sheet:
    """The report laid out as of today."""
    return lay_out(submission, timezone.localdate(), faults or [])


def row_of(sheet: Sheet, line: int) -> Row:
    """One row of a sheet. Raises Http404 for a line of another form."""
    try:
        return sheet.row(line)
    except StopIteration:
        raise Http404 from None
