"""Where there is more than a page or a workbook holds, the person is told, and nothing is left out in silence."""

import pytest
from django.utils import timezone

from phoihop.foundation.refusals import Invalid
from phoihop.submissions.pasting.passages import find
from phoihop.submissions.sheet import lay_out
from phoihop.submissions.workbooks.blanks import blanks


def test_more_figures_than_a_page_shows_are_refused(draft):
    sheet = lay_out(draft, timezone.localdate())

    with pytest.raises(Invalid, match="1001 số liệu"):
        find("Tặng 12 suất quà. " * 1_001, "45/BC-BCH", sheet)


def test_more_reports_than_a_workbook_holds_are_refused(draft):
    with pytest.raises(Invalid, match="tối đa 300 báo cáo"):
        blanks([draft.obligation] * 301)
