"""What another engine would not answer alike is refused in a sentence, never answered otherwise."""

import pytest

from phoihop.analytics import engine as store_engine
from phoihop.analytics.engines.clickhouse import ClickHouse
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
    path = tmp_path / "lossy.duckdb"
    with store_engine.draft(path, told.store.path) as state:
        state.run("create table share_of as select indicator, low::double as low, 1::hugeint as facts from fact")
    store = store_engine.Store(path)

    with pytest.raises(Unpublishable, match=r"share_of.facts \(HUGEINT\), share_of.low \(DOUBLE\)"):
        publish(store, tmp_path / "published")
    assert not (tmp_path / "published").exists()
    store.close()


def test_words_in_a_parameter_stay_words(told, engine):
    question = "select count(*) from fact where list_contains($lines::varchar[], line)"
    lines = ["military", "it's \\", "') or true --", "đường \t dây\n"]

    assert engine.answer(question, {"lines": lines}) == told.store.answer(question, {"lines": lines})


def test_a_state_is_taken_in_again(published, clickhouse, tmp_path):
    clickhouse.close()
    again = ClickHouse(published, tmp_path)

    assert again.answer("select count(*) from measure")
    again.close()
