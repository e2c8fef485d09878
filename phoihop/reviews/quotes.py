"""The questions of a review asked of the totals and the registers, and their answers in words.

Whatever a review quotes goes through here: the same question gives the same answer in the draft, at a refresh and
when differences are looked for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from phoihop.analytics import questions
from phoihop.analytics.figures import Figure, Question, Span
from phoihop.analytics.figures import Tree as Hierarchy
from phoihop.analytics.joint import Joint, joint
from phoihop.analytics.wording import bare_words
from phoihop.foundation.quantities import Bounds
from phoihop.indicators.models import Aggregation, Indicator, Kind, Target
from phoihop.indicators.rules import attainment
from phoihop.reviews import following, registers
from phoihop.reviews.models import QuotedFigure, Review
from phoihop.reviews.rules import Ask, Quoted, amount_words, claim_words, compare, percent_words, versus
from phoihop.reviews.rules.claims import UNKNOWN

SHARES = {Aggregation.RATIO, Aggregation.YES_SHARE}
GROWING = {Aggregation.SUM, Aggregation.LAST, Aggregation.MAX}
TOGETHER = {Quoted.JOINT, Quoted.REMOVED}
COUNTS = {Quoted.COUNT, Quoted.FOLLOWED}
Cell = tuple[int, int, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a question was answered with; `low` None where nobody stated it."""

    words: str = UNKNOWN
    low: Decimal | None = None
    high: Decimal | None = None
    expected: int = 0
    received: int = 0
    approved: int = 0
    approximate: int = 0
    latest_at: datetime | None = None

    @property
    def known(self) -> bool:
        """Whether there is anything to print."""
        return self.low is not None or self.words != UNKNOWN

    @property
    def complete(self) -> bool:
        """Whether no report is lacking."""
        return self.approved >= self.expected


@dataclass(frozen=True, slots=True)
class Difference:
    """A quoted figure that would be answered otherwise now (khác biệt)."""

    figure: QuotedFigure
    now: Answer

    @property
    def code(self) -> str:
        """The code under which it is quoted."""
        return self.figure.code

    @property
    def was(self) -> str:
        """What the review says."""
        return self.figure.words

    @property
    def becomes(self) -> str:
        """What it would say now."""
        return self.now.words


def answers(asks: Iterable[Ask]) -> dict[Ask, Answer]:
    """The answer to each question, with as few rounds to the store as there are kinds of units asked about."""
    wanted = list(dict.fromkeys(asks))
    desk = _Desk(wanted)
    return {ask: desk.answer(ask) for ask in wanted}


def differences(review: Review) -> list[Difference]:
    """The figures of a review that would be answered otherwise now, in the order of their codes."""
    figures = list(review.figures.select_related("indicator"))
    now = answers(figure.ask for figure in figures)
    return [
        Difference(figure, now[figure.ask])
        for figure in figures
        if (figure.words, figure.low, figure.high) != _kept(now[figure.ask])
    ]


def columns(answer: Answer) -> dict[str, object]:
    """An answer as the columns of a quoted figure."""
    words, low, high = _kept(answer)
    return {
        "words": words,
        "low": low,
        "high": high,
        "expected": answer.expected,
        "received": answer.received,
        "approved": answer.approved,
        "approximate": answer.approximate,
        "latest_at": answer.latest_at,
    }


def question(ask: Ask, indicator: Indicator) -> Question:
    """The question of the totals that leads to the reports behind a figure; a comparison leads to its later side."""
    return _question((ask.programme, ask.tree, ask.structure), [indicator], [ask.node], [Span(ask.since, ask.until)])


def _kept(answer: Answer) -> tuple[str, Decimal | None, Decimal | None]:
    """Words and bounds as the columns keep them."""
    return answer.words, _six(answer.low), _six(answer.high)


def _six(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.000001"))


def _question(
    frame: tuple[int, str, date | None], indicators: list[Indicator], nodes: list[int], spans: list[Span]
) -> Question:
    programme, tree, structure = frame
    return Question(
        programmes=(programme,),
        measures=tuple(questions.measure(indicator) for indicator in indicators),
        nodes=tuple(nodes),
        spans=tuple(spans),
        tree=Hierarchy(tree),
        structure=structure,
    )


class _Desk:
    """Everything that some questions need, read at once."""

    def __init__(self, asks: list[Ask]) -> None:
        totals = [ask for ask in asks if ask.of not in {Quoted.TARGET, *COUNTS}]
        self.indicators = Indicator.objects.in_bulk({ask.indicator for ask in asks if ask.indicator})
        self.targets = Target.objects.in_bulk({ask.target for ask in asks if ask.target})
        self.figures: dict[Cell, Figure] = {}
        self.joint: dict[Cell, Joint] = {}
        self._ask(totals)
        counts = {ask.about(Quoted.COUNT, counted="") for ask in asks if ask.of == Quoted.COUNT}
        self.counts = {ask: registers.counts(ask) for ask in counts}
        self.followed = following.counts(ask for ask in asks if ask.of == Quoted.FOLLOWED)

    def _ask(self, asks: list[Ask]) -> None:
        """Ask of each frame the units alike together: the one at the top, and those beneath it."""
        frames: dict[tuple[int, str, date | None], dict[int, set[tuple[int, Span]]]] = {}
        for ask in asks:
            by_node = frames.setdefault((ask.programme, ask.tree, ask.structure), defaultdict(set))
            by_node[ask.node] |= {(ask.indicator or 0, span) for span in _spans(ask)}
        activities = any(ask.of in TOGETHER for ask in asks)
        for frame, by_node in frames.items():
            alike: dict[frozenset[tuple[int, Span]], list[int]] = defaultdict(list)
            for node, wanted in by_node.items():
                alike[frozenset(wanted)].append(node)
            for cells, nodes in alike.items():
                asked = [self.indicators[key] for key in sorted({key for key, _span in cells})]
                spans = sorted({span for _key, span in cells}, key=lambda span: (span.since, span.until))
                question = _question(frame, asked, nodes, spans)
                found = questions.figures(question)
                self.figures |= {(one.measure.indicator, one.node, one.span): one for one in found}
                self.joint |= joint(question) if activities else {}

    def answer(self, ask: Ask) -> Answer:
        """The answer to one of the questions."""
        if ask.of in COUNTS:
            followed = ask.of == Quoted.FOLLOWED
            counts = self.counts.get(ask.about(Quoted.COUNT, counted=""), {})
            count = Decimal(self.followed[ask] if followed else counts[ask.counted])
            return Answer(words=amount_words(count, count), low=count, high=count)
        if ask.of == Quoted.TARGET:
            return self._target(ask)
        return self._total(ask)

    def _total(self, ask: Ask) -> Answer:
        now, *then = (self.figures[ask.indicator or 0, ask.node, span] for span in _spans(ask))
        indicator = self.indicators[ask.indicator or 0]
        if now.low is None:
            return _standing(now, UNKNOWN, None, None)
        match ask.of:
            case Quoted.ATTAINMENT:
                target = self.targets.get(ask.target or 0)
                met = attainment(now.low, now.high, target.goal) if target else None
                return _share(now, Bounds(met.lowest, met.highest) if met and met.lowest is not None else None)
            case Quoted.CHANGE:
                return _change(now, then[0], indicator)
            case Quoted.VERSUS:
                return _versus(now, then[0], indicator)
            case Quoted.JOINT | Quoted.REMOVED:
                return self._together(ask, now, indicator)
        return _standing(now, bare_words(now, indicator, "vi"), now.low, now.high)

    def _together(self, ask: Ask, now: Figure, indicator: Indicator) -> Answer:
        """What activities tell of a figure; where none is recorded, nothing is known of it."""
        found = self.joint.get((ask.indicator or 0, ask.node, now.span))
        if found is None:
            return _standing(now, UNKNOWN, None, None)
        told = found.part if ask.of == Quoted.JOINT else found.removed
        return _standing(now, _words(told.low, told.high, indicator), told.low, told.high)

    def _target(self, ask: Ask) -> Answer:
        target = self.targets.get(ask.target or 0)
        if target is None or target.low is None:
            return Answer()
        indicator = self.indicators[target.indicator_id]
        if target.measure == Target.Measure.SHARE:
            words = percent_words(target.low, target.high)
        else:
            words = _words(target.low, target.high, indicator)
        return Answer(words=words, low=target.low, high=target.high)


def _spans(ask: Ask) -> list[Span]:
    spans = [Span(ask.since, ask.until)]
    if ask.then_since and ask.then_until:
        spans.append(Span(ask.then_since, ask.then_until))
    return spans


def _words(low: Decimal, high: Decimal | None, indicator: Indicator) -> str:
    if indicator.aggregation in SHARES:
        return percent_words(low, high)
    return amount_words(low, high, money=indicator.kind == Kind.MONEY, decimals=indicator.decimals)


def _standing(figure: Figure, words: str, low: Decimal | None, high: Decimal | None) -> Answer:
    return Answer(
        words=words,
        low=low,
        high=high,
        expected=figure.coverage.expected,
        received=figure.coverage.received,
        approved=figure.coverage.approved,
        approximate=figure.approximate,
        latest_at=figure.latest_at,
    )


def _share(now: Figure, share: Bounds | None) -> Answer:
    if share is None:
        return _standing(now, UNKNOWN, None, None)
    return _standing(now, percent_words(share.low, share.high), share.low, share.high)


def _change(now: Figure, then: Figure, indicator: Indicator) -> Answer:
    pair = _comparable(now, then, indicator)
    if pair is None:
        return _standing(now, UNKNOWN, None, None)
    claim = compare(*pair)
    return _standing(now, claim_words(claim), claim.low, claim.high)


def _versus(now: Figure, then: Figure, indicator: Indicator) -> Answer:
    pair = _comparable(now, then, indicator)
    whole = now.coverage.complete and then.coverage.complete
    return _share(now, versus(*pair) if pair and whole else None)


def _comparable(now: Figure, then: Figure, indicator: Indicator) -> tuple[Bounds, Bounds] | None:
    """The bounds of two totals for a comparison: a total that lacks reports may be any amount more than it says.

    A share that lacks reports says nothing, because those may push it either way.
    """
    found = []
    for figure in (now, then):
        if figure.low is None:
            return None
        if figure.coverage.complete:
            found.append(Bounds(figure.low, figure.high))
        elif indicator.aggregation in GROWING:
            found.append(Bounds(figure.low, None))
        else:
            return None
    return found[0], found[1]
