/* Keeps the reports that are owed on this phone, at the press of a button. */

const button = document.getElementById("keep-on-phone");
const said = document.getElementById("kept-on-phone");

const keep = async () => {
  said.textContent = said.dataset.keeping;
  const answer = await fetch(button.dataset.address, {
    method: "POST",
    headers: { "X-CSRFToken": document.body.dataset.csrf, Accept: "application/json" },
  });
  const { reports } = await answer.json();
  const registration = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const done = new Promise((resolve) => { port1.onmessage = (event) => resolve(event.data); });
  const person = Number(document.body.dataset.person);
  registration.active.postMessage({ kind: "keep", person, addresses: [button.dataset.waiting, ...reports] }, [port2]);
  said.textContent = (await done) ? said.dataset.kept.replace("{count}", reports.length) : said.dataset.failed;
};

if (navigator.serviceWorker) {
  button.hidden = false;
  button.addEventListener("click", () => keep().catch(() => { said.textContent = said.dataset.failed; }));
}
