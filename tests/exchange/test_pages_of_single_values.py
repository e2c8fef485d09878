"""One value, one report, and how strictly many values are taken: with the codes of DHIS2 for what is refused."""

import pytest

from phoihop.exchange.models import Identifier, Operand
from phoihop.submissions.models import Submission
from tests.exchange.conftest import ANC, BO, COUNTRY, counts

pytestmark = pytest.mark.long

SET, OTHER_SET = "QX4ZTUbOt3a", "BfMAe6Itzgt"
COMBOS, OUTREACH = "KYYSTxeVw28", "wbrDrL2aYEc"
KNOWN = {"de": ANC, "pe": "202401", "ou": BO}


def address(path, **query):
    return f"/api/{path}?" + "&".join(f"{name}={value}" for name, value in query.items())


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"de": "abcdefghijk"}, "E1100"),
        ({"pe": "2026WedW5"}, "E1101"),
        ({"ou": "abcdefghijk"}, "E1102"),
        ({"co": "abcdefghijk"}, "E1103"),
        ({"cc": COMBOS, "cp": OUTREACH}, "E1104"),
        ({"ds": "abcdefghijk"}, "E1105"),
        ({"cc": "abcdefghijk", "cp": OUTREACH}, "E1110"),
        ({"cc": COMBOS, "cp": "abcdefghijk"}, "E1111"),
        ({"ds": OTHER_SET}, "E2021"),
        ({"cc": COMBOS}, "E2040"),
        ({"cc": "bjDvmb4bfuf", "cp": OUTREACH}, "E2041"),
    ],
)
def test_what_one_value_names_and_nobody_knows_is_refused(query, code, dhis2):
    path = address("dataValues", **KNOWN | query, value="5")
    answers = [dhis2.generic(method, path) for method in ("GET", "POST", "DELETE")]

    assert [(answer.status_code, answer.json()["errorCode"]) for answer in answers] == [(409, code)] * 3


@pytest.mark.parametrize(
    ("query", "code"), [({"pe": "209901"}, "E2022"), ({"value": "twelve"}, "E2030"), ({"pe": "197001"}, "E2025")]
)
def test_one_value_is_refused_with_a_code_of_its_own(query, code, dhis2):
    answer = dhis2.post(address("dataValues", **KNOWN | {"value": "5"} | query))

    assert (answer.status_code, answer.json()["errorCode"]) == (409, code)


def test_a_value_that_is_emptied_is_taken_back_and_one_that_is_flagged_stays(dhis2):
    default = {"cc": "bjDvmb4bfuf", "cp": "xYerKDKCefk", "ds": SET}
    statuses = [dhis2.post(address("dataValues", **KNOWN | default, value="5")).status_code]
    statuses.append(dhis2.post(address("dataValues", **KNOWN, followUp="true")).status_code)
    kept = dhis2.read("dataValues", **KNOWN).json()
    statuses.append(dhis2.post(address("dataValues", **KNOWN, value="")).status_code)

    assert (statuses, kept) == ([201, 409, 201], ["5"])
    assert dhis2.read("dataValues", **KNOWN).status_code == 409


@pytest.mark.parametrize(
    ("value", "head", "switch", "code"),
    [
        ({}, {}, "requireCategoryOptionCombo", "E7630"),
        ({}, {}, "requireAttributeOptionCombo", "E7631"),
        ({"period": "2024Q1"}, {}, "strictPeriods", "E7632"),
        ({}, {"dataSet": OTHER_SET}, "strictDataElements", "E7633"),
        ({}, {}, "strictDataElements", "E7602"),
        ({"orgUnit": COUNTRY}, {}, "strictOrganisationUnits", "E7636"),
    ],
)
def test_values_are_taken_as_strictly_as_is_asked(value, head, switch, code, dhis2):
    sets = Identifier.objects.get(uid=SET)
    sets.told["organisationUnits"] = [{"id": BO}]
    sets.save(update_fields=["told"])
    row = {"dataElement": ANC, "orgUnit": BO, "period": "202401", "value": "5"} | value
    taken = dhis2.send("dataValueSets", head | {"dataValues": [row]}, dryRun="true")
    refused = dhis2.send("dataValueSets", head | {"dataValues": [row]}, **{switch: "true"})

    assert taken.status_code == 200
    assert [one["errorCode"] for one in refused.json()["response"]["conflicts"]] == [code]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"expiryDays": 10}, "E7640"),
        ({"dataInputPeriods": [{"period": {"id": "202402"}}]}, "E7644"),
        ({"dataInputPeriods": [{"period": {"id": "202401"}, "closingDate": "2024-03-01T00:00:00"}]}, "E7643"),
        ({"dataInputPeriods": [{"period": {"id": "202401"}, "closingDate": "2999-01-01"}]}, None),
    ],
)
def test_a_set_takes_values_as_long_as_it_says_it_is_open(told, code, dhis2):
    sets = Identifier.objects.get(uid=SET)
    sets.told |= told
    sets.save(update_fields=["told"])
    answer = dhis2.push({"value": "5"})

    assert [one["errorCode"] for one in answer.json()["response"]["conflicts"]] == ([code] if code else [])


def test_another_attribute_combination_and_too_long_a_remark_are_refused_with_the_reason(dhis2):
    combo = Operand.objects.first().combo
    answer = dhis2.push({"value": "5", "attributeOptionCombo": combo}, {"value": "5", "comment": "x" * 301})
    conflicts = answer.json()["response"]["conflicts"]

    assert [one["errorCode"] for one in conflicts] == ["E7616", "E7620"]
    assert "chương trình" in conflicts[0]["value"]


def test_things_go_by_an_attribute_in_and_out(dhis2):
    attribute = "attribute:UkScHGIDSjG"
    for uid, value in ((ANC, "KT-01"), (BO, "H-07")):
        one = Identifier.objects.get(uid=uid)
        one.told["attributeValues"] = [{"attribute": {"id": "UkScHGIDSjG"}, "value": value}]
        one.save(update_fields=["told"])
    schemes = {"dataElementIdScheme": attribute, "orgUnitIdScheme": attribute}
    answer = dhis2.push({"dataElement": "KT-01", "orgUnit": "H-07", "value": "5"}, **schemes)
    query = {"dataElement": ANC, "orgUnit": "H-07", "inputOrgUnitIdScheme": attribute, "period": "202401"}
    [value] = dhis2.read("dataValueSets", **query, idScheme=attribute).json()["dataValues"]

    assert counts(answer) == (1, 0, 0, 0)
    assert (value["dataElement"], value["orgUnit"]) == ("KT-01", "H-07")


@pytest.mark.parametrize("query", [{"idScheme": "colour"}, {"importStrategy": "PERHAPS"}])
def test_what_is_no_scheme_or_strategy_is_refused(query, dhis2):
    assert dhis2.push({"value": "5"}, **query).json()["errorCode"] == "E1003"


def test_values_that_were_taken_back_after_they_counted_are_shown_when_asked_for(dhis2):
    dhis2.push({"value": "12"})
    row = {"dataSet": SET, "period": "202401", "organisationUnit": BO}
    dhis2.send("completeDataSetRegistrations", {"completeDataSetRegistrations": [row]})
    dhis2.push({"value": "12"}, importStrategy="DELETE")
    query = {"dataElement": ANC, "period": "202401", "orgUnit": BO}
    found = [dhis2.read("dataValueSets", **query, includeDeleted=on).json()["dataValues"] for on in ("false", "true")]

    assert [[(one["value"], one["deleted"]) for one in some] for some in found] == [[], [("12", True)]]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"orgUnit": BO, "period": "202401"}, "E2013"),
        ({"dataSet": SET, "orgUnit": BO}, "E2002"),
        ({"dataSet": SET, "period": "202401"}, "E2006"),
        ({"dataSet": SET, "orgUnit": BO, "period": "202401", "limit": "-1"}, "E2009"),
    ],
)
def test_complete_sets_are_asked_for_by_set_time_and_unit(query, code, dhis2):
    assert dhis2.read("completeDataSetRegistrations", **query).json()["errorCode"] == code


@pytest.mark.parametrize(
    ("row", "code"), [({"period": "209901"}, "E7641"), ({"attributeOptionCombo": "abcdefghijk"}, "E7604")]
)
def test_a_set_is_not_complete_for_what_it_does_not_take(row, code, dhis2):
    told = {"dataSet": SET, "period": "202401", "organisationUnit": BO} | row
    answer = dhis2.send("completeDataSetRegistrations", {"completeDataSetRegistrations": [told]})

    assert [one["errorCode"] for one in answer.json()["response"]["conflicts"]] == [code]


def test_sets_of_all_units_beneath_are_taken_back_at_once(dhis2):
    dhis2.push({"value": "12"})
    row = {"dataSet": SET, "period": "202401", "organisationUnit": BO}
    dhis2.send("completeDataSetRegistrations", {"completeDataSetRegistrations": [row]})
    query = {"ds": SET, "pe": "202401", "ou": COUNTRY}
    report = Submission.objects.latest("pk")
    statuses = []
    for more in ({}, {"multiOu": "true"}):
        gone = dhis2.delete(address("completeDataSetRegistrations", **query | more)).status_code
        report.refresh_from_db()
        statuses.append((gone, report.status))

    assert statuses == [(204, "approved"), (204, "reopened")]


def test_what_is_of_no_known_kind_is_not_taken(dhis2):
    assert dhis2.send("dataValueSets", "x", kind="application/pdf").status_code == 415


@pytest.mark.parametrize(
    "body",
    [
        {"dataValues": 5},
        {"dataValues": [5, {"dataElement": {"a": 1}}]},
        {"orgUnit": {"a": 1}, "attributeOptionCombo": [1], "dataSet": [1]},
        {"idScheme": 5},
        {"strategy": [1]},
        {"dataValues": [{"dataElement": ANC, "orgUnit": BO, "period": 202401, "value": "1e30", "options": {"a": 5}}]},
    ],
)
def test_payloads_of_odd_shapes_are_taken_or_refused(body, dhis2):
    rows = {"completeDataSetRegistrations": body.get("dataValues", [body])}
    statuses = {dhis2.send("dataValueSets", body).status_code}
    statuses.add(dhis2.send("completeDataSetRegistrations", body | rows).status_code)

    assert statuses <= {200, 409}
