"""Periods as DHIS2 and ADX name them.

Weeks that do not begin on a Monday, pairs of months and years from November are refused: the libraries in use do not
agree on their days.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from django.utils.translation import gettext as _

from phoihop.foundation import periods
from phoihop.foundation.periods import Cut, Kind, Period, adhoc
from phoihop.foundation.refusals import Invalid

DAY = timedelta(days=1)
FINANCIAL = {"April": 4, "July": 7, "Oct": 10}
ID = re.compile(
    r"(?P<day>\d{8})|(?P<month>\d{6})|(?P<year>\d{4})(?:Q(?P<quarter>\d)|S(?P<half>\d)|W(?P<week>\d\d?)"
    r"|BiW(?P<biweek>\d\d?)|AprilS(?P<april>[12])|(?P<financial>April|July|Oct))?"
)
ADX = re.compile(r"(\d{4})-(\d\d)-(\d\d)/P(1D|7D|14D|1M|3M|6M|1Y)")
TYPES = {
    Kind.MONTH: "Monthly",
    Kind.QUARTER: "Quarterly",
    Kind.HALF: "SixMonthly",
    Kind.YEAR: "Yearly",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
LENGTHS = {"Daily": "1D", "Weekly": "7D", "BiWeekly": "14D", "Monthly": "1M", "Quarterly": "3M", "SixMonthly": "6M",
           "SixMonthlyApril": "6M"}  # fmt: skip


def read_period(written: str, cut: Cut = Cut.CALENDAR) -> Period:
    """The period that an identifier of DHIS2 or ADX names. Raises Invalid for one that is refused."""
    found = ID.fullmatch(written) if written.isascii() else None
    try:
        if found:
            return _named({name: value for name, value in found.groupdict().items() if value}, cut)
        if length := ADX.fullmatch(written):
            return _from_adx(date(int(length[1]), int(length[2]), int(length[3])), length[4], cut)
    except (ValueError, Invalid):
        pass
    reason = _("There is no period “%(period)s” that can be exchanged. Use days, ISO weeks, months, quarters or years.")
    raise Invalid(reason % {"period": written}, period=written)


def _named(found: dict[str, str], cut: Cut) -> Period:
    if "day" in found:
        day = date.fromisoformat(f"{found['day'][:4]}-{found['day'][4:6]}-{found['day'][6:]}")
        return adhoc(day, day)
    if "month" in found:
        return periods.period(Kind.MONTH, int(found["month"][:4]), int(found["month"][4:]), cut)
    year = int(found["year"])
    if "week" in found or "biweek" in found:
        return _weeks(year, int(found.get("week") or found["biweek"]), 1 if "week" in found else 2)
    if "april" in found or "financial" in found:
        return _from_other_month(year, found)
    for name, kind in (("quarter", Kind.QUARTER), ("half", Kind.HALF)):
        if name in found:
            return periods.period(kind, year, int(found[name]), cut)
    return periods.period(Kind.YEAR, year, 1, cut)


def _from_other_month(year: int, found: dict[str, str]) -> Period:
    """Half years from April, and years from April, July or October."""
    if "april" in found:
        return _half_from_april(year, int(found["april"]))
    first = FINANCIAL[found["financial"]]
    return adhoc(date(year, first, 1), date(year + 1, first, 1) - DAY)


def _half_from_april(year: int, number: int) -> Period:
    first = date(year, 4 if number == 1 else 10, 1)
    return adhoc(first, (date(year, 10, 1) if number == 1 else date(year + 1, 4, 1)) - DAY)


def _weeks(year: int, number: int, length: int) -> Period:
    """ISO weeks; a pair is numbered by itself, and where a year has 53 weeks the last pair ends in the next."""
    first = date.fromisocalendar(year, (number - 1) * length + 1, 1)
    return adhoc(first, first + timedelta(days=7 * length) - DAY)


def _from_adx(first: date, length: str, cut: Cut) -> Period:
    if length.endswith("D"):
        return adhoc(first, first + timedelta(days=int(length[:-1])) - DAY)
    kind = {"1M": Kind.MONTH, "3M": Kind.QUARTER, "6M": Kind.HALF, "1Y": Kind.YEAR}[length]
    found = periods.containing(first, kind, Cut.CALENDAR)
    if found.since != first:
        if kind is Kind.HALF and (first.month, first.day) in {(4, 1), (10, 1)}:
            return _half_from_april(first.year, 1 if first.month == 4 else 2)
        if kind is Kind.YEAR and first.day == 1 and first.month in FINANCIAL.values():
            return adhoc(first, date(first.year + 1, first.month, 1) - DAY)
        raise ValueError(first)
    return periods.period(found.kind, found.year, found.number, cut)


def period_type(period: Period) -> str | None:
    """What DHIS2 calls a period of this kind; None where it has no name for it."""
    if period.kind in TYPES:
        return TYPES[period.kind]
    if period.kind is not Kind.ADHOC:
        return None
    return next((name for name, is_one in OTHERS.items() if is_one(period)), None)


def _is_so_long(days: int, period: Period) -> bool:
    since = period.since
    whole = days == 1 or since.weekday() == 0
    return whole and (period.until - since).days == days and (days != 14 or since.isocalendar().week % 2 == 1)


def _is_half_from_april(period: Period) -> bool:
    halves = (_half_from_april(period.since.year, number) for number in (1, 2))
    return any((period.since, period.until) == (one.since, one.until) for one in halves)


def _is_year_from(month: int, period: Period) -> bool:
    since = period.since
    return (since.month, since.day) == (month, 1) and period.until == date(since.year + 1, month, 1)


# What a span of days may be that is none of the calendar's own periods.
OTHERS: dict[str, Callable[[Period], bool]] = {
    "Daily": partial(_is_so_long, 1),
    "Weekly": partial(_is_so_long, 7),
    "BiWeekly": partial(_is_so_long, 14),
    "SixMonthlyApril": _is_half_from_april,
    **{f"Financial{name}": partial(_is_year_from, month) for name, month in FINANCIAL.items()},
}


def _iso(period: Period) -> tuple[int, int]:
    year, week, _weekday = period.since.isocalendar()
    return year, week


IDENTIFIERS: dict[str, Callable[[Period], str]] = {
    "Daily": lambda one: f"{one.since:%Y%m%d}",
    "Weekly": lambda one: "{}W{}".format(*_iso(one)),
    "BiWeekly": lambda one: f"{_iso(one)[0]}BiW{(_iso(one)[1] + 1) // 2}",
    "Monthly": lambda one: f"{one.year}{one.number:02}",
    "Quarterly": lambda one: f"{one.year}Q{one.number}",
    "SixMonthly": lambda one: f"{one.year}S{one.number}",
    "Yearly": lambda one: f"{one.year}",
    "SixMonthlyApril": lambda one: f"{one.since.year}AprilS{1 if one.since.month == 4 else 2}",
    "FinancialApril": lambda one: f"{one.since.year}April",
    "FinancialJuly": lambda one: f"{one.since.year}July",
    "FinancialOct": lambda one: f"{one.since.year}Oct",
}


def identifier(period: Period) -> str | None:
    """The identifier of a period in DHIS2; None for nine months, terms and other spans, which it does not know."""
    named = period_type(period)
    return IDENTIFIERS[named](period) if named else None


def adx_period(period: Period) -> str | None:
    """The same in ADX, by its first day and its length."""
    named = period_type(period)
    if named is None:
        return None
    first = period.since if period.kind is Kind.ADHOC else periods.period(period.kind, period.year, period.number).since
    return f"{first.isoformat()}/P{LENGTHS.get(named, '1Y')}"


def english(written: str, period: Period) -> str:
    """What DHIS2 calls a period in English, as `August 2022`; one without a usual name keeps its identifier."""
    first = period.since if period.kind is Kind.ADHOC else periods.period(period.kind, period.year, period.number).since
    if period.kind is Kind.MONTH:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if period.kind in {Kind.QUARTER, Kind.HALF}:
        last = first.month + (2 if period.kind is Kind.QUARTER else 5)
        return f"{MONTHS[first.month - 1]} - {MONTHS[last - 1]} {first.year}"
    return written


def is_open(period: Period, ahead: int, today: date) -> bool:
    """Whether a period may be stated for: it has begun, or is one of so many still to come."""
    begins = period
    for _step in range(ahead):
        if begins.since <= today:
            break
        length = begins.until - begins.since
        begins = periods.previous(begins) if begins.kind in TYPES else adhoc(begins.since - length, begins.since - DAY)
    return begins.since <= today
