"""Reports as workbooks: given out, taken back, seen before they count."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.documents.models import Upload
from phoihop.documents.rules import BOOKS
from phoihop.documents.services import keep
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Obligation, ObligationQuerySet
from phoihop.submissions.forms import WorkbookForm
from phoihop.submissions.owing import standing
from phoihop.submissions.tables.free_book import FreeBook
from phoihop.submissions.views._found import submission_of
from phoihop.submissions.views.overview import Choice, owed
from phoihop.submissions.views.tables import receive
from phoihop.submissions.workbooks import previews
from phoihop.submissions.workbooks.blank_book import write_blanks
from phoihop.submissions.workbooks.blanks import MOST_SHEETS, blanks
from phoihop.submissions.workbooks.returned_book import Returned, read_returned
from phoihop.ui.answers import ask, handed, posted


@require_GET
def blank(request: Request, pk: int) -> HttpResponse:
    """The workbook of one report."""
    obligation = submission_of(request, pk).obligation
    return handed(write_blanks(blanks([obligation])), f"{obligation.body.slug}-{obligation.period_code}.xlsx")


@require_GET
def blank_owed(request: Request) -> HttpResponse:
    """A workbook with a sheet for each report that the person's bodies still owe."""
    _form, listed = owed(request)
    return _given_out(standing(listed, "todo", timezone.localdate()))


@require_GET
def blank_completeness(request: Request, pk: int) -> HttpResponse:
    """A workbook with a sheet for each body that reports on a programme for the period chosen."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user), pk=pk)
    return _given_out(Choice(request, programme).obligations.for_listing().order_by("body__sort_text", "since"))


@require_http_methods(["GET", "POST"])
def upload(request: Request) -> HttpResponse:
    """Hand in a workbook: one that was given out here and filled in, or a table of one's own."""
    form = WorkbookForm(posted(request), request.FILES or None)
    if not form.is_valid():
        return ask("submissions/workbook.html", request, form, {})
    content, name = form.file()
    book = FreeBook(content)
    if not book.given_out:
        return receive(request, content, name, book)
    return redirect("submissions:workbook_preview", _kept(request, content, name).pk)


@require_http_methods(["GET", "POST"])
def preview(request: Request, pk: int) -> HttpResponse:
    """What a workbook would change; on POST it does."""
    returned = _returned(request, pk)
    applied = request.method == "POST"
    seen = previews.take(returned, actor=request.user, at=timezone.now(), dry_run=not applied)
    if applied:
        return _applied(request, pk, seen)
    return render(request, "submissions/workbook_preview.html", {"preview": seen, "pk": pk})


@require_GET
def corrected(request: Request, pk: int) -> HttpResponse:
    """The workbook again, with every fault marked in its cell."""
    seen = previews.take(_returned(request, pk), actor=request.user, at=timezone.now(), dry_run=True)
    return handed(seen.corrected(), "corrected.xlsx")


def _given_out(obligations: ObligationQuerySet) -> HttpResponse:
    return handed(write_blanks(blanks(obligations[: MOST_SHEETS + 1])), "reports-to-fill-in.xlsx")


def _kept(request: Request, content: bytes, name: str) -> Upload:
    """Keep a workbook under the right to fill in the first report it was given out for."""
    return keep(
        content=content,
        name=name,
        permission=Permission.SUBMISSION_EDIT,
        thing=_first_report(request, read_returned(content, name)),
        actor=request.user,
        at=timezone.now(),
    )


def _first_report(request: Request, returned: Returned) -> Obligation:
    """The first report that a workbook answers, among those the person may see."""
    visible = Obligation.objects.visible_to(request.user)
    answered = [answer.obligation for answer in returned.answers] or list(returned.sealed)
    return get_object_or_404(visible, pk=next((pk for pk in answered if visible.filter(pk=pk).exists()), 0))


def _returned(request: Request, pk: int) -> Returned:
    """A workbook that the person handed in; nobody else's exists."""
    kept = get_object_or_404(Upload, pk=pk, uploaded_by=request.user.pk, kind__in=BOOKS)
    return read_returned(kept.content(), kept.name)


def _applied(request: Request, pk: int, seen: previews.Preview) -> HttpResponse:
    done = ngettext("%(count)s line was changed.", "%(count)s lines were changed.", seen.changes)
    messages.success(request, done % {"count": seen.changes})
    if seen.problems:
        return redirect("submissions:workbook_preview", pk)
    [only, *others] = seen.submissions or [0]
    return redirect("submissions:index") if others or not only else redirect("submissions:detail", only)
