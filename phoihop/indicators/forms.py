"""What is asked of the catalogue, and what stewards and coordinators hand in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from phoihop.indicators.fields import IndicatorField
from phoihop.indicators.models import Aggregation, Indicator, IndicatorGroup, IndicatorQuerySet, Kind
from phoihop.indicators.rules import Sense
from phoihop.organisations.fields import BodyField, DayField
from phoihop.programmes.fields import LastDayField


class SearchForm(forms.Form):
    """Which indicators a person looks for."""

    q = forms.CharField(label=gettext_lazy("Code, name or definition"), required=False)
    group = forms.ModelChoiceField(
        label=gettext_lazy("Field of work"),
        queryset=IndicatorGroup.objects.all(),
        required=False,
        to_field_name="code",
        empty_label=gettext_lazy("All fields of work"),
    )
    retired = forms.BooleanField(label=gettext_lazy("Also those no longer used"), required=False)

    def found(self) -> IndicatorQuerySet:
        """Those that answer to whatever could be read."""
        self.is_valid()
        wanted = self.cleaned_data
        indicators = Indicator.objects.search(wanted.get("q") or "")
        if wanted.get("group"):
            indicators = indicators.filter(group=wanted["group"])
        if not wanted.get("retired"):
            indicators = indicators.in_use()
        return indicators.for_listing()


class EditForm(forms.Form):
    """What may be put into better words."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=300)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=300, required=False)
    group = forms.ModelChoiceField(label=gettext_lazy("Field of work"), queryset=IndicatorGroup.objects.all())
    unit_en = forms.CharField(label=gettext_lazy("English unit"), max_length=40, required=False)
    definition = forms.CharField(
        label=gettext_lazy("Definition"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What counts and what does not, in one sentence."),
    )
    definition_en = forms.CharField(
        label=gettext_lazy("English definition"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    frequency = forms.CharField(label=gettext_lazy("Usual frequency"), max_length=30, required=False)
    source = forms.CharField(label=gettext_lazy("Source"), max_length=300, required=False)

    def asked(self) -> dict[str, Any]:
        """The values by the service's own keywords."""
        return dict(self.cleaned_data)


class DefineForm(EditForm):
    """A new indicator."""

    code = forms.CharField(label=gettext_lazy("Code"), max_length=20, help_text="TT07")
    unit = forms.CharField(
        label=gettext_lazy("Unit"), max_length=40, help_text=gettext_lazy("Money is kept in đồng, a ratio in %.")
    )
    typed_in = forms.CharField(
        label=gettext_lazy("Typed in"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("For money: the unit in which a bare figure is read, such as triệu đồng."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind of figure"), choices=Kind.choices)
    aggregation = forms.ChoiceField(label=gettext_lazy("How it adds up"), choices=Aggregation.choices)
    decimals = forms.IntegerField(label=gettext_lazy("Decimals"), min_value=0, max_value=4, initial=0)
    numerator = IndicatorField(
        label=gettext_lazy("Numerator"), queryset=Indicator.objects.typed().in_use(), required=False
    )
    denominator = IndicatorField(
        label=gettext_lazy("Denominator"), queryset=Indicator.objects.typed().in_use(), required=False
    )
    whole = IndicatorField(label=gettext_lazy("Part of"), queryset=Indicator.objects.typed().in_use(), required=False)

    field_order = ("code", "name", "name_en", "group", "unit", "unit_en", "typed_in", "kind", "aggregation", "decimals")


class RetireForm(forms.Form):
    """Why an indicator is no longer used."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300)


class TargetForm(forms.Form):
    """What a programme aims at."""

    indicator = IndicatorField(label=gettext_lazy("Indicator"), queryset=Indicator.objects.in_use().for_listing())
    body = BodyField(
        label=gettext_lazy("Body"),
        required=False,
        help_text=gettext_lazy("Leave empty for the programme as a whole."),
    )
    since = DayField(label=gettext_lazy("From"))
    until = LastDayField(label=gettext_lazy("Last day"))
    sense = forms.ChoiceField(label=gettext_lazy("Direction"), choices=Sense.choices)
    words = forms.CharField(
        label=gettext_lazy("Target"),
        max_length=120,
        help_text=gettext_lazy("As it stands in the plan: 80; 2 tỷ đồng; 95 %."),
    )
