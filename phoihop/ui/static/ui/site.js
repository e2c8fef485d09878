/* What every page does by itself. Each page works without it; it must run on Chrome 109. */
"use strict";

document.documentElement.classList.add("js");
let leaving = false;

/* htmx asks with the token Django wants to see. */
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.body.dataset.csrf;
  if (token) event.detail.headers["X-CSRFToken"] = token;
});

/* A session that has ended answers with the sign-in page: show it whole, not inside a part of this one. */
document.addEventListener("htmx:beforeSwap", (event) => {
  const address = event.detail.xhr.responseURL;
  const door = document.body.dataset.login;
  if (address && door && new URL(address).pathname === door && location.pathname !== door) {
    event.detail.shouldSwap = false;
    leaving = true;
    location.reload();
  }
});

const unreachable = (event) => {
  const status = event.detail.xhr ? event.detail.xhr.status : 0;
  const notices = document.getElementById("notices");
  if (!notices || (status > 0 && status < 500)) return;
  const notice = document.createElement("div");
  notice.className = "notice notice-danger";
  notice.setAttribute("role", "alert");
  notice.textContent = notices.dataset.unreachable;
  notices.replaceChildren(notice);
};
document.addEventListener("htmx:sendError", unreachable);
document.addEventListener("htmx:responseError", unreachable);

/* Autosave: the element named by data-saving tells how it stands, in the words it carries. */
const say = (form, state) => {
  const place = form && document.getElementById(form.dataset.saving || "");
  if (!place) return;
  place.dataset.state = state;
  place.textContent = place.dataset[state] || "";
};
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form) return;
  say(form, "changed");
  if (form.hasAttribute("data-guard")) form.dataset.dirty = "yes";
});
const formOf = (event) => event.target.closest("form");
document.addEventListener("htmx:beforeRequest", (event) => say(formOf(event), "saving"));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = formOf(event);
  say(form, event.detail.successful ? "saved" : "failed");
  if (form && event.detail.successful) delete form.dataset.dirty;
});

/* Leaving a form marked data-guard with words not yet saved asks first. */

document.addEventListener("submit", (event) => {
  const asked = (event.submitter && event.submitter.dataset.confirm) || event.target.dataset.confirm;
  if (asked && !window.confirm(asked)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  leaving = !event.target.matches("[hx-post], [hx-get]");
}, true);
document.addEventListener("htmx:confirm", (event) => {
  const asked = event.detail.elt.dataset.confirm;
  // A form with a question has asked it on submit already.
  if (!asked || event.detail.elt.tagName === "FORM") return;
  event.preventDefault();
  if (window.confirm(asked)) event.detail.issueRequest(true);
});
window.addEventListener("beforeunload", (event) => {
  if (!leaving && document.querySelector("form[data-dirty]")) {
    event.preventDefault();
    event.returnValue = "";
  }
});
window.addEventListener("pageshow", () => { leaving = false; });

/* table[data-sheet]: arrows and Enter go from box to box as in a spreadsheet, and a box met is selected. */
const boxes = "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not(:disabled), select:not(:disabled), textarea:not(:disabled)";

const neighbour = (box, down, across) => {
  const cell = box.closest("td, th");
  if (across) {
    const all = [...box.closest("table").querySelectorAll(boxes)].filter((other) => other.closest("tr") === cell.parentNode);
    return all[all.indexOf(box) + across];
  }
  const rows = [...box.closest("table").rows];
  for (let at = rows.indexOf(cell.parentNode) + down; rows[at]; at += down) {
    const below = rows[at].cells[cell.cellIndex];
    const next = below && below.querySelector(boxes);
    if (next) return next;
  }
  return null;
};

const atEdge = (box, across) => {
  if (box.selectionStart === null || box.selectionStart === undefined) return true;
  const whole = box.selectionStart === 0 && box.selectionEnd === box.value.length;
  return whole || (across < 0 ? box.selectionEnd === 0 : box.selectionStart === box.value.length);
};

document.addEventListener("keydown", (event) => {
  const box = event.target;
  if (!box.matches || !box.matches(boxes) || !box.closest("table[data-sheet]")) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  let next = null;
  if (event.key === "Enter" && box.tagName !== "TEXTAREA") next = neighbour(box, event.shiftKey ? -1 : 1, 0);
  else if (event.shiftKey || box.tagName !== "INPUT") return;
  else if (event.key === "ArrowDown") next = neighbour(box, 1, 0);
  else if (event.key === "ArrowUp") next = neighbour(box, -1, 0);
  else if (event.key === "ArrowRight" && atEdge(box, 1)) next = neighbour(box, 0, 1);
  else if (event.key === "ArrowLeft" && atEdge(box, -1)) next = neighbour(box, 0, -1);
  else return;
  // Enter never sends a sheet by accident, not even from its last row.
  if (event.key === "Enter" || next) event.preventDefault();
  if (next) next.focus();
});
document.addEventListener("focusin", (event) => {
  const box = event.target;
  if (box.tagName === "INPUT" && box.closest("table[data-sheet]") && box.matches(boxes)) box.select();
});

/* Where tabs are wider than the window, the one shown is in sight. */
document.addEventListener("DOMContentLoaded", () => {
  for (const tab of document.querySelectorAll(".section-tabs [aria-current]")) {
    const strip = tab.closest(".section-tabs");
    strip.scrollLeft += tab.getBoundingClientRect().left - strip.getBoundingClientRect().left - 48;
  }
});

/* Menus: the phone's navigation opens by its button; an open person's menu closes on Escape or a click elsewhere. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-confirm]");
  if (link && !window.confirm(link.dataset.confirm)) {
    event.preventDefault();
    return;
  }
  const button = event.target.closest("[data-toggle]");
  if (button) {
    const open = document.getElementById(button.dataset.toggle).classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  }
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  if (event.target.closest("[data-print]")) window.print();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
