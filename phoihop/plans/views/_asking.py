"""What the pages of this room share: a form asked for, a sheet handed over."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.forms import BaseFormSet, Form
from django.http import Http404, HttpResponse
from django.shortcuts import render

from phoihop.access.requests import Request

Verb = TypeVar("Verb")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def ask(request: Request, form: "Form | BaseFormSet[Any]", context: dict[str, object]) -> HttpResponse:
    """The page that asks for what a form holds; 422 where something was handed in that cannot be."""
    status = 422 if form.is_bound else 200
    return render(request, "plans/change.html", {"form": form, **context}, status=status)


def sheet(content: bytes, name: str) -> HttpResponse:
    """A workbook to be kept."""
    kept = f'attachment; filename="{name}.xlsx"'
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": kept})


def known(verbs: Mapping[str, Verb], verb: str) -> Verb:
    """What stands behind a verb. Raises Http404 where nothing does."""
    if verb not in verbs:
        raise Http404
    return verbs[verb]
