/* Sends what waits, one page or worker at a time, in the order in which it was typed. */

import { items } from "./store.js";
import { ready, refuse, seal, settle, tell } from "./items.js";

const LONGEST = 30_000;

/* Who is signed in: { person, token }, or in a word why nobody can be asked. */
const knock = async (address) => {
  let answer;
  try {
    const signal = AbortSignal.timeout(LONGEST);
    answer = await fetch(address, { redirect: "manual", cache: "no-store", headers: { Accept: "application/json" }, signal });
  } catch {
    return "unreachable";
  }
  if (answer.type === "opaqueredirect" || answer.status === 401) return "signed_out";
  return answer.ok ? answer.json() : "unreachable";
};

const bodyOf = (item) => {
  const body = new URLSearchParams({ message: item.id, version: item.version, wanted: item.wanted });
  for (const row of Object.values(item.rows)) for (const [name, value] of Object.entries(row.fields)) body.append(name, value);
  return body;
};

const problemOf = async (answer) => {
  const kind = answer.status === 404 ? "gone" : "refused";
  const told = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  return { kind, reason: "", faults: [], ...(told ? await answer.json() : {}) };
};

/* One item; true where the next may follow. */
const deliver = async (id, token) => {
  const item = await seal(id);
  if (!item) return true;
  let answer;
  try {
    answer = await fetch(`${item.address}messages/`, {
      method: "POST",
      body: bodyOf(item),
      redirect: "manual",
      headers: { "X-CSRFToken": token, Accept: "application/json" },
      signal: AbortSignal.timeout(LONGEST),
    });
    if (answer.ok) {
      const told = await answer.json();
      await settle(id, told);
      const rows = Object.keys(item.rows).filter((key) => !told.faults.some((fault) => fault.cell === key));
      tell({ kind: "sent", report: item.report, stamps: told.stamps, outcome: told.outcome, rows });
      return true;
    }
  } catch {
    return false;
  }
  const known = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  // A token out of date, a busy server: the same may succeed later.
  if (answer.type === "opaqueredirect" || answer.status >= 500 || answer.status === 429) return false;
  if (answer.status === 403 && !known) return false;
  await refuse(id, await problemOf(answer));
  return true;
};

/* Plain HTTP has no locks, and no worker either: there the pages send, and the server still does nothing twice. */
const alone = (work) => (navigator.locks ? navigator.locks.request("phoihop-outbox", work) : work());

/* Sends whatever can be sent. Answers "empty", "sent", "signed_out" or "unreachable". */
export const send = (address) => alone(async () => {
  const due = (await items()).filter(ready);
  if (!due.length) return "empty";
  const door = await knock(address);
  if (typeof door === "string") {
    tell({ kind: door });
    return door;
  }
  for (const item of due) {
    if (item.person === door.person && !(await deliver(item.id, door.token))) {
      tell({ kind: "unreachable" });
      return "unreachable";
    }
  }
  tell({ kind: "changed" });
  return "sent";
});
