"""What periods and reviews are called on paper."""

from datetime import date, timedelta

from phoihop.foundation.periods import LENGTHS, Cut, Period, adhoc, label, period, term
from phoihop.foundation.periods import Kind as PeriodKind
from phoihop.reviews.rules.life import Kind

TITLES = {
    Kind.LIAISON: "Công tác phối hợp {period} thực hiện {programme}",
    Kind.HALF_YEAR: "Sơ kết {period} thực hiện {programme}",
    Kind.ANNUAL: "Kết quả {period} thực hiện {programme}",
    Kind.MIDTERM: "Sơ kết {period} thực hiện {programme}",
    Kind.FINAL: "Tổng kết {period} thực hiện {programme}",
    Kind.TOPIC: "Kết quả thực hiện chuyên đề {period} của {programme}",
}


def recognised(since: date, until: date) -> Period:
    """The period of the calendar that these days are, by either cut; otherwise the days themselves."""
    for cut in Cut:
        for year in (since.year, since.year + 1):
            for kind, (_months, count) in LENGTHS.items():
                for number in range(1, count + 1):
                    found = period(kind, year, number, cut)
                    if (found.since, found.until) == (since, until):
                        return found
            years = range(year + 1, until.year + 2)
            for whole in (term(year, last, cut) for last in years):
                if (whole.since, whole.until) == (since, until):
                    return whole
    return adhoc(since, until - timedelta(days=1))


def kind_of(period: Period) -> Kind:
    """The kind of review that is usual for a period."""
    usual = {PeriodKind.HALF: Kind.HALF_YEAR, PeriodKind.YEAR: Kind.ANNUAL, PeriodKind.TERM: Kind.FINAL}
    return usual.get(period.kind, Kind.LIAISON)


def subject(kind: Kind, since: date, until: date, programme: str) -> str:
    """What a review is about, as the line under the name of its type says it."""
    return TITLES[kind].format(period=label(recognised(since, until)), programme=programme)
