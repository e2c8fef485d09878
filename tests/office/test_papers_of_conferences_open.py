# ruff: noqa: F401, F811 - fixtures of another room are named as they are used
"""Invitation, minutes and notice of a conference are opened and printed by LibreOffice, in both layouts."""

import pytest

from phoihop.reviews.papers.conferences import PAPERS, conference_paper
from tests.conferences.conftest import *  # noqa: F403
from tests.conferences.conftest import _on_the_first_of_july
from tests.conferences.test_papers import LAYOUTS, whole
from tests.office.printed import holds_together


@pytest.mark.parametrize("name", PAPERS)
@LAYOUTS
def test_a_paper_of_a_conference(office, whole, name, layout):
    holds_together(office, *(conference_paper(whole, name, layout, kind) for kind in ("docx", "pdf")))
