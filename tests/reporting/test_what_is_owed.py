from datetime import date

from phoihop.reporting import services


def test_x(regime, binh, noon, django_assert_max_num_queries):
    made = services.make_obligations(regime=regime, until=date(2025, 3, 1), actor=binh, at=noon)
    assert len(made) == 6
