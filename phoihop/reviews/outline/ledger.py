"""The ledger of a draft: which questions were asked, under which codes they are quoted, what has been written."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from phoihop.foundation.periods import Kind as PeriodKind
from phoihop.foundation.periods import containing, same_last_year
from phoihop.foundation.vietnamese import roman
from phoihop.indicators.models import Indicator, Target
from phoihop.organisations.models import Body
from phoihop.reporting.models import Line
from phoihop.reviews import registers
from phoihop.reviews.labels import label_of
from phoihop.reviews.models import Conference, Passage, QuotedFigure, Review
from phoihop.reviews.quotes import Answer, answers, columns
from phoihop.reviews.rules import Ask, Counted, Quoted, Tree, next_code, recognised, reference
from phoihop.reviews.rules.asks import Followed
from phoihop.territories.models import Place

STEP = 10
"""Between the orders of two passages, so that one can be put between them."""


class Ledger:
    """What a draft is written with; a question asked twice is quoted under one code."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.passages: list[Passage] = []
        self.figures: list[QuotedFigure] = []
        self._codes: dict[Ask, str] = {}
        self._answers: dict[Ask, Answer] = {}
        self._units: dict[int, Place | Body] = {review.node.pk: review.node}
        self.period = recognised(review.since, review.until)
        self.before = same_last_year(self.period)
        self.conference: Conference | None = None
        self._parts = 0
        self._read()

    # What is known before the first word.

    @cached_property
    def indicators(self) -> list[Indicator]:
        """What the forms of these days ask, and the ratios that follow, in the catalogue's order."""
        owed = registers.obligations(self.review.ask(Quoted.COUNT))
        asked = set(
            Line.objects.filter(section__version__in=owed.values("form_version")).values_list("indicator", flat=True)
        )
        listed = Indicator.objects.for_listing()
        return [
            one
            for one in listed
            if one.pk in asked or (one.is_ratio and {one.numerator_id, one.denominator_id} <= asked)
        ]

    @cached_property
    def targets(self) -> dict[int, Target]:
        """The target of each indicator that holds for this unit and these days, the shortest span first."""
        review = self.review
        if not review.compares_targets:
            return {}
        held = review.programme.targets.filter(since__lte=review.since, until__gte=review.until, low__isnull=False)
        if review.tree == Tree.BODY:
            own = held.filter(body=review.body)
            held = own if own.exists() or not self._is_whole else held.filter(body=None)
        else:
            held = held.filter(body=None) if self._is_whole else held.none()
        ranked = sorted(held.select_related("indicator"), key=lambda target: target.until - target.since, reverse=True)
        return {target.indicator_id: target for target in ranked if target.goal.mark is not None}

    @property
    def _is_whole(self) -> bool:
        """Whether the unit at the top is that of the whole programme, whose targets it then bears."""
        leads = [party.body for party in self.review.programme.parties.leading().select_related("body")]
        if self.review.tree == Tree.BODY:
            return self.review.body_id in {body.pk for body in leads}
        return self.review.place_id in {body.place_id for body in leads}

    def _read(self) -> None:
        """Ask at once what the text may need of the unit at the top."""
        asks = [self.total(one) for one in self.indicators]
        asks += [self.cumulative(one) for one in self.indicators]
        for one in self.indicators:
            asks += [ask for ask in (self.earlier(one), self.change(one), self.versus(one)) if ask]
            asks += [ask for ask in (self.target(one), self.attainment(one), self.reached(one)) if ask]
        self.ask([*asks, *(self.count(one) for one in Counted)])

    def ask(self, asks: Iterable[Ask]) -> None:
        """Read the answers to these questions too."""
        self._answers |= answers(ask for ask in asks if ask not in self._answers)

    def call(self, unit: Place | Body) -> None:
        """Remember a unit, so that a question about it can say its name."""
        self._units[unit.pk] = unit

    # The questions, each None where the review does not ask it.

    def total(self, indicator: Indicator) -> Ask:
        """What came about in these days."""
        return self.review.ask(Quoted.TOTAL, indicator)

    def cumulative(self, indicator: Indicator) -> Ask:
        """What came about since the year began, or since these days began where that is earlier."""
        return self.total(indicator).about(Quoted.TOTAL, since=min(self.review.since, self.year_began))

    @cached_property
    def year_began(self) -> date:
        """The first day of the year, by the cut of the period, in which the last day lies."""
        return containing(self.review.last_day, PeriodKind.YEAR, self.period.cut).since

    def earlier(self, indicator: Indicator) -> Ask | None:
        """What came about in the same days a year before."""
        if not self.review.compares_last_year:
            return None
        return self.total(indicator).about(Quoted.TOTAL, since=self.before.since, until=self.before.until)

    def change(self, indicator: Indicator) -> Ask | None:
        """What became of it since then, as a claim."""
        return self._compared(indicator, Quoted.CHANGE)

    def versus(self, indicator: Indicator) -> Ask | None:
        """How many per cent of then it is."""
        return self._compared(indicator, Quoted.VERSUS)

    def _compared(self, indicator: Indicator, of: Quoted) -> Ask | None:
        if not self.review.compares_last_year:
            return None
        return self.total(indicator).about(of, then_since=self.before.since, then_until=self.before.until)

    def target(self, indicator: Indicator) -> Ask | None:
        """What is aimed at."""
        target = self.targets.get(indicator.pk)
        return self.aim(target) if target else None

    def aim(self, target: Target) -> Ask:
        """What a target aims at."""
        ask = self.total(target.indicator)
        return ask.about(Quoted.TARGET, since=target.since, until=target.until, target=target.pk)

    def attainment(self, indicator: Indicator) -> Ask | None:
        """How many per cent of the target were reached by the last day; a share is only set beside its target."""
        target = self.targets.get(indicator.pk)
        if target is None or target.measure == Target.Measure.SHARE:
            return None
        return self.total(indicator).about(Quoted.ATTAINMENT, since=target.since, target=target.pk)

    def reached(self, indicator: Indicator) -> Ask | None:
        """What came about since the days of the target began."""
        target = self.targets.get(indicator.pk)
        return self.total(indicator).about(Quoted.TOTAL, since=target.since) if target else None

    def count(self, counted: Counted) -> Ask:
        """A count in the registers."""
        return self.review.ask(Quoted.COUNT).about(Quoted.COUNT, counted=counted.value)

    def followed(self, counted: Followed, clause: int | None = None) -> Ask:
        """A count of what came of the last conference's conclusions, or of one clause of them."""
        conference = self.conference.pk if self.conference else None
        ask = self.review.ask(Quoted.FOLLOWED)
        return ask.about(Quoted.FOLLOWED, counted=counted.value, conference=conference, clause=clause)

    # Quoting and writing.

    def answer(self, ask: Ask | None) -> Answer:
        """The answer to a question that was asked; the unknown for none."""
        return self._answers[ask] if ask else Answer()

    def quote(self, ask: Ask) -> str:
        """The reference by which text quotes the answer to a question."""
        if ask not in self._codes:
            code = next_code(self._codes.values())
            self._codes[ask] = code
            indicator = next((one for one in self.indicators if one.pk == ask.indicator), None)
            figure = QuotedFigure(review=self.review, code=code, of=ask.of, indicator=indicator, question=ask.to_json())
            figure.label = label_of(ask, indicator, self._about(ask))
            for name, value in columns(self._answers[ask]).items():
                setattr(figure, name, value)
            self.figures.append(figure)
        return reference(self._codes[ask])

    def _about(self, ask: Ask) -> str:
        """The unit, or the conference, that a question is about."""
        return str(self.conference if ask.of == Quoted.FOLLOWED else self._units[ask.node])

    def part(self, title: str) -> None:
        """Begin a part of the body, numbered in Roman figures."""
        self._parts += 1
        self.heading(f"{roman(self._parts)}. {title}")

    def write(self, kind: Passage.Kind, text: str, *, level: int = 1, annex: int = 0, note: str = "") -> None:
        """Add a passage at the end of its part."""
        order = (len(self.passages) + 1) * STEP
        passage = Passage(
            review=self.review, annex=annex, order=order, kind=kind, level=level, text=text, note=note[:500]
        )
        self.passages.append(passage)

    def heading(self, text: str, level: int = 1) -> None:
        """Add a heading to the body."""
        self.write(Passage.Kind.HEADING, text, level=level)

    def paragraph(self, text: str, note: str = "") -> None:
        """Add a paragraph to the body."""
        self.write(Passage.Kind.PARAGRAPH, text, note=note)

    def item(self, text: str, note: str = "") -> None:
        """Add an item to the body."""
        self.write(Passage.Kind.ITEM, text, note=note)
