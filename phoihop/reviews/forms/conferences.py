"""What is handed in about a conference before it is held."""

from collections.abc import Set
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor
from phoihop.organisations.fields import BodyField, DayField, PlaceField
from phoihop.organisations.models import Body
from phoihop.programmes.fields import BodiesField, ProgrammeField
from phoihop.programmes.models import Programme, Regulation
from phoihop.reviews.models import Conference, ConferenceQuerySet, Invitation, Review
from phoihop.reviews.rules.conferences import AgendaLine, Answer, ConferenceKind, Invited
from phoihop.reviews.services import NewConference

WHEN = [
    ("", gettext_lazy("All")),
    ("coming", gettext_lazy("Still to come")),
    ("held", gettext_lazy("Held")),
]
MORNING, NOON = time(8, 0), time(11, 30)
FORM_DAYS = timedelta(days=14)


class HourField(forms.TimeField):
    """An hour as people write it: 08:00."""

    widget = forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:00", "autocomplete": "off"})


class SearchForm(forms.Form):
    """Which conferences somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Title, venue or chair"), required=False)
    programme = ProgrammeField(
        label=gettext_lazy("Programme"), queryset=Programme.objects.none(), required=False, to_field_name="slug"
    )
    when = forms.ChoiceField(label=gettext_lazy("When"), choices=WHEN, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["programme"].queryset = Programme.objects.visible_to(actor)  # type: ignore[attr-defined]

    def found(self, now: datetime) -> ConferenceQuerySet:
        """Those that answer, of those that may be seen."""
        self.is_valid()
        asked = self.cleaned_data
        found = Conference.objects.visible_to(self.actor).search(asked.get("q", ""))
        if asked.get("programme"):
            found = found.filter(programme=asked["programme"])
        if asked.get("when") == "coming":
            found = found.standing().filter(begins_at__gt=now)
        if asked.get("when") == "held":
            found = found.standing().filter(begins_at__lte=now)
        return found.for_listing()


class ConferenceForm(forms.Form):
    """What is said of a conference."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of conference"), choices=ConferenceKind.choices)
    title = forms.CharField(
        label=gettext_lazy("Title of the conference"),
        max_length=300,
        help_text=gettext_lazy("As the invitation says it."),
    )
    day = DayField(label=gettext_lazy("Day"))
    begins = HourField(label=gettext_lazy("Begins at"), initial=MORNING)
    ends = HourField(label=gettext_lazy("Ends at"), initial=NOON)
    last = DayField(
        label=gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Only where it lasts several days.")
    )
    venue = forms.CharField(label=gettext_lazy("Venue"), max_length=300)
    place = PlaceField(label=gettext_lazy("Commune or province of the venue"), required=False)
    chairs = BodiesField(
        label=gettext_lazy("Chaired by"),
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("One body a line, by name or address."),
    )
    report = forms.ModelChoiceField(Review.objects.none(), label=gettext_lazy("Central report"), required=False)
    regulation = forms.ModelChoiceField(
        Regulation.objects.none(), label=gettext_lazy("Regulation signed there"), required=False
    )
    awards = forms.CharField(
        label=gettext_lazy("Other decisions on commendations announced"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy(
            "Those kept here are chosen on the conference's page; others, one a line: number, day, what."
        ),
    )
    layout = forms.ChoiceField(label=gettext_lazy("Form of papers"), choices=Programme.PaperForm.choices)
    issuer = BodyField(label=gettext_lazy("Convened by"), help_text=gettext_lazy("Its series numbers the papers."))
    issued_from = forms.CharField(label=gettext_lazy("Place of issue"), max_length=100, required=False)
    signatory = forms.CharField(label=gettext_lazy("Signed by"), max_length=120, required=False)
    office = forms.CharField(label=gettext_lazy("Office of the signatory"), max_length=150, required=False)
    on_behalf_of = forms.CharField(label=gettext_lazy("On whose behalf"), max_length=150, required=False)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.fields["report"].queryset = programme.reviews.order_by("-until", "-pk")  # type: ignore[attr-defined]
        self.fields["regulation"].queryset = programme.regulations.all()  # type: ignore[attr-defined]

    def said(self) -> NewConference:
        """What the service is told."""
        facts = dict(self.cleaned_data)
        day, begins, ends, last = (facts.pop(name) for name in ("day", "begins", "ends", "last"))
        facts["kind"] = ConferenceKind(facts["kind"])
        return NewConference(begins_at=_moment(day, begins), ends_at=_moment(last or day, ends), **facts)


def said_of(conference: Conference) -> dict[str, object]:
    """What the form begins with for a conference that is kept."""
    names = ("kind", "title", "venue", "report", "regulation", "awards", "layout")
    more = ("issued_from", "signatory", "office", "on_behalf_of")
    begins, ends = timezone.localtime(conference.begins_at), timezone.localtime(conference.ends_at)
    return {
        **{name: getattr(conference, name) for name in (*names, *more)},
        "day": begins.date(),
        "begins": begins.time(),
        "ends": ends.time(),
        "last": ends.date() if ends.date() != begins.date() else None,
        "place": conference.place,
        "chairs": list(conference.chairs.all()),
        "issuer": conference.issuer,
    }


def usual_of(programme: Programme) -> dict[str, object]:
    """What the form begins with for a new one: the leading parties chair it, the first of them convenes it."""
    leading = list(programme.parties.leading().filter(passed_to=None).select_related("body__place"))
    first = min(leading, key=lambda party: (party.role != party.Role.LEAD, party.order))
    return {
        "chairs": [party.body for party in leading],
        "issuer": first.body,
        "layout": programme.paper_form,
        "signatory": first.signatory,
        "office": first.office,
        "issued_from": first.body.place.name,
        "place": first.body.place,
        "day": timezone.localdate() + FORM_DAYS,
    }


class AgendaForm(forms.Form):
    """A point of the agenda."""

    starts = HourField(label=gettext_lazy("Begins at"), required=False)
    subject = forms.CharField(label=gettext_lazy("What is dealt with"), max_length=400, required=False)
    body = BodyField(label=gettext_lazy("Speaking body"), required=False)
    office = forms.CharField(label=gettext_lazy("Office of who speaks"), max_length=150, required=False)


class AgendaFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    """The agenda in rows; a row without a subject is left out."""

    def lines(self) -> list[AgendaLine]:
        """Those written, in their order."""
        return [AgendaLine(**form.cleaned_data) for form in self.forms if form.cleaned_data.get("subject")]


AGENDA = forms.formset_factory(AgendaForm, formset=AgendaFormSet, extra=4, max_num=100)


class InviteForm(forms.Form):
    """How many of each body are invited: a box for each that takes part, and others by name.

    At first a liaison meeting invites the parties, any other conference everybody who takes part.
    """

    others = BodiesField(
        label=gettext_lazy("Other bodies"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("One body a line, by name or address; one of each is invited."),
    )

    def __init__(self, *args: Any, conference: Conference, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, **kwargs)
        known = {each.body_id: each.invited for each in conference.invitations.all()}
        parties = set(conference.programme.parties.filter(passed_to=None).values_list("body", flat=True))
        self.bodies = {f"body-{body.pk}": body for body in _candidates(conference, parties)}
        usual = parties if conference.kind == ConferenceKind.BRIEFING else {body.pk for body in self.bodies.values()}
        for name, body in self.bodies.items():
            initial = known.get(body.pk, 0) if known else int(body.pk in usual)
            self.fields[name] = forms.IntegerField(
                label=body.label, min_value=0, max_value=500, required=False, initial=initial, localize=False
            )
        self.order_fields([*self.bodies, "others"])

    def rows(self) -> list[Invited]:
        """The bodies of which somebody is invited."""
        said = [(body, self.cleaned_data.get(name) or 0) for name, body in self.bodies.items()]
        chosen = [Invited(body, number) for body, number in said if number]
        named = {row.body.pk for row in chosen}
        others = [body for body in self.cleaned_data.get("others") or [] if body.pk not in named]
        return [*chosen, *(Invited(body) for body in others)]


def _candidates(conference: Conference, parties: Set[int]) -> list[Body]:
    """The parties, then participants of that day and whoever is invited already, by the alphabet."""
    day = conference.held_on
    taking_part = conference.programme.participations.as_of(day).values("body")
    invited = conference.invitations.values("body")
    asked = Q(pk__in=taking_part) | Q(pk__in=parties) | Q(pk__in=invited)
    found = Body.objects.filter(asked).select_related("place").order_by("sort_text", "pk")
    return sorted(found, key=lambda body: body.pk not in parties)


class AnswerForm(forms.Form):
    """Whether an invited body comes."""

    answer = forms.ChoiceField(label=gettext_lazy("Answer"), choices=Answer.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("For example how many come, or why nobody can."),
    )

    def asked(self, invitation: Invitation) -> dict[str, Any]:
        """What the service is called with."""
        return {**self.cleaned_data, "answer": Answer(self.cleaned_data["answer"]), "invitation": invitation}


class CallOffForm(forms.Form):
    """Why a conference is not held."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


def _moment(day: date, hour: time) -> datetime:
    try:
        return timezone.make_aware(datetime.combine(day, hour))
    except (OverflowError, ValueError) as fault:
        raise ValidationError(_("Enter a day of our time.")) from fault
