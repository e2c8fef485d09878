"""The list of models, one model, the figures that follow, and the map of copies."""

from collections import Counter

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.access.checks import may
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.exemplars import deriving, forms, reaching, workbook
from phoihop.exemplars.alike import lookalikes, traits_of
from phoihop.exemplars.mapping import spread
from phoihop.exemplars.models import Exemplar, IndividualCount, Replication, boxes_of
from phoihop.exemplars.rules import CODES, GATES, Gate
from phoihop.exemplars.services import BOXES
from phoihop.exemplars.views._found import exemplar_of
from phoihop.exemplars.views.changing import verbs_for
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body
from phoihop.ui.answers import handed


@require_GET
def index(request: Request) -> HttpResponse:
    """The models a person may see."""
    form = forms.SearchForm(request.GET, actor=request.user)
    page_obj = Paginator(form.found(timezone.localdate()), 30).get_page(request.GET.get("page"))
    page = "exemplars/index.html" + ("#results" if request.htmx else "")
    context = {"form": form, "page_obj": page_obj, "registers": reaching.own_bodies(request.user).exists()}
    return render(request, page, context | {"settled": reaching.settled_by(request.user)})


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole; with the individuals of the programmes one may see."""
    form = forms.SearchForm(request.GET, actor=request.user)
    individuals = IndividualCount.objects.visible_to(request.user).for_listing()
    return handed(workbook.register_book(form.found(timezone.localdate()), individuals), "models.xlsx")


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One model: its nine boxes, gates, evaluations, checks and copies."""
    exemplar = exemplar_of(request, pk)
    copies = list(exemplar.copies.select_related("place", "copy__body").order_by("on"))
    context = {
        "exemplar": exemplar,
        "boxes": boxes_of(exemplar, BOXES[1:]),
        "copies": copies,
        "chart": spread(Counter(each.place_id for each in copies), timezone.localdate()),
        "steps": exemplar.steps.all(),
    }
    return render(request, "exemplars/detail.html", context | _around(exemplar) | _doable(request, exemplar))


@require_GET
def spread_map(request: Request) -> HttpResponse:
    """Where all the models that a person may see were taken up."""
    seen = Exemplar.objects.visible_to(request.user).standing()
    copies = Replication.objects.filter(model__in=seen).select_related("model", "place", "copy").order_by("-on", "-pk")
    page_obj = Paginator(copies, 50).get_page(request.GET.get("page"))
    counted = copies.order_by().values_list("place").annotate(number=Count("pk"))
    context = {"page_obj": page_obj, "chart": spread(dict(counted), timezone.localdate())}
    return render(request, "exemplars/map.html", context)


@require_GET
def figures(request: Request) -> HttpResponse:
    """The figures that follow from the register for a body and some days, and the models behind each."""
    form = forms.FiguresForm(request.GET or None, actor=request.user)
    rows = _figures(request, form.cleaned_data) if form.is_valid() else []
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "exemplars/figures.html", {"form": form, "rows": rows}, status=status)


def _figures(request: Request, asked: dict[str, object]) -> list[dict[str, object]]:
    """Each figure with its name and the models it counts, of those that may be seen."""
    body, programme, since, until = (asked[name] for name in ("body", "programme", "since", "last"))
    if not isinstance(body, Body) or not may(request.user, Permission.EXEMPLAR_VIEW, Exemplar(**_of(body, programme))):
        return []
    found = deriving.figures(body, programme, since, until)  # type: ignore[arg-type]
    models = deriving.behind_each(body, programme, since, until)  # type: ignore[arg-type]
    named = Indicator.objects.in_bulk(CODES, field_name="code")
    return [
        {"code": code, "indicator": named.get(code), "number": found[code], "models": models[code]} for code in CODES
    ]


def _of(body: Body, programme: object) -> dict[str, object]:
    return {"body": body, "programme": programme}


def _around(exemplar: Exemplar) -> dict[str, object]:
    """What was done about a model, and how far it has come."""
    return {
        "evaluations": exemplar.evaluations.for_listing(),
        "checks": exemplar.checks.all(),
        "origins": exemplar.origins.select_related("model"),
        "gates": [(gate, gate.label, GATES.index(gate) <= GATES.index(Gate(exemplar.gate))) for gate in GATES],
    }


def _doable(request: Request, exemplar: Exemplar) -> dict[str, object]:
    """What this person may do about a model, and what they are warned of."""
    edits = may(request.user, Permission.EXEMPLAR_EDIT, exemplar)
    judges = may(request.user, Permission.EXEMPLAR_JUDGE, exemplar)
    return {
        "verbs": verbs_for(exemplar, edits=edits, judges=judges),
        "edits": edits and exemplar.withdrawn_at is None,
        "judges": judges and exemplar.is_open,
        "alike": lookalikes(traits_of(exemplar), leaving_out=exemplar.pk) if edits or judges else [],
    }
