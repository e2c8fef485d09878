"""A report is called by its regime and its period, and the kind of period is said once."""

import pytest

from phoihop.reporting.rules import titled


@pytest.mark.parametrize(
    ("regime", "period", "name"),
    [
        ("Báo cáo tháng", "tháng 10/2026", "Báo cáo tháng 10/2026"),
        ("Báo cáo quý", "quý I năm 2026", "Báo cáo quý I năm 2026"),
        ("Báo cáo định kỳ", "tháng 10/2026", "Báo cáo định kỳ, tháng 10/2026"),
        ("Monthly report", "October 2026", "Monthly report, October 2026"),
    ],
)
def test_the_kind_of_period_is_said_once(regime, period, name):
    assert titled(regime, period) == name
