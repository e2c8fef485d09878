"""The periods that reports are about, and where a reporting calendar cuts them (kỳ báo cáo).

Decree 09/2019/NĐ-CP lets the data of month M run from the 15th of the month before to its own 14th, and those of a
year from 15 December of the year before to 14 December. Days and working days of the calendar itself are in
`phoihop.foundation.workdays`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from phoihop.foundation import vietnamese
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.workdays import add_working_days, holidays, is_working_day, working_day_on_or_after

__all__ = [
    "Cut",
    "Kind",
    "Period",
    "add_working_days",
    "adhoc",
    "code",
    "containing",
    "from_code",
    "holidays",
    "is_working_day",
    "label",
    "months_of",
    "period",
    "periods_between",
    "previous",
    "same_last_year",
    "term",
    "working_day_on_or_after",
]

DAY = timedelta(days=1)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)|-Q(?P<quarter>\d)|-H(?P<half>\d)|-(?P<nine>9M))?"
    r"|(?P<first_year>\d{4})\.\.(?P<last_year>\d{4})"
    r"|(?P<first>\d{4}-\d\d-\d\d)\.\.(?P<last>\d{4}-\d\d-\d\d)"
)


class Kind(StrEnum):
    """How long a period is (loại kỳ)."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    TERM = "term"
    ADHOC = "adhoc"


class Cut(StrEnum):
    """On which day of the month a reporting calendar begins a new period (mốc chốt kỳ)."""

    CALENDAR = "calendar"
    FIFTEENTH = "fifteenth"


# How many months a period has, and how many such periods a year has.
LENGTHS = {Kind.MONTH: (1, 12), Kind.QUARTER: (3, 4), Kind.HALF: (6, 2), Kind.NINE_MONTHS: (9, 1), Kind.YEAR: (12, 1)}
CODES = {
    Kind.MONTH: "{year}-{number:02}",
    Kind.QUARTER: "{year}-Q{number}",
    Kind.HALF: "{year}-H{number}",
    Kind.NINE_MONTHS: "{year}-9M",
    Kind.YEAR: "{year}",
    Kind.TERM: "{year}..{number}",
    Kind.ADHOC: "{first}..{last}",
}
LABELS = {
    "vi": {
        Kind.MONTH: "tháng {number}/{year}",
        Kind.QUARTER: "quý {roman}/{year}",
        Kind.HALF: "6 tháng {half} năm {year}",
        Kind.NINE_MONTHS: "9 tháng năm {year}",
        Kind.YEAR: "năm {year}",
        Kind.TERM: "giai đoạn {year}-{number}",
        Kind.ADHOC: "từ {first} đến {last}",
    },
    "en": {
        Kind.MONTH: "{month} {year}",
        Kind.QUARTER: "quarter {roman} of {year}",
        Kind.HALF: "{half} half of {year}",
        Kind.NINE_MONTHS: "first nine months of {year}",
        Kind.YEAR: "{year}",
        Kind.TERM: "{year}–{number}",
        Kind.ADHOC: "{first} to {last}",
    },
}
HALVES = {"vi": ("đầu", "cuối"), "en": ("first", "second")}


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `since` until, but not including, `until` (kỳ).

    `number` counts the periods of a kind within their year, from 1; of a term it is the last year, and of an ad hoc
    period, which no calendar cuts, it is 0.
    """

    kind: Kind
    year: int
    number: int
    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.since <= day < self.until

    @property
    def cut(self) -> Cut:
        """The cut by which the period was made; that of an ad hoc period is the calendar's."""
        fifteenth = self.kind is not Kind.ADHOC and self.since.day == 15
        return Cut.FIFTEENTH if fifteenth else Cut.CALENDAR

    @property
    def last_day(self) -> date:
        return self.until - DAY

    def __str__(self) -> str:
        return label(self)


def period(kind: Kind, year: int, number: int = 1, cut: Cut = Cut.CALENDAR) -> Period:
    """The period of a kind, year and number: (QUARTER, 2025, 1) is quarter I/2025.

    Of a term, `year` is the first year and `number` the last. Raises `Invalid` where there is no such period.
    """
    if kind is Kind.TERM:
        return term(year, number, cut)
    length, most = LENGTHS.get(kind, (0, 0))
    if not 1 <= number <= most or not 1900 <= year <= 2200:
        raise _unknown(f"{kind} {number}/{year}")
    first = (number - 1) * length
    return Period(kind, year, number, _cut_before(year, first, cut), _cut_before(year, first + length, cut))


def term(first_year: int, last_year: int, cut: Cut = Cut.CALENDAR) -> Period:
    """The whole years from the first to the last, both included. Raises `Invalid` if the last comes before."""
    if not 1900 <= first_year <= last_year <= 2200:
        raise _unknown(f"{first_year}-{last_year}")
    since, until = _cut_before(first_year, 0, cut), _cut_before(last_year, 12, cut)
    return Period(Kind.TERM, first_year, last_year, since, until)


def adhoc(first: date, last: date) -> Period:
    """The days from the first to the last, both included. Raises `Invalid` if the last comes before."""
    if last < first:
        reason = format_lazy(
            _("A period that begins on {first} cannot end on {last}. Enter the earlier day first."),
            first=vietnamese.day(first),
            last=vietnamese.day(last),
        )
        raise Invalid(reason, until=reason)
    return Period(Kind.ADHOC, first.year, 0, first, last + DAY)


def containing(day: date, kind: Kind, cut: Cut = Cut.CALENDAR) -> Period:
    """The period of a kind in which a day counts: 20 December 2026 is in 2027 when cut on the fifteenth.

    Raises `Invalid` for kinds that do not cover every day: nine months, terms and ad hoc periods.
    """
    if kind not in LENGTHS or kind is Kind.NINE_MONTHS:
        raise Invalid(_("Only months, quarters, halves and years hold every day. Choose one of these kinds of period."))
    late = cut is Cut.FIFTEENTH and day.day >= 15
    year, month = divmod(day.year * 12 + day.month - 1 + late, 12)
    return period(kind, year, month // LENGTHS[kind][0] + 1, cut)


def periods_between(kind: Kind, since: date, until: date, cut: Cut = Cut.CALENDAR) -> list[Period]:
    """In order, every period of a kind that has a day in [since, until). Raises `Invalid` for terms and ad hoc ones."""
    if kind not in LENGTHS:
        raise Invalid(_("Terms and ad hoc periods do not follow one another by themselves. Choose another kind."))
    first, last = (containing(day, Kind.YEAR, cut).year for day in (since, until))
    return [
        found
        for year in range(first, last + 1)
        for number in range(1, LENGTHS[kind][1] + 1)
        if max(since, (found := period(kind, year, number, cut)).since) < min(until, found.until)
    ]


def months_of(whole: Period) -> list[Period]:
    """The months that together are the period, cut as it is. Raises `Invalid` for an ad hoc period."""
    if whole.kind is Kind.ADHOC:
        raise Invalid(_("An ad hoc period is not made of whole months. Choose a period of the calendar."))
    return periods_between(Kind.MONTH, whole.since, whole.until, whole.cut)


def same_last_year(this: Period) -> Period:
    """The period a year earlier with which a figure is compared (cùng kỳ năm trước)."""
    if this.kind is Kind.ADHOC:
        return adhoc(_a_year_earlier(this.since), _a_year_earlier(this.last_day))
    if this.kind is Kind.TERM:
        return term(this.year - 1, this.number - 1, this.cut)
    return period(this.kind, this.year - 1, this.number, this.cut)


def previous(this: Period) -> Period:
    """The period of the same length before: of nine months, those of last year; of a term, the term before."""
    if this.kind is Kind.ADHOC:
        return adhoc(this.since - (this.until - this.since), this.since - DAY)
    if this.kind is Kind.TERM:
        years = this.number - this.year + 1
        return term(this.year - years, this.year - 1, this.cut)
    if this.number > 1:
        return period(this.kind, this.year, this.number - 1, this.cut)
    return period(this.kind, this.year - 1, LENGTHS[this.kind][1], this.cut)


def label(this: Period, style: str = "vi") -> str:
    """The period's name in Vietnamese ("quý I/2025") or, with style "en", in English ("quarter I of 2025")."""
    write_day = _english_day if style == "en" else vietnamese.day
    return LABELS[style][this.kind].format(
        year=this.year,
        number=this.number,
        month=MONTHS[this.number - 1] if this.kind is Kind.MONTH else "",
        roman=vietnamese.roman(this.number) if this.kind is Kind.QUARTER else "",
        half=HALVES[style][this.number - 1] if this.kind is Kind.HALF else "",
        first=write_day(this.since),
        last=write_day(this.last_day),
    )


def code(this: Period) -> str:
    """A short name for addresses, files and sheets: 2025-03, 2025-Q1, 2025-H1, 2025-9M, 2025, 2016..2018.

    An ad hoc period is named by its first and last day: 2025-03-01..2025-03-09. The cut is not part of the code.
    """
    return CODES[this.kind].format(
        year=this.year, number=this.number, first=this.since.isoformat(), last=this.last_day.isoformat()
    )


def from_code(written: str, cut: Cut = Cut.CALENDAR) -> Period:
    """The period that a code names, cut as given. Raises `Invalid` for what is not a code."""
    found = CODE.fullmatch(written)
    if not found or not written.isascii():
        raise _unknown(written)
    if found["first"]:
        try:
            first, last = date.fromisoformat(found["first"]), date.fromisoformat(found["last"])
        except ValueError:
            raise _unknown(written) from None
        return adhoc(first, last)
    if found["first_year"]:
        return term(int(found["first_year"]), int(found["last_year"]), cut)
    year = int(found["year"])
    for group, kind in (("month", Kind.MONTH), ("quarter", Kind.QUARTER), ("half", Kind.HALF)):
        if found[group]:
            return period(kind, year, int(found[group]), cut)
    return period(Kind.NINE_MONTHS if found["nine"] else Kind.YEAR, year, 1, cut)


def _english_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _cut_before(year: int, month: int, cut: Cut) -> date:
    """The first day of the month that has `month` months of the year before it, by the cut."""
    count = year * 12 + month - (1 if cut is Cut.FIFTEENTH else 0)
    return date(count // 12, count % 12 + 1, 15 if cut is Cut.FIFTEENTH else 1)


def _a_year_earlier(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)


def _unknown(written: str) -> Invalid:
    return Invalid(
        format_lazy(
            _("There is no period “{written}”. Write for instance 2025-03, 2025-Q1, 2025-H1, 2025-9M or 2025."),
            written=written,
        )
    )
