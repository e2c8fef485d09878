"""What is asked of programmes, and what a coordinator hands in to change them."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor
from phoihop.organisations.fields import BodyField, DayField
from phoihop.programmes.fields import BodiesField, LastDayField, ProgrammeField
from phoihop.programmes.models import ParticipationQuerySet, Party, Programme, ProgrammeQuerySet
from phoihop.programmes.services import Joining, NewParty

STANDINGS = [
    ("in_force", gettext_lazy("In force")),
    ("ended", gettext_lazy("Ended")),
    ("all", gettext_lazy("All")),
]


class SearchForm(forms.Form):
    """Which programmes a person looks for."""

    q = forms.CharField(label=gettext_lazy("Title, number or symbol"), required=False)
    standing = forms.ChoiceField(label=gettext_lazy("Standing"), required=False, choices=STANDINGS)

    def found(self, programmes: ProgrammeQuerySet) -> ProgrammeQuerySet:
        """Those of `programmes` that answer; without a word those in force today."""
        self.is_valid()
        today = timezone.localdate()
        standing = self.cleaned_data.get("standing") or ("all" if self.cleaned_data.get("q") else "in_force")
        if standing == "in_force":
            programmes = programmes.in_force(today)
        if standing == "ended":
            programmes = programmes.ended(today)
        return programmes.search(self.cleaned_data.get("q", "")).for_listing()


class DayForm(forms.Form):
    """As of which day a programme is shown, and whom among its participants somebody looks for."""

    day = DayField(label=gettext_lazy("As of"), required=False)
    q = forms.CharField(label=gettext_lazy("Participant"), required=False)

    def day_of(self, programme: Programme) -> date:
        """The day asked for; otherwise today, or the nearest day of the term."""
        self.is_valid()
        today = min(max(timezone.localdate(), programme.term_from), programme.last_day)
        return self.cleaned_data.get("day") or today

    def participants(self, programme: Programme) -> ParticipationQuerySet:
        """Those who take part on the day and answer to the name."""
        found = programme.participations.as_of(self.day_of(programme))
        if self.cleaned_data.get("q"):
            found = found.search(self.cleaned_data["q"])
        return found.for_listing()


class AskedForm(forms.Form):
    """What a service is called with."""

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        return dict(self.cleaned_data)


class EditForm(AskedForm):
    """A programme as its paper states it."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}))
    title_en = forms.CharField(label=gettext_lazy("English title"), max_length=400, required=False)
    number = forms.IntegerField(label=gettext_lazy("Number"), min_value=1, required=False, localize=False)
    symbol = forms.CharField(
        label=gettext_lazy("Symbol"), max_length=80, required=False, help_text="CTr/BTGDVTU-BCHQST"
    )
    signed_on = DayField(label=gettext_lazy("Signed on"), required=False)
    parent = ProgrammeField(label=gettext_lazy("Carries out"), queryset=Programme.objects.none(), required=False)
    paper_form = forms.ChoiceField(label=gettext_lazy("Form of papers"), choices=Programme.PaperForm.choices)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Programme.objects.visible_to(actor)  # type: ignore[attr-defined]


class SignForm(EditForm):
    """A signed programme to be entered."""

    term_from = DayField(label=gettext_lazy("First day of the term"))
    term_until = LastDayField(label=gettext_lazy("Last day of the term"))

    field_order = ("title", "title_en", "number", "symbol", "signed_on", "term_from", "term_until")


class PartyForm(AskedForm):
    """One party: which body, in which role, and who signs for it."""

    body = BodyField(label=gettext_lazy("Body"))
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Party.Role.choices)
    signatory = forms.CharField(label=gettext_lazy("Signed by"), max_length=120, required=False)
    office = forms.CharField(label=gettext_lazy("Office of the signatory"), max_length=150, required=False)

    def asked(self) -> dict[str, Any]:
        """The party, as services take it."""
        return {"party": NewParty(**self.cleaned_data)}


class PartyFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # as above
    """The parties in the order in which they signed; empty rows do not count."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """The first row leads, the second coordinates, unless said otherwise."""
        first = (Party.Role.LEAD, Party.Role.COORDINATING)
        role = first[index] if index is not None and index < len(first) else Party.Role.MEMBER
        return {**super().get_form_kwargs(index), "initial": {"role": role}}

    def parties(self) -> list[NewParty]:
        """Those named."""
        return [form.asked()["party"] for form in self.forms if form.has_changed() and form.cleaned_data]


PARTIES = forms.formset_factory(PartyForm, formset=PartyFormSet, extra=8, max_num=20)


class ExtendForm(AskedForm):
    """A longer term."""

    until = LastDayField(label=gettext_lazy("New last day"))


class RegulationForm(AskedForm):
    """A version of the regulation."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=400)
    reference = forms.CharField(label=gettext_lazy("Number and symbol"), max_length=120, required=False)
    signed_on = DayField(label=gettext_lazy("Signed on"))
    since = DayField(label=gettext_lazy("In force from"))
    summary = forms.CharField(
        label=gettext_lazy("What it lays down, or what was amended"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class SeatForm(AskedForm):
    """A seat on the steering committee."""

    title = forms.CharField(label=gettext_lazy("Title on the committee"), max_length=150)
    body = BodyField(label=gettext_lazy("Body"))
    office = forms.CharField(label=gettext_lazy("Office held in that body"), max_length=150)
    since = DayField(label=gettext_lazy("From"))
    until = LastDayField(label=gettext_lazy("Last day"), required=False)


class JoinForm(AskedForm):
    """Bodies that begin to take part on the same day and report to the same body."""

    bodies = BodiesField(label=gettext_lazy("Bodies"), help_text=gettext_lazy("One body a line, by name or address."))
    since = DayField(label=gettext_lazy("From"))
    until = LastDayField(label=gettext_lazy("Last day"), required=False)
    reports_to = BodyField(
        label=gettext_lazy("They report to"),
        required=False,
        help_text=gettext_lazy("Leave empty if each approves its own reports."),
    )

    def asked(self) -> dict[str, Any]:
        """The rows, as services take them."""
        facts = dict(self.cleaned_data)
        return {"rows": [Joining(body=body, **facts) for body in facts.pop("bodies")]}


class LeaveForm(AskedForm):
    """The end of a participation or a seat."""

    on = DayField(label=gettext_lazy("First day without it"))


class RedirectForm(LeaveForm):
    """Another body to report to."""

    reports_to = BodyField(
        label=gettext_lazy("Reports to"),
        required=False,
        help_text=gettext_lazy("Leave empty if it approves its own reports."),
    )
    on = DayField(label=gettext_lazy("From"))

    field_order = ("reports_to", "on")


class SucceedForm(AskedForm):
    """The body that follows a party."""

    successor = BodyField(label=gettext_lazy("Followed by"))
    on = DayField(label=gettext_lazy("From"))
