"""Numbers that are no figures: dates, documents, names, ages, places on a map, list numbers (số không phải số liệu).

Each rule looks at the words around one number and answers whether it keeps silent; the first that does is named.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from phoihop.prose.names import (
    AFTER_TOTAL,
    BRANCHES,
    COUNTING,
    DATED,
    DAYS,
    DOCUMENTS,
    NAMED,
    NAMED_IF_BARE,
    PLACES,
    SLOGANS,
    SPECIFICATIONS,
    UNCOUNTED,
)
from phoihop.prose.numbers import Number
from phoihop.prose.tokens import SENTENCE_ENDS, Passage
from phoihop.prose.units import Unit

DATE = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2}))?(?![\d/])")
MONTH = re.compile(r"(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)(?!\d)")
YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—/]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)")
CLOCK = re.compile(r"\d{1,2}\s?(?::\d\d|h(?:\d\d)?(?![^\W\d_])|g\d\d(?!\d))")
CODE = re.compile(r"\d+[A-Za-z]?\s?[-/–]\s?(?:\d{4}/)?[A-ZĐ][A-ZĐa-zđ]*[A-ZĐ](?:[-/–.]\w+)*|\d+/\d{4}/\w+")
OPEN, SHUT = "“«‘", "”»’"


@dataclass(frozen=True, slots=True)
class Site:
    """One number in its passage, with the unit that seems to follow it.

    `fraction` tells a part of a whole ("11/11 xã"), `most` is the larger number of a pair.
    """

    passage: Passage
    number: Number
    unit: Unit | None
    fraction: bool = False
    most: float = 0.0

    @property
    def first(self) -> int:
        return self.number.first

    def back(self, steps: int) -> str:
        """The word some steps before the number."""
        return self.passage.word(self.first - steps)

    @property
    def plain(self) -> bool:
        """Whether it is a short whole number in digits, as dates, names and list numbers are."""
        return self.number.raw.isdecimal() and not self.number.scaled

    @property
    def counted(self) -> bool:
        """Whether a unit follows that can be counted; spans of time cannot."""
        return self.unit is not None and self.unit.kind != "time"

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern at the number's own place in the text."""
        return pattern.match(self.passage.text, self.passage.starts[self.first])


def reason(site: Site) -> str | None:
    """The name of the rule that keeps silent about a number, or None where it may be a figure."""
    for name, rule in RULES:
        if rule(site):
            return name
    return None


def _document_code(site: Site) -> bool:
    return site.match(CODE) is not None


def _glued_to_name(site: Site) -> bool:
    """Covid-19, VTV1, Z113, quốc lộ 1A, 5K."""
    passage, first = site.passage, site.first
    if site.number.spelt:
        return False
    before = site.back(1)
    if passage.glued(first) and (before.isalpha() or before == "_"):
        return before not in UNCOUNTED
    if passage.glued(first) and before == "-" and passage.glued(first - 1) and site.back(2).isalpha():
        return True
    after = passage.word(site.number.last)
    return (
        passage.glued(site.number.last)
        and after.isalpha()
        and len(after) <= 2
        and (site.unit is None or site.unit.kind in {"unknown", "abbreviation"})
    )


def _date(site: Site) -> bool:
    before = site.back(1)
    if site.number.spelt or (site.fraction and site.counted and before not in DATED):
        return False
    found = site.match(DATE)
    if found and 1 <= int(found[1]) <= 31 and 1 <= int(found[3]) <= 12:
        dated = bool(found[4]) and len(found[4]) == 4
        introduced = before in DAYS or (before in {"từ", "đến"} and (found[2] == "/" or not site.counted))
        if dated or introduced or (found[2] == "/" and not site.counted):
            return True
    found = site.match(MONTH)
    if found and 1 <= int(found[1]) <= 12 and (before in {"tháng", "quý", "đến", "từ", "kỳ"} or not site.counted):
        return True
    return bool(site.match(YEARS) or site.match(CLOCK))


def _year(site: Site) -> bool:
    if not (site.plain and len(site.number.raw) == 4 and site.number.raw[:2] in {"19", "20"}):
        return False
    return site.back(1) in DATED or not site.counted or (site.back(1) in {"-", "–"} and site.back(2).isdecimal())


def _ordinal(site: Site) -> bool:
    """Ngày 5, tháng 3, quý 2, lần thứ 9, khóa 12, đợt 2, khoản 3 Điều 7."""
    before, earlier = site.back(1), site.back(2)
    if before in {"thứ", "mùng", "mồng", "khoản", "điều", "chương", "khóa", "tháng", "quý"} and site.number.spelt:
        return True
    if not site.plain and not site.number.spelt:
        return False
    if before in {"thứ", "mùng", "mồng"} or (before, earlier) == ("năm", "thứ"):
        return True
    if (
        before in DAYS | {"tháng", "quý", "năm", "khóa", "chương", "điều", "khoản", "trang", "chặng", "vòng", "hạng"}
        and earlier not in COUNTING
    ):
        return before in {"tháng", "quý", "điều", "khoản"} or not site.counted
    return False


def _document(site: Site) -> bool:
    """Chỉ thị 681, Nghị quyết số 25, Chương trình 135."""
    if site.number.spelt or site.number.scaled or site.number.raw.count(","):
        return False
    place = site.first - 1
    if site.passage.word(place) == ":":
        place -= 1
    numbered = site.passage.word(place) == "số"
    place -= numbered
    pair = (site.passage.word(place - 1), site.passage.word(place))
    if pair not in DOCUMENTS and pair[1] not in {"luật", "nq", "ct", "qđ", "kh", "ctr"}:
        return False
    capital = site.passage.capital(place - 1) or site.passage.capital(place)
    return numbered or not site.counted or (capital and site.plain and not _certain(site))


def _certain(site: Site) -> bool:
    return site.unit is not None and site.unit.kind in {"money", "measure", "gift", "turn person"}


def _named(site: Site) -> bool:
    """Quân khu 7, Trung đoàn 95, bão số 3, ấp 5: the number that follows a naming noun is part of a name."""
    if site.number.spelt or not site.plain:
        return False
    place = site.first - 1
    numbered = site.passage.word(place) == "số"
    place -= numbered
    last, pair = site.passage.word(place), (site.passage.word(place - 1), site.passage.word(place))
    if " ".join(pair) in NAMED:
        counted = site.passage.word(place - 2)
    elif last in NAMED:
        counted = pair[0]
    elif last in NAMED_IF_BARE or " ".join(pair) in NAMED_IF_BARE:
        return numbered or not site.counted or (site.unit is not None and site.passage.capital(site.unit.first))
    else:
        bare = not site.counted or (site.unit is not None and site.unit.kind == "unknown")
        return numbered and bare and pair[0] not in AFTER_TOTAL
    return numbered or not (counted in COUNTING or counted.isdecimal())


def _military_name(site: Site) -> bool:
    """Đoàn KT-QP 12, Đoàn Kinh tế - Quốc phòng 959, Vùng 4 Hải quân, Công ty 72."""
    if not site.plain:
        return False
    if site.back(1) in BRANCHES and len(site.number.raw) <= 4:
        return True
    if site.counted and not (site.unit and site.unit.kind == "unknown"):
        return False
    if site.back(1) in {
        "đoàn",
        "vùng",
        "ty",
        "đội",
        "viện",
        "quân",
        "phòng",
        "qp",
        "mtv",
        "máy",
        "bệnh",
        "y",
        "binh",
        "đặc",
    }:
        return site.passage.capital(site.first - 1) or site.passage.capital(site.first - 2)
    return (
        site.passage.capital(site.first - 1)
        and site.back(1) not in {"có", "được", "là", "gồm", "trao", "tặng"}
        and len(site.number.raw) <= 4
    )


def _age_or_time(site: Site) -> bool:
    unit = site.unit
    if unit is None:
        return False
    if unit.kind == "time":
        return not (unit.text == "ngày" and site.passage.word(unit.last) in {"công", "lao"})
    if unit.text != "giờ":
        return False
    after = site.passage.word(unit.last)
    return site.back(1) in {
        "lúc",
        "vào",
        "sau",
        "trước",
        "trong",
        "đúng",
        "từ",
        "đến",
        "hồi",
        "khoảng",
        "gần",
        "hơn",
        "-",
        "/",
    } or (
        after in {"sáng", "chiều", "tối", "đêm", "trưa", "ngày", "đến", "đã", "đây", "này", "vẫn"}
        or after[:1].isdecimal()
    )


def _location(site: Site) -> bool:
    """Cách trung tâm 20 km, độ cao 1.100 m, loại 20 lít, đường rộng 5 m."""
    if site.unit is None or site.unit.kind != "measure" or site.unit.text in {"%", "ngày công", "lần"}:
        return False
    start = max(site.passage.back_to(site.first, SENTENCE_ENDS, 12), 0)
    near = site.passage.words[start : site.first]
    length = site.unit.text in {"km", "m", "mét", "cây số", "ki lô mét"}
    if (
        length
        and any(word in near[-9:] for word in ("cách", "kính", "quãng"))
        and "," not in near[near.index("cách") if "cách" in near else 0 :]
    ):
        return True
    if length and (near[-1:] == ["rộng"] or ("độ", "cao") in pairwise(near)):
        return True
    following = site.passage.words[site.unit.last : site.unit.last + 3]
    return near[-1:] == ["loại"] or (
        length and following[:2] in (["đường", "biên"], ["bờ", "biển"]) and "biên" in following
    )


def _named_money(site: Site) -> bool:
    """Phiên chợ 0 đồng, ngôi nhà 100 đồng: nobody reports sums that small."""
    return (
        site.unit is not None
        and site.unit.kind == "money"
        and site.unit.text == "đồng"
        and max(site.number.value, site.most) < 1000
    )


def _quoted(site: Site) -> bool:
    """“Mỗi chi bộ giúp 1 hộ nghèo”: a number inside a short quotation belongs to a name."""
    text, start = site.passage.text, site.passage.starts[site.first]
    before = text[max(0, start - 80) : start]
    after = text[start : start + 80]
    opened = max(before.rfind(mark) for mark in OPEN)
    if opened > max(before.rfind(mark) for mark in SHUT) and opened >= 0:
        shut = min((place for place in (after.find(mark) for mark in SHUT) if place >= 0), default=-1)
        return (
            shut >= 0
            and "\n" not in before[opened:] + after[:shut]
            and len((before[opened:] + after[:shut]).split()) <= 12
        )
    line = before.rsplit("\n", 1)[-1]
    return (
        before[-1:] == '"'
        and (text.rfind("\n", 0, start), line)[1].count('"') % 2 == 1
        and '"' in after.split("\n")[0][:60]
    )


def _slogan(site: Site) -> bool:
    """4 cùng, 5 không, 3 sạch, 4 tại chỗ, 6 rõ, 4.0."""
    if site.number.raw in {"4.0", "5.0"}:
        return True
    after = site.passage.word(site.number.last)
    small = site.number.value <= 12 and not site.number.scaled
    pair = f"{after} {site.passage.word(site.number.last + 1)}"
    if after in SPECIFICATIONS:
        return True
    return (
        small
        and not site.fraction
        and (after in SLOGANS or pair in SLOGANS)
        and (site.unit is None or site.unit.kind == "unknown")
    )


def _list_number(site: Site) -> bool:
    """1. Công tác tuyên truyền; 2.1; (3); 4)."""
    passage, first = site.passage, site.first
    before, after = site.back(1), passage.word(first + 1)
    if site.number.spelt or (site.counted and after not in {".", ")", "/"}):
        return (
            before in {"", "\n"}
            and bool(re.fullmatch(r"\d{1,2}(\.\d{1,2})+", site.number.raw))
            and passage.capital(first + 1)
        )
    if before == "(" and after == ")":
        return True
    return (
        before in {"", "\n", ";", "-"} and after in {".", ")", "/"} and len(site.number.raw) <= 2 and not site.fraction
    )


def _telephone(site: Site) -> bool:
    raw = site.number.raw
    return (
        bool(re.fullmatch(r"0\d{2,}(\.\d+)*|0\d{1,3}(\.\d{3,4}){2,}", raw))
        or len(raw.replace(".", "").replace(",", "")) > 15
    )


def _one_of(site: Site) -> bool:
    """1 trong 2 xã; the two of it as well; 24/24 giờ, 24/7."""
    passage = site.passage
    if passage.word(site.number.last) == "trong" and site.number.value == 1:
        return True
    if site.back(1) == "trong" and site.back(2) in {"1", "một"}:
        return True
    return (
        site.number.raw == "24" and passage.word(site.first + 1) == "/" and passage.word(site.first + 2) in {"24", "7"}
    )


def _scope(site: Site) -> bool:
    """Ban Dân vận Tỉnh ủy 6 tỉnh; hai xã Tân Hộ Cơ, Thông Bình; hai xã còn lại: they tell where, not what was done."""
    if site.unit is None or site.unit.text not in PLACES or site.fraction:
        return False
    after = site.unit.last
    if site.passage.capital(after) or [site.passage.word(after), site.passage.word(after + 1)] == ["còn", "lại"]:
        return site.back(1) not in {"đạt", "được", "đưa"}
    return site.back(1) in {"ủy", "vận", "bàn", "các", "thuộc"} and site.unit.text in {
        "tỉnh",
        "huyện",
        "thành phố",
        "xã",
    }


RULES: tuple[tuple[str, Callable[[Site], bool]], ...] = (
    ("telephone or code", _telephone),
    ("document code", _document_code),
    ("part of a name", _glued_to_name),
    ("date", _date),
    ("year", _year),
    ("document", _document),
    ("name with a number", _named),
    ("ordinal", _ordinal),
    ("name of a unit", _military_name),
    ("age or span of time", _age_or_time),
    ("place on a map", _location),
    ("sum in a name", _named_money),
    ("name in quotation marks", _quoted),
    ("slogan", _slogan),
    ("list number", _list_number),
    ("one of several", _one_of),
    ("scope", _scope),
)

# Of these, the whole expression is left alone and not only its first number.
WHOLES = {"date": (DATE, MONTH, YEARS, CLOCK), "document code": (CODE,), "year": (YEARS,)}
