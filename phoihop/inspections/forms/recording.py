"""What both sides hand in about inspections."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.inspections.models import (
    ChecklistPoint,
    ChecklistVersion,
    Inspection,
    InspectionPlan,
)
from phoihop.inspections.rules import Kind, Verdict
from phoihop.inspections.services import Answered, NewPoint, Planned, Shown, Signing
from phoihop.organisations.fields import BodyField, DayField, PlaceField
from phoihop.programmes.fields import BodiesField, LastDayField
from phoihop.programmes.models import Programme

YEAR = gettext_lazy("Year")


def offer(form: forms.Form, name: str, things: QuerySet[Any]) -> None:
    """Let the field of that name choose among these."""
    form.fields[name].queryset = things  # type: ignore[attr-defined]


def _box(label: Any, rows: int = 3, **more: Any) -> forms.CharField:  # noqa: ANN401 - whatever a field takes
    return forms.CharField(label=label, max_length=5_000, widget=forms.Textarea({"rows": rows}), **more)


class AskedForm(forms.Form):
    """What a service is called with."""

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        return dict(self.cleaned_data)


class PlanForm(AskedForm):
    """A plan of inspections for a year."""

    year = forms.IntegerField(label=YEAR, min_value=2000, max_value=2100, localize=False)
    reference = forms.CharField(label=gettext_lazy("Number and symbol of the plan"), max_length=120, required=False)
    purpose = _box(gettext_lazy("Purpose and requirements"), required=False)


class InspectionForm(forms.Form):
    """What is said of an inspection."""

    title = forms.CharField(label=gettext_lazy("Title of the inspection"), max_length=300)
    plan = forms.ModelChoiceField(
        InspectionPlan.objects.none(),
        label=gettext_lazy("Plan of inspections"),
        required=False,
        help_text=gettext_lazy("Leave empty for an inspection apart from the plan."),
    )
    body = BodyField(label=gettext_lazy("Inspected body"))
    place = PlaceField(label=gettext_lazy("Place"))
    since = DayField(label=gettext_lazy("First day"))
    until = LastDayField(label=gettext_lazy("Last day"))
    head = BodyField(label=gettext_lazy("Body that heads the team"))
    office = forms.CharField(
        label=gettext_lazy("Office of the head of the team"),
        max_length=150,
        help_text=gettext_lazy("The office only, no name."),
    )
    others = BodiesField(
        label=gettext_lazy("Other bodies of the team"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("One body a line, by name or address."),
    )
    is_survey = forms.BooleanField(
        label=gettext_lazy("A survey of how things stand, without a conclusion"),
        required=False,
        help_text=gettext_lazy("A survey ends when its findings are handed over; it asks for nothing."),
    )
    scope = _box(gettext_lazy("Scope"), required=False)
    checklist = forms.ModelChoiceField(ChecklistVersion.objects.none(), label=gettext_lazy("Checklist"), required=False)

    def __init__(self, *args: Any, programme: Programme, kept: int | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        offer(self, "plan", InspectionPlan.objects.filter(programme=programme))
        versions = ChecklistVersion.objects.filter(checklist__programme=programme)
        latest = versions.newest() | versions.filter(pk=kept or 0)
        offer(self, "checklist", latest.select_related("checklist"))

    def said(self) -> Planned:
        """What the service is told."""
        return Planned(**self.cleaned_data)


def said_of(inspection: Inspection) -> dict[str, object]:
    """What the form begins with for an inspection that is kept."""
    names = ("title", "plan", "since", "until", "is_survey", "scope", "checklist")
    others = [each.body for each in inspection.team.all() if not each.heads]
    return {name: getattr(inspection, name) for name in names} | {
        "body": inspection.body,
        "place": inspection.place,
        "head": inspection.head.body,
        "office": inspection.head.office,
        "others": others,
    }


def edit_form(posted: Any, inspection: Inspection) -> InspectionForm:  # noqa: ANN401 - a form's own
    """An inspection to be changed, with its own checklist offered even where a newer version replaced it."""
    around: dict[str, Any] = {"programme": inspection.programme, "kept": inspection.checklist_id}
    return InspectionForm(posted, initial=said_of(inspection), **around)


class ReasonForm(AskedForm):
    """Why."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


class PointForm(forms.Form):
    """One point of a checklist."""

    requirement = forms.CharField(label=gettext_lazy("What is required"), max_length=500, required=False)
    basis = forms.CharField(label=gettext_lazy("Basis"), max_length=300, required=False)


class PointFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # not subscriptable when it runs
    """Points in rows; a row without a requirement is left out."""

    def points(self) -> list[NewPoint]:
        """Those written, in their order."""
        return [NewPoint(**form.cleaned_data) for form in self.forms if form.cleaned_data.get("requirement")]


POINTS = forms.formset_factory(PointForm, formset=PointFormSet, extra=5, max_num=60)


class ChecklistForm(AskedForm):
    """A checklist, or its next version."""

    name = forms.CharField(
        label=gettext_lazy("Name of the checklist"),
        max_length=300,
        help_text=gettext_lazy("The same name makes the next version of that checklist."),
    )
    since = DayField(label=gettext_lazy("In force from"))


class AnswersForm(forms.Form):
    """What is answered to each point of a checklist."""

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, **kwargs)
        known = {each.point_id: each for each in inspection.answers.all()}
        self.points = list(inspection.checklist.points.all()) if inspection.checklist else []
        for point in self.points:
            kept = known.get(point.pk)
            self.fields[f"verdict_{point.pk}"] = forms.ChoiceField(
                label=str(point),
                choices=[("", gettext_lazy("No answer yet")), *Verdict.choices],
                required=False,
                initial=kept.verdict if kept else "",
                help_text=point.basis,
            )
            self.fields[f"remark_{point.pk}"] = forms.CharField(
                label=_("Remark on point %(number)s") % {"number": point.order},
                max_length=500,
                required=False,
                initial=kept.remark if kept else "",
            )

    def asked(self) -> dict[str, Any]:
        """The answers by point; points not answered are left out."""
        said = self.cleaned_data
        answers = {
            point: Answered(Verdict(said[f"verdict_{point.pk}"]), said[f"remark_{point.pk}"])
            for point in self.points
            if said.get(f"verdict_{point.pk}")
        }
        return {"answers": answers}


class FindingForm(AskedForm):
    """A strength or shortcoming."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Kind.choices, widget=forms.RadioSelect)
    text = _box(
        gettext_lazy("Finding"), help_text=gettext_lazy("About the body and its work; describe and name no person.")
    )
    point = forms.ModelChoiceField(
        ChecklistPoint.objects.none(), label=gettext_lazy("Point of the checklist"), required=False
    )

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, **kwargs)
        offer(self, "point", ChecklistPoint.objects.filter(version=inspection.checklist_id or 0))


class RequestForm(AskedForm):
    """What a conclusion will ask for."""

    text = _box(gettext_lazy("Request"))
    finding = forms.ModelChoiceField(
        Inspection.objects.none(), label=gettext_lazy("Because of the finding"), required=False
    )
    body = BodyField(label=gettext_lazy("Body asked"))
    due_on = DayField(label=gettext_lazy("To be met by"))

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(*args, **kwargs)
        offer(self, "finding", inspection.findings.all())


class EvidenceForm(AskedForm):
    """A piece of evidence: a file, or an address of this site."""

    label = forms.CharField(label=gettext_lazy("What the evidence shows"), max_length=200)
    file = forms.FileField(label=gettext_lazy("File"), required=False)
    address = forms.CharField(
        label=gettext_lazy("Or the address of a figure or report"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Open the trace of the figure, or the report, and copy its address from this site."),
    )

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords; the file as content and name."""
        said = super().asked()
        file = said.pop("file")
        return said | ({"content": file.read(), "name": file.name} if file else {})


class TextForm(AskedForm):
    """A text, and nothing else."""

    text = _box(gettext_lazy("Text"), rows=5)


class ConcludeForm(forms.Form):
    """What the conclusion says at large, and who signs it."""

    assessment = _box(gettext_lazy("General assessment"), rows=6)
    signed_on = DayField(label=gettext_lazy("Signed on"))
    issued_from = forms.CharField(label=gettext_lazy("Place of issue"), max_length=100)
    signatory = forms.CharField(label=gettext_lazy("Signed by"), max_length=120)
    office = forms.CharField(label=gettext_lazy("Office of the signatory"), max_length=150)
    on_behalf_of = forms.CharField(label=gettext_lazy("On whose behalf"), max_length=200, required=False)
    layout = forms.ChoiceField(label=gettext_lazy("Form of papers"), choices=Programme.PaperForm.choices)

    def asked(self) -> dict[str, Any]:
        """What the service is called with."""
        return {"signing": Signing(**self.cleaned_data)}


class RemedyForm(EvidenceForm):
    """What was done, with a piece of evidence."""

    statement = _box(gettext_lazy("What has been done"), rows=5)
    label = forms.CharField(label=gettext_lazy("What the evidence shows"), max_length=200, required=False)

    field_order = ("statement", "label", "file", "address")

    def clean(self) -> dict[str, Any]:
        """Evidence is a file or an address, and says what it shows."""
        said = self.cleaned_data
        given = bool(said.get("file")) + bool(said.get("address"))
        if given > 1:
            self.add_error("address", gettext_lazy("Choose a file or give an address, one of the two."))
        if given and not said.get("label"):
            self.add_error("label", gettext_lazy("Say in a few words what the evidence shows."))
        if said.get("label") and not given:
            self.add_error("address", gettext_lazy("Choose a file or give an address, one of the two."))
        return said

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords; the evidence together."""
        said = super().asked()
        statement = said.pop("statement")
        shown = [Shown(**said)] if said.get("label") else []
        return {"statement": statement, "evidence": shown}


class VerifyForm(AskedForm):
    """Whether a remedy suffices."""

    verified = forms.TypedChoiceField(
        label=gettext_lazy("Is the request met?"),
        choices=[("1", gettext_lazy("Yes, verified")), ("0", gettext_lazy("No, to be remedied again"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reason = _box(gettext_lazy("On what grounds"))


class ExtendForm(ReasonForm):
    """Until when a request is to be met instead, and why."""

    due_on = DayField(label=gettext_lazy("To be met by"))
