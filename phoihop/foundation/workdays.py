"""Vietnam's public holidays from 2016 to 2040, and the days on which offices work (ngày làm việc).

The rule is article 112 of the Labour Code 2019 (and article 115 of that of 2012): 1 January, five days of Tết, the
Hùng Kings' day, 30 April, 1 May and 2 September, since 2021 with one day beside it. Article 111 gives the next
working day for a holiday that falls on a weekly day off. Which days Tết and 2 September take is decided for State
bodies every year; `_tet` and `_independence` follow the pattern of the decisions for 2016 to 2026, and give the
expected days for the years not yet decided. The day of culture, 24 November, which Resolution 80-NQ/TW of
7 January 2026 wants to be a holiday, is to be added once the law that makes it one is known.
"""

from datetime import date, timedelta
from functools import cache

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from phoihop.foundation.refusals import Invalid

DAY = timedelta(days=1)
MONDAY, TUESDAY, WEDNESDAY, FRIDAY, SATURDAY = 0, 1, 2, 4, 5

# The lunar new year and the tenth of the third lunar month in each year, as (month, day). Calculated for the
# meridian 105° East, which Decision 121-CP of 8 August 1967 makes that of the Vietnamese calendar; it differs from
# the Chinese one in 2030.
LUNAR = {
    2016: ((2, 8), (4, 16)),
    2017: ((1, 28), (4, 6)),
    2018: ((2, 16), (4, 25)),
    2019: ((2, 5), (4, 14)),
    2020: ((1, 25), (4, 2)),
    2021: ((2, 12), (4, 21)),
    2022: ((2, 1), (4, 10)),
    2023: ((1, 22), (4, 29)),
    2024: ((2, 10), (4, 18)),
    2025: ((1, 29), (4, 7)),
    2026: ((2, 17), (4, 26)),
    2027: ((2, 6), (4, 16)),
    2028: ((1, 26), (4, 4)),
    2029: ((2, 13), (4, 23)),
    2030: ((2, 2), (4, 12)),
    2031: ((1, 23), (4, 1)),
    2032: ((2, 11), (4, 19)),
    2033: ((1, 31), (4, 9)),
    2034: ((2, 19), (4, 28)),
    2035: ((2, 8), (4, 17)),
    2036: ((1, 28), (4, 6)),
    2037: ((2, 15), (4, 24)),
    2038: ((2, 4), (4, 13)),
    2039: ((1, 24), (4, 3)),
    2040: ((2, 12), (4, 20)),
}
# Working days on which State bodies rested, and the Saturdays on which they worked instead, by yearly notices.
EXCHANGED = {
    date(2018, 12, 31): date(2019, 1, 5),
    date(2019, 4, 29): date(2019, 5, 4),
    date(2024, 4, 29): date(2024, 5, 4),
    date(2025, 5, 2): date(2025, 4, 26),
    date(2026, 1, 2): date(2026, 1, 10),
    date(2026, 8, 31): date(2026, 8, 22),
}


@cache
def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year, with the days off given for those on a Saturday or Sunday.

    Raises `Invalid` for a year outside 2016 to 2040, whose lunar dates are not known here.
    """
    if year not in LUNAR:
        raise Invalid(
            format_lazy(
                _("Public holidays are known from {first} to {last}, not for {year}. Choose a day within those years."),
                first=str(min(LUNAR)),
                last=str(max(LUNAR)),
                year=str(year),
            )
        )
    kings = date(year, *LUNAR[year][1])
    named = sorted(
        {date(year, 1, 1), *_tet(year), kings, date(year, 4, 30), date(year, 5, 1), *_independence(year)},
    )
    given = set(named)
    for day in named:
        if day.weekday() >= SATURDAY:
            instead = day + DAY
            while instead.weekday() >= SATURDAY or instead in given:
                instead += DAY
            given.add(instead)
    return frozenset(given)


def is_working_day(day: date) -> bool:
    """Whether State bodies work on this day: not at weekends, on holidays, or on a day exchanged for a Saturday."""
    if day in EXCHANGED.values():
        return True
    return day.weekday() < SATURDAY and day not in holidays(day.year) and day not in EXCHANGED


def working_day_on_or_after(day: date) -> date:
    """The day itself if offices work on it, otherwise the next one on which they do."""
    while not is_working_day(day):
        day += DAY
    return day


def add_working_days(day: date, number: int) -> date:
    """The day reached after so many working days, the first day not being counted; backwards if negative.

    With 0 it is the first working day on or after the day.
    """
    if not number:
        return working_day_on_or_after(day)
    step = DAY if number > 0 else -DAY
    for _counted in range(abs(number)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def _tet(year: int) -> list[date]:
    """Five days: two before the lunar new year and three from it, or one and four when it falls on a Tuesday."""
    new_year = date(year, *LUNAR[year][0])
    before = 1 if new_year.weekday() == TUESDAY else 2
    return [new_year + DAY * number for number in range(-before, 5 - before)]


def _independence(year: int) -> list[date]:
    """2 September and, since 2021, the day beside it that makes the longer rest."""
    second = date(year, 9, 2)
    if year < 2021:
        return [second]
    earlier = second.weekday() in {TUESDAY, WEDNESDAY, FRIDAY, SATURDAY}
    return [second, second - DAY if earlier else second + DAY]
