/* What waits on this phone, and what is kept there: shown, tried again, saved to a file, loaded from one, discarded. */

import { choose, discard, hear, load, ready, reopen, retry, waitingOf, written } from "./items.js";
import { send } from "./sending.js";

const page = document.getElementById("waiting");
const list = document.getElementById("waiting-items");
const none = document.getElementById("waiting-none");
const door = document.getElementById("waiting-door");
const said = document.getElementById("waiting-said");
const kept = document.getElementById("waiting-kept");
const words = page.dataset;
const person = Number(document.body.dataset.person);

const copy = (name) => document.getElementById(name).content.firstElementChild.cloneNode(true);
const fill = (node, texts) => {
  for (const [part, text] of Object.entries(texts)) node.querySelector(`[data-part="${part}"]`).textContent = text;
};
const on = (node, part, act, wanted = true) => {
  const button = node.querySelector(`[data-part="${part}"]`);
  button.hidden = !wanted;
  button.addEventListener("click", act);
};

const typed = (key, row) => {
  if (key.startsWith("text-")) return row.fields[key];
  const reason = row.fields[`missing-${key}`];
  return row.fields[`words-${key}`] || (reason ? words.missing : "–");
};

const rowOf = (item, key, row) => {
  const node = copy("waiting-row");
  const theirs = row.fault && row.fault.theirs;
  fill(node, { label: row.label || key, mine: typed(key, row), fault: row.fault ? row.fault.reason : "" });
  node.querySelector("[data-part=fault]").hidden = !row.fault;
  node.querySelector("[data-part=choice]").hidden = !theirs;
  if (theirs) {
    fill(node, { theirs: theirs.said || "–" });
    on(node, "take-mine", () => act(() => choose(item.id, key, true)));
    on(node, "take-theirs", () => act(() => choose(item.id, key, false)));
  }
  return node;
};

const stateOf = (item) => {
  if (item.held) return words[item.problem.kind] || item.problem.reason;
  if (!navigator.onLine) return words.offline;
  return item.wanted === "submit" ? words.submitting : words.saving;
};

const save = (item) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([written(item)], { type: "application/json" }));
  link.download = `bao-cao-${item.report}-${item.id.slice(0, 8)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const cardOf = (item) => {
  const node = copy("waiting-item");
  const { problem } = item;
  fill(node, { label: item.label, state: stateOf(item), reason: problem ? problem.reason : "" });
  node.dataset.state = item.held ? "held" : "waiting";
  node.querySelector("[data-part=reason]").hidden = !(problem && problem.reason);
  const faults = node.querySelector("[data-part=faults]");
  for (const fault of (problem && problem.faults) || []) faults.append(Object.assign(document.createElement("li"), { textContent: fault }));
  const rows = node.querySelector("[data-part=rows]");
  for (const [key, row] of Object.entries(item.rows)) rows.append(rowOf(item, key, row));
  node.querySelector("[data-part=open]").href = item.address;
  const finish = node.querySelector("[data-part=finish]");
  finish.href = `${item.address}submit/`;
  finish.hidden = !(problem && problem.kind === "unsubmitted");
  const conflict = problem && problem.kind === "conflict";
  on(node, "correct", () => act(async () => { await reopen(item.id); window.location.assign(item.address); }), problem && problem.kind === "faults");
  on(node, "retry", () => act(() => (item.held ? retry(item.id) : null)), !conflict && !(problem && problem.kind === "faults"));
  on(node, "save", () => save(item));
  on(node, "discard", () => { if (window.confirm(words.confirm)) act(() => discard(item.id)); });
  return node;
};

const show = async () => {
  const items = await waitingOf(person);
  // Whoever stands on a button of the list goes on from its place.
  const at = [...list.querySelectorAll("button, a")].indexOf(document.activeElement);
  list.replaceChildren(...items.map(cardOf));
  none.hidden = items.length > 0;
  if (at >= 0) {
    const next = [...list.querySelectorAll("button:not([hidden]), a:not([hidden])")];
    (next[Math.min(at, next.length - 1)] || document.querySelector("#main")).focus();
  }
};

/* Does one thing, then sends what can be sent, and shows what is left. */
const act = async (work) => {
  await work();
  await trySending();
};

const trySending = async () => {
  await show();
  const result = navigator.onLine ? await send(words.address) : "unreachable";
  door.hidden = result !== "signed_out";
  await show();
  const left = await waitingOf(person);
  said.textContent = result === "sent" && !left.length ? words.sent : "";
  if (left.some(ready)) setTimeout(trySending, 20_000);
};

/* The reports that open without a network. */
const showKept = async () => {
  if (!("caches" in window)) return;
  const cache = await caches.open("phoihop-pages");
  const addresses = (await cache.keys()).map((request) => new URL(request.url).pathname).filter((path) => path !== window.location.pathname);
  const nodes = await Promise.all(addresses.map(async (address) => {
    const node = copy("waiting-link");
    const link = node.querySelector("a");
    const html = await (await cache.match(address, { ignoreVary: true })).text();
    const title = new DOMParser().parseFromString(html, "text/html").querySelector("#report");
    link.href = address;
    link.textContent = title ? title.dataset.label : address;
    return node;
  }));
  kept.replaceChildren(...nodes);
  kept.parentElement.hidden = !nodes.length;
};

document.getElementById("waiting-file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  try {
    await load(await file.text(), person);
    await trySending();
  } catch {
    said.textContent = words.unreadable;
  }
});
window.addEventListener("online", trySending);
window.addEventListener("offline", show);
hear((event) => { if (event.kind === "sent") show(); });

page.hidden = false;
await showKept();
await trySending();
