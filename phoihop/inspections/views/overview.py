"""The lists of inspections and requests, one of each, and what is handed out of them."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.access.checks import may
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.documents.files import KINDS
from phoihop.inspections import papers, showing, workbook
from phoihop.inspections.forms import searching
from phoihop.inspections.models import InspectionEvidence, InspectionRequest
from phoihop.inspections.rules import WANTING, Stage
from phoihop.inspections.views._found import finding_of, inspection_of, request_of
from phoihop.programmes.models import Programme
from phoihop.ui.answers import handed


@require_GET
def index(request: Request) -> HttpResponse:
    """The inspections a person may see, with how they and their requests stand."""
    form = searching.SearchForm(request.GET, actor=request.user)
    found = form.found(timezone.localdate())
    page_obj = Paginator(found, 30).get_page(request.GET.get("page"))
    page = "inspections/index.html" + ("#results" if request.htmx else "")
    context = {"form": form, "page_obj": page_obj, "totals": showing.totals(found, request.user)}
    return render(request, page, context | {"offered": showing.planners(request.user)})


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    today = timezone.localdate()
    found = searching.SearchForm(request.GET, actor=request.user).found(today)
    return handed(workbook.inspection_list(found, today), "inspections.xlsx")


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One inspection: its team, answers, findings, requests and conclusion."""
    inspection = inspection_of(request, pk)
    return render(request, "inspections/detail.html", showing.laid_out(inspection, request.user))


@require_GET
def requests(request: Request) -> HttpResponse:
    """The requests a person may see."""
    form = searching.RequestSearchForm(request.GET, actor=request.user)
    page_obj = Paginator(form.found(timezone.localdate()), 30).get_page(request.GET.get("page"))
    page = "inspections/requests.html" + ("#results" if request.htmx else "")
    return render(request, page, {"form": form, "page_obj": page_obj})


@require_GET
def requests_export(request: Request) -> HttpResponse:
    """The same requests in Excel, whole."""
    found = searching.RequestSearchForm(request.GET, actor=request.user).found(timezone.localdate())
    return handed(workbook.request_list(found), "requests.xlsx")


@require_GET
def request_detail(request: Request, pk: int) -> HttpResponse:
    """One request: the loop, every remedy and what was said of it."""
    seen = InspectionRequest.objects.visible_to(request.user)
    found = get_object_or_404(showing.with_remedies(seen), pk=pk)
    wanting = found.stage in WANTING
    remedies = wanting and may(request.user, Permission.INSPECTION_REMEDY, found)
    verifies = found.stage == Stage.HANDED_IN and may(request.user, Permission.INSPECTION_VERIFY, found)
    extends = wanting and may(request.user, Permission.INSPECTION_VERIFY, found)
    context = {"asked": found, "remedies": remedies, "verifies": verifies, "extends": extends}
    return render(request, "inspections/request.html", context)


@require_GET
def evidence(request: Request, pk: int) -> HttpResponse:
    """A file of evidence as it was handed in, to whoever may see what it shows."""
    found = get_object_or_404(InspectionEvidence.objects.select_related("upload", "remedy"), pk=pk)
    if found.upload is None:
        raise Http404
    if found.finding_id:
        finding_of(request, found.finding_id, Permission.INSPECTION_VIEW)
    elif found.remedy:
        request_of(request, found.remedy.request_id)
    return handed(found.upload.content(), f"minh-chung-{pk}.{found.upload.kind}")


@require_GET
def paper(request: Request, pk: int, layout: str, kind: str) -> HttpResponse:
    """The notice of conclusion as a Word or PDF file, in either layout."""
    inspection = inspection_of(request, pk)
    if kind not in KINDS or layout not in Programme.PaperForm.values or inspection.signed is None:
        raise Http404
    content = papers.written_notice(inspection, inspection.signed, layout, kind)
    return handed(content, f"ket-luan-kiem-tra-{pk}-{layout}.{kind}")
