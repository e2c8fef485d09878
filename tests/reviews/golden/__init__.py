"""The papers of both chapters of the demonstration story, as text: which they are, and how their text is taken out."""

import io
import re
from pathlib import Path

import docx
import pypdfium2
from docx.oxml.ns import qn

FOLDER = Path(__file__).parent
WRITE = "python -m tests.reviews.golden"
CHAPTERS = {
    "quan-khu-1-2016-2018": ("--period", "2016..2018"),
    "thai-nguyen-2024-2026": ("--period", "2026-H1", "--compare", "--structure", "2026-06-30"),
}
PAPERS = [(slug, layout, kind) for slug in CHAPTERS for layout in ("party", "state") for kind in ("docx", "pdf")]


def name_of(slug: str, layout: str, kind: str) -> str:
    """The file in which a paper's text is kept."""
    return f"{slug}-{layout}-{kind}.txt"


def text_of(content: bytes, kind: str) -> str:
    """What a paper says, a line for each paragraph or printed line, without trailing space."""
    said = _pdf(content) if kind == "pdf" else _docx(content)
    return "\n".join(re.sub(r"[ \t\u00a0]+$", "", line) for line in said.splitlines()).strip() + "\n"


def _pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document)
    finally:
        document.close()


def _docx(content: bytes) -> str:
    paragraphs = docx.Document(io.BytesIO(content)).element.body.iter(qn("w:p"))
    return "\n".join("".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in paragraphs)
