# ruff: noqa: F401, F811 - fixtures of another room are named as they are used
"""The notice of an inspection's conclusion is opened and printed by LibreOffice, in both layouts."""

import pytest

from phoihop.inspections import papers
from tests.inspections.conftest import *  # noqa: F403
from tests.inspections.conftest import _in_may
from tests.inspections.test_papers_are_kept import whole
from tests.office.printed import holds_together


@pytest.mark.parametrize("layout", ["state", "party"])
def test_the_notice(office, whole, layout):
    holds_together(office, *(papers.written_notice(whole, whole.signed, layout, kind) for kind in ("docx", "pdf")))
