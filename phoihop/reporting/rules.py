"""When a report is due, which periods are owed, and what a form may ask."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from phoihop.foundation.periods import Cut, Kind, Period, periods_between
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.foundation.workdays import add_working_days, working_day_on_or_after

# The kinds that follow one another by themselves.
RECURRENT = (Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.NINE_MONTHS, Kind.YEAR)
MOST_DAYS = 120


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `since` until, but not including, `until`; None is open (khoảng thời gian)."""

    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.since <= day and (self.until is None or day < self.until)

    def meets(self, other: "Span") -> bool:
        """Whether both share at least one day."""
        return (self.until is None or other.since < self.until) and (other.until is None or self.since < other.until)


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many days after the last day of a period a report is due, and whether that moves to a working day."""

    days: int
    shifted: bool = True


@dataclass(frozen=True, slots=True)
class Share:
    """The part a body takes in a programme for a while, and to whom it reports; None is to itself."""

    body: int
    receiver: int | None
    span: Span


def due_day(last_day: date, allowance: Allowance) -> date:
    """The day by which a report on a period ending with `last_day` is due.

    Decree 09/2019, Article 8: at least one working day lies between cut-off and deadline. That does not bind a
    deadline before the period ends, which asks for an estimate (fewer than 0 days).
    """
    due = last_day + timedelta(days=allowance.days)
    if allowance.shifted:
        due = working_day_on_or_after(due)
    return due if allowance.days < 0 else max(due, add_working_days(last_day, 1))


def owed_periods(kind: Kind, cut: Cut, span: Span, until: date) -> list[Period]:
    """The periods that lie wholly within `span` and end before or with the day before `until`.

    A term is one period, the span itself. Nobody owes an ad hoc period unless asked.
    """
    end = until if span.until is None else min(until, span.until)
    if kind is Kind.ADHOC or end <= span.since:
        return []
    if kind is Kind.TERM:
        return [term_of(span)] if span.until is not None and span.until <= end else []
    found = periods_between(kind, span.since, end, cut)
    return [period for period in found if span.since <= period.since and period.until <= end]


def coming(kind: Kind, cut: Cut, today: date, number: int = 3) -> list[Period]:
    """The period that runs on `today` and those that follow, as a calendar's reader wants them; none of terms."""
    if kind not in RECURRENT:
        return []
    later = date(today.year + number + 1, 1, 1)
    return [period for period in periods_between(kind, today, later, cut) if today < period.until][:number]


def term_of(span: Span) -> Period:
    """The span of a programme as one period. Raises Invalid where it is open."""
    if span.until is None:
        reason = _("A report on the whole term needs a last day. Give the regime one.")
        raise Invalid(reason, valid_until=reason)
    last = span.until - timedelta(days=1)
    return Period(Kind.TERM, span.since.year, last.year, span.since, span.until)


def who_owes(shares: Iterable[Share], period: Period) -> list[Share]:
    """Whoever takes part on the last day of the period owes the whole of it."""
    return [share for share in shares if share.span.holds_on(period.last_day)]


def hold_order(span: Span) -> None:
    """Raises Invalid where a span would end on or before the day it begins."""
    if span.until is not None and span.until <= span.since:
        reason = _("What begins on %(day)s must end on a later day.") % {"day": written(span.since)}
        raise Invalid(reason, until=reason)


def hold_days(days: int) -> None:
    """Raises Invalid for a deadline more than 120 days from the end of the period."""
    if abs(days) > MOST_DAYS:
        reason = _("A deadline lies at most %(most)s days from the last day of the period.") % {"most": MOST_DAYS}
        raise Invalid(reason, days=reason)


def hold_complete(lines: Sequence[tuple[str, bool]], *, texts: int = 0) -> None:
    """Raises Refused unless a version asks something, nothing twice and no ratio; a line is (code, is ratio).

    A report may be told in words alone, in so many sections of `texts`.
    """
    if not lines and not texts:
        raise Refused(_("This version asks nothing yet. Add a section with at least one figure before publishing it."))
    codes = [code for code, _is_ratio in lines]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        reason = _("%(codes)s is asked twice. Leave it in one place only.") % {"codes": ", ".join(twice)}
        raise Refused(reason, codes=twice)
    ratios = [code for code, is_ratio in lines if is_ratio]
    if ratios:
        reason = _("%(codes)s is a ratio and is calculated, never typed. Ask for its two parts instead.")
        raise Refused(reason % {"codes": ", ".join(ratios)}, codes=ratios)


def hold_asked_once(asked: Iterable[str], elsewhere: Mapping[str, str]) -> None:
    """Raises Refused where an indicator is asked already; `elsewhere` gives the regime that asks each code."""
    for code in asked:
        if code in elsewhere:
            reason = _(
                "%(code)s is asked already by the regime “%(regime)s” at the same time, and would be counted twice."
                " Take it out of one of both forms, or let one regime end before the other begins."
            )
            raise Refused(reason % {"code": code, "regime": elsewhere[code]}, code=code, regime=elsewhere[code])


def hold_deadlines(levels: Iterable[tuple[str, str]], given: Mapping[str, Allowance], *, estimates: bool) -> None:
    """Raises Refused where a level (value, label) has no deadline, or one that only estimates could meet."""
    for level, label in levels:
        if level not in given:
            reason = _(
                "The calendar sets no deadline for the level “%(level)s”, which takes part. Set one: each level needs"
                " its own (Decree 09/2019, Article 8)."
            )
            raise Refused(reason % {"level": label}, level=level)
        if given[level].days < 0 and not estimates:
            reason = _(
                "The deadline of the level “%(level)s” lies before the period ends. Allow estimates, or choose a"
                " calendar with later deadlines."
            )
            raise Refused(reason % {"level": label}, level=level)


def titled(regime: str, period: str) -> str:
    """The name of one report: what its regime is called and its period, the kind of the period said once.

    >>> titled("Báo cáo tháng", "tháng 10/2026")
    'Báo cáo tháng 10/2026'
    >>> titled("Monthly report", "October 2026")
    'Monthly report, October 2026'
    """
    first = period.split(" ", maxsplit=1)[0]
    repeated = regime.casefold().endswith(f" {first.casefold()}")
    return f"{regime[: -len(first)]}{period}" if repeated else f"{regime}, {period}"
