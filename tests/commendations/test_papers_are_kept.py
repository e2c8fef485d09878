"""The decision on awards and the certificates it gives, word by word, in both layouts."""

from pathlib import Path

import pytest

from phoihop.commendations import papers
from tests.kept import same_as_kept, text_of

KEPT = Path(__file__).parent / "golden"
LAYOUTS = pytest.mark.parametrize("layout", ["state", "party"])


@pytest.fixture
def decision(decide, proposal, propose, forms, of_a_person, layout):
    """A bằng khen for a body and a giấy khen for a person, given together."""
    nominee = propose(of_a_person | {"form": forms["letter"]})
    behalf = "Ban Thường vụ" if layout == "party" else ""
    return decide(proposal, nominee, layout=layout, on_behalf_of=behalf)


@LAYOUTS
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_decision_reads_as_it_was_kept(decision, layout, kind):
    said = text_of(papers.written_decision(decision, kind), kind)

    same_as_kept(KEPT / f"decision-{layout}-{kind}.txt", said)


@LAYOUTS
def test_the_certificates_read_as_they_were_kept(decision, layout):
    same_as_kept(KEPT / f"certificates-{layout}.txt", text_of(papers.certificates(decision), "pdf"))
