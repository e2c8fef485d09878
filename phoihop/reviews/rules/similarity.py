"""The same thought told by several bodies is told once (gộp ý trùng)."""

from collections.abc import Iterable
from dataclasses import dataclass

from phoihop.foundation.vietnamese import fold

ALIKE = 0.6
SIGNS = "-–—•*+· \t"


@dataclass(frozen=True, slots=True)
class Told:
    """A thought and who told it: the first in full, how many others told the same."""

    text: str
    source: str
    others: int = 0


def distinct(told: Iterable[tuple[str, str]], most: int) -> list[Told]:
    """Each thought of these (text, source) once, the most often told first, at most `most` of them.

    A text of several lines is several thoughts. Two are the same where of all their folded words enough are shared.
    """
    kept: list[tuple[frozenset[str], str, str, set[str]]] = []
    for text, source in told:
        for line in filter(None, (line.strip(SIGNS) for line in text.splitlines())):
            words = frozenset(fold(line).split())
            same = next((others for other, _t, _s, others in kept if _alike(words, other)), None)
            if same is None:
                kept.append((words, line, source, {source}))
            else:
                same.add(source)
    ranked = sorted(kept, key=lambda one: -len(one[3]))
    return [Told(_sentence(text), source, len(sources) - 1) for _w, text, source, sources in ranked[:most]]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * len(one | other)


def _sentence(text: str) -> str:
    first = text[:1].upper() + text[1:]
    return first if first.endswith((".", "!", "?", "…")) else f"{first.rstrip(';,: ')}."
