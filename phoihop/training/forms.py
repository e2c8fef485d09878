"""What is asked of classes, and what bodies hand in about them."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.organisations.fields import DayField, PlaceField
from phoihop.organisations.models import Body
from phoihop.programmes.fields import LastDayField, ProgrammeField
from phoihop.programmes.models import Participation, Party, Programme
from phoihop.training.models import Course, CourseQuerySet
from phoihop.training.rules import Audience, Seats

WHOSE = [
    ("all", gettext_lazy("All classes I may see")),
    ("ours", gettext_lazy("Of our bodies")),
    ("numbers", gettext_lazy("Of our bodies, attendance to be stated")),
]
DAYS = ["%d/%m/%Y", "%Y-%m-%d"]


def own_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies for which somebody may record classes."""
    bodies = bodies_reaching(actor, Permission.COURSE_EDIT, Reach.OWN)
    return Body.objects.filter(pk__in=bodies).select_related("place").order_by("sort_text")


def open_programmes(actor: Actor) -> QuerySet[Programme]:
    """The programmes in which one of somebody's own bodies takes part."""
    bodies = own_bodies(actor).order_by().values("pk")
    joined = Q(pk__in=Participation.objects.filter(body__in=bodies).values("programme"))
    return Programme.objects.filter(joined | Q(pk__in=Party.objects.filter(body__in=bodies).values("programme")))


def _offer(form: forms.Form, name: str, things: QuerySet[Any]) -> None:
    """Let the field of that name choose among these."""
    form.fields[name].queryset = things  # type: ignore[attr-defined]


class SearchForm(forms.Form):
    """Which classes somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Title, body or place"), required=False)
    whose = forms.ChoiceField(label=gettext_lazy("Whose"), choices=WHOSE, required=False)
    programme = ProgrammeField(label=gettext_lazy("Programme"), queryset=Programme.objects.none(), required=False)
    audience = forms.ChoiceField(
        label=gettext_lazy("Audience"), choices=[("", gettext_lazy("All")), *Audience.choices], required=False
    )
    since = DayField(label=gettext_lazy("First day"), required=False, input_formats=DAYS)
    last = LastDayField(label=gettext_lazy("Last day"), required=False, input_formats=DAYS)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.actor = actor
        _offer(self, "programme", Programme.objects.visible_to(actor))

    def found(self, today: date) -> CourseQuerySet:
        """Those that answer, of those that may be seen."""
        self.is_valid()
        asked = self.cleaned_data
        found = Course.objects.visible_to(self.actor).standing().search(asked.get("q", ""))
        if asked.get("whose") in {"ours", "numbers"}:
            found = found.of_bodies(bodies_reaching(self.actor, Permission.COURSE_EDIT, Reach.OWN))
        if asked.get("whose") == "numbers":
            found = found.awaiting_numbers(today)
        if asked.get("programme"):
            found = found.filter(programme=asked["programme"])
        if asked.get("audience"):
            found = found.for_audience(asked["audience"])
        if asked.get("since"):
            found = found.filter(until__gt=asked["since"])
        if asked.get("last"):
            found = found.filter(until__lte=asked["last"])
        return found.for_listing()


class AskedForm(forms.Form):
    """What a service is called with."""

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        return dict(self.cleaned_data)


class EditForm(AskedForm):
    """What is said of a class."""

    title = forms.CharField(label=gettext_lazy("Title of the class"), max_length=300)
    since = DayField(label=gettext_lazy("First day"))
    until = LastDayField(label=gettext_lazy("Last day"))
    place = PlaceField(label=gettext_lazy("Place"))
    partners = forms.CharField(
        label=gettext_lazy("Held together with"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Other bodies. Only the body that records the class counts it."),
    )
    content = forms.CharField(
        label=gettext_lazy("Content"), required=False, max_length=5_000, widget=forms.Textarea({"rows": 4})
    )


class RecordForm(EditForm):
    """A class to be recorded."""

    programme = ProgrammeField(label=gettext_lazy("Programme"), queryset=Programme.objects.none(), empty_label=None)
    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Held by"), empty_label=None)

    field_order = ("programme", "body")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        _offer(self, "programme", open_programmes(actor))
        _offer(self, "body", own_bodies(actor))


class SeatsForm(forms.Form):
    """One audience with its numbers."""

    audience = forms.ChoiceField(label=gettext_lazy("Audience"), choices=[("", "–"), *Audience.choices])
    invited = forms.IntegerField(label=gettext_lazy("Invited"), min_value=0, max_value=1_000_000, localize=False)
    present = forms.IntegerField(
        label=gettext_lazy("Present"),
        min_value=0,
        max_value=1_000_000,
        required=False,
        localize=False,
        help_text=gettext_lazy("Once it is over."),
    )

    def clean(self) -> dict[str, Any]:
        """No more come than are invited."""
        invited, present = self.cleaned_data.get("invited"), self.cleaned_data.get("present")
        if invited is not None and present is not None and present > invited:
            self.add_error("present", gettext_lazy("More people came than were invited."))
        return self.cleaned_data


class SeatsFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    """Audiences in rows; empty rows do not count."""

    def seats(self) -> list[Seats]:
        """Those stated."""
        said = [form.cleaned_data for form in self.forms if form.cleaned_data.get("audience")]
        return [Seats(Audience(each["audience"]), each["invited"], each["present"]) for each in said]


SEATS = forms.formset_factory(SeatsForm, formset=SeatsFormSet, extra=3, max_num=9)


class WithdrawForm(AskedForm):
    """Why a class is taken back."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)
