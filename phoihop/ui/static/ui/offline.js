/* Puts the worker to its place, and says on every page how much still waits on this phone. */

const { worker, person } = document.body.dataset;
const link = document.getElementById("waiting-count");

const poke = async (kind) => {
  const registration = await navigator.serviceWorker.ready;
  if (registration.active) registration.active.postMessage({ kind, person: Number(person) });
};

if ("serviceWorker" in navigator && worker) {
  new BroadcastChannel("phoihop").addEventListener("message", (event) => {
    const { kind, count } = event.data;
    if (kind === "changed" || kind === "sent") poke("count");
    if (kind === "count" && link) {
      link.hidden = !count;
      link.querySelector("b").textContent = String(count);
    }
  });
  window.addEventListener("online", () => poke("hello"));
  // A browser whose workers know no modules does without: its pages send by themselves while they are open.
  navigator.serviceWorker.register(worker, { type: "module", scope: "/", updateViaCache: "none" })
    .then(() => poke("hello"))
    .catch(() => null);
}
