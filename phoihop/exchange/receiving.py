"""Values that come in: each is found its report, and stated by the one way in which figures are stated here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from phoihop.access.checks import Actor
from phoihop.exchange.closing import reopened, submit
from phoihop.exchange.models import Noun
from phoihop.exchange.naming import Element, Names
from phoihop.exchange.opening import Openings
from phoihop.exchange.rules.conflicts import CODES, SILENT, Conflict, Summary, tallied
from phoihop.exchange.rules.periods import is_open, read_period
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.exchange.rules.values import words_of
from phoihop.exchange.texts import Text, tell
from phoihop.foundation.periods import Period, code
from phoihop.foundation.refusals import Invalid
from phoihop.indicators.models import Indicator
from phoihop.submissions import services as submissions
from phoihop.submissions.bulk import CHUNK, Fate, Result, Row, Sending, take_rows
from phoihop.submissions.models import Submission
from phoihop.submissions.rules import Missing

Told = Mapping[str, Any]
DEFAULTS = {"", "default", DEFAULT_COMBO, None}
STRATEGIES = {"NEW_AND_UPDATES": "CREATE_AND_UPDATE", "NEW": "CREATE", "UPDATES": "UPDATE", "DELETES": "DELETE"}


@dataclass(frozen=True, slots=True)
class Options:
    """How an import is to be taken: by which identifiers, what it may change, and whether it is only a trial."""

    strategy: str = "CREATE_AND_UPDATE"
    dry_run: bool = False
    schemes: Mapping[str, str] = field(default_factory=dict)
    data_set: str = ""

    def scheme(self, of: str, told: Told) -> str:
        """The scheme for one kind of identifier; the payload's own word goes before that of the address."""
        for source in (told, self.schemes):
            for name in (f"{of}IdScheme", "idScheme"):
                if source.get(name):
                    return str(source[name]).upper().partition(":")[0]
        return "UID"

    def beside(self, told: Told) -> "Options":
        """The same with what a payload says itself, which goes before its address."""
        said = str(told.get("strategy") or told.get("importStrategy") or self.strategy).upper()
        dry = str(told.get("dryRun", self.dry_run)).lower() == "true"
        return replace(self, strategy=STRATEGIES.get(said, said), dry_run=dry)

    def told(self) -> dict[str, Any]:
        return {"dryRun": self.dry_run, "importStrategy": self.strategy} | dict(self.schemes)


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


def receive(told: Told, options: Options, actor: Actor, at: datetime, source: Mapping[str, object]) -> Summary:
    """Take a set of values; good ones go in although others are refused. A dry run does all of it and keeps nothing."""
    with transaction.atomic():
        summary = _Receiving(told, options, Sending(actor=actor, at=at, source=source)).run()
        if options.dry_run:
            transaction.set_rollback(True)
    return summary


def approve_all(reports: Iterable[int], actor: Actor, at: datetime) -> None:
    """Submit and approve these reports: what an operator takes over from another server counted there already."""
    found = list(Submission.objects.for_listing().open().filter(pk__in=set(reports)).order_by("pk"))
    submissions.submit_many(submissions=found, actor=actor, at=at, acknowledged=True)
    submissions.approve_many(submissions=found, actor=actor, at=at)


class _Receiving:
    def __init__(self, told: Told, options: Options, sending: Sending) -> None:
        self.told, self.options, self.sending = told, options, sending
        self.names, self.summary = Names(), Summary()
        self.data_set = str(told.get("dataSet") or options.data_set or "")
        self.openings = Openings(sending)
        self.today = timezone.localdate(sending.at)

    def run(self) -> Summary:
        form = self._head()
        if self.summary.failed:
            return self.summary
        values = iter(self._values())
        while chunk := list(islice(values, CHUNK)):
            self._take(chunk, form)
        return self.summary

    def _head(self) -> str:
        """The code of the form the set names, where that decides which report is meant; the head is checked."""
        told, options = self.told, self.options
        forms = self.names.forms_by([self.data_set] if self.data_set else [], options.scheme("dataSet", told))
        if self.data_set and self.data_set not in forms:
            self.summary.refuse(Conflict("E7600", "dataSet", {"dataSet": self.data_set}))
        unit = told.get("orgUnit")
        if unit and not self.names.bodies_by([unit], options.scheme("orgUnit", told)):
            self.summary.refuse(Conflict("E7603", "orgUnit", {"orgUnit": unit}))
        if (attribute := told.get("attributeOptionCombo")) not in DEFAULTS:
            self.summary.refuse(Conflict("E7604", "attributeOptionCombo", {"attributeOptionCombo": str(attribute)}))
        form = forms.get(self.data_set)
        return form.code if form and form.pk not in self.names.forms else ""

    def _values(self) -> Iterable[Value]:
        rows = self.told.get("dataValues") or ()
        by_code = self.options.scheme("categoryOptionCombo", self.told) == "CODE"
        for number, one in enumerate(rows if isinstance(rows, Sequence) else ()):
            value = _value(number, one if isinstance(one, Mapping) else {}, self.told)
            if by_code and value.combo not in DEFAULTS:
                value = replace(value, combo=self.names.combo(value.combo))
            if isinstance(one, Mapping) and isinstance(one.get("options"), Mapping):
                value = replace(value, combo=self.names.combo_of(one["options"].values()))
            yield value

    def _take(self, values: Sequence[Value], form: str) -> None:
        placed = self._placed(values)
        self.openings.open([(one.asked, one.body, one.period) for one in placed])
        kinds = Indicator.objects.in_bulk({one.indicator for one in placed if one.element.noun != Noun.SECTION})
        rows, texts = [], []
        for one in placed:
            if one.element.noun == Noun.SECTION:
                texts.append(one)
            elif (row := self._row(one, kinds[one.indicator], form)) is not None:
                rows.append(row)
        of = {one.value.number: one for one in placed}
        taken_up = reopened(rows, self.sending)
        results = list(take_rows(rows, self.sending)) + [self._text(one) for one in texts]
        for report in taken_up:
            submit(report, self.sending.actor, self.sending.at)
        for result in results:
            self._count(of[result.number], result)
        self.summary.reports |= self.openings.reports_of([(one.body, code(one.period)) for one in placed])

    def _placed(self, values: Sequence[Value]) -> list[Placed]:
        told, options = self.told, self.options
        elements = self.names.elements_by([one.element for one in values], options.scheme("dataElement", told))
        bodies = self.names.bodies_by([one.unit for one in values], options.scheme("orgUnit", told))
        placed = []
        for one in values:
            found = self._place(one, elements, bodies)
            if isinstance(found, Conflict):
                self.summary.refuse(found, one.number)
            else:
                placed.append(found)
        return placed

    def _place(  # noqa: PLR0911 - one way out for each reason to refuse
        self, one: Value, elements: Mapping[str, Element], bodies: Mapping[str, int]
    ) -> Placed | Conflict:
        element = elements.get(one.element)
        if element is None or one.unit not in bodies:
            error, prop = ("E7610", "dataElement") if element is None else ("E7612", "orgUnit")
            return Conflict(error, prop, one.named)
        try:
            period = read_period(one.period)
        except Invalid as refusal:
            return Conflict("E7611", "period", one.named, str(refusal))
        ahead = self.names.open_ahead.get(element.uid)
        if ahead is not None and not is_open(period, ahead, self.today):
            named = one.named | {"dataSet": self.data_set, "latest": f"+{ahead}"}
            return Conflict("E7641", "period", named)
        if one.attribute not in DEFAULTS:
            return Conflict("E7615", "attributeOptionCombo", one.named)
        parts = self.names.parts.get(element.uid, {})
        if one.combo not in DEFAULTS and one.combo not in parts:
            known = one.combo in self.names.combos
            return Conflict("E7634" if known else "E7613", "categoryOptionCombo", one.named)
        indicator = parts[one.combo] if one.combo not in DEFAULTS else element.key
        if indicator is None or not element.noun:
            return Conflict("E7619", "value", one.named)
        if one.value and one.value not in self.names.option_sets.get(element.option_set, {one.value}):
            return Conflict("E7621", "value", one.named)
        return Placed(one, element, indicator, bodies[one.unit], period)

    def _row(self, placed: Placed, indicator: Indicator, form: str) -> Row | None:
        """The row that states a value; None where there is nothing to be stated, which is noted."""
        one, options = placed.value, self.options
        base = Row(
            number=one.number, body=placed.body, period=code(placed.period), indicator=indicator.pk, form=form,
            fresh=options.strategy != "UPDATE", known=options.strategy != "CREATE",
        )  # fmt: skip
        if one.deleted or options.strategy == "DELETE":
            return base
        if not one.value and not one.comment:
            self.summary.refuse(Conflict("E7618", "dataElement", one.named), one.number)
            return None
        words = words_of(one.value, indicator.kind, indicator.unit) if one.value else ""
        if words is None:
            self.summary.refuse(Conflict("E7619", "value", one.named), one.number)
            return None
        if words == "0" and not placed.element.zero:
            self.summary.counts["ignored"] += 1
            return None
        missing = "" if words else Missing.NOT_COLLECTED.value
        return replace(base, words=words, missing=missing, note=one.comment[:300] or None)

    def _text(self, placed: Placed) -> Result:
        """A value of a text: a section of the report is written."""
        one = placed.value
        empty = one.deleted or self.options.strategy == "DELETE"
        said = Text(number=one.number, section=placed.indicator, body=placed.body, period=code(placed.period),
                    text="" if empty else one.value or one.comment)  # fmt: skip
        return tell(said, self.sending)

    def _count(self, placed: Placed, result: Result) -> None:
        one = placed.value
        if result.fate is not Fate.REFUSED:
            for name, count in tallied([result.fate]).items():
                self.summary.counts[name] += count
        elif result.rule in SILENT:
            self.summary.counts["ignored"] += 1
        else:
            error, prop = CODES.get(result.rule, ("E7619", "value"))
            named = one.named | {"dataSet": self.data_set, "user": str(self.sending.actor)}
            self.summary.refuse(Conflict(error, prop, named, result.reason), one.number)


def _value(number: int, told: Told, head: Told) -> Value:
    def said(name: str) -> str:
        value = told.get(name)
        return "" if value is None else str(value).strip()

    return Value(
        number=number,
        element=said("dataElement"),
        period=said("period") or str(head.get("period") or ""),
        unit=said("orgUnit") or str(head.get("orgUnit") or ""),
        combo=said("categoryOptionCombo"),
        attribute=said("attributeOptionCombo") or str(head.get("attributeOptionCombo") or ""),
        value=said("value"),
        comment=said("comment"),
        deleted=said("deleted").lower() == "true",
    )
