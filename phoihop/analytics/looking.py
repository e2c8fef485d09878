"""What a person looks at: a programme, a period, a unit, a structure and an indicator, with sensible beginnings."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from phoihop.analytics import questions, units
from phoihop.analytics.figures import Question, Span, Tree
from phoihop.analytics.units import Unit
from phoihop.foundation import periods
from phoihop.foundation.periods import Cut, Kind, Period
from phoihop.foundation.refusals import Invalid
from phoihop.indicators.models import Aggregation, Indicator
from phoihop.organisations.models import Body
from phoihop.programmes.models import Party, Programme

# From the shortest; each is offered where no regime asks for anything longer.
KINDS = (Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.NINE_MONTHS, Kind.YEAR)
THEN, TODAY, DAY = "then", "today", "day"


class Frame:
    """What there is to look at in a programme: its indicators, periods and the units at the top."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.today = timezone.localdate()

    @cached_property
    def regimes(self) -> list[Any]:
        return list(self.programme.regimes.select_related("calendar").order_by("valid_from", "pk"))

    @property
    def cut(self) -> Cut:
        """Where the programme's first regime cuts its periods."""
        return self.regimes[0].cut if self.regimes else Cut.CALENDAR

    @property
    def shortest(self) -> Kind:
        """The shortest period that is reported on."""
        asked = {regime.period_kind for regime in self.regimes}
        return next((kind for kind in KINDS if kind.value in asked), Kind.MONTH)

    @cached_property
    def term(self) -> Period:
        """The whole term of the programme, by whole months as they are cut."""
        months = periods.periods_between(Kind.MONTH, self.programme.term_from, self.programme.term_until, self.cut)
        return periods.adhoc(months[0].since, months[-1].last_day)

    @cached_property
    def periods(self) -> dict[str, list[Period]]:
        """The periods of the term that have begun, by kind, the latest first."""
        since, until = self.term.since, min(self.term.until, self.today + date.resolution)
        kinds = KINDS[KINDS.index(self.shortest) :]
        found = {kind.value: periods.periods_between(kind, since, until, self.cut)[::-1] for kind in kinds}
        return found | {Kind.TERM.value: [self.term]}

    @cached_property
    def first_period(self) -> Period:
        """The latest period with approved figures; without any, the latest that is over."""
        until, _at = questions.latest([self.programme.pk])
        day = (until or min(self.today, self.term.until)) - date.resolution
        kind = Kind.YEAR if self.shortest is Kind.NINE_MONTHS else self.shortest
        return periods.containing(max(day, self.term.since), kind, self.cut)

    @cached_property
    def indicators(self) -> list[Indicator]:
        """Those its forms ask, those it aims at, and the ratios that can be made of them."""
        asked = Q(lines__section__version__form__regimes__programme=self.programme) | Q(
            targets__programme=self.programme
        )
        keys = set(Indicator.objects.filter(asked).values_list("pk", flat=True))
        ratio = Q(aggregation=Aggregation.RATIO, numerator__in=keys, denominator__in=keys)
        return list(Indicator.objects.filter(Q(pk__in=keys) | ratio).for_listing())

    @cached_property
    def parties(self) -> list[Body]:
        """The bodies that signed, the lead first."""
        rows = self.programme.parties.select_related("body__place").order_by("order", "pk")
        return [party.body for party in sorted(rows, key=lambda party: party.role != Party.Role.LEAD)]

    def top(self, tree: Tree) -> int | None:
        """The unit at which looking begins: the lead's place, or the lead."""
        lead = next(iter(self.parties), None)
        if lead is None:
            return None
        return lead.pk if tree is Tree.BODY else lead.place_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One view of a programme's figures."""

    frame: Frame
    period: Period
    tree: Tree
    structure: date | None
    structure_word: str
    node: Unit
    indicator: Indicator | None

    @property
    def programme(self) -> Programme:
        return self.frame.programme

    @property
    def span(self) -> Span:
        return Span(self.period.since, self.period.until)

    @property
    def day(self) -> date:
        """The day whose names are shown: that of the structure, or the last of the period."""
        return self.structure or self.period.last_day

    @property
    def is_top(self) -> bool:
        return self.node.pk == self.frame.top(self.tree)

    @property
    def period_label(self) -> str:
        """The period's name in the reader's language."""
        return label(self.period)

    def question(self, *spans: Span, **parts: Any) -> Question:  # noqa: ANN401 - the fields of a question
        """A question about this view; about the period unless spans are given, in the node unless nodes are."""
        asked: dict[str, Any] = {
            "programmes": (self.programme.pk,),
            "measures": tuple(questions.measure(indicator) for indicator in self.frame.indicators),
            "nodes": (self.node.pk,),
            "spans": spans or (self.span,),
            "tree": self.tree,
            "structure": self.structure,
        }
        return Question(**asked | parts)

    def query(self, **instead: object) -> str:
        """The address of this view, with something else instead."""
        asked = {
            "period": periods.code(self.period),
            "tree": self.tree.value,
            "node": self.node.pk,
            "structure": self.structure_word,
            "day": self.structure.isoformat() if self.structure and self.structure_word == DAY else "",
            "indicator": self.indicator.code if self.indicator else "",
        }
        return "?" + urlencode(
            {name: str(value) for name, value in (asked | instead).items() if value not in {"", None}}
        )

    @property
    def structure_label(self) -> str:
        """Through which structure is looked, in words."""
        if self.structure is None:
            return _("as it was at the time")
        return _("as on %(day)s") % {"day": f"{self.structure:%d/%m/%Y}"}

    def before(self) -> Span:
        """The same period a year earlier."""
        earlier = periods.same_last_year(self.period)
        return Span(earlier.since, earlier.until)


def look(frame: Frame, asked: dict[str, Any]) -> Look | None:
    """The view asked for, whatever could not be read being replaced by where looking begins; None without a unit."""
    tree = Tree(asked.get("tree") or Tree.PLACE)
    period = _period(frame, asked.get("period") or "")
    structure, word = _structure(frame, asked)
    day = structure or period.last_day
    node = units.unit(tree, asked["node"], day) if asked.get("node") else None
    top = frame.top(tree)
    node = node or (units.unit(tree, top, day) if top else None)
    if node is None:
        return None
    code = asked.get("indicator")
    known = {indicator.code: indicator for indicator in frame.indicators}
    return Look(
        frame=frame,
        period=period,
        tree=tree,
        structure=structure,
        structure_word=word,
        node=node,
        indicator=known.get(code or "", next(iter(frame.indicators), None)),
    )


def label(period: Period) -> str:
    """A period's name in the reader's language."""
    return periods.label(period, "en" if get_language() == "en" else "vi")


def _period(frame: Frame, code: str) -> Period:
    if not code:
        return frame.first_period
    try:
        period = periods.from_code(code, frame.cut)
    except Invalid:
        return frame.first_period
    return period


def _structure(frame: Frame, asked: dict[str, Any]) -> tuple[date | None, str]:
    word = asked.get("structure") or (DAY if asked.get("day") else THEN)
    if word == TODAY:
        return frame.today, word
    if word == DAY and asked.get("day"):
        return asked["day"], word
    return None, THEN
