"""The pages on which calendars and their deadlines are kept."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.foundation.periods import Cut, Kind, Period, label
from phoihop.reporting import services
from phoihop.reporting.forms import CalendarForm, DeadlineForm
from phoihop.reporting.models import Calendar, Deadline
from phoihop.reporting.rules import Allowance, coming, due_day
from phoihop.reporting.views._asking import ask
from phoihop.reporting.views.designs import may_design


@dataclass(frozen=True, slots=True)
class Coming:
    """A deadline to come: which period, which level, which day."""

    period: Period
    level: str
    due_on: date

    @property
    def period_label(self) -> str:
        """The period's name in the reader's language."""
        return label(self.period, "en" if get_language() == "en" else "vi")


@require_GET
def index(request: Request) -> HttpResponse:
    """Every calendar there is."""
    calendars = Calendar.objects.select_related("owner").prefetch_related("deadlines")
    return render(request, "reporting/calendars.html", {"calendars": calendars, "designs": may_design(request)})


@require_GET
def detail(request: Request, code: str) -> HttpResponse:
    """One calendar: the deadlines it sets, and on which days the next ones fall."""
    calendar = get_object_or_404(Calendar.objects.select_related("owner"), code=code)
    deadlines = list(calendar.deadlines.in_order())
    context = {"calendar": calendar, "deadlines": deadlines, "coming": _coming(calendar, deadlines)}
    return render(request, "reporting/calendar.html", context)


def make(request: Request) -> HttpResponse:
    """Make a calendar."""
    if not may_design(request):
        require(request.user, Permission.FORM_EDIT)
    form = CalendarForm(request.POST or None, actor=request.user)
    if form.is_valid():
        calendar = services.make_calendar(**form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("The calendar is made. Now set a deadline for each level."))
        return redirect("reporting:calendar", calendar.code)
    return ask(request, form, _("Make a calendar"), reverse("reporting:calendars"))


def set_deadline(request: Request, code: str) -> HttpResponse:
    """Give a level so many days."""
    calendar = get_object_or_404(Calendar, code=code)
    require(request.user, Permission.FORM_EDIT, calendar)
    form = DeadlineForm(request.POST or None)
    if form.is_valid():
        services.set_deadline(calendar=calendar, **form.asked(), actor=request.user, at=timezone.now())
        return redirect("reporting:calendar", code)
    back = reverse("reporting:calendar", args=[code])
    return ask(request, form, _("Set a deadline"), back, about=calendar.label)


@require_POST
def drop_deadline(request: Request, pk: int) -> HttpResponse:
    """Take a level's deadline out."""
    deadline = get_object_or_404(Deadline, pk=pk)
    calendar = services.drop_deadline(deadline=deadline, actor=request.user, at=timezone.now())
    return redirect("reporting:calendar", calendar.code)


def _coming(calendar: Calendar, deadlines: list[Deadline]) -> list[Coming]:
    """The next days that the deadlines fall on, the soonest first."""
    today = timezone.localdate()
    found = [
        Coming(
            period, deadline.get_level_display(), due_day(period.last_day, Allowance(deadline.days, deadline.shifted))
        )
        for deadline in deadlines
        for period in coming(Kind(deadline.period_kind), Cut(calendar.cut), today)
    ]
    return sorted(found, key=lambda one: one.due_on)[:24]
