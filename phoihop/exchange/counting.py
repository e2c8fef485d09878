"""The figures behind an analysis: elements by their combinations, formulas, and rates of reports."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from django.utils import timezone

from phoihop.analytics import questions
from phoihop.analytics.figures import Question, Span, Tree
from phoihop.exchange.approved import Approved
from phoihop.exchange.naming import Names
from phoihop.exchange.rules.expressions import evaluate, operands
from phoihop.exchange.rules.uids import DEFAULT_COMBO
from phoihop.exchange.sending import beneath
from phoihop.foundation.periods import Period
from phoihop.indicators.models import Aggregation, Indicator
from phoihop.people.models import Person
from phoihop.programmes.models import Programme
from phoihop.reporting.models import Obligation
from phoihop.submissions.models import RECEIVED, Submission


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is counted: an element, one of its combinations, an indicator, or a rate of reports."""

    uid: str
    formula: str = ""
    denominator: str = "1"
    factor: Decimal = Decimal(1)
    rate: tuple[str, str] | None = None


class Owed(NamedTuple):
    """A report that is owed, whether it came, and whether by its day."""

    body: int
    since: date
    until: date
    came: bool
    in_time: bool


class Figures:
    """The figures behind an analysis, asked for all at once."""

    def __init__(
        self, items: Sequence[Item], periods: Mapping[str, Period], units: Sequence[str], person: Person, kind: str = ""
    ) -> None:
        # With a `kind` every element adds up that way, whatever its own.
        self.periods, self.person = periods, person
        self.names = Names()
        self.programmes = tuple(Programme.objects.visible_to(person).values_list("pk", flat=True))
        self.bodies = self.names.bodies_by(units)
        wanted = {one for item in items for text in (item.formula, item.denominator) for one in operands(text)}
        self.parts = {one: self._indicators(one) for one in wanted}
        keys = {key for parts in self.parts.values() for key in parts.values()}
        self.approved = Approved(kind, keys, self.bodies.values(), self.programmes) if kind else None
        if self.approved is not None:
            self.approved.load(Span(one.since, one.until) for one in periods.values())
        self.known = {} if kind else self._asked(keys)
        self.below: dict[frozenset[int], frozenset[int]] = {}
        self.owed: dict[str, list[Owed]] = {}

    def _indicators(self, operand: str) -> dict[str, int]:
        """The indicators of an element by combination, its own under the default one; or of one combination alone."""
        element, _dot, combo = operand.partition(".")
        known = self.names.elements_by([element]).get(element)
        parts = dict(self.names.parts.get(element, {}))
        if known is not None and known.key is not None:
            parts[DEFAULT_COMBO] = known.key
        return {combo: parts[combo]} if combo and combo in parts else {} if combo else parts

    def _asked(self, keys: Collection[int]) -> dict[tuple[int, int, Span], Decimal]:
        indicators = list(Indicator.objects.filter(pk__in=keys))
        if not indicators or not self.programmes or not self.bodies:
            return {}
        question = Question(
            programmes=self.programmes,
            measures=tuple(map(questions.measure, indicators)),
            nodes=tuple(self.bodies.values()),
            spans=tuple({Span(one.since, one.until): None for one in self.periods.values()}),
            tree=Tree.BODY,
            structure=timezone.localdate(),
        )
        shares = {one.pk for one in indicators if one.aggregation == Aggregation.YES_SHARE}
        return {
            (one.measure.indicator, one.node, one.span): (
                one.low * one.facts / 100 if one.measure.indicator in shares else one.low
            )
            for one in questions.figures(question, covered=False)
            if one.low is not None
        }

    def combos(self, item: Item) -> set[str]:
        """The combinations in which an item is stated."""
        return {combo for one in operands(item.formula) for combo in self.parts.get(one, {})} or {DEFAULT_COMBO}

    def value(
        self, item: Item, periods: Sequence[str], units: Sequence[str], combos: Container[str] | None = None
    ) -> tuple[Decimal, Decimal | None, Decimal | None] | None:
        """The value, its numerator and its denominator, summed over these periods and units; None without data.

        With `combos`, only what is stated in one of these combinations of options.
        """
        spans = [Span(self.periods[one].since, self.periods[one].until) for one in periods]
        bodies = [self.bodies[one] for one in units if one in self.bodies]
        if item.rate is not None:
            return self._rate(item.rate, spans, bodies)

        def summed(operand: str) -> Decimal | None:
            keys = {key for of, key in self.parts.get(operand, {}).items() if combos is None or of in combos}
            if self.approved is not None:
                return self.approved.value(keys, bodies, spans)
            found = [
                self.known[key, body, span]
                for key, body, span in product(keys, bodies, spans)
                if (key, body, span) in self.known
            ]
            return sum(found, Decimal(0)) if found else None

        above, below = evaluate(item.formula, summed), evaluate(item.denominator, summed)
        if above is None or not below:
            return None
        return above * item.factor / below, above, below

    def _rate(
        self, rate: tuple[str, str], spans: Sequence[Span], bodies: Sequence[int]
    ) -> tuple[Decimal, Decimal | None, Decimal | None] | None:
        """How many reports of a data set were owed and came in, of the bodies and all beneath them."""
        below = self._below(frozenset(bodies))
        reports = [
            one
            for one in self._owed(rate[0])
            if one.body in below and any(span.since <= one.since and one.until <= span.until for span in spans)
        ]
        in_time = sum(one.in_time for one in reports)
        expected, actual = Decimal(len(reports)), Decimal(sum(one.came for one in reports))
        if not expected:
            return None
        part = Decimal(in_time) if rate[1].endswith("ON_TIME") else actual
        if rate[1] == "EXPECTED_REPORTS":
            return expected, None, None
        return (part, None, None) if rate[1].startswith("ACTUAL") else (part * 100 / expected, part, expected)

    def _below(self, bodies: frozenset[int]) -> frozenset[int]:
        """These bodies and all beneath them, asked for once."""
        if bodies not in self.below:
            self.below[bodies] = beneath(bodies)
        return self.below[bodies]

    def _owed(self, form: str) -> list[Owed]:
        """The reports of a data set that are owed by all bodies in question, asked for once."""
        if form not in self.owed:
            forms, below = self.names.forms_by([form]), self._below(frozenset(self.bodies.values()))
            owed = Obligation.objects.visible_to(self.person).filter(regime__form__in=forms.values(), body__in=below)
            came = dict(
                Submission.objects.filter(RECEIVED, obligation__in=owed).values_list("obligation", "first_submitted_on")
            )
            self.owed[form] = [
                Owed(body, since, until, key in came, bool((first := came.get(key)) and first <= due))
                for key, body, since, until, due in set(owed.values_list("pk", "body", "since", "until", "due_on"))
            ]
        return self.owed[form]
