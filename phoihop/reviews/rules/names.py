"""What periods, reviews and issuing bodies are called on paper."""

import re
from datetime import date, timedelta

from phoihop.foundation.periods import LENGTHS, Cut, Period, adhoc, label, period, term
from phoihop.foundation.periods import Kind as PeriodKind
from phoihop.foundation.vietnamese import fold
from phoihop.reviews.rules.life import Kind

# The committee to which a Party commission belongs is named after it: “Ban … Tỉnh ủy Thái Nguyên”.
SUPERIOR = re.compile(r"^(?P<name>.+?)\s+(?P<superior>(?:Tỉnh|Thành|Huyện|Quận|Đảng|Quân)\s+ủy\s+.+)$")
TITLES = {
    Kind.LIAISON: "Công tác phối hợp {period} thực hiện {programme}",
    Kind.HALF_YEAR: "Sơ kết {period} thực hiện {programme}",
    Kind.ANNUAL: "Kết quả {period} thực hiện {programme}",
    Kind.MIDTERM: "Sơ kết {period} thực hiện {programme}",
    Kind.FINAL: "Tổng kết {period} thực hiện {programme}",
    Kind.TOPIC: "Kết quả thực hiện chuyên đề {period} của {programme}",
}
SMALL_WORDS = {"va", "cua", "cac", "ve"}


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


def split_name(name: str) -> tuple[str, str]:
    """The issuing body and the superior named with it, which stand on two lines of a paper's head."""
    found = SUPERIOR.match(name)
    return (found["name"], found["superior"]) if found else (name, "")


def initials(name: str) -> str:
    """An abbreviation for a symbol, where the register knows none: the first letters of the words."""
    words = [word for word in re.split(r"[\s,–-]+", name) if word and fold(word) not in SMALL_WORDS]
    return "".join(word if word.isupper() else word[0].upper() for word in words)


def term_of(day: date) -> tuple[date, date]:
    """The five years between two Party congresses that hold `day`, as far as years tell: 2025 to 2029."""
    first = day.year // 5 * 5
    return date(first, 1, 1), date(first + 5, 1, 1)
