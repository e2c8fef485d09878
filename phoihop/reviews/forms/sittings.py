"""What is handed in of a conference as it is held: who came, papers, minutes, clauses and their tasks."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from phoihop.organisations.fields import BodyField, DayField
from phoihop.organisations.models import Body
from phoihop.plans.services import NewTask
from phoihop.programmes.fields import BodiesField
from phoihop.reviews.models import Conclusion, Conference, Invitation, Minutes
from phoihop.reviews.rules.conferences import Came, Clause
from phoihop.reviews.services import Taken

MINUTES = ("progress", "discussion", "conclusion", "secretary", "secretary_office", "chair", "chair_office")


class AttendanceForm(forms.Form):
    """How many of every invited body came; each body has its two boxes."""

    def __init__(self, *args: Any, invitations: Iterable[Invitation], **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, **kwargs)
        self.invitations = list(invitations)
        for each in self.invitations:
            self.fields[f"present-{each.body_id}"] = forms.IntegerField(
                label=each.body.label,
                min_value=0,
                max_value=2_000,
                required=False,
                initial=each.present,
                localize=False,
            )
            self.fields[f"note-{each.body_id}"] = forms.CharField(
                label=gettext_lazy("Note of absence"), max_length=300, required=False, initial=each.absence_note
            )

    @property
    def lines(self) -> list[tuple[Invitation, forms.BoundField, forms.BoundField]]:
        """Each invitation with its two boxes."""
        return [(each, self[f"present-{each.body_id}"], self[f"note-{each.body_id}"]) for each in self.invitations]

    def rows(self) -> list[Came]:
        """What the service is told."""
        said = self.cleaned_data
        return [
            Came(each.body_id, said[f"present-{each.body_id}"], said[f"note-{each.body_id}"])
            for each in self.invitations
        ]


class PaperForm(forms.Form):
    """A paper that a body hands in."""

    body = forms.ModelChoiceField(Body.objects.none(), label=gettext_lazy("Handed in by"), empty_label=None)
    title = forms.CharField(label=gettext_lazy("Title of the paper"), max_length=300)
    file = forms.FileField(
        label=gettext_lazy("File"), help_text=gettext_lazy("Word, PDF or OpenDocument, up to 25 MB, no secrets.")
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, **kwargs)
        known = Body.objects.filter(pk__in=[body.pk for body in bodies]).order_by("sort_text")
        self.fields["body"].queryset = known  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """What the service is called with."""
        said = self.cleaned_data
        file = said["file"]
        return {"body": said["body"], "title": said["title"], "content": file.read(), "name": file.name}


class MinutesForm(forms.Form):
    """The minutes."""

    progress = forms.CharField(
        label=gettext_lazy("Course of the conference"), required=False, widget=forms.Textarea({"rows": 8})
    )
    discussion = forms.CharField(
        label=gettext_lazy("Discussion"),
        required=False,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy("Bodies and what they said; no opinions of private persons."),
    )
    conclusion = forms.CharField(
        label=gettext_lazy("Closing words of the chair"), required=False, widget=forms.Textarea({"rows": 5})
    )
    secretary = forms.CharField(label=gettext_lazy("Secretary"), max_length=120, required=False)
    secretary_office = forms.CharField(label=gettext_lazy("Office of the secretary"), max_length=150, required=False)
    chair = forms.CharField(label=gettext_lazy("Chair"), max_length=120, required=False)
    chair_office = forms.CharField(label=gettext_lazy("Office of the chair"), max_length=150, required=False)
    finish = forms.BooleanField(
        label=gettext_lazy("The minutes are finished: number them and let nothing in them change"), required=False
    )

    def taken(self) -> Taken:
        """What the service is told."""
        return Taken(**{name: self.cleaned_data[name] for name in MINUTES})


def minutes_said(conference: Conference) -> dict[str, object]:
    """What the form begins with: what is kept, else the signatory as the chair."""
    kept = Minutes.objects.filter(conference=conference).first()
    if kept is None:
        return {"chair": conference.signatory, "chair_office": conference.office}
    return {name: getattr(kept, name) for name in MINUTES}


class ClauseForm(forms.Form):
    """A clause of the conclusions."""

    key = forms.IntegerField(required=False, widget=forms.HiddenInput, localize=False)
    text = forms.CharField(
        label=gettext_lazy("Conclusion"), required=False, max_length=5_000, widget=forms.Textarea({"rows": 3})
    )
    lead = BodyField(label=gettext_lazy("Suggested lead"), required=False)
    due_on = DayField(label=gettext_lazy("Suggested day"), required=False)
    asks_task = forms.BooleanField(label=gettext_lazy("Becomes a task"), required=False, initial=True)


class ClauseFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    """The clauses in rows; one whose words are emptied is taken out."""

    def clauses(self) -> list[Clause]:
        """Those written, in their order."""
        return [Clause(**form.cleaned_data) for form in self.forms if form.cleaned_data.get("text")]


CLAUSES = forms.formset_factory(ClauseForm, formset=ClauseFormSet, extra=3, max_num=100)


def clause_said(clause: Conclusion) -> dict[str, object]:
    """What the form begins with for a clause that is kept."""
    said = {"key": clause.pk, "text": clause.text, "due_on": clause.due_on, "asks_task": clause.asks_task}
    return {**said, "lead": clause.lead}


class ConcludeForm(forms.Form):
    """When the notice of conclusions is signed."""

    signed_on = DayField(label=gettext_lazy("Signed on"))


class TaskForm(forms.Form):
    """A task that a clause asks for."""

    name = forms.CharField(label=gettext_lazy("Task"), max_length=2_000, widget=forms.Textarea({"rows": 3}))
    product = forms.CharField(label=gettext_lazy("Product"), max_length=400, required=False)
    lead = BodyField(label=gettext_lazy("Lead body"))
    partners = BodiesField(
        label=gettext_lazy("Co-operating bodies"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("One body a line, by name or address."),
    )
    due_on = DayField(label=gettext_lazy("To be completed by"))

    def task(self) -> NewTask:
        """The task, as the service takes it."""
        said = dict(self.cleaned_data)
        return NewTask(**{**said, "partners": said["partners"] or []})


def task_said(clause: Conclusion, today: date) -> dict[str, object]:
    """What the form begins with: what the clause suggests."""
    due = clause.due_on if clause.due_on and clause.due_on >= today else None
    return {"name": clause.text, "lead": clause.lead, "due_on": due}
