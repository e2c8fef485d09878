"""Who owes what, and who has reported."""

from django.core.paginator import Paginator
from django.db.models.functions import Left
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from phoihop.access.requests import Request
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Obligation, ObligationQuerySet
from phoihop.submissions import workbook
from phoihop.submissions.forms import OwedForm
from phoihop.submissions.owing import SIGNS, Matrix, mark_of, owed_by, standing, tally
from phoihop.submissions.views._found import only_programme
from phoihop.ui.answers import handed


@require_GET
def index(request: Request) -> HttpResponse:
    """What the person's own bodies owe, by due day, the overdue first."""
    form, listed = owed(request)
    page_obj = Paginator(listed, 30).get_page(request.GET.get("page"))
    today = timezone.localdate()
    rows = [mark_of(obligation, today) for obligation in page_obj]
    context = {"form": form, "page_obj": page_obj, "rows": rows, "programme": only_programme(page_obj)}
    return render(request, "submissions/index.html", context)


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    _form, listed = owed(request)
    return handed(workbook.owed_list(listed, timezone.localdate()), "reports.xlsx")


@require_GET
def completeness(request: Request, pk: int) -> HttpResponse:
    """Bodies by periods: who has reported on a programme, and who has not."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user), pk=pk)
    choice = Choice(request, programme)
    matrix = Matrix(choice.obligations, timezone.localdate())
    # A matrix can be counted and cut, which is all that paging asks of it.
    paginator: Paginator[object] = Paginator(matrix, 50)  # type: ignore[arg-type]
    page_obj = paginator.get_page(request.GET.get("page"))
    context = {"programme": programme, "choice": choice, "matrix": matrix, "page_obj": page_obj}
    context["signs"] = [(state, *sign) for state, sign in SIGNS.items()]
    context["tally"] = tally(choice.obligations, matrix.on)
    return render(request, "submissions/completeness.html", context)


@require_GET
def completeness_export(request: Request, pk: int) -> HttpResponse:
    """The same matrix in Excel, whole."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user), pk=pk)
    matrix = Matrix(Choice(request, programme).obligations, timezone.localdate())
    return handed(workbook.completeness(programme, matrix), "completeness.xlsx")


def owed(request: Request) -> tuple[OwedForm, ObligationQuerySet]:
    """What the person looks for among what their own bodies owe."""
    form = OwedForm(request.GET, Programme.objects.visible_to(request.user).order_by("title"))
    today = timezone.localdate()
    found = standing(owed_by(request.user, today), form.asked.get("state", ""), today)
    programme = form.asked.get("programme")
    return form, found.filter(regime__programme=programme) if programme else found


class Choice:
    """Which regime, year and period of a programme are looked at; sensible ones where none is asked for."""

    def __init__(self, request: Request, programme: Programme) -> None:
        visible = Obligation.objects.visible_to(request.user).filter(regime__programme=programme)
        self.regimes = list(programme.regimes.select_related("calendar").order_by("-valid_from", "pk"))
        asked = request.GET.get("regime", "")
        named = (regime for regime in self.regimes if str(regime.pk) == asked)
        self.regime = next(named, self.regimes[0] if self.regimes else None)
        of_regime = visible.filter(regime=self.regime)
        years = of_regime.annotate(year=Left("period_code", 4)).values_list("year", flat=True).distinct()
        self.years = sorted(map(int, years), reverse=True)
        self.year = self._year(request.GET.get("year", ""))
        self.period = request.GET.get("period", "")
        self.obligations = self._chosen(of_regime)

    def _year(self, asked: str) -> int | None:
        written = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None
        begun = [year for year in self.years if year <= timezone.localdate().year]
        return written or next(iter(begun), next(iter(self.years), None))

    def _chosen(self, of_regime: ObligationQuerySet) -> ObligationQuerySet:
        if self.period:
            return of_regime.filter(period_code=self.period)
        return of_regime.filter(period_code__startswith=str(self.year)) if self.year else of_regime.none()
