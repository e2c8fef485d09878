"""What clients of DHIS2 ask, replayed as it was recorded; who is let in, and what lists show."""

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from lxml import etree

from phoihop.exchange.catalogue import RESOURCES
from phoihop.exchange.models import Identifier
from phoihop.people import services as people
from phoihop.people.rules import Scope
from tests.cast import PASSWORD
from tests.exchange.conftest import BO, COUNTRY, FILES, Dhis2, told

pytestmark = pytest.mark.long

REQUESTS = [json.loads(line) for line in (FILES / "client_requests.jsonl").read_text(encoding="utf-8").splitlines()]
BAD = {"NOPE", "BAD"}


def expected(request):
    """A DHIS2 server's status for a recorded request."""
    bad = any(f'"{word}"' in (request["body"] or "") for word in BAD)
    return 409 if bad else 201 if request["path"].endswith("/dataValues") and request["method"] == "POST" else 200


SUMMARY = ["responseType", "status", "importOptions", "description", "importCount", "conflicts", "rejectedIndexes",
           "dataSetComplete"]  # fmt: skip
TABLE = {"headers", "headerWidth", "metaData", "rows", "width", "height"}


def shaped(request, answer):
    """Whether an answer has the keys, in the order that some clients go by, which a DHIS2 server gives it."""
    resource = request["path"].split("?")[0].rstrip("/").split("/")[-1].partition(".")[0]
    query = dict(map(tuple, request["query"]))
    if answer["Content-Type"].partition(";")[0] != "application/json" or not answer.content:
        return True
    told = answer.json()
    if request["method"] == "POST":
        return answer.status_code == 201 or list(told["response"]) == SUMMARY
    if resource == "analytics":
        return set(told) == TABLE - ({"metaData"} if query.get("skipMeta", "").lower() == "true" else set())
    if resource in {"dataValueSets", "completeDataSetRegistrations"}:
        return list(told)[-1] == {"dataValueSets": "dataValues"}.get(resource, resource)
    if request["path"].endswith(".geojson"):
        return list(told) == ["type", "features"]
    return resource not in RESOURCES or listed(told, resource, whole=query.get("paging", "").lower() == "false")


def listed(told, resource, *, whole):
    """Whether a list has its pager first and all that clients ask of it; none where all was asked for."""
    if whole:
        return list(told) == [resource]
    return list(told) == ["pager", resource] and {"page", "pageCount", "total", "pageSize"} <= set(told["pager"])


def test_recorded_requests_are_answered_as_a_server_answers_them(dhis2):
    statuses, unlike = [], []
    for one in REQUESTS:
        address = f"{one['path']}?{urlencode([tuple(pair) for pair in one['query']])}"
        if one["content_type"] == "multipart/form-data":
            answer = dhis2.post(
                address, {"dataElement": "fbfJHSPpUQD", "period": "202405", "orgUnit": BO, "value": "3"}
            )
        else:
            answer = dhis2.generic(one["method"], address, one["body"] or "", content_type=one["content_type"] or "")
        statuses.append((one["path"], one["method"], answer.status_code))
        unlike += [] if shaped(one, answer) else [(one["path"], answer.content[:200])]

    assert statuses == [(one["path"], one["method"], expected(one)) for one in REQUESTS]
    assert unlike == []


def test_the_system_says_which_version_it_behaves_as(dhis2):
    info = dhis2.read("system/info").json()

    assert (info["version"].startswith("2.41"), info["calendar"], info["contextPath"]) == (
        True,
        "iso8601",
        "http://testserver",
    )


@pytest.mark.parametrize("authorization", ["", "Basic bm9ib2R5Om5vdGhpbmc=", "Basic %%%", "ApiToken d2pat_nothing"])
def test_whoever_cannot_say_who_they_are_is_not_let_in(authorization, dhis2):
    answer = Dhis2(authorization).read("me")

    assert (answer.status_code, answer.json()["httpStatusCode"]) == (401, 401)


def test_wrong_passwords_are_counted(dhis2, admin):
    for _time in range(6):
        Dhis2("Basic YWRtaW46d3Jvbmc=").read("me")

    assert dhis2.read("me").status_code == 401


def test_a_token_lets_in_as_far_as_it_goes(dhis2, admin, noon):
    at = timezone.now()
    made = people.make_token(
        person=admin, name="kho", scope=Scope.READ, expires_at=at + timedelta(days=1), actor=admin, at=at
    )
    client = Dhis2(f"ApiToken {made.secret}")

    assert (client.read("me").json()["username"], client.push({"value": "1"}).status_code) == ("admin", 403)


def test_whoever_signs_in_in_two_steps_needs_a_token(dhis2, admin):
    Authenticator.objects.create(user=admin, type="totp", data={})

    assert dhis2.read("me").status_code == 401


def test_metadata_come_back_with_their_identifiers(dhis2):
    kept = {}
    for resource in ("organisationUnits", "dataElements", "dataSets", "indicators", "categoryCombos", "optionSets"):
        objects = dhis2.read(resource, fields="id,name", paging="false").json()[resource]
        kept[resource] = {one["id"]: one["name"] for one in objects}

    sources = [told("sl_metadata.json"), told("sl_org_units.json"), told("e2e_metadata.json")]
    sent = [(key, one) for source in sources for key in kept for one in source.get(key, ())]
    assert [one["id"] for key, one in sent if kept[key].get(one["id"]) != one["name"]] == []


def test_a_unit_tells_where_it_stands(dhis2):
    unit = dhis2.read(f"organisationUnits/{BO}", fields="path,level,parent[id,name],children::size,leaf").json()

    assert unit == {
        "path": f"/{COUNTRY}/{BO}",
        "level": 2,
        "parent": {"id": COUNTRY, "name": "Sierra Leone"},
        "children": unit["children"],
        "leaf": False,
    }
    assert unit["children"] > 0


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"filter": "level:eq:2"}, 13),
        ({"filter": "level:!in:[1,2,3]"}, 16),
        ({"filter": ["level:le:2", "name:ilike:BO"]}, 3),
        ({"filter": ["name:eq:Bo", "level:eq:1"], "rootJunction": "OR"}, 2),
        ({"filter": f"parent.id:eq:{COUNTRY}"}, 13),
        ({"filter": "parent:null"}, 1),
        ({"query": "sierra"}, 1),
        ({"level": "2"}, 13),
        ({}, 182),
    ],
)
def test_a_list_is_filtered(query, count, dhis2):
    assert dhis2.read("organisationUnits", **query).json()["pager"]["total"] == count


def test_a_list_is_paged_with_the_pager_first(dhis2):
    answer = dhis2.read("organisationUnits", pageSize=50, page=2, order="name:desc").json()

    assert list(answer) == ["pager", "organisationUnits"]
    assert (answer["pager"]["pageCount"], len(answer["organisationUnits"])) == (4, 50)
    assert "page=3" in answer["pager"]["nextPage"]


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("organisationUnits", {"fields": "id,parent[id"}, 409),
        ("organisationUnits", {"filter": "name:resembles:Bo"}, 409),
        ("organisationUnits/abcdefghijk", {}, 404),
        ("dragons", {}, 404),
        ("system/styles", {}, 404),
        ("identifiableObjects/abcdefghijk", {}, 404),
    ],
)
def test_what_cannot_be_answered_is_refused_in_the_envelope(path, query, status, dhis2):
    answer = dhis2.read(path, **query)

    assert (answer.status_code, answer.json()["httpStatusCode"]) == (status, status)


def test_metadata_come_as_csv_and_xml(dhis2):
    query = {"fields": "id,name,parent[id]", "filter": f"id:in:[{BO},{COUNTRY}]"}
    lines = dhis2.read("organisationUnits.csv", **query).text.splitlines()
    root = etree.fromstring(dhis2.read("organisationUnits.xml", **query).content)
    one = etree.fromstring(dhis2.read(f"organisationUnits/{BO}.xml").content)

    assert lines == ["id,name,parent.id", f"{COUNTRY},Sierra Leone,", f"{BO},Bo,{COUNTRY}"]
    assert [unit.get("name") for unit in root.iter("{*}organisationUnit")] == ["Sierra Leone", "Bo"]
    assert (one.get("id"), one.find("{*}parent").get("id")) == (BO, COUNTRY)


def test_units_that_came_with_a_shape_are_shown_on_maps(dhis2):
    point = {"type": "Point", "coordinates": [-11.7, 7.9]}
    unit = Identifier.objects.get(uid=BO)
    unit.told["geometry"] = point
    unit.save(update_fields=["told"])
    [feature] = dhis2.read("organisationUnits.geojson", level="2").json()["features"]

    assert (feature["geometry"], feature["properties"]["parent"]) == (point, COUNTRY)


def test_a_unit_is_shown_with_those_beneath_it(dhis2):
    asked = [dhis2.read(f"organisationUnits/{BO}", fields="id", **{f"include{name}": "true"}).json()
             for name in ("Children", "Descendants")]  # fmt: skip

    assert [len(one["organisationUnits"]) for one in asked] == [16, 17]


def test_a_list_asks_few_queries(dhis2, django_assert_max_num_queries):
    with django_assert_max_num_queries(35):
        dhis2.read("organisationUnits", paging="false")


def test_our_own_indicators_are_elements_under_computed_identifiers(dhis2, catalogue):
    found = dhis2.read("dataElements", filter="code:eq:TT01", fields="id,code,valueType").json()["dataElements"]

    assert [(one["code"], len(one["id"]), one["valueType"]) for one in found] == [
        ("TT01", 11, "INTEGER_ZERO_OR_POSITIVE")
    ]
    assert dhis2.read(f"dataElements/{found[0]['id']}").json()["code"] == "TT01"


def test_a_password_is_asked_for(dhis2):
    assert PASSWORD not in dhis2.read("me").text
