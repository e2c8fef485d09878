"""What the pages hand in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, gettext_lazy

from phoihop.documents.rules import LARGEST_FILE
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.indicators.models import Indicator
from phoihop.organisations.fields import DayField
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Line, Section
from phoihop.submissions.pasting.text import clean, text_of
from phoihop.submissions.rules.statements import Statement
from phoihop.submissions.services import Passage, Sent
from phoihop.territories.models import Place

STATES = [
    ("", gettext_lazy("All")),
    ("todo", gettext_lazy("To be done")),
    ("overdue", gettext_lazy("Overdue")),
    ("waiting", gettext_lazy("Awaiting a decision")),
    ("approved", gettext_lazy("Approved")),
]


def statements(posted: QueryDict, lines: Iterable[Line]) -> list[Statement]:
    """What was typed into the boxes of these lines; a box that was not sent says nothing, one to be kept neither."""
    kept = set(posted.getlist("keep"))
    return [
        Statement(
            indicator=line.indicator.code,
            words=posted.get(f"words-{line.pk}", ""),
            missing=posted.get(f"missing-{line.pk}", ""),
            estimated=f"estimated-{line.pk}" in posted,
            note=posted.get(f"note-{line.pk}"),
            seen_stamp=stamp(posted, line.pk),
        )
        for line in lines
        if f"words-{line.pk}" in posted and str(line.pk) not in kept
    ]


def stamp(posted: QueryDict, key: object) -> int:
    """The stamp of what was seen in a box; 0 where none can be read, which overwrites nothing."""
    return _whole(posted, f"stamp-{key}")


def _whole(posted: QueryDict, name: str) -> int:
    written = posted.get(name, "")
    return int(written) if written.isascii() and written.isdigit() else 0


def sent(posted: QueryDict, version: int) -> Sent:
    """What a phone kept for a report of this version of a form. Raises Invalid for a message without a name."""
    try:
        key = UUID(posted.get("message", ""))
    except ValueError:
        raise Invalid(gettext("This message cannot be read. Open the report and enter what is missing.")) from None
    lines = Line.objects.filter(section__version=version).select_related("indicator")
    stated = [replace(statement, cell=str(line.pk)) for line in lines for statement in statements(posted, [line])]
    told = [
        Passage(section=each, text=posted.get(name, ""), seen_stamp=stamp(posted, name))
        for each in Section.objects.filter(version=version).exclude(kind=Section.Kind.FIGURES)
        if (name := f"text-{each.pk}") in posted
    ]
    return Sent(
        key=key,
        version=_whole(posted, "version"),
        statements=stated,
        passages=told,
        submit=posted.get("wanted") == "submit",
    )


def accepted(posted: QueryDict) -> dict[str, Any]:
    """Which figure proposed by activities is taken, and what was done besides. Raises Http404 for none that exists."""
    indicator, _hyphen, place = posted.get("proposal", "").partition("-")
    if not (indicator.isdigit() and place.isdigit()):
        raise Http404
    return {
        "indicator": get_object_or_404(Indicator, pk=int(indicator)),
        "place": get_object_or_404(Place, pk=int(place)) if int(place) else None,
        "besides": posted.get(f"besides-{indicator}-{place}", ""),
    }


class OwedForm(forms.Form):
    """Which of their reports somebody looks for."""

    state = forms.ChoiceField(label=gettext_lazy("Status"), choices=STATES, required=False)
    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=gettext_lazy("Programme"), required=False, empty_label=gettext_lazy("All")
    )

    def __init__(self, asked: QueryDict, programmes: QuerySet[Programme]) -> None:
        super().__init__(asked)
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]

    @property
    def asked(self) -> dict[str, Any]:
        """What could be read of the question."""
        self.is_valid()
        return self.cleaned_data


class ClosingForm(forms.Form):
    """The span whose figures are to be frozen, both days included."""

    since = DayField(label=gettext_lazy("From"))
    last_day = DayField(label=gettext_lazy("To"), help_text=gettext_lazy("The last day whose figures are frozen."))
    note = forms.CharField(
        label=gettext_lazy("What for"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("For instance: review report for the first half of 2025."),
    )

    def closing(self) -> dict[str, Any]:
        """What the service is called with."""
        last: date = self.cleaned_data["last_day"]
        return {
            "since": self.cleaned_data["since"],
            "until": last + timedelta(days=1),
            "note": self.cleaned_data["note"],
        }


class WorkbookForm(forms.Form):
    """A workbook that was filled in, or a table of one's own."""

    workbook = forms.FileField(
        label=gettext_lazy("Workbook"),
        help_text=gettext_lazy(".xlsx, .xls or .ods: the form as it was downloaded here, or a table of your own."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods"}),
    )

    def file(self) -> tuple[bytes, str]:
        """What was handed in, and its name; of a file that is far too large, only enough to refuse it."""
        handed = self.cleaned_data["workbook"]
        return handed.read(LARGEST_FILE + 1), handed.name


class PasteForm(forms.Form):
    """A report as it was written: pasted, or as a file."""

    text = forms.CharField(
        label=gettext_lazy("Text of the report"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("Paste the whole report, or only the part with figures."),
    )
    file = forms.FileField(
        label=gettext_lazy("Or its file"),
        required=False,
        help_text=gettext_lazy("A Word document (.docx), a PDF with text, or plain text (.txt)."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )
    document = forms.CharField(
        label=gettext_lazy("Name of the report"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("So that a figure can be traced: for instance 45/BC-BCH."),
    )

    def clean(self) -> dict[str, Any]:
        """The clean text, which holds nothing it may not."""
        given = super().clean() or self.cleaned_data
        handed = given.get("file")
        try:
            text = text_of(handed.read(LARGEST_FILE + 1), handed.name) if handed else clean(given.get("text", ""))
            guard(text)
        except Invalid as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        if not text:
            raise forms.ValidationError(gettext("Paste the text of the report, or choose its file."))
        name = given.get("document") or (handed.name if handed else gettext("Pasted text"))
        return given | {"text": text, "document": name[:150]}

    def asked(self) -> dict[str, str]:
        """The text, and the name of the document it is."""
        return {"text": self.cleaned_data["text"], "document": self.cleaned_data["document"]}
