"""Where a value stands: its element, body and period, or why DHIS2 would not take it there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from phoihop.exchange.models import Noun
from phoihop.exchange.naming import Element, Names
from phoihop.exchange.rules.conflicts import Conflict
from phoihop.exchange.rules.datasets import DataSet, closed_by
from phoihop.exchange.rules.options import Options, Told
from phoihop.exchange.rules.periods import period_type, read_period
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.foundation.periods import Period
from phoihop.foundation.refusals import Invalid

DEFAULTS = {"", "default", DEFAULT_COMBO, None}


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it was sent, with what it leaves to the head of its set filled in."""

    number: int
    element: str
    period: str
    unit: str
    combo: str
    attribute: str
    value: str
    comment: str
    deleted: bool

    @property
    def named(self) -> dict[str, str]:
        """What a conflict names."""
        return {"dataElement": self.element, "period": self.period, "orgUnit": self.unit,
                "categoryOptionCombo": self.combo, "attributeOptionCombo": self.attribute,
                "value": self.value}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A value whose element, body and period are known here."""

    value: Value
    element: Element
    indicator: int
    body: int
    period: Period

    @property
    def asked(self) -> int:
        """The key of what is stated, as regimes know it: of a section, below nought."""
        return -self.indicator if self.element.noun == Noun.SECTION else self.indicator


def undivided() -> str:
    """Why there is no attribute combination but the default one."""
    return _("A report here answers one programme; its values are not parted by attributes. Leave the combination out.")


class Placing:
    """The places of the values of one set, which may name a data set that came from elsewhere."""

    def __init__(self, names: Names, told: Told, options: Options, data_set: DataSet | None, today: date) -> None:
        self.names, self.told, self.options, self.data_set, self.today = names, told, options, data_set, today

    def value(self, number: int, told: Told) -> Value:
        """The value of a row."""
        row, head = told, self.told

        def said(name: str, *, of_all: bool = False) -> str:
            value = head.get(name) if of_all and not row.get(name) else row.get(name)
            return "" if value is None else str(value).replace("\0", "").strip()

        value = Value(
            number=number,
            element=said("dataElement"),
            period=said("period", of_all=True),
            unit=said("orgUnit", of_all=True),
            combo=said("categoryOptionCombo"),
            attribute=said("attributeOptionCombo", of_all=True),
            value=said("value"),
            comment=said("comment"),
            deleted=said("deleted").lower() == "true",
        )
        scheme = self.options.scheme("categoryOptionCombo", head)
        if scheme != "uid" and value.combo not in DEFAULTS:
            value = replace(value, combo=self.names.combo(value.combo, scheme))
        options = told.get("options")
        return replace(value, combo=self.names.combo_of(options.values())) if isinstance(options, Mapping) else value

    def placed(self, values: Sequence[Value]) -> Iterator[tuple[Value, Placed | Conflict]]:
        """Where each of these values stands, or why it is refused."""
        told, options = self.told, self.options
        elements = self.names.elements_by([one.element for one in values], options.scheme("dataElement", told))
        bodies = self.names.bodies_by([one.unit for one in values], options.scheme("orgUnit", told))
        for one in values:
            element, body = elements.get(one.element), bodies.get(one.unit)
            if element is None or body is None:
                error, prop = ("E7610", "dataElement") if element is None else ("E7612", "orgUnit")
                yield one, Conflict(error, prop, one.named)
            else:
                yield one, self._placed(one, element, body)

    def _placed(self, one: Value, element: Element, body: int) -> Placed | Conflict:
        try:
            period = read_period(one.period)
        except Invalid as refusal:
            return Conflict("E7611", "period", one.named, str(refusal))
        parts = self.names.parts.get(element.uid, {})
        if fault := self._not_there(one, parts):
            return fault
        indicator = parts[one.combo] if one.combo not in DEFAULTS else element.key
        if indicator is None or not element.noun:
            return Conflict("E7619", "value", one.named)
        if one.value and one.value not in self.names.option_sets.get(element.option_set, {one.value}):
            return Conflict("E7621", "value", one.named)
        fault = self._too_strict(one, element, body, period) or self._closed(one, element, period)
        return fault or Placed(one, element, indicator, body, period)

    def _not_there(self, one: Value, parts: Mapping[str, int]) -> Conflict | None:
        """Why there is nothing under the combinations that a value names."""
        combos = self.names.combos
        if one.combo not in DEFAULTS and one.combo not in parts:
            return Conflict("E7634" if one.combo in combos else "E7613", "categoryOptionCombo", one.named)
        if one.attribute in DEFAULTS:
            return None
        if one.attribute not in combos:
            return Conflict("E7615", "attributeOptionCombo", one.named)
        named = one.named | {"option": str(combos[one.attribute].told.get("name", ""))}
        return Conflict("E7616", "attributeOptionCombo", named, undivided())

    def _too_strict(self, one: Value, element: Element, body: int, period: Period) -> Conflict | None:
        """What the strictness that was asked for forbids. What our own forms ask is held as strictly without a word."""
        sets, strict = self.names.sets_of.get(element.uid, []), self.options.strict
        named = one.named | {"dataSet": self.data_set.uid if self.data_set else ""}
        faults = {
            ("requireCategoryOptionCombo", "E7630", "categoryOptionCombo"): not one.combo,
            ("requireAttributeOptionCombo", "E7631", "attributeOptionCombo"): not one.attribute,
            ("strictPeriods", "E7632", "period"): bool(sets)
            and period_type(period) not in {each.period_type for each in sets},
            ("strictDataElements", "E7633", "dataElement"): self.data_set is not None
            and element.uid not in self.data_set.elements,
            ("strictOrganisationUnits", "E7636", "orgUnit"): bool(sets)
            and not any(self.names.body(body) in each.units for each in sets),
        }
        for (switch, error, prop), wrong in faults.items():
            if wrong and switch in strict:
                return Conflict(error, prop, named)
        return None

    def _closed(self, one: Value, element: Element, period: Period) -> Conflict | None:
        """Why the data sets that ask an element take nothing for a period."""
        if self.options.force:
            return None
        sets = [self.data_set] if self.data_set else self.names.sets_of.get(element.uid, [])
        closed = closed_by(sets, period, self.today)
        if closed is None:
            return None
        code, by = closed
        return Conflict(code, "period", one.named | {"dataSet": by.uid, "latest": f"+{by.ahead}"})
