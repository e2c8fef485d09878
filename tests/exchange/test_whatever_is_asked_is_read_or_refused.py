"""Whatever foreign programs write, it is read or refused: no reader breaks over it."""

import csv
import re
from contextlib import suppress
from datetime import date
from io import StringIO

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from phoihop.exchange.formats import object_as_xml, objects_as_csv, objects_as_xml
from phoihop.exchange.queries import measures, read_query
from phoihop.exchange.rules.asking import named_by, read_scheme
from phoihop.exchange.rules.datasets import closed_by, data_set
from phoihop.exchange.rules.expressions import evaluate
from phoihop.exchange.rules.fields import read_fields, show
from phoihop.exchange.rules.filters import kept
from phoihop.exchange.rules.options import options_of
from phoihop.exchange.rules.periods import adx_period, identifier, read_period
from phoihop.exchange.rules.relative import RELATIVE
from phoihop.foundation.refusals import DomainError

DAYS = st.dates(date(1971, 1, 1), date(2090, 12, 31))
NAMES = st.sampled_from(
    ["id", "name", "code", "attributeValues", "attribute", "value", "dataSetElements", "dataElement", "expiryDays",
     "openFuturePeriods", "dataInputPeriods", "period", "openingDate", "closingDate", "organisationUnits", "a b", "é"]
)  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)
OBJECTS = st.dictionaries(NAMES, JSON, max_size=6)
WORDS = st.text(alphabet="abxidpeou:;,.[]()!~{}#*/-+0123456789EGTL_ ", max_size=40) | st.text(max_size=20)


@given(told=OBJECTS, words=WORDS)
def test_an_object_is_shown_and_named_whatever_it_holds(told, words):
    named_by(told, "name"), named_by(told, "attribute:UkScHGIDSjG")
    with suppress(DomainError):
        show(told, read_fields(words), lambda _ref: None)
        kept([told], [words], lambda _ref: None)


@given(told=OBJECTS)
def test_an_object_becomes_sound_xml_and_csv(told):
    root = etree.fromstring(objects_as_xml([told, told], "dataElements", {"page": 1}))
    etree.fromstring(object_as_xml(told, "categories"))
    rows = list(csv.DictReader(StringIO(objects_as_csv([told], "dataElements", {}).decode(), newline="")))

    assert len(root.find("{*}dataElements")) == 2
    assert [cell for row in rows for cell in row.values() if cell and re.match(r"[=@\t\r]", cell)] == []


@given(told=OBJECTS, day=DAYS)
def test_a_data_set_is_open_or_closed_whatever_it_says(told, day):
    closed = closed_by([data_set(told)], read_period(f"{day:%Y%m}"), day)

    assert closed is None or closed[0] in {"E7640", "E7641", "E7643", "E7644"}


@given(words=WORDS)
def test_a_query_is_read_or_refused(words):
    for read in (
        lambda: read_query({"dimension": [words], "filter": ["pe:2024"]}),
        lambda: measures(words),
        lambda: read_scheme(words),
        lambda: options_of({"idScheme": [words], "importStrategy": [words]}),
        lambda: evaluate(words, lambda _name: None),
        lambda: read_period(words),
    ):
        with suppress(DomainError):
            read()


@settings(max_examples=30)
@given(day=DAYS)
def test_relative_periods_are_periods_that_come_back(day):
    for name, found in RELATIVE.items():
        periods = found(day)

        assert [read_period(identifier(one)) for one in periods] == periods, name
        assert [read_period(adx_period(one)) for one in periods] == periods, name
