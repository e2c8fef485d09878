"""A question asked of the totals, and the figure that answers it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from phoihop.foundation.quantities import Qualifier


class Tree(StrEnum):
    """Along which hierarchy figures add up: where it happened, or who reported it."""

    PLACE = "place"
    BODY = "body"


class Total(StrEnum):
    """How the facts of an indicator become one number."""

    SUM = "sum"
    LAST = "last"
    MAX = "max"
    RATIO = "ratio"
    YES_SHARE = "yes_share"


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator as the roll-up needs it: how it adds up, and for a ratio which two it divides."""

    indicator: int
    total: Total
    numerator: int | None = None
    denominator: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open span of days."""

    since: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: some measures, in some units of a tree, over some spans, through the structure of a day.

    `structure` None means the structure of each fact's own time; `lines` keeps only reports of bodies of these
    lines, empty means of all; what any of `without` holds is left out, so that with the units below a node what
    remains is the node's own, and what cannot be divided among them.
    """

    programmes: tuple[int, ...]
    measures: tuple[Measure, ...]
    nodes: tuple[int, ...]
    spans: tuple[Span, ...]
    tree: Tree = Tree.PLACE
    structure: date | None = None
    lines: tuple[str, ...] = ()
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many reports were owed, have come in, and are approved; only approved ones are in a figure."""

    expected: int = 0
    received: int = 0
    approved: int = 0

    @property
    def lacking(self) -> int:
        """Reports that the figure does not hold."""
        return self.expected - self.approved

    @property
    def complete(self) -> bool:
        return self.lacking == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What may be printed: bounds, how sure, how complete, how fresh.

    `low` and `high` are in the indicator's base unit, for shares in percent; `low` None means that no approved
    report states it; `high` None with a `low` is open. `approximate` of the `facts` stated entries are not exact.
    `qualifier` is that of the only entry, where there is one alone: such a figure is printed as it was stated.
    """

    measure: Measure
    node: int
    span: Span
    low: Decimal | None
    high: Decimal | None
    facts: int = 0
    approximate: int = 0
    latest_at: datetime | None = None
    coverage: Coverage = Coverage()
    qualifier: Qualifier | None = None

    @property
    def known(self) -> bool:
        """Whether any approved report states it."""
        return self.low is not None

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class Source:
    """One fact behind a figure: the report it stands in, the revision that was approved, and its bounds."""

    submission: int
    revision: int
    indicator: int
    place: int
    body: int
    low: Decimal
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Undivided:
    """A unit that several units of the structure asked for share, in proportions nobody has published.

    Its figure is in none of the parts and in all that stands above every one of them.
    """

    unit: int
    parts: tuple[int, ...]
    figure: Figure
