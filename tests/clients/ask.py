"""Asks a live server with the four clients of DHIS2 that are written in Python, unmodified; run by tools/clients.py.

Each function is one client's round: who am I, units, elements, values pushed and read, analytics. It raises where an
answer is not what a DHIS2 server would give. Run in an environment of its own, where these clients are installed.
"""

import asyncio
import os
import sys

URL = os.environ["DHIS2_URL"]
NAME, SECRET = os.environ["DHIS2_USER"], os.environ["DHIS2_PASSWORD"]
ANC, BO, COUNTRY, SET, COMBO = "fbfJHSPpUQD", "O6uvpzGd5pu", "ImspTQPwCqd", "QX4ZTUbOt3a", "HllvX50cXC0"
VCCT = "CjLP7zAhlP4"


def value(period, text, element=ANC):
    return {"dataElement": element, "period": period, "orgUnit": BO, "categoryOptionCombo": COMBO,
            "attributeOptionCombo": COMBO, "value": text}  # fmt: skip


def same(found, wanted):
    if found != wanted:
        raise AssertionError(f"{found!r} is not {wanted!r}")


def dhis2_py():
    from dhis2 import Api, RequestException

    api = Api(URL, NAME, SECRET)
    same(api.get("me", params={"fields": "username"}).json(), {"username": NAME})
    same(api.get_version_int() if hasattr(api, "get_version_int") else api.version_int, 41)
    units = [one for page in api.get_paged("organisationUnits", page_size=50) for one in page["organisationUnits"]]
    same(len(units), 182)
    same(api.get(f"organisationUnits/{BO}", params={"fields": "name"}).json(), {"name": "Bo"})
    for _page in api.post_partitioned("dataValueSets", json={"dataValues": [value("202501", "12")]}, thresh=2):
        pass
    try:
        api.post("dataValueSets", json={"dataValues": [value("202501", "12", "NoSuchElem1")]})
    except RequestException as refusal:
        same(refusal.code, 409)
    else:
        raise AssertionError("a refused row is to be an exception")
    rows = api.get("dataValueSets", file_type="csv", params={"dataElement": ANC, "period": "202501", "orgUnit": BO})
    same(rows.text.count(ANC), 1)
    row = {"dataSet": SET, "period": "202501", "organisationUnit": BO}
    api.post("completeDataSetRegistrations", json={"completeDataSetRegistrations": [row]})
    query = [("dimension", f"dx:{ANC}"), ("dimension", "pe:202501"), ("dimension", f"ou:{BO}"), ("skipMeta", "true")]
    same(api.get("analytics", params=query).json()["rows"], [[ANC, "202501", BO, "12.0"]])


def dhis2_client():
    from dhis2_client import DHIS2Client

    client = DHIS2Client(URL, username=NAME, password=SECRET)
    same(client.get_system_info()["version"][:4], "2.41")
    same(client.get_current_user(fields="username")["username"], NAME)
    same(len(list(client.fetch_all("/api/organisationUnits", item_key="organisationUnits"))), 182)
    same(client.get_data_element(ANC, fields="name")["name"], "ANC 1st visit")
    summary = client.post_data_value_set({"dataValues": [value("202502", "7")]})
    same(summary["response"]["importCount"]["imported"], 1)
    client.set_data_value(ANC, "202503", BO, "5", co=COMBO)
    same(client.get_data_value(ANC, "202503", BO, co=COMBO), ["5"])
    found = client.get_data_value_set({"dataElement": ANC, "period": "202502", "orgUnit": BO})
    same([one["value"] for one in found["dataValues"]], ["7"])
    answer = client.get_analytics_data(dimension=[f"dx:{VCCT}", "pe:202101", f"ou:{COUNTRY}"])
    same(answer["rows"], [[VCCT, "202101", COUNTRY, "1017.0"]])


def pydhis2():
    from pydhis2 import DHIS2Config, get_client
    from pydhis2.core.types import AnalyticsQuery

    client_class, _sync = get_client()

    async def ask():
        config = DHIS2Config(base_url=URL, auth=(NAME, SECRET), max_retries=1, enable_cache=False)
        async with client_class(config) as client:
            same((await client.get("/api/me"))["username"], NAME)
            units = await client.get("/api/organisationUnits", params={"fields": "id", "paging": "false"})
            same(len(units["organisationUnits"]), 182)
            await client.datavaluesets.push({"dataValues": [value("202504", "3")]})
            pulled = await client.datavaluesets.pull(
                data_set=SET, org_unit=BO, start_date="2025-04-01", end_date="2025-04-30"
            )
            same(len(pulled), 1)
            table = await client.analytics.to_pandas(AnalyticsQuery(dx=[VCCT], ou=COUNTRY, pe="202101"))
            same(len(table), 1)

    asyncio.run(ask())


def openhexa():
    from openhexa.toolbox.dhis2 import DHIS2

    client = DHIS2(url=URL, username=NAME, password=SECRET)
    same(client.ping(), True)
    same(client.me()["username"], NAME)
    meta = client.meta
    same(len(meta.organisation_units()), 182)
    for lists in (
        meta.organisation_unit_levels,
        meta.organisation_unit_groups,
        meta.datasets,
        meta.data_elements,
        meta.data_element_groups,
        meta.category_option_combos,
        meta.indicators,
        meta.indicator_groups,
    ):
        lists()  # fmt: skip
    same(meta.identifiable_objects(BO)["name"], "Bo")
    counts = client.data_value_sets.post([value("202505", 9)], import_strategy="CREATE", dry_run=False)
    same(counts, {"imported": 1, "updated": 0, "ignored": 0, "deleted": 0})
    found = client.data_value_sets.get(data_elements=[ANC], org_units=[BO], periods=["202505"])
    same([one["value"] for one in found], ["9"])
    figures = client.analytics.get(data_elements=[VCCT], org_units=[COUNTRY], periods=["202101"])
    same([float(one["value"]) for one in figures], [1017.0])


if __name__ == "__main__":
    failed = 0
    for client in (dhis2_py, dhis2_client, pydhis2, openhexa):
        try:
            client()
        except Exception as fault:  # noqa: BLE001 - each client is to be told of
            failed = 1
            print(f"✗ {client.__name__}: {type(fault).__name__}: {fault}")
        else:
            print(f"✓ {client.__name__}")
    sys.exit(failed)
