"""The list of activities, one activity, and its pictures."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from phoihop.access.checks import may
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.activities import forms, workbook
from phoihop.activities.counting import lookalikes, traits_of
from phoihop.activities.models import Activity
from phoihop.activities.views._found import activity_of
from phoihop.ui.answers import handed


@require_GET
def index(request: Request) -> HttpResponse:
    """The activities a person may see, those of their own bodies first asked for."""
    form = forms.SearchForm(request.GET, actor=request.user)
    page_obj = Paginator(form.found(), 30).get_page(request.GET.get("page"))
    page = "activities/index.html" + ("#results" if request.htmx else "")
    context = {"form": form, "page_obj": page_obj, "records": forms.own_bodies(request.user).exists()}
    return render(request, page, context)


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    content = workbook.activity_list(
        forms.SearchForm(request.GET, actor=request.user).found().prefetch_related("money")
    )
    return handed(content, "activities.xlsx")


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One activity with its results, money and pictures; and what its co-hosts have to say."""
    activity = activity_of(request, pk)
    edits = may(request.user, Permission.ACTIVITY_EDIT, activity) and activity.withdrawn_at is None
    context = {
        "activity": activity,
        "edits": edits,
        "answering": _answering(request, activity),
        "alike": lookalikes(traits_of(activity), leaving_out=pk) if edits else [],
        "answer_form": forms.AnswerForm(),
    }
    return render(request, "activities/detail.html", context)


@require_GET
def picture(request: Request, pk: int, part: int) -> HttpResponse:
    """A picture of an activity; it is kept as a JPEG."""
    found = get_object_or_404(activity_of(request, pk).pictures.select_related("upload"), pk=part)
    return HttpResponse(
        found.upload.content(), content_type="image/jpeg", headers={"Cache-Control": "private, max-age=86400"}
    )


def _answering(request: Request, activity: Activity) -> list[object]:
    """The co-hosts for which this person may answer."""
    if activity.withdrawn_at is not None:
        return []
    return [each for each in activity.co_hosts.all() if may(request.user, Permission.ACTIVITY_CONFIRM, each)]
