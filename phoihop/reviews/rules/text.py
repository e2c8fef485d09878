"""How the text of a review quotes figures, which numbers in it have no source, and how tables are written in it.

A table is text, so that it can be mended like any other: `=` begins its caption, `!` a row of its head, `*` its total;
cells are parted by bars. In a head, `<` widens the cell to its left and `^` lengthens the one above. A row of one cell
is a heading within the table.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid

WIDER, LONGER = "<", "^"
CODE = re.compile(r"\[\[(F-\d{3,})\]\]")
LOOSE = re.compile(r"\[\[([^\[\]]*)\]\]")

NUMBER = re.compile(r"(?<![\w/.,-])\d[\d.,]*(?:\s?%)?(?![\w/-])")
# What bears digits without being a figure: days, years, periods, papers and their parts, ordinals, names of units.
NO_FIGURES = re.compile(
    r"""
    \d{1,2}/\d{1,2}/\d{4} | \d{1,2}/\d{4}
    | \bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}
    | \b(?:năm|giai\s+đoạn|nhiệm\s+kỳ|từ|đến)\s+(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?
    | \b(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d
    | \b(?:ngày|tháng|quý|khóa|lần(?:\s+thứ)?|thứ|điều|khoản|mục|phụ\s+lục|biểu(?:\s+đồ)?|bảng|PL)\s+\d+(?:/\d+)*
    | \bkết\s+luận\s+số\s+\d+
    | \b[369]\s+tháng\s+(?:(?:đầu|cuối)\s+)?năm(?:\s+(?:19|20)\d\d)?
    | \b(?:số\s+)?\d+[-/][\w/]*[A-ZĐ][\w/-]*
    | \b(?:quân\s+khu|quân\s+đoàn|sư\s+đoàn|lữ\s+đoàn|trung\s+đoàn|tiểu\s+đoàn|đại\s+đội|khu\s+vực)\s+\d+
    | \b(?:phường|quận|tổ|thôn|bản|khu\s+phố|ấp|đồn|mẫu\s+số)\s+\d+
    """,
    re.IGNORECASE | re.VERBOSE,
)
LEADING = re.compile(r"^\s*(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s")


def reference(code: str) -> str:
    """A code as the text quotes it."""
    return f"[[{code}]]"


def codes(text: str) -> list[str]:
    """The codes that a text quotes, in order, each as often as it is quoted."""
    return CODE.findall(text)


def pieces(text: str) -> list[tuple[str, str]]:
    """The text cut into (words, "") and ("", code), in order, nothing empty."""
    found = []
    for index, part in enumerate(CODE.split(text)):
        if part:
            found.append(("", part) if index % 2 else (part, ""))
    return found


def next_code(known: Iterable[str]) -> str:
    """The code after the highest that is known: F-001, F-002 and so on."""
    return f"F-{max((int(code[2:]) for code in known), default=0) + 1:03d}"


def hold_known(text: str, known: Iterable[str]) -> None:
    """Raises Invalid where a text quotes a code that is no figure of the review, naming it."""
    quoted = {found.group(1).strip() for found in LOOSE.finditer(text)}
    lost = sorted(quoted - set(known))
    if lost:
        reason = _("No figure of this review is called %(codes)s. Quote one of the list, or add the figure first.")
        reason %= {"codes": ", ".join(f"“{code}”" for code in lost)}
        raise Invalid(reason, text=reason)


def bare_numbers(text: str) -> list[str]:
    """The numbers in a text that have no source: typed, and neither a day, a paper nor a name."""
    plain = NO_FIGURES.sub(" ", LOOSE.sub(" ", LEADING.sub("", text)))
    return [found.group().rstrip(".,") for found in NUMBER.finditer(plain)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as its text says it; all rows have as many cells as the head, but headings within it have one."""

    caption: str
    heads: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((len(row) for row in (*self.heads, *self.rows)), default=0)


Head = tuple[str, int, int]


def heads(table: Sheet) -> list[list[Head]]:
    """The cells of the head, row by row, each with how many columns and rows it spans."""
    rows = table.heads
    found: list[list[Head]] = []
    for index, row in enumerate(rows):
        found.append([])
        for column, cell in enumerate(row):
            if cell in {WIDER, LONGER}:
                continue
            wide = len(list(takewhile(lambda sign: sign == WIDER, row[column + 1 :])))
            below = [other[column] if column < len(other) else "" for other in rows[index + 1 :]]
            long = len(list(takewhile(lambda sign: sign == LONGER, below)))
            found[-1].append((cell, wide + 1, long + 1))
    return found


def sheet(text: str) -> Sheet:
    """The table that a text says."""
    caption, heads, rows, total = "", [], [], None
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith("="):
            caption = line[1:].strip()
        elif line.startswith("!"):
            heads.append(_cells(line[1:]))
        elif line.startswith("*"):
            total = _cells(line[1:])
        else:
            rows.append(_cells(line))
    return Sheet(caption, tuple(heads), tuple(rows), total)


def hold_sheet(text: str) -> None:
    """Raises Invalid where a row has another number of cells than the head, naming the row."""
    table = sheet(text)
    rows: Sequence[tuple[str, ...]] = (*table.heads, *table.rows, *([table.total] if table.total else []))
    width = len(table.heads[0]) if table.heads else table.width
    for row in rows:
        if len(row) not in {1, width}:
            reason = _("The row “%(row)s” has %(cells)s cells, the head has %(width)s. Part the cells with bars.")
            reason %= {"row": " | ".join(row)[:60], "cells": len(row), "width": width}
            raise Invalid(reason, text=reason)
    covered = sum(wide * long for row in heads(table) for _cell, wide, long in row)
    if covered != width * len(table.heads):
        reason = _("The head of the table does not fill its columns. Write “<” to widen a cell, “^” to lengthen it.")
        raise Invalid(reason, text=reason)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))
