"""Form fields for tasks and the indicators that prove them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.indicators.models import Indicator
from phoihop.plans.models import Task


class TaskField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A task among those of a plan."""

    def label_from_instance(self, task: Task) -> str:
        """Its words and its lead body."""
        return f"{task} ({task.lead.label})"


class IndicatorsField(forms.CharField):
    """Several indicators by their codes, one a line or between commas."""

    widget = forms.Textarea(attrs={"rows": 3})
    default_error_messages = {"required": gettext_lazy("Name at least one indicator.")}

    def to_python(self, value: object) -> list[Indicator]:  # type: ignore[override]
        """The indicators named, each once, in the order written."""
        if isinstance(value, list):
            return value
        codes = list(dict.fromkeys(str(value or "").replace(",", " ").replace(";", " ").upper().split()))
        known = {indicator.code: indicator for indicator in Indicator.objects.filter(code__in=codes)}
        missing = [code for code in codes if code not in known]
        if missing:
            reason = _("There is no indicator %(codes)s. Look it up in the catalogue.")
            raise ValidationError(reason % {"codes": ", ".join(missing)})
        return [known[code] for code in codes]

    def prepare_value(self, value: object) -> object:
        """Indicators are shown by their codes."""
        return "\n".join(indicator.code for indicator in value) if isinstance(value, list) else value
