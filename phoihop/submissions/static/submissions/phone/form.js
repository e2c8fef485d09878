/* A report being filled in: what is typed is on the phone at once, whatever becomes of the network. */

import { drop, hear, ready, record, release, unsentOf } from "./items.js";
import { send } from "./sending.js";

const form = document.getElementById("report");
const saving = document.getElementById("saving");
const offline = document.getElementById("offline");
const held = document.getElementById("held");
const { state } = form.dataset;
const about = {
  person: Number(document.body.dataset.person),
  report: Number(form.dataset.report),
  version: Number(form.dataset.version),
  address: form.dataset.address,
  label: form.dataset.label,
};

/* A row of figures is named by digits, a text by its field. */
const keyOf = (box) => {
  const figure = /^(?:words|missing|estimated|note)-(\d+)$/.exec(box.name || "");
  if (figure) return figure[1];
  return /^text-\d+$/.test(box.name || "") ? box.name : null;
};
const boxesOf = (key) => {
  const names = key.startsWith("text-") ? [key] : ["words", "missing", "estimated", "note"].map((part) => `${part}-${key}`);
  return [...form.elements].filter((box) => names.includes(box.name) || box.name === `stamp-${key}`);
};
const fieldsOf = (key) => Object.fromEntries(
  boxesOf(key).filter((box) => box.type !== "checkbox" || box.checked).map((box) => [box.name, box.value]),
);
const labelOf = (key) => {
  const named = form.querySelector(key.startsWith("text-") ? `#part-${key.slice(5)}` : `label[for="words-${key}"]`);
  return named ? named.textContent.trim() : key;
};
const overlay = (key, fields) => {
  for (const box of boxesOf(key)) {
    if (box.type === "checkbox") box.checked = box.name in fields;
    else if (box.name in fields) box.value = fields[box.name];
  }
};

const keep = (key) => record(about, key, { label: labelOf(key), fields: fieldsOf(key), typing: Date.now() });
const say = (word) => {
  saving.dataset.state = word;
  saving.textContent = saving.dataset[word] || "";
};

/* Shows whether words wait for the network, and whether something waits for a decision. */
const show = async () => {
  const unsent = await unsentOf(about);
  held.hidden = !unsent.some((item) => item.held);
  const waits = unsent.some((item) => ready(item));
  offline.hidden = navigator.onLine && !waits;
  offline.dataset.submitting = unsent.some((item) => item.wanted === "submit") ? "yes" : "";
};

let timer;
const sendSoon = (after = 0) => {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const result = navigator.onLine ? await send(state) : "unreachable";
    if (result === "signed_out") say("signedOut");
    if (result === "unreachable") sendSoon(20_000);
    await show();
  }, after);
};
const callLater = async () => {
  const registration = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration());
  if (registration && registration.sync) await registration.sync.register("outbox").catch(() => null);
};

const waits = async (keys, wanted) => {
  await release(about, keys, wanted);
  say("kept");
  await show();
  await callLater();
  sendSoon(navigator.onLine ? 2_000 : 20_000);
};

/* What is typed is kept after a short rest, and whole when the box is left. */
const resting = new Map();
form.addEventListener("input", (event) => {
  const key = keyOf(event.target);
  if (!key) return;
  clearTimeout(resting.get(key));
  resting.set(key, setTimeout(keep, 300, key));
});
form.addEventListener("change", (event) => {
  const key = keyOf(event.target);
  if (!key) return;
  clearTimeout(resting.get(key));
  if (navigator.onLine) keep(key);
  else keep(key).then(() => waits([key]));
});

/* What htmx brought to the server need not wait; what it could not bring does. */
const flying = new Map();
const rowOf = (element) => {
  const row = element.closest("tr[id^=row-]");
  return row ? row.id.slice(4) : keyOf(element);
};
form.addEventListener("htmx:beforeRequest", (event) => {
  const key = rowOf(event.target);
  if (key) flying.set(key, fieldsOf(key));
});
form.addEventListener("htmx:sendError", (event) => event.stopPropagation());
form.addEventListener("htmx:afterRequest", async (event) => {
  const key = rowOf(event.target);
  const { xhr } = event.detail;
  if (!key) return;
  const away = xhr.responseURL && new URL(xhr.responseURL).pathname === document.body.dataset.login;
  if (xhr.status === 0 || xhr.status >= 500 || xhr.status === 403 || away) {
    await keep(key);
    await waits([key]);
  } else if (event.detail.successful && !xhr.responseText.includes('role="alert"')) {
    await drop(about, key, event.detail.requestConfig.verb === "get" ? null : flying.get(key));
    await show();
  }
});

/* The buttons send the page whole; without a network it waits here instead. */
let passing = false;
form.addEventListener("submit", async (event) => {
  if (passing) return;
  event.preventDefault();
  const { submitter } = event;
  if (navigator.onLine) {
    await release(about, null);
    passing = true;
    form.requestSubmit(submitter && submitter.form === form && submitter.type === "submit" ? submitter : undefined);
    return;
  }
  await waits(null);
  const button = offline.querySelector("button");
  if (submitter && submitter.name === "next" && button) button.focus();
});
window.addEventListener("pageshow", () => { passing = false; });
const submitter = offline.querySelector("button");
if (submitter) submitter.addEventListener("click", () => waits(null, "submit"));

hear(async (event) => {
  if (event.kind === "signed_out") say("signedOut");
  if (event.kind === "sent" && event.report === about.report) {
    if (event.outcome === "submitted") {
      window.location.reload();
      return;
    }
    say(event.outcome === "saved" ? "saved" : "kept");
    for (const key of event.rows) await refresh(key, event.stamps[key]);
  }
  await show();
});

/* A row that was sent from here or elsewhere: its stamp, and unless somebody types in it, what was understood. */
const refresh = async (key, stamp) => {
  const box = form.elements[`stamp-${key}`];
  if (box && stamp !== undefined) box.value = String(stamp);
  const row = document.getElementById(`row-${key}`);
  const unsent = (await unsentOf(about)).some((item) => item.rows[key]);
  if (row && !unsent && !row.contains(document.activeElement)) {
    window.htmx.ajax("GET", row.getAttribute("hx-post"), { target: row, swap: "outerHTML" });
  }
};

/* On a slow network somebody types before the scripts have come: what they changed is taken up now. */
const isChanged = (box) => {
  if (box.type === "checkbox") return box.checked !== box.defaultChecked;
  if (box.tagName === "SELECT") return [...box.options].some((option) => option.selected !== option.defaultSelected && option.value);
  return box.value !== box.defaultValue;
};
const takeUp = () => {
  for (const box of form.elements) {
    if (!keyOf(box) || !isChanged(box)) continue;
    const event = box === document.activeElement ? "input" : "change";
    box.dispatchEvent(new Event(event, { bubbles: true }));
  }
};

/* What an earlier visit left unsent stands in its box again, and is sent. */
const restore = async () => {
  const left = (await unsentOf(about)).filter((item) => !item.held && item.version === about.version);
  for (const item of left) for (const [key, row] of Object.entries(item.rows)) overlay(key, row.fields);
  await show();
  for (const item of left) {
    for (const [key, row] of Object.entries(item.rows)) {
      const box = row.typing && boxesOf(key)[0];
      if (box) box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  sendSoon();
};

/* The page may have been kept for days: its token is asked for afresh before anything is sent with it. */
const freshen = async () => {
  const answer = await fetch(state, { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (!answer || !answer.ok) return;
  const { token } = await answer.json();
  document.body.dataset.csrf = token;
  for (const box of form.querySelectorAll("[name=csrfmiddlewaretoken]")) box.value = token;
};

const remember = async () => {
  if (!navigator.serviceWorker) return;
  // The first page of all came before there was a worker to keep it.
  if (await caches.match(about.address, { cacheName: "phoihop-pages", ignoreVary: true })) return;
  const registration = await navigator.serviceWorker.ready;
  const { port2 } = new MessageChannel();
  registration.active.postMessage({ kind: "keep", person: about.person, addresses: [about.address] }, [port2]);
};

const begin = async () => {
  form.removeAttribute("data-guard");
  // Said once it is true: see `waits`.
  saving.dataset.failed = "";
  takeUp();
  await freshen();
  await restore();
  await remember();
};
window.addEventListener("online", () => freshen().then(() => sendSoon()));
window.addEventListener("offline", show);
if (document.readyState === "complete") begin();
else window.addEventListener("load", begin);
