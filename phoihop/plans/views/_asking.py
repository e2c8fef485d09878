"""What the pages of this room share: a form asked for, a verb looked up."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.forms import BaseFormSet, Form
from django.http import Http404, HttpResponse

from phoihop.access.requests import Request
from phoihop.ui import answers

Verb = TypeVar("Verb")


def ask(request: Request, form: "Form | BaseFormSet[Any]", context: dict[str, object]) -> HttpResponse:
    """The page that asks for what a form holds; 422 where something was handed in that cannot be."""
    return answers.ask("plans/change.html", request, form, context)


def known(verbs: Mapping[str, Verb], verb: str) -> Verb:
    """What stands behind a verb. Raises Http404 where nothing does."""
    if verb not in verbs:
        raise Http404
    return verbs[verb]
