const STORE = 'unsaved';
/** What one has written without the server and never came back to is given up after so many milliseconds. */
const OLDEST_MS = 90 * 24 * 60 * 60 * 1000;
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_ROWS = 200;

/**
 * What was written and is not stored by the server yet, kept by this browser over a reload (IndexedDB). A row belongs to one
 * document that is open in one tab: `{ key, user, room, doc, epoch, update, ts }`. Storage may be forbidden or full; then nothing
 * is kept, and everything else goes on.
 */
export class KeptUpdates {
  #opening = null;
  #name;

  /** Several servers of one origin keep theirs apart. */
  constructor(base = document.baseURI) {
    this.#name = `parley${new URL('.', base).pathname}`;
  }

  /** Says whether it is kept. */
  async keep(row) {
    if (row.update.length > MOST_BYTES) return false;
    return this.#in('readwrite', (rows) => rows.put({ ...row, ts: Date.now() })).then(() => true, () => false);
  }

  async forget(keys) {
    await this.#in('readwrite', (rows) => keys.forEach((key) => rows.delete(key))).catch(() => {});
  }

  /** Those of a person, the oldest first. */
  async of(user) {
    const rows = await this.#in('readonly', (all) => all.getAll()).catch(() => []);
    const old = rows.filter(({ ts }) => ts < Date.now() - OLDEST_MS).concat(rows.slice(0, -MOST_ROWS));
    if (old.length) this.forget(old.map(({ key }) => key));
    return rows.filter((row) => row.user === user && !old.includes(row)).sort((one, other) => one.ts - other.ts);
  }

  async #in(mode, act) {
    const database = await this.#open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  }

  #open() {
    this.#opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return this.#opening;
  }
}
