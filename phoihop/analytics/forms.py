"""What a person chooses to look at, read from the address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from phoihop.analytics.figures import Tree
from phoihop.analytics.leagues import INDICATORS_BY_TIME, UNITS_BY_INDICATORS, UNITS_BY_TIME
from phoihop.analytics.looking import DAY, THEN, TODAY, Frame, Look, label, look
from phoihop.foundation import periods
from phoihop.organisations.fields import DayField
from phoihop.reporting.models import PERIOD_KINDS

TREES = [(Tree.PLACE.value, gettext_lazy("By place")), (Tree.BODY.value, gettext_lazy("By chain of command"))]
STRUCTURES = [
    (THEN, gettext_lazy("As it was at the time")),
    (TODAY, gettext_lazy("As it is today")),
    (DAY, gettext_lazy("As on the day below")),
]


class LookForm(forms.Form):
    """Period, hierarchy, structure, unit and indicator; whatever cannot be read is left to where looking begins."""

    period = forms.ChoiceField(label=gettext_lazy("Period"), required=False)
    indicator = forms.ChoiceField(label=gettext_lazy("Indicator"), required=False)
    tree = forms.ChoiceField(label=gettext_lazy("Added up"), required=False, choices=TREES)
    structure = forms.ChoiceField(label=gettext_lazy("Structure"), required=False, choices=STRUCTURES)
    day = DayField(label=gettext_lazy("Day of the structure"), required=False)
    node = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, query: Any, frame: Frame) -> None:  # noqa: ANN401 - the query of a request
        asked = query.copy()
        if asked.get("tree") != asked.get("tree_before", asked.get("tree")):
            # A unit of one hierarchy is none of the other.
            asked.pop("node", None)
        super().__init__(asked)
        self.frame = frame
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
        named = dict(PERIOD_KINDS)
        self.fields["period"].choices = [  # type: ignore[attr-defined]
            (named[kind], [(periods.code(one), label(one)) for one in found]) for kind, found in frame.periods.items()
        ]
        self.fields["indicator"].choices = [  # type: ignore[attr-defined]
            (group, [(one.code, f"{one.code} {one.label}") for one in listed])
            for group, listed in by_group(frame.indicators).items()
        ]

    def look(self) -> Look | None:
        """The view asked for; the form then shows what is really looked at. None where there is no unit to look at."""
        self.is_valid()
        view = look(self.frame, self.cleaned_data)
        if view is not None:
            shown = {
                "period": periods.code(view.period),
                "tree": view.tree.value,
                "structure": view.structure_word,
                "day": f"{view.structure:%d/%m/%Y}" if view.structure and view.structure_word == DAY else "",
                "node": str(view.node.pk),
                "indicator": view.indicator.code if view.indicator else "",
            }
            for name, value in shown.items():
                self.data[name] = value  # type: ignore[index]
        return view


class LeagueForm(LookForm):
    """A view, and how its figures stand side by side."""

    shape = forms.ChoiceField(
        label=gettext_lazy("Side by side"),
        required=False,
        choices=[
            (UNITS_BY_TIME, gettext_lazy("Units by time, one indicator")),
            (UNITS_BY_INDICATORS, gettext_lazy("Units by indicators")),
            (INDICATORS_BY_TIME, gettext_lazy("Indicators by time")),
        ],
    )
    group = forms.ChoiceField(label=gettext_lazy("Field of work"), required=False)

    def __init__(self, query: Any, frame: Frame) -> None:  # noqa: ANN401 - the query of a request
        super().__init__(query, frame)
        self.order_fields(["period", "indicator", "shape", "group", "tree", "structure", "day"])
        groups = {one.group.code: one.group.label for one in frame.indicators}
        self.fields["group"].choices = [("", gettext_lazy("All")), *groups.items()]  # type: ignore[attr-defined]

    @property
    def asked_shape(self) -> str:
        """Which of the three shapes."""
        return self.cleaned_data.get("shape") or UNITS_BY_TIME

    @property
    def asked_group(self) -> str:
        """The code of the field of work; empty for all."""
        return self.cleaned_data.get("group") or ""


def by_group(indicators: list[Any]) -> dict[str, list[Any]]:
    """Indicators under the labels of their groups, in order."""
    grouped: dict[str, list[Any]] = {}
    for indicator in indicators:
        grouped.setdefault(indicator.group.label, []).append(indicator)
    return grouped
