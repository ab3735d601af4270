/** Calls listeners by name. A listener that throws is reported and does not keep the others from hearing. */
export class Emitter {
  #listeners = new Map();

  /** Returns a function that ends the listening. */
  on(name, listener) {
    if (!this.#listeners.has(name)) this.#listeners.set(name, new Set());
    this.#listeners.get(name).add(listener);
    return () => this.#listeners.get(name).delete(listener);
  }

  announce(name, detail) {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      try {
        listener(detail);
      } catch (error) {
        console.error(`a listener of "${name}" failed`, error);
      }
    }
  }
}
