"""The answers that pages of every room give alike: they ask again, say that it is done, and hand over files."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.forms import BaseForm, BaseFormSet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from phoihop.access.requests import Request

OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    ".docx": f"{OFFICE}.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xlsx": f"{OFFICE}.spreadsheetml.sheet",
}


def posted(request: Request) -> Any:  # noqa: ANN401 - as forms take it
    """What was sent, None where a page is only looked at."""
    return request.POST if request.method == "POST" else None


def ask(page: str, request: Request, form: "BaseForm | BaseFormSet[Any]", context: dict[str, object]) -> HttpResponse:
    """A page that asks for something, again with status 422 where it could not be read."""
    return render(request, page, {"form": form, **context}, status=422 if form.is_bound else 200)


def done(request: Request, service: Callable[..., object], where: str, *args: Any) -> HttpResponse:  # noqa: ANN401
    """Do it in the person's name, say so, and lead on."""
    service(actor=request.user, at=timezone.now())
    messages.success(request, _("Saved."))
    return redirect(where, *args)


def handed(content: bytes, name: str) -> HttpResponse:
    """A file to be kept under a name, whose ending says of which kind it is."""
    kind = TYPES.get(PurePath(name).suffix, "application/octet-stream")
    kept = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": kept or "attachment"})
