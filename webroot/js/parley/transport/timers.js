/** Timeouts by name: one that is set again begins anew. */
export class Timers {
  #running = new Map();

  set(name, milliseconds, action) {
    this.clear(name);
    this.#running.set(name, setTimeout(() => {
      this.#running.delete(name);
      action();
    }, milliseconds));
  }

  clear(name) {
    clearTimeout(this.#running.get(name));
    this.#running.delete(name);
  }

  clearAll() {
    for (const name of [...this.#running.keys()]) this.clear(name);
  }
}
