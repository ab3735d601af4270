/**
 * What this tab remembers over a reload. sessionStorage and not localStorage: two tabs are two people.
 * Storage may be forbidden or full; then the tab forgets, and everything else goes on.
 */
export class Memory {
  #storage;

  constructor(storage) {
    this.#storage = storage;
  }

  read(key) {
    try {
      return JSON.parse(this.#storage.getItem(`parley.${key}`));
    } catch {
      return null;
    }
  }

  write(key, value) {
    try {
      this.#storage.setItem(`parley.${key}`, JSON.stringify(value));
    } catch {
      // A full storage costs the resume after a reload, not the conversation.
    }
  }

  forget(...keys) {
    try {
      for (const key of keys) this.#storage.removeItem(`parley.${key}`);
    } catch {
      // As above.
    }
  }
}

/** Reading `window.sessionStorage` itself throws where storage is forbidden. */
export function tabMemory() {
  try {
    return new Memory(window.sessionStorage);
  } catch {
    return new Memory(null);
  }
}
