/** A file that is still being made: it is sent while it grows, and its size is known at its end. */
export class Recording {
  size = null;
  #bytes = new Blob();
  #heard = () => {};

  /** How many bytes there are so far. */
  get available() {
    return this.#bytes.size;
  }

  push(blob) {
    this.#bytes = new Blob([this.#bytes, blob]);
    this.#heard();
  }

  end() {
    this.size = this.available;
    this.#heard();
  }

  slice(from, to) {
    return this.#bytes.slice(from, to);
  }

  /** Waits until there is more, or until this is all. */
  more(signal) {
    return new Promise((resolve) => {
      this.#heard = resolve;
      signal.addEventListener('abort', resolve, { once: true });
    });
  }
}
