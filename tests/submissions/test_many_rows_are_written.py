"""Thousands of entries are written in one statement, as each would be by itself."""

from copy import copy
from decimal import Decimal

import pytest

from phoihop.records.writing import append, take_statistics
from phoihop.submissions.models import Entry


@pytest.fixture
def entries(asked, draft, an, noon):
    """Two entries that use every column."""
    own = draft.obligation.place_id
    common = {"submission": draft, "place_id": own, "entered_at": noon, "entered_by": an}
    return [
        Entry(
            indicator=asked.indicators["NM03"],
            words="trên 1,25 km",
            qualifier="over",
            low=Decimal("1.2500"),
            high=Decimal("1.2600"),
            channel="excel",
            source={"file": "Tháng 1.xlsx", "cell": "C7"},
            note="Đo lại",
            estimated=True,
            **common,
        ),
        Entry(indicator=asked.indicators["DV01"], missing="not_yet", until_revision=2, **common),
    ]


def read_back(draft):
    return [
        {name: value for name, value in row.items() if name != "id"}
        for row in Entry.objects.filter(submission=draft).order_by("pk").values()
    ]


def test_they_are_those_that_would_be_created(draft, entries):
    Entry.objects.bulk_create([copy(entry) for entry in entries])
    created = read_back(draft)
    Entry.objects.all().delete()

    append(entries)
    assert read_back(draft) == created


def test_it_takes_one_query_for_all(entries, django_assert_num_queries):
    with django_assert_num_queries(1):
        append(entries)


def test_nothing_is_asked_for_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        append([])


def test_statistics_are_taken_within_a_transaction(entries, django_assert_num_queries):
    with django_assert_num_queries(1):
        take_statistics(Entry)
