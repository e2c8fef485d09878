"""Pages that are made from the code, or hold a part that is: what they should say, and writing it down."""

import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN = "<!-- made by {maker}: begin -->"
END = "<!-- made by {maker}: end -->"


def with_part(page: Path, maker: str, part: str) -> str:
    """The text of `page` with the part made by `maker` replaced.

    Raises SystemExit where the page has no place for it.
    """
    begin, end = BEGIN.format(maker=maker), END.format(maker=maker)
    text = page.read_text(encoding="utf-8")
    if begin not in text or end not in text:
        sys.exit(f"{page}: there is no {begin} … {end}")
    before, _, rest = text.partition(begin)
    return f"{before}{begin}\n{part.strip()}\n{end}{rest.partition(end)[2]}"


def write(pages: Mapping[Path, str]) -> None:
    """Writes the pages that differ, and names them."""
    for page, text in pages.items():
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")
            print(page.relative_to(ROOT))
