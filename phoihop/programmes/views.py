"""The pages about programmes: the list, one programme on any day, and what a coordinator changes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from phoihop.access.checks import Actor, bodies_reaching, may, require
from phoihop.access.policy import Reach
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.programmes import forms, services, workbook
from phoihop.programmes.models import Participation, Party, Programme, Seat
from phoihop.ui.answers import handed

Known = TypeVar("Known", bound=tuple[Any, ...])
# What is done to a programme: the heading, what is asked, and the service.
CHANGES: Mapping[str, tuple[object, type[forms.AskedForm], Callable[..., object]]] = {
    "extend": (gettext_lazy("Extend the term"), forms.ExtendForm, services.extend),
    "party": (gettext_lazy("Add a party"), forms.PartyForm, services.add_party),
    "adopt": (gettext_lazy("Adopt the regulation"), forms.RegulationForm, services.adopt_regulation),
    "amend": (gettext_lazy("Amend the regulation"), forms.RegulationForm, services.amend_regulation),
    "seat": (gettext_lazy("Give a seat on the committee"), forms.SeatForm, services.seat),
    "join": (gettext_lazy("Let bodies take part"), forms.JoinForm, services.join_many),
}
# What is done to a part of a programme: the heading, what is asked, the service, the noun, the service's word for it.
PARTS: Mapping[str, tuple[object, type[forms.AskedForm], Callable[..., object], Any, str]] = {
    "leave": (gettext_lazy("End a participation"), forms.LeaveForm, services.leave, Participation, "participation"),
    "redirect": (
        gettext_lazy("Let it report to another body"),
        forms.RedirectForm,
        services.redirect,
        Participation,
        "participation",
    ),
    "vacate": (gettext_lazy("End a seat"), forms.LeaveForm, services.vacate, Seat, "seat"),
    "succeed": (gettext_lazy("Pass the obligations on"), forms.SucceedForm, services.succeed_party, Party, "party"),
}


@require_GET
def index(request: Request) -> HttpResponse:
    """The programmes a person may see, those in force first asked for."""
    form = forms.SearchForm(request.GET)
    found = form.found(Programme.objects.visible_to(request.user))
    page_obj = Paginator(found, 30).get_page(request.GET.get("page"))
    page = "programmes/index.html" + ("#results" if request.htmx else "")
    context = {"form": form, "page_obj": page_obj, "today": timezone.localdate(), "signs": _may_sign(request)}
    return render(request, page, context)


@require_GET
def detail(request: Request, slug: str) -> HttpResponse:
    """One programme as of a day: parties, regulation, committee, who takes part."""
    programme = _find(request, slug)
    form = forms.DayForm(request.GET)
    page_obj = Paginator(form.participants(programme), 50).get_page(request.GET.get("page"))
    page = "programmes/detail.html" + ("#participants" if request.htmx else "")
    context = {"programme": programme, "form": form, "day": form.day_of(programme), "page_obj": page_obj}
    return render(request, page, context | _around(programme, form.day_of(programme), request.user))


@require_GET
def participants(request: Request, slug: str) -> HttpResponse:
    """Who takes part on a day, in Excel."""
    programme = _find(request, slug)
    form = forms.DayForm(request.GET)
    content = workbook.participants(programme, form.participants(programme), form.day_of(programme))
    return handed(content, f"{programme.slug}.xlsx")


def sign(request: Request) -> HttpResponse:
    """Enter a signed programme with its parties."""
    _require_sign(request)
    form = forms.SignForm(request.POST or None, actor=request.user)
    parties: Any = forms.PARTIES(request.POST or None, prefix="parties")
    if form.is_valid() and parties.is_valid():
        asked = {**form.asked(), "parties": parties.parties()}
        programme = services.sign(**asked, actor=request.user, at=timezone.now())
        messages.success(request, _("Entered: %(programme)s.") % {"programme": programme})
        return redirect("programmes:detail", programme.slug)
    return _ask(request, form, {"title": _("Enter a signed programme"), "parties": parties})


def edit(request: Request, slug: str) -> HttpResponse:
    """Correct what is said of a programme."""
    programme = _find(request, slug)
    require(request.user, Permission.PROGRAMME_EDIT, programme)
    initial = {name: getattr(programme, name) for name in forms.EditForm.base_fields}
    form = forms.EditForm(request.POST or None, initial=initial, actor=request.user)
    if form.is_valid():
        services.edit(programme=programme, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("programmes:detail", slug)
    return _ask(request, form, {"title": _("Correct the programme"), "programme": programme})


def change(request: Request, slug: str, verb: str) -> HttpResponse:
    """Change a programme, as one of CHANGES says."""
    title, form_class, service = _known(CHANGES, verb)
    programme = _find(request, slug)
    require(request.user, Permission.PROGRAMME_EDIT, programme)
    form = form_class(request.POST or None)
    if form.is_valid():
        service(programme=programme, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("programmes:detail", slug)
    return _ask(request, form, {"title": title, "programme": programme})


def change_part(request: Request, slug: str, verb: str, pk: int) -> HttpResponse:
    """Change a part of a programme, as one of PARTS says."""
    title, form_class, service, noun, word = _known(PARTS, verb)
    part = get_object_or_404(noun.objects.select_related("programme"), pk=pk, programme=_find(request, slug))
    require(request.user, Permission.PROGRAMME_EDIT, part.programme)
    form = form_class(request.POST or None)
    if form.is_valid():
        service(**{word: part}, **form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect("programmes:detail", slug)
    return _ask(request, form, {"title": title, "programme": part.programme, "part": part})


def _find(request: Request, slug: str) -> Programme:
    return get_object_or_404(Programme.objects.visible_to(request.user).select_related("parent"), slug=slug)


def _known(verbs: Mapping[str, Known], verb: str) -> Known:
    if verb not in verbs:
        raise Http404
    return verbs[verb]


def _may_sign(request: Request) -> bool:
    """Whether there is a body that this person could let sign as the lead, or they keep the registers."""
    leads = bodies_reaching(request.user, Permission.PROGRAMME_SIGN, Reach.LEAD)
    return bool(leads) or may(request.user, Permission.PROGRAMME_SIGN)


def _require_sign(request: Request) -> None:
    if not _may_sign(request):
        require(request.user, Permission.PROGRAMME_SIGN)


def _around(programme: Programme, day: date, actor: Actor) -> dict[str, object]:
    """What stands around a programme on a day."""
    parties = programme.parties.select_related("body", "passed_to__body")
    chain = programme.chain[:-1]
    return {
        "parties": parties,
        "chain": chain,
        "open_chain": set(Programme.objects.visible_to(actor).filter(pk__in=[above.pk for above in chain])),
        "children": programme.children.visible_to(actor),
        "regulations": programme.regulations.all(),
        "regulation": programme.regulations.as_of(day).first(),
        "seats": programme.seats.as_of(day).select_related("body"),
        "today": timezone.localdate(),
        "elapsed": (
            min(max(timezone.localdate(), programme.term_from), programme.term_until) - programme.term_from
        ).days,
        "length": (programme.term_until - programme.term_from).days,
    }


def _ask(request: Request, form: Form, context: dict[str, object]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "programmes/change.html", {"form": form, **context}, status=status)
