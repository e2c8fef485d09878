/* The outbox. An item is what a person typed into one report and the server has not yet answered:

   { id, person, report, address, label, version, begun, sealed, held, wanted, rows, problem }

   `rows` maps a box to { label, fields, typing, fault }. A row that was typed in less than a minute ago is restored to
   its page but not sent: the page itself sends it, and takes it off; `typing` is that moment, 0 once it may go. An
   item is `sealed` once it was sent, so that its id always names the same words; what is typed after goes into
   another. It is `held` when a person must decide. */

import { items, rewrite } from "./store.js";

const channel = new BroadcastChannel("phoihop");
export const tell = (event) => channel.postMessage(event);

export const hear = (act) => {
  const own = new BroadcastChannel("phoihop");
  own.onmessage = (event) => act(event.data);
};

/* A name that nobody else gives; the function of browsers asks for a secure context, which plain HTTP is not. */
const fresh = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

const REST = 60_000;
const isTyping = (row) => Date.now() - row.typing < REST;

const empty = (about) => ({
  ...about, id: fresh(), begun: Date.now(), sealed: false, held: false, wanted: "save", rows: {}, problem: null,
});

const openOf = (all, about) => {
  const own = (item) => item.report === about.report && item.person === about.person && !item.sealed && !item.held;
  let found = [...all.values()].find(own);
  if (!found) {
    found = empty(about);
    all.set(found.id, found);
  }
  return found;
};

/* Keeps a row; `about` says whose and of which report it is. */
export const record = async (about, key, row) => {
  await rewrite((all) => { openOf(all, about).rows[key] = row; });
  tell({ kind: "changed" });
};

/* Marks rows as finished, so that they are sent: those named, or all of them. */
export const release = async (about, keys, wanted) => {
  await rewrite((all) => {
    const item = openOf(all, about);
    for (const key of keys || Object.keys(item.rows)) if (item.rows[key]) item.rows[key].typing = 0;
    if (wanted) item.wanted = wanted;
    if (!Object.keys(item.rows).length && item.wanted === "save") all.delete(item.id);
  });
  tell({ kind: "changed" });
};

/* Forgets a row that reached the server another way, unless it was typed over since. */
export const drop = async (about, key, fields) => {
  await rewrite((all) => {
    for (const item of all.values()) {
      if (item.report !== about.report || item.person !== about.person || item.sealed || item.held) continue;
      const row = item.rows[key];
      if (row && (!fields || JSON.stringify(row.fields) === JSON.stringify(fields))) delete item.rows[key];
      if (!Object.keys(item.rows).length && item.wanted === "save") all.delete(item.id);
    }
  });
  tell({ kind: "changed" });
};

export const discard = async (id) => {
  await rewrite((all) => { all.delete(id); });
  tell({ kind: "changed" });
};

/* Whether an item can be sent without asking anybody. */
export const ready = (item) =>
  !item.held && (item.sealed || item.wanted === "submit" || Object.values(item.rows).some((row) => !isTyping(row)));

/* Whether a person should be shown it: words that are only half typed stand on their page. */
export const shown = (item) => item.held || ready(item);

export const waitingOf = async (person) => (await items()).filter((item) => item.person === person && shown(item));

/* What was typed into a report and is not yet answered, the oldest first. */
export const unsentOf = async (about) =>
  (await items()).filter((item) => item.report === about.report && item.person === about.person);

/* Seals an item; rows still being typed go into another. */
export const seal = (id) => rewrite((all) => {
  const item = all.get(id);
  if (!item || item.held) return null;
  if (item.sealed) return item;
  item.sealed = true;
  const typing = Object.entries(item.rows).filter(([, row]) => isTyping(row));
  if (typing.length) {
    const { person, report, address, label, version } = item;
    const rest = empty({ person, report, address, label, version });
    for (const [key, row] of typing) {
      rest.rows[key] = row;
      delete item.rows[key];
    }
    all.set(rest.id, rest);
  }
  return item;
});

/* What the server made of an item: done, or back to the person with the boxes that could not be kept. */
export const settle = (id, answer) => rewrite((all) => {
  const item = all.get(id);
  if (!item) return;
  all.delete(id);
  for (const other of all.values()) {
    if (other.report !== item.report || other.person !== item.person || other.sealed) continue;
    for (const [key, stamp] of Object.entries(answer.stamps)) {
      const name = `stamp-${key}`;
      if (other.rows[key] && !answer.faults.some((fault) => fault.cell === key)) other.rows[key].fields[name] = String(stamp);
    }
  }
  if (!answer.faults.length && !answer.refusal) return;
  const { person, report, address, label, version, wanted } = item;
  const back = { ...empty({ person, report, address, label, version }), begun: item.begun, held: true, wanted };
  for (const fault of answer.faults) {
    if (item.rows[fault.cell]) back.rows[fault.cell] = { ...item.rows[fault.cell], fault };
  }
  const conflict = answer.faults.some((fault) => fault.theirs);
  if (answer.faults.length) back.problem = { kind: conflict ? "conflict" : "faults", reason: "", faults: [] };
  else back.problem = { kind: "unsubmitted", ...answer.refusal };
  all.set(back.id, back);
});

/* The server takes nothing of it: all of it stays, under a new name because the old one may be known. */
export const refuse = (id, problem) => rewrite((all) => {
  const item = all.get(id);
  if (item) Object.assign(item, { held: true, problem });
});

/* Tries again what was held. */
export const retry = async (id) => {
  await rewrite((all) => {
    const item = all.get(id);
    if (!item) return;
    all.delete(id);
    const again = { ...item, id: fresh(), held: false, sealed: false, problem: null };
    for (const row of Object.values(again.rows)) delete row.fault;
    all.set(again.id, again);
  });
  tell({ kind: "changed" });
};

/* Gives what was held back to its page, to be corrected there; nothing of it is sent before. */
export const reopen = (id) => rewrite((all) => {
  const item = all.get(id);
  if (!item) return;
  all.delete(id);
  const again = { ...item, id: fresh(), held: false, sealed: false, problem: null, wanted: "save" };
  for (const row of Object.values(again.rows)) {
    delete row.fault;
    row.typing = Date.now();
  }
  if (Object.keys(again.rows).length) all.set(again.id, again);
});

/* A person's choice in one box of a held item: their own words over the other's, or the other's. */
export const choose = async (id, key, mine) => {
  const left = await rewrite((all) => {
    const item = all.get(id);
    const row = item && item.rows[key];
    if (!row) return 1;
    if (mine) row.fields[`stamp-${key}`] = String(row.fault.theirs.stamp);
    else delete item.rows[key];
    if (mine) delete row.fault;
    const open = Object.values(item.rows).filter((each) => each.fault).length;
    if (!open && !Object.keys(item.rows).length && item.wanted === "save") all.delete(id);
    return open;
  });
  if (!left) await retry(id);
  tell({ kind: "changed" });
};

/* The form of an item in a file. Throws for a file that holds none. */
export const written = (item) => JSON.stringify({ phoihop: 1, ...item, held: false, problem: null }, null, 1);

export const load = async (text, person) => {
  const { phoihop, ...item } = JSON.parse(text);
  const whole = phoihop === 1 && typeof item.id === "string" && Number.isInteger(item.report)
    && /^\/submissions\/\d+\/$/.test(item.address) && item.rows && typeof item.rows === "object"
    && Object.values(item.rows).every((row) => row.fields && typeof row.fields === "object");
  if (!whole) throw new TypeError("not an item");
  await rewrite((all) => { all.set(item.id, { ...item, person, begun: item.begun || Date.now() }); });
  tell({ kind: "changed" });
};
