"""Notes as papers, word by word, in both layouts: an urgent one in plain parts, one of a period under headings."""

from pathlib import Path

import pytest

from phoihop.liaison import papers, services
from phoihop.liaison.rules import Kind
from tests.kept import same_as_kept, text_of
from tests.liaison.conftest import NOW

KEPT = Path(__file__).parent / "golden"
PERIODS = {Kind.URGENT: "", Kind.MONTHLY: "2026-10", Kind.QUARTERLY: "2026-Q3"}


@pytest.mark.parametrize("layout", ["state", "party"])
@pytest.mark.parametrize("kind", PERIODS)
def test_a_note_reads_as_it_was_kept(layout, kind, asked, binh):
    draft = services.draft(**asked | {"kind": kind, "period": PERIODS[kind]}, actor=binh, at=NOW)
    note = services.send(note=draft, numbered=True, actor=binh, at=NOW)

    same_as_kept(KEPT / f"{kind}-{layout}.txt", text_of(papers.written(note, layout, "pdf"), "pdf"))
