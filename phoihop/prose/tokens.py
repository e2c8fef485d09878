"""A text as words, numbers and signs, each with its place (từ, số và dấu).

Offsets count code points of the text in NFC. Words are kept in lower case and with one placement of tones; in a line
typed without accents, words that the rules know get their accents back, so that one set of rules reads both.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from phoihop.foundation.vietnamese import fold, old_tone
from phoihop.prose.accents import accented, mend

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\n|[^\w\s]|_")
# The letter o typed for a nought at the end of a number: "1O mô hình".
ZERO = re.compile(r"((?<![^\W_])\d[\d.,]{0,12})o(?![^\W_])")
SENTENCE_ENDS = frozenset(".;?!…\n")
CLAUSE_ENDS = SENTENCE_ENDS | frozenset(",:()[]")


@dataclass(slots=True)
class Passage:
    """A text and its tokens; `words[i]` stands at `text[starts[i]:ends[i]]`.

    `plain` are the lines typed without accents, as spans of tokens; `units` keeps the units read so far.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    plain: list[tuple[int, int]]
    units: dict[int, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)

    def word(self, place: int) -> str:
        """The word at a place, or nothing beyond the ends of the text."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def surface(self, first: int, last: int) -> str:
        """The text from one token up to, not including, another."""
        return self.text[self.starts[first] : self.ends[last - 1]] if 0 <= first < last <= len(self.words) else ""

    def typed_plain(self, place: int) -> bool:
        """Whether the token at this place stands in a line typed without accents."""
        line = bisect_right(self.plain, (place, len(self.words))) - 1
        return line >= 0 and place < self.plain[line][1]

    def glued(self, place: int) -> bool:
        """Whether nothing stands between the token at this place and the one before it."""
        return 0 < place < len(self.words) and self.ends[place - 1] == self.starts[place]

    def capital(self, place: int) -> bool:
        """Whether the token at this place begins with a capital."""
        return 0 <= place < len(self.words) and self.text[self.starts[place]].isupper()

    def token_at(self, offset: int) -> int:
        """The token that stands at, or last before, an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def back_to(self, place: int, ends: frozenset[str], limit: int = 60) -> int:
        """The first token of the stretch that leads up to a place without crossing one of the signs."""
        first = place
        while first > 0 and place - first < limit and self.words[first - 1] not in ends:
            first -= 1
        return first

    def on_to(self, place: int, ends: frozenset[str], limit: int = 40) -> int:
        """The end of the stretch from a place without crossing one of the signs."""
        last = place
        while last < len(self.words) and last - place < limit and self.words[last] not in ends:
            last += 1
        return last


def passage(text: str) -> Passage:
    """The tokens of a text, which is brought to NFC first."""
    composed = unicodedata.normalize("NFC", text)
    lower = composed.lower()
    if len(lower) != len(composed):
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in composed)
    settled = old_tone(lower)
    shown = settled if len(settled) == len(lower) else lower
    shown = ZERO.sub(r"\g<1>0", shown)
    words: list[str] = TOKEN.findall(shown)
    starts, place = [], 0
    for word in words:
        # Only spaces stand between tokens, so that the next place a token is found at is its own.
        start = shown.index(word, place)
        starts.append(start)
        place = start + len(word)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    made = Passage(composed, words, starts, ends, [])
    _restore(made)
    mend(made.words)
    return made


def _restore(made: Passage) -> None:
    """Give lines typed without accents their accents back, as far as the rules know the words."""
    offset = 0
    for line in made.text.split("\n"):
        end = offset + len(line)
        if line and _typed_plain(line):
            first = bisect_right(made.starts, offset - 1)
            last = bisect_right(made.starts, end - 1)
            bare = [fold(word) or word if word.isalpha() else word for word in made.words[first:last]]
            made.plain.append((first, last))
            made.words[first:last] = accented(bare)
        offset = end + 1


def _typed_plain(line: str) -> bool:
    """Whether a line has words, but next to no accents."""
    return (len(line.encode(errors="replace")) - len(line)) * 25 < len(line)
