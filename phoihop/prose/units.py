"""The unit that follows a number: a measure, "lượt" with its noun, a classifier with its noun, or a head noun.

The unit is minimal: what describes it further is left to what the figure is said to be about.
"""

from dataclasses import dataclass
from functools import lru_cache

from phoihop.foundation.vietnamese import fold, old_tone
from phoihop.prose.listing import entries
from phoihop.prose.nouns import CLASSIFIER_WORDS, LONGEST, MODIFIERS, STOPS, UNITS, VERBS
from phoihop.prose.tokens import Passage

QUOTES = frozenset("“\"'‘«”")
CUBED = frozenset({"2", "3", "²", "³"})
MONEY = frozenset({"đồng", "vnđ", "vnd", "đ"})
# Units of several words by their letters without accents.
FOLDED = {tuple(map(fold, words)): (" ".join(words), kind) for words, kind in UNITS.items() if len(words) > 1}
# Beginnings of units that name a span of time, an age or a measure of place; such numbers are no results.
TIMES = frozenset(
    entries(
        """
        năm, tháng, tuần, ngày, phút, giây, quý, thập, thế, tuổi, độ, nhiệm, đêm, mùa, vụ
        """
    )
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that stands at `words[first:last]`; `text` is its surface in lower case, mended, unquoted.

    `name` is the unit as the word list has it, accents and all.
    """

    first: int
    last: int
    text: str
    kind: str
    rule: str
    name: str = ""


def unit_at(passage: Passage, place: int) -> Unit | None:
    """The unit that begins at a token, or None."""
    if place in passage.units:
        known: Unit | None = passage.units[place]
        return known
    found = passage.units[place] = _unit_at(passage, place)
    return found


def _unit_at(passage: Passage, place: int) -> Unit | None:
    first = place
    while passage.word(first) in QUOTES:
        first += 1
    word = passage.word(first)
    if not word or not (word[0].isalpha() or word in {"%", "$"}):
        return None
    return (
        _measure(passage, first)
        or _times(passage, first)
        or _known(passage, first)
        or _classified(passage, first)
        or _abbreviated(passage, first)
        or _misspelt(passage, first)
        or _unknown(passage, first)
    )


def _made(passage: Passage, first: int, last: int, kind: str, rule: str) -> Unit:
    name = " ".join(word for word in passage.words[first:last] if word not in QUOTES).replace(" ,", ",")
    return Unit(first, last, _shown(passage.surface(first, last), name), kind, rule, name)


@lru_cache(maxsize=20_000)
def _shown(surface: str, name: str) -> str:
    """The unit as it was written, or as it was meant where that was mended."""
    text = surface.lower()
    for quote in QUOTES:
        text = text.replace(quote, "")
    text = " ".join(text.split())
    return text if old_tone(text) == name or "/" in name else name


def _measure(passage: Passage, first: int) -> Unit | None:
    word = passage.words[first]
    if word in {"m", "km", "dm", "cm"} and passage.word(first + 1) in CUBED and passage.glued(first + 1):
        return Unit(
            first, first + 2, word + passage.words[first + 1], "measure", "measure", word + passage.words[first + 1]
        )
    if word == "đồng" and passage.word(first + 1) in {
        "chí",
        "đội",
        "bào",
        "nghiệp",
        "minh",
        "hương",
        "dân",
        "ruộng",
        "cỏ",
    }:
        return None
    if word in MONEY and not (word == "đ" and passage.word(first + 2) == "c"):
        return Unit(first, first + 1, "đồng", "money", "money", "đồng") if word != "đ" or passage.glued(first) else None
    if word in {"usd", "$"}:
        return Unit(first, first + 1, "usd", "money", "money", "usd")
    return None


def _known(passage: Passage, first: int) -> Unit | None:
    """The longest unit of the word list; a classifier is followed to its noun."""
    for length in range(LONGEST, 0, -1):
        words = tuple(passage.words[first : first + length])
        kind = UNITS.get(words)
        if kind is None or len(words) < length or (words[-1] == "ở" and _is_place(passage, first + length)):
            continue
        if words == ("lượt",):
            return _turns(passage, first)
        if length == 1 and words[0] in CLASSIFIER_WORDS:
            return _classified(passage, first) or _made(passage, first, first + 1, kind, "unit list")
        return _made(passage, first, first + length, kind, "unit list")
    return None


def _is_place(passage: Passage, place: int) -> bool:
    """Whether a place is named here, so that the "ở" before it says where: "sửa 15 nhà ở xã Tân Lập"."""
    return passage.capital(place) or UNITS.get((passage.word(place),)) == "place" or passage.word(place) == "các"


def _turns(passage: Passage, first: int) -> Unit:
    """Lượt with the noun that follows; alone where a verb follows."""
    place = first + 1
    if passage.word(place) == "/" or passage.word(place) not in STOPS:
        noun = None
        for length in range(LONGEST, 0, -1):
            words = tuple(passage.words[place : place + length])
            if len(words) == length and words in UNITS:
                noun = _made(passage, place, place + length, UNITS[words], "lượt with noun")
                break
        if noun:
            return _made(passage, first, noun.last, "turn " + noun.kind, "lượt with noun")
        if _abbreviated(passage, place):
            return _made(passage, first, place + 1, "turn person", "lượt with noun")
    return _made(passage, first, first + 1, "turn person", "lượt alone")


def _classified(passage: Passage, first: int) -> Unit | None:
    word = passage.words[first]
    if word not in CLASSIFIER_WORDS:
        return None
    place = first + 1
    while passage.word(place) in QUOTES:
        place += 1
    for length in range(LONGEST, 0, -1):
        words = tuple(passage.words[place : place + length])
        if (
            len(words) == length
            and words in UNITS
            and UNITS[words] not in {"measure", "person", "event", "household", "place"}
        ):
            return _made(passage, first, place + length, UNITS[words], "classifier with noun")
    following = passage.word(place)
    if following.isalpha() and following not in STOPS and following not in MODIFIERS and not passage.capital(place):
        kind = UNITS.get((word,), "thing")
        return _made(passage, first, place + 1, kind, "classifier with unknown noun")
    return _made(passage, first, first + 1, UNITS.get((word,), "thing"), "classifier alone")


def _times(passage: Passage, first: int) -> Unit | None:
    """A span of time or an age; "ngày công" and the like were read as measures before."""
    word, following = passage.words[first], passage.word(first + 1)
    if word not in TIMES:
        return None
    if (word == "ngày" and following in {"công", "hội"}) or (
        word == "đêm" and following in {"diễn", "giao", "nhạc", "văn"}
    ):
        return None
    if word in {"vụ", "mùa", "quý", "độ"} and following not in {
        "lúa",
        "mùa",
        "đông",
        "hè",
        "xuân",
        "c",
        "mưa",
        "khô",
        "vừa",
        "cuối",
        "đầu",
    }:
        return None
    if (
        (word == "thập" and following != "kỷ")
        or (word == "thế" and following not in {"kỷ", "hệ"})
        or (word == "nhiệm" and following != "kỳ")
    ):
        return None
    return _made(passage, first, first + 1, "time", "span of time")


def _abbreviated(passage: Passage, first: int) -> Unit | None:
    """KDC, CLB, HTX: capitals that stand for a noun."""
    surface = passage.surface(first, first + 1)
    if len(surface) < 2 or not surface.isupper():
        return None
    return _made(passage, first, first + 1, "abbreviation", "abbreviated noun")


def _misspelt(passage: Passage, first: int) -> Unit | None:
    """A unit of several words whose accents have slipped: "ngáy công"."""
    for length in range(4, 1, -1):
        words = tuple(_bare(word) for word in passage.words[first : first + length])
        if len(words) == length and words in FOLDED:
            meant, kind = FOLDED[words]
            return Unit(first, first + length, meant, kind, "unit list, accents aside", meant)
    return None


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    return fold(word)


def _unknown(passage: Passage, first: int) -> Unit | None:
    """A noun that no list holds: two words if the second can belong to it, else one."""
    word, following = passage.words[first], passage.word(first + 1)
    if word in VERBS or f"{word} {following}" in VERBS:
        return None
    if word in STOPS or word in MODIFIERS or passage.capital(first) or not word.isalpha():
        return None
    joined = (
        following.isalpha() and following not in STOPS and following not in MODIFIERS and not passage.capital(first + 1)
    )
    return _made(passage, first, first + (2 if joined else 1), "unknown", "noun outside the list")
