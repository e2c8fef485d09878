"""What comes in to whoever approves: the inbox, and the steps on one report."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.access.checks import bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.submissions import services
from phoihop.submissions.examination import examine
from phoihop.submissions.models import Submission, SubmissionQuerySet
from phoihop.submissions.rules import working_days_between
from phoihop.submissions.views._found import only_programme, submission_of

DONE = {
    "approve": gettext_lazy("The report was approved."),
    "return": gettext_lazy("The report was returned."),
    "reopen": gettext_lazy("The report was reopened."),
}


@require_http_methods(["GET", "POST"])
def inbox(request: Request) -> HttpResponse:
    """What waits for a decision, the oldest first; several can be approved at once."""
    waiting = _waiting(request)
    if request.method == "POST":
        return _approve(request, waiting)
    page_obj = Paginator(waiting, 25).get_page(request.GET.get("page"))
    today = timezone.localdate()
    examinations = examine(page_obj.object_list, today)
    ages = [working_days_between(timezone.localdate(each.submitted_at), today) for each in page_obj]
    rows = [(each, age, examinations[each.pk]) for each, age in zip(page_obj, ages, strict=True)]
    programme = only_programme(each.obligation for each in page_obj)
    return render(request, "submissions/inbox.html", {"page_obj": page_obj, "rows": rows, "programme": programme})


@require_POST
def approve(request: Request, pk: int) -> HttpResponse:
    """Approve a report."""
    submission = submission_of(request, pk)
    services.approve(submission=submission, actor=request.user, at=timezone.now())
    return _done(request, submission, "approve")


@require_POST
def give_back(request: Request, pk: int) -> HttpResponse:
    """Return a report with a reason."""
    return _with_reason(request, pk, services.give_back, "return")


@require_POST
def reopen(request: Request, pk: int) -> HttpResponse:
    """Reopen an approved report with a reason."""
    return _with_reason(request, pk, services.reopen, "reopen")


def _with_reason(request: Request, pk: int, verb: Callable[..., Submission], name: str) -> HttpResponse:
    submission = submission_of(request, pk)
    verb(submission=submission, reason=request.POST.get("reason", ""), actor=request.user, at=timezone.now())
    return _done(request, submission, name)


def _done(request: Request, submission: Submission, name: str) -> HttpResponse:
    messages.success(request, DONE[name])
    if request.POST.get("from") == "inbox":
        return redirect("submissions:inbox")
    return redirect("submissions:detail", submission.pk)


def _waiting(request: Request) -> SubmissionQuerySet:
    bodies = bodies_reaching(request.user, Permission.SUBMISSION_DECIDE, Reach.RECEIVER)
    return Submission.objects.awaiting_decision_of(bodies).for_listing()


def _approve(request: Request, waiting: SubmissionQuerySet) -> HttpResponse:
    keys = [int(key) for key in request.POST.getlist("submission") if key.isascii() and key.isdigit()]
    chosen = list(waiting.filter(pk__in=keys))
    if not chosen:
        messages.warning(request, _("No report was chosen. Tick those that you want to approve."))
        return redirect("submissions:inbox")
    services.approve_many(submissions=chosen, actor=request.user, at=timezone.now())
    done = ngettext("%(count)s report was approved.", "%(count)s reports were approved.", len(chosen))
    messages.success(request, done % {"count": len(chosen)})
    return redirect("submissions:inbox")
