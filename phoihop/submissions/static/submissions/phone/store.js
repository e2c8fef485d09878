/* What this browser remembers between pages: the items of the outbox, and whose phone it is. */

const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open("phoihop", 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("items", { keyPath: "id" });
    asked.result.createObjectStore("facts");
  };
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

/* Runs `work` with a store of items in one transaction; what it returns is given once everything is on the disk. */
const within = async (name, mode, work) => {
  const database = await opened;
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    let result;
    transaction.oncomplete = () => resolve(result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(name), (value) => { result = value; });
  });
};

/* Every item, the oldest first. */
export const items = async () => {
  const found = await within("items", "readonly", (store, give) => {
    store.getAll().onsuccess = (event) => give(event.target.result);
  });
  return found.sort((one, other) => one.begun - other.begun);
};

/* Rewrites the items: `edit` gets a map of all of them by id and changes it; nobody else writes meanwhile. */
export const rewrite = (edit) => within("items", "readwrite", (store, give) => {
  store.getAll().onsuccess = (event) => {
    const before = event.target.result;
    const all = new Map(before.map((item) => [item.id, item]));
    give(edit(all));
    for (const { id } of before) if (!all.has(id)) store.delete(id);
    for (const item of all.values()) store.put(item);
  };
});

export const fact = (name) => within("facts", "readonly", (store, give) => {
  store.get(name).onsuccess = (event) => give(event.target.result);
});

export const note = (name, value) => within("facts", "readwrite", (store) => { store.put(value, name); });
