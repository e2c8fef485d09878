"""What another engine would not answer alike is refused in a sentence, never answered otherwise."""

import pytest

from phoihop.analytics import tables
from phoihop.analytics.engines.published import Unpublishable, publish
from phoihop.analytics.engines.translation import Unanswerable

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("select avg(low) from fact", "Avg"),
        ("select sum(low) / count(*) from fact", "Div"),
        ("select median(low) from fact", "Median"),
        ("select list(indicator) from fact", "ArrayAgg"),
        ("select low[1] from fact", "Bracket"),
        ("select a_function_of_tomorrow(low) from fact", "Anonymous"),
        ("select until + interval 1 month from fact", "Interval"),
        ("select len(line) from fact", "a list or a text"),
        ("select * from above semi join leaf using (tree, leaf)", "puts the columns first"),
        ("select unnest([1, 2]) as one, unnest([3, 4]) as other, since from period", "Array"),
    ],
)
def test_what_no_golden_question_holds_is_refused_by_name(engine, sql, named):
    with pytest.raises(Unanswerable, match=named):
        engine.answer(sql)


def test_doubles_are_refused(engine):
    with pytest.raises(Unanswerable, match="doubles"):
        engine.answer("select sum(low)::double from fact")


def test_a_parameter_of_another_sort_is_refused(clickhouse):
    with pytest.raises(Unanswerable, match="such a parameter"):
        clickhouse.answer("select count(*) from fact where low > $low::double", {"low": 0.5})


def test_a_column_that_would_travel_with_losses_is_not_published(told, tmp_path):
    lossy = told.state.changed(tmp_path / "lossy", "share", "select 1.5::double as low, 1::ubigint as facts")

    with pytest.raises(Unpublishable, match=r"share.facts \(UBIGINT\), share.low \(DOUBLE\)"):
        publish(lossy, tmp_path / "published")
    assert not (tmp_path / "published").exists()


def test_what_is_published_is_what_the_store_holds(told):
    assert {table: told.state.answer(sql) for table, sql in tables.EVERY_ROW.items()} == told.rows


def test_words_in_a_parameter_stay_words(state, engine):
    question = "select count(*) from fact where list_contains($lines::varchar[], line)"
    lines = ["military", "it's \\", "') or true --", "đường \t dây\n"]

    assert engine.answer(question, {"lines": lines}) == state.answer(question, {"lines": lines})
