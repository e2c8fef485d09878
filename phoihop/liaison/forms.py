"""What is asked of notes, and what bodies hand in as notes."""

import re
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.foundation.vietnamese import fold
from phoihop.liaison.models import Note, NoteQuerySet
from phoihop.liaison.rules import PART_NAMES, PARTS, PERIODS, CaseKind, Cases, Kind
from phoihop.liaison.services import Told
from phoihop.organisations.fields import DayField
from phoihop.organisations.models import Body
from phoihop.programmes.fields import BodiesField, ProgrammeField
from phoihop.programmes.models import Participation, Party, Programme

WHOSE = [
    ("all", gettext_lazy("All notes I may read")),
    ("unread", gettext_lazy("To us, not read yet")),
    ("received", gettext_lazy("To us")),
    ("ours", gettext_lazy("Of our bodies")),
    ("late", gettext_lazy("Of our bodies, unread too long")),
]
DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
_ROMAN = ("i", "ii", "iii", "iv")
_MONTH = re.compile(r"(thang |month )?(?P<number>0?[1-9]|1[0-2])/(?P<year>\d{4})")
_QUARTER = re.compile(r"((quy |quarter )?(?P<roman>iii|iv|ii|i)|(quy |quarter |q)(?P<number>[1-4]))/(?P<year>\d{4})")


def own_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies for which somebody may write notes."""
    bodies = bodies_reaching(actor, Permission.NOTE_WRITE, Reach.OWN)
    return Body.objects.filter(pk__in=bodies).select_related("place").order_by("sort_text")


def open_programmes(actor: Actor) -> QuerySet[Programme]:
    """The programmes in which one of somebody's own bodies is a party or takes part."""
    bodies = own_bodies(actor).order_by().values("pk")
    joined = Q(pk__in=Participation.objects.filter(body__in=bodies).values("programme"))
    return Programme.objects.filter(joined | Q(pk__in=Party.objects.filter(body__in=bodies).values("programme")))


def parties_beside(programme: Programme, body: Body) -> QuerySet[Body]:
    """The other parties of a programme, as they stand today."""
    parties = Party.objects.filter(programme=programme, passed_to=None).exclude(body=body)
    return Body.objects.filter(pk__in=parties.values("body")).order_by("sort_text")


class SearchForm(forms.Form):
    """Which notes somebody looks for."""

    q = forms.CharField(label=gettext_lazy("Subject or body"), required=False)
    whose = forms.ChoiceField(label=gettext_lazy("Whose"), choices=WHOSE, required=False)
    programme = ProgrammeField(label=gettext_lazy("Programme"), queryset=Programme.objects.none(), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=[("", gettext_lazy("All")), *Kind.choices], required=False
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["programme"].queryset = Programme.objects.visible_to(actor)  # type: ignore[attr-defined]

    def found(self, today: Any) -> NoteQuerySet:  # noqa: ANN401 - a day
        """Those that answer, of those that may be read."""
        self.is_valid()
        asked = self.cleaned_data
        found = Note.objects.visible_to(self.actor).search(asked.get("q", ""))
        own = bodies_reaching(self.actor, Permission.NOTE_WRITE, Reach.OWN)
        received = bodies_reaching(self.actor, Permission.NOTE_ANSWER, Reach.RECEIVER)
        match asked.get("whose"):
            case "unread":
                found = found.awaiting_reading_of(received)
            case "received":
                found = found.received_by(received)
            case "ours":
                found = found.of_bodies(own)
            case "late":
                found = found.of_bodies(own).unread_too_long(today)
        if asked.get("programme"):
            found = found.filter(programme=asked["programme"])
        if asked.get("kind"):
            found = found.filter(kind=asked["kind"])
        return found.for_listing()


class PeriodField(forms.CharField):
    """A month or a quarter as people write them, 10/2026 or III/2026; its value is the period's code."""

    def clean(self, value: object) -> str:
        """The code; words that name no period are left to the rules to refuse."""
        text = str(super().clean(value))
        if found := _MONTH.fullmatch(fold(text)):
            return f"{found['year']}-{int(found['number']):02}"
        if found := _QUARTER.fullmatch(fold(text)):
            number = _ROMAN.index(found["roman"]) + 1 if found["roman"] else found["number"]
            return f"{found['year']}-Q{number}"
        return text

    def prepare_value(self, value: object) -> object:
        """A code is shown as people write it."""
        year, _dash, part = str(value or "").partition("-")
        if part.isdigit():
            return f"{part}/{year}"
        if part[:1] == "Q" and part[1:] in {"1", "2", "3", "4"}:
            return f"{_ROMAN[int(part[1:]) - 1].upper()}/{year}"
        return value


class BeginForm(forms.Form):
    """From whom, in which programme, of which kind and period a note is."""

    programme = ProgrammeField(label=gettext_lazy("Programme"), queryset=Programme.objects.none(), empty_label=None)
    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Sender"), empty_label=None)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Kind.choices)
    period = PeriodField(
        label=gettext_lazy("Period"),
        required=False,
        max_length=16,
        help_text=gettext_lazy("10/2026 for a month, III/2026 for a quarter; empty for an urgent note."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as they are
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = open_programmes(actor)  # type: ignore[attr-defined]
        self.fields["body"].queryset = own_bodies(actor)  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """What a note says; its parts are called as its kind calls them."""

    subject = forms.CharField(label=gettext_lazy("What it is about"), max_length=300)
    account = forms.CharField(required=False, max_length=10_000, widget=forms.Textarea({"rows": 5}))
    assessment = forms.CharField(required=False, max_length=10_000, widget=forms.Textarea({"rows": 4}))
    proposals = forms.CharField(required=False, max_length=10_000, widget=forms.Textarea({"rows": 3}))
    parties = forms.ModelMultipleChoiceField(
        Body.objects.none(), label=gettext_lazy("Sent to"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = BodiesField(
        label=gettext_lazy("Also to"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Other bodies that take part in the programme, one a line."),
    )
    office = forms.CharField(
        label=gettext_lazy("Office of the signatory"),
        required=False,
        max_length=150,
    )
    signatory = forms.CharField(label=gettext_lazy("Signed by"), required=False, max_length=120)

    def __init__(self, *args: Any, kind: str, programme: Programme, body: Body, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["parties"].queryset = parties_beside(programme, body)  # type: ignore[attr-defined]
        for name, label in zip(PART_NAMES, PARTS[Kind(kind)], strict=True):
            self.fields[name].label = label

    def told(self, cases: list[Cases]) -> Told:
        """What the services take."""
        asked = dict(self.cleaned_data)
        return Told(recipients=[*asked.pop("parties"), *asked.pop("others")], cases=cases, **asked)


class CasesForm(forms.Form):
    """The numbers of one kind of case."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of case"), choices=[("", "–"), *CaseKind.choices])
    arisen = forms.IntegerField(label=gettext_lazy("Arisen"), min_value=0, max_value=100_000, localize=False)
    settled = forms.IntegerField(label=gettext_lazy("Settled"), min_value=0, max_value=100_000, localize=False)
    remaining = forms.IntegerField(label=gettext_lazy("Still open"), min_value=0, max_value=100_000, localize=False)


class CasesFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    """Kinds of case in rows; empty rows do not count."""

    def cases(self) -> list[Cases]:
        """Those stated."""
        said = [form.cleaned_data for form in self.forms if form.cleaned_data.get("kind")]
        return [Cases(CaseKind(one["kind"]), one["arisen"], one["settled"], one["remaining"]) for one in said]


CASES = forms.formset_factory(CasesForm, formset=CasesFormSet, extra=2, max_num=len(CaseKind))


class SendForm(forms.Form):
    """Whether the note takes a number when it is sent."""

    numbered = forms.BooleanField(
        label=gettext_lazy("Give it the next number of our reports"),
        required=False,
        help_text=gettext_lazy("Needs who signs. A note without a number is information of work."),
    )


class FileForm(forms.Form):
    """A file to go with a note."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Word, Excel, PDF or picture. No secrets, no personal numbers."),
    )


class AnswerForm(forms.Form):
    """What a body answers."""

    text = forms.CharField(label=gettext_lazy("Answer"), max_length=5_000, widget=forms.Textarea({"rows": 3}))


class RegimeForm(forms.Form):
    """How often the parties owe one another a note."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[(kind.value, kind.label) for kind in PERIODS])
    days = forms.IntegerField(label=gettext_lazy("Working days after the period"), min_value=1, max_value=60, initial=5)
    since = DayField(label=gettext_lazy("From"), input_formats=DAYS)


class StopForm(forms.Form):
    """From which day nothing more is owed."""

    on = DayField(label=gettext_lazy("No more notes from"), input_formats=DAYS)
