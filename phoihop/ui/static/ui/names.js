/* Boxes with data-names suggest names while one types. Without this they are plain boxes; the server reads them alike. */
const WAIT = 200;
const FEWEST = 2;
let box = null;
let list = null;
let turn = 0;
let timer = 0;

/* In a box of several lines the line of the caret is what is typed. */
const line = () => {
  if (box.tagName !== "TEXTAREA") return [0, box.value.length];
  const caret = box.selectionStart;
  const end = box.value.indexOf("\n", caret);
  return [box.value.lastIndexOf("\n", caret - 1) + 1, end < 0 ? box.value.length : end];
};

const close = () => {
  turn += 1;
  clearTimeout(timer);
  if (!list) return;
  list.remove();
  list = null;
  box.removeAttribute("aria-activedescendant");
  box.removeAttribute("aria-controls");
  if (box.hasAttribute("role")) box.setAttribute("aria-expanded", "false");
};

const active = () => list.querySelector("[aria-selected=true]");

const choose = (option) => {
  const [from, to] = line();
  box.setRangeText(option.dataset.name, from, to, "end");
  close();
  box.dispatchEvent(new Event("change", { bubbles: true }));
};

const option = (said, number) => {
  const made = document.createElement("li");
  made.id = `${list.id}-${number}`;
  made.className = "dropdown-item text-wrap";
  made.dataset.name = said.name;
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  made.append(said.name);
  if (said.more) {
    const more = document.createElement("small");
    more.className = "d-block";
    more.textContent = said.more;
    made.append(more);
  }
  return made;
};

const show = (names) => {
  close();
  if (!names.length) return;
  list = document.createElement("ul");
  list.id = `${box.id}_names`;
  list.className = "dropdown-menu show";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.labels.length ? box.labels[0].textContent.trim() : box.name);
  list.append(...names.map(option));
  box.after(list);
  box.setAttribute("aria-controls", list.id);
  if (box.hasAttribute("role")) box.setAttribute("aria-expanded", "true");
};

const ask = async () => {
  const typed = box.value.slice(...line()).trim();
  if (typed.length < FEWEST) return close();
  turn += 1;
  const mine = turn;
  const answer = await fetch(`${box.dataset.names}?q=${encodeURIComponent(typed)}`).catch(() => null);
  if (mine !== turn || document.activeElement !== box) return;
  const names = answer && answer.ok && !answer.redirected ? (await answer.json()).names : [];
  // What is typed out needs no list, which would only stand in the way of the next box.
  show(names.length === 1 && names[0].name === typed ? [] : names);
};

const move = (step) => {
  const all = [...list.children];
  const before = active();
  const at = before ? all.indexOf(before) + step : step > 0 ? 0 : all.length - 1;
  if (before) {
    before.setAttribute("aria-selected", "false");
    before.classList.remove("active");
  }
  const next = all[(at + all.length) % all.length];
  next.setAttribute("aria-selected", "true");
  next.classList.add("active");
  next.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", next.id);
};

document.addEventListener("focusin", (event) => {
  if (!event.target.matches("[data-names]")) return;
  box = event.target;
  box.setAttribute("aria-autocomplete", "list");
  if (box.tagName !== "INPUT") return;
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-expanded", "false");
});
document.addEventListener("focusout", (event) => {
  if (event.target === box) close();
});
document.addEventListener("input", (event) => {
  if (event.target !== box || !event.target.matches("[data-names]")) return;
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
});
document.addEventListener("keydown", (event) => {
  if (event.target !== box || !list || event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Enter" && active()) choose(active());
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
/* The press does not take the focus from the box, so that the list stands until the name is taken. */
document.addEventListener("mousedown", (event) => {
  const pressed = list && event.target.closest("[role=option]");
  if (!pressed || !list.contains(pressed)) return;
  event.preventDefault();
  choose(pressed);
});
