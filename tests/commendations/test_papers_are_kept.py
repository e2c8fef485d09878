"""The papers of an award, word by word, in both layouts: report, minutes, decision, certificates."""

from pathlib import Path

import pytest

from phoihop.commendations import dossier, papers
from phoihop.commendations.models import AwardProposal
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


@LAYOUTS
@pytest.mark.parametrize("subject_kind", ["collective", "individual"])
@pytest.mark.parametrize("name", dossier.PAPERS)
def test_the_dossier_reads_as_it_was_kept(decision, layout, subject_kind, name):
    proposed = AwardProposal.objects.for_listing().get(subject_kind=subject_kind)

    said = text_of(dossier.written_paper(proposed, name, layout, "docx"), "docx")

    same_as_kept(KEPT / f"{name}-{subject_kind}-{layout}.txt", said)
