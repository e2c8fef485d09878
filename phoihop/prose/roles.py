"""What part a figure plays: target, delta, state, total, part, rate; and per what (vai trò của số liệu)."""

from itertools import pairwise

from phoihop.prose.nouns import LONGEST, UNITS
from phoihop.prose.tokens import CLAUSE_ENDS, SENTENCE_ENDS, Passage
from phoihop.prose.units import Unit

TARGETS = (
    ("phấn", "đấu"),
    ("mục", "tiêu"),
    ("dự", "kiến"),
    ("chỉ", "tiêu"),
    ("đề", "ra"),
    ("quy", "định"),
    ("đặt", "ra"),
    ("sẽ", ""),
    ("đăng", "cai"),
)
STATES = (
    ("hiện", "có"),
    ("hiện", "còn"),
    ("đang", "có"),
    ("dư", "nợ"),
    ("hiện", "nay"),
    ("hiện", "đang"),
    ("chỉ", "còn"),
)
CHANGED = frozenset({"tăng", "giảm"})
BESIDE_CHANGE = frozenset(
    {"thêm", "được", "hơn", "trên", "gần", "khoảng", "lên", "xuống", "tới", "đến", "bình", "quân", "ước"}
)
EACH = frozenset({"mỗi", "từng"})
SPANS = frozenset({"năm", "tháng", "ngày", "quý", "tuần"})


def role(passage: Passage, first: int, last: int, per: str | None) -> str:
    """The role of the figure at `words[first:last]`, as the words before it tell."""
    clause = passage.words[passage.back_to(first, CLAUSE_ENDS, 30) : first]
    sentence = passage.words[passage.back_to(first, SENTENCE_ENDS, 50) : first]
    if _changed(clause):
        return "delta"
    if _has(sentence, TARGETS) and not _done(sentence):
        return "target"
    if per:
        return "rate"
    if _total(clause, passage.words[last : last + 2]):
        return "total"
    if _part(sentence) and clause[-1:] not in (["đạt"], ["chiếm"], ["lệ"]):
        return "part"
    return "state" if _has(clause[-14:], STATES) or clause[-1:] == ["còn"] else "result"


def _has(words: list[str], phrases: tuple[tuple[str, str], ...]) -> bool:
    return any(first in words and (not second or (first, second) in pairwise(words)) for first, second in phrases)


def _done(words: list[str]) -> bool:
    """A target named only to say that it was met: "đạt 100% chỉ tiêu", "đã … đề ra"."""
    return any(word in words for word in ("đạt", "đã", "hoàn", "vượt")) and "phấn" not in words


def _changed(clause: list[str]) -> bool:
    for word in reversed(clause[-5:]):
        if word in CHANGED:
            return True
        if word not in BESIDE_CHANGE:
            return False
    return False


def _total(clause: list[str], following: list[str]) -> bool:
    near = clause[-10:]
    if "tổng" in near and not {"hợp", "kết", "cục", "công"} & set(
        near[near.index("tổng") + 1 : near.index("tổng") + 2]
    ):
        return True
    return (
        ("cộng", "giá") in pairwise(near)
        or ("cả", "chương") in pairwise(near)
        or (("phí", "cả") in pairwise(near) and following != ["mỗi"])
    )


def _part(sentence: list[str]) -> bool:
    pairs = list(pairwise(sentence))
    return ("trong", "đó") in pairs and ";" not in sentence[pairs.index(("trong", "đó")) :]


def per(passage: Passage, first: int, unit: Unit | None, last: int) -> str | None:
    """What the figure is stated for each of: "/suất", "mỗi suất …", "… mỗi phần"; None for no such thing."""
    if passage.word(last) == "/" and passage.word(last + 1).isalpha():
        return _noun(passage, last + 1)
    if passage.word(last) in EACH:
        return _noun(passage, last + 1)
    start = passage.back_to(first, SENTENCE_ENDS | {";", ")"}, 20)
    counted = False
    for place in range(first - 1, start - 1, -1):
        if passage.words[place][0].isdecimal():
            counted = True
        elif passage.words[place] in EACH and passage.word(place + 1).isalpha():
            said = _noun(passage, place + 1)
            # Beyond another figure it holds only for the items of a list: "mỗi phần gồm 10 kg gạo, 1 thùng mì".
            listed = passage.word(first - 1) in {",", "và"} and "gồm" in passage.words[place:first]
            idle = said in SPANS or (unit is not None and unit.text == said) or (counted and not listed)
            return None if idle else said
    return None


def _noun(passage: Passage, place: int) -> str:
    for length in range(LONGEST, 0, -1):
        words = tuple(passage.words[place : place + length])
        if len(words) == length and words in UNITS:
            if words == ("cán", "bộ") and passage.word(place + 2) == "," and passage.word(place + 3) == "đảng":
                return "cán bộ, đảng viên"
            return " ".join(words)
    return passage.word(place)
