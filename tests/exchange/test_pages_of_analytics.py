"""Tables as DHIS2 lays them out: heads, order, sums, and its codes for what is refused."""

import json
from base64 import b64encode
from urllib.parse import unquote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from phoihop.access.checks import SYSTEM
from phoihop.exchange.catalogue import Catalogue
from phoihop.exchange.dimensions import Dimensions
from phoihop.exchange.models import Identifier
from phoihop.exchange.queries import COLUMNS, read_query
from phoihop.people import services as people
from tests.cast import NOON, PASSWORD
from tests.exchange.conftest import ANC, BO, COUNTRY, FILES, Dhis2, told

pytestmark = pytest.mark.long

CASES = [json.loads(line) for line in (FILES / "analytics_cases.jsonl").read_text(encoding="utf-8").splitlines()]
VALUES = told("sl_data_values.json")["dataValues"]
ELEMENT = "CjLP7zAhlP4"


def asked(case):
    query = {}
    for one in case["params"]:
        name, _equals, value = unquote(one).partition("=")
        query.setdefault(name, []).append(value)
    return query


SHAPED = [
    case
    for case in CASES
    if {"dx", "pe", "ou"} & {head["name"] for head in case["headers"]}
    and "dy" not in {head["name"] for head in case["headers"]}
    and {name.split(":")[0] for one in asked(case).get("dimension", ()) for name in one.split(",")} <= set(COLUMNS)
]


def names(*values):
    return sum(float(one["value"]) for one in VALUES if (one["dataElement"], one["period"]) in values)


@pytest.mark.parametrize("case", SHAPED, ids=lambda case: case["name"])
def test_a_recorded_query_has_the_heads_of_its_answer(case):
    heads = read_query(asked(case)).headers()

    assert [(head["name"], head["column"], head["meta"]) for head in heads] == [
        (head["name"], head["column"], head["meta"]) for head in case["headers"]
    ]


def test_enough_recorded_queries_are_compared():
    assert len(SHAPED) > 25


def test_cells_are_the_sums_of_what_was_loaded(dhis2):
    answer = dhis2.read("analytics", dimension=[f"dx:{ELEMENT}", "pe:202101;2021Q1"], filter=f"ou:{COUNTRY}").json()
    months = [(ELEMENT, f"20210{month}") for month in (1, 2, 3)]

    assert answer["rows"] == [
        [ELEMENT, "202101", f"{names(months[0])}"],
        [ELEMENT, "2021Q1", f"{names(*months)}"],
    ]
    assert (answer["width"], answer["height"], answer["headerWidth"]) == (3, 2, 3)


def test_what_is_counted_is_the_first_column_and_filters_are_summed_away(dhis2):
    dimension = [f"ou:{COUNTRY}", f"dx:{ELEMENT}"]
    answer = dhis2.read("analytics", dimension=dimension, filter="pe:202101;202102", skipMeta="true").json()

    assert [head["name"] for head in answer["headers"]] == ["dx", "ou", "value"]
    assert answer["rows"] == [[ELEMENT, COUNTRY, f"{names((ELEMENT, '202101'), (ELEMENT, '202102'))}"]]
    assert "metaData" not in answer


def test_an_indicator_is_calculated_with_its_parts(dhis2):
    query = {"dimension": ["dx:K1DkT2kokjD", "pe:201912", f"ou:{BO}"], "includeNumDen": "true", "skipMeta": "true"}
    [row] = dhis2.read("analytics", **query).json()["rows"]

    assert row == ["K1DkT2kokjD", "201912", BO, "55.35", "1500.0", "2710.0", "100.0", "100", "1"]


def test_only_what_was_approved_is_counted(dhis2):
    query = {"dimension": ["dx:fbfJHSPpUQD", "pe:202401", f"ou:{BO}"]}
    dhis2.push({"value": "12"})
    before = dhis2.read("analytics", **query).json()["rows"]
    row = {"dataSet": "QX4ZTUbOt3a", "period": "202401", "organisationUnit": BO}
    dhis2.send("completeDataSetRegistrations", {"completeDataSetRegistrations": [row]})

    assert (before, dhis2.read("analytics", **query).json()["rows"]) == ([], [["fbfJHSPpUQD", "202401", BO, "12.0"]])


def test_units_are_named_by_level_and_below_oneself(dhis2):
    for ou in ("LEVEL-2", f"LEVEL-2;{COUNTRY}", "USER_ORGUNIT"):
        answer = dhis2.read("analytics", dimension=[f"dx:{ELEMENT}", "pe:202101", f"ou:{ou}"]).json()

        assert len(answer["metaData"]["dimensions"]["ou"]) >= 13


def test_what_is_not_known_is_dropped_and_named(dhis2):
    answer = dhis2.read("analytics", dimension=[f"dx:{ELEMENT};abcdefghijk", "pe:202101", f"ou:{COUNTRY}"]).json()

    assert (len(answer["rows"]), answer["metaData"]["unknownItems"]) == (1, ["abcdefghijk"])


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({}, "E7101"),
        ({"dimension": ["pe:2021"]}, "E7102"),
        ({"dimension": [f"dx:{ELEMENT}"], "filter": [f"dx:{ELEMENT}"]}, "E7103"),
        ({"dimension": [f"dx:{ELEMENT}", f"ou:{COUNTRY}"]}, "E7104"),
        ({"dimension": [f"dx:{ELEMENT}", "pe:2021"], "startDate": "2021-01-01"}, "E7105"),
        ({"dimension": [f"dx:{ELEMENT}"], "startDate": "2021-02-01", "endDate": "2021-01-01"}, "E7106"),
        ({"dimension": [f"dx:{ELEMENT}", "dx:x", "pe:2021"]}, "E7111"),
        ({"dimension": [f"dx:{ELEMENT}", "pe:2021"], "filter": ["co:HllvX50cXC0"]}, "E7110"),
        ({"dimension": [f"dx:{ELEMENT}", "pe:2021"], "aggregationType": "CUSTOM"}, "E7115"),
        ({"dimension": [f"dx:{ELEMENT}", "pe:2021"], "measureCriteria": "NEAR:3"}, "E7149"),
        ({"dimension": ["dx:FaVPxpiCab5", "pe:2021", f"ou:{COUNTRY}"]}, "E7115"),
        ({"dimension": ["dx:abcdefghijk", "pe:2021", f"ou:{COUNTRY}"]}, "E7124"),
        ({"dimension": [f"dx:{ELEMENT}", "pe:2021", f"ou:{COUNTRY}", "J5jldMd8OHv:x"]}, "E7125"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_code_of_dhis2(query, code, dhis2):
    answer = dhis2.read("analytics", **query)

    assert (answer.status_code, answer.json()["errorCode"]) == (409, code)


@pytest.mark.parametrize(
    ("measure", "value"), [("REPORTING_RATE", "100.0"), ("EXPECTED_REPORTS", "1.0"), ("ACTUAL_REPORTS", "1.0")]
)
def test_rates_of_reports_are_told(measure, value, dhis2):
    query = {"dimension": [f"dx:VEM58nY22sO.{measure}", "pe:201912", f"ou:{BO}"], "skipMeta": "true"}

    assert dhis2.read("analytics", **query).json()["rows"] == [[f"VEM58nY22sO.{measure}", "201912", BO, value]]


def test_rates_of_many_periods_ask_no_more_than_those_of_one(dhis2):
    months = [f"2019{month:02}" for month in range(1, 13)]
    asked = []
    for some in (months[-1:], months):
        cache.clear()
        query = {"dimension": ["dx:VEM58nY22sO.REPORTING_RATE", f"pe:{';'.join(some)}", f"ou:{BO}"], "skipMeta": "true"}
        with CaptureQueriesContext(connection) as queries:
            dhis2.read("analytics", **query)
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_a_combination_is_a_column_of_its_own(dhis2):
    sent = told("e2e_data_values.json")["dataValues"]
    element = next(one["dataElement"] for one in sent if one["categoryOptionCombo"] == "b449dBrOSFK")
    answer = dhis2.read("analytics", dimension=[f"dx:{element}", "co", "pe:201912", f"ou:{BO}"], skipMeta="true").json()
    expected = {one["categoryOptionCombo"]: float(one["value"]) for one in sent if one["dataElement"] == element}

    assert {row[1]: float(row[4]) for row in answer["rows"]} == expected


FIXED_OR_OUTREACH = "fMZEcRHuamy"


def test_a_category_is_a_column_whose_options_add_up(dhis2):
    _parted(dhis2)
    query = {"dimension": [f"dx:{ANC}", FIXED_OR_OUTREACH, "pe:202401", f"ou:{BO}"]}
    answer = dhis2.read("analytics", **query).json()
    narrowed = dhis2.read(
        "analytics", dimension=[f"dx:{ANC}", "pe:202401", f"ou:{BO}"], filter=f"{FIXED_OR_OUTREACH}:qkPbeWaFsnU"
    ).json()

    assert [head["column"] for head in answer["headers"]][1] == "Location Fixed/Outreach"
    assert [(row[1], row[4]) for row in answer["rows"]] == [("qkPbeWaFsnU", "4.0"), ("wbrDrL2aYEc", "6.0")]
    assert [row[3] for row in narrowed["rows"]] == ["4.0"]
    assert answer["metaData"]["items"]["qkPbeWaFsnU"]["name"] == "Fixed"


def _parted(dhis2):
    """ANC 1st visits, parted into fixed and outreach, complete for January 2024 in Bo."""
    combos = {"Fixed": "4", "Outreach": "6"}
    uids = {one.told["name"]: one.uid for one in Identifier.objects.within("categoryOptionCombos")}
    dhis2.push(*({"value": value, "categoryOptionCombo": uids[name]} for name, value in combos.items()))
    row = {"dataSet": "QX4ZTUbOt3a", "period": "202401", "organisationUnit": BO}
    dhis2.send("completeDataSetRegistrations", {"completeDataSetRegistrations": [row]})


def test_units_are_asked_for_by_group_and_by_sets_of_groups(dhis2):
    kept = {"id": "grpOfUnits1", "name": "Thành thị", "organisationUnits": [{"id": BO}]}
    Identifier.objects.create(uid="grpOfUnits1", resource="organisationUnitGroups", told=kept)
    groups = {"id": "setOfGroups", "name": "Vùng", "organisationUnitGroups": [{"id": "grpOfUnits1"}]}
    Identifier.objects.create(uid="setOfGroups", resource="organisationUnitGroupSets", told=groups)
    _parted(dhis2)

    by_group = dhis2.read("analytics", dimension=[f"dx:{ANC}", "pe:202401", "ou:OU_GROUP-grpOfUnits1"]).json()
    by_set = dhis2.read("analytics", dimension=[f"dx:{ANC}", "setOfGroups"], filter=f"pe:202401,ou:{COUNTRY}").json()

    assert by_group["rows"] == [[ANC, "202401", BO, "10.0"]]
    assert by_set["rows"] == [[ANC, "grpOfUnits1", "10.0"]]


def test_an_answer_names_things_as_asked_in_the_order_asked(dhis2):
    query = {"dimension": [f"dx:{ELEMENT}", "pe:202101;202102", f"ou:{COUNTRY}"], "order": "DESC"}
    query |= {"outputIdScheme": "NAME", "hierarchyMeta": "true"}
    answer = dhis2.read("analytics", **query).json()
    values = [float(row[3]) for row in answer["rows"]]

    assert (values, answer["rows"][0][2]) == (sorted(values, reverse=True), "Sierra Leone")
    assert answer["metaData"]["items"]["202101"]["name"] == "January 2021"
    assert answer["metaData"]["ouHierarchy"] == {"Sierra Leone": ""}


@pytest.mark.parametrize(
    ("kind", "value"),
    [("SUM", "22859.0"), ("AVERAGE", "1904.92"), ("COUNT", "12.0"), ("MIN", "785.0"), ("MAX", "4295.0"),
     ("LAST", "1858.0"), ("FIRST", "1017.0"), ("STDDEV", "1168.82"), ("DEFAULT", "22859.0")],
)  # fmt: skip
def test_everything_adds_up_as_asked(kind, value, dhis2):
    query = {"dimension": [f"dx:{ELEMENT}"], "filter": f"pe:2021,ou:{COUNTRY}", "skipMeta": "true"}

    assert dhis2.read("analytics", **query, aggregationType=kind).json()["rows"] == [[ELEMENT, value]]


def test_a_stock_adds_up_as_asked_as_well(dhis2):
    query = {"dimension": ["dx:DUtltDE5ma1"], "filter": f"pe:2021,ou:{COUNTRY}", "skipMeta": "true"}
    rows = [dhis2.read("analytics", **query, aggregationType=kind).json()["rows"] for kind in ("DEFAULT", "SUM", "MAX")]

    assert [row[0][1] for row in rows] == ["54.0", "237.0", "183.0"]


def test_a_table_comes_as_csv_and_as_xml(dhis2):
    query = {"dimension": [f"dx:{ELEMENT}", "pe:202101"], "filter": f"ou:{COUNTRY}"}
    lines = dhis2.read("analytics.csv", **query).text.splitlines()
    grid = etree.fromstring(dhis2.read("analytics.xml", **query).content)

    assert lines == ["Data,Period,Value", f"{ELEMENT},202101,1017.0"]
    assert [one.text for one in grid.iter("field")] == [ELEMENT, "202101", "1017.0"]


def test_a_unit_whose_reports_are_not_for_the_person_is_not_told_of(dhis2):
    stranger = people.add_person(username="la", full_name="Người lạ", password=PASSWORD, actor=SYSTEM, at=NOON)
    query = {"dimension": [f"dx:{ELEMENT}", "pe:2021", f"ou:{COUNTRY}"]}
    answer = Dhis2(f"Basic {b64encode(f'{stranger.username}:{PASSWORD}'.encode()).decode()}").read("analytics", **query)

    assert (answer.status_code, answer.json()["errorCode"]) == (409, "E7120")


@pytest.mark.parametrize("dx", ["IN_GROUP-YKVsWm3b47n", f"{ANC}.*", f"{ANC}.HllvX50cXC0.HllvX50cXC0"])
def test_groups_of_indicators_and_any_combination_are_counted(dx, dhis2):
    query = {"dimension": [f"dx:{dx}", "pe:2019;2021", f"ou:{COUNTRY}"], "skipMeta": "true"}

    assert dhis2.read("analytics", **query).json()["rows"]


def test_the_units_that_a_set_is_asked_of_stand_for_themselves(dhis2):
    query = {"dimension": [f"dx:{ELEMENT}", "pe:2021", "ou:DS-QX4ZTUbOt3a"]}
    found = dhis2.read("analytics", **query).json()["metaData"]["dimensions"]["ou"]
    told = dhis2.read("dataSets/QX4ZTUbOt3a", fields="organisationUnits~pluck(id)").json()["organisationUnits"]

    assert set(found) == set(told) != set()


BY_CATEGORY = [
    case
    for case in CASES
    if FIXED_OR_OUTREACH in {head["name"] for head in case["headers"]}
    and "J5jldMd8OHv" not in {head["name"] for head in case["headers"]}
]


@pytest.mark.parametrize("case", BY_CATEGORY, ids=lambda case: case["name"])
def test_a_recorded_query_by_category_has_the_heads_of_its_answer(case, dhis2):
    query = read_query(asked(case))
    heads = query.headers(Dimensions(Catalogue()).column)

    assert [(head["name"], head["column"], head["meta"]) for head in heads] == [
        (head["name"], head["column"], head["meta"]) for head in case["headers"]
    ]


@pytest.mark.parametrize(
    "faulty",
    [
        {"dimension": ["dx:{}", "pe:202101"], "measureCriteria": "GT:many"},
        {"dimension": ["dx:{}", "pe:202101"], "measureCriteria": "GT:NaN"},
        {"dimension": ["dx:{}", "pe:THIS_YEAR"], "relativePeriodDate": "today"},
        {"dimension": ["dx:{}"], "startDate": "2021-01-01", "endDate": "2021-13-01"},
    ],
)
def test_a_day_or_number_that_is_none_is_refused(dhis2, faulty):
    columns = [one.format(ELEMENT) for one in faulty["dimension"]]
    answer = dhis2.read("analytics", **faulty | {"dimension": columns, "filter": f"ou:{COUNTRY}"})

    assert (answer.status_code, answer.json()["message"][:5]) == (409, "Not a")
