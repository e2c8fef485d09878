"""How a page finds what it is about; what one may not see does not exist."""

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from phoihop.access.requests import Request
from phoihop.activities.models import Activity
from phoihop.ui import answers


def activity_of(request: Request, pk: int) -> Activity:
    """An activity that the person may see, withdrawn or not."""
    return get_object_or_404(Activity.objects.visible_to(request.user).for_listing(), pk=pk)


def ask(request: Request, form: BaseForm, context: dict[str, object]) -> HttpResponse:
    """The page that asks for something, again where it could not be read."""
    return answers.ask("activities/change.html", request, form, context)
