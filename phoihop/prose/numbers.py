"""Numbers as prose writes them: "2,8 triệu", "3 tỷ 250 triệu", "hàng chục nghìn", "hai mươi lăm" (con số).

More is let pass here than where a person types a figure into a form: a report is read as it stands, slips and all.
"""

import re
from dataclasses import dataclass

from phoihop.prose.tokens import Passage

SCALES = {
    "nghìn": 1e3, "ngàn": 1e3, "ngìn": 1e3, "vạn": 1e4, "triệu": 1e6, "tr": 1e6, "tỷ": 1e9, "tỉ": 1e9,
}  # fmt: skip
# Scales that only stand after a word or another scale: "hai trăm nghìn", "3 chục nghìn".
POWERS = {"chục": 10.0, "trăm": 100.0}
DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
STARTS = frozenset(DIGITS) - {"không", "mốt", "tư", "lăm", "nhăm"} | {"mười"}
VAGUE = frozenset({"hàng", "hằng", "vài", "mấy", "dăm"})
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
# Longer rows of digits are codes; they are not carried as numbers.
BEYOND_BELIEF = 1e18
ANGLO = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands at `words[first:last]`."""

    value: float
    first: int
    last: int
    raw: str
    rule: str
    scaled: bool = False

    @property
    def vague(self) -> bool:
        """Whether only its power of ten is said: "hàng trăm"."""
        return self.rule == "vague"

    @property
    def spelt(self) -> bool:
        """Whether it is written in words."""
        return self.rule in {"words", "vague"}


def written(raw: str) -> float:
    """The value of digits with separators; a full stop parts thousands, a comma decimals, slips as best they can."""
    if GROUPED.fullmatch(raw):
        return float(raw.replace(".", "").replace(",", "."))
    if ANGLO.fullmatch(raw):
        return float(raw.replace(",", ""))
    if raw.count(",") == 1 and "." not in raw:
        return float(raw.replace(",", "."))
    if raw.count(".") == 1 and "," not in raw:
        return float(raw)
    return min(float(re.sub(r"[.,]", "", raw)), BEYOND_BELIEF)


def number_at(passage: Passage, place: int) -> Number | None:
    """The number that begins at a token, or None."""
    word = passage.words[place]
    if word[0].isdecimal():
        return _in_digits(passage, place)
    if word in VAGUE:
        return _vague(passage, place)
    if word in STARTS:
        return _in_words(passage, place)
    if word in {"chục", "trăm", "nghìn", "ngàn", "vạn", "nửa"}:
        return _bare_power(passage, place)
    return None


def _in_digits(passage: Passage, place: int) -> Number:
    raw, last = _joined(passage, place)
    value, end, scaled = _scaled(passage, written(raw), last)
    return Number(value, place, end, raw, "digits", scaled)


def _joined(passage: Passage, place: int) -> tuple[str, int]:
    """The digits at a place, with the groups of three that a slip of the hand has parted from them."""
    raw, last = passage.words[place], place + 1
    while len(passage.words) > last + 1 and re.fullmatch(r"\d{1,3}(\.\d{3})*", raw):
        group = passage.words[last + 1] if passage.words[last] == "." else ""
        if not re.fullmatch(r"\d{3}", group) or passage.text[passage.ends[last] : passage.starts[last + 1]] not in {
            "",
            " ",
        }:
            break
        raw, last = f"{raw}.{group}", last + 2
    if last == place + 1 and re.fullmatch(r"[1-9]\d?", raw):
        return _spaced(passage, place)
    return raw, last


def _spaced(passage: Passage, place: int) -> tuple[str, int]:
    """Groups of three parted by a space: "12 450"; the unit must follow, not a further number."""
    raw, last = passage.words[place], place + 1
    while re.fullmatch(r"\d{3}", passage.word(last)) and passage.starts[last] - passage.ends[last - 1] == 1:
        raw, last = f"{raw}.{passage.words[last]}", last + 1
    return raw, last


def _scaled(passage: Passage, value: float, place: int) -> tuple[float, int, bool]:
    """The value with the scales that follow, falling: "3 tỷ 250 triệu", "2 nghìn tỷ", "1 triệu rưỡi"."""
    scale, end = _scale_at(passage, place)
    if (
        passage.word(place) == "k"
        and passage.glued(place)
        and value >= 10
        and passage.text[passage.starts[place]] == "k"
    ):
        return value * 1e3, place + 1, True
    if not scale:
        return value, place, False
    total = value * scale
    while end < len(passage.words):
        word = passage.words[end]
        if word == "rưỡi":
            return total + scale / 2, end + 1, True
        if not word[0].isdecimal():
            break
        rest = written(word)
        lesser, after = _scale_at(passage, end + 1)
        if not lesser and scale == 1e3 and re.fullmatch(r"\d{3}", word):
            return total + rest, end + 1, True
        if not lesser or lesser >= scale or rest * lesser >= scale:
            break
        total, scale, end = total + rest * lesser, lesser, after
    return total, end, True


def _scale_at(passage: Passage, place: int) -> tuple[float, int]:
    """The scale named at a place ("chục nghìn", "nghìn tỷ", "triệu") and where it ends; zero for none."""
    scale = 1.0
    end = place
    if passage.word(end) in POWERS:
        scale, end = POWERS[passage.words[end]], end + 1
    while passage.word(end) in SCALES and (passage.words[end] != "tr" or end == place):
        if scale >= 1e6:
            break
        scale, end = scale * SCALES[passage.words[end]], end + 1
    return (0.0, place) if end == place else (scale, end)


def _vague(passage: Passage, place: int) -> Number | None:
    """Hàng chục, hàng trăm nghìn, vài chục: the power of ten that is named."""
    scale, end = _scale_at(passage, place + 1)
    if not scale:
        return None
    return Number(scale, place, end, "", "vague", scaled=True)


def _bare_power(passage: Passage, place: int) -> Number | None:
    """Hơn chục, gần trăm, nửa tỷ: a power of ten without a figure before it, after a qualifier."""
    if passage.words[place] == "nửa":
        scale, end = _scale_at(passage, place + 1)
        return Number(scale / 2, place, end, "", "words", scaled=True) if scale >= 1e6 else None
    if passage.word(place - 1) not in {"hơn", "gần", "trên", "cả", "ngót", "khoảng", "chừng", "dưới"}:
        return None
    scale, end = _scale_at(passage, place)
    return Number(scale, place, end, "", "words", scaled=True)


def _in_words(passage: Passage, place: int) -> Number | None:
    """A number said in words; each group below a thousand is followed by its scale, falling."""
    total, level, end = 0.0, float("inf"), place
    while True:
        group, after = _group(passage, end)
        if after == end:
            break
        scale, beyond = _scale_at(passage, after)
        worth = scale or 1.0
        if worth >= level:
            break
        total, level, end = total + group * worth, worth, beyond if scale else after
        if passage.word(end) == "rưỡi" and scale:
            return Number(total + scale / 2, place, end + 1, "", "words", scaled=True)
        if not scale:
            break
    if end == place:
        return None
    return Number(total, place, end, "", "words", scaled=end - place > 1)


def _group(passage: Passage, place: int) -> tuple[float, int]:
    """A number below a thousand in words, and where it ends."""
    value, end = 0.0, place
    digit = DIGITS.get(passage.word(end))
    if digit is not None and passage.word(end + 1) == "trăm":
        value, end = digit * 100.0, end + 2
        if passage.word(end) in {"linh", "lẻ"}:
            return value + DIGITS.get(passage.word(end + 1), 0), end + 2
        digit = DIGITS.get(passage.word(end))
    if passage.word(end) == "mười":
        ones = _ones(passage, end + 1)
        return (value + 10 + ones, end + 2) if ones else (value + 10, end + 1)
    if digit is not None and passage.word(end + 1) in {"mươi", "chục"}:
        value, end = value + digit * 10, end + 2
        ones = _ones(passage, end)
        return (value + ones, end + 1) if ones else (value, end)
    if digit is not None and end == place:
        second = DIGITS.get(passage.word(end + 1))
        if second and passage.word(end + 1) in {"mốt", "tư", "lăm", "nhăm"}:
            return value + digit * 10 + second, end + 2
        return value + digit, end + 1
    return value, end


def _ones(passage: Passage, place: int) -> int:
    """The digit after tens; five is then "lăm", so that "hai mươi năm" is twenty years."""
    word = passage.word(place)
    return 0 if word == "năm" else DIGITS.get(word, 0)
