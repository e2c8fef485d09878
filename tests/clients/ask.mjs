// Asks a live server with the two clients of DHIS2 that are written in JavaScript, unmodified; run by tools/clients.py.
import { createRequire } from "node:module";
import assert from "node:assert/strict";

const require = createRequire(process.env.CLIENTS + "/package.json");
const { DataEngine, RestAPILink } = require("@dhis2/data-engine");
const { D2Api } = require("@eyeseetea/d2-api/2.40");

const url = process.env.DHIS2_URL;
const auth = { username: process.env.DHIS2_USER, password: process.env.DHIS2_PASSWORD };
const [anc, bo, country, vcct] = ["fbfJHSPpUQD", "O6uvpzGd5pu", "ImspTQPwCqd", "CjLP7zAhlP4"];
const basic = "Basic " + Buffer.from(`${auth.username}:${auth.password}`).toString("base64");

// In a browser the session says who asks; here every request says it.
const plain = globalThis.fetch;
globalThis.fetch = (to, options = {}) =>
    plain(to, { ...options, headers: { ...options.headers, Authorization: basic } });

const value = (period, text) => ({ dataElement: anc, period, orgUnit: bo, value: text });

async function dataEngine() {
    const engine = new DataEngine(new RestAPILink({ baseUrl: url, apiVersion: 41 }));
    const told = await engine.query({
        me: { resource: "me", params: { fields: "username" } },
        units: { resource: "organisationUnits", params: { fields: "id,name", filter: "level:eq:2", paging: false } },
    });
    assert.equal(told.me.username, auth.username);
    assert.equal(told.units.organisationUnits.length, 13);
    const pushed = await engine.mutate({
        resource: "dataValueSets", type: "create", data: { dataValues: [value("202506", "3")] },
    });
    assert.equal(pushed.response.importCount.imported, 1);
    await engine.mutate({ resource: "dataValues", type: "create", data: value("202507", "4") });
    await assert.rejects(
        engine.mutate({ resource: "dataValueSets", type: "create", data: { dataValues: [{ ...value("202506", "3"), orgUnit: "BAD" }] } }),
        (fault) => fault.details.response.conflicts[0].errorCode === "E7612",
    );
}

async function d2Api() {
    const api = new D2Api({ baseUrl: url, auth, backend: "xhr" });
    const units = await api.models.organisationUnits.get({ fields: { id: true, name: true }, paging: false }).getData();
    assert.equal(units.objects.length, 182);
    const sets = await api.models.dataSets.get({ fields: { id: true, periodType: true }, pageSize: 5 }).getData();
    assert.equal(sets.objects.length, 5);
    const pushed = await api.dataValues.postSet({ importStrategy: "CREATE_AND_UPDATE" }, { dataValues: [value("202508", "6")] }).getData();
    assert.equal((pushed.response ?? pushed).importCount.imported, 1);
    const found = await api.dataValues.getSet({ dataSet: ["QX4ZTUbOt3a"], orgUnit: [bo], period: ["202508"] }).getData();
    assert.deepEqual(found.dataValues.map((one) => one.value), ["6"]);
    const table = await api.analytics.get({ dimension: [`dx:${vcct}`, "pe:202101", `ou:${country}`] }).getData();
    assert.deepEqual(table.rows, [[vcct, "202101", country, "1017.0"]]);
}

let failed = 0;
for (const [name, client] of [["@dhis2/data-engine", dataEngine], ["@eyeseetea/d2-api", d2Api]]) {
    try {
        await client();
        console.log(`✓ ${name}`);
    } catch (fault) {
        failed = 1;
        console.log(`✗ ${name}: ${fault.stack ?? fault}`);
    }
}
process.exit(failed);
