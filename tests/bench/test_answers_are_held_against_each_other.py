"""What the benches rest on: a difference between two answers is found, and the country is drawn as asked."""

from datetime import date

from bench import single
from bench.measuring import Contestant, Task, run, times
from bench.scale import COUNTRY, Extent
from phoihop.analytics import tables

CELL = (1, 2, date(2026, 1, 1))


def asked(ours, theirs, *, partly=False):
    contestants = [
        Contestant("ours", lambda: ours, dict),
        Contestant("theirs", lambda: theirs, dict, partly=partly),
    ]
    return run(Task("a question", contestants, runs=1))


def test_the_same_answers_agree():
    assert asked({CELL: (3.0, None)}, {CELL: (3.0, None)}).differences == []


def test_another_low_another_high_and_a_missing_cell_are_differences():
    for theirs in ({CELL: (4.0, None)}, {CELL: (3.0, 5.0)}, {}):
        assert asked({CELL: (3.0, None)}, theirs).differences


def test_whoever_knows_no_bounds_is_held_to_the_lows_alone():
    assert (
        asked({CELL: (3.0, 9.0), (1, 2, date(2026, 2, 1)): (1.0, 1.0)}, {CELL: (3.0, None)}, partly=True).differences
        == []
    )
    assert asked({CELL: (3.0, 9.0)}, {CELL: (4.0, None)}, partly=True).differences


def test_an_empty_answer_is_a_difference_too():
    assert asked({CELL: (3.0, 9.0)}, {}, partly=True).differences


def test_the_country_has_sixty_months():
    months = COUNTRY.months()
    assert (len(months), months[0][1], months[-1][2]) == (60, date(2021, 11, 1), date(2026, 11, 1))


def test_months_follow_each_other():
    months = Extent(since=date(2024, 12, 1), until=date(2025, 3, 1)).months()
    assert [first for _, first, _ in months] == [date(2024, 12, 1), date(2025, 1, 1), date(2025, 2, 1)]


def test_a_ratio_says_how_many_times_as_long_the_other_takes():
    assert times(0.010, 0.005) == "0.5×"
    assert times(None, 0.005) == "–"


def test_single_numbers_are_asked_without_the_upper_bound():
    asked = single.numbers(tables.ROLLED_BOUNDS)
    assert ("as low" in asked, "as high" in asked, "as facts" in asked) == (True, False, True)
