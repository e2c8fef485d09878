"""The urgent note as a paper, word by word, in both layouts.

What is kept is written anew by `REWRITE=1 pytest tests/liaison/test_papers_are_kept.py`; the difference is to be read.
"""

import io
import os
from pathlib import Path

import pdfplumber
import pytest

from phoihop.liaison import papers, services
from tests.liaison.conftest import NOW

KEPT = Path(__file__).parent / "golden"


@pytest.mark.parametrize("layout", ["state", "party"])
def test_the_urgent_note_reads_as_it_was_kept(layout, draft, binh):
    note = services.send(note=draft, numbered=True, actor=binh, at=NOW)

    with pdfplumber.open(io.BytesIO(papers.written(note, layout, "pdf"))) as opened:
        text = "\n".join(page.extract_text() for page in opened.pages) + "\n"

    kept = KEPT / f"urgent-{layout}.txt"
    if os.environ.get("REWRITE"):
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")
