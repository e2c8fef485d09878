"""Values in and out: what goes in comes back, and what is refused says why, row by row."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.access.checks import SYSTEM
from phoihop.exchange.models import Identifier, Operand
from phoihop.exchange.readers import read_values
from phoihop.foundation.refusals import Invalid
from phoihop.organisations import services as organisations
from phoihop.organisations.models import Body
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.rules import Channel
from tests.cast import NOON
from tests.exchange.conftest import ANC, BO, COUNTRY, FILES, counts, told

pytestmark = pytest.mark.long

SET = "QX4ZTUbOt3a"


def spot(one):
    """Where a value stands."""
    return one["dataElement"], one["period"], one["orgUnit"], one["categoryOptionCombo"]


def test_values_come_back_as_they_were_sent(dhis2):
    sent = told("sl_data_values.json")["dataValues"] + told("e2e_data_values.json")["dataValues"]
    elements = sorted({one["dataElement"] for one in sent})
    query = {"orgUnit": COUNTRY, "children": "true", "startDate": "1990-01-01", "endDate": "2030-12-31"}
    found = dhis2.read("dataValueSets", **query, dataElement=elements).json()["dataValues"]

    came = {spot(one): one["value"] for one in found}
    assert [one for one in sent if came.get(spot(one)) != one["value"]] == []


@pytest.mark.parametrize("number", [0, 100, 300])
def test_a_value_is_asked_for_alone(number, dhis2):
    one = told("sl_data_values.json")["dataValues"][number]
    answer = dhis2.read(
        "dataValues", de=one["dataElement"], pe=one["period"], ou=one["orgUnit"], co=one["categoryOptionCombo"]
    )

    assert answer.json() == [one["value"]]


def test_rows_are_imported_updated_and_left_alone(dhis2):
    pushes = [dhis2.push({"value": "12"}), dhis2.push({"value": "13"}), dhis2.push({"value": "13"})]

    assert [counts(push) for push in pushes] == [(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0)]


def test_good_rows_go_in_although_others_are_refused(dhis2):
    answer = dhis2.push({"value": "12"}, {"dataElement": "NOPE"}, {"dataElement": "NOPE", "period": "202402"})
    [conflict] = answer.json()["response"]["conflicts"]

    assert (answer.status_code, answer.json()["status"], counts(answer)) == (409, "WARNING", (1, 0, 2, 0))
    assert (conflict["errorCode"], conflict["indexes"]) == ("E7610", [1, 2])


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({"dataElement": "abcdefghijk"}, "E7610"),
        ({"orgUnit": "abcdefghijk"}, "E7612"),
        ({"period": "2026WedW5"}, "E7611"),
        ({"period": "202601B"}, "E7611"),
        ({"categoryOptionCombo": "abcdefghijk"}, "E7613"),
        ({"attributeOptionCombo": "abcdefghijk"}, "E7615"),
        ({"value": ""}, "E7618"),
        ({"value": "twelve"}, "E7619"),
        ({"value": "-1"}, "E7619"),
        ({"dataElement": "ZwrIPRUiHEB", "value": "0"}, "E7619"),
        ({"period": "197001"}, "E7643"),
        ({"period": "209901"}, "E7641"),
        ({"dataElement": "a57FmdPj3Zl", "value": "9"}, "E7621"),
    ],
)
def test_a_row_is_refused_with_the_code_of_dhis2(value, code, dhis2):
    answer = dhis2.push({"value": "12"} | value)

    assert [one["errorCode"] for one in answer.json()["response"]["conflicts"]] == [code]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ({"dataSet": "abcdefghijk"}, "E7600"),
        ({"orgUnit": "abcdefghijk"}, "E7603"),
        ({"attributeOptionCombo": "x"}, "E7604"),
    ],
)
def test_an_import_whose_head_is_wrong_fails_as_a_whole(head, code, dhis2):
    answer = dhis2.send(
        "dataValueSets", head | {"dataValues": [{"dataElement": ANC, "period": "202401", "value": "1"}]}
    )

    assert (answer.status_code, answer.json()["status"]) == (409, "ERROR")
    assert answer.json()["response"]["conflicts"][0]["errorCode"] == code


def test_a_dry_run_tells_and_keeps_nothing(dhis2):
    before = Submission.objects.count(), Entry.objects.count()

    assert counts(dhis2.push({"value": "12"}, dryRun="True")) == (1, 0, 0, 0)
    assert (Submission.objects.count(), Entry.objects.count()) == before


@pytest.mark.parametrize(
    ("strategy", "first", "second"),
    [
        ("CREATE", (1, 0, 0, 0), (0, 0, 1, 0)),
        ("UPDATE", (0, 0, 1, 0), (0, 0, 1, 0)),
        ("DELETE", (0, 0, 1, 0), (0, 0, 1, 0)),
    ],
)
def test_a_strategy_says_what_may_change(strategy, first, second, dhis2):
    results = [counts(dhis2.push({"value": value}, importStrategy=strategy)) for value in ("1", "2")]

    assert results == [first, second]


def test_a_value_is_deleted(dhis2):
    dhis2.push({"value": "12"})

    assert counts(dhis2.push({"value": "12"}, importStrategy="DELETE")) == (0, 0, 0, 1)
    assert dhis2.read("dataValues", de=ANC, pe="202401", ou=BO).status_code == 409


def test_a_unit_that_ended_takes_values_of_before_and_none_of_later(dhis2):
    unit = Identifier.objects.filter(resource="organisationUnits").last()
    into = Body.objects.get(pk=Identifier.objects.get(uid=BO).thing)
    organisations.merge(bodies=[Body.objects.get(pk=unit.thing)], into=into, on=date(2024, 7, 1), actor=SYSTEM, at=NOON)
    sent = [{"value": "1", "orgUnit": unit.uid, "period": period} for period in ("202406", "202407")]

    answer = dhis2.push(*sent)

    assert (counts(answer), answer.json()["response"]["rejectedIndexes"]) == ((1, 0, 1, 0), [1])
    assert dhis2.read(f"organisationUnits/{unit.uid}").json()["closedDate"].startswith("2024-07-01")


def test_an_entry_keeps_which_client_sent_it(dhis2):
    dhis2.push({"value": "12"})
    entry = Entry.objects.latest("pk")

    assert (entry.channel, entry.entered_by.username, entry.source["row"]) == (Channel.API, "admin", 0)


def test_a_set_is_complete_once_its_report_is_submitted(dhis2):
    dhis2.push({"value": "12"})
    row = {"dataSet": SET, "period": "202401", "organisationUnit": BO}
    statuses = [dhis2.send("completeDataSetRegistrations", {"completeDataSetRegistrations": [row]}).status_code]
    found = dhis2.read("completeDataSetRegistrations", dataSet=SET, period="202401", orgUnit=BO).json()

    assert (statuses, found["completeDataSetRegistrations"][0]["completed"]) == ([200], True)
    assert dhis2.delete(f"/api/completeDataSetRegistrations?ds={SET}&pe=202401&ou={BO}").status_code == 204


def test_complete_sets_come_as_xml_and_are_taken_back_by_a_strategy(dhis2):
    dhis2.push({"value": "12"})
    row = f'<completeDataSetRegistration dataSet="{SET}" period="202401" organisationUnit="{BO}"/>'
    told = '<completeDataSetRegistrations xmlns="http://dhis2.org/schema/dxf/2.0"{}>{}</completeDataSetRegistrations>'
    query = {"dataSet": SET, "period": "202401", "orgUnit": BO, "createdDuration": "1d"}

    done = dhis2.send("completeDataSetRegistrations", told.format("", row), kind="application/xml")
    listed = dhis2.read("completeDataSetRegistrations", **query).json()["completeDataSetRegistrations"]
    head = dhis2.read("dataValueSets", dataSet=SET, period="202401", orgUnit=BO).json()
    back = dhis2.send("completeDataSetRegistrations", told.format(' strategy="DELETE"', row), kind="application/xml")

    assert (counts(done), len(listed), counts(back)) == ((1, 0, 0, 0), 1, (0, 0, 0, 1))
    assert (head["dataSet"], head["completeDate"]) == (SET, listed[0]["date"])


def test_a_payload_with_a_day_of_completion_completes_the_set(dhis2):
    body = {"dataSet": SET, "completeDate": "2024-02-05", "period": "202401", "orgUnit": BO}
    answer = dhis2.send("dataValueSets", body | {"dataValues": [{"dataElement": ANC, "value": "7"}]})

    assert (answer.status_code, answer.json()["response"]["dataSetComplete"]) == (200, "true")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"period": "202401", "orgUnit": BO}, "E2001"),
        ({"dataSet": SET, "orgUnit": BO}, "E2002"),
        ({"dataSet": SET, "orgUnit": BO, "period": "202401", "startDate": "2024-01-01"}, "E2003"),
        ({"dataSet": SET, "orgUnit": BO, "startDate": "2024-02-01", "endDate": "2024-01-01"}, "E2004"),
        ({"dataSet": SET, "period": "202401"}, "E2006"),
        ({"dataSet": SET, "period": "202401", "orgUnit": BO, "limit": "-1"}, "E2009"),
    ],
)
def test_values_are_asked_for_by_what_when_and_where(query, code, dhis2):
    answer = dhis2.read("dataValueSets", **query)

    assert (answer.status_code, answer.json()["errorCode"]) == (409, code)


@pytest.mark.parametrize("kind", ["csv", "xml", "adx"])
def test_values_go_out_and_come_in_again_in_every_format(kind, dhis2):
    dhis2.push({"value": "12"}, {"value": "5", "period": "202402"})
    out = dhis2.read(f"dataValueSets.{kind}", dataElement=ANC, orgUnit=BO, startDate="2024-01-01", endDate="2024-12-31")
    types = {"csv": "application/csv", "xml": "application/xml", "adx": "application/adx+xml"}
    dhis2.push({"value": "12"}, {"value": "5", "period": "202402"}, importStrategy="DELETE")

    answer = dhis2.send("dataValueSets", out.content, kind=types[kind])

    assert (answer.status_code, counts(answer)) == (200, (2, 0, 0, 0))


def test_values_go_out_by_codes_and_packed(dhis2):
    dhis2.push({"value": "12"})
    query = {"dataElement": ANC, "orgUnit": BO, "period": "202401", "idScheme": "CODE"}
    packed = dhis2.read("dataValueSets.json", **query, compression="zip", attachment="gia-tri")
    content = json.loads(ZipFile(BytesIO(packed.content)).read("gia-tri"))
    [value] = content["dataValues"]

    assert "gia-tri.zip" in packed["Content-Disposition"]
    assert (value["dataElement"], value["orgUnit"], value["categoryOptionCombo"]) == ("DE_359596", BO, "default")
    assert dhis2.read("dataValueSets", **query | {"dataElement": "DE_359596", "inputIdScheme": "CODE"},
                      inputOrgUnitIdScheme="UID").json()["dataValues"] == [value]  # fmt: skip


def test_values_of_groups_are_asked_for(dhis2):
    dhis2.push({"value": "12"})
    for uid, resource, members in (
        ("grpOfUnits1", "organisationUnitGroups", {"organisationUnits": [{"id": BO}]}),
        ("grpOfElems1", "dataElementGroups", {"dataElements": [{"id": ANC}]}),
    ):
        Identifier.objects.create(uid=uid, resource=resource, told={"id": uid, "name": uid} | members)
    query = {"dataElementGroup": "grpOfElems1", "orgUnitGroup": "grpOfUnits1", "period": "202401"}

    assert [one["value"] for one in dhis2.read("dataValueSets", **query).json()["dataValues"]] == ["12"]


def test_values_go_out_as_sdmx(dhis2):
    dhis2.push({"value": "12"})
    lines = dhis2.read("dataValueSets.sdmx", dataElement=ANC, orgUnit=BO, period="202401").text.splitlines()

    assert lines[0].startswith("STRUCTURE,STRUCTURE_ID,ACTION,")
    assert lines[1].split(",")[6:8] == ["2024-01", "12"]


@pytest.mark.parametrize(
    "file", sorted(FILES.glob("adx/*")) + sorted(FILES.glob("dxf2/**/*.*")), ids=lambda file: file.name
)
def test_every_foreign_file_is_read_or_refused_and_never_breaks_anything(file, dhis2):
    kinds = {".csv": "application/csv", ".xml": "application/xml", ".json": "application/json"}
    kind = "application/adx+xml" if file.parent.name == "adx" else kinds[file.suffix]
    answer = dhis2.generic("POST", "/api/dataValueSets", file.read_bytes(), content_type=kind)

    assert answer.status_code in {200, 409}


BOMB = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><dataValueSet><dataValue value="&c;"/></dataValueSet>'


@pytest.mark.parametrize("content", [BOMB, b"<a", b"", b"<a>" * 400])
def test_xml_that_means_no_good_is_refused(content):
    with pytest.raises(Invalid):
        read_values(content, "application/xml")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300), kind=st.sampled_from(["application/json", "application/csv", "application/xml"])
)
def test_a_reader_refuses_or_reads_whatever_comes(content, kind):
    try:
        read_values(content, kind)
    except Invalid:
        return


def test_many_rows_ask_few_queries(dhis2, django_assert_max_num_queries):
    rows = [{"value": str(number), "period": "202403"} for number in range(1, 900)]
    with django_assert_max_num_queries(120):
        dhis2.push(*rows)


def test_a_country_sees_what_is_beneath_it(dhis2):
    dhis2.push({"value": "12"})
    query = {"dataElement": ANC, "period": "202401", "orgUnit": COUNTRY}
    found = [dhis2.read("dataValueSets", children=children, **query).json() for children in ("false", "true")]

    assert [len(one["dataValues"]) for one in found] == [0, 1]


def test_a_complete_set_takes_new_values_and_stays_complete(dhis2):
    dhis2.push({"value": "12"})
    row = {"dataSet": SET, "period": "202401", "organisationUnit": BO}
    dhis2.send("completeDataSetRegistrations", {"completeDataSetRegistrations": [row]})

    answers = [dhis2.push({"value": value}) for value in ("13", "13")]
    report = Submission.objects.latest("pk")

    assert [counts(answer) for answer in answers] == [(0, 1, 0, 0), (0, 0, 1, 0)]
    assert (report.status, report.revision, report.approved_revision) == ("approved", 2, 2)


def test_options_make_a_combination(dhis2):
    element = Operand.objects.select_related("element").order_by("pk").first()
    combo = Identifier.objects.get(uid=element.combo)
    told = [one if isinstance(one, str) else one["id"] for one in combo.told["categoryOptions"]]
    options = {f"c{one.pk}": one.code or one.uid for one in Identifier.objects.filter(uid__in=told)}

    answer = dhis2.push({"dataElement": element.element.uid, "options": options, "value": "4"})

    assert counts(answer) == (1, 0, 0, 0)
    assert Entry.objects.latest("pk").indicator_id == element.indicator_id


@pytest.mark.parametrize("duration", ["²d", "d", "9w"])
def test_a_duration_that_is_none_is_refused(dhis2, duration):
    answer = dhis2.read("dataValueSets", dataSet=SET, orgUnit=BO, period="202401", lastUpdatedDuration=duration)

    assert (answer.status_code, answer.json()["errorCode"]) == (409, "E2005")
