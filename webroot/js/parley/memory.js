/**
 * Web Storage, for what is remembered over a reload: by a tab (sessionStorage: its session, what it was about to say), or by all
 * tabs of this browser (localStorage). Storage may be forbidden or full; then it is forgotten, and everything else goes on.
 */
export class Memory {
  #storage;
  #suffix;

  /** `suffix` keeps apart what several pages of one origin remember. */
  constructor(storage, suffix = '') {
    this.#storage = storage;
    this.#suffix = suffix;
  }

  read(key) {
    try {
      return JSON.parse(this.#storage.getItem(this.#name(key)));
    } catch {
      return null;
    }
  }

  /** Says whether it is remembered. */
  write(key, value) {
    try {
      this.#storage.setItem(this.#name(key), JSON.stringify(value));
      return true;
    } catch {
      // A full storage costs the resume after a reload, not the conversation.
      return false;
    }
  }

  /** Tells what another tab writes under this key; null when it forgets it. */
  onChange(key, listener) {
    window.addEventListener('storage', (event) => {
      if (event.storageArea !== this.#storage || (event.key !== null && event.key !== this.#name(key))) return;
      listener(event.newValue === null ? null : JSON.parse(event.newValue));
    });
  }

  #name(key) {
    return `parley.${key}${this.#suffix}`;
  }

  forget(...keys) {
    try {
      for (const key of keys) this.#storage.removeItem(this.#name(key));
    } catch {
      // As above.
    }
  }
}

/** Of this tab. Reading `window.sessionStorage` itself throws where storage is forbidden. */
export function tabMemory() {
  return memoryOf(() => window.sessionStorage);
}

/** Of all tabs of this browser that show this server under this path. */
export function browserMemory(base = document.baseURI) {
  const path = new URL('.', base).pathname;
  return memoryOf(() => window.localStorage, path === '/' ? '' : `@${path}`);
}

function memoryOf(storage, suffix) {
  try {
    return new Memory(storage(), suffix);
  } catch {
    return new Memory(null, suffix);
  }
}
