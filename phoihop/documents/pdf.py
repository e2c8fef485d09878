"""Papers as tagged PDF/A-2a, set by Typst in the fonts of this room.

Typst is given the paper as JSON text, so that nothing in it can become code, and reads only the folders of this room.
"""

import json
import threading
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from phoihop.documents.layouts import SOURCES_HEAD, SOURCES_TITLE, Line, Profile, annex_titles, closed
from phoihop.documents.paper import (
    Block,
    Chart,
    FigureRef,
    Heading,
    Item,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
)

ROOM = Path(__file__).resolve().parent
TEMPLATES = ROOM / "typst"
FONTS = ROOM / "fonts"
UNDATED = date(2000, 1, 1)
"""What the properties of a draft say, so that the same draft gives the same bytes."""

_own = threading.local()


def write(paper: Paper, profile: Profile) -> bytes:
    """The paper as PDF; the same paper gives the same bytes."""
    content = json.dumps(_content(paper, profile), ensure_ascii=False)
    moment = datetime.combine(paper.signed_on or UNDATED, datetime.min.time(), UTC)
    made = _compiler("paper").compile(
        format="pdf", pdf_standards=["a-2a"], sys_inputs={"paper": content}, timestamp=int(moment.timestamp())
    )
    return _only(made)


def picture(svg: str, width: float, dots: int = 200) -> bytes:
    """An SVG drawing as PNG, `width` millimetres wide at `dots` to the inch."""
    return _only(_compiler("chart").compile(format="png", ppi=dots, sys_inputs={"svg": svg, "width": str(width)}))


def _compiler(name: str) -> typst.Compiler:
    """The compiler of this thread: one must not be shared between threads."""
    kept: dict[str, typst.Compiler] = _own.__dict__
    if name not in kept:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        kept[name] = typst.Compiler(str(TEMPLATES / f"{name}.typ"), root=str(TEMPLATES), font_paths=fonts)
    return kept[name]


def _only(result: "bytes | list[bytes] | None") -> bytes:
    return result if isinstance(result, bytes) else result[0] if result else b""


class _Places:
    """Numbers the quotations of figures as they come, and remembers which source each has."""

    def __init__(self, paper: Paper) -> None:
        self.source = {source.code: n for n, source in enumerate(paper.sources)}
        self.places: dict[str, list[int]] = {source.code: [] for source in paper.sources}
        self.count = 0

    def run(self, run: Run) -> dict[str, Any]:
        if not isinstance(run, FigureRef):
            return asdict(run)
        self.count += 1
        self.places[run.code].append(self.count)
        return asdict(run) | {"source": self.source[run.code], "place": self.count}

    def runs(self, runs: Runs) -> list[dict[str, Any]]:
        return [self.run(run) for run in runs]

    def block(self, block: Block) -> dict[str, Any]:
        match block:
            case Heading():
                return {"type": "heading"} | asdict(block)
            case Paragraph():
                return {"type": "paragraph", "runs": self.runs(block.runs)}
            case Item():
                return {"type": "item", "sign": block.sign, "runs": self.runs(block.runs)}
            case Chart():
                return {"type": "chart"} | asdict(block)
            case PageBreak():
                return {"type": "break"}
            case Table():
                return {
                    "type": "table",
                    "columns": [asdict(column) for column in block.columns],
                    "heads": [[asdict(cell) for cell in row] for row in block.head()],
                    "rows": [[self.runs(cell) for cell in row] for row in block.rows],
                    "total": block.total and [self.runs(cell) for cell in block.total],
                    "caption": block.caption,
                    "unit": block.unit,
                }

    def blocks(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        return [self.block(block) for block in blocks]


def _content(paper: Paper, profile: Profile) -> dict[str, Any]:
    """What the template reads: the layout, the frame of the paper, its blocks and its sources."""
    places = _Places(paper)
    body = places.blocks(closed(paper.body, profile.ending))
    annexes = [
        {
            "number": number,
            "title": annex.title.upper(),
            "landscape": annex.landscape,
            "blocks": places.blocks(annex.blocks),
        }
        for number, annex in zip(annex_titles(paper), paper.annexes, strict=False)
    ]
    return _frame(paper, profile) | {
        "body": body,
        "annexes": annexes,
        "sources": [asdict(source) | {"places": places.places[source.code]} for source in paper.sources],
        "sources_annex": {"number": annex_titles(paper)[-1], "title": SOURCES_TITLE} if paper.sources else None,
        "sources_head": SOURCES_HEAD,
        "annex_reference": profile.annex_reference(paper),
    }


def _frame(paper: Paper, profile: Profile) -> dict[str, Any]:
    """Head and foot of the paper, each line with its type."""
    day = paper.signed_on or UNDATED
    unread = {"valid_from", "valid_until", "ground_italic_kinds"}
    layout = {key: value for key, value in asdict(profile).items() if key not in unread}
    layout["leading"] = max(profile.line_distance - profile.body * 1.107, 0)
    letter = None if paper.heading else asdict(Line(profile.letter_prefix + paper.subject, profile.letter_subject))
    return {
        "layout": layout,
        "name": f"{paper.heading}: {paper.subject}" if paper.heading else paper.subject,
        "authors": [issuer.name for issuer in paper.issuers],
        "keywords": paper.keywords,
        "language": paper.language,
        "day": [day.year, day.month, day.day],
        "issuers": [[asdict(line) for line in profile.issuer_lines(issuer)] for issuer in paper.issuers],
        "number": asdict(Line(profile.number_line(paper), profile.number)),
        "place": asdict(Line(profile.place_line(paper), profile.place)),
        "heading": asdict(Line(paper.heading.upper(), profile.heading)) if paper.heading else None,
        "subject": asdict(Line(paper.subject, profile.subject)),
        "letter_subject": letter,
        "address_word": profile.address_word(paper.kind),
        "addressees": profile.addressee_lines(paper),
        "grounds": profile.ground_lines(paper),
        "grounds_italic": profile.grounds_are_italic(paper.kind),
        "signatures": [
            {
                "lines": [asdict(line) for line in profile.signature_lines(signature)],
                "name": asdict(Line(signature.name, profile.signatory)),
            }
            for signature in paper.signatures
        ],
        "recipients_word": asdict(Line("Nơi nhận:", profile.recipients_head)),
        "recipients": [asdict(Line(line, profile.recipients)) for line in profile.recipient_lines(paper)],
    }
