"""The notice of an inspection's conclusion, word by word, in both layouts, Word and PDF."""

from datetime import date
from pathlib import Path

import pytest

from phoihop.inspections import papers, services
from phoihop.inspections.models import Inspection
from phoihop.inspections.rules import Kind
from tests.inspections.conftest import JULY, SIGNED, VISIT
from tests.kept import same_as_kept, text_of

KEPT = Path(__file__).parent / "golden"


@pytest.fixture
def whole(finding, handed_over, signing, binh, move):
    """The inspection with a strength beside its shortcoming, concluded; its request was given more time since."""
    move(SIGNED)
    text = "Cấp ủy, chỉ huy quan tâm lãnh đạo; các lực lượng phối hợp chặt chẽ."
    services.add_finding(inspection=handed_over, kind=Kind.STRENGTH, text=text, actor=binh, at=VISIT)
    services.conclude(inspection=handed_over, signing=signing, actor=binh, at=SIGNED)
    more = {"due_on": date(2026, 8, 31), "reason": "Mưa lũ kéo dài", "actor": binh, "at": JULY}
    services.extend(request=handed_over.requests.get(), **more)
    return Inspection.objects.for_listing().get(pk=handed_over.pk)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("layout", ["state", "party"])
def test_the_notice_reads_as_it_was_kept(whole, layout, kind):
    said = text_of(papers.written_notice(whole, whole.signed, layout, kind), kind)

    same_as_kept(KEPT / f"notice-{layout}-{kind}.txt", said)
