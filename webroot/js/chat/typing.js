const REPEAT_MS = 3_000;
/** The server ends it after 6 s; the spare second covers a late repetition. */
const ENDS_MS = 7_000;

/** Tells the others that we type: at most every 3 s, and at once when we stopped. */
export class OwnTyping {
  #tell;
  #room = null;
  #told = 0;

  constructor(tell) {
    this.#tell = tell;
  }

  typed(room, text) {
    if (!text) return this.stopped();
    if (room === this.#room && Date.now() - this.#told < REPEAT_MS) return;
    if (room !== this.#room) this.stopped();
    this.#room = room;
    this.#told = Date.now();
    this.#tell(room, true);
  }

  stopped() {
    if (!this.#room) return;
    this.#tell(this.#room, false);
    this.#room = null;
  }
}

/** Who types in one room. */
export class Typists {
  #people = new Map();
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  names() {
    return [...this.#people.values()].map((typist) => typist.name);
  }

  heard({ user, on }) {
    this.end(user.id);
    if (on) this.#people.set(user.id, { name: user.name, timer: setTimeout(() => this.end(user.id), ENDS_MS) });
    this.#changed();
  }

  end(id) {
    clearTimeout(this.#people.get(id)?.timer);
    if (this.#people.delete(id)) this.#changed();
  }
}
