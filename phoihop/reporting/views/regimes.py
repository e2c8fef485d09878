"""The pages on which regimes are kept, and what is owed under them is made and read."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.foundation.periods import Kind
from phoihop.reporting import services, workbook
from phoihop.reporting.forms import EndForm, MakeForm, OwedForm, RegimeForm, RequestForm, WithdrawForm
from phoihop.reporting.models import Obligation, ObligationQuerySet, Regime
from phoihop.reporting.rules import coming
from phoihop.reporting.views._asking import ask, programme_of, regime_of
from phoihop.ui.answers import handed


@require_GET
def index(request: Request, slug: str) -> HttpResponse:
    """What a programme asks of its participants."""
    programme = programme_of(request, slug)
    context = {
        "programme": programme,
        "regimes": programme.regimes.for_listing().order_by("valid_from", "pk"),
        "today": timezone.localdate(),
    }
    return render(request, "reporting/regimes.html", context)


def establish(request: Request, slug: str) -> HttpResponse:
    """Ask the participants of a programme for a form in each period."""
    programme = programme_of(request, slug)
    require(request.user, Permission.REPORTING_EDIT, programme)
    form = RegimeForm(request.POST or None, initial={"since": programme.term_from, "until": programme.term_until})
    if form.is_valid():
        regime = services.establish_regime(programme=programme, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("The regime is established. Now make what is owed under it."))
        return redirect("reporting:regime", regime.pk)
    return ask(request, form, _("Establish a regime"), _regimes(slug), about=programme.label)


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One regime, and who owes what under it, as far as the person may see."""
    regime = regime_of(request, pk)
    form = OwedForm(request.GET, owed=_owed(request, regime))
    page_obj = Paginator(form.found(), 50).get_page(request.GET.get("page"))
    context = {"regime": regime, "form": form, "page_obj": page_obj, "adhoc": regime.period_kind == Kind.ADHOC}
    return render(request, "reporting/regime.html" + ("#results" if request.htmx else ""), context)


@require_GET
def export(request: Request, pk: int) -> HttpResponse:
    """The same list in Excel, whole."""
    regime = regime_of(request, pk)
    content = workbook.obligations(regime, OwedForm(request.GET, owed=_owed(request, regime)).found())
    return handed(content, f"{regime.programme.slug}-{regime.pk}.xlsx")


def make(request: Request, pk: int) -> HttpResponse:
    """Make what is owed for every period up to a day."""
    regime = regime_of(request, pk)
    require(request.user, Permission.OBLIGATION_MAKE, regime)
    form = MakeForm(request.POST or None, initial={"until": _end_of_running_period(regime)})
    if form.is_valid():
        made = services.make_obligations(regime=regime, **form.asked(), actor=request.user, at=timezone.now())
        said = ngettext("%(number)s report is now owed.", "%(number)s reports are now owed.", len(made))
        messages.success(request, said % {"number": len(made)})
        return redirect("reporting:regime", pk)
    return ask(request, form, _("Make what is owed"), _address(regime), about=regime.label)


def request_adhoc(request: Request, pk: int) -> HttpResponse:
    """Ask some bodies for one report out of turn."""
    regime = regime_of(request, pk)
    require(request.user, Permission.REPORTING_EDIT, regime)
    form = RequestForm(request.POST or None)
    if form.is_valid():
        services.request_adhoc(regime=regime, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("The report is asked for."))
        return redirect("reporting:regime", pk)
    return ask(request, form, _("Ask for a report"), _address(regime), about=regime.label)


def end(request: Request, pk: int) -> HttpResponse:
    """Ask no more from a day."""
    regime = regime_of(request, pk)
    require(request.user, Permission.REPORTING_EDIT, regime)
    form = EndForm(request.POST or None)
    if form.is_valid():
        services.end_regime(regime=regime, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("The regime ends."))
        return redirect("reporting:regime", pk)
    return ask(request, form, _("End the regime"), _address(regime), about=regime.label)


def withdraw(request: Request, pk: int) -> HttpResponse:
    """No longer ask for a report that nobody has begun."""
    owed = get_object_or_404(Obligation.objects.visible_to(request.user).for_listing(), pk=pk)
    require(request.user, Permission.REPORTING_EDIT, owed.regime)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        services.withdraw_obligation(obligation=owed, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("The report is no longer owed."))
        return redirect("reporting:regime", owed.regime_id)
    return ask(request, form, _("Withdraw"), _address(owed.regime), about=owed)


def _owed(request: Request, regime: Regime) -> ObligationQuerySet:
    return Obligation.objects.filter(regime=regime).visible_to(request.user)


def _end_of_running_period(regime: Regime) -> object:
    """The first day after the period that runs today; after the term where there is none."""
    found = coming(Kind(regime.period_kind), regime.cut, timezone.localdate(), number=1)
    return found[0].until if found else regime.programme.term_until


def _address(regime: Regime) -> str:
    return reverse("reporting:regime", args=[regime.pk])


def _regimes(slug: str) -> str:
    return reverse("reporting:regimes", args=[slug])
