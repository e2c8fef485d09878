"""What is asked of places, and what a steward hands in to change them."""

from datetime import date
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.territories.fields import DayField, PlaceField, PlacesField
from phoihop.territories.models import Level, Portion


class SearchForm(forms.Form):
    """Which place a person looks for, and as of which day."""

    q = forms.CharField(label=gettext_lazy("Name of a place, present or former"), required=False)
    day = DayField(label=gettext_lazy("As of"), required=False)

    @property
    def on(self) -> date:
        """The day asked for; today where none, or none that can be read."""
        self.is_valid()
        return self.cleaned_data.get("day") or timezone.localdate()

    @property
    def words(self) -> str:
        """The name asked for; nothing where there is none."""
        self.is_valid()
        return str(self.cleaned_data.get("q") or "")


class DayForm(forms.Form):
    """The day on which a change takes force."""

    on = DayField(label=gettext_lazy("In force from"))


class DecidedForm(DayForm):
    """A change, the day on which it takes force, and the decision that makes it."""

    decision_number = forms.CharField(
        label=gettext_lazy("Number of the decision"), max_length=80, required=False, help_text="202/2025/QH15"
    )
    decided_on = DayField(label=gettext_lazy("Decided on"), required=False)


class RenameForm(DecidedForm):
    """Another name."""

    name = forms.CharField(
        label=gettext_lazy("New name"), max_length=150, help_text=gettext_lazy("Without its kind: “Thủy Nguyên”.")
    )
    field_order = ("name",)


class ReclassifyForm(DecidedForm):
    """Another kind."""

    kind = forms.CharField(
        label=gettext_lazy("New kind"), max_length=60, help_text=gettext_lazy("Xã, Phường, Đặc khu, Tỉnh …")
    )
    field_order = ("kind",)


class MoveForm(DecidedForm):
    """Another superior."""

    parent = PlaceField(label=gettext_lazy("New superior unit"))
    field_order = ("parent",)


class EnrolForm(DayForm):
    """Another military region."""

    zone = PlaceField(label=gettext_lazy("Military region"))
    field_order = ("zone",)


class MergeForm(DecidedForm):
    """Units that become part of this one."""

    places = PlacesField(
        label=gettext_lazy("Units that become part of this one"),
        help_text=gettext_lazy("One on each line, by name or address. What stands under them comes under this unit."),
    )
    field_order = ("places",)


class SplitForm(DecidedForm):
    """Units among which this one is divided."""

    parts = forms.CharField(
        label=gettext_lazy("Divided among"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "One unit on each line; after a semicolon its share in percent, where it was published: “Phường Thủy"
            " Nguyên; 40”. Name this unit too if it goes on with the rest."
        ),
    )
    field_order = ("parts",)

    def clean_parts(self) -> list[Portion]:
        """The units with their shares as fractions."""
        return [_portion(line) for line in self.cleaned_data["parts"].splitlines() if line.strip()]


class DissolveForm(DecidedForm):
    """Who takes over what was this unit's."""

    successor = PlaceField(
        label=gettext_lazy("Successor"),
        required=False,
        help_text=gettext_lazy("Left empty, the unit above takes over what was this unit's."),
    )
    field_order = ("successor",)


class FoundForm(DecidedForm):
    """A new unit under this one."""

    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=Level.choices[1:])
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    kind = forms.CharField(
        label=gettext_lazy("Kind of unit"), max_length=60, help_text=gettext_lazy("Xã, Phường, Đặc khu, Tỉnh …")
    )
    code = forms.CharField(label=gettext_lazy("Code"), max_length=10)
    zone = PlaceField(label=gettext_lazy("Military region"), required=False)
    field_order = ("level", "name", "kind", "code", "zone")


def _portion(line: str) -> Portion:
    name, _semicolon, share = (part.strip() for part in line.partition(";"))
    return Portion(PlaceField().clean(name), _fraction(share) if share else None)


def _fraction(percent: str) -> Decimal:
    try:
        return Decimal(percent.rstrip(" %").replace(",", ".")) / 100
    except InvalidOperation:
        reason = _("“%(text)s” is no share. Write percent in figures, such as 40 or 12,5.")
        raise ValidationError(reason, params={"text": percent}) from None
