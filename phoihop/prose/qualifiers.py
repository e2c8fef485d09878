"""How a number is to be taken: over, nearly, about, at least, at most (mức độ chính xác).

The cue next to the number decides; it scales that number only.
"""

from dataclasses import dataclass

from phoihop.prose.listing import entries
from phoihop.prose.numbers import Number
from phoihop.prose.tokens import Passage

# Cues of two words before the number; they come before the single ones.
PAIRS = {
    ("ít", "nhất"): "at_least",
    ("tối", "thiểu"): "at_least",
    ("không", "dưới"): "at_least",
    ("tối", "đa"): "at_most",
    ("không", "quá"): "at_most",
    ("chưa", "quá"): "at_most",
    ("chưa", "đầy"): "at_most",
    ("chưa", "đến"): "at_most",
    ("chưa", "tới"): "at_most",
    ("không", "đến"): "at_most",
    ("trên", "dưới"): "about",
    ("xấp", "xỉ"): "about",
    ("ước", "khoảng"): "about",
    ("ước", "tính"): "about",
    ("ước", "đạt"): "about",
    ("ước", "chừng"): "about",
    ("vào", "khoảng"): "about",
    ("suýt", "soát"): "nearly",
    ("xuýt", "xoát"): "nearly",
}
SINGLE = {
    "trên": "over", "hơn": "over", "quá": "over", "vượt": "over", ">": "over",
    "gần": "nearly", "ngót": "nearly", "suýt": "nearly", "khoảng": "about", "chừng": "about", "ước": "about",
    "~": "about", "≈": "about", "tầm": "about", "độ": "about",
    "dưới": "at_most", "<": "at_most", "≤": "at_most", "≥": "at_least",
}  # fmt: skip
# After these, "hơn" compares ("cao hơn 2%") and the number stands as it is.
COMPARED = frozenset({"cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "sớm", "muộn", "nhanh", "chậm", "tốt", "dài", "rộng"})
# "Trên" before these is a place, not a measure, unless something is counted just before it.
PLACED = frozenset(
    entries(
        """
        kênh, báo, tuyến, lĩnh, mặt, phương, trang, nền, tờ, sóng, địa, cơ, tổng, tỉnh, huyện, xã, phường, thôn,
        bản, đảo, cánh, mảnh
        """
    )
)
COUNTED_BEFORE = frozenset(
    entries(
        """
        có, cho, được, với, đạt, là, gồm, góp, giúp, trao, tặng, huy, động, hút, thêm, đến, tới, lên, còn, xây,
        mở, và, hiến, tham
        """
    )
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A qualifier and the first token of its words."""

    qualifier: str
    first: int


def before(passage: Passage, number: Number, unit: str) -> Cue:
    """The cue before a number; `unit` is the first word of its unit."""
    place = number.first
    last, previous = passage.word(place - 1), passage.word(place - 2)
    if number.vague:
        return Cue("about", place)
    pair = PAIRS.get((previous, last))
    if pair:
        return Cue(pair, place - 2)
    single = SINGLE.get(last)
    if single is None or _is_no_cue(passage, place, unit):
        return Cue("exact", place)
    return Cue(single, place - 1)


def _is_no_cue(passage: Passage, place: int, unit: str) -> bool:
    """Whether the word before the number is no cue here: a preposition, a comparison, a verb."""
    last, previous = passage.word(place - 1), passage.word(place - 2)
    if last == "hơn":
        return previous in COMPARED
    if last == "trên":
        return unit in PLACED and previous not in COUNTED_BEFORE
    if last in {"độ", "tầm"}:
        return previous in {
            "trình",
            "mức",
            "tốc",
            "nhiệt",
            "độ",
            "chế",
            "tiến",
            "thái",
            "cường",
            "mật",
            "quan",
            "góc",
            "cao",
        }
    if last == "dưới":
        return previous in {"", "hình"} or unit in PLACED
    return False


def after(passage: Passage, place: int) -> str | None:
    """The qualifier that follows a number with its unit: trở lên, trở xuống."""
    if passage.word(place) == "trở" and passage.word(place + 1) in {"lên", "xuống"}:
        return "at_least" if passage.words[place + 1] == "lên" else "at_most"
    return None


def bounds(qualifier: str, value: float, *, vague: bool = False) -> tuple[float | None, float | None]:
    """Low and high of a statement; None is an open end."""
    if qualifier in {"over", "at_least"} or vague:
        return value, None
    if qualifier in {"nearly", "at_most"}:
        return None, value
    return value, value
