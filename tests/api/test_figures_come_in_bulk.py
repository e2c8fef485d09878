"""Figures in bulk: every row has its own fate, and none holds up another."""

import json

import pytest

from phoihop.people.models import Post
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.rules import Channel
from tests.api.conftest import Program


def line(**instead):
    row = {"organisation": "commune-military", "period": "2025-Q1", "indicator": "DV01", "value": 12}
    return json.dumps(row | instead)


def fates(answers):
    return [answer["outcome"] for answer in answers[:-1]]


def test_rows_are_stated_and_counted(by_an, asked):
    answers = by_an.rows("\n".join([line(), line(indicator="DV02", value="4")]))

    assert fates(answers) == ["stated", "stated"]
    assert answers[-1] == {"rows": 2, "stated": 2, "replaced": 0, "unchanged": 0, "taken_back": 0, "refused": 0}


def test_the_same_again_changes_nothing(by_an, asked):
    by_an.rows(line())

    assert fates(by_an.rows("\n".join([line(), line(value=13), line(value="")]))) == [
        "unchanged",
        "replaced",
        "taken_back",
    ]


@pytest.mark.parametrize(
    ("instead", "rule"),
    [
        ({"organisation": "nowhere"}, "unknown"),
        ({"place": "nowhere"}, "unknown"),
        ({"period": "2031-Q1"}, "not_owed"),
        ({"indicator": "XX99"}, "not_asked"),
        ({"organisation": "second-commune-military"}, "not_allowed"),
        ({"value": "12 %"}, "not_readable"),
        ({"missing": "lười"}, "not_readable"),
        ({"value": {"a": 1}}, "unreadable"),
        ({"programme": "another"}, "not_asked"),
    ],
)
def test_a_row_that_is_refused_says_why_and_holds_up_no_other(instead, rule, by_an, asked):
    answers = by_an.rows("\n".join([line(**instead), line(indicator="DV02")]))

    assert [answer.get("rule") for answer in answers] == [rule, None, None]
    assert answers[0]["reason"]


def test_a_line_that_is_not_json_is_refused_alone(by_an, asked):
    assert fates(by_an.rows(f"{{\n[[[[\n12\n{line()}")) == ["refused"] * 3 + ["stated"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_by_its_head(separator, by_an, asked):
    head = separator.join(["\ufefforganisation", "period", "indicator", "value", "note"])
    row = separator.join(["commune-military", "2025-Q1", "TT01", "trên 2.800", "ước"])

    assert fates(by_an.rows(f"{head}\r\n{row}\r\n", kind="text/csv")) == ["stated"]
    assert (Entry.objects.get().words, Entry.objects.get().note) == ("trên 2.800", "ước")


def test_a_dry_run_tells_and_keeps_nothing(by_an, asked):
    assert fates(by_an.rows(line(), query="?dry_run=true")) == ["stated"]
    assert Submission.objects.count() == 0


def test_an_entry_keeps_its_row(by_an, asked):
    by_an.rows("\n".join([line(indicator="XX99"), line()]))

    entry = Entry.objects.get()
    assert (entry.channel, entry.source["row"], entry.source["token"]) == (Channel.API, 2, "kho số liệu")


def test_a_submitted_report_takes_no_more(by_an, submitted):
    assert by_an.rows(line())[0]["rule"] == "closed"


def test_more_than_is_bearable_is_refused(by_an, asked, monkeypatch):
    monkeypatch.setattr("phoihop.submissions.api.values.MOST_BYTES", 10)
    answer = by_an.generic("POST", "/api/v1/values", data=line().encode(), content_type="application/x-ndjson")

    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


def test_many_rows_ask_few_queries(by_an, asked, django_assert_max_num_queries):
    with django_assert_max_num_queries(50):
        by_an.rows("\n".join(line(value=number) for number in range(1, 900)))


def test_an_approved_figure_is_read_with_its_bounds_and_trace(by_binh, approved, world):
    asked = {"programme": "dan-van", "indicator": "TT01", "node": world.commune.slug, "period": "2025-Q1"}
    [figure] = by_binh.read("/figures", **asked).json()["results"]
    trace = by_binh.get("/api/v1/figures/trace?" + figure["trace"].partition("?")[2]).json()

    assert (float(figure["low"]), float(figure["high"]), figure["coverage"]["approved"]) == (2800, 2900, 1)
    assert (trace["entries"], trace["results"][0]["words"]) == (1, "trên 2.800")


def test_a_figure_of_a_programme_one_may_not_see_is_not_there(approved, dung, world):
    Post.objects.filter(person=dung).delete()
    asked = {"programme": "dan-van", "indicator": "TT01", "node": world.commune.slug, "period": "2025-Q1"}

    assert Program(dung).read("/figures", **asked).status_code == 404
