"""A form field that chooses an indicator."""

from django import forms

from phoihop.indicators.models import Indicator


class IndicatorField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable when it runs
    """An indicator by its code and name."""

    def label_from_instance(self, indicator: Indicator) -> str:
        """Code, name and unit."""
        return f"{indicator.code} · {indicator.label} ({indicator.unit_label})"
