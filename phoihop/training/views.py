"""The pages about classes: the list, one class, and what is handed in about it."""

from functools import partial
from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from phoihop.access.checks import may, require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.foundation.refusals import NotAllowed
from phoihop.training import forms, services, workbook
from phoihop.training.models import Attendance, Course
from phoihop.ui.answers import ask, done, handed, posted


@require_GET
def index(request: Request) -> HttpResponse:
    """The classes a person may see."""
    form = forms.SearchForm(request.GET, actor=request.user)
    page_obj = Paginator(form.found(timezone.localdate()), 30).get_page(request.GET.get("page"))
    page = "training/index.html" + ("#results" if request.htmx else "")
    context = {"form": form, "page_obj": page_obj, "records": forms.own_bodies(request.user).exists()}
    return render(request, page, context | {"today": timezone.localdate()})


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    found = forms.SearchForm(request.GET, actor=request.user).found(timezone.localdate())
    return handed(workbook.course_list(found), "classes.xlsx")


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One class with its audiences."""
    course = _find(request, pk)
    edits = may(request.user, Permission.COURSE_EDIT, course) and course.withdrawn_at is None
    return render(request, "training/detail.html", {"course": course, "edits": edits, "today": timezone.localdate()})


def record(request: Request) -> HttpResponse:
    """Record a class, held or to be held."""
    _require_body(request)
    form = forms.RecordForm(request.POST or None, actor=request.user, initial=_usual(request))
    seats = _rows(request, [])
    if form.is_valid() and seats.is_valid():
        asked = form.asked() | {"seats": seats.seats()}
        made = services.record_course(**asked, actor=request.user, at=timezone.now())
        messages.success(request, _("Recorded. Its figures now follow from the register."))
        return redirect("training:detail", made.pk)
    return _ask(request, form, {"title": _("Record a class"), "seats": seats})


def edit(request: Request, pk: int) -> HttpResponse:
    """Correct a class, or say how many came."""
    course = _find(request, pk)
    require(request.user, Permission.COURSE_EDIT, course)
    form = forms.EditForm(request.POST or None, initial=_said(course))
    seats = _rows(request, [_seats_said(each) for each in course.seats.all()])
    if form.is_valid() and seats.is_valid():
        asked = form.asked() | {"seats": seats.seats(), "course": course}
        return done(request, partial(services.edit_course, **asked), "training:detail", pk)
    return _ask(request, form, {"title": _("Correct, or state who came"), "seats": seats, "course": course})


def withdraw(request: Request, pk: int) -> HttpResponse:
    """Take back a class that was not held or recorded twice."""
    course = _find(request, pk)
    require(request.user, Permission.COURSE_EDIT, course)
    form = forms.WithdrawForm(posted(request))
    if form.is_valid():
        return done(request, partial(services.withdraw_course, course=course, **form.asked()), "training:detail", pk)
    return _ask(request, form, {"title": _("Withdraw the class"), "course": course})


def _find(request: Request, pk: int) -> Course:
    return get_object_or_404(Course.objects.visible_to(request.user).for_listing(), pk=pk)


def _ask(request: Request, form: Form, context: dict[str, object]) -> HttpResponse:
    return ask("training/change.html", request, form, context)


def _rows(request: Request, initial: list[dict[str, object]]) -> forms.SeatsFormSet:
    """The audiences in rows."""
    made = forms.SEATS(request.POST or None, prefix="seats", initial=initial)
    return cast("forms.SeatsFormSet", made)


def _require_body(request: Request) -> None:
    if not forms.own_bodies(request.user).exists():
        raise NotAllowed(_("Classes are recorded by those who write or sign for a body. Ask whoever keeps the posts."))


def _usual(request: Request) -> dict[str, object]:
    body = forms.own_bodies(request.user).first()
    return {"body": body, "place": body.place if body else None}


def _said(course: Course) -> dict[str, object]:
    names = ("title", "since", "until", "partners", "content")
    return {name: getattr(course, name) for name in names} | {"place": course.place}


def _seats_said(row: Attendance) -> dict[str, object]:
    return {"audience": row.audience, "invited": row.invited, "present": row.present}
