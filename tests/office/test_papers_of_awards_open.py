# ruff: noqa: F401, F811 - fixtures of another room are named as they are used
"""The decision on awards is opened and printed by LibreOffice, in both layouts."""

from phoihop.commendations import papers
from tests.commendations.conftest import *  # noqa: F403
from tests.commendations.conftest import _late_in_2026
from tests.commendations.test_papers_are_kept import LAYOUTS, decision
from tests.office.printed import holds_together


@LAYOUTS
def test_the_decision(office, decision, layout):
    holds_together(office, *(papers.written_decision(decision, kind) for kind in ("docx", "pdf")))
