"""SVG text: the palette, the one way to write an element, and what a finished drawing carries.

Colours and sizes are presentation attributes, so that one drawing serves the page (where the content policy forbids
style attributes), the PDF and the Word file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from zlib import crc32

INK = "#1b2a25"
MUTED = "#56655e"
LINE = "#d9dcd2"
TRACK = "#ebece4"
PAPER = "#ffffff"
GREEN = "#1d6b52"
OCHRE = "#b7791f"
RED = "#a4262c"
SLATE = "#7c8a84"
FONT = "Be Vietnam Pro, Segoe UI, Arial, Tinos, sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing, and the same said in words.

    svg      the drawing, for a screen of 600 pixels or more and for paper
    narrow   the drawing laid out for a phone; empty where one layout serves both
    title    what it shows; summary says the same where no title was given
    columns  heads of the table that says the same; rows its lines, as they are read
    note     a sentence that must stand below the drawing, such as a caution
    """

    svg: str
    narrow: str = ""
    title: str = ""
    summary: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""

    def __str__(self) -> str:
        return self.svg


def element(name: str, *children: str, **attributes: object) -> str:
    """One element; `children` are SVG text already, attributes are escaped; `_` in a name stands for `-`.

    An attribute that is None is left out; floats are written with two decimals at most.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def text(words: object, x: float, y: float, **attributes: object) -> str:
    """Words at a place; 12 units high in ink unless told otherwise."""
    return element("text", escape(str(words)), **{"x": x, "y": y, "font_size": 12, "fill": INK} | attributes)


def tip(words: object) -> str:
    """What is read when one rests on the thing it stands in."""
    return element("title", escape(str(words)))


def linked(href: str, *children: str) -> str:
    """The children as a link where there is an address to go to, otherwise as a group."""
    return element("a", *children, href=href) if href else element("g", *children)


def drawing(width: float, height: float, parts: Iterable[str], *, title: str, summary: str, interactive: bool) -> str:
    """The whole drawing. One with links is a group to screen readers, since an image may hold no links."""
    return element(
        "svg",
        element("title", escape(title)),
        element("desc", escape(summary)),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        role="group" if interactive else "img",
        aria_label=title,
        font_family=FONT,
    )


def own_id(kind: str, *of: object) -> str:
    """An id for a pattern that no other drawing of the page bears, the same whenever the same is drawn."""
    return f"{kind}-{crc32(repr(of).encode()):08x}"


def wrapped(words: str, room: int, lines: int = 2) -> list[str]:
    """`words` broken into at most `lines` lines of about `room` letters; what does not fit ends in an ellipsis."""
    out: list[str] = []
    for word in words.split():
        if out and len(out[-1]) + 1 + len(word) <= room:
            out[-1] += f" {word}"
        else:
            out.append(word)
    if len(out) > lines:
        out = [*out[: lines - 1], f"{out[lines - 1]}…"]
    return out or [""]


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
    return escape(str(value))
