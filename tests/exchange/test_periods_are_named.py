"""Identifiers of periods, against those of two libraries in use."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.exchange.rules.periods import adx_period, identifier, read_period
from phoihop.exchange.rules.uids import UID, key_of, uid_of
from phoihop.foundation.refusals import Invalid

# Half years from April only one of the two libraries knows: nothing is disputed about them.
KEPT = {"DAILY", "WEEKLY", "BIWEEKLY", "MONTHLY", "QUARTERLY", "SIXMONTHLY", "SIXMONTHLYAPR", "YEARLY", "FYAPR",
        "FYJUL", "FYOCT"}  # fmt: skip
ROWS = list(csv.DictReader((Path(__file__).parent / "dhis2/periods.csv").read_text(encoding="utf-8").splitlines()))
AGREED = [row for row in ROWS if row["period_type"] in KEPT]
DISPUTED = [row for row in ROWS if row["period_type"] not in KEPT]


def test_a_period_on_which_libraries_agree_has_the_same_days():
    wrong = []
    for row in AGREED:
        period = read_period(row["id"])
        if (period.since.isoformat(), period.last_day.isoformat()) != (row["start"], row["end"]):
            wrong.append(row["id"])

    assert wrong == []


def test_a_period_comes_back_as_it_was_named():
    assert [row["id"] for row in AGREED if identifier(read_period(row["id"])) != row["id"]] == []


def test_a_period_comes_back_from_adx():
    periods = [read_period(row["id"]) for row in AGREED]

    assert [period for period in periods if read_period(adx_period(period)) != period] == []


def test_a_disputed_period_is_refused():
    taken = []
    for row in DISPUTED:
        try:
            read_period(row["id"])
            taken.append(row["id"])
        except Invalid:
            continue

    assert taken == []


@pytest.mark.parametrize("written", ["", "2026W60", "20261301", "2026Q5", "202613", "2026S3", "٢٠٢٦", "2026-01-32/P1M"])
def test_what_is_no_period_is_refused(written):
    with pytest.raises(Invalid):
        read_period(written)


@given(st.sampled_from(["body", "indicator", "form"]), st.integers(1, 10**11))
def test_a_key_comes_back_from_its_identifier(noun, key):
    uid = uid_of(noun, key)

    assert UID.fullmatch(uid)
    assert key_of(uid) == (noun, key)


@pytest.mark.parametrize("uid", ["HllvX50cXC0", "fbfJHSPpUQD", "O6uvpzGd5pu", "ImspTQPwCqd", "short", "ở1234567890"])
def test_a_foreign_identifier_is_none_of_ours(uid):
    assert key_of(uid) is None
