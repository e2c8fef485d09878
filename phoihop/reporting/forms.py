"""What a coordinator hands in about forms, calendars, regimes and what is owed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor, bodies_reaching, may
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.foundation.periods import Kind
from phoihop.indicators.fields import IndicatorField
from phoihop.indicators.models import Indicator
from phoihop.organisations.fields import DayField
from phoihop.organisations.models import Body
from phoihop.programmes.fields import BodiesField, LastDayField
from phoihop.reporting.models import CUTS, PERIOD_KINDS, Calendar, Form, FormVersion, ObligationQuerySet, Section
from phoihop.territories.models import Level

RECURRENT_KINDS = [(kind, label) for kind, label in PERIOD_KINDS if kind != Kind.ADHOC.value]


class AskedForm(forms.Form):
    """What a service is called with."""

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        return dict(self.cleaned_data)


class KeptForm(AskedForm):
    """Something that one of a person's bodies keeps; a steward may keep it for everybody."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=300, required=False)
    code = forms.SlugField(
        label=gettext_lazy("Code"), max_length=40, help_text=gettext_lazy("Unaccented letters, digits and hyphens.")
    )
    owner = forms.ModelChoiceField(label=gettext_lazy("Kept by"), queryset=Body.objects.none())

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        own = Body.objects.filter(pk__in=bodies_reaching(actor, Permission.FORM_EDIT, Reach.OWN))
        owner = self.fields["owner"]
        owner.queryset = own.order_by("sort_text")  # type: ignore[attr-defined]
        owner.required = not may(actor, Permission.FORM_EDIT)
        if own.count() == 1:
            owner.initial = own[0]


class DesignForm(KeptForm):
    """A form to be designed."""

    since = DayField(label=gettext_lazy("In force from"))


class VersionForm(AskedForm):
    """The next version of a form."""

    since = DayField(label=gettext_lazy("In force from"))
    note = forms.CharField(label=gettext_lazy("What changed"), max_length=300, required=False)


class SectionForm(AskedForm):
    """A part of a form."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=300, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("What is written in it"), choices=Section.Kind.choices)


class LineForm(AskedForm):
    """A figure to be asked."""

    indicator = IndicatorField(label=gettext_lazy("Indicator"), queryset=Indicator.objects.none())
    required = forms.BooleanField(label=gettext_lazy("Must be answered"), required=False, initial=True)
    hint = forms.CharField(label=gettext_lazy("Hint"), max_length=300, required=False)

    def __init__(self, *args: Any, version: FormVersion, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        free = Indicator.objects.typed().in_use().exclude(lines__section__version=version)
        self.fields["indicator"].queryset = free.for_listing()  # type: ignore[attr-defined]


class CalendarForm(KeptForm):
    """A calendar to be made."""

    cut = forms.ChoiceField(label=gettext_lazy("Periods are cut"), choices=CUTS)


class DeadlineForm(AskedForm):
    """How long a level has."""

    period_kind = forms.ChoiceField(label=gettext_lazy("Period"), choices=RECURRENT_KINDS)
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=Level.choices)
    days = forms.IntegerField(
        label=gettext_lazy("Days after the last day of the period"),
        help_text=gettext_lazy("Fewer than 0 is before the period ends, for regimes that allow estimates."),
    )
    shifted = forms.BooleanField(label=gettext_lazy("Moves to the next working day"), required=False, initial=True)


class RegimeForm(AskedForm):
    """What is asked of the participants of a programme."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=300, required=False)
    form = forms.ModelChoiceField(label=gettext_lazy("Form"), queryset=Form.objects.all())
    calendar = forms.ModelChoiceField(label=gettext_lazy("Calendar"), queryset=Calendar.objects.all())
    period_kind = forms.ChoiceField(label=gettext_lazy("Period"), choices=PERIOD_KINDS)
    since = DayField(label=gettext_lazy("From"))
    until = LastDayField(label=gettext_lazy("Last day"), required=False)
    estimate_allowed = forms.BooleanField(
        label=gettext_lazy("Estimates are allowed before the period ends"), required=False
    )


class EndForm(AskedForm):
    """The end of a regime."""

    on = DayField(label=gettext_lazy("First day without it"))


class MakeForm(AskedForm):
    """Up to which day reports are owed."""

    until = LastDayField(label=gettext_lazy("For periods that end by"))


class RequestForm(AskedForm):
    """One report asked for out of turn."""

    request = forms.CharField(
        label=gettext_lazy("What is asked, and by which paper"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    bodies = BodiesField(label=gettext_lazy("Of whom"), help_text=gettext_lazy("One body a line, by name or address."))
    since = DayField(label=gettext_lazy("First day reported on"))
    until = LastDayField(label=gettext_lazy("Last day reported on"))
    due_on = DayField(label=gettext_lazy("Due on"))


class WithdrawForm(AskedForm):
    """Why a report is no longer owed."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300)


class OwedForm(forms.Form):
    """Which obligations of a regime a person looks for."""

    period = forms.ChoiceField(label=gettext_lazy("Period"), required=False)
    q = forms.CharField(label=gettext_lazy("Body"), required=False)

    def __init__(self, *args: Any, owed: ObligationQuerySet, **kwargs: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(*args, **kwargs)
        self.owed = owed
        firsts = {one.period_code: one for one in owed.one_of_each_period()}
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            ("", gettext_lazy("All periods")),
            *((code, one.period_label) for code, one in firsts.items()),
        ]

    def found(self) -> ObligationQuerySet:
        """Those that answer, the latest period first."""
        self.is_valid()
        found = self.owed
        if self.cleaned_data.get("period"):
            found = found.filter(period_code=self.cleaned_data["period"])
        if self.cleaned_data.get("q"):
            found = found.filter(body__in=Body.objects.search(self.cleaned_data["q"]).values("pk"))
        return found.for_listing().order_by("-since", "body__sort_text", "pk")
