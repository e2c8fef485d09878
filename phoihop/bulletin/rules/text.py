"""The text of an article as it is typed, read into passages that a template writes out.

No mark-up of a writer ever reaches a page: what is not one of the few signs known here is text and is shown as such.
So nothing has to be cleaned, and no library has to be trusted to clean it. A line is a paragraph; “## ” begins a
subheading, “- ” a point of a list, “1. ” a numbered point, “> ” a quotation; “[words](https://…)” is a link.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# Only addresses of the web, or a page of this site; “//” and “/\” would lead elsewhere.
LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((https?://[^\s()<>\"\\]+|/(?![/\\])[^\s()<>\"\\]*)\)")
NUMBERED = re.compile(r"\d{1,3}[.)] +")


class PassageKind(StrEnum):
    """What a passage is (loại đoạn)."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    POINTS = "points"
    NUMBERS = "numbers"
    QUOTE = "quote"


TOGETHER = {PassageKind.POINTS, PassageKind.NUMBERS, PassageKind.QUOTE}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line, and where they lead."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, subheading, list or quotation; a list has a line for each point (đoạn)."""

    kind: PassageKind
    lines: tuple[tuple[Piece, ...], ...]


def passages(text: str) -> list[Passage]:
    """The passages of a text; points and quoted lines that follow each other stand together."""
    found: list[Passage] = []
    joined = False
    for line in text.splitlines():
        if not line.strip():
            joined = False
            continue
        kind, words = _read(line.strip())
        pieces = tuple(_pieces(words))
        if joined and kind in TOGETHER and found[-1].kind is kind:
            found[-1] = Passage(kind, (*found[-1].lines, pieces))
        else:
            found.append(Passage(kind, (pieces,)))
        joined = True
    return found


def plain(text: str) -> str:
    """The words alone, a line for each, without signs and addresses."""
    lines = (line for passage in passages(text) for line in passage.lines)
    return "\n".join("".join(piece.text for piece in line) for line in lines)


def _read(line: str) -> tuple[PassageKind, str]:
    for sign, kind in (("## ", PassageKind.HEADING), ("- ", PassageKind.POINTS), ("> ", PassageKind.QUOTE)):
        if line.startswith(sign):
            return kind, line.removeprefix(sign).strip()
    if number := NUMBERED.match(line):
        return PassageKind.NUMBERS, line[number.end() :].strip()
    return PassageKind.PARAGRAPH, line


def _pieces(line: str) -> Iterator[Piece]:
    end = 0
    for link in LINK.finditer(line):
        if link.start() > end:
            yield Piece(line[end : link.start()])
        yield Piece(link[1], link[2])
        end = link.end()
    if end < len(line):
        yield Piece(line[end:])
